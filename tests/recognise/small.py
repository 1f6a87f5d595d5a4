"""A register, a body and a room, each written as one string.

Owns what the tests of this room share; tests nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.digest import digest_bytes
from generator.errors import Place
from generator.model.body import Body, Tag
from generator.model.mention import Sightings
from generator.model.records import Entity, Kind
from generator.model.ref import Ref
from generator.recognise.documents import Text
from generator.recognise.lexicon import Lexicon, build, encode
from generator.recognise.step import Recognise

BLOCKS = ("li", "h2", "td", "pre")

_tag = re.compile(r"<(/?)(\w+)(?: href=\"([^\"]*)\")?>")


def entity(line: str, number: int = 1) -> Entity:
    """Read `id kind Name; Alias | weak: a; b | near: c | not: d`."""
    head, *rest = (part.strip() for part in line.split("|"))
    id, kind, names = head.split(" ", 2)
    name, *aliases = _list(names)
    more = {key.strip(): _list(value) for key, _, value in (part.partition(":") for part in rest)}
    return Entity(
        id,
        name,
        Kind(kind),
        Place("entities.toml", number),
        sort=name,
        aliases=tuple(aliases),
        weak=more.get("weak", ()),
        near=more.get("near", ()),
        but_not=more.get("not", ()),
    )


def register(text: str) -> Lexicon:
    """Build the lexicon of some lines, an entity each."""
    lines = enumerate(text.splitlines(), start=1)
    return build(entity(line, number) for number, line in lines)[0]


def body(markup: str) -> Body:
    """Read a body from its tags: a line that begins with no block is a paragraph."""
    text: list[str] = []
    tags: list[Tag] = []
    lines: list[tuple[int, int]] = []
    for number, line in enumerate(markup.splitlines(), start=1):
        start = sum(map(len, text))
        lines.append((start, number))
        is_block = line.startswith(tuple(f"<{name}>" for name in BLOCKS))
        tags += _read(line if is_block else f"<p>{line}</p>", text)
        text.append("\n")
    return Body("".join(text), tuple(sorted(tags, key=lambda t: (t.start, t.depth))), tuple(lines))


def opened(*bodies: Body) -> list[Text]:
    """The texts of one document: the first body is its article, the others are comments."""
    names = [Ref("article", "a"), *(Ref.within("comment", "a", f"c{n}") for n in range(1, 99))]
    return [Text(ref, body, "", None) for ref, body in zip(names, bodies, strict=False)]


def recognise(lexicon: Lexicon, *bodies: Body, by: tuple[str, ...] = ("gazetteer",)) -> Sightings:
    """What is found in one document: the first body is its article, the others are comments."""
    room = SmallRoom()
    digest, data = encode(lexicon)
    room.blobs[digest] = data
    return Recognise(digest, by).sightings("a.txt", opened(*bodies), room)


class SmallRoom:
    """A room of blobs alone."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def keep(self, data: bytes) -> str:
        """Remember bytes; gives their digest."""
        digest = digest_bytes(data)
        self.blobs[digest] = data
        return digest

    def blob(self, digest: str) -> bytes:
        """Load remembered bytes."""
        return self.blobs[digest]

    def file(self, path: str) -> bytes:
        """Refuse: recognising reads no file."""
        raise PermissionError(path)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _read(line: str, text: list[str]) -> Iterable[Tag]:
    """Add the text of a line to `text` and give its tags."""
    opened: list[tuple[int, str, str]] = []
    at = 0
    for found in _tag.finditer(line):
        text.append(line[at : found.start()])
        at = found.end()
        offset = sum(map(len, text))
        if found[2] == "br":
            text.append("\n")
        elif not found[1]:
            opened.append((offset, found[2], found[3]))
        else:
            start, name, href = opened.pop()
            yield Tag(start, offset, len(opened), name, (("href", href),) if href else ())
    text.append(line[at:])
