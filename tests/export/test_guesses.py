"""A thread that its source did not state: what its page says, and what rests on no guess."""

from __future__ import annotations

import re

import pytest

from generator.export.items import Guesses
from tests.export.editions import view
from tests.export.pasted import PAGE, SAID, archive, files, reading

Said = list[tuple[str, float, str, str | None]]
ALONE: Said = [("One.", 0.5, "it is long", None), ("Two.", 0.5, "it is long", None)]


def page(said: Said) -> str:
    """The page of a paste with these comments."""
    return files(archive(reading(said)))[PAGE].decode()


def comments(html: str) -> list[str]:
    """The items of a thread, each as its HTML."""
    return re.findall(r"<li(?: class=\"[^\"]*\")?><article.*?</article>", html, re.DOTALL)


LINES = comments(page(SAID))


@pytest.mark.parametrize(
    ("number", "begins", "says"),
    [
        (1, "<li><", None),
        (2, '<li class="in-1 guessed"><',
         'Probably in reply to <a href="#c-1">comment 1</a>; inferred: it repeats'),
        (6, '<li class="in-4 guessed"><', 'Probably in reply to <a href="#c-5">comment 5</a>;'),
        (8, "<li><", 'Perhaps in reply to <a href="#c-7">comment 7</a>;'),
        (9, "<li><", 'Probably in reply to <a href="#c-7">comment 7</a>; inferred: it quotes it.'),
        (11, '<li class="in-1"><', 'in reply to <a href="#c-9">comment 9<'),
        (12, "<li><", None),
        (13, "<li><", 'in reply to <a href="#c-2">comment 2<'),
    ],
)  # fmt: skip
def test_a_guess_is_said_in_words(number: int, begins: str, says: str | None) -> None:
    """A comment says whom it probably or perhaps answers, and why; one that is stated, plainly."""
    line = LINES[number - 1]
    assert line.startswith(begins)
    assert says in line if says else "reply to" not in line
    assert ("inferred:" in line) is bool(SAID[number - 1][2] and says)


def test_no_heading_way_or_count_rests_on_a_guess() -> None:
    """Headings and ways name a parent only where it is stated, and no replies are counted."""
    html = page(SAID)
    parents = re.findall(r"parent<span class=\"unseen\"> of comment (\d+)", html)
    headings = re.findall(r"Comment (\d+)<span class=\"unseen\">, reply to comment (\d+)", html)
    assert (parents, headings) == (["11", "13"], [("11", "9"), ("13", "2")])
    assert '<details class="replies"' not in html
    assert not re.search(r"repl(y|ies) by", html)


def test_neighbours_are_those_of_the_source() -> None:
    """Previous and next lead to the comments before and after, however lines are set in."""
    lines = view(archive(reading()), PAGE).thread
    anchors = [f"#{line.anchor}" for line in lines]
    assert anchors == [f"#c-{n}" for n in range(1, len(SAID) + 1)]
    assert [line.previous for line in lines] == ["", *anchors[:-1]]
    assert [line.next for line in lines] == [*anchors[1:], ""]
    assert {(line.opens, line.closes, line.root) for line in lines} == {(False, 0, "")}


def test_the_note_counts_the_guesses() -> None:
    """Above the thread stands how many links were guessed, how they are shown and how far right."""
    assert view(archive(reading()), PAGE).guesses == Guesses(9, 6, 2)
    text = re.sub(r"<[^>]+>", "", page(SAID))
    assert "Whom a comment answers was guessed for 9 of 13." in text
    assert "dashed rule: 6; of such guesses about one in five is wrong." in text
    assert "Said in words alone: 2. Too unsure to be shown: 1." in text


def test_a_thread_without_links_has_no_switch() -> None:
    """Where every comment is taken to answer the article, there is nothing to be taken away."""
    html = page(ALONE)
    assert view(archive(reading(ALONE)), PAGE).guesses == Guesses(0, 0, 0)
    assert "was guessed for" not in html
    assert 'type="checkbox"' not in html
    assert "How this page was made" in html
    assert "Inferred, not stated by the source: title, author and comments." in html
