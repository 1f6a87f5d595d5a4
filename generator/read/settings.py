"""Settings of an article, checked one by one.

Owns which keys front matter may have and of what type each is. A wrong one is a problem with its
line and the nearest right key; the others still count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from reprlib import Repr
from typing import Any

from generator.markup.href import web_address
from generator.model.date import Date
from generator.read.gather import Gather, printable
from generator.toml import nearest

KINDS: dict[str, str] = {
    "title": "text",
    "author": "list",
    "authors": "list",
    "date": "text",
    "updated": "text",
    "description": "text",
    "summary": "text",
    "language": "text",
    "lang": "text",
    "source": "text",
    "licence": "text",
    "license": "text",
    "formerly": "list",
    "aliases": "list",
    "tags": "list",
    "slug": "text",
    "draft": "flag",
    "kind": "text",
}
SPELLINGS = {
    "authors": "author",
    "summary": "description",
    "lang": "language",
    "license": "licence",
    "aliases": "formerly",
}
DRAFT_CUTOFF = 0.8
ARTICLE_KINDS = ("article", "page")

_language = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_slug = re.compile(r"[.~-]*\w[\w.~-]*(/[.~-]*\w[\w.~-]*)*")

# What aliases make of a few lines of YAML may be too large to be written out.
_brief = Repr()
_brief.maxstring = _brief.maxother = 80
_briefly = _brief.repr


class Settings:
    """The valid settings of one article."""

    def __init__(self, given: Mapping[str, Any], lines: Mapping[str, int], gather: Gather) -> None:
        self._lines = lines
        self._gather = gather
        self._values: dict[str, Any] = {}
        for key, value in given.items():
            if key in KINDS:
                self._take(key, value)
            else:
                near = nearest(key, KINDS)
                gather.problem(lines.get(key, 1), f"unknown setting {key!r}", near)
                self._hide_if_meant(key)

    def text(self, key: str) -> str:
        """A line of text; empty where it is not set."""
        return str(self._values.get(key, ""))

    def list(self, key: str) -> tuple[str, ...]:
        """Several lines of text."""
        return tuple(self._values.get(key, ()))

    def flag(self, key: str) -> bool:
        """Yes or no; no where it is not set."""
        return bool(self._values.get(key, False))

    def date(self, key: str) -> Date | None:
        """A date."""
        return self._gather.date(self.text(key), self._lines.get(key, 1))

    def language(self) -> str:
        """A language tag in the shape of BCP 47."""
        return self._matching("language", _language, "write a language tag such as en or pt-BR")

    def slug(self) -> str:
        """A name for the address."""
        return self._matching("slug", _slug, "use letters, digits and hyphens")

    def origin(self) -> str:
        """The web address the text was taken from."""
        written = self.text("source")
        if written and not web_address(written):
            self._complain("source", "not a web address", "write https://… or leave it out")
        return web_address(written) or ""

    def is_page(self) -> bool:
        """Whether it stands apart from the dated articles, as an about page does."""
        kind = self.text("kind") or "article"
        if kind not in ARTICLE_KINDS:
            self._complain("kind", f"no such kind of article: {kind}", "write article or page")
        return kind == "page"

    def _matching(self, key: str, shape: re.Pattern[str], hint: str) -> str:
        written = self.text(key)
        if not written or (shape.fullmatch(written) and ".." not in written):
            return written
        self._complain(key, f"not a {key}: {written!r}", hint)
        return ""

    def _take(self, key: str, value: Any) -> None:
        kind = KINDS[key]
        if value is None:
            return
        if kind == "list":
            value = value if isinstance(value, list) else [value]
        if _fits(value, kind):
            name = SPELLINGS.get(key, key)
            self._values[name] = [_line(v) for v in value] if kind == "list" else value
            if kind == "text":
                self._values[name] = _line(value)
            self._lines = {**self._lines, name: self._lines.get(key, 1)}
        else:
            wanted = {"text": "a line of text", "list": "a list of texts", "flag": "true or false"}
            self._complain(key, f"{key} has to be {wanted[kind]}", f"it is {_briefly(value)}")
            self._hide_if_meant(key)

    def _hide_if_meant(self, key: str) -> None:
        """Take an article for a draft whose `draft` is misspelt: to guess could publish one."""
        if get_close_matches(key.casefold(), ["draft"], cutoff=DRAFT_CUTOFF):
            self._values["draft"] = True

    def _complain(self, key: str, message: str, hint: str) -> None:
        self._gather.problem(self._lines.get(key, 1), message, hint)


def _fits(value: Any, kind: str) -> bool:
    if kind == "flag":
        return isinstance(value, bool)
    if kind == "list":
        return all(_fits(v, "text") for v in value)
    return isinstance(value, str | int) and not isinstance(value, bool)


def _line(value: object) -> str:
    return " ".join(printable(str(value)).split())
