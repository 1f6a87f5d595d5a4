"""A reading through its veil.

Owns what becomes of each record, and in which order: what is withheld goes first, then names are
masked, then every text that is left is looked through. Of an article a `Tomb` is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.digest import numbers
from generator.model.archive import folded
from generator.model.body import Body
from generator.model.decisions import Tomb
from generator.model.reading import Claim, Reading, Records
from generator.model.records import (
    Article,
    Comment,
    Entity,
    Note,
    Record,
    Spot,
    State,
    Stated,
    Text,
)
from generator.model.ref import Ref
from generator.model.veil import Veil, words
from generator.read.gather import light_of
from generator.read.hiding.bodies import Shift
from generator.read.hiding.bodies import veiled as veiled_body
from generator.read.hiding.gone import EMPTY, PLACE, Reasons, places, shown_words, withheld
from generator.read.hiding.holes import WITHHELD, Finder
from generator.read.hiding.problems import told

RULE = "withheld by the editors"


def veiled(reading: Reading, veil: Veil) -> Reading:
    """A reading without anything that its veil hides."""
    said = reading.records
    gone = withheld(reading, veil)
    articles = [a for a in said.articles if str(a.ref) not in gone]
    names = {article.name for article in articles}
    comments, called = places([c for c in said.comments if c.article in names], gone)
    notes = [n for n in said.notes if n.article in names and str(n.ref) not in gone]
    seen = _Seen(reading, veil, shown_words(reading, gone) if gone else None)
    shown = Records(
        tuple(map(seen.article, articles)),
        tuple(map(seen.comment, comments)),
        tuple(map(seen.note, notes)),
        tuple(_register(said.entities, veil)),
        tuple(told(reading, gone, veil)),
        said.decisions,
        tuple(_tombs(said.articles, gone, veil)),
    )
    claims = tuple(_claims(reading.claims, called, veil)) if names else ()
    return Reading(shown, seen.bodies, claims, reading.fixity)


class _Seen:
    """Looks through what is left of a reading, and collects the bodies of it.

    `shown` are the words that are, where something is withheld.
    """

    def __init__(self, reading: Reading, veil: Veil, shown: str | None) -> None:
        self._shown = shown
        self.bodies: dict[str, Body] = {}
        self._old = reading.bodies
        self._veil = veil
        self._masks = dict(veil.masks)
        self._lost = frozenset(veil.lost)
        self._names = {folded(word) for word, _ in (*veil.words, *veil.calls)}
        self._shifts: dict[str, tuple[Shift, str]] = {}
        self._finders: dict[tuple[tuple[str, ...], str], Finder] = {}

    def article(self, article: Article) -> Article:
        """An article as it is shown."""
        finder = self._finder(article.ref)
        text = self._text(article, finder)
        formerly = tuple(old for old in article.formerly if not finder.tells(old))
        return replace(
            article,
            text=text,
            title=finder.plain(article.title),
            authors=tuple(dict.fromkeys(map(self._writer, article.authors))),
            byline=finder.named(article.byline),
            description=finder.plain(article.description),
            origin="" if finder.tells(article.origin) else article.origin,
            licence=finder.plain(article.licence),
            formerly=formerly,
            tags=tuple(dict.fromkeys(finder.plain(tag) for tag in article.tags)),
        )

    def comment(self, comment: Comment) -> Comment:
        """A comment as it is shown."""
        if comment.state == State.WITHHELD:
            self.bodies[comment.text.digest] = EMPTY
            return comment
        finder = self._finder(comment.ref)
        guess = comment.inference
        return replace(
            comment,
            text=self._text(comment, finder),
            author=self._writer(comment.author),
            inference=replace(guess, cue=finder.named(guess.cue)) if guess else None,
            formerly=tuple(old for old in comment.formerly if not finder.tells(old)),
        )

    def note(self, note: Note) -> Note:
        """A note as it is shown; its passage is what became of it."""
        finder = self._finder(note.ref)
        return replace(
            note,
            text=self._text(note, finder),
            author=self._writer(note.author),
            spots=tuple(self._spot(spot, finder) for spot in note.spots),
            tags=tuple(dict.fromkeys(finder.plain(tag) for tag in note.tags)),
            links=tuple(link for link in note.links if not finder.tells(link)),
            rights=tuple(right for right in note.rights if not finder.tells(right)),
            stated=tuple(self._stated(note, stated, finder) for stated in note.stated),
        )

    def _stated(self, note: Note, stated: Stated, finder: Finder) -> Stated:
        """What is stated of a stretch of a note, where that stands now."""
        shift, _ = self._shifts[str(note.ref)]
        kept = {
            key: tuple(one for one in getattr(stated, key) if not finder.tells(one))
            for key in ("languages", "rights")
        }
        processing = "" if finder.tells(stated.processing) else stated.processing
        start, end = shift.start(stated.start), shift.end(stated.end)
        return Stated(start, end, processing=processing, direction=stated.direction, **kept)

    def _spot(self, spot: Spot, finder: Finder) -> Spot:
        """A place of a note as it is shown."""
        spot = replace(
            spot,
            quote=finder.plain(spot.quote),
            before=finder.plain(self._beside(spot.before)),
            after=finder.plain(self._beside(spot.after)),
            source="" if finder.tells(spot.source) else spot.source,
        )
        if spot.start < 0 or spot.on_title or str(spot.about) not in self._shifts:
            return spot
        shift, text = self._shifts[str(spot.about)]
        start, end = shift.start(spot.start), shift.end(spot.end)
        return replace(spot, start=start, end=end, quote=text[start:end])

    def _beside(self, text: str) -> str:
        """What stood beside a passage on its page; that may be of a record that is withheld.

        It may begin or end within a word.
        """
        is_shown = self._shown is None or " ".join(words(text)) in self._shown
        return text if is_shown else ""

    def _writer(self, name: str) -> str:
        return self._masks.get(folded(name), name) if name else name

    def _text(self, record: Record, finder: Finder) -> Text:
        body, shift = veiled_body(self._old[record.text.digest], finder, self._led)
        light = light_of(body)
        self.bodies[light.digest] = body
        self._shifts[str(record.ref)] = shift, body.text
        # A record whose beginning was made of something else keeps that.
        return (
            light
            if body.text != self._old[record.text.digest].text
            else replace(light, excerpt=record.text.excerpt)
        )

    def _led(self, address: str) -> str | None:
        """Where a link leads instead; nowhere, where it names what is left out."""
        kind, _, name = address.partition(":")
        whole, mark, part = address.partition("#")
        if (
            self._lost
            and mark
            and not self._lost.isdisjoint(numbers(self._veil.secret, (address, mark + part)))
        ):
            return f"article:{Ref(kind, name).article}" if kind == "comment" else whole
        if kind == "entity" and name in self._veil.ids:
            return None
        return None if kind == "name" and folded(name) in self._names else address

    def _finder(self, ref: Ref) -> Finder:
        """What finds what is hidden in the texts of a record."""
        about = {str(ref), f"article:{ref.article}"}
        blurs = tuple(
            name for name, within in self._veil.blurs if not within or not about.isdisjoint(within)
        )
        key = (blurs, ref.article)
        if key not in self._finders:
            self._finders[key] = Finder(self._veil, *key)
        return self._finders[key]


def _tombs(articles: Iterable[Article], gone: Reasons, veil: Veil) -> Iterator[Tomb]:
    """What is left of the articles; nothing where the address itself is telling."""
    finder = Finder(veil)
    for article in articles:
        if str(article.ref) in gone and not finder.tells(article.name):
            yield Tomb(article.name, gone[str(article.ref)], article.place)


def _register(entities: Iterable[Entity], veil: Veil) -> Iterator[Entity]:
    """The entities that are not left out, without a word of those that are."""
    finder, ids = Finder(veil), frozenset(veil.ids)
    for entity in entities:
        if entity.id in ids or entity.merged_into in ids or finder.tells(entity.id):
            continue
        lists = ("aliases", "weak", "near", "but_not", "handles", "same_as")
        kept = {key: tuple(v for v in getattr(entity, key) if not finder.tells(v)) for key in lists}
        facts = tuple((key, finder.plain(value)) for key, value in entity.facts)
        yield replace(
            entity,
            name=finder.plain(entity.name),
            sort=finder.plain(entity.sort),
            description=finder.plain(entity.description),
            facts=facts,
            see_also=tuple(id for id in entity.see_also if id not in ids),
            formerly=tuple(pair for pair in entity.formerly if pair[1] not in ids),
            **kept,
        )


def _claims(claims: Iterable[Claim], called: dict[str, str], veil: Veil) -> Iterator[Claim]:
    """The account of a pasted text, without how a hidden stretch begins."""
    finder = Finder(veil)
    ids = {Ref.parse(name).part: place for name, place in called.items()}
    for claim in claims:
        kind, _, id = claim.subject.partition(":")
        if kind == "comment" and id in ids:
            subject = f"comment:{ids[id]}" if ids[id] else PLACE
            yield replace(claim, subject=subject, rule=RULE, text=WITHHELD)
        else:
            yield replace(claim, rule=finder.named(claim.rule), text=finder.named(claim.text))
