"""The texts of a document, each within the bounds of any other text.

Makes no body itself.
"""

from __future__ import annotations

from generator.caps import ARTICLE_CHARS_MAX, COMMENT_CHARS_MAX
from generator.markup.tei.reading import Read
from generator.model.body import Body
from generator.model.records import Text
from generator.read.gather import Gather


def text_of(gather: Gather, body: Body, line: int, *, foreign: bool = True) -> Text:
    """A body kept as a text; one that is too long stays as plain text, and is told."""
    most = COMMENT_CHARS_MAX if foreign else ARTICLE_CHARS_MAX
    if len(body.text) > most:
        return gather.text(body.text, "txt", foreign=foreign, line=line)
    return gather.keep(body, line)


def kept(gather: Gather, told: Read, line: int, *, foreign: bool = True) -> tuple[Read, Text]:
    """What was read, with its text kept; of plain text no element is known."""
    text = text_of(gather, told.body, line, foreign=foreign)
    body = gather.bodies[text.digest]
    return told if body == told.body else Read(body, {}, (), {}), text
