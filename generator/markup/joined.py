"""Several texts as one, and parted again; and a text that says which language it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.markup.clean import attributes
from generator.model.body import Body, Tag

BETWEEN = "\n"
VOICE = "div"


def joined(bodies: Sequence[Body]) -> Body:
    """Bodies one after another, as if they were one text."""
    tags, lines = [], []
    for body, at in zip(bodies, _begun(bodies), strict=True):
        tags += _moved(body.tags, at)
        lines += [(offset + at, line) for offset, line in body.lines]
    return Body(BETWEEN.join(body.text for body in bodies), tuple(tags), tuple(lines))


def stretches(bodies: Sequence[Body]) -> list[tuple[int, int]]:
    """Where each of some bodies stands in all of them joined."""
    return [(at, at + len(b.text)) for b, at in zip(bodies, _begun(bodies), strict=True)]


def parted(body: Body, start: int, end: int, *, voiced: bool) -> Body:
    """The stretch of joined texts that was one; without the element around it if it is `voiced`."""
    own = [tag for tag in body.tags if start <= tag.start and tag.end <= end]
    tags = _moved(own[1:], -start, -1) if voiced else _moved(own, -start)
    return Body(body.text[start:end], tuple(tags))


def voiced(body: Body, language: str, direction: str) -> Body:
    """A text within an element that says in which language and direction it is written."""
    attrs = attributes(VOICE, {"lang": language, "dir": direction or "auto"})
    around = Tag(0, len(body.text), 0, VOICE, attrs)
    return Body(body.text, (around, *_moved(body.tags, 0, 1)), body.lines)


def _begun(bodies: Sequence[Body]) -> Iterator[int]:
    at = 0
    for body in bodies:
        yield at
        at += len(body.text) + len(BETWEEN)


def _moved(tags: Sequence[Tag], by: int, deeper: int = 0) -> list[Tag]:
    return [Tag(t.start + by, t.end + by, t.depth + deeper, t.name, t.attrs) for t in tags]
