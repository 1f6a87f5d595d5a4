"""A long index: every name stands on one page, which every other page leads to."""

from __future__ import annotations

import re
from collections import Counter
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import initials
from generator.export.indexes import AuthorIndexView
from generator.export.initials import LETTERS_MAX, Rows, paged
from generator.export.items import Letter, Link
from generator.export.sorting import by_letter, sort_key
from tests.export.editions import archive, plan

MOST = 3
EDITION = plan(archive("a")).edition
INDEX = AuthorIndexView("authors/index.html", "Authors")
names = st.lists(st.text("abcABCéßč李王㐀々1 -#", min_size=1, max_size=12), max_size=40)


def _letter(letter: str, rows: Rows[Link]) -> Letter:
    return Letter(letter, links=tuple(link for _, link in rows))


def pages(of: list[str]) -> list[AuthorIndexView]:
    """The pages of an index of some names, of which few have room on one."""
    rows = [(name, Link(name, f"{n}.html")) for n, name in enumerate(sorted(of, key=sort_key))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(initials, "INDEX_MAX", MOST)
        return list(paged(EDITION, INDEX, by_letter(rows, itemgetter(0)), _letter))


def listed(view: AuthorIndexView) -> list[str]:
    """The names that stand on a page."""
    return [link.text for letter in view.letters for link in letter.links]


@given(names)
def test_every_name_stands_on_one_page(of: list[str]) -> None:
    """Whatever the names, each has its place, and a page is short but of names that begin alike."""
    made = pages(of)
    assert Counter(name for view in made for name in listed(view)) == Counter(of)
    assert len({view.path.casefold() for view in made}) == len(made)
    for view in made:
        begins = {re.sub(r"\W", "", sort_key(name)[1])[:LETTERS_MAX] for name in listed(view)}
        assert len(listed(view)) <= MOST or len(begins) == 1


@given(names)
def test_every_page_is_led_to(of: list[str]) -> None:
    """From the first page a reader comes to each other one, and is told how much stands there."""
    made = {view.path: view for view in pages(of)}
    ways = [link for view in made.values() for link in view.within or view.pages]
    assert {link.path for link in ways} == made.keys() - {INDEX.path}
    for link in ways:
        below = [view for path, view in made.items() if path == link.path]
        for view in below:
            parts = sum(part.count for part in view.within)
            assert link.count == (parts or len(listed(view)))


@given(names.filter(lambda of: len(of) > MOST), st.text("abc", min_size=1, max_size=9))
def test_one_name_more_leaves_the_others_where_they_were(of: list[str], more: str) -> None:
    """No page goes with one name more, and all but one list what they did."""
    before = {view.path: listed(view) for view in pages(of)}
    after = {view.path: listed(view) for view in pages([*of, more])}
    assert before.keys() <= after.keys()
    changed = [path for path in before if before[path] != after[path]]
    assert len(changed) <= 1


def test_a_short_index_is_one_page() -> None:
    """As many names as a page has room for need no other."""
    (view,) = pages(["Ann", "Bea", "Cy"])
    assert (view.pages, view.within, listed(view)) == ((), (), ["Ann", "Bea", "Cy"])


def test_pages_are_called_by_their_letters() -> None:
    """A letter has a page, a long one pages of two letters, signs one by the hundred."""
    made = pages(["Ann", "Bea", "Bede", "Bob", "Bo", "Čapek", "李", "東", "王"])
    assert [(view.path, view.title) for view in made] == [
        ("authors/index.html", "Authors"),
        ("authors/index/a_.html", "Authors: A"),
        ("authors/index/b_.html", "Authors: B"),
        ("authors/index/be_.html", "Authors: Be"),
        ("authors/index/bo_.html", "Authors: Bo"),
        ("authors/index/c_.html", "Authors: C"),
        ("authors/index/u6700_.html", "Authors: 李–東"),
        ("authors/index/u7300_.html", "Authors: 王"),
    ]
    assert made[1].section == Link("Authors", "authors/index.html")
