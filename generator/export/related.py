"""Articles that name the same entities.

Owns what makes two articles akin: names that few articles have, each worth the more the fewer.
Looks at no text and at none of the names that are everywhere, so that an article costs the same in
a large archive as in a small one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log

from msgspec import Struct

from generator.model.archive import Entry

# A name in more articles than this says little about any of them.
FEW = 40
# So many of the rarest names of an article are looked at.
NAMES_MAX = 12
RELATED_MAX, SHARED_MAX = 4, 3
# Less than one name that a pair alone has, or two that few have.
LEAST = 2.0


class Akin(Struct, frozen=True, array_like=True):
    """Another article, and the ids of the rarest entities that both name."""

    article: str
    shared: tuple[str, ...]


def related(entries: Mapping[str, Entry], _kinship: str = "") -> dict[str, tuple[Akin, ...]]:
    """The nearest to each article, by name; those that stand apart are nobody's kin."""
    articles = (name for name, entry in entries.items() if not entry.card.article.is_page)
    named = {name: [*entries[name].sighted.named] for name in articles}
    places: dict[str, list[str]] = {}
    for article, ids in named.items():
        for id in ids:
            places.setdefault(id, []).append(article)
    telling = {id: found for id, found in places.items() if 1 < len(found) <= FEW}
    found = {}
    for article, ids in named.items():
        rare = sorted((id for id in ids if id in telling), key=lambda id: (len(telling[id]), id))
        if nearest := _nearest(article, rare[:NAMES_MAX], telling):
            found[article] = nearest
    return found


def _nearest(
    article: str, rare: Sequence[str], telling: Mapping[str, Sequence[str]]
) -> tuple[Akin, ...]:
    shared: dict[str, list[str]] = {}
    scores: dict[str, float] = defaultdict(float)
    for id in rare:
        worth = 1 + log(FEW / len(telling[id])) / log(FEW)
        for other in telling[id]:
            scores[other] += worth
            shared.setdefault(other, []).append(id)
    ranked = sorted(
        (other for other, score in scores.items() if score >= LEAST and other != article),
        key=lambda other: (-scores[other], other),
    )
    return tuple(Akin(other, tuple(shared[other][:SHARED_MAX])) for other in ranked[:RELATED_MAX])
