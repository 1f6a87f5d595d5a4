"""The pages of Reddit from 2018 to 2023, which carry what they show as JSON.

Owns where that lies, and how Reddit's own tree of a text becomes HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import Any

from generator.caps import PAGE_NODES_MAX
from generator.model.records import State
from generator.read.exports.pages.dates import Dates
from generator.read.exports.pages.told import Told
from generator.read.exports.pages.tree import Page
from generator.read.exports.parts import Answer, Post

SCRIPT = "script#data"
BEGIN = "window.___r = "
SITE = "https://www.reddit.com"
# What an element of a text is in HTML; what is not here is written as what is in it.
TAGS = {
    "par": "p",
    "blockquote": "blockquote",
    "li": "li",
    "h": "h4",
    "spoilertext": "span",
    "table": "table",
}
# The bits of a run of text, as Reddit numbers them.
FORMATS = ((1, "b"), (2, "i"), (8, "s"), (32, "sup"), (64, "code"))

Object = dict[str, Any]


def read_state(page: Page, dates: Dates) -> Told | None:
    """What the state of a page holds; None where it has none."""
    for script in page.select(SCRIPT):
        _, _, written = script.get_text().partition(BEGIN)
        try:
            state, _ = json.JSONDecoder().raw_decode(written)
            return _told(state, dates)
        except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
            continue
    return None


def _told(state: Object, dates: Dates) -> Told:
    comments: dict[str, Object] = _comments(state)
    of = {one.get("postId") for one in comments.values()}
    posts = state["posts"]["models"]
    post: Object = next((posts[key] for key in posts if key in of or not of), {})
    author = _name(post)
    shown = int(post.get("numComments") or 0)
    read = Post(
        key="?",
        title=str(post.get("title") or ""),
        text=html_of(post.get("media")),
        authors=(author,) if author else (),
        date=dates.find([str(post.get("created") or "")]),
    )
    answers = [_answer(key, one, dates) for key, one in comments.items()]
    return Told(read, answers, max(shown - len(answers), 0), "Reddit of 2018")


def _comments(state: Object) -> dict[str, Object]:
    """They lay in another place in the first years."""
    places = (state.get("features") or {}, state)
    found = [(place.get("comments") or {}).get("models") for place in places]
    return next(filter(None, found), {})


def _answer(key: str, one: Object, dates: Dates) -> Answer:
    address = str(one.get("permalink") or "")
    by = one.get("deletedBy")
    state = State.DELETED if one.get("isDeleted") or by else State.PRESENT
    state = State.REMOVED if by == "moderator" else state
    return Answer(
        id=key,
        text=html_of(one.get("media")) if state is State.PRESENT else "",
        author=_name(one),
        date=dates.read(filter(None, [str(one.get("created") or "")])),
        parent=str(one.get("parentId") or ""),
        state=state,
        formerly=(SITE + address if address.startswith("/") else address,) if address else (),
    )


def _name(one: Object) -> str:
    author = str(one.get("author") or "")
    return "" if author in ("[deleted]", "[removed]") else author


def html_of(media: Any) -> str:
    """The text of a post or comment as HTML."""
    content = (media or {}).get("richtextContent") or {}
    return "".join(_written(content.get("document") or []))


def _written(document: list[Any]) -> Iterator[str]:
    """Element by element; what is still to come lies on a pile, a bare text is HTML."""
    todo: list[Any] = list(reversed(document))
    for _ in range(PAGE_NODES_MAX):
        if not todo:
            return
        node = todo.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, list):
            todo.extend(reversed(node))
        elif isinstance(node, dict):
            todo.extend(reversed(_parts(node)))


def _parts(node: Object) -> list[Any]:
    """An element as the HTML around it and the elements within."""
    kind, within = node.get("e"), node.get("c")
    within = within if isinstance(within, list) else []
    if kind in ("text", "raw", "link", "u/", "r/", "c/"):
        return [_run(node)]
    if kind == "code":
        lines = (str(one.get("t") or "") for one in within if isinstance(one, dict))
        return [f"<pre><code>{escape(chr(10).join(lines))}</code></pre>"]
    if kind in ("hr", "br"):
        return [f"<{kind}>"]
    if kind == "list":
        tag = "ol" if node.get("o") else "ul"
        return [f"<{tag}>", within, f"</{tag}>"]
    tag = TAGS.get(str(kind), "")
    if kind == "table":
        rows = [node.get("h") or [], *(node.get("c") or [])]
        cells = [["<tr>", [["<td>", c.get("c") or [], "</td>"] for c in r], "</tr>"] for r in rows]
        return ["<table>", cells, "</table>"]
    return [f"<{tag}>", within, f"</{tag}>"] if tag else [within]


def _run(node: Object) -> str:
    """A run of text, with its formats and its link."""
    text = str(node.get("t") or "")
    if node.get("e") in ("u/", "r/", "c/"):
        text = f"{node['e']}{text}"
    cuts = {0, len(text)}
    spans = [span for span in node.get("f") or [] if len(span) == 3]  # noqa: PLR2004 (bits, from, length)
    for _, start, length in spans:
        cuts |= {min(start, len(text)), min(start + length, len(text))}
    edges = sorted(cuts)
    runs = (_formatted(text, a, b, spans) for a, b in pairwise(edges))
    html = "".join(runs)
    return f'<a href="{escape(str(node["u"]))}">{html}</a>' if node.get("u") else html


def _formatted(text: str, start: int, end: int, spans: list[list[int]]) -> str:
    html = escape(text[start:end])
    bits = 0
    for bit, first, length in spans:
        bits |= bit if first <= start < first + length else 0
    for bit, tag in FORMATS:
        html = f"<{tag}>{html}</{tag}>" if bits & bit else html
    return html
