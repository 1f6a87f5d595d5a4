"""Which comment answers which, where the paste does not say.

Owns a scorecard in two stages: how likely a comment is a reply at all, and to which of those that
are open. Weights and names are of one measured model; it is sure of little, and says how sure. What
the source states is given, and only steers the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import exp, log

from msgspec import Struct

from generator.model.source import Habit
from generator.read.pasted.likeness import Words, cosine, rare_in_common, weigh, words_of
from generator.read.pasted.speech import AGREEMENT, CONNECTIVE, DISPUTE, SECOND_PERSON

REPLY_BASE = -0.50
CONF_CAP = 0.95
# Sites differ in their habits: over 34 threads of 20 sites a sum was worth this much of itself.
DAMP = 0.8
# A habit of never or always answering is not believed of every single comment.
PRIOR_MIN, PRIOR_MAX = 0.02, 0.98
# No more of those that are open are looked at: time has to be the same for each comment.
OPEN_MAX = 12

ARTICLE = -1
LONG_WORDS = 45
FEW_WORDS = 2
LIKE, VERY_LIKE = 0.15, 0.25


class Remark(Struct, frozen=True):
    """A comment as it is weighed; `answers` is the place of the one that it states to answer.

    That is ARTICLE where it states to answer the article, None where it states nothing.
    """

    text: str
    answers: int | None = None


class Guess(Struct, frozen=True):
    """What a comment probably answers: its place or ARTICLE, how sure, and what speaks for it."""

    parent: int
    confidence: float
    cue: str


_quotation = re.compile(r"[\"“„«‘>]")


class _Open(Struct, gc=False):
    """A comment that may be answered: its place, and how many steps up it is."""

    at: int
    steps: int
    is_top: bool


class _File(Struct):
    """What the comments of one file are weighed by."""

    texts: list[Words]
    article: Words
    used: dict[str, int]
    prior: float


def guesses(remarks: Sequence[Remark], article: str, habit: Habit) -> list[Guess | None]:
    """For each comment in order what it probably answers; None for one that states it."""
    texts, about = [words_of(remark.text) for remark in remarks], words_of(article)
    share = max(PRIOR_MIN, min(PRIOR_MAX, habit.reply_prior))
    prior = log(share / (1 - share))
    file = _File(texts, about, weigh(texts, about), prior)
    found: list[Guess | None] = [None] * len(remarks)
    parents = [ARTICLE] * len(remarks)
    order = range(len(remarks))
    before: list[int] = []
    for at in reversed(order) if habit.order == "newest" else order:
        branch = _branch(before, parents, threaded=habit.order == "threaded")
        stated = remarks[at].answers
        if stated is None:
            guess = found[at] = _guess(at, remarks[at].text, branch, file)
            stated = guess.parent
        parents[at] = stated
        before.append(at)
    return found


def _branch(before: Sequence[int], parents: Sequence[int], *, threaded: bool) -> list[_Open]:
    """The comments that the next one may answer, the nearest first.

    Where replies stand below what they answer these are the last comment and all above it.
    """
    if not threaded:
        near = before[: -OPEN_MAX - 1 : -1]
        return [_Open(at, steps, parents[at] == ARTICLE) for steps, at in enumerate(near)]
    at, found = before[-1] if before else ARTICLE, list[_Open]()
    while at != ARTICLE and len(found) < OPEN_MAX:
        found.append(_Open(at, len(found), parents[at] == ARTICLE))
        at = parents[at]
    return found


def _guess(at: int, text: str, branch: Sequence[_Open], file: _File) -> Guess:
    if not branch:
        return Guess(ARTICLE, CONF_CAP, "no comment stands before it")
    own = file.texts[at]
    alike = [cosine(own, file.texts[place.at]) for place in branch]
    repeats = [not own.runs.isdisjoint(file.texts[place.at].runs) for place in branch]
    said = dict(_said(text, own, file))
    said |= dict(_shared(own, branch, alike, repeats, file))
    z = file.prior + DAMP * (REPLY_BASE + sum(said.values()))
    is_reply = 1 / (1 + exp(-z))
    scores = [
        exp(_score(place, like, repeats=again))
        for place, like, again in zip(branch, alike, repeats, strict=True)
    ]
    best = max(range(len(branch)), key=scores.__getitem__)
    share = is_reply * scores[best] / sum(scores)
    if share < 1 - is_reply:
        return Guess(ARTICLE, min(1 - is_reply, CONF_CAP), _strongest(said, sign=-1))
    return Guess(branch[best].at, min(share, CONF_CAP), _strongest(said, sign=1))


def _said(text: str, own: Words, file: _File) -> Iterator[tuple[str, float]]:
    """What speaks for a reply in its own words, and how much."""
    if AGREEMENT.match(text):
        yield "it begins with a yes", 0.8
    if DISPUTE.match(text):
        yield "it begins with a no or a question", 0.6
    if CONNECTIVE.match(text):
        yield "it begins with a word that goes on", 0.9
    if text[:1].islower() or text.startswith(("…", "...")):
        yield "it begins in the middle of a sentence", 0.8
    if SECOND_PERSON.search(text):
        yield "it speaks to somebody", 0.8
    if sum(own.counts.values()) <= FEW_WORDS:
        yield "it is very short", 1.6
    if own.total >= LONG_WORDS:
        yield "it is long", -1.4
    if _quotation.match(text):
        yield "it opens with a quotation", -0.6
    if cosine(own, file.article) >= LIKE:
        yield "its words are those of the article", -1.1


def _shared(
    own: Words,
    branch: Sequence[_Open],
    alike: Sequence[float],
    repeats: Sequence[bool],
    file: _File,
) -> Iterator[tuple[str, float]]:
    """What speaks for a reply in the words of those before it."""
    if any(repeats):
        yield "it repeats words of it", 0.8
    if max(alike) >= LIKE:
        yield "its words are alike", 1.4 + (0.3 if max(alike) >= VERY_LIKE else 0)
    if rare_in_common(own, (file.texts[place.at] for place in branch), file.used):
        yield "it shares a rare word with it", 1.2
    if branch[0].is_top:
        yield "the comment before it answers the article", -0.8


def _score(place: _Open, like: float, *, repeats: bool) -> float:
    """How well a comment fits as what is answered."""
    top = 0.9 if place.is_top and place.steps else 0.0
    return -1.6 * min(place.steps, 3) + top + 2.5 * like + 0.6 * repeats


def _strongest(said: dict[str, float], *, sign: int) -> str:
    """The reason that weighs most for what was found."""
    reasons = {cue: weight * sign for cue, weight in said.items() if weight * sign > 0}
    if reasons:
        return max(reasons, key=reasons.__getitem__)
    return "it stands below it" if sign > 0 else "nothing in it speaks of another comment"
