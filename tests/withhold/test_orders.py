"""What decisions in force come to: all the names of a person, and what stands for each."""

from __future__ import annotations

import re

import pytest

from generator.errors import Place, Problem, Severity
from generator.model.decisions import Decision, Table
from generator.model.records import Entity, Kind
from generator.read.dates import parse_date
from generator.withhold.orders import NAMELESS, in_force, on_names, orders

AT = Place("decisions.toml", 2)
SECRET = "a line that nobody knows"
ANN = Entity("ann", "Ann Lee", Kind.PERSON, AT, "Lee, Ann", aliases=("A. Lee",), handles=("annie",))


def mask(name: str, instead: str = "", line: int = 2) -> Decision:
    """A mask of an author."""
    return Decision(Table.MASK, Place("decisions.toml", line), author=name, into=instead)


@pytest.mark.parametrize("written", ["Ann Lee", "ann lee", "A. Lee", "annie"])
def test_a_person_has_every_name_that_is_registered(written: str) -> None:
    """By whichever name somebody is decided about, all are hidden, the written one first."""
    (order,), problems = orders([mask(written, "B")], [ANN], "")
    assert order.names[0] == written
    assert {name.lower() for name in order.names} == {"ann lee", "a. lee", "annie"}
    assert (order.instead, order.ids, problems) == ("B", ("ann",), [])


def test_a_mask_is_made_with_the_secret() -> None:
    """A made name is the same for one name in any case, another for each name and secret."""

    def made(name: str, secret: str) -> str:
        (order,), _ = orders([mask(name)], [], secret)
        return order.instead

    assert re.fullmatch("Reader [A-Z2-7]{6}", made("Ann", SECRET))
    assert made("Ann", SECRET) == made("ANN", SECRET) == "Reader VFR7A2"
    assert len({made("Ann", SECRET), made("Ann", "another line"), made("Bob", SECRET)}) == 3


def test_without_a_secret_there_is_no_name() -> None:
    """A mask of no name is that of nobody, and what to do is told."""
    (order,), (problem,) = orders([mask("Ann")], [], "")
    assert order.instead == NAMELESS
    assert (problem.place, problem.message) == (
        AT, "a mask without `as` needs a secret: it is “[name withheld]” till then",
    )  # fmt: skip
    assert problem.hint == (
        'write as = "…", or secret = "…" in archive.toml: a line that nobody can guess'
    )


def test_of_two_about_one_person_the_first_counts() -> None:
    """The second is told; but one that withholds is heeded behind one that masks."""
    made, (problem,) = orders([mask("Ann Lee", "B"), mask("annie", "C", 7)], [ANN], "")
    assert [order.instead for order in made] == ["B"]
    assert problem.place.line == 7
    assert problem.message.endswith("is decided about already: content/decisions.toml:2")
    assert problem.hint == "take one of the two out"
    withheld = Decision(Table.WITHHOLD, Place("decisions.toml", 7), author="annie")
    assert len(orders([mask("Ann Lee", "B"), withheld], [ANN], "")[0]) == 2
    assert len(orders([withheld, withheld], [ANN], "")[0]) == 1
    others = [mask("Bob", "D"), mask("A. Lee", "E"), mask("Cy", "F")]
    made, _ = orders([mask("Ann Lee", "B"), *others], [ANN], "")
    assert [order.instead for order in made] == ["B", "D", "F"]


def test_who_is_withheld_has_no_name() -> None:
    """All that somebody wrote is withheld: wherever the name stood, it is said to be."""
    (order,), problems = orders([Decision(Table.WITHHOLD, AT, author="Ann")], [], SECRET)
    assert (order.instead, order.reason, problems) == (NAMELESS, "other", [])


def test_two_people_under_one_mask_are_told() -> None:
    """Who reads a mask takes all that is under it for one person's."""
    _, (problem,) = orders([mask("Ann", "B"), mask("Bob", "b", 9)], [], "")
    withheld = [Decision(Table.WITHHOLD, AT, author=name) for name in ("Cy", "Di")]
    assert orders([mask("Ann", "B"), mask("Bob", "C"), *withheld], [], "")[1] == []
    said = "two people would be one: content/decisions.toml:2 has this `as`"
    assert problem == Problem(Place("decisions.toml", 9), said, "write another name")


@pytest.mark.parametrize(
    ("until", "as_of", "counts", "told"),
    [
        ("", "", True, False),
        ("2040-01-31", "", True, True),
        ("2040-01-31", "2040-01-30", True, False),
        ("2040-01-31", "2040-01-31", False, False),
        ("2040", "2040-01-01", False, False),
        ("2040", "2039-12-31", True, False),
    ],
)
def test_a_decision_counts_until_its_day(
    *, until: str, as_of: str, counts: bool, told: bool
) -> None:
    """From that day on what was withheld is shown; where no day is said, it stays withheld."""
    decision = Decision(
        Table.WITHHOLD, AT, author="Ann", until=parse_date(until) if until else None
    )
    never, blur = Decision(Table.NEVER, AT, name="x"), Decision(Table.BLUR, AT, pattern="x")
    kept, problems = in_force([never, decision, blur], as_of)
    assert kept == [decision] * counts + [blur]
    assert [(p.place, p.severity, p.message) for p in problems] == [
        (
            AT,
            Severity.NOTICE,
            "withheld until 2040-01-31, and no day is said: it stays withheld",
        )
    ] * told
    assert [p.hint for p in problems] == [
        'write as_of = "…" in archive.toml, or build with --as-of'
    ] * told


@pytest.mark.parametrize(
    ("said", "stays"),
    [("Ann Lee", False), ("ann_lee", False), ("Mrs Ann Lee", False), ("Annabel", True)],
)
def test_what_is_decided_of_a_hidden_name_is_not_remembered(*, said: str, stays: bool) -> None:
    """A decision on a name that holds a hidden one goes; on any other it stays."""
    made, _ = orders([mask("Ann Lee", "B")], [ANN], "")
    decision = Decision(Table.NEVER, AT, name=said)
    assert list(on_names([decision, mask("Ann Lee", "B")], made)) == [decision] * stays
