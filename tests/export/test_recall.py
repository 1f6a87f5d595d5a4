"""What is planned again after an edit, and what is recalled."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.export.lots import Ledger, Noted
from generator.export.recall import Recall
from generator.model.reading import Records
from tests.export.editions import pages_of, plan
from tests.link.small import Linked, article, comment, linked, mention, note

one_archive = st.tuples(
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["", "1999", "2001-05"]), min_size=1),
    st.lists(st.sampled_from(["Ada", "ADA", "Tom"]), max_size=2),
    st.lists(st.sampled_from(["london", "paris"]), max_size=3),
    st.sampled_from(["tags", "authors", "entities", "data", "dates"]),
)


def small(dates: dict[str, str], people: list[str], named: list[str]) -> Linked:
    """An archive of some articles, with comments and a note on `a`, and names in each."""
    said = tuple(comment(f"c{n}", None, who, "article:b") for n, who in enumerate(people))
    sources = []
    for name, date in dates.items():
        one = article(name, "article:a", authors=tuple(people[:1]), date=date)
        on_it = (said, (note("n", "article:a"),)) if name == "a" else ((), ())
        sources.append(Records((one,), *on_it))
    found = {name: [mention(f"article:{name}", id) for id in named] for name in dates}
    return linked(*sources, mentions=found, register=("london", "paris"))


@given(st.lists(one_archive, min_size=2, max_size=5))
def test_a_plan_that_recalls_is_one_that_does_not(states: list) -> None:
    """After each of any edits every page is what would be planned from nothing."""
    recall = Recall(keeps=True)
    for dates, people, named, left_out in states:
        of = small(dates, people, named)
        assert pages_of(plan(of, left_out, recall=recall)) == pages_of(plan(of, left_out))


@given(st.lists(one_archive, min_size=2, max_size=5))
def test_a_walk_by_notes_is_one_without(states: list) -> None:
    """After each of any edits the notes of the last walk give what a walk without them gives."""
    noted: dict[str, Noted] = {}
    for dates, people, named, left_out in states:
        whole = plan(small(dates, people, named), left_out)
        ledger, fresh = Ledger(noted, "code"), Ledger({}, "code")
        listed = list(whole.walk(ledger))
        clashes = whole.clashes
        assert listed == list(whole.walk(fresh))
        assert (ledger.noted, clashes) == (fresh.noted, whole.clashes)
        assert pages_of(whole, Ledger(noted, "code")) == pages_of(whole)
        data = msgspec.msgpack.encode(ledger.noted)
        noted = msgspec.msgpack.decode(data, type=dict[str, Noted])
        assert noted == ledger.noted


def test_what_is_the_same_is_the_same_page() -> None:
    """A page that no edit reaches is the very page of the last plan, its digest with it."""
    recall = Recall(keeps=True)
    one, other = (small({"a": "1999", "b": ""}, ["Ada"], ["london"]) for _ in range(2))
    first = {page.path: page for page in pages_of(plan(one, recall=recall))}
    second = {page.path: page for page in pages_of(plan(other, recall=recall))}
    same = {path for path, page in second.items() if page is first[path]}
    whole = {"a.html", "b.html", "data/articles/a.json", "places/london.html", "authors/ada.html"}
    assert whole <= same


def test_a_value_is_recalled_by_what_it_was_made_of() -> None:
    """A value is made again when what it is made of changes, and only the last one is kept."""
    recall, made = Recall(keeps=True), []

    def make(*of: int) -> int:
        made.append(of)
        return sum(of)

    asked = [(1, 2), (1, 2), (2, 2), (2, 2), (1, 2)]
    assert [recall("x", make, *of) for of in asked] == [3, 3, 4, 4, 3]
    assert made == [(1, 2), (2, 2), (1, 2)]
    assert recall("another", make, 1, 2) == 3
    assert len(made) == 4


def test_what_keeps_nothing_makes_everything() -> None:
    """Outside a server everything is made when it is asked for."""
    recall, made = Recall(keeps=False), []
    for _ in range(2):
        recall("x", made.append, 1)
    assert made == [1, 1]


def test_nothing_is_recalled_under_other_words() -> None:
    """Where what is common to all is another, as the catalogue is, everything is made anew."""
    recall = Recall(keeps=True).under("de")
    assert recall("a", str.upper, "x") == "X"
    assert recall.under("de")("a", str.lower, "x") == "X"
    assert recall.under("fr")("a", str.lower, "x") == "x"
