"""Views filled by their types: with the least, and with two of everything.

Owns the filling, and the one body that every full prose shows. A text in a full view is hostile:
it would become an element, or end an attribute, wherever it were not escaped.
"""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import Any, Union

import msgspec

from generator.export import asides, bare, indexes, named, views, wire
from generator.export.items import CommentLine, Prose
from generator.export.views import Site, View
from generator.markup.markdown import markdown
from generator.model.body import Body
from generator.model.date import Date
from generator.read.dates import parse_date

HOSTILE = "\"'><x-evil>&\u202e"
BODY = markdown("## A heading\n\nSome words with [a link](b.md).\n\n## Another\n\n## A third")
NEST = ((True, 0), (True, 0), (False, 2))
MODULES = (views, asides, wire, named, indexes, bare)
VIEWS = sorted(
    (
        view
        for view in {id(v): v for module in MODULES for v in vars(module).values()}.values()
        if isinstance(view, type) and issubclass(view, View) and view is not View
    ),
    key=lambda view: view.__name__,
)
SHOWN = [view for view in VIEWS if view.template]


def least(kind: type) -> Any:
    """An instance with nothing in it that need not be."""
    return _struct(kind, full=False)


def full(kind: type) -> Any:
    """An instance with two of everything."""
    return _struct(kind, full=True)


def site(*, full: bool) -> Site:
    """The site around a page."""
    assets = {
        name: f"theme/{name}"
        for name in (
            "chance.js",
            "favicon.svg",
            "offline.js",
            "script.js",
            "search.js",
            "style.css",
        )
    }
    return msgspec.structs.replace(_struct(Site, full=full), assets=assets)


def _struct(kind: type, *, full: bool) -> Any:
    if kind is Date:
        return parse_date("1911~")
    if kind is Body:
        return BODY if full else Body("")
    hints = typing.get_type_hints(kind)
    fields = [f for f in msgspec.structs.fields(kind) if full or f.required]
    values = {f.name: _value(hints[f.name], f.name, full=full) for f in fields}
    if full and "thread" in values:
        values["thread"] = tuple(_reply(n) for n in range(len(NEST)))
    if kind is Prose and full:
        values["hrefs"] = (("path:b.md", "b/c.html"),)
    return kind(**values)


def _reply(at: int) -> CommentLine:
    """A line of a thread whose lists open and close as they should."""
    opens, closes = NEST[at]
    line = _struct(CommentLine, full=True)
    return msgspec.structs.replace(line, anchor=f"c-{at}", depth=at, opens=opens, closes=closes)


def _value(hint: Any, name: str, *, full: bool) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(inner[0], name, full=full) if full else None
    if origin is dict:
        return {}
    if origin is tuple and inner[-1] is Ellipsis:
        return tuple(_value(inner[0], name, full=full) for _ in range(2)) if full else ()
    if origin is tuple:
        return tuple(_value(kind, name, full=full) for kind in inner)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _struct(hint, full=full)
    return _plain(hint, name, full=full)


def _plain(hint: Any, name: str, *, full: bool) -> Any:
    if issubclass(hint, Enum):
        return next(iter(hint))
    if hint is str:
        return {"path": f"a/{HOSTILE}.html", "digest": ""}.get(name, HOSTILE) if full else ""
    return {int: 3, float: 0.5, bool: True}[hint] if full else hint()
