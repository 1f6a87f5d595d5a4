"""The listings of Reddit: comments within comments, and stubs for those that were not loaded.

Owns the way through a listing, and how many comments are missing behind its stubs. Knows nothing
of what a comment says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from generator.errors import Severity
from generator.read.exports.jsons import LEFT_OUT, made
from generator.read.exports.parts import Found, Lacking, Tell

# What leads on to things, in whatever holds them.
WAYS = ("json", "data", "things", "children")
KINDS = frozenset(("t1", "t3", "more"))


class More(Struct):
    """A stub. One that says "continue this thread" has neither a count nor children."""

    parent_id: str | None = None
    count: int | None = None
    children: list[str] | None = None


class Stubs:
    """The stubs of a file, and what of it may fill them."""

    def __init__(self) -> None:
        self._stubs: list[tuple[str, More]] = []
        self._seen: set[str] = set()
        self._answered: set[str] = set()

    def see(self, id: str, parent: str) -> None:
        """Take note of a comment: it may be behind a stub."""
        self._seen.add(id)
        self._answered.add(parent)

    def put(self, value: Any, link: str, line: int, tell: Tell) -> None:
        """Take note of a stub in a thread."""
        stub = made(value, More, line, tell)
        if not stub:
            return
        kind, _, id = (stub.parent_id or "").partition("_")
        article = id if kind == "t3" else link
        if article:
            self._stubs.append((article, stub))
        else:
            tell(line, "comments are missing, and it is not said of what", LEFT_OUT, Severity.ERROR)

    def lacking(self) -> Iterator[Found]:
        """What is missing of each article.

        Loading a stub may bring a lesser one: of two that name a comment the later one counts it.
        """
        missing = Counter[str]()
        claimed = set(self._seen)
        for article, stub in reversed(self._stubs):
            missing[article] += self._behind(stub, claimed)
            claimed.update(stub.children or ())
        for article in dict.fromkeys(article for article, _ in self._stubs):
            if missing[article]:
                yield 0, Lacking(article, "missing", missing[article])

    def _behind(self, stub: More, claimed: set[str]) -> int:
        count, children = stub.count or 0, stub.children or []
        if not children:
            parent = (stub.parent_id or "").partition("_")[2]
            return 0 if parent in self._answered else max(count, 1)
        left = sum(child not in claimed for child in children)
        return left and max(left, count - len(children) + left)


def things(told: Any) -> Iterator[tuple[str, Any]]:
    """Every thing in a listing with its kind, in the order of the page, however deep."""
    stack = [told]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            kind, data = value.get("kind"), value.get("data")
            if kind in KINDS and isinstance(data, dict):
                yield kind, data
                stack.append(data.get("replies"))
            elif "link_id" in value or "selftext" in value:
                yield "", value
                stack.append(value.get("replies"))
            else:
                stack.extend(value[way] for way in reversed(WAYS) if way in value)
