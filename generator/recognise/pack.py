"""What was found in a document, parted into what is light and what is heavy.

Owns which mentions stand together in one blob: those of an entity for its page, those of a text
for the page of the article. Knows nothing of how a mention is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator.digest import digest
from generator.model.mention import (
    Context,
    Mention,
    Occurrence,
    Quote,
    Sheeted,
    Sight,
    Sighted,
    Sightings,
    Sights,
)
from generator.model.ref import Ref
from generator.recognise.documents import Text
from generator.step import Heavy, encode

# What the page of an article shows besides its thread.
OF_ARTICLE = ("article", "note")


def pack(sightings: Sightings, texts: Iterable[Text]) -> tuple[Sighted, dict[str, bytes]]:
    """The light part of some sightings, and the blobs whose digests stand in it."""
    heavy = Heavy()
    wrote = {text.about: text for text in texts}
    own, noted = (
        heavy.keep(_sights(found)) if found else ""
        for found in ([m for m in sightings.mentions if m.about.kind == k] for k in OF_ARTICLE)
    )
    mark = "=" if sightings.plain else ""
    quotes, beside = _quotes(sightings.mentions, wrote), _beside(sightings.mentions)
    named = {
        id: Occurrence(*_counts(said), _around(heavy.keep(said), beside[id]))
        for id, said in quotes.items()
    }
    sighted = Sighted(
        msgspec.Raw(encode(named)),
        text=own,
        thread=tuple(_sheeted(sightings.mentions, wrote, heavy)),
        remarks=noted,
        words=heavy.keep(" ".join([mark, *sorted(sightings.words), ""])),
        problems=sightings.problems,
        obeyed=sightings.obeyed,
        kin=digest(sorted(named)) if named else "",
    )
    return sighted, heavy.blobs


def _sheeted(
    mentions: Iterable[Mention], wrote: Mapping[Ref, Text], heavy: Heavy
) -> Iterator[Sheeted]:
    """What each sheet of the thread names."""
    sheets: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.about.kind == "comment":
            sheets.setdefault(wrote[m.about].sheet, []).append(m)
    for key, found in sheets.items():
        named = dict.fromkeys(m.entity for m in found) if key else ()
        yield Sheeted(key, heavy.keep(_sights(found)), tuple(named))


def _sights(mentions: Iterable[Mention]) -> Sights:
    found: dict[str, list[Sight]] = {}
    for m in mentions:
        sight = Sight(m.start, m.end, m.entity, m.nth, m.inferred, m.linked)
        found.setdefault(m.about.part, []).append(sight)
    return {part: tuple(sights) for part, sights in found.items()}


def _quotes(mentions: Iterable[Mention], wrote: Mapping[Ref, Text]) -> dict[str, list[Quote]]:
    """The quotes of each entity, in order."""
    found: dict[str, list[Quote]] = {}
    for m in mentions:
        text = wrote[m.about]
        said = (m.before, m.text, m.after, text.who, text.date, m.inferred)
        found.setdefault(m.entity, []).append(Quote(m.about, m.nth, *said, text.sheet))
    return found


def _beside(mentions: Sequence[Mention]) -> dict[str, list[int]]:
    """For each entity the places of those named in the same paragraphs, once for each of these."""
    found: dict[str, list[int]] = {m.entity: [] for m in mentions}
    places = {id: place for place, id in enumerate(found)}
    paragraphs: dict[tuple[Ref, int], dict[str, None]] = {}
    for m in mentions:
        paragraphs.setdefault((m.about, m.line), {})[m.entity] = None
    for ids in paragraphs.values():
        for id in ids:
            found[id] += [places[other] for other in ids if other != id]
    return found


def _around(quotes: str, beside: Iterable[int]) -> msgspec.Raw:
    return msgspec.Raw(encode(Context(quotes, tuple(beside))))


def _counts(quotes: Iterable[Quote]) -> tuple[int, int, int]:
    """How many stand in the article's own text, in notes, in comments."""
    counts = Counter(quote.about.kind for quote in quotes)
    return counts["article"], counts["note"], counts["comment"]
