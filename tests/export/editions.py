"""Small archives as the exporters get them, and the plan of their pages.

Owns what the tests of this room share; tests nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.errors import Place, Problem
from generator.export.lots import Ledger
from generator.export.plan import Plan
from generator.export.recall import Recall
from generator.export.shelf import Shelf
from generator.export.tongue import ENGLISH, Kit
from generator.model.page import Page
from generator.model.reading import Records
from generator.model.records import Comment
from tests.link.small import Linked, article, linked

ASSETS = dict.fromkeys(
    ("chance.js", "favicon.svg", "script.js", "search.js", "style.css"), "0" * 16
)


class Blobs:
    """A room of blobs alone."""

    def __init__(self, kept: dict[str, bytes]) -> None:
        self.kept = kept

    def blob(self, digest: str) -> bytes:
        """Load remembered bytes."""
        return self.kept[digest]

    def blobs(self, digests: Collection[str]) -> dict[str, bytes]:
        """Load many of them."""
        return {digest: self.kept[digest] for digest in digests}


def archive(*names: str, comments: tuple[Comment, ...] = ()) -> Linked:
    """An archive of articles by these names; the comments are on `a`."""
    return linked(*(Records((article(n),), comments if n == "a" else ()) for n in names))


def plan(
    of: Linked,
    *leave_out: str,
    base_url: str = "",
    also: tuple[str, ...] = (),
    recall: Recall | None = None,
    without_page: tuple[str, ...] = (),
) -> Plan:
    """The plan of an archive whose theme is one style sheet."""
    hidden = tuple((name, Place("archive.toml")) for name in without_page)
    config = Config(
        Path("x"), "Small", base_url=base_url, leave_out=leave_out, also=also, without_page=hidden
    )
    return Plan(of.archive, config, (), Kit(ASSETS, ENGLISH), recall)


def pages_of(of: Plan, ledger: Ledger | None = None) -> list[Page]:
    """Every page of a plan, as it is walked through with a ledger of the last walk."""
    ledger = ledger or Ledger({}, "")
    return [ledger.page(listed.path) for listed in of.walk(ledger)]


def planned(
    of: Linked, *leave_out: str, base_url: str = "", also: tuple[str, ...] = ()
) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """The pages of an archive by path, and the problems of their paths."""
    made = plan(of, *leave_out, base_url=base_url, also=also)
    pages = {page.path: page for page in pages_of(made)}
    return pages, made.clashes


def view(of: Linked, path: str, base_url: str = "", also: tuple[str, ...] = ()) -> Any:
    """The view of the page at a path."""
    pages, _ = planned(of, base_url=base_url, also=also)
    return pages[path].brief.unfold(Shelf(Blobs(of.blobs)))
