"""The built-in finder of names that stand in no register.

Owns the way from the passages of a document to guesses, and the setting aside of names that
somebody is only called by. Knows nothing of registers but the ground that is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.model.records import Kind
from generator.recognise.layout import overlaps
from generator.recognise.span import Passage
from generator.recognise.unlisted.evidence import Evidence
from generator.recognise.unlisted.ground import Found, Ground
from generator.recognise.unlisted.guess import SUGGEST_MIN, Guess, Taken
from generator.recognise.unlisted.persons import Draft, weigh
from generator.recognise.unlisted.rules import read
from generator.recognise.unlisted.runs import Run, flat, runs
from generator.recognise.unlisted.starters import Starters

GAP_MAX = 8
CONTEXT = 24

_call = re.compile(r"(?:^|[.!?…:]\s*|[\"“‘(])(?:(?P<word>\w+),? )?$|(?:\w|[!?…]), $")
_called = re.compile(r"\s*(?:$|[.!?;:…]|,|\W*$)")


class Names:
    """The rules with their lists."""

    def __init__(self, lists: Starters) -> None:
        self._lists = lists

    def guess(self, passages: Sequence[Passage], taken: Taken) -> Iterable[Guess]:
        """Every range outside the taken ground that seems to name an entity, in order."""
        texts = [flat(passage.words) for passage in passages]
        found = [_free(list(runs(t)), p, taken) for t, p in zip(texts, passages, strict=True)]
        evidence = Evidence([passage.words for passage in passages], found)
        drafts: list[Draft] = []
        for number, passage in enumerate(passages):
            drafts += self._drafts(passage, texts[number], found[number], evidence, number)
        weighed = [draft for draft in weigh(drafts) if draft.guess.score >= SUGGEST_MIN]
        spoken = {draft.guess.name for draft in weighed if not draft.called}
        return [draft.guess for draft in weighed if draft.guess.name in spoken]

    def _drafts(
        self, passage: Passage, text: str, found: Sequence[Run], evidence: Evidence, number: int
    ) -> Iterator[Draft]:
        end = 0
        for run in found:
            ground = Ground(run, text, self._lists, evidence)
            mute = overlaps(evidence.muted[number], run[0].start, run[0].end)
            for one in read(ground, lists_only=mute):
                draft = _draft(passage, ground, one, end)
                yield draft
                end = draft.guess.end - passage.start


def _free(found: Sequence[Run], passage: Passage, taken: Taken) -> list[Run]:
    """Runs without the words that stand on taken ground, cut there."""
    ranges = taken.get(passage.text)
    if not ranges:
        return list(found)
    free: list[Run] = []
    for run in found:
        shift = passage.start
        blocked = [n for n, w in enumerate(run) if overlaps(ranges, w.start + shift, w.end + shift)]
        edges = [-1, *blocked, len(run)]
        free += [run[a + 1 : b] for a, b in pairwise(edges) if b > a + 1]
    return free


def _draft(passage: Passage, ground: Ground, found: Found, last: int) -> Draft:
    words = ground.run[found.begin : found.end]
    start = words[0].start
    end = start + len(found.listed.spelling) if found.listed else words[-1].end
    name = found.listed.name if found.listed else " ".join(passage.words[start:end].split())
    guess = Guess(
        passage.text,
        passage.start + start,
        passage.start + end,
        name,
        found.kind or Kind.PERSON,
        found.score,
        found.reason,
        found.listed is not None,
    )
    keys = tuple(word.key for word in words)
    gap = ground.text[last:start] if 0 < start - last <= GAP_MAX else ""
    firm = bool(found.listed and found.listed.firm)
    called = not firm and guess.kind is Kind.PERSON and _is_called(ground, start, end)
    return Draft(guess, keys, gap, firm, called and len(keys) == 1)


def _is_called(ground: Ground, start: int, end: int) -> bool:
    """Whether somebody is spoken to: "Yes, Jesse;", "Go on, Donna!"."""
    before = ground.text[max(0, start - CONTEXT) : start]
    after = ground.text[end : end + CONTEXT]
    call = _call.search(before)
    if not call or not _called.match(after):
        return False
    word = call["word"]
    if word:
        return ground.lists.is_a("verbs.vocative", word.casefold())
    if before.endswith(", "):
        return not after.lstrip().startswith(",")
    return after.startswith(",")
