"""Who repeats what is withheld, by numbers alone."""

from __future__ import annotations

from generator.errors import Place, Severity
from generator.model.source import Source
from generator.model.veil import BEFORE, Trace, Traces, Veil, packed
from generator.withhold.repeats import COMMON, HOW, Repeated, repeated

DECIDED = Place("decisions.toml", 4)


def said(*runs: int, alone: tuple[int, ...] = (), above: int = -1, line: int = 1) -> Trace:
    """A comment that has these runs of words."""
    place = Place("a.md", line)
    return Trace("comment", 1, 1, runs=packed(runs), alone=packed(alone), above=above, place=place)


def found(*records: Trace, hidden: tuple[int, ...] = (0,)) -> Repeated:
    """What comes of one source, some of whose records are withheld."""
    traced = [(Source("a.md", ""), Traces(records))]
    return repeated(traced, {(0, at): DECIDED for at in hidden})


def told(one: Repeated) -> list[tuple[int, str]]:
    """The lines that are told of, each with what is done about them."""
    heads = [p.message.removeprefix("line ").partition(" repeats ") for p in one.problems]
    return [(int(line), rest.rpartition(": ")[2]) for line, _, rest in heads]


def test_two_runs_beside_each_other_are_masked() -> None:
    """A comment that repeats enough is masked, and told of; one run alone is only told of."""
    one = found(said(1, 2, 3), said(9, 1, 2, line=5), said(9, 2, 8, line=6), said(7, 8, line=7))
    assert told(one) == [(5, "these words are masked"), (6, "too few words to be masked")]
    assert {p.message for p in one.problems if "line 5" in p.message} == {
        "line 5 repeats what content/decisions.toml:4 withholds: these words are masked"
    }
    assert {(p.place.file, p.hint, p.severity) for p in one.problems} == {
        ("a.md", HOW, Severity.NOTICE)
    }
    assert one.within == {0: frozenset({1, 2, 3})}
    assert one.runs == dict.fromkeys((1, 2, 3), DECIDED)


def test_the_last_of_a_source_is_nobodys_parent() -> None:
    """What answers nothing may not take its words for those of another."""
    assert told(found(said(1, 2), said(1, 2, line=5))) == [(5, "these words are masked")]


def test_a_line_of_its_own_is_enough() -> None:
    """One run that stood alone in its line is masked by itself."""
    assert told(found(said(1, 2, alone=(2,)), said(2, line=5))) == [(5, "these words are masked")]


def test_what_is_quoted_belongs_to_whom_it_answers() -> None:
    """The words of a comment above that is shown are not withheld with the one that quotes them."""
    assert found(said(1, 2), said(1, 2, 5, 6, above=0), hidden=(1,)).runs.keys() == {5, 6}
    assert found(said(1, 2), said(1, 2, 5, 6, above=BEFORE), hidden=(1,)).runs.keys() == {5, 6}
    assert found(said(1, 2), said(1, 2, 5, above=0), hidden=(0, 1)).runs.keys() == {1, 2, 5}
    chain = found(said(1, 2), said(8, above=0), said(1, 2, 5, above=1), hidden=(2,))
    assert chain.runs.keys() == {5}


def test_a_circle_of_answers_ends() -> None:
    """Two that answer each other are looked at once."""
    assert found(said(1, above=1), said(2, above=0)).runs.keys() == {1}


def test_what_everybody_says_is_nobodys() -> None:
    """What stands in more than so many other records is told once, and not masked."""
    many = [said(1, 2, line=n) for n in range(2, COMMON + 3)]
    one = found(said(1, 2, 3, 4), *many)
    assert one.common == {1, 2}
    (problem,) = one.problems
    assert problem.message == "2 of the phrases withheld stand in many places: not masked"
    assert (problem.place, problem.hint, problem.severity) == (DECIDED, HOW, Severity.NOTICE)
    veil = one.veil(Veil(), frozenset((1, 3, 4)))
    assert (veil.runs, veil.common, veil.alone) == ((3, 4), (1,), ())
    assert found(said(1, 2, 3, 4), *many[:COMMON]).common == frozenset()


def test_several_are_withheld_together() -> None:
    """What any of the withheld says is looked for, and told by the decision on the first of it."""
    first, second = said(1, 2, alone=(2,)), said(3, 4, alone=(4,))
    one = found(first, second, said(2, line=5), said(4, line=6), hidden=(0, 1))
    assert (one.runs.keys(), one.alone) == ({1, 2, 3, 4}, {2, 4})
    assert told(one) == [(5, "these words are masked"), (6, "these words are masked")]
    veil = one.veil(Veil(), frozenset((1, 4)))
    assert (veil.runs, veil.alone) == ((1, 4), (4,))


def test_where_nothing_is_said_nobody_repeats_it() -> None:
    """A withheld record without words hides no others."""
    one = found(said(), said(1, 2))
    assert (one.runs, one.within, one.problems) == ({}, {}, ())
