"""An independent judge of what `clean` gives: two parsers, and a grammar spelled out anew.

Owns the question "is this HTML harmless and well-nested?". Must import nothing of what it judges.
"""

from __future__ import annotations

import html as entities
import re

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
VOIDS = frozenset(("br", "hr", "img"))
LOCAL = "files/"

_harmless = re.compile(rf"(?:https?://|mailto:|{LOCAL})")
_filter = nh3.Cleaner(
    tags=set(GRAMMAR),
    attributes={name: set(allowed | EVERYWHERE) for name, allowed in GRAMMAR.items()},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)

Event = tuple[str, ...]


def outline(html: str) -> list[Event]:
    """What lxml reads: openings with their attributes, runs of text, closings."""
    events: list[Event] = []
    body = lxml.html.document_fromstring(f"<html><body>{html}</body></html>").find("body")
    stack = [(body, False)]
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


def faults(html: str) -> list[str]:
    """Everything in a piece of HTML that must not be there."""
    # What stands in the source counts too: parsers drop a second `body` without a word.
    written = re.findall(r"</?([^\s/>]+)", html)
    found = [f"written {name}" for name in written if name not in GRAMMAR]
    for kind, name, *pairs in outline(html)[1:]:
        if kind == "open":
            found += _element_faults(name, [pair.partition("=")[::2] for pair in pairs])
    if outline(_filter.clean(html)) != outline(html):
        found.append("nh3 reads or wants it otherwise")
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


def _element_faults(name: str, pairs: list[tuple[str, str]]) -> list[str]:
    if name not in GRAMMAR:
        return [f"element {name}"]
    foreign = [key for key, _ in pairs if key not in GRAMMAR[name] | EVERYWHERE]
    harmful = [v for k, v in pairs if k in {"href", "src"} and not _harmless.match(v)]
    remote = [v for k, v in pairs if k == "src" and not v.startswith(LOCAL)]
    return [*foreign, *harmful, *remote]
