"""How what a paste was taken for differs from the truth about it.

Owns which comment that was read answers to which that was written, the words for each error, and
the counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.date import Date
from tests.pastes.gold import ARTICLE, UNKNOWN, Gold, Said
from tests.pastes.taken import Heard, Taken


class Score(NamedTuple):
    """How much of a paste was read right; each pair is (right, all), each list squared errors."""

    article: bool
    comments: tuple[int, int]
    joins: int
    authors: tuple[int, int]
    dates: tuple[int, int]
    parents: tuple[int, int]
    brier: list[float]


def errors(gold: Gold, taken: Taken) -> list[str]:
    """What is wrong, a sentence each, in the order of the paste."""
    pairs = _pairs(gold, taken)
    found = [*_heads(gold, taken)]
    for number, said in enumerate(gold.comments, 1):
        heard = pairs.get(number)
        told = _of_comment(gold, said, heard, _ids(pairs)) if heard else [_lost(said, taken, pairs)]
        found += [f"comment {number}: {error}" for error in told]
    held = {heard.id for heard in pairs.values()}
    owner = {line: n for n, said in enumerate(gold.comments, 1) for line in said.lines}
    for heard in taken.comments:
        if heard.id not in held:
            of = sorted({owner[line] for line in heard.lines if line in owner})
            what = f"split from comment {of[0]}" if of else "no comment"
            found.append(f"lines {ranges(heard.lines)}: {what}")
    return found


def score(gold: Gold, taken: Taken) -> Score:
    """How much of a paste was read right."""
    pairs = _pairs(gold, taken)
    ids = _ids(pairs)
    both = [(said, pairs.get(number)) for number, said in enumerate(gold.comments, 1)]
    told = [(s, h) for s, h in both if s.parent != UNKNOWN]
    right = [(s, h, ids.get(h.parent, h.parent) == s.parent) for s, h in told if h]
    return Score(
        _same(gold.article, taken.article, gold),
        (sum(bool(h) and _same(s.lines, h.lines, gold) for s, h in both), len(both)),
        len(taken.comments) - len(gold.comments),
        _share((bool(h) and h.author == s.author) for s, h in both if s.author),
        _share((bool(h) and _is(s.date, h.date)) for s, h in both if s.date),
        (sum(is_right for _, _, is_right in right), len(told)),
        [(h.sure - is_right) ** 2 for _, h, is_right in right if h.sure is not None],
    )


def ranges(lines: frozenset[int]) -> str:
    """Numbers of lines as `3-5, 9`; `none` where there are none."""
    found: list[list[int]] = []
    for line in sorted(lines):
        if found and found[-1][-1] == line - 1:
            found[-1].append(line)
        else:
            found.append([line])
    told = (f"{run[0]}-{run[-1]}" if run[1:] else str(run[0]) for run in found)
    return ", ".join(told) or "none"


def _heads(gold: Gold, taken: Taken) -> Iterator[str]:
    stated, quoted = gold.fields.get("title", ""), gold.fields.get("title quoted", "")
    if taken.title != (stated or quoted):
        yield f"title: {taken.title!r}, not {stated or quoted!r}"
    elif quoted and not taken.inferred:
        yield "title: stated, not inferred"
    by, date = gold.fields.get("by", ""), gold.fields.get("date", "")
    if taken.by != by:
        yield f"by: {taken.by!r}, not {by!r}"
    if not _is(date, taken.date):
        yield f"date: {_told(taken.date)!r}, not {date!r}"
    if not _same(gold.article, taken.article, gold):
        yield f"article: lines {ranges(taken.article)}, not {ranges(gold.article)}"


def _of_comment(gold: Gold, said: Said, heard: Heard, ids: dict[str, str]) -> Iterator[str]:
    if not _same(said.lines, heard.lines, gold):
        yield f"lines {ranges(heard.lines)}, not {ranges(said.lines)}"
    if said.begins and not heard.text.startswith(said.begins):
        yield f"begins {heard.text[: len(said.begins)]!r}, not {said.begins!r}"
    if heard.author != said.author:
        yield f"author {heard.author!r}, not {said.author!r}"
    if not _is(said.date, heard.date):
        yield f"date {_told(heard.date)!r}, not {said.date!r}"
    parent = ids.get(heard.parent, ARTICLE if heard.parent == ARTICLE else f"id {heard.parent}")
    # What can only be seen from the sense may be guessed wrong, but not stated wrong.
    stated = heard.sure is None and heard.parent != ARTICLE
    if parent != said.parent and (stated or (said.marked and said.parent != UNKNOWN)):
        yield f"parent {parent}, not {said.parent}"


def _pairs(gold: Gold, taken: Taken) -> dict[int, Heard]:
    """The comments that were read, by the number of that with which each shares most lines."""
    found: dict[int, tuple[int, Heard]] = {}
    for heard in taken.comments:
        shared = {n: len(s.lines & heard.lines) for n, s in enumerate(gold.comments, 1)}
        number = max(shared, key=shared.__getitem__, default=0)
        if number and shared[number] > found.get(number, (0,))[0]:
            found[number] = (shared[number], heard)
    return {number: heard for number, (_, heard) in found.items()}


def _ids(pairs: dict[int, Heard]) -> dict[str, str]:
    return {heard.id: str(number) for number, heard in pairs.items()}


def _lost(said: Said, taken: Taken, pairs: dict[int, Heard]) -> str:
    """Where a comment went that was not read as one."""
    if said.lines & taken.article:
        return "in the article"
    return next(
        (f"joined to {n}" for n, heard in pairs.items() if said.lines & heard.lines), "not found"
    )


def _same(true: frozenset[int], read: frozenset[int], gold: Gold) -> bool:
    return true - gold.either == read - gold.either


def _is(written: str, date: Date | None) -> bool:
    """Whether a date means what is written, and no less exactly."""
    if not written or date is None:
        return not written and date is None
    return date.first.startswith(written) and date.last.startswith(written)


def _told(date: Date | None) -> str:
    return date.text if date else ""


def _share(right: Iterator[bool]) -> tuple[int, int]:
    found = list(right)
    return sum(found), len(found)
