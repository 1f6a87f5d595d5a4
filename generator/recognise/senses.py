"""One sense a document: which entity a spelling means where several have it.

Owns the weighing of evidence. A name it cannot decide stays unlinked: it is reported, not
guessed. Knows nothing of how spans are found.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.recognise.span import Candidate, Link, Span, Strength


class Senses(Struct, frozen=True):
    """What a document says of its entities.

    `known` holds, for each entity, the spellings that can mean nothing else; `said` the
    spellings that the writer linked, always to one entity.
    """

    known: dict[str, set[str]]
    said: dict[str, str]


def weigh(spans: Iterable[Span], links: Iterable[Link]) -> Senses:
    """Collect the evidence of a document."""
    links = list(links)
    meant: dict[str, set[str]] = {}
    for link in links:
        meant.setdefault(link.surface, set()).add(link.entity)
    said = {surface: min(ids) for surface, ids in meant.items() if len(ids) == 1}
    return Senses(evidence(spans, links), said)


def is_proof(span: Span) -> bool:
    """Whether a span names an entity beyond doubt."""
    return len(span.candidates) == 1 and span.candidates[0].strength is Strength.STRONG


def evidence(spans: Iterable[Span], links: Iterable[Link]) -> dict[str, set[str]]:
    """The spellings that prove an entity is meant: strong forms of it alone, and links by hand."""
    known: dict[str, set[str]] = {}
    for span in spans:
        if is_proof(span):
            known.setdefault(span.candidates[0].entity, set()).add(span.surface)
    for link in links:
        known.setdefault(link.entity, set()).add(link.surface)
    return known


def choose(span: Span, senses: Senses) -> Candidate | None:
    """The candidate that a span means in this document, or None.

    The writer's own link of that spelling decides. Else the candidate that another spelling
    proves; a strong form wins only where no candidate is proven.
    """
    said = senses.said.get(span.surface)
    for candidate in span.candidates:
        if candidate.entity == said:
            return candidate
    if len(span.candidates) == 1:
        return span.candidates[0]
    proven = [c for c in span.candidates if senses.known.get(c.entity, set()) - {span.surface}]
    left = proven or [c for c in span.candidates if c.strength is Strength.STRONG]
    return left[0] if len(left) == 1 else None
