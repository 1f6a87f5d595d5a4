"""The seam of this room: what a recogniser is, and where it is found.

Owns the protocol and the table of names. The built-in goes through the same door as a stranger's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Protocol

from generator.errors import ConfigError, Place, Problem
from generator.recognise.lexicon import Lexicon
from generator.recognise.span import Link, Passage, Span

RECOGNISERS = {"gazetteer": "generator.recognise.gazetteer:Gazetteer"}
BUILT_IN = ("gazetteer",)
GROUP = "variorum.recognisers"


class Recogniser(Protocol):
    """Finds names in the texts of one document."""

    def propose(self, passages: Sequence[Passage], links: Sequence[Link]) -> Iterable[Span]:
        """Every range that could name an entity, each inside its passage, none overlapping."""


def find(name: str) -> Callable[[Lexicon], Recogniser]:
    """What makes the recogniser of a name; raises ConfigError where there is none."""
    if path := RECOGNISERS.get(name):
        module, _, attribute = path.partition(":")
        found: Callable[[Lexicon], Recogniser] = getattr(import_module(module), attribute)
        return found
    from importlib.metadata import entry_points  # noqa: PLC0415 (0.1 s)

    for entry in entry_points(group=GROUP, name=name):
        loaded: Callable[[Lexicon], Recogniser] = entry.load()
        return loaded
    hint = f"there are {', '.join(RECOGNISERS)}, and what an installed package adds"
    raise ConfigError(
        Problem(Place("content/archive.toml"), f"no recogniser is called “{name}”", hint)
    )
