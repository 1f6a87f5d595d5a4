"""The seam of this room: what a recogniser is, and where recognisers and finders are found.

Owns the protocol and the tables of names. A recogniser finds what is registered, in every build;
a finder guesses at what is not, where a command asks. The built-in ones go through the same door
as a stranger's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

from generator.errors import ConfigError, Place, Problem
from generator.recognise.lexicon import Lexicon
from generator.recognise.span import Link, Passage, Span

RECOGNISERS = {"gazetteer": "generator.recognise.gazetteer:Gazetteer"}
FINDERS = {
    "names": "generator.recognise.unlisted.names:Names",
    "spacy": "generator.recognise.unlisted.trained:Trained",
}
BUILT_IN = ("gazetteer",)
DEFAULT = (*BUILT_IN, "names")
GROUP = "variorum.recognisers"
FINDER_GROUP = "variorum.finders"


class Recogniser(Protocol):
    """Finds names in the texts of one document."""

    def propose(self, passages: Sequence[Passage], links: Sequence[Link]) -> Iterable[Span]:
        """Every range that could name an entity, each inside its passage, none overlapping."""


def of_builds(asked: Iterable[str]) -> tuple[str, ...]:
    """The recognisers among what the settings name."""
    return tuple(name for name in asked if not _is_finder(name))


def of_documents(asked: Iterable[str]) -> tuple[str, ...]:
    """The finders among what the settings name."""
    return tuple(name for name in asked if _is_finder(name))


def find(name: str) -> Callable[[Lexicon], Recogniser]:
    """What makes the recogniser of a name; raises ConfigError where there is none."""
    found: Callable[[Lexicon], Recogniser] = load(name, RECOGNISERS, GROUP)
    return found


def load(name: str, table: Mapping[str, str], group: str) -> Any:
    """What a table or an installed package has under a name; raises ConfigError."""
    if path := table.get(name):
        module, _, attribute = path.partition(":")
        return getattr(import_module(module), attribute)
    for loaded in _installed(name, group):
        return loaded.load()
    hint = f"there are {', '.join((*RECOGNISERS, *FINDERS))}, and what an installed package adds"
    raise ConfigError(
        Problem(Place("content/archive.toml"), f"no recogniser is called “{name}”", hint)
    )


def _is_finder(name: str) -> bool:
    known = name in FINDERS or name in RECOGNISERS
    return name in FINDERS if known else bool(_installed(name, FINDER_GROUP))


def _installed(name: str, group: str) -> Collection[Any]:
    from importlib.metadata import entry_points  # noqa: PLC0415 (0.1 s)

    return entry_points(group=group, name=name)
