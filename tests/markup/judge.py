"""An independent judge of what `markup/` gives: three parsers, and a grammar spelled out anew.

Owns the question "is this HTML harmless and well-nested?". Must import nothing of what it judges.
The parsers are libxml2's, html5lib's (the HTML standard, in Python) and that of nh3 (the same in
Rust, with a list of what may stay). What they do not agree on is a fault.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping
from typing import Any

import html5lib
import lxml.html
import nh3

GRAMMAR = {
    **dict.fromkeys(
        str.split(
            "p br hr em strong b i u s del ins sub sup small mark q cite kbd samp var code"
            " blockquote ul li dl dt dd thead tbody tfoot tr caption figure figcaption"
            " h2 h3 h4 h5 h6 bdi bdo span ruby rt rp div"
        ),
        frozenset(),
    ),
    "a": frozenset(("href", "rel")),
    "pre": frozenset(("tabindex",)),
    "table": frozenset(("tabindex",)),
    "abbr": frozenset(("title",)),
    "ol": frozenset(("start",)),
    "td": frozenset(("colspan", "rowspan")),
    "th": frozenset(("colspan", "rowspan")),
    "img": frozenset(("src", "alt")),
}
EVERYWHERE = frozenset(("lang", "dir"))
# What Markdown has besides, with the values that may stand there.
WRITTEN = {
    ("a", "title"): r"(?s).*",
    ("td", "class"): "align-(?:right|center)",
    ("th", "class"): "align-(?:right|center)",
    ("th", "scope"): "col",
    ("code", "class"): r"language-[a-z0-9+]+",
    ("span", "class"): "[a-z][a-z0-9]{0,2}",
}
# And an article, whose headings and footnotes can be led to.
HEADED = WRITTEN | {
    **{(f"h{n}", "id"): r"s-[\w-]+" for n in range(2, 7)},
    ("section", "class"): "footnotes",
    ("section", "aria-label"): "Footnotes",
    ("li", "id"): r"fn-\d+",
    ("a", "id"): r"fnref-\d+",
    ("a", "class"): "fnref",
    ("a", "aria-label"): r"Back to the text of note \d+",
    ("img", "loading"): "lazy",
}
VOIDS = frozenset(("br", "hr", "img"))
LOCAL = "files/"

_harmless = re.compile(rf"(?:https?://|mailto:|{LOCAL}|#fn(?:ref)?-\d)", re.IGNORECASE)
_host = re.compile(r"""( href="https?://)[^/?#"]*""", re.IGNORECASE)
_ELEMENTS = {*GRAMMAR, *(name for name, _ in HEADED)}
_filter = nh3.Cleaner(
    tags=_ELEMENTS,
    attributes={
        name: {*GRAMMAR.get(name, ()), *EVERYWHERE, *(key for of, key in HEADED if of == name)}
        for name in _ELEMENTS
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)
_parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)

Values = Mapping[tuple[str, str], str]
Pairs = list[tuple[str, str]]
NOTHING: Values = {}
Event = tuple[str, ...]


def outline(html: str) -> list[Event]:
    """What lxml reads: openings with their attributes, runs of text, closings."""
    body = lxml.html.document_fromstring(f"<html><body>{html}</body></html>").find("body")
    return _events(body)


def standard(html: str) -> list[Event]:
    """What html5lib reads, in a box; anything but elements and text by what it calls it."""
    return _events(_boxed(html))


def again(html: str) -> str:
    """HTML as html5lib writes what it read, with every end and every quotation mark."""
    written = html5lib.serialize(
        _boxed(html),
        quote_attr_values="always",
        omit_optional_tags=False,
        alphabetical_attributes=True,
    )
    return str(written).removeprefix("<body>").removesuffix("</body>")


def _boxed(html: str) -> Any:
    box = _parser.parseFragment(html, container="div")
    box.tag = "body"
    return box


def _events(root: Any) -> list[Event]:
    events: list[Event] = []
    stack = [(root, False)]
    while stack:
        node, ends = stack.pop()
        if ends:
            events += [("close", node.tag), ("text", node.tail or "")]
            continue
        pairs = [f"{key}={value}" for key, value in sorted(node.attrib.items())]
        events += [("open", str(node.tag), *pairs), ("text", node.text or "")]
        stack.append((node, True))
        stack += [(child, False) for child in reversed(node)]
    return [event for event in events if event != ("text", "")]


def nesting(html: str) -> list[tuple[int, str]]:
    """The depth and the name of every element that lxml reads, in order."""
    depth, found = -1, []
    for kind, name, *_ in outline(html):
        if kind == "open":
            found.append((depth, name))
        depth += (kind == "open") - (kind == "close")
    return found[1:]


def faults(html: str, also: Values = NOTHING) -> list[str]:
    """Everything in a piece of HTML that must not be there; `also` are attributes that may."""
    # What stands in the source counts too: parsers drop a second `body` without a word.
    allowed = GRAMMAR.keys() | {name for name, _ in also}
    found = [
        f"written {name}" for name in re.findall(r"</?([^\s/>]+)", html) if name not in allowed
    ]
    read = outline(html)
    for kind, name, *pairs in read[1:]:
        if kind == "open":
            split = [pair.partition("=")[::2] for pair in pairs]
            own = [(k, v) for k, v in split if not _is_also(also, name, k, v)]
            found += _element_faults(name, own, split) if name in allowed else [f"element {name}"]
    # Nobody is harmed by a host that is none; nh3 wants no link to it.
    hosted = _host.sub(r"\1host", html)
    if outline(_filter.clean(hosted)) != outline(hosted):
        found.append("nh3 reads or wants it otherwise")
    if standard(html) != read:
        found.append("html5lib reads it otherwise")
    elif standard(again(html)) != read:
        found.append("is another when it was written and read again")
    return found


def box_faults(html: str) -> list[str]:
    """Whether HTML leaves the box it is put into."""
    around = outline(f"<div><p>in</p>{html}</div><hr>")
    inner = outline(html)[1:-1]
    expected_end: list[Event] = [("close", "div"), ("open", "hr"), ("close", "hr")]
    kept = around[5 : 5 + len(inner)] == inner and around[5 + len(inner) : -1] == expected_end
    return [] if kept else ["leaves its box"]


def stripped(html: str) -> str:
    """HTML without its tags, unescaped: what a reader of the source sees as text."""
    return entities.unescape(re.sub(r"<[^>]*>", "", html))


def _is_also(also: Values, name: str, key: str, value: str) -> bool:
    return (name, key) in also and bool(re.fullmatch(also[name, key], value))


def _element_faults(name: str, own: Pairs, all_of_it: Pairs) -> list[str]:
    foreign = [key for key, _ in own if key not in GRAMMAR.get(name, frozenset()) | EVERYWHERE]
    harmful = [v for k, v in all_of_it if k in {"href", "src"} and not _harmless.match(v)]
    remote = [v for k, v in all_of_it if k == "src" and not v.startswith(LOCAL)]
    return [*foreign, *harmful, *remote]
