"""Dossiers: what they say of all mentions, and the pages of those that are long."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.export.items import (
    ArticleItem,
)
from generator.export.mentions import MARK
from generator.export.named import MentionGroup, MentionLine
from generator.export.periods import LINES_MAX
from generator.export.quoted import speakers
from generator.export.render import Render
from generator.export.shelf import Shelf
from generator.export.theme import BUILT_IN
from generator.model.mention import Mention
from generator.model.reading import Records
from tests.archives import SMALL, built, write
from tests.export.editions import Blobs, planned, view
from tests.export.filled import least, site
from tests.link.small import Linked, article, linked, mention, person


def named(dates: dict[str, str], **mentions: list[Mention]) -> Linked:
    """An archive of articles by their dates, with the mentions in each."""
    sources = (Records((article(name, date=date),)) for name, date in dates.items())
    return linked(*sources, mentions=mentions)


def times(name: str, many: int) -> list[Mention]:
    """So many mentions of London in an article."""
    return [mention(f"article:{name}", nth=n) for n in range(1, many + 1)]


def test_a_dossier_says_how_an_entity_is_named() -> None:
    """Each form stands with its count, the commonest first, its white space made plain."""
    forms = ["London", "the\ncapital", "London"]
    found = [
        replace(one, text=form) for one, form in zip(times("a", 3), forms, strict=True)
    ]  # fmt: skip
    page = view(named({"a": ""}, a=found), "places/london.html")
    assert [(form.text, form.count) for form in page.forms] == [("London", 2), ("the capital", 1)]


def test_a_dossier_leads_to_the_first_and_the_last_mention(tmp_path: Path) -> None:
    """The first and the last by date are links to their places, with their dates."""
    write(tmp_path, SMALL)
    built(tmp_path)
    text = (tmp_path / "site/places/london.html").read_text("utf-8")
    first, last = (text.partition(f"<dt>{word}</dt>")[2][:60] for word in ("First", "Last"))
    assert 'href="../2001/fire.html#m-london"' in first
    assert 'href="../2002/flood.html#m-london"' in last


def test_a_short_dossier_is_one_page() -> None:
    """What fits is listed in the dossier itself."""
    of = named({"a": "1911-05"}, a=times("a", LINES_MAX))
    page = view(of, "places/london.html").mentions
    assert (page.count, page.parts) == (LINES_MAX, ())
    assert sum(len(group.lines) for group in page.in_articles) == LINES_MAX


def test_a_long_dossier_leads_to_its_periods() -> None:
    """One mention more, and each year has a page; together they list every mention once."""
    dates = {"a": "1911-05", "b": "1912", "c": ""}
    of = named(dates, a=times("a", LINES_MAX), b=times("b", 1), c=times("c", 2))
    page = view(of, "places/london.html").mentions
    assert page.in_articles == ()
    assert [(part.text, part.count) for part in page.parts] == [
        ("1911", LINES_MAX), ("1912", 1), ("Undated", 2),
    ]  # fmt: skip
    parts = [view(of, part.path) for part in page.parts]
    lines = [line.path for p in parts for g in p.mentions.in_articles for line in g.lines]
    assert len(set(lines)) == len(lines) == LINES_MAX + 3
    assert [p.later.path if p.later else "" for p in parts] == [p.path for p in page.parts[1:]] + [
        ""
    ]
    assert {p.section.path for p in parts} == {"places/london.html"}


def test_an_article_that_names_too_often_is_cut() -> None:
    """The mentions in one article may stand on several pages; the second says where it goes on."""
    of = named({"a": "1911-05"}, a=times("a", LINES_MAX + 1))
    month = view(of, "places/london/1911.html").mentions.parts
    assert [part.text for part in month] == ["May 1911"]
    runs = view(of, month[0].path).mentions.parts
    assert [run.count for run in runs] == [LINES_MAX, 1]
    assert [run.text for run in runs] == [
        "May 1911, from “A”", f"May 1911, from “A”, line {LINES_MAX + 1}",
    ]  # fmt: skip


def test_a_year_without_months_is_divided_all_the_same() -> None:
    """Articles dated by the year alone are a period of that year, and its label says so."""
    of = named({"a": "1911", "b": "1911"}, a=times("a", LINES_MAX), b=times("b", 1))
    (year,) = view(of, "places/london.html").mentions.parts
    (month,) = view(of, year.path).mentions.parts
    assert (month.text, month.path) == ("1911, month not known", "places/london/1911-00.html")


def test_one_mention_more_costs_its_own_page(tmp_path: Path) -> None:
    """In a long dossier an edit makes the dossier, the page of the year and its files again."""
    line = " ".join(["London is wet."] * 9)
    years = "".join(
        f"-- content/{n}.md --\n---\ndate: {1900 + n}-01\n---\n{line}\n" for n in range(60)
    )
    root = write(tmp_path, SMALL + years)
    built(root)
    path = root / "content/7.md"
    path.write_text(f"{path.read_text('utf-8')}\nAnd London is old.\n", "utf-8")
    made = {p for p in built(root).rendered if p.startswith("places/london")}
    year = {f"places/london/1907.{ending}" for ending in ("html", "csv", "json")}
    assert made == {"places/london.html", *year}


def test_who_names_an_entity_is_listed() -> None:
    """Each writer stands with a link to what they wrote on the same page, the busiest first."""
    wrote = {"a": ["Ann"], "b": ["Tom", "Tom", ""], "c": ["Ann"], "d": ["Tom", "Zoe"]}
    found = []
    for name, writers in wrote.items():
        lines = [
            replace(least(MentionLine), who=who, anchor=f"{name}{n}")
            for n, who in enumerate(writers)
        ]
        found.append(MentionGroup(replace(least(ArticleItem), title=name), tuple(lines)))
    said = [(who.name, [(s.path, s.count) for s in who.spots]) for who in speakers([found])]
    assert said == [
        ("Tom", [("#b0", 2), ("#d0", 1)]), ("Ann", [("#a0", 1), ("#c0", 1)]), ("Zoe", [("#d1", 1)]),
    ]  # fmt: skip


def rows_of(of: Linked, form: str, base_url: str = "") -> bytes:
    """A file of the mentions of London."""
    pages = planned(of, base_url=base_url)[0]
    render = Render(site(full=False), (str(BUILT_IN),), "")
    return render(pages[f"places/london.{form}"], Blobs(of.blobs)).value.data


def test_mentions_are_rows() -> None:
    """CSV and JSON have the same rows, each with the address of the spot."""
    of = named({"a": "1911-05"}, a=times("a", 2))
    table = rows_of(of, "csv", "https://h.example/x/").decode().removeprefix(MARK)
    rows = [*csv.DictReader(table.splitlines())]
    assert [row["address"] for row in rows] == [
        "https://h.example/x/a.html#m-london", "https://h.example/x/a.html#m-london.2",
    ]  # fmt: skip
    assert rows[0]["sentence"] == "London"
    found = json.loads(rows_of(of, "json", "https://h.example/x/"))
    assert [{**row, "inferred": "no"} for row in found["mentions"]] == rows


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", " =", "a;=", 'a|"='])
def test_no_cell_is_a_formula(sign: str) -> None:
    """What a spreadsheet would run begins with an apostrophe; in JSON it stays as it is."""
    formula = f"{sign}HYPERLINK(1)"
    of = named({"a": ""}, a=[replace(times("a", 1)[0], text=formula)])
    cells = [*csv.reader(rows_of(of, "csv").decode().splitlines(keepends=True))]
    assert not any(cell.startswith(sign) for row in cells for cell in row)
    assert json.loads(rows_of(of, "json"))["mentions"][0]["written"] == formula


def test_a_dossier_of_any_length_is_looked_through_a_few_at_a_time() -> None:
    """However many articles name an entity, the mentions of some are held at once."""
    asked: list[int] = []

    class Counting(Blobs):
        """A room that notes how much is asked of it at once."""

        def blobs(self, digests):
            """Load many of them."""
            asked.append(len(digests))
            return super().blobs(digests)

    names = [f"a{n:04}" for n in range(900)]
    of = named(dict.fromkeys(names, "1911"), **{name: times(name, 1) for name in names})
    page = planned(of)[0]["places/london.html"]
    assert page.brief.unfold(Shelf(Counting(of.blobs))).forms[0].count == 900
    assert max(asked) <= 200


def test_a_dossier_leads_to_what_to_see_also() -> None:
    """Entities that point to each other stand on both dossiers, by name."""
    people = [person("ann", see_also=("zoe", "bea")), person("bea"), person("zoe")]
    of = linked(Records((article("a"),)), people=people)
    found = {id: view(of, f"people/{id}.html").see_also for id in ("ann", "bea")}
    assert {id: [(x.text, x.path) for x in links] for id, links in found.items()} == {
        "ann": [("Bea", "people/bea.html"), ("Zoe", "people/zoe.html")],
        "bea": [("Ann", "people/ann.html")],
    }
