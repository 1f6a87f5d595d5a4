"""The head of a letter: names, ids, subjects, dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.caps import MAIL_IDS_MAX
from generator.read.exports.mail import dates, headers
from tests.cases import Case, load


@pytest.mark.parametrize("case", load("mail_dates"), ids=lambda case: case.name)
def test_dates(case: Case) -> None:
    """A date is read as its case says, or not at all."""
    assert case.expected.strip() == dates.iso(case.given)


@given(st.text(max_size=60))
def test_no_date_raises(text: str) -> None:
    """Whatever stands for a date, it is one or none."""
    for written in (text, f"Mon, 2 Nov 2015 {text}", f"{text} Nov 2015 10:15", f"1-{text}"):
        assert dates.iso(written) is not None


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Ada <ada@x.org>", "Ada"),
        ('"Lovelace, Ada" <ada@x.org>', "Lovelace, Ada"),
        (r'"Ada \"Al\" L" <ada@x.org>', 'Ada "Al" L'),
        ("ada@x.org (Ada)", "Ada"),
        ("ada at x.org (Ada (at work))", "Ada (at work)"),
        ("ada@x.org", "ada"),
        ("<ada@x.org>", "ada"),
        ('"" <ada@x.org>', "ada"),
        ("ada at x.org", "ada"),
        ("ada.l at x.org ()", "ada.l"),
        ('"ada@x.org" <ada@x.org>', "ada"),
        ("'ada at x.org' <list@x.org>", "ada"),
        ("Ada ada@x.org <ada@x.org>", "Ada ada@…"),
        ("Ada", "Ada"),
        ("=?utf-8?q?Ad=C3=A1?= <ada@x.org>", "Adá"),
        ('"=?utf-8?b?QWTDoQ==?=" <ada@x.org>', "Adá"),
        ("=?utf-8?b?QWTD?= =?utf-8?b?oQ==?= (at) <ada@x.org>", "Adá (at)"),
        ("ada at x.org (=?iso-8859-1?q?Ad=E1?= Lo)", "Adá Lo"),
        ("=?nonsense?q?Ad=E1?= <ada@x.org>", "Adá"),
        ("=?utf-8?b?A?= <ada@x.org>", "A"),
        ("", ""),
        ("<>", ""),
    ],
)
def test_authors(field: str, name: str) -> None:
    """A writer is called by name, or by the part of the address that is nobody else's."""
    assert name == headers.author(field)


@given(st.text("ab@<>() \"'\\=?é.,", max_size=60))
def test_no_author_is_an_address(field: str) -> None:
    """Nothing in a field makes a name of which somebody could be written to."""
    assert "x.org" not in headers.author(f"{field} <ada@x.org>").replace(field, "")


@pytest.mark.parametrize(
    ("written", "title", "is_answer"),
    [
        ("Re: [looms] Re: Yarn", "Yarn", True),
        ("[looms] Yarn (fwd)", "Yarn", False),
        ("AW: Antw: SV: RE[2]: Re^3: Fwd: Yarn", "Yarn", True),
        ("[PATCH 1/2] Yarn", "[PATCH 1/2] Yarn", False),
        ("[looms] [ANN] Yarn", "[ANN] Yarn", False),
        ("Regarding yarn", "Regarding yarn", False),
        ("[looms]", "[looms]", False),
        ("=?utf-8?q?Re=3A_=5Blooms=5D_G=C3=A1rn?=", "Gárn", True),
        ("Yarn for ada@x.org", "Yarn for ada@…", False),
        ("Re:", "", True),
    ],
)
def test_subjects(written: str, title: str, *, is_answer: bool) -> None:
    """A title is a subject without what programs put before it."""
    assert (title, is_answer) == headers.subject({"subject": written})


@pytest.mark.parametrize(
    ("name", "field", "ids"),
    [
        ("references", "<a@x> junk <b@x>\t<a@x>", ("a@x", "b@x")),
        ("in-reply-to", "<a@x>", ("a@x",)),
        ("in-reply-to", 'Message from "Ada" <ada@x> of "Mon, 1 Jan" <id@x>', ("id@x",)),
        ("in-reply-to", "<id@x> (Ada's message of Monday <ada@x>)", ("id@x",)),
        ("in-reply-to", "Your message of yesterday", ()),
        ("in-reply-to", "<nobody>", ()),
    ],
)
def test_what_is_answered(name: str, field: str, ids: tuple[str, ...]) -> None:
    """The letters that a letter goes back to are found in lists and in prose."""
    assert ids == headers.answered({name: field})


def test_references_win() -> None:
    """Where both are there, `References` says more than `In-Reply-To`."""
    assert headers.answered({"references": "<a@x>", "in-reply-to": "<b@x>"}) == ("a@x",)


def test_ids() -> None:
    """A Message-ID is read out of its brackets, or without them; one without an end is none."""
    assert headers.own_id({"message-id": "<a\t@x>"}) == "a@x"
    assert headers.own_id({"message-id": "a@x"}) == "a@x"
    assert headers.own_id({"message-id": f"<{'a' * 300}@x>"}) == ""
    assert headers.own_id({}) == ""


def test_fields() -> None:
    """Fields are unfolded, the first of a name counts, and what is none is passed over."""
    head = "A: one\r\n\t two\r\nnothing\r\nB : é\r\na: three".encode()
    assert headers.fields(head) == {"a": "one two", "b": "é"}


def test_the_last_reference_of_very_many_counts() -> None:
    """Of a field too long the beginning and the end are kept."""
    many = " ".join(f"<{n}@example.org>" for n in range(1000))
    ids = headers.answered(headers.fields(f"References: {many}".encode()))
    assert (ids[0], ids[-1]) == ("0@example.org", "999@example.org")
    assert len(ids) == MAIL_IDS_MAX + 1
