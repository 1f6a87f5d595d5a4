"""Pastes of many habits: what the reader gets wrong in each is known, and nothing of it is lost."""

from __future__ import annotations

import pytest

from generator.model.body import Body
from generator.model.date import Date
from generator.read.dates import parse_date
from tests.pastes.gold import ARTICLE, NAMES, UNKNOWN, Gold, load
from tests.pastes.judge import errors, score
from tests.pastes.taken import Heard, Taken, gaps, lines_of, reading_of, taken

every = pytest.mark.parametrize("name", NAMES)


@every
def test_a_paste_is_read_as_far_as_is_known(name: str) -> None:
    """A paste is read as the truth about it says, but for the errors that it lists."""
    gold = load(name)
    found = errors(gold, taken(reading_of(name, gold.text), gold.text))
    new = [f"  wrong: {error}" for error in found if error not in gold.wrong]
    cured = [f"  cured, strike it off: {error}" for error in gold.wrong if error not in found]
    told = "\n".join([f"tests/pastes/{name}: {gold.habit}", *new, *cured])
    assert not new + cured, told


@every
def test_nothing_of_a_paste_is_lost(name: str) -> None:
    """The claims on a paste follow one another without a gap, from its first character on."""
    text = load(name).text
    assert gaps(reading_of(name, text), text) == []


@every
def test_the_truth_is_whole(name: str) -> None:
    """No line of a paste belongs to two records, all lie in it, and every parent is a comment."""
    gold = load(name)
    records = [gold.article, gold.left_over, *(said.lines for said in gold.comments)]
    lines = [line for record in records for line in record]
    assert len(lines) == len(set(lines))
    assert set(lines) | gold.either <= set(range(1, gold.text.count("\n") + 2))
    assert all(said.lines for said in gold.comments)
    numbers = {str(n) for n in range(1, len(gold.comments) + 1)}
    assert {said.parent for said in gold.comments} <= {ARTICLE, UNKNOWN, *numbers}


@every
def test_what_is_true_is_judged_to_be_so(name: str) -> None:
    """A reader that takes a paste for what it is errs nowhere, a deaf one everywhere."""
    gold = load(name)
    true = _as_it_is(gold)
    assert errors(gold, true) == []
    assert score(gold, true).comments == (len(gold.comments),) * 2
    deaf = errors(gold, true._replace(comments=()))
    assert deaf == [f"comment {n}: not found" for n in range(1, len(gold.comments) + 1)]


def _as_it_is(gold: Gold) -> Taken:
    """What a reader without fault takes a paste for."""
    stated = gold.fields.get("title", "")
    return Taken(
        stated or gold.fields.get("title quoted", ""),
        not stated,
        gold.fields.get("by", ""),
        _date(gold.fields.get("date", "")),
        gold.article,
        tuple(
            Heard(f"c{n}", s.lines, s.author, _date(s.date), _id(s.parent), None, s.begins)
            for n, s in enumerate(gold.comments, 1)
        ),
    )


def _date(written: str) -> Date | None:
    return parse_date(written) if written else None


def _id(parent: str) -> str:
    return f"c{parent}" if parent.isdigit() else ARTICLE


def test_errors_are_told_by_what_went_where() -> None:
    """A comment that was joined, split, given away or made up is told as such, with its lines."""
    gold = load("lost-short")
    true = _as_it_is(gold)
    one, two, three, *rest = true.comments
    joined = one._replace(lines=one.lines | two.lines)
    made_up = three._replace(id="x", lines=frozenset({4}))
    wrong = true._replace(article=gold.article - {4}, comments=(made_up, joined, three, *rest))
    assert errors(gold, wrong) == [
        "article: lines 1-3, not 1-4",
        "comment 1: lines 5-6, not 5",
        "comment 2: joined to 1",
        "comment 3: parent id c2, not 2",
        "lines 4: no comment",
    ]


@pytest.mark.parametrize(
    ("text", "lines", "found"),
    [
        ("Ada: one two", ((0, 1),), [1]),
        ("one two\nthree", ((0, 1), (8, 3)), [1, 3]),
        ("two three", ((0, 1),), [1, 3]),
        ("👏", ((0, 4),), [4]),
        ("", (), []),
    ],
)
def test_a_text_is_found_on_its_lines(
    text: str, lines: tuple[tuple[int, int], ...], found: list[int]
) -> None:
    """A block begins somewhere in its first line, and goes on over blank lines to where it ends."""
    source = ["Ada: one two", ">", "> three", "👏", "four"]
    assert list(lines_of(Body(text, (), lines), source)) == found
