"""The pages of a built site, read as a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import html

ADDRESSES = ("href", "src", "poster", "action", "data", "srcset", "background", "cite")


def paths(site: Path) -> list[str]:
    """Every HTML page of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@cache
def page(site: Path, path: str) -> html.HtmlElement:
    """A page as a tree."""
    return html.document_fromstring((site / path).read_bytes().decode("utf-8"))


@cache
def ids(site: Path, path: str) -> list[str]:
    """Every id on a page."""
    return [str(id) for id in page(site, path).xpath("//@id")]


def addresses(site: Path, path: str) -> Iterator[tuple[str, str, str]]:
    """Every address on a page, with its element and attribute."""
    for element in page(site, path).iter():
        for name in ADDRESSES:
            if element.get(name) is not None:
                yield str(element.tag), name, element.get(name)


def target(path: str, address: str) -> tuple[str, str]:
    """The file and the fragment that an address on a page leads to."""
    file, _, fragment = address.partition("#")
    there = normpath(join(dirname(path), unquote(file))) if file else path
    return there, unquote(fragment)


def words(text: str) -> str:
    """A text as its words, one space between."""
    return " ".join(text.split())
