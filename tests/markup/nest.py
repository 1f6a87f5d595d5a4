"""A reader of HTML that notes whatever is out of place: an independent witness of nesting.

Owns the question "does every element close where it should?". Imports nothing of what it judges.
"""

from __future__ import annotations

from html.parser import HTMLParser

VOIDS = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))


class Nest(HTMLParser):
    """The faults, the ids, and the names of attributes in some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.faults: list[str] = []
        self.feed(html)
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.ids += [value or "" for key, value in attrs if key == "id"]
        self.attributes.update(key for key, _ in attrs)
        if tag == "a" and "a" in self.open:
            self.faults.append("a link in a link")
        if tag not in VOIDS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which has to be this one."""
        if self.open[-1:] == [tag]:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}>")
