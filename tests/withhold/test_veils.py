"""Which sources a decision concerns, and what of each is hidden: asked of numbers alone."""

from __future__ import annotations

import pytest

from generator.digest import numbers
from generator.errors import Place, Problem, Severity
from generator.model.archive import folded
from generator.model.decisions import Decision, Table
from generator.model.records import Entity, Kind
from generator.model.ref import Ref
from generator.model.source import Source
from generator.model.veil import Trace, Traces, Veil, packed, words
from generator.withhold.orders import NAMELESS, orders
from generator.withhold.veils import HOW, files, veils

SECRET = "a line that nobody knows"
AT = Place("decisions.toml", 3)
ANN = Entity("ann", "Ann Lee", Kind.PERSON, AT, "Lee, Ann", aliases=("Annie",))


def n(text: str) -> int:
    """The number of a text."""
    return numbers(SECRET, [text])[0]


def record(ref: str, *writers: str, article: str = "", runs: tuple[int, ...] = ()) -> Trace:
    """A record by its name, in the article that its name says."""
    kind, _, name = ref.partition(":")
    of = article or f"article:{name.partition('#')[0]}"
    part = n(f"#{name.partition('#')[2]}") if "#" in name else 0
    signed = tuple(n(folded(writer)) for writer in writers)
    return Trace(kind, n(ref), n(of), part, signed, packed(runs))


def source(
    path: str, *records: Trace, links: tuple[str, ...] = (), text: str = "", patterns: str = ""
) -> tuple[Source, Traces]:
    """A source that holds some records, leads to some targets and has some words."""
    said = packed(sorted({n(word) for word in words(text)}))
    return Source(path, ""), Traces(records, tuple(map(n, links)), said, tuple(patterns.split()))


SOURCES = [
    source(
        "a.md",
        record("article:a", "Ann Lee"),
        record("comment:a#c1", "Bob"),
        record("comment:a#c2", "Ann Lee"),
        patterns="email",
    ),
    source("b.md", record("article:b", "Cy"), record("comment:b#c1", "Bob"), text="with Ann Lee"),
    source("c.md", record("article:c", "Cy"), links=("comment:a#c1",), patterns="email phone"),
    source("d.md", record("article:d", "Cy"), links=("entity:ann",)),
    source("e.md", record("article:e", "Cy"), links=("name:Annie",)),
    source("f.md", record("article:f", "Cy"), text="an annie and a lee"),
    source("g.md", record("note:a#n1", "Bob"), record("comment:g#c1", NAMELESS)),
    source("h.md", record("article:h", "Cy"), links=("article:a", "article:b")),
]


def veiled(*decisions: Decision) -> tuple[dict[str, Veil], list[Problem]]:
    """The veils that decisions come to, and what is wrong with them."""
    made, _ = orders(decisions, [ANN], SECRET)
    return veils(SOURCES, made, SECRET)


def decision(table: Table, *within: str, **more: str) -> Decision:
    """A decision, about some records."""
    refs = (ref.partition(":") for ref in within)
    return Decision(table, AT, within=tuple(Ref(kind, name) for kind, _, name in refs), **more)


WITHHELD = {
    "a comment": (("comment:a#c1",), "a c"),
    "an article": (("article:a",), "a c"),
    "a thread": (("thread:a",), "a c"),
    "two records": (("comment:b#c1", "comment:a#c2"), "a b"),
}


@pytest.mark.parametrize(("within", "concerned"), WITHHELD.values(), ids=WITHHELD)
def test_what_is_withheld_concerns_whom_holds_it_or_leads_there(
    within: tuple[str, ...], concerned: str
) -> None:
    """A source has a veil where a record stands; where a link to it does, one that knows that."""
    found, problems = veiled(decision(Table.WITHHOLD, *within, reason="law"))
    assert problems == []
    assert " ".join(path.removesuffix(".md") for path in found) == concerned
    assert found["a.md"].records == tuple((ref, "law") for ref in within)
    assert found["a.md"].secret == SECRET
    if "c.md" in found:
        assert found["c.md"] == Veil(lost=(n("comment:a#c1"),), secret=SECRET)


def test_a_source_may_hold_some_and_lead_to_more() -> None:
    """What is hidden of a source itself and what its links lose stand in one veil."""
    found, _ = veiled(decision(Table.WITHHOLD, "comment:a#c1", "article:c"))
    assert found["c.md"].lost == (n("comment:a#c1"),)
    assert [ref for ref, _ in found["c.md"].records] == ["comment:a#c1", "article:c"]


def test_a_writer_is_hidden_wherever_the_name_stands() -> None:
    """Who is withheld is hidden in texts and links too; one word of a name where it calls."""
    found, problems = veiled(decision(Table.WITHHOLD, author="Ann Lee"))
    assert problems == []
    assert list(found) == ["a.md", "b.md", "c.md", "d.md", "e.md", "f.md"]
    # All under an article of hers goes with it.
    assert found["c.md"] == Veil(lost=(n("comment:a#c1"),), secret=SECRET)
    assert found["b.md"] == Veil(
        writers=(("ann lee", "other"), ("annie", "other")),
        words=(("Ann Lee", NAMELESS),),
        calls=(("Annie", NAMELESS),),
        ids=("ann",),
        secret=SECRET,
    )


