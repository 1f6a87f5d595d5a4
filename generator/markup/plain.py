"""Plain text: paragraphs, quoted lines, bare addresses.

Owns the few rules by which a `.txt` text becomes a body. No character of the text is markup but
`[[name]]`, `[text](kind:name)`, a `>` at the start of a line, and a web address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from generator.markup.links import NAMED, link_attrs, put_named
from generator.markup.writer import Writer
from generator.model.body import Body

# Each alternative begins with a character of its own, so that a search passes over all others.
ADDRESS = r"https?://[^\s<>\"'\])}]*[^\s<>\"'\])}.,;:!?…]"
_inline = re.compile(
    NAMED
    + r"|\[(?P<text>[^\[\]\n]{1,300})\]\((?P<target>(?:article|entity|comment):[^\s()]{1,300})\)"
    + rf"|{ADDRESS}"
)
_address = re.compile(ADDRESS)


def plain(text: str, *, foreign: bool = False, line: int = 1) -> Body:
    """Read paragraphs parted by blank lines; `line` is the source line of the first character."""
    writer = Writer()
    put = partial(_put_inline, foreign=foreign)
    for first, paragraph in _paragraphs(text, line):
        for quoted, group in groupby(enumerate(paragraph, first), lambda pair: _is_quote(pair[1])):
            _put_paragraph(writer, list(group), quoted=quoted, put=put)
    return writer.body()


def verbatim(paragraphs: Iterable[Sequence[tuple[int, str]]]) -> Body:
    """Read paragraphs as they stand, each of lines with their numbers.

    Nothing in them is markup but a web address, and a `>` before a quotation.
    """
    writer = Writer()
    for paragraph in paragraphs:
        for quoted, group in groupby(paragraph, lambda pair: _is_quote(pair[1])):
            _put_paragraph(writer, list(group), quoted=quoted, put=_put_verbatim)
    return writer.body()


def _paragraphs(text: str, line: int) -> Iterator[tuple[int, list[str]]]:
    lines = enumerate(text.split("\n"), line)
    for blank, group in groupby(lines, lambda pair: not pair[1].strip()):
        if not blank:
            numbered = list(group)
            yield numbered[0][0], [text for _, text in numbered]


def _is_quote(line: str) -> bool:
    return line.lstrip().startswith(">")


def _put_paragraph(
    into: Writer, lines: list[tuple[int, str]], *, quoted: bool, put: Callable[[Writer, str], None]
) -> None:
    if quoted:
        into.open("blockquote")
        lines = [(n, line.lstrip()[1:]) for n, line in lines]
    into.open("p", line=lines[0][0])
    for i, (number, line) in enumerate(lines):
        if i:
            into.text(" ")
            into.at_line(number)
        put(into, line.strip())
    into.close("p")
    if quoted:
        into.close("blockquote")


def _put_inline(into: Writer, text: str, *, foreign: bool) -> None:
    at = 0
    for match in _inline.finditer(text):
        into.text(text[at : match.start()])
        at = match.end()
        if match["name"]:
            put_named(into, match["name"], match["shown"])
        else:
            _put_link(into, match["target"] or match[0], match["text"], foreign=foreign)
    into.text(text[at:])


def _put_verbatim(into: Writer, text: str) -> None:
    at = 0
    for match in _address.finditer(text):
        into.text(text[at : match.start()])
        at = match.end()
        _put_link(into, match[0], None, foreign=True)
    into.text(text[at:])


def _put_link(into: Writer, url: str, text: str | None, *, foreign: bool) -> None:
    attrs = link_attrs(url, foreign=foreign)
    if attrs:
        into.open("a", attrs)
    into.text(text or url)
    if attrs:
        into.close("a")
