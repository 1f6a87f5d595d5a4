"""Notes on a text that is edited: found again, or said to be lost, and never put elsewhere."""

from __future__ import annotations

import random
from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.passages import Folded, Quoted, find

BESIDE = 32
WRONG_MAX = 0.02
VOCABULARY = (
    "the of and a to in it was that had with on at for as by from or an be is this which "
    "river bridge mill church letter margin scribe winter market harbour window candle ledger "
    "stone field garden voyage copper lantern orchard parish surgeon weaver printer bishop "
    "carried wrote found burned opened closed crossed measured painted answered forgot kept "
    "old small narrow heavy silent foreign broken second early green"
).split()


class Word(NamedTuple):
    """A word with an identity: that of the word of the first text that it is, or None."""

    text: str
    id: int | None


Paragraphs = list[list[Word]]


class Text(NamedTuple):
    """A text, and the identity of the word at each character."""

    text: str
    ids: list[int | None]


def written(rng: random.Random) -> Paragraphs:
    """A text of some paragraphs, in which common words come again and again."""
    weights = [12] * 23 + [2] * (len(VOCABULARY) - 23)
    number = 0
    paragraphs: Paragraphs = []
    for _ in range(rng.randint(3, 8)):
        words = rng.choices(VOCABULARY, weights, k=rng.randint(12, 60))
        paragraphs.append([Word(word, number + n) for n, word in enumerate(words)])
        number += len(words)
    return paragraphs


def set_out(paragraphs: Paragraphs) -> Text:
    """The text as a body has it."""
    text, ids = "", []
    for paragraph in filter(None, paragraphs):
        for word in paragraph:
            text += f"{word.text} "
            ids += [word.id] * (len(word.text) + 1)
        text, ids[-1:] = f"{text[:-1]}\n", [None]
    return Text(text, ids)


def change_words(rng: random.Random, paragraphs: Paragraphs) -> None:
    """Other words for some, some left out, some put in."""
    for paragraph in paragraphs:
        for _ in range(rng.randint(0, 4)):
            at = rng.randrange(len(paragraph)) if paragraph else 0
            kind = rng.randrange(3)
            if kind == 0 and paragraph:
                paragraph[at] = Word(rng.choice(VOCABULARY), paragraph[at].id)
            elif kind == 1 and paragraph:
                del paragraph[at]
            else:
                paragraph.insert(at, Word(rng.choice(VOCABULARY), None))


def misspell(rng: random.Random, paragraphs: Paragraphs) -> None:
    """A letter of some words is doubled."""
    for paragraph in filter(None, paragraphs):
        at = rng.randrange(len(paragraph))
        word = paragraph[at]
        cut = rng.randint(1, len(word.text))
        paragraph[at] = Word(word.text[:cut] + word.text[cut - 1 :], word.id)


def move(rng: random.Random, paragraphs: Paragraphs) -> None:
    """A paragraph stands elsewhere."""
    paragraphs.insert(rng.randrange(len(paragraphs)), paragraphs.pop())


def duplicate(rng: random.Random, paragraphs: Paragraphs) -> None:
    """A paragraph, or some words of one, stand a second time."""
    taken = rng.choice(paragraphs)
    start = rng.choice((0, rng.randint(0, len(taken))))
    stop = rng.choice((len(taken), min(len(taken), start + rng.randint(2, 9))))
    copied = [Word(word.text, None) for word in taken[start:stop]]
    if rng.random() < 0.5:
        paragraphs.insert(rng.randint(0, len(paragraphs)), copied)
    else:
        into = rng.choice(paragraphs)
        at = rng.randint(0, len(into))
        into[at:at] = copied


def leave_out(rng: random.Random, paragraphs: Paragraphs) -> None:
    """A paragraph is gone."""
    if len(paragraphs) > 1:
        del paragraphs[rng.randrange(len(paragraphs))]


EDITS = {
    "words": change_words,
    "misspelt": misspell,
    "moved": move,
    "duplicated": duplicate,
    "left out": leave_out,
}


def outcome(rng: random.Random, edits: list[str], *, beside: bool = True) -> str:
    """What becomes of a note when a text is edited: right, wrong or lost."""
    paragraphs = written(rng)
    before = set_out(paragraphs)
    starts = [0, *(n + 1 for n, c in enumerate(before.text[:-1]) if c.isspace())]
    first = rng.randrange(len(starts))
    last = min(len(starts) - 1, first + rng.randint(0, rng.choice((2, 8, 40))))
    end = starts[last + 1] - 1 if last + 1 < len(starts) else len(before.text) - 1
    start = starts[first]
    quoted = Quoted(
        before.text[start:end],
        before.text[max(0, start - BESIDE) : start] if beside else "",
        before.text[end : end + BESIDE] if beside else "",
    )
    meant = set(before.ids[start:end]) - {None}
    for edit in edits:
        EDITS[edit](rng, paragraphs)
    after = set_out(paragraphs)
    hit = find(Folded(after.text), quoted)
    if hit.start < 0:
        return "lost"
    held = after.ids[hit.start : hit.end]
    return "right" if sum(id in meant for id in held) * 2 >= len(held) else "wrong"


def outcomes(edits: list[str], many: int, *, beside: bool = True) -> Counter[str]:
    """What becomes of many notes; the same at every run."""
    rng = random.Random(" ".join(edits))
    return Counter(outcome(rng, edits, beside=beside) for _ in range(many))


def test_hardly_a_note_goes_astray() -> None:
    """Of many notes on edited texts at most two in a hundred come to stand at another passage."""
    found = sum((outcomes([edit], 200) for edit in EDITS), outcomes([*EDITS], 200))
    assert found["wrong"] <= WRONG_MAX * found.total()
    assert found["right"] >= 0.8 * found.total()


def test_a_note_without_context_is_rather_lost() -> None:
    """So it is where a note has nothing but its passage: hardly one is astray, more are lost."""
    found = sum((outcomes([edit], 200, beside=False) for edit in EDITS), Counter[str]())
    assert found["wrong"] <= WRONG_MAX * found.total()


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from([*EDITS]), max_size=4))
def test_no_edit_is_too_much(rng: random.Random, edits: list[str]) -> None:
    """Whatever is done to a text, a note has a place or is said to have none."""
    assert outcome(rng, edits) in {"right", "wrong", "lost"}


def test_an_unchanged_text_keeps_its_notes() -> None:
    """A passage with what stands beside it is where it was, or stands there several times."""
    found = outcomes([], 500)
    assert found["wrong"] == 0
    assert found["right"] >= 0.99 * found.total()


@pytest.mark.parametrize("word", ["x ", "x", "雨", "a b "])
def test_the_work_is_linear_in_the_text(word: str) -> None:
    """A text of one word over and over costs no more than its length."""
    text = Folded(word * 100_000)
    for quote in (word * 300 + "z", "z " + word * 300, word * 300):
        assert find(text, Quoted(quote, word * 9, word * 9)).start < 0
