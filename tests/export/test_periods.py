"""How the mentions of an entity are divided among pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.export.periods import LINES_MAX, UNDATED, Period, Piece, divided

months = st.sampled_from([UNDATED, "1911-00", "1911-05", "1911-06", "1912-01"])
counts = st.integers(1, LINES_MAX)


def row(shares: list[tuple[str, int]]) -> tuple[Piece, ...]:
    """A piece for each month and count, of articles named in their order."""
    return tuple(
        Piece(f"a{n:04}", "", "", month, 0, many) for n, (month, many) in enumerate(shares)
    )


def lists(period: Period) -> list[Period]:
    """The periods that list what they have."""
    return [p for p in (period, *period.below()) if not p.within]


@given(st.lists(st.tuples(months, counts), max_size=60))
def test_nothing_is_lost_and_no_page_is_long(shares: list[tuple[str, int]]) -> None:
    """Every piece is on one page, no page has more than the most, and each has a key of its own."""
    pieces = row(shares)
    whole = divided(pieces)
    found = [piece for period in lists(whole) for piece in period.pieces]
    assert {*found} == {*pieces}
    assert len(found) == len(pieces)
    assert all(period.count <= LINES_MAX for period in lists(whole))
    keys = [period.key for period in (whole, *whole.below())]
    assert len(set(keys)) == len(keys)


def test_few_mentions_are_one_page() -> None:
    """What fits on a page is not divided."""
    assert divided(row([("1911-05", LINES_MAX)])).within == ()
    assert divided(()).within == ()


def test_a_long_year_is_divided_by_month() -> None:
    """Only a period that is too long is divided, the undated stand last, as they are."""
    pieces = row([("1911-05", 300), ("1911-06", 300), ("1912-01", 9), (UNDATED, 9)])
    found = {period.key: [part.key for part in period.within] for period in divided(pieces).below()}
    assert found == {
        "1911": ["1911-05", "1911-06"], "1911-05": [], "1911-06": [], "1912": [], UNDATED: [],
    }  # fmt: skip


@given(st.integers(0, 999), st.sampled_from(["1911-05", UNDATED]))
def test_one_article_more_changes_few_pages(at: int, month: str) -> None:
    """In however long a month one article more leaves all but some runs as they are."""
    before = row([(month, 7)] * 1000)
    more = Piece(f"a{at:04}x", "", "", month, 0, 1)
    after = (*before[: at + 1], more, *before[at + 1 :])
    old, new = ({p.key: p.pieces for p in lists(divided(of))} for of in (before, after))
    assert sum(new.get(key) != pieces for key, pieces in old.items()) <= 3
    assert len(old) > 14