@pytest.mark.parametrize(
    ("instead", "secret", "shown"), [("B", SECRET, "B"), ("", SECRET, "Reader"), ("", "", "")]
)
def test_a_mask_stands_for_every_name(instead: str, secret: str, shown: str) -> None:
    """All names of somebody become the one; without a secret there is none to sign by."""
    made, _ = orders([Decision(Table.MASK, AT, author="Ann Lee", into=instead)], [ANN], secret)
    found, problems = veils(SOURCES, made, SECRET)
    assert problems == []
    assert {key for key, _ in found["a.md"].masks} == {"ann lee", "annie"}
    assert {name.partition(" ")[0] for _, name in found["a.md"].masks} == {shown}
    assert found["a.md"].writers == ()


def test_a_name_is_masked_in_every_text() -> None:
    """Where a name itself is masked, a single word of it is enough."""
    made, _ = orders([Decision(Table.MASK, AT, name="Annie", into="B")], [], SECRET)
    found, _ = veils(SOURCES, made, SECRET)
    assert list(found) == ["e.md", "f.md"]
    assert found["f.md"].words == (("Annie", "B"),)


@pytest.mark.parametrize(
    ("within", "pattern", "concerned"),
    [
        ((), "email", ["a.md", "c.md"]),
        (("article:c", "article:d"), "email", ["c.md"]),
        ((), "phone", ["c.md"]),
    ],
)
def test_what_is_blurred_concerns_whom_it_fits(
    within: tuple[str, ...], pattern: str, concerned: list[str]
) -> None:
    """A pattern concerns the sources in which it fits something, of those that are named."""
    found, problems = veiled(decision(Table.BLUR, *within, pattern=pattern))
    assert (list(found), problems) == (concerned, [])
    assert found["c.md"].blurs == ((pattern, within),)


WRONG = {
    "there is no comment:a#c9: this decision matches nothing": (
        decision(Table.WITHHOLD, "comment:a#c9"), HOW, Severity.ERROR,
    ),
    "there is no thread:z: this decision matches nothing": (
        decision(Table.WITHHOLD, "thread:z"), HOW, Severity.ERROR,
    ),
    "there is no article:z: this decision matches nothing": (
        decision(Table.WITHHOLD, "article:z"), HOW, Severity.ERROR,
    ),
    "nobody signs as 'Nobody At-All', and no text has the name": (
        decision(Table.WITHHOLD, author="Nobody At-All"), HOW, Severity.ERROR,
    ),
    "somebody signs as 'bob' already: the two would be one": (
        decision(Table.MASK, author="Ann Lee", into="bob"), "write another name", Severity.WARNING,
    ),
}  # fmt: skip


@pytest.mark.parametrize("said", WRONG)
def test_what_matches_nothing_is_told(said: str) -> None:
    """A decision that hides nothing, or two people under one name, is told with what to do."""
    wrong, hint, severity = WRONG[said]
    _, problems = veiled(wrong)
    assert problems == [Problem(AT, said, hint, severity)]


def test_of_two_decisions_on_one_record_the_first_is_told() -> None:
    """Who repeats it is told by the one that stands first, and all orders stand in the veil."""
    held = [
        source("a.md", record("comment:a#c1", runs=(1, 2))),
        source("b.md", record("comment:b#c1", runs=(1, 2))),
    ]
    both = [
        Decision(Table.WITHHOLD, Place("decisions.toml", line), within=(Ref.parse("comment:a#c1"),))
        for line in (4, 9)
    ]
    made, _ = orders(both, [], SECRET)
    found, (problem,) = veils(held, made, SECRET)
    assert "content/decisions.toml:4 withholds" in problem.message
    assert found["a.md"].records == (("comment:a#c1", "other"),) * 2
    assert found["b.md"] == Veil(runs=(1, 2), secret=SECRET)


@pytest.mark.parametrize(
    ("what", "repeated"),
    [
        (decision(Table.WITHHOLD, "article:a"), (1, 3, 5)),
        (decision(Table.WITHHOLD, "thread:a"), (3,)),
        (decision(Table.WITHHOLD, "note:a#n1"), (5,)),
        (decision(Table.WITHHOLD, author="Bob"), (3,)),
        (decision(Table.WITHHOLD, author="Ann Lee"), (1, 3, 5)),
        (decision(Table.MASK, author="Bob", into="B"), ()),
    ],
)
def test_the_words_of_all_that_is_withheld_are_known(
    what: Decision, repeated: tuple[int, ...]
) -> None:
    """An article goes with all under it, a thread without it; who is masked keeps the words."""
    records = (
        record("article:a", "Ann Lee", runs=(1, 2)),
        record("comment:a#c1", "Bob", runs=(3, 4)),
        record("note:a#n1", "Cy", runs=(5, 6)),
    )
    again = [record(f"comment:b#c{run}", "Cy", runs=(run, run + 1)) for run in (1, 3, 5)]
    made, _ = orders([what], [ANN], SECRET)
    found, _ = veils([source("a.md", *records), source("b.md", *again)], made, SECRET)
    assert found.get("b.md", Veil()).runs == tuple(x for run in repeated for x in (run, run + 1))


def test_files_are_told_by_their_decision() -> None:
    """A file of the content folder is not published where a decision names it."""
    withheld = [decision(Table.WITHHOLD, ref) for ref in ("file:map.svg", "comment:a#c1")]
    made, _ = orders([*withheld, decision(Table.BLUR, "file:a.svg", pattern="email")], [], SECRET)
    assert files(made) == {"map.svg": made[0]}
    assert veils(SOURCES, made[:1], SECRET) == ({}, [])
