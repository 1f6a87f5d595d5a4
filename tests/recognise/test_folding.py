"""Words, their offsets, and which spellings are equal."""

from __future__ import annotations

import re
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.recognise import folding
from generator.recognise.folding import (
    BREAK,
    INNER,
    PLAIN,
    SINGLE,
    Words,
    capital_pairs,
    fold,
    keys,
    mark,
    tokens,
)

MARKED = st.text(
    alphabet="aéßİﬁ\u0301\u0327が\u3099한\u1112\u1161ﾊﾞ京'’s.-\u00ad\u200d \n_", max_size=20
)
TYPED = st.text(alphabet="aZ9éßŁя'’?!.,-_—“” \n\t\0", max_size=30)


@given(st.text() | MARKED | TYPED)
def test_offsets_ascend_within_the_text(text: str) -> None:
    """Words never overlap, are never empty, and lie in the text."""
    ends = [offset for token in tokens(text) for offset in (token.start, token.end)]
    assert ends == sorted(ends)
    assert all(token.start < token.end for token in tokens(text))
    assert not ends or (ends[0] >= 0 and ends[-1] <= len(text))


@given(st.text() | MARKED)
def test_every_word_folds_alone(text: str) -> None:
    """The folded form is that of the very characters of the range."""
    assert all(token.folded == fold(text[token.start : token.end]) for token in tokens(text))


@given(st.text() | MARKED | TYPED)
def test_words_in_the_mass(text: str) -> None:
    """Cut in the mass, a text has the same words, and they are read from any of them on."""
    words = Words(text)
    spots = [
        (number, n)
        for number, piece in enumerate(words.pieces)
        for n in range(len(words.odd.get(number, ())) or piece.isalnum())
    ]
    expected = list(tokens(text))
    assert [list(words.read(spot)) for spot in spots] == [expected[n:] for n in range(len(spots))]
    assert len(spots) == len(expected)
    assert {token.folded for token in expected} <= words.folded
    behind = {spot: words.after(spot) for spot in spots if spot[0] in words.odd}
    next_ones = dict(zip(spots, [*(token.folded for token in expected[1:]), ""], strict=False))
    assert all(behind[spot] in {"", next_ones[spot]} for spot in behind)


@given(st.text() | MARKED | TYPED)
def test_pieces_and_what_parts_them_are_the_text(text: str) -> None:
    """Pieces are as long as the text, and one of letters and digits is what stands there, small."""
    words = Words(text)
    assert len(" ".join(words.pieces)) == len(text) + 1
    for number, piece in enumerate(words.pieces):
        start = words.start(number)
        assert number in words.odd or piece == text[start : start + len(piece)].lower()


@given(st.text(alphabet=st.characters(max_codepoint=127)) | TYPED)
def test_plain_text_has_the_same_words_as_any(text: str) -> None:
    """What is said of words in any script holds of the short way through plain text."""
    plain, general = folding._plain_word, folding._any_word()
    assert [m.span(1) for m in plain.finditer(text)] == [m.span(1) for m in general.finditer(text)]


def test_plain_characters_are_plain() -> None:
    """None of the characters for which the short way is taken is a mark, inner or single."""
    plain = re.compile(f"[{PLAIN}]")
    single = re.compile(f"[{SINGLE}{INNER}\u1100-\u11ff]")
    found = [chr(n) for n in range(0x3000) if plain.match(chr(n))]
    assert set(map(chr, range(128))) < set(found)
    assert not [c for c in found if category(c)[0] == "M" or single.match(c)]


@given(st.lists(st.sampled_from(["US", "ÉA", "東A", "Us", "x", "A"])), st.sampled_from(" ,1—?"))
def test_capital_pairs_are_no_fewer_than_words_in_capitals(words: list[str], gap: str) -> None:
    """Every word of two letters or more in capitals counts for a pair."""
    high = [word for word in words if word.isupper() and len(word) > 1]
    assert capital_pairs(gap.join(words)) >= len(high)


@given(st.text(alphabet=st.characters(categories=["L", "N"])))
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    """Text of letters and digits alone has no gap between its words."""
    assert "".join(text[token.start : token.end] for token in tokens(text)) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "zoe"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "fin"),
        ("שָׁלוֹם", "שלום"),
        ("دِمَشْق", "دمشق"),
        ("ガ", "ｶﾞ"),
        ("Lloyd’s", "Lloyd"),
        ("the Smiths'", "the Smiths"),
        ("O’Brien", "O'Brien"),
        ("Jean-Paul", "Jean Paul"),
        ("Jean\u2011Paul", "Jean\u00a0Paul"),
        ("J.R.R. Tolkien", "J R R Tolkien"),
        ("St. Louis", "St Louis"),
        ("Aus\u00adtin", "Austin"),
        ("葛\U000e0100城", "葛城"),
        ("New\nYork", "New York"),
    ],
)
def test_equal_spellings(one: str, other: str) -> None:
    """What a reader takes for the same name has the same path."""
    assert keys(one) == keys(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("パリ", "バリ"),
        ("दिल्ली", "दल"),
        ("Paris, Texas", "Paris Texas"),
        ("AT&T", "AT T"),
        ("Tom. Smith", "Tom Smith"),
        ("London – Smith", "London Smith"),
        ("a_b", "a b"),
    ],
)
def test_different_spellings(one: str, other: str) -> None:
    """Marks that tell words apart, and punctuation inside a name, count."""
    assert keys(one) != keys(other)


@pytest.mark.parametrize("text", ["서울에서", "Nova\u0301k", "ガギ"])
def test_composed_and_decomposed_are_one(text: str) -> None:
    """The same words come from composed and from decomposed text."""
    found = [[token.folded for token in tokens(normalize(form, text))] for form in ("NFC", "NFD")]
    assert found[0] == found[1]


def test_scripts_without_spaces() -> None:
    """In Chinese, Japanese and Korean text every character is a word."""
    assert [(t.start, t.end) for t in tokens("東京서울")] == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_a_mark_belongs_to_its_word() -> None:
    """Combining marks in decomposed text lie in the range of the word they stand on."""
    assert [(t.start, t.end) for t in tokens("Zoe\u0308 is\u0301")] == [(0, 4), (5, 8)]


def test_a_possessive_is_outside_the_word() -> None:
    """The range of a possessive ends before its apostrophe, and its s is no word."""
    assert ["Austin’s call"[t.start : t.end] for t in tokens("Austin’s call")] == ["Austin", "call"]


@pytest.mark.parametrize("gap", ["\n\n", " \n \n ", "-" * 20, " " * 20])
def test_what_parts_a_name(gap: str) -> None:
    """Two line feeds, or a long gap, stand in no name."""
    assert mark(gap, "lloyd") == BREAK


def test_nothing_folds_to_no_path() -> None:
    """A name without a letter or digit has an empty path."""
    assert keys(" *** — ") == ()
