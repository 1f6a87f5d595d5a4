"""What each element of TEI becomes in a body.

Owns the table of elements. One says what it is to the reader, and whether what is in it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from generator.caps import VALUE_CHARS_MAX
from generator.markup.clean import attributes
from generator.markup.code import LANGUAGES
from generator.markup.links import link_attrs
from generator.markup.tei import signs, words
from generator.markup.tei.reader import Reader
from generator.markup.tei.words import BY_REND, DATA, DIVISIONS, INLINE, NAMES, OWN, PARAGRAPHS
from generator.markup.tei.xml import local, named_by, squeezed

Becomes = Callable[[Reader, Any], bool]

_heading = re.compile(r"h[2-6]")
_quotation = re.compile(r"\s*[\"'“”„«»‘’‹›]")


def becoming(element: Any) -> Becomes:
    """What an element becomes."""
    name, holder = local(element), element.getparent()
    if not name or name in DATA:
        return _nothing
    if holder is not None and local(holder) == "choice":
        return _choose
    return _HANDLERS.get(name, _name if name in NAMES else _plain)


def _plain(reader: Reader, element: Any) -> bool:
    """An element of the tables, or one of which only what is in it is known."""
    name, rend = local(element), element.get("rend", "")
    if name in PARAGRAPHS or name in {"ab", "label"}:
        as_head = rend if _heading.fullmatch(rend) else ""
        if as_head or name != "label":
            reader.open(as_head or "p", element)
    elif name in INLINE:
        shown = INLINE[name]
        if shown != "q" or not _is_marked(element):
            reader.inline(shown, element)
    elif name in words.WHOLES:
        reader.open(words.WHOLES[name], element)
    before, after = signs.AROUND.get(name, ("", ""))
    if before:
        reader.put(before)
    if after:
        reader.signs[element] = after
    return True


def _choose(reader: Reader, element: Any) -> bool:
    """One of the forms in a `choice`, where it is the one that is shown."""
    found = signs.chosen(element.getparent())
    if found is None or found[0] is not element:
        return False
    if found[1]:
        reader.open("abbr", element, (("title", found[1][:VALUE_CHARS_MAX]),))
    return True


def _name(reader: Reader, element: Any) -> bool:
    """A name, which leads to what it names where that is said and is not our own finding."""
    said = (element.get("ref") or element.get("key") or "").split()
    if not said or element.get("resp") == OWN:
        return _plain(reader, element)
    if said[0].startswith(("http:", "https:")):
        reader.link(said[0], element)
        return True
    id = named_by(said[0])
    return reader.open("a", element, (("href", f"entity:{id}"),)) if id else _plain(reader, element)


def _aside(reader: Reader, element: Any) -> bool:
    """A note: it is about the element before it, or else the word before it.

    What is noted in an entry of a bibliography is for those who keep one; what is noted in an
    `app` stands with its readings.
    """
    if local(element.getparent()) in words.ENTRIES:
        return False
    if next(element.iterancestors("{*}note"), None) is not None:
        return _plain(reader, element)
    before = element.getprevious()
    is_beside = before is not None and not (before.tail or "").strip()
    reader.put_aside(element, before if is_beside else None)
    return False


def _head(reader: Reader, element: Any) -> bool:
    """A heading; that of a list or a figure is one of its parts."""
    holder = local(element.getparent())
    rend = element.get("rend", "")
    if holder in {"table", "figure"}:
        return reader.open("caption" if holder == "table" else "figcaption", element)
    if holder == "lg" or holder.startswith("list"):
        return reader.open("p", element)
    level = min(reader.divisions, 6) if reader.divisions > 1 else 2
    return reader.open(rend if _heading.fullmatch(rend) else f"h{level}", element)


def _div(reader: Reader, _: Any) -> bool:
    reader.divisions += 1
    return True


def _hi(reader: Reader, element: Any) -> bool:
    for rend in (element.get("rend") or element.get("rendition") or "italic").split():
        if name := BY_REND.get(rend, rend if rend in BY_REND.values() else ""):
            reader.open(name, element)
    return True


def _list(reader: Reader, element: Any) -> bool:
    said = f"{element.get('rend', '')} {element.get('type', '')}".split()
    if "terms" in said or "gloss" in said:
        return reader.open("dl", element)
    if {"numbered", "ordered"} & {*said}:
        start = attributes("ol", {"start": element.get("n", "")})
        return reader.open("ol", element, start)
    return reader.open("ul", element)


def _item(reader: Reader, element: Any) -> bool:
    holder = element.getparent()
    said = f"{holder.get('rend', '')} {holder.get('type', '')}".split()
    if "terms" in said:
        return reader.open("dt" if element.get("rend") == "term" else "dd", element)
    return reader.open("dd" if "gloss" in said else "li", element)


def _label(reader: Reader, element: Any) -> bool:
    if local(element.getparent()) == "list":
        return reader.open("dt", element)
    return _plain(reader, element)


def _row(reader: Reader, element: Any) -> bool:
    first = element.getprevious()
    is_head = element.get("role") == "label" and (
        first is None or local(first) == "head" or first.get("role") == "label"
    )
    if is_head:
        reader.open("thead", element)
    return reader.open("tr", element)


def _cell(reader: Reader, element: Any) -> bool:
    is_head = "label" in {element.get("role"), element.getparent().get("role")}
    name = "th" if is_head else "td"
    given = {"colspan": element.get("cols", ""), "rowspan": element.get("rows", "")}
    return reader.open(name, element, attributes(name, given))


def _quote(reader: Reader, element: Any) -> bool:
    """A quotation: a block where it stands among blocks or holds some."""
    holder = local(element.getparent())
    if holder == "cit":
        holder = local(element.getparent().getparent())
    inner = {local(child) for child in element}
    if holder in words.AMONG_BLOCKS or inner & (
        PARAGRAPHS | {"lg", "l", "list", "table", "quote", "eg"}
    ):
        return reader.open("blockquote", element)
    if not _is_marked(element):
        reader.open("q", element)
    return True


def _is_marked(element: Any) -> bool:
    """Whether a quotation begins with a quotation mark of its own."""
    return bool(_quotation.match(next(element.itertext(), "")))


def _line(reader: Reader, element: Any) -> bool:
    """A line of verse: after others of its stanza it begins with a break."""
    before = element.getprevious()
    if local(element.getparent()) != "lg":
        return reader.open("p", element)
    if before is not None and local(before) == "l":
        reader.builder.void("br")
    return True


def _speaker(reader: Reader, element: Any) -> bool:
    reader.open("p", element)
    return reader.open("strong", element)


def _code_block(reader: Reader, element: Any) -> bool:
    reader.open("pre", element)
    if local(element) == "egXML":
        inner = [etree.tostring(child, encoding="unicode") for child in element]
        reader.put("".join((element.text or "", *inner)).strip("\n"))
        return False
    return True


def _code(reader: Reader, element: Any) -> bool:
    language = element.get("lang", "")
    attrs = (("class", f"language-{language}"),) if language in LANGUAGES else ()
    return reader.open("code", element, attrs)


def _break(reader: Reader, element: Any) -> bool:
    if element.get("break") != "no":
        reader.builder.void("br")
    return False


def _page(reader: Reader, element: Any) -> bool:
    sign = signs.page_break(element)
    if sign and element.get("break") != "no":
        reader.builder.open("small")
        reader.put(sign)
        reader.builder.close("small")
        reader.builder.space()
    return False


def _milestone(reader: Reader, element: Any) -> bool:
    if element.get("rend") == "rule" or element.get("unit") in {"section", "absent"}:
        reader.builder.void("hr")
    return False


def _gap(reader: Reader, _: Any) -> bool:
    reader.put(signs.GAP)
    return False


def _space(reader: Reader, _: Any) -> bool:
    reader.builder.space()
    return False


def _reading(reader: Reader, element: Any) -> bool:
    """A reading, where it is the one that stands in the text."""
    app = next(element.iterancestors("{*}app"), None)
    if app is not None and app not in reader.lems:
        reader.lems[app] = signs.readings(app)[0]
    return app is None or reader.lems[app] is element


def _ref(reader: Reader, element: Any) -> bool:
    address = (element.get("target") or "").split()
    if address and address[0].startswith("#"):
        reader.pointed.setdefault(address[0][1:], reader.before(element))
    elif address:
        reader.link(address[0], element)
    if local(element) == "ptr" and address and not address[0].startswith("#"):
        reader.put(address[0])
    return True


def _graphic(reader: Reader, element: Any) -> bool:
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


def _figure(reader: Reader, element: Any) -> bool:
    if element.get("rend") != "inline":
        reader.open("figure", element)
    if element.find("{*}graphic") is None:
        reader.put(squeezed(element.find("{*}figDesc")))
    return True


def _nothing(_: Reader, __: Any) -> bool:
    return False


_HANDLERS: dict[str, Becomes] = {
    **dict.fromkeys(DIVISIONS, _div),
    "head": _head, "hi": _hi, "list": _list, "listBibl": _list, "item": _item, "label": _label,
    "row": _row, "cell": _cell, "quote": _quote, "l": _line, "speaker": _speaker,
    "eg": _code_block, "egXML": _code_block, "code": _code, "lb": _break, "pb": _page,
    "milestone": _milestone, "gap": _gap, "space": _space, "lem": _reading, "rdg": _reading,
    "note": _aside, "ref": _ref, "ptr": _ref, "graphic": _graphic, "figure": _figure,
    "figDesc": _nothing, "anchor": _nothing, "cb": _nothing, "fw": _nothing,
    "wit": _nothing,
}  # fmt: skip
