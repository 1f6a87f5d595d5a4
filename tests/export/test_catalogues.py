"""The catalogues of the built-in theme."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from generator.errors import Place
from generator.export.catalogue import forms, values_of
from generator.export.theme import BUILT_IN, catalogues
from generator.export.tongue import NOUNS, Tongue
from tools.catalogue import LOCALE, asked, updated

LANGUAGES = sorted(path.stem for path in LOCALE.glob("*.po"))
NUMBERS = range(2000)
_tag = re.compile(r"<[^<>]*>")


def catalogue(language: str) -> Catalog:
    """A catalogue as Babel reads it."""
    return read_po(BytesIO((LOCALE / f"{language}.po").read_bytes()), language)


def messages(language: str) -> list[Message]:
    """All words of a catalogue."""
    return [message for message in catalogue(language) if message.id]


def test_there_are_catalogues() -> None:
    """The theme speaks German, French, Spanish and Arabic, besides English."""
    assert {"ar", "de", "es", "fr"} <= {*LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_the_words_of_the_theme_and_no_others(language: str) -> None:
    """What `make words` would write stands there already."""
    data = (LOCALE / f"{language}.po").read_bytes()
    assert updated(data, language) == data


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    """No words are without a translation, in any of the forms that the language has."""
    many = catalogue(language).num_plurals
    wanted = [(m.id, many if m.pluralizable else 1) for m in messages(language)]
    assert [
        id
        for (id, count), m in zip(wanted, messages(language), strict=True)
        if m.fuzzy or len(forms(m)) != count or not all(form.strip(" ") for form in forms(m))
    ] == []
    assert Tongue(language, catalogues((BUILT_IN,), language)).problems(Place("")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_shown(language: str) -> None:
    """A translation has the values of the English; but a form for one number may name that."""
    tongue = Tongue(language, catalogues((BUILT_IN,), language))
    alone = _alone(tongue)
    for message in messages(language):
        for form in forms(message):
            shown = values_of(Message(form))
            assert shown == values_of(message) or (form in alone and not shown), message.id


def _alone(tongue: Tongue) -> set[str]:
    """The words that are said of one number alone."""
    said = (
        Counter([tongue.words.ngettext(one, more, n) for n in NUMBERS])
        for one, more in NOUNS.values()
    )
    return {form for counts in said for form, many in counts.items() if many == 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_set_as_books_are(language: str) -> None:
    """A translation has no typewriter quotes, and the elements of the English but no others."""
    for message in messages(language):
        for form in forms(message):
            assert _tag.findall(form) == _tag.findall(str(message.id)), message.id
            assert set(_tag.sub("", form)) & set("\"'`<>&") == set(), message.id


def test_a_catalogue_tells_nothing_of_who_made_it() -> None:
    """A new catalogue depends on the words alone: no date, no line, no name."""
    new = updated(b"", "nl").decode()
    assert new == updated(new.encode(), "nl").decode()
    head = new.partition("\n\n")[0]
    assert "Date" not in head
    assert "Translator" not in head
    assert '#: templates/404.html\nmsgid "Look here instead"\nmsgstr ""\n' in new


def test_translations_and_remarks_are_kept() -> None:
    """Bringing a catalogue up to date leaves what is said in it, and what translators remark."""
    words = '# As in a shop.\nmsgid "Close"\nmsgstr "Dicht"\n\nmsgid "x"\nmsgstr "y"\n'
    said = f'msgid ""\nmsgstr ""\n\n{words}'
    new = updated(said.encode(), "nl").decode()
    assert '# As in a shop.\n#: templates/parts/thread.html\nmsgid "Close"\nmsgstr "Dicht"\n' in new
    assert 'msgid "x"' not in new


def test_words_are_found_wherever_they_are_asked_for() -> None:
    """Templates, exporters and tables are looked through."""
    found = dict(asked())
    assert found["Look here instead"] == "templates/404.html"
    assert found["An article by chance"] == "generator/export/home.py"
    assert found["%(n)s comment", "%(n)s comments"] == "generator/export/tongue.py"
