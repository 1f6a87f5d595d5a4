"""The blocks of a text that is written plainly.

Owns the blocks that are read without mistune: paragraphs, headings, code in fences, rules, tight
lists and quotations, each in the form that no rule of Markdown reads in another way; anything else
leaves its stretch of the text to mistune, or the whole where the stretch has no certain end. What
is read here gives the tokens that mistune gives, with the words of a block still to be read. Knows
nothing of the marks within a line.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from generator.markup.inlines import Token

DEPTH_MAX = 8
# A line that is further in begins no block, or code.
INDENT_MAX = 3

_WORDS = (
    # Characters that begin no block, whatever follows them.
    r"[^\W\d_]",
    r"[^\0-\x7f\s\d]",
    r"[\"'(),./;?!$%&@^{}\\[]",
    # Marks and numbers that begin none because of what follows.
    r"[*_]{1,3}(?=[^\s*_])",
    r"`{1,2}(?!`)",
    r"~{1,2}(?!~)",
    r"[-+#](?=[^\W_])",
    r":(?=[^\s|-])",
    r"[0-9]+(?![\d.)])",
    r"[0-9]+[.)](?=\S)",
)
_KINDS = {
    "words": rf" {{0,3}}(?:{'|'.join(_WORDS)})",
    "blank": r" {0,3}\Z",
    "heading": r"#{1,6}[ \t]",
    "fence": r"(?:`{3,}|~{3,})[^`\\]*\Z",
    "rule": r"(?:-{3,}|\*{3,}|_{3,})[ \t]*\Z",
    "bullet": r"[-*+] {1,4}(?=\S)",
    "number": r"[0-9]{1,9}[.)] {1,4}(?=\S)",
    "quote": r">",
}
_start = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in _KINDS.items()))
# A line that defines what another part of the text refers to, if there is a `]:` in it.
_definition = re.compile(r"^[ \t>*+\-:.)\d]*\[", re.MULTILINE)
# What a blank line may not end, or what may go back beyond one.
_lasting = re.compile(r" {0,3}(?:[:<]|`{3}|~{3})|\s+\Z")
# The next item of a list, by the last character of its mark.
_item = {
    **{mark: re.compile(rf"{re.escape(mark)} {{1,4}}(?=\S)") for mark in "-*+"},
    **{mark: re.compile(rf"[0-9]{{1,9}}{re.escape(mark)} {{1,4}}(?=\S)") for mark in ".)"},
}
_task = re.compile(r"\[[ xX]\]\s+")


class _Unclear(Exception):  # noqa: N818 (nothing is wrong with the text)
    """A line may mean more than one thing."""


def block_tokens(text: str, line: int) -> list[Token] | None:
    """The tokens of a text whose first line that is; None where it is for mistune as a whole."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "]:" in text and _definition.search(text):
        return None
    try:
        return _Blocks(text.split("\n"), line).read()
    except _Unclear:
        return None


def _kind(line: str) -> str:
    """What a line begins; nothing where the line alone does not say it."""
    start = _start.match(line)
    return (start and start.lastgroup) or ""


