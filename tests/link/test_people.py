"""Who of the register writes here, and which entries point to each other."""

from __future__ import annotations

import pytest

from generator.errors import Place
from generator.link import strangers
from generator.model.reading import Records
from generator.model.records import Entity
from tests.link.small import article, comment, linked, person

SAID = (comment("c1", None, "Tilda"), comment("c2", "c1", "tom_h"), comment("c3", "c2", "TILDA"))
SOURCE = Records((article("a", authors=("Tilda Berg",)),), SAID)


@pytest.mark.parametrize(
    ("people", "message", "hint"),
    [
        ([person("tilda-berg", "Tilda")], "", ""),
        (
            [person("tilda-berg", "Tilda"), person("ann", "tilda")],
            "handle 'tilda': ann and tilda-berg both claim it",
            "take it out of one; till then it joins neither",
        ),
        (
            [person("tom", "tom_k")],
            "nobody here signs as 'tom_k'",
            "did you mean 'tom_h'?",
        ),
        (
            [person("tom", "Quentin Nobody")],
            "nobody here signs as 'Quentin Nobody'",
            "write the name as it stands above what they wrote",
        ),
        ([person("tom", see_also=("ann",)), person("ann")], "", ""),
        (
            [person("tom", see_also=("anne",)), person("ann")],
            "tom says to see also anne: nothing is registered as that",
            "did you mean 'ann'?",
        ),
        ([person("tom", see_also=("tom",))], "tom says to see also tom: that is itself", "take"),
    ],
)
def test_messages(people: list[Entity], message: str, hint: str) -> None:
    """A handle or an id that means nothing, or two, is one message that says what to do."""
    problems = linked(SOURCE, register=(), people=people).problems
    assert [problem.message for problem in problems] == [message] * bool(message)
    assert all(problem.hint.startswith(hint) for problem in problems)


def test_only_a_stated_handle_joins() -> None:
    """A writer is an entity where its entry says so, whatever the letter case; no name does."""
    people = [person("tilda-berg"), person("tilda", "TILDA", "tom_h")]
    assert linked(SOURCE, register=(), people=people).archive.handles == {
        "tilda": "tilda", "tom_h": "tilda",
    }  # fmt: skip


def test_a_handle_that_two_claim_joins_neither() -> None:
    """Of two that state one name neither has it; their other handles stay."""
    people = [person("tilda", "Tilda"), person("tom", "Tilda", "tom_h")]
    assert linked(SOURCE, register=(), people=people).archive.handles == {"tom_h": "tom"}


def test_see_also_goes_both_ways() -> None:
    """Where one of two entries states it both have it, once."""
    people = [
        person("a", see_also=("b",)), person("b", see_also=("a", "c")), person("c"), person("d"),
    ]  # fmt: skip
    related = linked(register=(), people=people).archive.related
    assert {id: set(others) for id, others in related.items()} == {
        "a": {"b"}, "b": {"a", "c"}, "c": {"b"},
    }  # fmt: skip


def test_a_name_without_a_page_that_nobody_has() -> None:
    """A setting that names nobody is one message with its place and the nearest name."""
    archive = linked(SOURCE).archive
    places = [("tilda", Place("archive.toml", 3)), ("tom-h", Place("archive.toml", 4))]
    (problem,) = strangers(archive, places)
    assert (str(problem.place), problem.message) == (
        "archive.toml:4", "nobody here signs as 'tom-h'",
    )  # fmt: skip
    assert problem.hint == "did you mean 'tom_h'?"


def test_replies_are_counted_as_they_are_stated() -> None:
    """A share says whom somebody answers in an article, and who answers back."""
    signed = linked(SOURCE).archive.signed
    (tom,), (tilda,) = signed.of("tom_h"), signed.of("tilda")
    assert [tom.all[place] for place in tom.answers] == ["Tilda"]
    assert [tom.all[place] for place in tom.answered] == ["TILDA"]
    assert [tilda.all[place] for place in tilda.answers] == ["tom_h"]
