"""The index of notes: by article, by who wrote them, by date."""

from __future__ import annotations

import re
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


ANNOTATED = f"""{HEAD}without_page = ["Ann"]
-- content/a.md --
One two three.
-- content/a.notes.jsonl --
{{"id": "n1", "creator": "Ed", "rights": "https://example.org/free", "body": [{{"type": \
"TextualBody", "value": "Un mot.", "language": "fr"}}, {{"type": "TextualBody", "value": "כן", \
"textDirection": "rtl", "rights": "https://example.org/by"}}], "target": "title"}}
{{"id": "h1", "user": "acct:ann@h.example", "uri": "", "text": "Really?", \
"target": [{{"source": "", "selector": [{{"type": "TextQuoteSelector", "exact": "two"}}]}}]}}
{{"id": "h2", "user": "acct:tom@h.example", "uri": "", "text": "No.", "references": ["n1"]}}
"""


@pytest.fixture(scope="module")
def annotated(tmp_path_factory) -> Path:
    """The site of an archive with a note in two languages, and annotations of readers."""
    folder = tmp_path_factory.mktemp("annotated")
    built(write(folder, ANNOTATED.replace("without_page", "[authors]\nwithout_page")))
    return folder / "site"


def test_a_text_says_its_language_and_its_direction(annotated: Path) -> None:
    """Each body of an annotation is shown in its language and direction, with all licences."""
    text = words(annotated, "a.html")
    assert '<div lang="fr" dir="auto"><p>Un mot.</p></div>' in text
    assert '<div dir="rtl"><p>כן</p></div>' in text
    assert in_order(text, 'href="https://example.org/free"', 'href="https://example.org/by"')


@pytest.mark.parametrize("page", ["a.html", "notes.html"])
def test_an_annotation_of_a_reader_is_called_one(annotated: Path, page: str) -> None:
    """An editor's note and a reader's annotation are told apart, in the text and in the index."""
    text = words(annotated, page)
    assert text.count("Reader’s annotation <a") == 1
    assert in_order(text, "A reader’s answer", "No.")
    assert "Editor’s note" in text
    assert in_order(words(annotated, "notes.html"), "<h1>Notes</h1>")


def test_who_is_to_have_no_page_has_none_of_notes(annotated: Path) -> None:
    """Somebody without a page stands in no list of who wrote notes; the note is where it was."""
    assert "by/ann.html" not in words(annotated, "notes/authors.html")
    assert not (annotated / "notes/by/ann.html").exists()
    assert in_order(words(annotated, "notes.html"), "Really?", "<bdi>ann</bdi>")


def test_a_part_of_the_index_leads_to_all_above_it(tmp_path: Path) -> None:
    """A part is called by the index and its period, in the words of the language, and leads up."""
    built(write(tmp_path, many(60).replace('"Many"\n', '"Many"\nlanguage = "fr"\n')))
    page = next((tmp_path / "site/notes/dates").rglob("*.html")).read_text("utf-8")
    assert re.search("<h1>Notes par date\\s: ", page)
    assert in_order(page.partition("<main")[2], '/notes.html"', '/dates.html"', "<h1>")


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
