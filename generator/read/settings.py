"""Settings of an article, checked one by one.

Owns what is made of each value. A wrong one is a problem with its line and the nearest right key;
the others still count. Where one is unsure whether an article is to be seen, it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from reprlib import Repr
from typing import Any

from generator.errors import Place, Problem, Trouble
from generator.markup.href import web_address
from generator.model.date import Date
from generator.read.gather import Gather, printable
from generator.read.head import Head
from generator.read.keys import HEARD, OFFERED, THEIRS, WITHIN
from generator.toml import nearest

# A word so near to another is a slip of the pen.
SURE = 0.8
ARTICLE_KINDS = ("article", "page")
FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
HIDING = ("draft", "hidden", "private", "unlisted")
PUBLIC = ("", "publish", "published", "public")
WITHHELD = ("draft", "hidden", "private", "pending", "unpublished", "trash", "skip")
WANTED = {"flag": "true or false", "text": "a line of text"}

_language = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_slug = re.compile(r"[.~-]*\w[\w.~-]*(/[.~-]*\w[\w.~-]*)*")
_address = re.compile(r"(?=[^/]*[/.])[^:{}]+")

# What aliases make of a few lines of YAML may be too large to be written out.
_brief = Repr()
_brief.maxstring = _brief.maxother = 80
_briefly = _brief.repr


class Settings:
    """The valid settings of one article; in those of Jekyll a space parts tags."""

    def __init__(self, head: Head, gather: Gather, *, is_jekyll: bool = False) -> None:
        self._lines = head.lines
        self._gather = gather
        self._values: dict[str, Any] = {}
        self._places: dict[str, int] = {}
        self._mark = " " if is_jekyll else ","
        unknown: list[str] = []
        are_ours = head.form in ("", "yaml") and not is_jekyll
        for written, value in _with_inner(head.settings).items():
            key = written if written in HEARD else written.casefold()
            if key in HEARD:
                self._take(key, written, value)
            elif key not in THEIRS:
                unknown.append(written)
                continue
            are_ours = are_ours and key in OFFERED
        for written in unknown:
            self._tell_unknown(written, are_ours=are_ours)

    def text(self, key: str) -> str:
        """A line of text; empty where it is not set."""
        return str(self._values.get(key, ""))

    def list(self, key: str) -> tuple[str, ...]:
        """Several lines of text."""
        return tuple(self._values.get(key, ()))

    def date(self, key: str) -> Date | None:
        """A date."""
        return self._gather.date(self.text(key), self._places.get(key, 1))

    def updated(self, begun: Date | None) -> Date | None:
        """When it was last changed, which is not before it was begun."""
        found = self.date("updated")
        if begun and found and found.last < begun.first:
            message = f"updated {found.text}, before it was written: {begun.text}"
            place = Place(self._gather.path, self._places.get("updated", 1))
            hint = "mend one of the two"
            self._gather.problems.append(Problem(place, message, hint, kind=Trouble.DATE))
        return found

    def language(self) -> str:
        """A language tag in the shape of BCP 47."""
        if "_" in self.text("language"):
            self._values["language"] = self.text("language").replace("_", "-")
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

    def is_draft(self) -> bool:
        """Whether it is not to be seen yet, as far as anything says so."""
        said = self._values
        if any(said.get(key) for key in HIDING) or not said.get("published", True):
            return True
        status = self.text("status").casefold()
        if status in PUBLIC or (status not in WITHHELD and "draft" in said):
            return False
        if status not in WITHHELD:
            hint = "write `draft: false` if it is to be published"
            self._complain("status", f"status {status!r} is taken for a draft", hint)
        return True

    def is_page(self) -> bool:
        """Whether it stands apart from the dated articles, as an about page does."""
        kind = self.text("kind")
        if kind and kind not in ARTICLE_KINDS:
            self._complain("kind", f"no such kind of article: {kind}", "write article or page")
        theirs = (self.text(key).casefold() for key in ("layout", "type"))
        return (kind or next(filter("page".__eq__, theirs), "")) == "page"

    def _matching(self, key: str, shape: re.Pattern[str], hint: str) -> str:
        written = self.text(key)
        if not written or (shape.fullmatch(written) and ".." not in written):
            return written
        self._complain(key, f"not a {key}: {written!r}", hint)
        return ""

    def _take(self, key: str, written: str, value: Any) -> None:
        """Keep a value: of lists all that are said, of others our own or else the first."""
        name, kind = HEARD[key]
        if value is None:
            return
        if key == "published" and str(value)[:1].isdigit():
            name, kind = "date", "text"
        found = _READ[kind](value, self._mark)
        if found is None:
            hint = f"it is {_briefly(value)}"
            self._places[key] = self._lines.get(written, 1)
            self._complain(key, f"{key} has to be {WANTED.get(kind, 'a list of texts')}", hint)
            self._hide_if_meant(key)
        elif kind == "place" and value is False:
            self._values["hidden"] = True
        elif isinstance(found, list):
            self._values[name] = [*dict.fromkeys((*self._values.get(name, ()), *found))]
        elif name == key or name not in self._values:
            self._values[name] = found
            self._places[name] = self._lines.get(written, 1)

    def _tell_unknown(self, written: str, *, are_ours: bool) -> None:
        """Report a key that nobody has; in a head of others only what is nearly one of ours."""
        if are_ours or get_close_matches(written, OFFERED, n=1, cutoff=SURE):
            hint = nearest(written, OFFERED)
            line = self._lines.get(written, 1)
            self._gather.problem(line, f"unknown setting {written!r}", hint)
        self._hide_if_meant(written)

    def _hide_if_meant(self, key: str) -> None:
        """Take an article for a draft if that may be meant: to guess could publish one."""
        is_near = get_close_matches(key.casefold(), ["draft"], cutoff=SURE)
        if is_near or key in (*HIDING, "published"):
            self._values["hidden"] = True

    def _complain(self, key: str, message: str, hint: str) -> None:
        self._gather.problem(self._places.get(key, 1), message, hint)


def _with_inner(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings, and those of tables within them that are not among them."""
    for name in WITHIN:
        if isinstance(inner := settings.get(name), dict):
            heard = {key: value for key, value in inner.items() if key in HEARD}
            settings = heard | settings
    return settings


def _text(value: Any, _: str = "") -> str | None:
    """A line of text, or of what has a name its name."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, str | int) and not isinstance(value, bool):
        return " ".join(printable(str(value)).split())
    return None


def _line(value: Any, _: str) -> str | None:
    return None if isinstance(value, dict) else _text(value)


def _list(value: Any, _: str = "") -> list[str] | None:
    values = value if isinstance(value, list) else [value]
    found = [_text(one) for one in values if one is not None]
    return None if None in found else [one for one in found if one]


def _tags(value: Any, mark: str) -> list[str] | None:
    return _list(value.split("," if "," in value else mark) if isinstance(value, str) else value)


def _tag(value: Any, _: str) -> list[str] | None:
    return _tags(value, ",")


def _place(value: Any, _: str) -> list[str]:
    return [value] if isinstance(value, str) and _address.fullmatch(value) else []


def _flag(value: Any, _: str) -> bool | None:
    return value if isinstance(value, bool) else FLAGS.get(str(value).casefold())


_READ: dict[str, Callable[[Any, str], Any]] = {
    "text": _line,
    "list": _list,
    "tags": _tags,
    "tag": _tag,
    "place": _place,
    "flag": _flag,
}
