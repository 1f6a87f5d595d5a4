"""The register as a lexicon, its problems, and names written by hand."""

from __future__ import annotations

import pytest

from generator.digest import digest_bytes
from generator.errors import Severity
from generator.recognise.lexicon import Lexicon, build, decode, encode, resolve
from tests.recognise.small import entity, register

NAMES = """\
london place London; The Smoke | weak: town
austin person Lloyd Austin
austin-texas place Austin; Austin, Texas
st-louis place Saint Louis
john-1 person John Smith
john-2 person John Smith; Jack Smith"""


def test_sorted_by_id() -> None:
    """Entries stand in the order of their ids, whatever the order of the register."""
    lexicon, _ = build([entity("b place B"), entity("a place A")])
    assert [entry.id for entry in lexicon.entries] == ["a", "b"]


def test_comes_back_from_its_blob() -> None:
    """A lexicon is named by the digest of its bytes and read back equal."""
    lexicon = register(NAMES)
    name, data = encode(lexicon)
    assert (name, lexicon) == (digest_bytes(data), decode(data))


def test_an_id_twice() -> None:
    """The first of two entities with one id stays; the second is an error at its place."""
    lexicon, problems = build([entity("a place One", 1), entity("a place Two", 5)])
    assert [entry.name for entry in lexicon.entries] == ["One"]
    assert [(p.place.line, p.severity) for p in problems] == [(5, Severity.ERROR)]
    assert "entities.toml:1" in problems[0].hint


@pytest.mark.parametrize("alias", ["Austin", "AUSTIN", "  Áustin "])
def test_an_alias_of_two(alias: str) -> None:
    """A spelling two entities have is a warning that names both, at the place of the second."""
    first, second = entity("lloyd person Lloyd; Austin", 1), entity(f"city place Metro; {alias}", 2)
    _, (problem,) = build([first, second])
    assert (problem.place.line, problem.severity) == (2, Severity.WARNING)
    assert "lloyd" in problem.message
    assert "city" in problem.message


def test_a_weak_form_may_be_shared() -> None:
    """Weak forms are no problem: evidence decides about them."""
    _, problems = build([entity("city place Austin"), entity("lloyd person L | weak: Austin")])
    assert problems == ()


@pytest.mark.parametrize(
    "line", ["band organisation !!!", "band organisation X; —", "b work X | weak: …"]
)
def test_a_name_without_letters(line: str) -> None:
    """A name that folds to nothing is a warning at its place."""
    _, (problem,) = build([entity(line, 3)])
    assert (problem.place.line, problem.severity) == (3, Severity.WARNING)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("london", "london"),
        ("LONDON", "london"),
        ("the smoke", "london"),
        ("St Louis", "st-louis"),
        ("austin", "austin"),
        ("Austin", "austin-texas"),
        ("Jack Smith", "john-2"),
        ("John Smith", None),
        ("john-1", "john-1"),
        ("town", None),
        ("Nowhere", None),
        ("", None),
        ("***", None),
    ],
)
def test_resolve(written: str, found: str | None) -> None:
    """A name by hand is an id as it stands, else a name of one entity, else a folded id."""
    assert resolve(register(NAMES))(written) == found


def test_an_empty_register() -> None:
    """A register without entities is a lexicon without entries."""
    assert (Lexicon(), ()) == build([])
