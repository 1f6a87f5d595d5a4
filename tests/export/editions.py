"""Small archives as the exporters get them, and the plan of their pages.

Owns what the tests of this room share; tests nothing.
"""

from __future__ import annotations

from pathlib import Path

from generator.config import Config
from generator.errors import Problem
from generator.export.plan import plan
from generator.model.archive import Archive
from generator.model.page import Page, View
from generator.model.reading import Cards
from generator.model.records import Comment
from tests.link.small import article, linked


def archive(*names: str, comments: tuple[Comment, ...] = ()) -> Archive:
    """An archive of articles by these names; the comments are on `a`."""
    cards = (Cards((article(n),), comments if n == "a" else ()) for n in names)
    return linked(*cards)[0]


def planned(
    of: Archive, *leave_out: str, base_url: str = ""
) -> tuple[dict[str, Page], tuple[Problem, ...]]:
    """The pages of an archive by path, and the problems of their paths."""
    config = Config(Path("x"), "Small", base_url=base_url, leave_out=leave_out)
    pages, _, problems = plan(of, config, (), {"style.css": ""})
    return {page.path: page for page in pages}, problems


def view(of: Archive, path: str) -> View:
    """The view of the page at a path."""
    return planned(of)[0][path].view
