"""What the fields of blogs' exports say: dates, names, titles, addresses.

Owns how each is understood, whichever format it stands in. What is not said is an empty text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import unescape
from urllib.parse import unquote, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from generator.errors import Severity
from generator.read.exports.moments import iso
from generator.read.exports.parts import Tell


def moment(tell: Tell, line: int, *written: str) -> str:
    """The first of these that is a date or a time, in UTC where its offset is known.

    Where none is though some are written, that is told.
    """
    for text in filter(None, written):
        try:
            return iso(datetime.fromisoformat(text))
        except (ValueError, OverflowError):
            continue
    wrong = next(filter(None, reversed(written)), "")
    if wrong:
        tell(line, f"no such date: {wrong[:60]!r}", "left without one")
    return ""


def words(html: str) -> str:
    """The words of a text of HTML on one line: a title, a name. A bare `<` in it is itself."""
    if "</" in html or "/>" in html:
        parser = etree.HTMLParser(remove_comments=True, remove_pis=True)
        html = "".join(etree.fromstring(f"<p>{html}</p>".replace("\0", ""), parser).itertext())
    elif "&" in html:
        html = unescape(html)
    return " ".join(html.split())


def signed(name: str) -> str:
    """The name somebody signs with; empty where that is an e-mail address."""
    name = words(name)
    before, _, after = name.partition("@")
    return "" if before and "." in after and " " not in name else name


def once(*addresses: str) -> tuple[str, ...]:
    """The web addresses among these, each once."""
    return tuple(dict.fromkeys(a for a in addresses if a.startswith(("http://", "https://"))))


def last_words(address: str) -> str:
    """The last part of an address that is words: neither a number nor that of any first page."""
    return next(_names(address), "")


def _names(address: str) -> Iterator[str]:
    try:
        path = urlsplit(address).path
    except ValueError:
        return
    for part in reversed(path.split("/")):
        name = unquote(part)
        for ending in (".html", ".htm", ".php", ".aspx", ".asp"):
            name = name.removesuffix(ending)
        if name and not name.isdigit() and name not in ("index", "default"):
            yield name


def left_out(tell: Tell, counts: dict[str, int], why: str) -> None:
    """One notice of all that is left out for a reason, kind by kind."""
    if counts:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
        tell(0, f"{why}: {kinds}", "", Severity.NOTICE)
