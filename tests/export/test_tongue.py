"""The language of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.export.theme import catalogues
from generator.export.tongue import ENGLISH, Tongue
from tests.archives import write
from tests.cases import Case, load
from tests.export.shows import tongues

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
PLURAL = '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\\n"\n'


@pytest.mark.parametrize("case", load("tongues"), ids=lambda case: case.name)
def test_tongues(case: Case) -> None:
    """Dates, numbers and lists are written as the CLDR says."""
    assert case.expected == tongues(case.given)


def test_the_first_catalogue_that_has_a_word_says_it(tmp_path: Path) -> None:
    """An archive's own catalogue comes before the built-in one, and English after both."""
    own = write(tmp_path / "own", f'-- locale/de.po --\n{HEAD}\nmsgid "a"\nmsgstr "x"\n')
    built_in = f'-- locale/de.po --\n{HEAD}\nmsgid "a"\nmsgstr "y"\n\nmsgid "b"\nmsgstr "z"\n'
    places = own, write(tmp_path / "built-in", built_in)
    german = Tongue("de", catalogues(places, "de"))
    assert [german.say(word) for word in "abc"] == ["x", "z", "c"]
    assert catalogues(places, "de-AT") == catalogues(places, "de")


def test_a_language_has_its_own_plurals() -> None:
    """How many forms a noun has, and which belongs to a number, the catalogue says."""
    forms = "".join(f'msgstr[{n}] "%(n)s {word}"\n' for n, word in enumerate("xyz"))
    words = f'msgid "%(n)s comment"\nmsgid_plural "%(n)s comments"\n{forms}'
    own = Tongue("cs", (f"{HEAD}{PLURAL}\n{words}".encode(),))
    assert [own.plural(n, "comment") for n in (1, 2, 5)] == ["1 x", "2 y", "5 z"]
    assert [ENGLISH.plural(n, "comment") for n in (1, 2)] == ["1 comment", "2 comments"]


def test_a_language_without_words_is_english() -> None:
    """Where there is no catalogue the interface is English throughout, its dates too."""
    assert (Tongue("nl").language, Tongue("en-GB").language) == ("en", "en-GB")
    assert Tongue("nl").name == ENGLISH.name


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("he-IL", "rtl"), ("de", "ltr")]
)
def test_direction(language: str, direction: str) -> None:
    """Some languages are written from right to left."""
    assert Tongue(language, (b"",)).direction == direction
