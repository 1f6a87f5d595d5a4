"""The linked cards: everything the planner may ask about.

Owns `Archive` and the flat `Line` of a thread. Holds names and light records, never a text.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.model.mention import Mention
from generator.model.records import Article, Comment, Entity, Note
from generator.model.ref import Ref
from generator.model.source import Asset


class Line(Struct, frozen=True):
    """One place in a thread: a comment, or the *ghost* of one that is not here (`comment` None).

    Lines stand in reading order; `depth` is 0 for an answer to the article. `replies` counts
    every comment below it and `people` their writers, so that nothing has to walk the tree again.
    """

    id: str
    depth: int
    comment: Comment | None = None
    parent: str | None = None
    replies: int = 0
    people: int = 0


class Author(Struct, frozen=True):
    """One who wrote articles or comments here, by the name they were signed with."""

    name: str
    articles: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()


class Archive(Struct, frozen=True):
    """Every record, and how they are tied together.

    `parts` finds a comment or a note by its name.

    `links` says what a target written in an article's source means: a Ref, or the path of an
    asset under `content/`; a target that is missing from it leads nowhere.
    """

    articles: Mapping[str, Article] = {}
    threads: Mapping[str, tuple[Line, ...]] = {}
    notes: Mapping[str, tuple[Note, ...]] = {}
    parts: Mapping[Ref, Comment | Note] = {}
    entities: Mapping[str, Entity] = {}
    mentions: Mapping[str, tuple[Mention, ...]] = {}
    sightings: Mapping[Ref, tuple[Mention, ...]] = {}
    links: Mapping[str, Mapping[str, Ref | str]] = {}
    backlinks: Mapping[Ref, tuple[Ref, ...]] = {}
    authors: tuple[Author, ...] = ()
    assets: tuple[Asset, ...] = ()