class _Blocks:
    """One reading of lines; only the outermost blocks know theirs, as with mistune."""

    def __init__(self, lines: list[str], line: int = 0, depth: int = 0) -> None:
        self.lines = lines
        # The end of the text is as good as a blank line.
        self.kinds = [*map(_kind, lines), "blank"]
        self.line = line
        self.depth = depth
        self.at = 0
        # Some lines begin something else, or nothing, straight after a paragraph.
        self.in_words = False

    def read(self) -> list[Token]:
        """The tokens of all lines."""
        found: list[Token] = []
        # The line after the last blank one, and what was found before it.
        apart = 0, 0
        while self.at < len(self.lines):
            first = self.at
            if self.kinds[first] == "blank":
                self.at += 1
                self.in_words = False
                apart = self.at, len(found)
                continue
            try:
                token = self.block()
            except _Unclear:
                first, before = apart
                del found[before:]
                token = self.stretch(first)
                apart = self.at, before + 1
            if self.line:
                token["line"] = self.line + first
            found.append(token)
        return found

    def block(self) -> Token:
        """The token of one block."""
        kind = self.kinds[self.at]
        if not kind:
            raise _Unclear
        token = _readers[kind](self)
        self.in_words = kind == "words"
        return token

    def stretch(self, first: int) -> Token:
        """The lines from one on to the next that surely begins a block of its own."""
        if self.depth:
            raise _Unclear
        self.at = first + 1
        while self.at < len(self.lines) and not self.is_apart():
            self.at += 1
        lines = self.lines[first : self.at]
        if any(map(_lasting.match, lines)):
            raise _Unclear
        last = "\n" if self.at < len(self.lines) else ""
        return {"type": "stretch", "raw": "\n".join(lines) + last}

    def is_apart(self) -> bool:
        """Whether nothing that stands above can hold the next line."""
        above, kind = self.kinds[self.at - 1 : self.at + 1]
        begins = kind in {"words", "heading"} and not self.lines[self.at].startswith(" ")
        return begins and above == "blank"

    def within(self, lines: list[str]) -> list[Token]:
        """The tokens of what stands in a block."""
        if self.depth == DEPTH_MAX:
            raise _Unclear
        return _Blocks(lines, depth=self.depth + 1).read()

    def paragraph(self) -> Token:
        """Words up to a line that begins something else."""
        first = self.at
        while self.kinds[self.at] == "words":
            self.at += 1
        return {"type": "paragraph", "text": "\n".join(self.lines[first : self.at])}

    def heading(self) -> Token:
        """A heading on a line, without marks at its end."""
        line = self.lines[self.at]
        rest = line.lstrip("#")
        words = rest.strip(string.whitespace)
        if not words or words.rstrip().endswith("#"):
            raise _Unclear
        self.at += 1
        level = len(line) - len(rest)
        return {"type": "heading", "text": words, "attrs": {"level": level}}

    def fenced(self) -> Token:
        """Code between two fences."""
        first = self.at
        info = self.lines[first].lstrip(self.lines[first][0])
        fence = self.lines[first].removesuffix(info)
        for at in range(first + 1, len(self.lines)):
            if _ends(self.lines[at], fence):
                self.at = at + 1
                code = "".join(f"{line}\n" for line in self.lines[first + 1 : at])
                return {"type": "block_code", "raw": code, "attrs": {"info": info.strip()}}
        raise _Unclear

    def rule(self) -> Token:
        """A rule; after words it would make them a heading."""
        if self.in_words:
            raise _Unclear
        self.at += 1
        return {"type": "thematic_break"}

    def bullets(self) -> Token:
        """A list with a mark at each item."""
        return self.items(_item[self.lines[self.at][0]], {"ordered": False})

    def numbers(self) -> Token:
        """A list with a number at each item; only the number 1 begins one straight after words."""
        line = self.lines[self.at]
        digits = line[: len(line) - len(line.lstrip(string.digits))]
        start = int(digits)
        if self.in_words and start != 1:
            raise _Unclear
        return self.items(_item[line[len(digits)]], {"ordered": True, "start": start})

    def items(self, mark: re.Pattern[str], attrs: dict[str, int]) -> Token:
        """The items of a tight list, which ends at a blank line."""
        children = []
        while self.kinds[self.at] != "blank":
            begun = mark.match(self.lines[self.at])
            if not begun:
                raise _Unclear
            children.append(self.item(begun.end()))
        while self.at < len(self.lines) and self.kinds[self.at] == "blank":
            self.at += 1
        if self.at < len(self.lines):
            after = self.lines[self.at]
            if after.startswith(" ") or mark.match(after):
                raise _Unclear
        return {"type": "list", "children": children, "attrs": attrs}

    def item(self, width: int) -> Token:
        """An item whose lines are indented by a width, or go on with its words."""
        lines = [self.lines[self.at][width:]]
        self.at += 1
        while (kind := self.kinds[self.at]) != "blank":
            line = self.lines[self.at]
            if line.startswith(" " * width) and not line.isspace():
                lines.append(line[width:])
            elif kind == "words" and not line.startswith(" "):
                lines.append(line)
            else:
                break
            self.at += 1
        children = self.within(lines)
        paragraphs = [token for token in children if token["type"] == "paragraph"]
        if len(paragraphs) > 1:
            raise _Unclear
        for token in paragraphs:
            token["type"] = "block_text"
        return _ticked(children) or {"type": "list_item", "children": children}

    def quotation(self) -> Token:
        """Lines after `>`; a paragraph in it may go on without."""
        lines: list[str] = []
        while (kind := self.kinds[self.at]) == "quote" or (kind == "words" and _goes_on(lines)):
            line = self.lines[self.at]
            lines.append(line.removeprefix(">").removeprefix(" ") if kind == "quote" else line)
            self.at += 1
        if "\t" in "".join(lines) or (kind != "blank" and lines[-1].strip()):
            raise _Unclear
        return {"type": "block_quote", "children": self.within(lines)}


def _ends(line: str, fence: str) -> bool:
    """Whether a line is the end of code that began at a fence."""
    marks = line.lstrip(" ")
    near = len(line) - len(marks) <= INDENT_MAX
    return near and marks.startswith(fence) and not marks.lstrip(fence[0]).strip(" \t")


def _goes_on(lines: list[str]) -> bool:
    """Whether a line of words without `>` still belongs to a quotation of these lines."""
    return bool(lines[-1].strip()) and _kind(lines[0]) not in {"blank", "fence", ""}


def _ticked(children: list[Token]) -> Token | None:
    """An item that begins with a box."""
    box = _task.match(children[0].get("text", "")) if children[0]["type"] == "block_text" else None
    if not box:
        return None
    children[0]["text"] = children[0]["text"][box.end() :]
    attrs = {"checked": not box[0].startswith("[ ]")}
    return {"type": "task_list_item", "children": children, "attrs": attrs}


_readers: dict[str, Callable[[_Blocks], Token]] = {
    "words": _Blocks.paragraph,
    "heading": _Blocks.heading,
    "fence": _Blocks.fenced,
    "rule": _Blocks.rule,
    "bullet": _Blocks.bullets,
    "number": _Blocks.numbers,
    "quote": _Blocks.quotation,
}
