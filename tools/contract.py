"""Write docs/views.md: what each template of a theme receives, from the docstrings of the views.

    python tools/contract.py

The first sentence of a docstring stands above the fields; each other beside the first that it
names, and the fields that it names besides lead there. What names none stands above.
"""

from __future__ import annotations

import re
import sys
import types
import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator.errors import Place, Problem  # noqa: E402 (from this tree, wherever it stands)
from generator.export import asides, bare, indexes, items, named, noteline, views, wire  # noqa: E402
from generator.model.body import Body  # noqa: E402
from generator.model.date import Date  # noqa: E402

FILE = ROOT / "docs/views.md"
MODULES = (views, asides, wire, named, indexes, noteline, items)
PARTS = (items, named, indexes)
HEAD = """\
# What templates receive

A template sees `page`, its view, and `site`; [themes](themes.md) says what to do with them. This
page is made by `tools/contract.py` of the docstrings in `generator/export/`.

A *path* is one of the site, for the filter `url`. What there is nothing to say of is empty, or
none, and `{% if %}` is for both. What is not listed is not there, and asking for it is an error.
"""
PLAIN = {str: "text", int: "number", float: "number", bool: "yes or no", type(None): "none"}
# What a field means wherever its class says no more of it.
MEANT = {
    "after": "the words behind",
    "anchor": "its id on the page",
    "article": "what it belongs to",
    "articles": "its articles, or how many",
    "author": "who signed it, or empty",
    "authors": "who signed it",
    "before": "the words before",
    "body": "its text",
    "byline": "who signed it, in the words of the source",
    "comments": "its comments, or how many",
    "count": "how many",
    "quote": "the passage, as the editor quotes it",
    "date": "when, as exactly as is known",
    "description": "it in a sentence",
    "discussed": "the articles with most comments",
    "earlier": "the one before it in time",
    "end": "where it ends in the text, in characters",
    "entities": "names under it",
    "entries": "the newest first",
    "excerpt": "how it begins",
    "file": "its path",
    "hint": "what to do about it",
    "id": "what names it for ever",
    "in_articles": "those in articles",
    "in_comments": "those in comments",
    "in_notes": "those in notes",
    "inferred": "found in the text, not linked by its author",
    "is_page": "stands apart from the dated articles",
    "items": "what it lists",
    "kind": "person, place, organisation, event, work or concept",
    "label": "its words",
    "language": "a tag such as `en` or `pt-BR`",
    "later": "the one after it in time",
    "latest": "the newest articles",
    "letter": "the letter",
    "letters": "the entries by letter",
    "licence": "the licence as the source spells it, for the filter `licence`",
    "lines": "what it lists",
    "links": "where it leads",
    "marks": "the mentions in it",
    "mentions": "where it is named",
    "message": "what is wrong",
    "name": "what it is called",
    "nodes": "the names",
    "notes": "the editors' notes",
    "number": "which it is in the thread, from 1",
    "origin": "the web address that it was taken from, for the filter `external`",
    "parent_author": "who wrote what it answers",
    "parent_number": "which that is in the thread",
    "path": "where it stands on the site",
    "people": "how many wrote the replies below it",
    "place": "where",
    "position": "latitude and longitude, in degrees",
    "problems": "all of them",
    "prose": "its text",
    "replies": "how many there are below it",
    "severity": "how bad it is",
    "sitemap": "the address of the sitemap",
    "span": "the first and the last date",
    "start": "where it begins in the text, in characters",
    "summary": "its beginning, or what its author says of it",
    "tags": "its tags, each with its page",
    "text": "the words",
    "thread": "its lines, in reading order",
    "ties": "which stand together",
    "title": "its title",
    "undated": "what has no date",
    "updated": "when it was last changed",
    "urls": "the addresses",
    "words": "how many it has",
    "years": "the years, each with how many",
}
FRAME = (views.View, views.Site)
MODELS = (Date, Body, Problem, Place)
_word = re.compile(r"`(\w+)`")
_end = re.compile(r"(?<=[.])\s+(?=[A-Z`])")


def main() -> None:
    """Write the page."""
    FILE.write_text(text(), "utf-8")


