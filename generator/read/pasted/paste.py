"""A pasted text, taken apart.

Owns the order in which it is: lines, marks, the end of the article, the rows above it, comments.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.markup.plain import verbatim
from generator.model.body import Body
from generator.read.corrections import Corrections
from generator.read.exports.pages.dates import Dates
from generator.read.pasted.ending import Ending, ending
from generator.read.pasted.grouping import Draft, Marked, group
from generator.read.pasted.layout import Layout, Row, layout
from generator.read.pasted.lines import SourceLine, is_wrapped, paragraphs, source_lines
from generator.read.pasted.top import Top, top


class Paste(Struct, frozen=True):
    """What a paste was taken for: the rows of its article, and its comments."""

    layout: Layout
    end: Ending
    top: Top
    drafts: list[Draft]
    wrapped: bool
    dates: Dates

    @property
    def rows(self) -> Sequence[Row]:
        """All lines with text in them."""
        return self.layout.rows

    def body(self, places: Sequence[int], begin: int = 0) -> Body:
        """The text of some rows; that of the first begins at `begin`."""
        lines = [self.rows[at].line for at in places]
        if begin and lines:
            lines[0] = _cut(lines[0], begin)
        found = paragraphs(lines, wrapped=self.wrapped)
        return verbatim([(line.number, line.text) for line in part] for part in found)

    def is_confirmed(self, told: Corrections) -> bool:
        """Whether the archivist says of every comment where it begins."""
        firsts = (self.rows[min((*draft.head, *draft.text))] for draft in self.drafts)
        return all(row.line.number in told.splits for row in firsts)


def taken_apart(text: str, told: Corrections) -> Paste:
    """Take a text apart, and keep to what its archivist says of it."""
    lines = list(source_lines(text))
    found = layout(lines)
    end = ending(found, told.article_end, told.byline)
    heads = [head for head in found.heads if head.start >= end.at]
    marked = Marked(told.joins, told.splits, told.no_comments)
    drafts = group(found, heads, end.at, marked)
    dates = Dates(written=[head.mark.when for head in found.heads])
    return Paste(found, end, top(found.rows, end), drafts, is_wrapped(lines), dates)


def _cut(line: SourceLine, begin: int) -> SourceLine:
    return SourceLine(line.number, line.offset + begin, line.text[begin:], line.indent, line.parted)
