"""An article with all that is said of it, as one document of TEI.

Owns the order of its parts, and which names stand in which text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from typing import Any

from msgspec import Struct

from generator.export.tei import ids
from generator.export.tei.annotated import Passages, passages, put_notes
from generator.export.tei.head import Standing, put_head
from generator.export.tei.lists import put_lists
from generator.export.tei.posts import put_guesses, put_posts, writers
from generator.markup.tei.words import BY_KIND, OWN, Range
from generator.markup.tei.writing import Resolve, write
from generator.markup.tei.xml import LANG, id_of, put, text_of
from generator.markup.tei.xml import document as begun
from generator.model.body import Body
from generator.model.card import Remarks, Thread
from generator.model.mention import Sight, Sights
from generator.model.records import Article, Entity
from generator.model.ref import Ref


class Whole(Struct, frozen=True):
    """All that a document is made of. `sights` are those of the article, its comments, its notes.

    The entities are those that are named, and those that notes are about.
    """

    article: Article
    body: Body
    thread: tuple[Thread, ...]
    remarks: Remarks
    sights: tuple[Sights, Sights, Sights]
    entities: tuple[Entity, ...]
    at: Standing


def document(whole: Whole, resolve: Resolve) -> str:
    """The file; `resolve` gives the address of a target, or None where it leads nowhere."""
    root = begun()
    names = writers(whole.thread)
    put_head(root, whole.article, whole.at, names)
    stands = put(root, "standOff")
    fill = _Filling(whole, resolve)
    text = put(put(root, "text"), "body")
    if whole.article.language:
        root[-1].set(LANG, whole.article.language)
    fill(put(text, "div", id=ids.TEXT, type="article"), whole.article.ref, whole.body)
    if whole.thread:
        in_thread = partial(fill.part, "comment")
        put_posts(put(text, "div", type="thread"), whole.thread, names, in_thread)
    put_lists(stands, whole.entities)
    put_notes(stands, whole.remarks, fill.passages, partial(fill.part, "note"))
    put_guesses(stands, whole.thread)
    if not len(stands):
        root.remove(stands)
    return text_of(root)


class _Filling:
    """Puts texts into elements, each with its names and the passages in it."""

    def __init__(self, whole: Whole, resolve: Resolve) -> None:
        own, said, noted = whole.sights
        self.article = whole.article.ref
        self.sights = {
            **{Ref.within("comment", self.article.name, id): s for id, s in said.items()},
            **{Ref.within("note", self.article.name, id): s for id, s in noted.items()},
            self.article: own.get("", ()),
        }
        self.resolve = resolve
        self.elements = {entity.id: BY_KIND.get(entity.kind, "rs") for entity in whole.entities}
        self.numbers = count(1)
        self.passages: Passages = passages(whole.remarks.notes, dict(_texts(whole)))

    def __call__(self, element: Any, ref: Ref, body: Body) -> None:
        """Put the text of a record into an element."""
        ranges = [*self._ranges(self.sights.get(ref, ()))]
        write(element, body, ranges, self.passages.get(ref, ()), self.resolve)

    def part(self, kind: str, element: Any, id: str, body: Body) -> None:
        """Put the text of a comment or a note into an element."""
        self(element, Ref.within(kind, self.article.name, id), body)

    def _ranges(self, sights: Sequence[Sight]) -> Iterator[Range]:
        """The names in a text; one that its writer linked is stated, others are found."""
        for sight in sights:
            if sight.entity in self.elements:
                said = {"ref": f"#{id_of(sight.entity)}"}
                found = {} if sight.linked else {"resp": OWN}
                sure = {"cert": "medium"} if sight.inferred else {}
                name = self.elements[sight.entity]
                id = f"m.{next(self.numbers)}"
                yield Range(sight.start, sight.end, id, name, {**said, **found, **sure})


def _texts(whole: Whole) -> Iterator[tuple[Ref, str]]:
    """The texts that notes may be about."""
    yield whole.article.ref, whole.body.text
    for sheet in whole.thread:
        for line, body in zip(sheet.lines, sheet.bodies, strict=True):
            yield Ref.within("comment", whole.article.name, line.id), body.text


def named(mapping: Mapping[str, Entity], wanted: Sequence[str]) -> tuple[Entity, ...]:
    """The entities of some ids, each once, in the order of their kinds and ids."""
    found = (mapping[id] for id in dict.fromkeys(wanted) if id in mapping)
    return tuple(sorted(found, key=lambda entity: (entity.kind, entity.id)))
