"""The last look at a file: in which ways words may stand there, and what is told of them."""

from __future__ import annotations

import pytest

from generator.errors import LeakError, Place, Problem, Severity
from generator.model.decisions import Decision, Table
from generator.withhold.leaks import HINT, Leaks, Told, of_orders
from generator.withhold.orders import Order
from tests.archives import ROOT

WHENCE = "in content/a.md"
ROWS = [
    line.split(" | ")
    for line in (ROOT / "tests/cases/leaks.txt").read_text("utf-8").splitlines()
    if line.count(" | ") == 3
]


def told(what: str) -> Told:
    """What a row looks for."""
    within, mark, words = what.rpartition(": ")
    return Told(words.removeprefix("@"), within if mark else "", WHENCE, words.startswith("@"))


@pytest.mark.parametrize(("what", "path", "text", "comes"), ROWS, ids=map(" ".join, ROWS))
def test_words_are_found_however_they_are_written(
    what: str, path: str, text: str, comes: str
) -> None:
    """Words are found in any case, form and path, and what only begins like them is not."""
    needle = told(what)
    found = Leaks(lambda: [needle]).found(path, text.encode())
    assert found == (needle if comes == "leaks" else None)


def test_where_it_stands_is_told_and_never_which_words() -> None:
    """A leak is told by the decision and by about the byte at which its longest word stands."""
    needle = Told("we carried lamps", "", WHENCE)
    data = "é <p>Carry: we CARRIED lamps. Carried!".encode()
    with pytest.raises(LeakError) as leak:
        Leaks(lambda: [needle]).look("a/b.html", data)
    said = "holds what is withheld (in content/a.md), at byte 16: the site stays as it was"
    assert leak.value.problem == Problem(Place("site/a/b.html"), said, HINT, Severity.ERROR)
    with pytest.raises(LeakError, match="at byte 0:"):
        Leaks(lambda: [needle]).look("a.html", b"we c&#97;rried lamps")


def test_each_of_several_is_found_where_they_begin_alike() -> None:
    """Needles that are noticed by the same words are each looked for."""
    needles = [Told(f"the dark mine {end}", "", WHENCE) for end in ("was", "is", "lay")]
    leaks = Leaks(lambda: needles)
    for needle in needles:
        assert leaks.found("a.html", f"So {needle.words}.".encode()) is needle
    assert leaks.found("a.html", b"the dark mine had") is None


@pytest.mark.parametrize(
    ("table", "of", "names", "found"),
    [
        (Table.WITHHOLD, "author", ("Ines Bell", "Ann"), ["ines bell"]),
        (Table.MASK, "author", ("Ines_Bell7", "Ann"), ["ines bell7"]),
        (Table.MASK, "name", ("Ann",), ["ann"]),
        (Table.WITHHOLD, "name", ("Ann",), []),
    ],
)
def test_names_are_looked_for_that_mean_somebody(
    table: Table, of: str, names: tuple[str, ...], found: list[str]
) -> None:
    """A first name alone is looked for only where it is itself what is masked."""
    decision = Decision(table, Place("decisions.toml", 3), **{of: names[0]})
    needles = list(of_orders([Order(decision, names)]))
    assert [needle.words for needle in needles] == found
    assert {needle.whence for needle in needles} <= {"content/decisions.toml:3"}
    assert all(needle.is_name and needle.within == "" for needle in needles)
