"""The plate of an article: a picture drawn of its title, for other sites to show.

Owns which articles have one, and of what it is made. How it looks is the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.config import FILE, Config
from generator.errors import Place, Problem
from generator.export import urls
from generator.export.drawing import lack
from generator.export.edition import Edition
from generator.export.lots import Lot
from generator.export.pictures import first
from generator.export.wire import PlateView
from generator.model.archive import Entry
from generator.model.page import Page

CARDS = "cards"


def lacking(config: Config) -> Iterator[Problem]:
    """A problem where cards are asked for and nothing is there to draw them."""
    if CARDS in config.also and (lost := lack()):
        message = f"no cards are drawn: {lost} is not installed"
        yield Problem(Place(FILE), message, "pip install 'variorum[cards]'")


def plate(edition: Edition, entry: Entry) -> str:
    """The path of the picture drawn of an article; empty where there is none."""
    return standing(edition, entry)[1]


def standing(edition: Edition, entry: Entry) -> tuple[str, str]:
    """The paths of the pictures that stand for an article: one in it, or else one drawn of it."""
    article = entry.card.article
    hrefs = dict(edition.hrefs(entry, "article")) if article.text.pictures else {}
    own = first(article.text.pictures, hrefs)
    is_drawn = edition.has(CARDS) and not own and not lack()
    return own, urls.beside(urls.article(article.name), "card.png") if is_drawn else ""


def lots(edition: Edition) -> Iterator[Lot]:
    """The plates of the articles on each shelf."""
    for names in edition.shelves:
        entries = [edition.archive.entries[name] for name in names]
        drawn = [(path, entry) for entry in entries if (path := plate(edition, entry))]
        of = tuple([(path, entry.card.head, entry.card.comments) for path, entry in drawn])
        yield Lot(f"plates {names[0]}", of, partial(_plates, edition, drawn))


def _plates(edition: Edition, drawn: Sequence[tuple[str, Entry]]) -> Iterator[Page]:
    site = edition.site
    for path, entry in drawn:
        article = entry.card.article
        view = PlateView(
            path=path,
            title=article.title,
            authors=article.authors,
            byline=article.byline,
            date=article.date,
            comments=entry.card.comments,
            archive=site.title,
            direction=site.direction,
            words=site.words,
        )
        yield Page(path, view, article.place.file)
