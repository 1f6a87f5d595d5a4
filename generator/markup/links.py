"""Links written by hand in any native form.

Owns the syntax `[[name]]` and `[[name|text]]`, and the attributes a link gets.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.markup.builder import Attrs, Builder
from generator.markup.href import address, web_address
from generator.markup.writer import Writer
from generator.model.body import is_target

NAMED = r"\[\[(?P<name>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,300}))?\]\]"
FOREIGN_REL = "nofollow ugc noopener"

named = re.compile(NAMED)


def link_attrs(url: str, *, foreign: bool, title: str = "") -> Attrs | None:
    """The attributes of a link to `url`, or None where it must not be one."""
    href = address(url)
    if href is None:
        return None
    if is_target(href):
        href = unquote(href)
    attrs = [("href", href)]
    if foreign and web_address(href):
        attrs.append(("rel", FOREIGN_REL))
    return (*attrs, ("title", title)) if title else tuple(attrs)


def put_named(into: Builder | Writer, name: str, shown: str | None) -> None:
    """Add a link to a registered name: by its id, its name or an alias."""
    into.open("a", (("href", f"name:{name.strip()}"),))
    into.text((shown or name).strip())
    into.close("a")
