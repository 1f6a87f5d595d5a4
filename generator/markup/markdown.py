"""Markdown straight into a body: tokens in, our tags out.

Owns what each token becomes, whoever read it. No HTML string is ever made of Markdown: a link
passes `href`, raw HTML is text in a comment and passes the door in an article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from html import unescape
from html.entities import html5
from typing import cast

from generator.markup.builder import Attrs, Builder
from generator.markup.clean import clean
from generator.markup.code import Colours
from generator.markup.labels import BACK, FOOTNOTES
from generator.markup.links import link_attrs, put_named
from generator.markup.pairs import paired
from generator.markup.tokens import Token, tokens
from generator.markup.writer import Writer
from generator.model.body import Body

HEADING_MAX = 6
COMMENT_HEADING_SHIFT = 3

WRAPPERS = {
    "emphasis": "em",
    "strong": "strong",
    "strikethrough": "del",
    "block_quote": "blockquote",
    "def_list": "dl",
    "def_list_head": "dt",
    "def_list_item": "dd",
    "list_item": "li",
    "table_body": "tbody",
    "table_row": "tr",
    "paragraph": "p",
}

_gap = re.compile(r"\W+")
_entity = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def markdown(text: str, *, foreign: bool = False, line: int = 1) -> Body:
    """Read Markdown; `line` is the source line of the first character.

    A `foreign` text (a comment) gets no raw HTML, no images, no footnotes and no ids.
    """
    tree = tokens(text, foreign=foreign, line=line)
    into = Writer() if tree.ordered else Builder()
    return _Reader(into, foreign=foreign).read(tree.tokens)


class _Reader:
    """One reading of a token tree; one that is not in order has to go into a builder."""

    def __init__(self, into: Builder | Writer, *, foreign: bool) -> None:
        self.into = into
        self.foreign = foreign
        self.colours = Colours(foreign=foreign)
        # Raw tags are never in order.
        self.raw = not foreign and isinstance(into, Builder)
        self.ids: set[str] = set()
        self.alike: defaultdict[str, int] = defaultdict(int)
        self.footnotes: set[str] = set()
        self.shift = COMMENT_HEADING_SHIFT if foreign else 0
        self.line = 0

    def read(self, tokens: list[Token]) -> Body:
        """Read the whole tree."""
        if not self.foreign and any(
            t["type"] == "heading" and t["attrs"]["level"] == 1 for t in tokens
        ):
            self.shift = 1
        self.put(tokens)
        return self.into.body()

    def put(self, tokens: list[Token]) -> None:
        """Add a run of siblings; raw tags among them are kept only in pairs."""
        for token in paired(tokens) if self.raw else tokens:
            name = token["type"]
            if name == "text":
                self.into.text(_unescaped(token))
                continue
            line = token.get("line", 0)
            self.line = line or self.line
            if name in WRAPPERS:
                self.wrap(WRAPPERS[name], token, line=line)
            elif name in _handlers:
                _handlers[name](self, token)
            else:
                self.into.text(token.get("raw", ""))
                self.put(token.get("children", []))

    def wrap(self, name: str, token: Token, attrs: Attrs = (), line: int = 0) -> None:
        """Add an element with the token's children in it."""
        self.into.open(name, attrs, line)
        self.put(token["children"])
        self.into.close(name)

    def put_block_text(self, token: Token) -> None:
        """The text of a tight list item."""
        self.put(token["children"])

    def put_heading(self, token: Token) -> None:
        """A heading, with an id made of its words in an article."""
        level = min(token["attrs"]["level"] + self.shift, HEADING_MAX)
        attrs = () if self.foreign else (("id", self._heading_id(_plain(token))),)
        self.wrap(f"h{max(level, 2)}", token, attrs, token.get("line", 0))

    def put_list(self, token: Token) -> None:
        """A list; an ordered one keeps the number it starts with."""
        start = token["attrs"].get("start", 1)
        attrs = (("start", str(start)),) if start != 1 else ()
        self.wrap("ol" if token["attrs"]["ordered"] else "ul", token, attrs, token.get("line", 0))

    def put_task_list_item(self, token: Token) -> None:
        """A list item with a box, as a character: nothing here can be ticked."""
        self.into.open("li")
        self.into.text("☑ " if token["attrs"]["checked"] else "☐ ")
        self.put(token["children"])
        self.into.close("li")

    def put_table(self, token: Token) -> None:
        """A table; a wide one scrolls in its own box, so the keyboard has to reach it."""
        self.wrap("table", token, (("tabindex", "0"),), token.get("line", 0))

    def put_table_head(self, token: Token) -> None:
        """The head of a table: one row."""
        self.into.open("thead")
        self.wrap("tr", token)
        self.into.close("thead")

    def put_table_cell(self, token: Token) -> None:
        """A cell, aligned by a class."""
        align = token["attrs"].get("align")
        attrs: Attrs = (("class", f"align-{align}"),) if align in {"right", "center"} else ()
        if token["attrs"].get("head"):
            attrs = (*attrs, ("scope", "col"))
        self.wrap("th" if token["attrs"].get("head") else "td", token, attrs)

    def put_block_code(self, token: Token) -> None:
        """A block of code, coloured where its language is named."""
        info = (token.get("attrs") or {}).get("info") or ""
        language = info.split(None, 1)[0].lower() if info.strip() else ""
        self.colours.put(self.into, token["raw"], language)

    def put_codespan(self, token: Token) -> None:
        """Code within a line."""
        self.into.open("code")
        self.into.text(token["raw"])
        self.into.close("code")

    def put_block_html(self, token: Token) -> None:
        """Raw HTML: through the door, or shown as it was typed."""
        if self.foreign:
            self.into.open("p")
            self.into.text(token["raw"].strip())
            self.into.close("p")
        else:
            cast("Builder", self.into).graft(clean(token["raw"], trusted_images=True))

    def put_element(self, token: Token) -> None:
        """A raw inline element whose opening and closing tag are both there."""
        name, attrs = token["attrs"]["element"]
        self.wrap(name, token, attrs)

    def put_link(self, token: Token) -> None:
        """A link, or its text alone where the address must not be one."""
        found = token["attrs"]
        attrs = link_attrs(found["url"], foreign=self.foreign, title=found.get("title") or "")
        if attrs and not self.into.is_in("a"):
            self.wrap("a", token, attrs)
        else:
            self.put(token["children"])

    def put_image(self, token: Token) -> None:
        """A picture beside the article; one from elsewhere is a link: no page calls a stranger."""
        alt = _plain(token)
        attrs = link_attrs(token["attrs"]["url"], foreign=self.foreign)
        if attrs and attrs[0][1].startswith("path:") and not self.foreign:
            self.into.void("img", (("src", attrs[0][1]), ("alt", alt), ("loading", "lazy")))
        elif attrs and not self.into.is_in("a"):
            self.into.open("a", attrs)
            self.into.text(alt or "image")
            self.into.close("a")
        else:
            self.into.text(alt)

    def put_named(self, token: Token) -> None:
        """A link to a registered name."""
        put_named(self.into, token["attrs"]["name"], token["attrs"]["shown"])

    def put_softbreak(self, _: Token) -> None:
        """The end of a source line within a paragraph."""
        self.into.text(" ")
        self.line += 1
        self.into.at_line(self.line)

    def put_linebreak(self, _: Token) -> None:
        """A line break that is meant."""
        self.into.void("br")
        self.line += 1
        self.into.at_line(self.line)

    def put_break(self, _: Token) -> None:
        """A line break within a source line."""
        self.into.void("br")

    def put_blank_line(self, _: Token) -> None:
        """Nothing: blocks part themselves."""

    def put_thematic_break(self, _: Token) -> None:
        """A rule."""
        self.into.void("hr")

    def put_footnote_ref(self, token: Token) -> None:
        """The number of a footnote, linked to it."""
        index = str(token["attrs"]["index"])
        id = () if index in self.footnotes else (("id", f"fnref-{index}"),)
        self.footnotes.add(index)
        self.into.open("sup")
        self.into.open("a", (("href", f"#fn-{index}"), *id, ("class", "fnref")))
        self.into.text(index)
        self.into.close("sup")

    def put_footnotes(self, token: Token) -> None:
        """The footnotes, at the end of the article."""
        self.into.open("section", (("class", "footnotes"), ("aria-label", FOOTNOTES)))
        self.into.open("ol")
        for item in token["children"]:
            index = str(item["attrs"]["index"])
            self.into.open("li", (("id", f"fn-{index}"),))
            self.put(item["children"])
            if index in self.footnotes:
                self.way_back(index)
            self.into.close("li")
        self.into.close("section")

    def way_back(self, index: str) -> None:
        """The link from a footnote to its number in the text."""
        label = ("aria-label", BACK % {"n": index})
        self.into.open("a", (("href", f"#fnref-{index}"), label))
        self.into.text("↩")
        self.into.close("a")

    def _heading_id(self, text: str) -> str:
        words = _gap.sub("-", text.casefold()).strip("-")[:60] or "section"
        name = f"s-{words}"
        while name in self.ids:
            # Counted on from the last of its like, so that no number is tried twice.
            self.alike[words] += 1
            name = f"s-{words}-{self.alike[words] + 1}"
        self.ids.add(name)
        return name


_handlers: dict[str, Callable[[_Reader, Token], None]] = {
    name.removeprefix("put_"): put for name, put in vars(_Reader).items() if name[:4] == "put_"
}


def _plain(token: Token) -> str:
    """The text of a token without its markup."""
    own = "" if token["type"] == "inline_html" else _unescaped(token)
    return own + "".join(_plain(t) for t in token.get("children", []))


def _character(entity: re.Match[str]) -> str:
    written = entity[0]
    return unescape(written) if written[1] == "#" else html5.get(written[1:], written)


def _unescaped(token: Token) -> str:
    """The characters of a token; in a run of text an entity stands for one (CommonMark, 2.5)."""
    raw = str(token.get("raw", ""))
    return _entity.sub(_character, raw) if "&" in raw and token["type"] == "text" else raw
