"""The old addresses of an article and of its comments.

Owns which of them are kept on the card, and what is said of the others. Knows nothing of where
they lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.caps import OLD_ADDRESSES_MAX
from generator.errors import Problem
from generator.markup.formerly import WRITE, former
from generator.model.card import EMPTY, Moved
from generator.model.records import Article, Comment
from generator.step import encode


def moved(
    article: Article, comments: Iterable[Comment], sheets: Mapping[str, str]
) -> tuple[msgspec.Raw, list[Problem]]:
    """What of an article and its comments has `Moved`, encoded, and what is wrong with the rest.

    `sheets` says on which sheet each comment stands.
    """
    places: dict[tuple[str, str, str], None] = {}
    problems: list[Problem] = []
    refused = 0
    records: tuple[Article | Comment, ...] = (article, *comments)
    for record in records:
        if not record.formerly:
            continue
        found, wrong = _checked(record)
        problems += wrong
        refused += len(record.formerly) - len(found)
        part = record.id if isinstance(record, Comment) else ""
        places |= dict.fromkeys((address, part, sheets.get(part, "")) for address in found)
    known = places or refused
    return msgspec.Raw(encode(Moved(tuple(places), refused))) if known else EMPTY, problems


def _checked(record: Article | Comment) -> tuple[list[str], list[Problem]]:
    """The old addresses of a record that can be used, and a problem for each other one."""
    found, problems = [], []
    for written in record.formerly[:OLD_ADDRESSES_MAX]:
        try:
            found.append(former(written))
        except ValueError as error:
            message = f"old address {written[:80]!r}: {error}"
            problems.append(Problem(record.place, message, WRITE))
    if len(record.formerly) > OLD_ADDRESSES_MAX:
        message = (
            f"{len(record.formerly):,} old addresses: no more than {OLD_ADDRESSES_MAX} are kept"
        )
        problems.append(Problem(record.place, message, "take out what nobody asks for"))
    return found, problems
