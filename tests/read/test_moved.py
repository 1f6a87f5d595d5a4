"""The old addresses on a card."""

from __future__ import annotations

from msgspec.structs import replace

from generator.caps import OLD_ADDRESSES_MAX
from generator.model.card import EMPTY, Moved
from generator.model.reading import Reading, Records
from generator.read.pack import pack
from tests.link.small import EMPTY as BODIES
from tests.link.small import article, comment


def packed(formerly: tuple[str, ...], said: tuple[str, ...] = ()):
    """The card of an article with old addresses and a comment with some, and the problems."""
    whole = replace(article("a"), formerly=formerly)
    answer = replace(comment("c1"), formerly=said)
    cards, _ = pack(Reading(Records((whole,), (answer,)), BODIES))
    return cards.articles[0], cards.problems


def test_a_card_has_the_addresses_of_all():
    """The addresses of the article come first, then those of its comments, each once."""
    card, problems = packed(("/b", "https://h.example/b", "/a"), ("/?c=1",))
    assert card.moved == Moved((("/b", "", ""), ("/a", "", ""), ("/?c=1", "c1", "")))
    assert problems == ()


def test_a_card_without_any_carries_nothing():
    """Where there is no old address the card holds what all such cards hold."""
    card, _ = packed(())
    assert card.former == EMPTY
    assert card.moved == Moved()


def test_a_wrong_one_is_told_where_it_stands():
    """An address that cannot be one is a problem of the record's file and line, and counted."""
    card, problems = packed(("/a/../b", "/b"), ("\\",))
    assert card.moved == Moved((("/b", "", ""),), 2)
    told = [(p.place.file, p.place.line, p.message) for p in problems]
    assert told == [
        ("a.md", 1, "old address '/a/../b': a part of it begins with a full stop"),
        ("a.md", 9, "old address '\\\\': it has a control character or a backslash"),
    ]
    assert all(problem.hint for problem in problems)


def test_there_is_an_end_to_them():
    """More addresses than anybody has are one problem, however many."""
    card, (problem,) = packed(tuple(f"/{n}" for n in range(OLD_ADDRESSES_MAX + 50)))
    assert (len(card.moved.places), card.moved.refused) == (OLD_ADDRESSES_MAX, 50)
    assert problem.message == "150 old addresses: no more than 100 are kept"
