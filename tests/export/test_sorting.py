"""Words in the order of an alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.sorting import ALPHABETS, by_letter, letter_of, sort_key

# Words in the order of a dictionary of the language.
ORDERED = {
    "": "Ada Élan élan2 zoo 1911",
    "en": "Aesop Æthelred Afon Øre Oslo Þing Zürich",
    "de": "Ärger Ast Öl Ost Straße Strasse3 Uhr Zürich",
    "fr": "cote côte2 écu Œuvre offre",
    "da": "Aage Zorn Ærø Øst Åge",
    "nb-NO": "Zorn Æra Østfold Ås",
    "sv": "Adam Zorn Åland Ärla Öland",
    "fi": "Aalto Zorn Åbo Äänekoski Öst",
    "es": "nube ñandú ñu oso",
    "pl": "Aachen ącki Bolesław Cyryl Ćwik Lyon Łódź Mława Zygmunt Źrebię Żywiec",
    "cs": "Cyril Čapek Dana hrad Chrudim Ivan Rudolf Řím",
    "hu": "Cili csak dal Oszkár Ödön Pál Szeged Tamás",
    "is": "Akur Álf Byr Zoéga Þór Ævar Öræfi",
    "ru": "Иван Йод Клин",
    "uk": "Гай Ґава Ель Єва Ива Іван Їжак Йод",
}


@pytest.mark.parametrize("language", ORDERED)
def test_words_stand_as_in_a_dictionary(language: str) -> None:
    """Words sort by the alphabet of the language; accents that make no letter do not count."""
    words = ORDERED[language].split()
    ordered = sorted({*words}, key=lambda word: sort_key(word, language))
    assert ordered == words


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [
        ("ada", "", "A"),
        ("Élan", "fr", "E"),
        ("“Quoted”", "en", "Q"),
        ("1911", "", "#"),
        ("", "", "#"),
        ("日本", "", "日"),
        ("ß", "de", "S"),
        ("Åland", "sv-FI", "Å"),
        ("Åland", "en", "A"),
        ("Öl", "de", "O"),
        ("Chrudim", "cs", "CH"),
        ("Łódź", "pl", "Ł"),
        ("Łódź", "de", "L"),
    ],
)
def test_letters(text: str, language: str, letter: str) -> None:
    """A word stands under its first letter, which may be one that only its language has."""
    assert letter_of(text, language) == letter


@given(st.lists(st.text()), st.sampled_from(["", *ALPHABETS]))
def test_every_word_has_one_letter(words: list[str], language: str) -> None:
    """Of whatever is sorted, the words of each letter stand together, and none is lost."""
    ordered = sorted(words, key=lambda word: sort_key(word, language))
    groups = by_letter(ordered, str, language)
    assert [word for _, group in groups for word in group] == ordered
