"""Several texts as one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.body import Body, Tag

BETWEEN = "\n"


def joined(bodies: Sequence[Body]) -> Body:
    """Bodies one after another, as if they were one text."""
    text, tags, lines = "", [], []
    for body in filter(lambda body: body.text or body.tags, bodies):
        text += BETWEEN if text else ""
        at = len(text)
        tags += [Tag(t.start + at, t.end + at, t.depth, t.name, t.attrs) for t in body.tags]
        lines += [(offset + at, line) for offset, line in body.lines]
        text += body.text
    return Body(text, tuple(tags), tuple(lines))
