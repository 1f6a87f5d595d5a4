"""How the page of a pasted article was made: a page beside it.

Owns what is told of each stretch of a pasted source, and of each guess at whom a comment answers.
A long paste is listed up to a cap, and the rest counted: the whole is in the article's JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar

from generator.export import urls
from generator.export.edition import Edition
from generator.export.items import GuessLine, Link, Stretch
from generator.export.lots import Lot
from generator.export.prose import shown
from generator.export.shelf import Shelf
from generator.export.tongue import Tongue
from generator.export.views import MadeView
from generator.model.archive import Entry
from generator.model.card import Line, Thread
from generator.model.page import Brief, Page
from generator.model.reading import Claim, Provenance
from generator.model.records import HINT_MIN, NEST_MIN

# So many rows has a list at most, for a page that opens at once and can be read.
LISTED_MAX = 1000

LEFT_OVER = "remainder"
# What is shown on the page of the article itself.
ON_THE_PAGE = frozenset(("title", "body", "byline", "date"))


class MadeBrief(Brief, frozen=True):
    """How a page was made; `article` is the path of that page, `data` that of it as JSON."""

    template: ClassVar[str] = MadeView.template
    path: str
    title: str
    description: str
    article: str
    head: str
    thread: tuple[str, ...]
    provenance: str
    data: str

    def unfold(self, shelf: Shelf, /) -> MadeView:
        """Every stretch of the source and every guess, so far as they are listed."""
        article, thread = shelf.article(self.head), shelf.thread(self.thread)
        found = shelf.provenance(self.provenance) or Provenance("", ())
        lines = [line for sheet in thread for line in sheet.lines]
        places = _places(thread, self.article)
        written = [claim for claim in found.claims if not _is_blank(claim)]
        left = [claim for claim in written if claim.subject == LEFT_OVER]
        became = [claim for claim in written if claim.subject != LEFT_OVER]
        links = list(_links(lines, places))
        return MadeView(
            path=self.path,
            title=self.title,
            description=self.description,
            article=Link(article.title, self.article),
            source=article.place.file,
            sha256=found.fixity,
            stretches=tuple(_stretch(c, self.article, places) for c in became[:LISTED_MAX]),
            stretches_total=len(became),
            left_over=tuple(_stretch(c, self.article, places) for c in left[:LISTED_MAX]),
            left_over_total=len(left),
            links=tuple(links[:LISTED_MAX]),
            links_total=len(links),
            blanks=len(found.claims) - len(written),
            nest_min=NEST_MIN,
            hint_min=HINT_MIN,
            data=self.data,
        )


def lots(edition: Edition) -> Iterator[Lot]:
    """The pages on how those of each shelf were made."""
    for names in edition.shelves:
        entries = [edition.archive.entries[name] for name in names]
        pasted = [entry for entry in entries if entry.card.provenance]
        if pasted:
            of = [(e.card.head, e.card.thread, e.card.provenance) for e in pasted]
            yield Lot(f"made {names[0]}", (of,), partial(_pages, edition, pasted))


def _pages(edition: Edition, pasted: list[Entry]) -> Iterator[Page]:
    has_data = edition.has("data")
    make = partial(_page, edition.tongue)
    return (edition.recall(f"made {e.card.article.name}", make, e, has_data) for e in pasted)


def _page(tongue: Tongue, entry: Entry, has_data: bool) -> Page:  # noqa: FBT001 (see Recall)
    card, article = entry.card, entry.card.article
    file = article.place.file
    path = urls.made(article.name)
    data = urls.data(article.name) if has_data else ""
    page = urls.article(article.name)
    brief = MadeBrief(
        path=path,
        title=tongue.part(tongue.say("How this page was made"), article.title),
        description=tongue.say("What each line of %(file)s was taken for, and why.", file=file),
        article=page,
        head=card.head,
        thread=card.thread,
        provenance=card.provenance,
        data=data,
    )
    return Page(path, brief, file)


def _places(thread: Iterable[Thread], page: str) -> dict[str, Link]:
    """Where each comment stands: its path, and its number for a text."""
    return {
        line.id: Link(str(n), urls.said(page, sheet.key, line.id))
        for sheet in thread
        for n, line in enumerate(sheet.lines, sheet.start)
    }


def _is_blank(claim: Claim) -> bool:
    return claim.subject == "separator" and not claim.text.strip()


def _stretch(claim: Claim, page: str, places: Mapping[str, Link]) -> Stretch:
    taken, _, id = claim.subject.partition(":")
    own = Link("", page if taken in ON_THE_PAGE else "")
    place = places.get(id, own)
    text = _beginning(claim)
    return Stretch(claim.line, taken, place.text, place.path, claim.rule, claim.certainty, text)


def _beginning(claim: Claim) -> str:
    """How a stretch begins, cut at a word."""
    if not 0 < len(claim.text) < claim.end - claim.start:
        return claim.text
    return f"{claim.text.rpartition(' ')[0] or claim.text}…"


def _links(lines: Iterable[Line], places: Mapping[str, Link]) -> Iterator[GuessLine]:
    """The guesses that a comment answers another, in the order of the thread."""
    for line in lines:
        guess = line.guess
        if guess and guess.parent:
            parent = places.get(guess.parent, Link(guess.parent, ""))
            yield GuessLine(places[line.id], parent, guess.cue, guess.confidence, shown(line))
