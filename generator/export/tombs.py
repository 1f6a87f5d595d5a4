"""What stands at the address of a withheld article, so that links there lead to an answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.export import urls
from generator.export.asides import WithheldView
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.model.page import Page


def lots(edition: Edition) -> Iterator[Lot]:
    """A page for each withheld article; it tells no more than the class of the reason."""
    tombs = {name: tomb.reason for name, tomb in edition.archive.tombs.items()}
    if tombs:
        yield Lot("tombs", (tombs,), partial(_pages, edition))


def _pages(edition: Edition) -> Iterator[Page]:
    for name, tomb in edition.archive.tombs.items():
        path = urls.article(name)
        yield Page(
            path,
            WithheldView(path, edition.tongue.say("Withheld"), reason=tomb.reason),
            tomb.place.file,
        )
