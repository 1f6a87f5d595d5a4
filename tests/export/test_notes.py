"""The index of notes: by article, by who wrote them, by date."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.export.notes import NOTES_MAX
from tests.archives import built, write

HEAD = '-- content/archive.toml --\ntitle = "Many"\n'
LONDON = '-- content/entities.toml --\n[london]\nname = "London"\nkind = "place"\n'
FEW = f"""{HEAD}{LONDON}-- content/a.md --
---
date: 2001-05-01
---
One two London.

=== notes ===

> two
Ed, 2021: First.

>>
Tom, 2020: An answer.

> [entity:london]
tom, 2019: On a name.

> nothing
Ed: Lost.
-- content/b.md --
---
date: 2002-05-01
---
Three.

=== notes ===

> Three
Ed, 2018: Second.
"""


def many(articles: int, changed: str = "A note.") -> str:
    """An archive with ten notes on each of many articles, the first of which says something."""
    files = [HEAD]
    for n in range(articles):
        notes = "".join(
            f"> w{m}\nEd {m % 3}, {1990 + m}: {changed if n == m == 0 else 'A note.'}\n\n"
            for m in range(10)
        )
        words = " ".join(f"w{m}." for m in range(10))
        head = f"---\ndate: {1980 + n % 20}-01-0{1 + n % 9}\n---\n"
        files.append(f"-- content/a{n}.md --\n{head}{words}\n\n=== notes ===\n\n{notes}")
    return "".join(files)


@pytest.fixture(scope="module")
def few(tmp_path_factory) -> Path:
    """The site of the small archive."""
    folder = tmp_path_factory.mktemp("few")
    built(write(folder, FEW))
    return folder / "site"


def words(site: Path, page: str) -> str:
    """A page as it is written."""
    return (site / page).read_text("utf-8")


def in_order(text: str, *wanted: str) -> bool:
    """Whether words stand in a page one after another."""
    places = [text.find(word) for word in wanted]
    return places == sorted(places) and -1 not in places


def test_by_article(few: Path) -> None:
    """Every note stands once, under its article, its answers below it, also one that is lost."""
    text = words(few, "notes.html")
    assert in_order(text, "First.", "An answer.", "On a name.", "Lost.", "Second.")
    assert text.count("First.") == 1
    assert "passage not found" in text


def test_by_date(few: Path) -> None:
    """The oldest note is the first, one without a date the last."""
    assert in_order(words(few, "notes/dates.html"), "Second.", "On a name.", "First.", "Lost.")


def test_by_author(few: Path) -> None:
    """Who wrote a note or answered one has a page; letter case does not part people."""
    index = words(few, "notes/authors.html")
    assert in_order(index, "by/ed.html", "by/tom.html")
    assert in_order(words(few, "notes/by/tom.html"), "First.", "An answer.", "On a name.")
    assert "Second." not in words(few, "notes/by/tom.html")


def test_a_note_on_a_name_is_on_its_page(few: Path) -> None:
    """A dossier shows the notes about it, and the page of the article as well."""
    assert "On a name." in words(few, "places/london.html")
    assert in_order(words(few, "a.html"), "Notes on names", "On a name.")


def test_an_archive_without_notes(tmp_path: Path) -> None:
    """There is one page that says so, and no ways to see what is not there."""
    built(write(tmp_path, f"{HEAD}-- content/a.md --\nWords.\n"))
    assert "no notes here" in words(tmp_path / "site", "notes.html")
    assert not (tmp_path / "site/notes").exists()


def test_one_note_more_costs_a_few_pages(tmp_path: Path) -> None:
    """No page holds more than so many notes; one changed makes anew those with its article's."""
    built(write(tmp_path, many(60)))
    site = tmp_path / "site"
    pages = [site / "notes.html", *(site / "notes").rglob("*.html")]
    counts = [page.read_text("utf-8").count('class="note alone"') for page in pages]
    assert max(counts) <= NOTES_MAX
    assert sum(counts) == 3 * 600
    report = built(write(tmp_path, many(60, "Another note.")))
    held = [path for path in report.rendered if path.startswith("notes")]
    assert len(held) <= 1 + 3 + 10
    assert len(report.rendered) <= len(held) + 3
