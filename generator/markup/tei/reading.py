"""Elements of TEI as a body.

Owns what each element becomes, and where in the body each of them stands. What is no text of the
article is left for others: notes and readings are handed over as they are, with their places.
Knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from generator.markup.builder import Attrs, Builder
from generator.markup.clean import attributes
from generator.markup.code import LANGUAGES
from generator.markup.links import link_attrs
from generator.markup.tei import signs
from generator.markup.tei.words import BY_REND, DATA, INLINE, NAMES, OWN, PARAGRAPHS
from generator.markup.tei.xml import ID, LANG, SPACE, local, named_by, squeezed
from generator.model.body import Body

_spaces = re.compile(r"[ \t\n\r]+")
_heading = re.compile(r"h[1-6]")
_quotation = re.compile(r"\s*[\"'“”„«»‘’‹›]")
_wholes = {"lg": "p", "sp": "div", "table": "table"}
_last_word = re.compile(r"(\w(?:\S*\w)?)\W*\Z")
_bare = frozenset(("list", "table", "row", "div", "body", "text", "front", "back", "lg", "sp"))


class Aside(NamedTuple):
    """A note, or an `app`, that stands in a text, and the range that it is about by its place."""

    element: Any
    start: int
    end: int


class Read(NamedTuple):
    """A body, the range of each element that has an id, and what was handed over.

    `pointed` is the range of what points to an id, as the mark of a note does.
    """

    body: Body
    places: dict[str, tuple[int, int]]
    asides: tuple[Aside, ...]
    pointed: dict[str, tuple[int, int]]


def read(*elements: Any, foreign: bool = False) -> Read:
    """The body of some elements with all that is in them; `foreign` is what a stranger wrote."""
    reader = _Reader(foreign=foreign)
    for element in elements:
        reader.walk(element)
    body = reader.builder.body()
    return Read(body, reader.places(), tuple(reader.asides), reader.pointed)


class _Reader:
    """The state of one reading."""

    def __init__(self, *, foreign: bool) -> None:
        self.builder = Builder(bare="p")
        self.foreign = foreign
        self.root: Any = None
        self.asides: list[Aside] = []
        self.pointed: dict[str, tuple[int, int]] = {}
        # Of each element begun what is to be closed at its end, and whether white space counts.
        self.begun: list[tuple[list[str], bool]] = []
        self.ends: dict[Any, str] = {}
        self.starts: dict[Any, int] = {}
        self.stops: dict[Any, int] = {}
        self.waiting: list[Any] = []
        self.divisions = 1
        self.last = ""

    def walk(self, root: Any) -> None:
        """Read an element; nothing here recurses."""
        self.root = root
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if not self.begin(element):
                    walker.skip_subtree()
                elif element.text:
                    self.text(element.text)
                continue
            self.end(element)
            if element is not root and element.tail:
                self.text(element.tail)

    def text(self, text: str) -> None:
        """Text with its white space made one space, unless it is to be kept."""
        if self.begun and self.begun[-1][1]:
            self.put(text)
            return
        text = _spaces.sub(" ", text)
        if text.startswith(" "):
            self.builder.space()
        self.put(text.strip(" "))
        if text.endswith(" ") and text != " ":
            self.builder.space()

    def put(self, text: str) -> None:
        """Characters as they are, at which begins whatever has waited for some."""
        before = self.builder.length
        self.builder.text(text)
        if self.builder.length > before:
            at = max(before, self.builder.length - len(text))
            self.starts.update(dict.fromkeys(self.waiting, at))
            self.waiting.clear()
            self.last = text

    def begin(self, element: Any) -> bool:
        """Begin an element; whether what is in it is to be read."""
        name = local(element)
        self.waiting.append(element)
        handler = HANDLERS.get(name)
        inside = (self.begun[-1][1] if self.begun else False) or name in {"eg", "egXML"}
        keeps = {"preserve": True, "default": False}.get(element.get(SPACE), inside)
        self.begun.append(([], keeps))
        if element is self.root:
            return True
        if not name or name in DATA:
            return False
        if element.getparent() is not None and local(element.getparent()) == "choice":
            return self.choose(element)
        if handler:
            return handler(self, element)
        if name in NAMES and self.name(element):
            return True
        self.plain(name, element)
        return True

    def end(self, element: Any) -> None:
        """Close what was opened for an element, and note where it ends."""
        opened, _ = self.begun.pop()
        if element in self.ends:
            self.put(self.ends.pop(element))
        for name in reversed(opened):
            self.builder.close(name)
        self.divisions -= local(element) in {"div", "div1", "div2", "div3", "div4"}
        self.stops[element] = self.builder.length
        if local(element) == "app":
            self.put_aside(element, element)

    def open(self, name: str, element: Any, attrs: Attrs = ()) -> bool:
        """Ask for one of our elements, to be closed with that of TEI."""
        given = {"lang": element.get(LANG, "")} if element.get(LANG) else {}
        every = dict((*attributes(name, given), *attrs))
        self.builder.open(name, tuple(every.items()), element.sourceline or 0)
        self.begun[-1][0].append(name)
        return True

    def plain(self, name: str, element: Any) -> None:
        """An element of the tables, or one of which only what is in it is known."""
        rend = element.get("rend", "")
        if name in PARAGRAPHS or name in {"ab", "label"}:
            as_head = rend if _heading.fullmatch(rend) else ""
            if as_head or name != "label":
                self.open(as_head or "p", element)
        elif name in INLINE:
            shown = INLINE[name]
            if shown != "q" or not _quotation.match("".join(element.itertext())[:5] or "'"):
                self.inline(shown, element)
        elif name in _wholes:
            self.open(_wholes[name], element)
        before, after = signs.AROUND.get(name, ("", ""))
        if before:
            self.put(before)
        if after:
            self.ends[element] = after

    def inline(self, name: str, element: Any) -> bool:
        """Begin an element within a line, but a span that says nothing."""
        if name != "span" or element.get(LANG):
            self.open(name, element)
        return True

    def choose(self, element: Any) -> bool:
        """One of the forms in a `choice`, where it is the one that is shown."""
        found = signs.chosen(element.getparent())
        if found is None or found[0] is not element:
            return False
        if found[1]:
            self.open("abbr", element, (("title", found[1][:500]),))
        return True

    def name(self, element: Any) -> bool:
        """A name, which leads to what it names where that is said and is not our own finding."""
        said = (element.get("ref") or element.get("key") or "").split()
        if not said or element.get("resp") == OWN:
            return False
        if said[0].startswith(("http:", "https:")):
            return self.link(said[0], element)
        id = named_by(said[0])
        return self.open("a", element, (("href", f"entity:{id}"),)) if id else False

    def link(self, address: str, element: Any) -> bool:
        """A link, where an address may be one."""
        attrs = link_attrs(address, foreign=self.foreign)
        return self.open("a", element, attrs) if attrs else False

    def places(self) -> dict[str, tuple[int, int]]:
        """The range of each element that has an id."""
        end = self.builder.length
        found = {}
        for element, stop in self.stops.items():
            if id := element.get(ID):
                found[id] = (min(self.starts.get(element, end), end), min(stop, end))
        return found

    def aside(self, element: Any) -> bool:
        """A note: it is about the element before it, or else the word before it.

        What is noted in an entry of a bibliography is for those who keep one; what is noted in an
        `app` stands with its readings.
        """
        if local(element.getparent()) in {"bibl", "biblStruct", "app"}:
            return False
        before = element.getprevious()
        is_beside = before is not None and not (before.tail or "").strip()
        self.put_aside(element, before if is_beside else None)
        return False

    def put_aside(self, element: Any, about: Any) -> None:
        """Hand over what is about an element, or where that has no text the word before it."""
        start, end = self.before(element, about)
        self.asides.append(Aside(element, start, end))

    def before(self, element: Any, about: Any = None) -> tuple[int, int]:
        """The range of an element, or else of the word before another that stands here."""
        end = self.builder.length
        start = self.starts.get(about, end) if about is not None else end
        word = _last_word.search(self.last)
        if start == end and word and element.getparent() not in self.waiting:
            return end - len(word[0]), end - len(self.last) + word.end(1)
        return start, end


def _head(reader: _Reader, element: Any) -> bool:
    """A heading; that of a list or a figure is one of its parts."""
    holder = local(element.getparent())
    rend = element.get("rend", "")
    if holder in {"table", "figure"}:
        return reader.open("caption" if holder == "table" else "figcaption", element)
    if holder in {"list", "lg"} or holder.startswith("list"):
        return reader.open("p", element)
    level = min(reader.divisions, 6) if reader.divisions > 1 else 2
    return reader.open(rend if _heading.fullmatch(rend) else f"h{level}", element)


def _div(reader: _Reader, _: Any) -> bool:
    reader.divisions += 1
    return True


def _hi(reader: _Reader, element: Any) -> bool:
    rends = (element.get("rend") or element.get("rendition") or "italic").split()
    for rend in rends:
        if name := BY_REND.get(rend, rend if rend in BY_REND.values() else ""):
            reader.open(name, element)
    return True


def _list(reader: _Reader, element: Any) -> bool:
    said = f"{element.get('rend', '')} {element.get('type', '')}".split()
    if "terms" in said or "gloss" in said:
        return reader.open("dl", element)
    if {"numbered", "ordered"} & {*said}:
        start = attributes("ol", {"start": element.get("n", "")})
        return reader.open("ol", element, start)
    return reader.open("ul", element)


def _item(reader: _Reader, element: Any) -> bool:
    holder = element.getparent()
    said = f"{holder.get('rend', '')} {holder.get('type', '')}".split()
    if "terms" in said:
        return reader.open("dt" if element.get("rend") == "term" else "dd", element)
    return reader.open("dd" if "gloss" in said else "li", element)


def _label(reader: _Reader, element: Any) -> bool:
    if local(element.getparent()) == "list":
        return reader.open("dt", element)
    reader.plain("label", element)
    return True


def _row(reader: _Reader, element: Any) -> bool:
    first = element.getprevious()
    is_head = element.get("role") == "label" and (
        first is None or local(first) == "head" or first.get("role") == "label"
    )
    if is_head:
        reader.open("thead", element)
    return reader.open("tr", element)


def _cell(reader: _Reader, element: Any) -> bool:
    is_head = "label" in {element.get("role"), element.getparent().get("role")}
    name = "th" if is_head else "td"
    given = {"colspan": element.get("cols", ""), "rowspan": element.get("rows", "")}
    return reader.open(name, element, attributes(name, given))


def _quote(reader: _Reader, element: Any) -> bool:
    """A quotation: a block where it stands among blocks or holds some."""
    holder = local(element.getparent())
    if holder == "cit":
        holder = local(element.getparent().getparent())
    inner = {local(child) for child in element}
    if holder in _bare or inner & (PARAGRAPHS | {"lg", "l", "list", "table", "quote", "eg"}):
        return reader.open("blockquote", element)
    if not _quotation.match("".join(element.itertext())):
        reader.open("q", element)
    return True


def _line(reader: _Reader, element: Any) -> bool:
    """A line of verse: after others of its stanza it begins with a break."""
    before = element.getprevious()
    if local(element.getparent()) != "lg":
        return reader.open("p", element)
    if before is not None and local(before) == "l":
        reader.builder.void("br")
    return True


def _speaker(reader: _Reader, element: Any) -> bool:
    reader.open("p", element)
    return reader.open("strong", element)


def _code_block(reader: _Reader, element: Any) -> bool:
    reader.open("pre", element)
    if local(element) == "egXML":
        inner = [etree.tostring(child, encoding="unicode") for child in element]
        reader.put("".join((element.text or "", *inner)).strip("\n"))
        return False
    return True


def _code(reader: _Reader, element: Any) -> bool:
    language = element.get("lang", "")
    attrs = (("class", f"language-{language}"),) if language in LANGUAGES else ()
    return reader.open("code", element, attrs)


def _break(reader: _Reader, element: Any) -> bool:
    if element.get("break") != "no":
        reader.builder.void("br")
    return False


def _page(reader: _Reader, element: Any) -> bool:
    sign = signs.page_break(element)
    if sign and element.get("break") != "no":
        reader.builder.open("small")
        reader.put(sign)
        reader.builder.close("small")
        reader.builder.space()
    return False


def _milestone(reader: _Reader, element: Any) -> bool:
    if element.get("rend") == "rule" or element.get("unit") in {"section", "absent"}:
        reader.builder.void("hr")
    return False


def _gap(reader: _Reader, _: Any) -> bool:
    reader.put(signs.GAP)
    return False


def _space(reader: _Reader, _: Any) -> bool:
    reader.builder.space()
    return False


def _reading(_: _Reader, element: Any) -> bool:
    """A reading, where it is the one that stands in the text."""
    app = next(element.iterancestors("{*}app"), None)
    return app is None or signs.readings(app)[0] is element


def _ref(reader: _Reader, element: Any) -> bool:
    address = (element.get("target") or "").split()
    if address and address[0].startswith("#"):
        reader.pointed.setdefault(address[0][1:], reader.before(element))
    elif address:
        reader.link(address[0], element)
    if local(element) == "ptr" and address and not address[0].startswith("#"):
        reader.put(address[0])
    return True


def _graphic(reader: _Reader, element: Any) -> bool:
    figure = element.getparent()
    described = element.find("{*}desc")
    if described is None and local(figure) == "figure":
        described = figure.find("{*}figDesc")
    alt = squeezed(described)
    attrs = link_attrs(element.get("url", ""), foreign=reader.foreign)
    if attrs and attrs[0][1].startswith("path:") and not reader.foreign:
        reader.builder.void("img", (("src", attrs[0][1]), ("alt", alt)))
    elif attrs:
        reader.open("a", element, attrs)
        reader.put(alt or "image")
    return False


def _figure(reader: _Reader, element: Any) -> bool:
    if element.get("rend") != "inline":
        reader.open("figure", element)
    if element.find("{*}graphic") is None:
        reader.put(squeezed(element.find("{*}figDesc")))
    return True


def _nothing(_: _Reader, __: Any) -> bool:
    return False


def _through(_: _Reader, __: Any) -> bool:
    return True


HANDLERS: dict[str, Callable[[_Reader, Any], bool]] = {
    **dict.fromkeys(("div", "div1", "div2", "div3", "div4"), _div),
    "head": _head, "hi": _hi, "list": _list, "listBibl": _list, "item": _item, "label": _label,
    "row": _row, "cell": _cell, "quote": _quote, "l": _line, "speaker": _speaker,
    "eg": _code_block, "egXML": _code_block, "code": _code, "lb": _break, "pb": _page,
    "milestone": _milestone, "gap": _gap, "space": _space, "lem": _reading, "rdg": _reading,
    "note": _Reader.aside, "ref": _ref, "ptr": _ref, "graphic": _graphic, "figure": _figure,
    "figDesc": _nothing, "anchor": _nothing, "cb": _nothing, "fw": _nothing, "choice": _through,
    "wit": _nothing, "noteGrp": _through,
}  # fmt: skip
