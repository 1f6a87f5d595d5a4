"""What the pointers of a document mean.

Owns the way from a pointer to the target of a note: a stretch between two marks, an element with an
id, a post, the title, an entity, an address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.markup.tei.reading import Read
from generator.markup.tei.xml import ID, local, named_by
from generator.read.annotations.parts import Target
from generator.read.tei.posts import PREFIX, called

TEXT, TITLE = "article.text", "article.title"
_range = re.compile(r"#range\(([^(),]+),([^(),]+)\)")
LISTED = frozenset("person place org event bibl item nym object personGrp".split())


class Pointers:
    """The targets of one document."""

    def __init__(self, root: Any, article: Read, posts: Mapping[str, Read]) -> None:
        every = [element for element in root.iter("{*}*") if element.get(ID)]
        whole = {TEXT, *(element.get(ID) for element in every if local(element) == "post")}
        self._listed = {element.get(ID) for element in every if local(element) in LISTED}
        # The text that each id stands in, and where.
        self._places = {
            id: (source, *place)
            for source, read in (("", article), *((f"comment:{c}", r) for c, r in posts.items()))
            for id, place in read.places.items()
            if id not in whole
        }

    def targets(self, pointers: str, end: str = "") -> tuple[Target, ...]:
        """What some pointers mean; with an `end`, that what stands between the first and it."""
        every, ends = pointers.split(), end.split()
        if every and ends:
            first, last = every[0].removeprefix("#"), ends[0].removeprefix("#")
            every = [f"#range({first},{last})"]
        return tuple(map(self._target, every))

    def _target(self, pointer: str) -> Target:
        if between := _range.fullmatch(pointer):
            return self._between(*between.groups())
        if not pointer.startswith("#"):
            return Target(pointer)
        id = pointer[1:]
        return self._between(id, id) if id in self._places else Target(self._source(id))

    def _source(self, id: str) -> str:
        """What has an id, as the source of a target says it."""
        if id in {TEXT, TITLE}:
            return "title" if id == TITLE else "article"
        return f"entity:{named_by(id)}" if id in self._listed else f"comment:{called(id, PREFIX)}"

    def _between(self, first: str, last: str) -> Target:
        """The text from where one element begins to where another ends."""
        nowhere = ("", 0, 0)
        source, start, _ = self._places.get(first, nowhere)
        other, _, end = self._places.get(last, nowhere)
        if source != other or start >= end:
            return Target(source or "article")
        return Target(source, position=(start, end), marked=True)
