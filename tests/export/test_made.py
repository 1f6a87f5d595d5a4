"""How the page of a pasted article was made: the page that says so, and who leads there."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.export import made, urls
from generator.export.shelf import Shelf
from generator.model.reading import Reading
from tests.export.editions import Blobs, planned, view
from tests.export.editions import archive as plain_archive
from tests.export.pasted import (
    FILE,
    FIXITY,
    LEFT,
    MADE,
    PAGE,
    SAID,
    TITLE,
    archive,
    files,
    reading,
)  # fmt: skip

PASTED = archive(reading())
DATA = "data/articles/pasted/bench.json"


def made_of(of: Reading, *leave_out: str) -> str:
    """The page on how the page of a reading was made, in HTML."""
    return files(archive(of), *leave_out)[MADE].decode()


def test_every_stretch_with_words_is_told() -> None:
    """Each has its line, what it became and where, why, how sure that is, and how it begins."""
    told = view(PASTED, MADE)
    assert (told.source, told.sha256, told.article.text) == (FILE, FIXITY, TITLE)
    first, last = told.stretches[0], told.stretches[-1]
    assert (first.line, first.taken, first.path, first.certainty) == (1, "body", PAGE, 0.95)
    assert first.text == "The council took the bench by the lock away in March, and…"
    assert (last.taken, last.number, last.path) == ("comment", "13", f"{PAGE}#c-13")
    assert told.stretches_total == len(told.stretches) == len(SAID) + 3
    assert told.blanks == len(SAID) + 4


def test_what_is_left_over_is_told_apart() -> None:
    """What nothing could be made of is listed by itself, with how much of it there is."""
    told = view(PASTED, MADE)
    assert [(row.line, row.text) for row in told.left_over] == [(4, LEFT)]
    assert told.left_over_total == 1
    assert "1 stretch of the source that nothing could be made of" in made_of(reading())


def test_nothing_left_over_is_said() -> None:
    """Where all was taken for something, the page says that."""
    whole = reading()
    claims = tuple(c for c in whole.claims if c.subject != "remainder")
    assert "Nothing is left over." in made_of(replace(whole, claims=claims))


def test_every_guess_is_told() -> None:
    """Each link that was guessed stands there, also one that the page does not show."""
    rows = [(r.comment.text, r.parent.text, r.shown) for r in view(PASTED, MADE).links]
    assert rows == [
        ("2", "1", "indented"), ("3", "2", "indented"), ("4", "3", "indented"),
        ("5", "4", "indented"), ("6", "5", "indented"), ("8", "7", "worded"),
        ("9", "7", "worded"), ("10", "9", "indented"), ("12", "6", ""),
    ]  # fmt: skip


def test_a_guess_at_what_is_not_here_has_no_link() -> None:
    """A guess may name a comment that is not among those of the page."""
    (row,) = view(archive(reading([("So.", 0.9, "it quotes it", "77")])), MADE).links
    assert (row.parent.text, row.parent.path, row.shown) == ("77", "", "")


def test_a_long_paste_is_listed_up_to_a_cap() -> None:
    """Beyond a thousand rows the rest is counted, and the page leads to the whole."""
    long = [("So.", 0.9, "it follows", str(n) if n else None) for n in range(1100)]
    told = view(archive(reading(long)), MADE)
    assert len(told.stretches) == len(told.links) == made.LISTED_MAX
    assert (told.stretches_total, told.links_total) == (1103, 1099)
    html = made_of(reading(long))
    assert "The first 1,000 of 1,103 are listed here; all of them are in <a href=" in html
    assert "The first 1,000 of 1,103 are listed here.</p>" in made_of(reading(long), "data")


def test_the_whole_is_data() -> None:
    """The JSON of the article has every stretch of its source; that of no other article has any."""
    provenance = view(PASTED, DATA).value["provenance"]
    assert (provenance["file"], provenance["sha256"]) == (FILE, FIXITY)
    assert len(provenance["claims"]) == len(reading().claims)
    assert json.dumps(provenance["claims"][0]).startswith('{"start": 0, "end": ')
    assert view(plain_archive("a"), "data/articles/a.json").value["provenance"] is None


def test_the_tables_name_their_cells() -> None:
    """Every table has a caption, a heading for each column and one for each row."""
    for table in re.findall(r"<table.*?</table>", made_of(reading()), re.DOTALL):
        columns = table.count('<th scope="col"')
        rows = table.count("<tr>") - 1
        assert "<caption>" in table
        assert columns >= 3
        assert table.count('<th scope="row"') == rows
        assert table.count("<td") == rows * (columns - 1)


def test_only_a_pasted_article_has_such_a_page() -> None:
    """Other articles lead to none; nor does a pasted one where the part is left out."""
    assert view(PASTED, PAGE).made == MADE
    assert view(plain_archive("a"), "a.html").made == ""
    pages, _ = planned(PASTED, "made")
    page: Any = pages[PAGE].brief.unfold(Shelf(Blobs(PASTED.blobs)))
    assert (page.made, MADE in pages) == ("", False)


def test_a_rule_in_other_words_costs_that_page_and_the_data() -> None:
    """What is told of a stretch changes no page but the one that tells it."""
    whole = reading()
    other = replace(whole, claims=tuple(replace(c, rule="because") for c in whole.claims))
    before, after = (planned(archive(r))[0] for r in (whole, other))
    assert {p for p in before if before[p].leaf != after[p].leaf} == {MADE, DATA}


names = st.text("abAB_-~. /é", min_size=1, max_size=12)


@given(names, names)
def test_no_article_stands_there(one: str, other: str) -> None:
    """No name gives an article the path of such a page."""
    assert urls.article(one) != urls.made(other)
