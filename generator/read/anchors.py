"""Where an editor's note belongs.

Owns what the source of a target names (the article, its title, a comment, an entity), which way to
a passage is tried before which, and what is said of a note without a place. It is kept, and
reported: `passages` decides what is a place, and nothing else is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.caps import PASSAGE_CHARS_MAX
from generator.errors import Place, Problem, Trouble
from generator.model.records import NOWHERE, Article, Found, Spot
from generator.model.ref import Ref
from generator.read.annotations.parts import Target, spelled
from generator.read.elements import selected
from generator.read.gather import Gather
from generator.read.passages import Folded, Hit, Quoted, find

SHOWN_CHARS = 60
TITLE = "title"
# So much beside a passage is kept with it.
AROUND = 32

_ref = re.compile(r"(article|comment|entity):(.+)", re.DOTALL)
_unsaid = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)

# What is wrong with a note that has no place, and what to do about it.
FAULTS = {
    Found.ABSENT: ("is not in the text of {about}", "quote it as it stands there"),
    Found.SEVERAL: (
        "occurs several times in {about}",
        "quote a longer stretch, or what stands before and after it",
    ),
    Found.ELSEWHERE: (
        "stands among other words in {about}",
        "quote what stands before and after it now, or leave that out",
    ),
    Found.LONG: (f"is longer than {PASSAGE_CHARS_MAX:,} characters", "quote a shorter stretch"),
    Found.UNREAD: ("is selected in a way that is not read", "give it a TextQuoteSelector"),
    Found.GONE: ("is of what is not here: {about}", "name a comment or a note by its id"),
    Found.AWAY: ("is of another page", "put the note beside the article that it is about"),
}


class Aim(Struct, frozen=True):
    """What the source of a target names, and what in it: an id of its text, or its title."""

    about: Ref
    fragment: str = ""
    on_title: bool = False
    is_away: bool = False


class Anchorage:
    """Finds the places of notes in the texts of one source."""

    def __init__(self, gather: Gather, article: Article) -> None:
        self.article = article.name
        self._gather = gather
        self._article = article
        self._texts = {article.ref: article.text.digest}
        self._texts |= {c.ref: c.text.digest for c in gather.comments}
        self._known: dict[str, Folded] = {}
        # The pages that are this article, where sources name several.
        self.own: frozenset[str] = frozenset()

    def settle(self, sources: Sequence[str]) -> None:
        """Learn from all sources of a file which of them are this article.

        Those that it says it is from, or was at; failing that the only one that there is.
        """
        pages = {bare(source) for source in sources if "://" in source}
        said = {bare(address) for address in (self._article.origin, *self._article.formerly)}
        ends = (f"/{self.article}".lower(), f"/{self.article}.html".lower())
        named = {page for page in pages if page.endswith(ends)}
        is_clear = len(pages) > 1 or any(map(_ref.fullmatch, sources))
        self.own = frozenset((pages & said) or named or (() if is_clear else pages))

    def spot(self, target: Target, place: Place) -> Spot:
        """The place of a target; one that is not found is a problem."""
        aim = self._aim(target.source)
        if target.fragment == TITLE and aim.about.kind == "article":
            aim = Aim(aim.about, on_title=True, is_away=aim.is_away)
        hit = self._hit(aim, target)
        quoted = target.quoted or self._quoted(aim, hit)
        spot = Spot(
            aim.about,
            hit.found,
            quoted.text,
            hit.start,
            hit.end,
            quoted.before,
            quoted.after,
            aim.on_title,
            spelled(target.source) if aim.is_away else "",
        )
        if spot.is_lost:
            self._report(spot, place)
        return spot

    def _aim(self, source: str) -> Aim:
        """What a source names: a record, a title, or an address with an id."""
        article = self._article.ref
        if found := _ref.fullmatch(source):
            kind, name = found.groups()
            if kind == "comment" and "#" not in name:
                return Aim(Ref.within(kind, self.article, name))
            if kind == "entity" or name.partition("#")[0] == self.article:
                return Aim(Ref(kind, name))
            return Aim(article, is_away=True)
        if source in {TITLE, "article"}:
            return Aim(article, on_title=source == TITLE)
        page, _, fragment = source.partition("#")
        is_away = "://" in page and bare(page) not in self.own
        comment = Ref.within("comment", self.article, fragment.removeprefix("c-"))
        if fragment and not is_away and (comment in self._texts or fragment.startswith("c-")):
            return Aim(comment)
        return Aim(article, fragment, on_title=fragment == TITLE, is_away=is_away)

    def _hit(self, aim: Aim, target: Target) -> Hit:
        """The place of a target by the surest of its selectors."""
        if aim.is_away:
            return _nowhere(Found.AWAY)
        if aim.about.kind == "entity" or aim.on_title:
            return _nowhere(Found.WHOLE)
        digest = self._texts.get(aim.about, "")
        if not digest:
            return _nowhere(Found.GONE)
        if target.quoted:
            return find(self._folded(digest), target.quoted)
        body = self._gather.bodies[digest]
        span = selected(body, target, target.fragment or aim.fragment)
        if span:
            stood = Found.MARKED if target.marked else Found.POSITION
            return Hit(*span, stood if target.position else Found.ELEMENT)
        unread = target.unread or target.path or target.position
        return _nowhere(Found.UNREAD if unread else Found.WHOLE)

    def _quoted(self, aim: Aim, hit: Hit) -> Quoted:
        """The words of a place that a note does not quote, so that from now on it can."""
        if not 0 < hit.end - hit.start <= PASSAGE_CHARS_MAX:
            return Quoted("")
        text = self._gather.bodies[self._texts[aim.about]].text
        before, after = text[max(0, hit.start - AROUND) : hit.start], text[hit.end :][:AROUND]
        return Quoted(text[hit.start : hit.end], before, after)

    def _folded(self, digest: str) -> Folded:
        if digest not in self._known:
            self._known[digest] = Folded(self._gather.bodies[digest].text)
        return self._known[digest]

    def _report(self, spot: Spot, place: Place) -> None:
        quote = " ".join(spot.quote.split())
        shown = quote if len(quote) <= SHOWN_CHARS else f"{quote[:SHOWN_CHARS]}…"
        message, hint = FAULTS[spot.found]
        message = f"a note's passage {message.format(about=spot.about)}"
        hint = f"{hint}; until then the note is shown without its place"
        said = f"{message}: {shown!r}" if shown else message
        self._gather.problems.append(Problem(place, said, hint, kind=Trouble.NOTE))


def _nowhere(found: Found) -> Hit:
    return Hit(NOWHERE, NOWHERE, found)


def bare(address: str) -> str:
    """An address by which a page is known again, whatever way it was asked for."""
    return _unsaid.sub("", address.partition("#")[0]).rstrip("/").lower()
