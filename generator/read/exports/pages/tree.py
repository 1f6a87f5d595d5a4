"""A saved page as a tree that can be asked.

Owns the parser, what is too big or too deep for it, and how the words and the HTML of an element
are had. Knows nothing of articles or comments.
"""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from bs4 import BeautifulSoup, Comment, MarkupResemblesLocatorWarning, NavigableString, Tag
from bs4 import XMLParsedAsHTMLWarning as XmlAsHtml
from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]
from bs4.dammit import EncodingDetector

from generator.caps import (
    ATTRIBUTES_MAX,
    PAGE_BYTES_MAX,
    PAGE_DEPTH_MAX,
    PAGE_ELEMENTS_MAX,
    PAGE_REMARKS_MAX,
)
from generator.errors import Severity
from generator.read.exports.pages.index import Index
from generator.read.exports.parts import Tell

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the standard reads these names as, since that is what their writers had.
WINDOWS = frozenset(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"))

Element = Tag
Words = NavigableString


class Page:
    """A parsed page; what was asked once is kept."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._index = Index(soup.find_all())
        self._found: dict[str, list[Element]] = {}

    def depth(self) -> int:
        """How many elements lie in each other at most."""
        return self._index.depth()

    def select(self, css: str) -> list[Element]:
        """All elements of a selector, in order."""
        if css not in self._found:
            self._found[css] = self._index.select(css)
        return self._found[css]

    def noted(self, patterns: Sequence[re.Pattern[str]]) -> Iterator[str]:
        """What patterns find in the first HTML comments, where tools note what they did."""
        found = self._soup.find_all(string=lambda text: isinstance(text, Comment))
        for remark in found[:PAGE_REMARKS_MAX]:
            yield from (match[1] for one in patterns if (match := one.search(remark)))


def parse(data: bytes, tell: Tell) -> Page | None:
    """The tree of a page; None where it is too much for the parser, which is told."""
    elements = data.count(b"<") - data.count(b"</")
    if len(data) > PAGE_BYTES_MAX or elements > PAGE_ELEMENTS_MAX:
        message = f"a page of {len(data):,} bytes and {elements:,} elements is too big to be read"
        tell(1, message, f"at most {PAGE_ELEMENTS_MAX:,} are; cut it in parts", Severity.ERROR)
        return None
    text = _decoded(data, tell).replace("\0", "")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XmlAsHtml)
        soup = BeautifulSoup(text, builder=_Sparing())
    page = Page(soup)
    if page.depth() > PAGE_DEPTH_MAX:
        message = f"the elements of the page are nested more than {PAGE_DEPTH_MAX} deep: not read"
        tell(1, message, "", Severity.ERROR)
        return None
    return page


class _Sparing(LXMLTreeBuilder):  # type: ignore[misc]
    """Builds trees whose elements have so many attributes at most."""

    def start(self, name: str, attrs: Mapping[str, str], *spaces: Mapping[str, str]) -> None:
        super().start(name, dict(islice(attrs.items(), ATTRIBUTES_MAX)), *spaces)


def _decoded(data: bytes, tell: Tell) -> str:
    """The text of a page by its mark, by what it says, as UTF-8 or as Windows had it."""
    marked = [name for mark, name in MARKS if data.startswith(mark)]
    declared = EncodingDetector.find_declared_encoding(data, is_html=True) or "utf-8"
    for name in (*marked, "cp1252" if declared.lower() in WINDOWS else declared, "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    text = data.decode("cp1252", errors="replace")
    hint = "" if "\ufffd" not in text else "what is no letter there either stands as �"
    message = (
        f"the page is not in the encoding that it says ({declared[:40]}): read as Windows-1252"
    )
    tell(1, message, hint)
    return text


def words_of(element: Element) -> str:
    """The words of an element on one line."""
    return " ".join(element.get_text(" ").split())


def length_of(element: Element) -> int:
    """How many characters the words of an element come to."""
    return sum(len(text.strip()) for text in element.stripped_strings)


def inner(element: Element) -> str:
    """The HTML within an element."""
    return element.decode_contents(formatter="minimal").strip()


def attribute(element: Element, name: str) -> str:
    """An attribute as it was written; empty where there is none."""
    value = element.get(name)
    return value if isinstance(value, str) else " ".join(value or ())
