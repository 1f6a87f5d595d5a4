"""The paragraphs of a text of WordPress, which it stores without.

Owns the rules by which WordPress shows one (its function `wpautop`): blank lines part paragraphs,
other line ends break lines, elements that are blocks stand by themselves. What comes out is still
as strange as what went in, and is cleaned elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BLOCKS = frozenset(
    "table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area"
    " blockquote address style p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup"
    " header footer nav figure figcaption details menu summary".split()
)
# What stands in these is not touched.
VERBATIM = frozenset("pre script style svg textarea".split())
# Of blocks only these have their text in paragraphs although no blank line is before it.
PARAGRAPHED = frozenset(("blockquote", ""))
# How a text begins that the editor of blocks has written, with its paragraphs.
MADE_OF_BLOCKS = "<!-- wp:"

_gap = re.compile(r"\n\s*\n")
_tag_name = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")

# What a token is: a tag, with its name, or a text, a comment, an untouched element, without.
Token = tuple[str, str]


def wpautop(text: str) -> str:
    """A text with its paragraphs marked up, as WordPress shows it."""
    if MADE_OF_BLOCKS in text:
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    put = _Paragraphs()
    for name, token in _tokens(lines):
        if name in BLOCKS:
            put.block(name, token)
        elif name == "br":
            put.line_break(token)
        elif token.startswith("<"):
            put.inline(token)
        else:
            put.text(token)
    return put.end()


def _tokens(text: str) -> Iterator[Token]:
    """A text as tags and what is between them."""
    at, last, last_comment = 0, text.rfind(">"), text.rfind("-->")
    begin = 0
    while 0 <= (at := text.find("<", at)) < last:
        comment = text.startswith("<!--", at) and at < last_comment
        match = _tag_name.match(text, at)
        if not comment and not match:
            at += 1
            continue
        if at > begin:
            yield "", text[begin:at]
        end = text.index("-->", at) + 3 if comment else text.index(">", at) + 1
        name = match[1].lower() if match else ""
        if name in VERBATIM and text[at + 1] != "/":
            end = _end_of(name, text, end)
        yield name, text[at:end]
        at = begin = end
    if begin < len(text):
        yield "", text[begin:]


def _end_of(name: str, text: str, at: int) -> int:
    """Where an element ends; at the end of the text where it is never closed."""
    match = re.compile(rf"</{name}[^>]*>", re.IGNORECASE).search(text, at)
    return match.end() if match else len(text)


class _Paragraphs:
    """What is written so far, the run of text that is not yet, and what stands before that run."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._run: list[str] = []
        self._before = ""
        self._in_p = False

    def text(self, text: str) -> None:
        """Add a text; its blank lines part paragraphs."""
        if "\n" not in text:
            self._run.append(text)
            return
        first, *more = _gap.split(text)
        self._run.append(self._broken(first))
        for part in more:
            self._gap()
            self._run.append(self._broken(part))

    def inline(self, tag: str) -> None:
        """Add what may stand in a line."""
        self._run.append(tag)

    def line_break(self, tag: str) -> None:
        """Add a break of the line; two together part paragraphs."""
        while self._run and not self._run[-1].strip():
            self._run.pop()
        if self._run and self._run[-1].startswith("<br"):
            self._run.pop()
            self._gap()
        else:
            self._run.append(f"<br{tag[3:]}")

    def block(self, name: str, tag: str) -> None:
        """Add the start or the end of a block, or all of one that is not touched."""
        self._flush()
        closes = tag.startswith("</")
        if name == "p" and closes and not self._in_p:
            return
        self._in_p = name == "p" and not closes
        opens = not closes and name not in VERBATIM and name != "hr"
        if not closes:
            self._new_line()
        self._out.append(tag if opens else f"{tag}\n")
        self._before = name if opens else ""

    def end(self) -> str:
        """All of it."""
        self._flush()
        return "".join(self._out).strip()

    def _new_line(self) -> None:
        if self._out and not self._out[-1].endswith("\n"):
            self._out.append("\n")

    def _gap(self) -> None:
        """End a paragraph at a blank line, one that the author has opened as well."""
        self._flush()
        if self._in_p:
            self._out.append("</p>\n")
            self._in_p = False
        self._before = ""

    def _flush(self) -> None:
        run = _unbroken("".join(self._run).strip())
        self._run.clear()
        if not run:
            return
        if self._before not in PARAGRAPHED:
            self._out.append(run)
        else:
            self._new_line()
            self._out.append(f"{run}\n" if _is_comments(run) else f"<p>{run}</p>\n")
        self._before = ""

    def _broken(self, text: str) -> str:
        """A text in which each end of a line breaks it, but after a break that is there already."""
        if self._run and self._run[-1].startswith("<br"):
            text = text.removeprefix("\n")
        *lines, last = text.split("\n")
        return "<br />\n".join([*map(str.rstrip, lines), last])


def _is_comments(run: str) -> bool:
    """Whether nothing of a run is to be seen."""
    seen = (text for _, text in _tokens(run) if not text.startswith("<!--"))
    return run.startswith("<!--") and not any(map(str.strip, seen))


def _unbroken(run: str) -> str:
    """A run of text without breaks at its ends, where a block or a paragraph breaks it anyway."""
    run = run.removeprefix("<br />\n").strip()
    while run.endswith("<br />"):
        run = run.removesuffix("<br />").rstrip()
    return run
