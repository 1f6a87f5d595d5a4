"""What was written in a letter, as HTML.

Owns how the lines of a letter are understood: quotations, paragraphs broken at a margin, flowed
text (RFC 3676), and what is laid out in columns. Every word of a letter stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby, pairwise

from msgspec import Struct

from generator.caps import MAIL_HTML_CHARS_MAX, MAIL_QUOTES_MAX
from generator.markup.plain import ADDRESS
from generator.read.exports.mail.masks import masked, masked_url

SIGNATURE = "-- "
# Where programs break lines, some a few characters before they must. What is longer none broke.
MARGIN_MIN, MARGIN_MAX, RAGGED = 60, 80, 8

_quote = re.compile(r" ?>(?: ?>)*")
_gap = re.compile(r"^(?: {2,}|\t)|\S(?: {3,}| *\t)\S")
_item = re.compile(r"\s|[-*+•o·–—$#%] |\(?\w{1,2}[.)] |-- ?$|\[\d+\]")
# A rule, or a link: a line of its own.
_alone = re.compile(r"\s*(?:(?:[^\w\s]|_){4,}|https?://\S+)\s*")
_url = re.compile(ADDRESS, re.IGNORECASE)


class Piece(Struct, frozen=True):
    """A text of a letter: plain or HTML, and whether its lines flow, `DelSp` included."""

    text: str
    is_html: bool = False
    is_flowed: bool = False
    drops_space: bool = False


def written(pieces: Iterable[Piece]) -> tuple[str, str]:
    """The texts of a letter as one, and its form."""
    pieces = list(pieces)
    if sum(len(piece.text) for piece in pieces) <= MAIL_HTML_CHARS_MAX:
        html = "\n".join(filter(None, map(_html, pieces)))
        if len(html) <= MAIL_HTML_CHARS_MAX:
            return html, "html"
    return "\n\n".join(map(_plain, pieces)), "txt"


def _html(piece: Piece) -> str:
    if not piece.is_html:
        return "".join(_blocks(piece)).strip()
    from generator.read.exports.mail.rewritten import masked_html  # noqa: PLC0415 (loads lxml)

    return masked_html(piece.text)


def _plain(piece: Piece) -> str:
    if not piece.is_html:
        return masked(piece.text)
    from generator.read.exports.mail.rewritten import text_of_html  # noqa: PLC0415 (loads lxml)

    return text_of_html(piece.text)


def _blocks(piece: Piece) -> Iterator[str]:
    depth = 0
    for level, group in groupby(_lines(piece), lambda pair: pair[0]):
        yield "</blockquote>" * (depth - level) + "<blockquote>" * (level - depth)
        depth = level
        for is_blank, lines in groupby((line for _, line in group), lambda line: not line.strip()):
            if not is_blank:
                yield _paragraph(list(lines), keeps_ends=piece.is_flowed)
    yield "</blockquote>" * depth


def _lines(piece: Piece) -> Iterator[tuple[int, str]]:
    """Every line and how often it is quoted, flowed ones put together again."""
    held, depth = "", -1
    for line in piece.text.split("\n"):
        level, text = _quoted(line, stuffed=piece.is_flowed)
        if held and level != depth:
            yield depth, held
            held = ""
        depth, text = level, held + text
        if piece.is_flowed and text.endswith(" ") and text != SIGNATURE:
            held = text[: -1 if piece.drops_space else None]
        else:
            yield level, text.rstrip()
            held = ""
    if held:
        yield depth, held


def _quoted(line: str, *, stuffed: bool) -> tuple[int, str]:
    marks = _quote.match(line)
    rest = line[marks.end() :] if marks else line
    if (marks or stuffed) and rest.startswith(" "):
        rest = rest[1:]
    return min(marks[0].count(">"), MAIL_QUOTES_MAX) if marks else 0, rest


def _paragraph(lines: list[str], *, keeps_ends: bool) -> str:
    """Lines without an empty one between; in columns they stay, and so does each end on purpose."""
    laid_out = sum(bool(_gap.search(line)) for line in lines)
    if len(lines) > 1 and laid_out * 2 > len(lines):
        return f"<pre>{chr(10).join(map(_inline, lines))}</pre>\n"
    margin = max([MARGIN_MIN, *(len(line) for line in lines if len(line) <= MARGIN_MAX)])
    told = [_inline(lines[0].strip())]
    for before, line in pairwise(lines):
        is_end = keeps_ends or _ends(before, line, margin)
        told.append(f"{'<br>' if is_end else ' '}{_inline(line.strip())}")
    return f"<p>{''.join(told)}</p>\n"


def _ends(line: str, after: str, margin: int) -> bool:
    """Whether a line was ended though the next word would have had its place."""
    if len(line) > MARGIN_MAX or line == SIGNATURE.strip() or _item.match(after):
        return True
    if _alone.fullmatch(line) or _alone.fullmatch(after):
        return True
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) <= margin - RAGGED


def _inline(text: str) -> str:
    """One line, its addresses of pages made links and those of people masked."""
    pieces: list[str] = []
    at = 0
    for url in _url.finditer(text):
        pieces += [_told(text[at : url.start()]), _link(url[0])]
        at = url.end()
    return "".join([*pieces, _told(text[at:])])


def _told(text: str) -> str:
    return escape(masked(text), quote=False)


def _link(url: str) -> str:
    shown = masked_url(url)
    if shown != url:
        return escape(shown)
    return f'<a href="{escape(url)}">{escape(url)}</a>'
