"""The language of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Place, Severity
from generator.export.theme import BUILT_IN, catalogues
from generator.export.tongue import ENGLISH, Catalogue, Tongue
from generator.markup.markdown import markdown
from generator.markup.weave import weave
from tests.archives import write
from tests.cases import Case, load
from tests.export.shows import tongues

FAULTS = [
    ("von %(autor)s", "the words have no value 'autor'"),
    ("von %(author)s, 5 % zu", "a sign % that begins no value"),
    ("von %s", "a sign % that begins no value"),
]
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
    again = Tongue("de", catalogues(places[:1], "de"))
    assert [again.say(word) for word in "abc"] == ["x", "b", "c"]


def test_a_language_has_its_own_plurals() -> None:
    """How many forms a noun has, and which belongs to a number, the catalogue says."""
    forms = "".join(f'msgstr[{n}] "%(n)s {word}"\n' for n, word in enumerate("xyz"))
    words = f'msgid "%(n)s comment"\nmsgid_plural "%(n)s comments"\n{forms}'
    own = Tongue("cs", (Catalogue("cs.po", f"{HEAD}{PLURAL}\n{words}".encode()),))
    assert [own.plural(n, "comment") for n in (1, 2, 5)] == ["1 x", "2 y", "5 z"]
    assert [ENGLISH.plural(n, "comment") for n in (1, 2)] == ["1 comment", "2 comments"]


def test_how_a_language_counts_is_told_by_the_names_of_the_cldr() -> None:
    """A script that shows a number finds the words for it by the way that language counts."""
    assert dict(ENGLISH.forms("comment")) == {"other": "%(n)s comments", "one": "%(n)s comment"}
    arabic = Tongue("ar", catalogues((BUILT_IN,), "ar"))
    assert dict(arabic.forms("comment")).keys() == {"zero", "one", "two", "few", "many", "other"}
    assert arabic.plural(3, "comment") == "3 تعليقات"


def test_what_stands_between_words_can_be_had_alone() -> None:
    """What follows each of several things in a phrase is told: not all things are words."""
    assert [ENGLISH.strung(n) for n in (0, 1, 3)] == [[], [""], [", ", " and ", ""]]


def test_a_label_of_a_text_is_said_in_the_language_of_the_page() -> None:
    """A text is made without knowing a language; what its parts are called is said later."""
    german = Tongue("de", catalogues((BUILT_IN,), "de"))
    body = markdown("A.[^1]\n\n[^1]: B.")
    assert 'aria-label="Footnotes"' in weave(body)
    assert 'aria-label="Fußnoten"' in weave(body, label=german.label)
    assert 'aria-label="Zurück zum Text bei Fußnote 1"' in weave(body, label=german.label)


@pytest.mark.parametrize(("said", "message"), FAULTS)
def test_a_translation_that_cannot_be_shown_is_told(said: str, message: str) -> None:
    """What would fail on a page is left out, told with its line, and said in English instead."""
    data = f'{HEAD}\nmsgid "by %(author)s"\nmsgstr "{said}"\n\nmsgid "b"\nmsgstr "z"\n'
    tongue = Tongue("de", (Catalogue("templates/locale/de.po", data.encode()),))
    (problem,) = tongue.problems(Place("archive.toml", 3))
    assert f"{problem.place}" == "templates/locale/de.po:5"
    assert message in problem.message
    assert [tongue.say("by %(author)s", author="A"), tongue.say("b")] == ["by A", "z"]


@pytest.mark.parametrize("data", [b'msgid "a', b"\xff", b"msgid a\n", b"no catalogue"])
def test_what_is_no_catalogue_is_told(data: bytes) -> None:
    """A file that gettext could not read says nothing, and that is told once."""
    tongue = Tongue("de", (Catalogue("templates/locale/de.po", data),))
    (problem,) = tongue.problems(Place("archive.toml", 3))
    assert problem.place.file == "templates/locale/de.po"
    assert problem.severity == Severity.ERROR
    assert "not a catalogue of gettext" in problem.message
    assert tongue.say("b") == "b"


def test_a_language_without_words_is_english() -> None:
    """Where there is no catalogue the interface is English throughout, its dates too."""
    assert (Tongue("nl").language, Tongue("en-GB").language) == ("en", "en-GB")
    assert Tongue("nl").name == ENGLISH.name


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("he-IL", "rtl"), ("de", "ltr")]
)
def test_direction(language: str, direction: str) -> None:
    """Some languages are written from right to left."""
    assert Tongue(language, (Catalogue("", b""),)).direction == direction
