"""Whom a comment says it answers.

Owns the marks that state it: a name in the head or after an @, a number, a quotation, how far the
comment is set in. What is stated so is certain; a known name at the beginning and words of another
in quotation marks are all but that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.read.pasted.replies import ARTICLE
from generator.read.pasted.speech import GREETING

QUOTED_WORDS = 5

_at_name = re.compile(r"@([^\W_][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})")
_at_number = re.compile(
    r"(?:@|>>|#|re: ?#|(?:in reply to|in response to|antwort auf|zu|en réponse à|en respuesta a)"
    r" #?)(\d{1,5})\b",
    re.IGNORECASE,
)
_vocative = re.compile(
    rf"(?:(?:{GREETING}),? )?([^\W\d_][\w.'’-]*(?: [A-Z][\w.'’-]*)?)(?:[,;:]| [–—-] )",
    re.IGNORECASE,
)
_cited = re.compile(r"[“\"„«]([^“”\"„«»]{15,600})[”\"“»]")
_word = re.compile(r"[^\W_]+")


class Written(Struct, frozen=True):
    """A comment as far as it may state what it answers.

    `to` is whom its head names, `quoted` what it quotes, `indent` how far it is set in, `links` are
    the buttons in its head.
    """

    text: str
    author: str = ""
    to: str = ""
    number: str = ""
    quoted: str = ""
    indent: int = 0
    links: frozenset[str] = frozenset()


class Stated(Struct, frozen=True):
    """What a comment answers, a place or ARTICLE, and the mark that says so."""

    parent: int
    cue: str
    certain: bool = True


def stated(comments: Sequence[Written], article: str, *, newest_first: bool) -> list[Stated | None]:
    """For each comment what it states; None for one that states nothing."""
    found: list[Stated | None] = [None] * len(comments)
    by_place = _by_indent(comments) or dict(_by_links(comments))
    quotes = _Quotes(comments, article)
    names: dict[str, int] = {}
    numbers: dict[str, int] = {}
    places = range(len(comments))
    for at in reversed(places) if newest_first else places:
        comment = comments[at]
        found[at] = by_place.get(at) or next(_marks(comment, names, numbers, quotes), None)
        names |= dict.fromkeys(_called(comment.author), at)
        if comment.number:
            numbers[comment.number] = at
        quotes.add(at, comment.text)
    return found


def _by_indent(comments: Sequence[Written]) -> dict[int, Stated]:
    """What each comment stands below, where some are set in further than others."""
    indents = {comment.indent for comment in comments}
    if len(indents) < 2 or comments[0].indent != min(indents):  # noqa: PLR2004 (levels)
        return {}
    found: dict[int, Stated] = {}
    above: list[int] = []
    for at, comment in enumerate(comments):
        while above and comments[above[-1]].indent >= comment.indent:
            above.pop()
        found[at] = Stated(above[-1] if above else ARTICLE, "it is set in below it")
        above.append(at)
    return found


def _by_links(comments: Sequence[Written]) -> Iterator[tuple[int, Stated]]:
    """What comments answer by their buttons: where some have a parent, those without have none.

    Only a reply to a reply has a root besides.
    """
    if not any("parent" in comment.links for comment in comments):
        return
    top = None
    for at, comment in enumerate(comments):
        if "parent" not in comment.links:
            top = at
            yield at, Stated(ARTICLE, "it has no button to a parent")
        elif "root" not in comment.links and top is not None:
            yield at, Stated(top, "it has a button to a parent, and none to a root")


def _marks(
    comment: Written, names: Mapping[str, int], numbers: Mapping[str, int], quotes: _Quotes
) -> Iterator[Stated]:
    """What the marks of a comment say, the surest first."""
    if comment.to and (at := names.get(comment.to.casefold())) is not None:
        yield Stated(at, f"its head names {comment.to}")
    number = _at_number.match(comment.text)
    if number and number[1] in numbers:
        yield Stated(numbers[number[1]], f"it names number {number[1]}")
    if (place := quotes.find(comment.quoted)) is not None:
        yield Stated(place, "it quotes it")
    if named := _at_name.match(comment.text):
        yield from _named(named[1], names, "it says @{}", certain=True)
    if named := _vocative.match(comment.text):
        yield from _named(named[1], names, "it speaks to {}", certain=False)
    for cited in _cited.findall(comment.text):
        if (place := quotes.find(cited)) is not None:
            yield Stated(place, "it quotes it", certain=False)


def _named(written: str, names: Mapping[str, int], cue: str, *, certain: bool) -> Iterator[Stated]:
    """The last comment by a name, the longest one that is known."""
    words = written.rstrip(".'’").split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        at = names.get(name.casefold())
        if at is not None:
            yield Stated(at, cue.format(name), certain)
            return


def _called(author: str) -> Iterator[str]:
    """What somebody may be called: the whole name, and its first word."""
    if author:
        whole = author.casefold()
        yield whole
        if len(first := whole.split()[0]) > 2:  # noqa: PLR2004 (an initial is no name)
            yield first


class _Quotes:
    """Where what comments quote was written, in the latest comment before all others.

    Only stretches that are quoted at all are remembered.
    """

    def __init__(self, comments: Sequence[Written], article: str) -> None:
        told = (text for c in comments for text in (c.quoted, *_cited.findall(c.text)) if text)
        self._wanted = {run for text in told for run in _runs(text)}
        self._seen: dict[tuple[str, ...], int] = {}
        self.add(ARTICLE, article)

    def add(self, at: int, text: str) -> None:
        """Remember the words of a comment."""
        if self._wanted:
            self._seen |= dict.fromkeys(self._wanted.intersection(_runs(text)), at)

    def find(self, quoted: str) -> int | None:
        """Who wrote these words; None where nobody did."""
        found = (self._seen.get(run) for run in _runs(quoted))
        return next((at for at in found if at is not None), None)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _word.findall(text.casefold())
    yield from zip(*(words[i:] for i in range(QUOTED_WORDS)), strict=False)
