"""The front page."""

from __future__ import annotations

from generator.export.home import CHANCE_MAX, LATEST_MAX
from generator.export.listed import ARTICLES_MAX
from generator.model.reading import Records
from tests.export.editions import view
from tests.link.small import Linked, article, comment, linked


def dated(*dates: str) -> Linked:
    """Articles a0, a1, … of these dates, and a of the last date, with a comment."""
    records = [Records((article(f"a{n}", date=date),)) for n, date in enumerate(dates)]
    said = Records((article("a", date=dates[-1]),), (comment("c1", None, "Ada"),))
    return linked(*records, said)


def test_it_says_what_the_archive_is() -> None:
    """The front page has the span of the archive, what it counts, a bar a year, the discussed."""
    home = view(dated("1911-05", "1914-01-02"), "index.html")
    assert [day.text for day in home.span] == ["1914-01-02", "1914-01-02"]
    counts = {count.text: count.count for count in home.counts}
    assert {"%(n)s articles": 3, "%(n)s comment": 1}.items() <= counts.items()
    assert [(bar.label, bar.count, bar.path) for bar in home.bars if bar.count] == [
        ("1911", 1, "dates/1911.html"),
        ("1914", 2, "dates/1914.html"),
    ]
    assert [item.title for item in home.discussed] == ["A"]


def test_the_latest_come_first_and_the_undated_last() -> None:
    """The articles on the front page go back in time; those without a date come after them."""
    home = view(dated("", "1914", "1911", "1912"), "index.html")
    assert [item.title for item in home.latest] == ["A1", "A3", "A", "A2", "A0"]


def test_one_year_is_shown_by_month() -> None:
    """Where all articles are of one year its months are the chart, each leading to its list."""
    home = view(dated("1911-05", "1911-07"), "index.html")
    assert {bar.label: bar.path for bar in home.bars if bar.count} == {
        "May": "dates/1911.html#in-1911-05",
        "Jul": "dates/1911.html#in-1911-07",
    }


def test_a_month_of_a_long_year_has_a_page() -> None:
    """In a year too long for one page a bar leads to the page of its month."""
    dates = [f"1911-{5 + n % 2:02}" for n in range(ARTICLES_MAX + 1)]
    home = view(dated(*dates), "index.html")
    assert [bar.path for bar in home.bars if bar.count] == [
        "dates/1911-05.html",
        "dates/1911-06.html",
    ]


def test_an_article_by_chance_is_any_of_some() -> None:
    """The page that chooses has all articles of a small archive, and some of a large one."""
    few = dated(*["1911"] * LATEST_MAX)
    assert view(few, "index.html").chance == "chance.html"
    assert len(view(few, "chance.html").items) == LATEST_MAX + 1
    many = dated(*["1911"] * (CHANCE_MAX + 5))
    assert len(view(many, "chance.html").items) == CHANCE_MAX
    assert not view(dated("1911"), "index.html").chance