def text() -> str:
    """The page."""
    owned = [kind for module in MODULES for kind in _own(module)]
    shown = [kind for kind in owned if getattr(kind, "template", "")]
    shown.sort(key=lambda view: view.template)
    pages = [view for view in shown if view.template.endswith(".html")]
    others = [view for view in shown if view not in pages]
    parts = [kind for kind in owned if kind not in shown and not issubclass(kind, FRAME)]
    parts.sort(key=lambda part: part.__name__)
    sections = [
        HEAD,
        "## Every template\n",
        _described("### site", views.Site),
        _described("### Every page", views.HtmlView, "What `page` has in each template of HTML."),
        "## Pages\n",
        *(_described(f"### {view.template}", view) for view in pages),
        "## Files for machines\n",
        *(_described(f"### {view.template}", view) for view in others),
        "## Parts\n",
        *(_described(f"### {part.__name__}", part) for part in (*parts, *MODELS)),
        "## Views without a template\n",
        *(f"- `{view.__name__}`: {view.__doc__ and _flat(view.__doc__)}" for view in _own(bare)),
    ]
    return "\n".join(sections) + "\n"


def _described(heading: str, kind: type, said: str = "") -> str:
    """A heading, what a class is, and a table of its own fields."""
    first, *others = _said(kind)
    fields = _fields(kind)
    lead = {s: next((word for word in _word.findall(s) if word in fields), "") for s in others}
    above = " ".join([first, *(s for s in others if not lead[s])])
    lead |= {first: ""}
    lines = [heading, "", *([said, ""] if said else []), above, ""]
    if fields:
        lines += ["| field | type | is |", "| --- | --- | --- |", *_rows(kind, fields, lead), ""]
    return "\n".join(lines)


def _said(kind: type) -> list[str]:
    """What a class says of itself, and what those say that it is made of."""
    between = [one for one in kind.__mro__[1:] if one.__module__ == kind.__module__]
    others = [said for one in between for said in _end.split(_flat(one.__doc__ or ""))[1:]]
    return _end.split(_flat(kind.__doc__ or "")) + others


def _rows(kind: type, fields: list[str], lead: dict[str, str]) -> Iterator[str]:
    """A row for each field, with the sentences that it leads, or the field that leads one on it."""
    hints = typing.get_type_hints(kind)
    for field in fields:
        own = [s for s, leading in lead.items() if leading == field]
        others = dict.fromkeys(leading for s, leading in lead.items() if f"`{field}`" in s)
        seen = ", ".join(f"see `{other}`" if other else "see above" for other in others)
        said = " ".join(own) or seen or MEANT.get(field, "")
        yield f"| `{field}` | {_type(hints[field])} | {said} |".replace("  |", " |")


def _fields(kind: type) -> list[str]:
    """The fields of a class, without those that every page has."""
    common = {f.name for f in msgspec.structs.fields(views.HtmlView)}
    inherits = issubclass(kind, views.HtmlView) and kind is not views.HtmlView
    found = [f.name for f in msgspec.structs.fields(kind)]
    return [name for name in found if not (inherits and name in common)]


def _type(hint: Any) -> str:
    """A type in words, with a link where it has fields of its own."""
    if hint in PLAIN:
        return PLAIN[hint]
    inner = typing.get_args(hint)
    if inner:
        return _made_of(hint, inner)
    if issubclass(hint, Enum):
        return " or ".join(f"`{one.value}`" for one in hint)
    has_section = hint in MODELS or hint.__module__ in {m.__name__ for m in PARTS}
    return f"[{hint.__name__}](#{hint.__name__.lower()})" if has_section else hint.__name__


def _made_of(hint: Any, inner: tuple[Any, ...]) -> str:
    if isinstance(hint, types.UnionType):
        return " or ".join(map(_type, inner))
    if typing.get_origin(hint) is dict:
        return f"{_type(inner[1])} by {_type(inner[0])}"
    if inner[-1] is Ellipsis:
        return f"list of {_type(inner[0])}"
    return f"({', '.join(map(_type, inner))})"


def _own(module: types.ModuleType) -> list[Any]:
    """The classes that a module owns, in its order."""
    found = (v for v in vars(module).values() if isinstance(v, type))
    return [kind for kind in found if kind.__module__ == module.__name__]


def _flat(doc: str) -> str:
    return " ".join(doc.split())


if __name__ == "__main__":
    main()
