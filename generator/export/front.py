"""The pages at the root beside home: problems, and the page for what is not here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.errors import Problem
from generator.export import urls
from generator.export.asides import NotFoundView, ProblemsView
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.model.page import Page


def lots(edition: Edition) -> Iterator[Lot]:
    """The problems, 404."""
    yield Lot("front", (edition.problems,), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    say, problems = edition.tongue.say, tuple(sorted(edition.problems, key=_order))
    yield Page(
        urls.PROBLEMS,
        ProblemsView(urls.PROBLEMS, say("Problems"), problems=problems),
        "the problems",
    )
    yield Page(urls.NOT_FOUND, NotFoundView(urls.NOT_FOUND, say("Not found")), "the page 404")


def _order(problem: Problem) -> tuple[str, int, str]:
    return (problem.place.file, problem.place.line, problem.message)
