"""Lists of articles, authors, tags and years."""

from __future__ import annotations

from msgspec.structs import replace

from generator.export.listed import ARTICLES_MAX
from generator.export.views import ArticlesView
from generator.model.reading import Records
from tests.export.editions import planned, view
from tests.link.small import article, linked


def titles(page: ArticlesView) -> list[str]:
    """The articles that a page lists."""
    return [item.title for group in page.groups for item in group.items]


def test_tags_are_one_whatever_the_letter_case() -> None:
    """A tag written in several ways is one page, called as it was first written."""
    one = replace(article("a"), tags=("London", "Fire"))
    other = replace(article("b"), tags=("LONDON",))
    of = linked(Records((one,)), Records((other,)))
    assert [(t.text, t.count) for t in view(of, "tags/index.html").tags] == [
        ("Fire", 1),
        ("London", 2),
    ]
    assert titles(view(of, "tags/london.html")) == ["A", "B"]


def test_years_lead_to_one_another() -> None:
    """The page of a year leads to the years before and after that have one; months are parted."""
    dates = {"a": "1911-05", "b": "1911-07-02", "c": "1914", "d": ""}
    of = linked(*(Records((article(name, date=date),)) for name, date in dates.items()))
    year = view(of, "dates/1911.html")
    assert [group.label for group in year.groups] == ["May", "July"]
    assert [(b.label, b.path) for b in year.bars if b.count] == [
        ("May", "#in-1911-05"),
        ("Jul", "#in-1911-07"),
    ]
    assert (year.earlier, year.later.text) == (None, "1914")
    assert [item.title for item in view(of, "dates/index.html").undated] == ["D"]


def test_a_long_list_is_divided_by_date() -> None:
    """A tag or a year with many articles leads to its parts, and the parts to one another."""
    many = ARTICLES_MAX // 2 + 1
    dates = [f"1911-{month}" for month in ("05", "07", "07") for _ in range(many)]
    dated = [article(f"a{n:03}", date=date) for n, date in enumerate([*dates, "1914"])]
    of = linked(Records(tuple(replace(a, tags=("Fire",)) for a in dated)))
    tag, year = view(of, "tags/fire.html"), view(of, "dates/1911.html")
    assert [(p.text, p.path, p.count) for p in tag.parts] == [
        ("1911", "tags/fire/1911.html", 3 * many),
        ("1914", "tags/fire/1914.html", 1),
    ]
    assert [p.path for p in year.parts] == ["dates/1911-05.html", "dates/1911-07.html"]
    assert {b.label: b.path for b in year.bars if b.count} == {
        "May": "dates/1911-05.html",
        "Jul": "dates/1911-07.html",
    }
    may = view(of, "dates/1911-05.html")
    assert (may.title, may.section.text, len(titles(may))) == ("May 1911", "1911", many)
    assert may.later.path.startswith("dates/1911-07-")
    found = [view(of, path) for path in planned(of)[0] if path.startswith("tags/fire/")]
    assert sorted(title for page in found for title in titles(page)) == sorted(
        a.title for a in dated
    )
    assert max(len(titles(page)) for page in found) <= ARTICLES_MAX
