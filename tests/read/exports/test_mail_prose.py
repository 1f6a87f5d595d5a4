"""The text of a letter: plain, flowed, HTML, in parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.caps import MAIL_HTML_CHARS_MAX
from generator.read.exports.mail.prose import Piece, written
from generator.read.gather import Gather
from tests.cases import Case, load
from tests.read.exports.mailed import posts, problems

HEAD = b"From: a@x\nMessage-ID: <1@x>\n"


def text_of(*lines: bytes) -> str:
    """The text of a letter with these lines below its head."""
    (post,) = posts(HEAD + b"\n".join(lines))
    return post.text.strip()


def parts_of(kind: bytes, *parts: bytes) -> str:
    """The text of a letter of several parts."""
    inner = (b"--b\n" + part for part in parts)
    return text_of(b"Content-Type: multipart/" + kind + b"; boundary=b\n", *inner, b"--b--")


@pytest.mark.parametrize("case", load("mail_prose"), ids=lambda case: case.name)
def test_prose(case: Case) -> None:
    """The lines of a letter become the HTML of their case."""
    text = case.given.removeprefix("flowed\n")
    html, form = written([Piece(text, is_flowed=text != case.given)])
    assert (case.expected, "html") == (html, form)


@given(st.text("ab >-\n\t<&@.:/htp1", max_size=200), st.booleans())
def test_no_word_is_lost(text: str, is_flowed: bool) -> None:  # noqa: FBT001
    """Whatever a letter says is on the page in its order, but for quotation marks and hosts."""
    html, form = written([Piece(text.replace("@", "a"), is_flowed=is_flowed)])
    gather = Gather("a")
    shown = gather.bodies[gather.text(html, form, foreign=True, line=1).digest].text
    kept = text.replace("@", "a").translate({ord(mark): None for mark in "> \n\t"})
    assert kept == shown.translate({ord(mark): None for mark in "> \n\t"})


@given(st.text("ab1.-+ @<>()\n:/=%40", max_size=80))
def test_no_address_stays(text: str) -> None:
    """Wherever an address stands in a text, it is not there as one."""
    html, _ = written([Piece(f"{text} ada@example.org {text}\nx=ada@example.org\n")])
    assert "ada@example.org" not in html


def test_the_plainest_of_several_is_taken() -> None:
    """Of parts that say the same the plain one is shown, unless there is nothing in it."""
    html = b"Content-Type: text/html\n\n<p>b</p>"
    assert parts_of(b"alternative", html, b"\na") == "<p>a</p>"
    assert parts_of(b"alternative", b"\n \n", html) == "<p>b</p>"
    assert parts_of(b"alternative", b"Content-Type: x/y\n\nq", b"Content-Type: x/z\n\nz") == ""


def test_all_texts_of_a_letter_are_shown_in_order() -> None:
    """The texts of a letter follow one another, be they plain or HTML."""
    html = b"Content-Type: text/html\n\n<p>b</p>"
    assert parts_of(b"mixed", b"\na", html, b"\nc").split() == ["<p>a</p>", "<p>b</p>", "<p>c</p>"]


def test_a_letter_passed_on_is_named_and_shown() -> None:
    """A letter in a letter is shown below the name of its writer and its subject."""
    inner = b"Content-Type: message/rfc822\n\nFrom: Bo <bo@x>\nSubject: Yarn\n\nknit"
    told = parts_of(b"mixed", b"\nsee", inner).split("\n")
    assert [line for line in told if line] == [
        "<p>see</p>",
        "<p>----- Bo: Yarn -----</p>",
        "<p>knit</p>",
    ]
    digest = parts_of(b"digest", b"\nFrom: Bo <bo@x>\n\nknit")
    assert "<p>----- Bo -----</p>" in digest


def test_parts_that_have_no_boundary_are_text() -> None:
    """A letter that says that it has parts, and has none, is shown as it is."""
    assert text_of(b"Content-Type: multipart/mixed; boundary=b", b"", b"a") == "<p>a</p>"
    assert text_of(b"Content-Type: multipart/mixed", b"", b"--b", b"a") == "<p>--b<br>a</p>"


def test_a_part_that_is_cut_off_is_shown() -> None:
    """The last part of a letter that ends too early is read as far as it goes."""
    assert (
        text_of(b"Content-Type: multipart/mixed; boundary=b", b"", b"--b", b"", b"a") == "<p>a</p>"
    )


@pytest.mark.parametrize(
    ("declared", "raw", "shown"),
    [
        (b"utf-8", "é".encode(), "é"),
        (b"iso-8859-1", b"\x93\xe9\x94", "“é”"),
        (b"us-ascii", "é".encode(), "é"),
        (b"koi8-r", "да".encode("koi8-r"), "да"),
        (b"gb2312", "镕".encode("gb18030"), "镕"),
        (b"ks_c_5601-1987", "똠".encode("cp949"), "똠"),
        (b"x-nonsense", "é".encode(), "é"),
        (b"utf-7", b"+2AA-a", "\ufffda"),
    ],
)
def test_character_sets(declared: bytes, raw: bytes, shown: str) -> None:
    """A text is read in the character set that it means, wherever that can be known."""
    head = b'Content-Type: text/plain; charset="' + declared + b'"'
    assert text_of(head, b"", raw) == f"<p>{shown}</p>"
    assert problems(HEAD + head + b"\n\n" + raw) == []


@pytest.mark.parametrize("declared", [b"utf-8", b"x-nonsense", b"hex", b"punycode", b"", b"\0"])
def test_an_unknown_character_set_is_said(declared: bytes) -> None:
    """What is in no character set that is known is read as Latin-1, and that is said once."""
    raw = HEAD + b'Content-Type: text/plain; charset="' + declared + b'"\n\n\xe9\x81'
    assert [post.text for post in posts(raw)] == ["<p>é\x81</p>"]
    assert len(problems(raw)) == 1
    assert "read as Latin-1" in problems(raw)[0]


@pytest.mark.parametrize(
    ("coding", "raw"),
    [
        (b"quoted-printable", b"=C3=A9 =\nx"),
        (b"base64", b"w6kg\neA"),
        (b"8bit", "é x".encode()),
        (b"x-unknown", "é x".encode()),
    ],
)
def test_transfer_codings(coding: bytes, raw: bytes) -> None:
    """A text is read out of any coding it came in, also where the end of it is missing."""
    assert text_of(b"Content-Transfer-Encoding: " + coding, b"", raw) == "<p>é x</p>"


def test_flowed_lines_whose_space_goes() -> None:
    """With `DelSp` the space at which a line flows on is no part of the text."""
    head = b"Content-Type: text/plain; format=Flowed; DelSp=yes"
    assert text_of(head, b"", b"to ", b"gether") == "<p>together</p>"


def test_html_keeps_its_words_and_loses_its_mailboxes() -> None:
    """Of a letter in HTML the text and the links stay, but no address of anybody."""
    html = (
        b"<html><head><title>t</title><style>s</style></head><body><p title='c@x.org'>ada"
        b"@x.org <a href='mailto:b@x.org'>b</a> <a href='http://x.org'>c</a><br>&lt;d&gt;"
        b"</body></html><p>footer"
    )
    assert text_of(b"Content-Type: text/html", b"", html) == (
        '<p title="c@…">ada@… <a>b</a> <a href="http://x.org">c</a><br>&lt;d&gt;</p><p>footer</p>'
    )


def test_a_long_text_stays_plain() -> None:
    """A text too long for a comment in HTML is plain, whatever it was."""
    many = "ada@x.org\n" * (MAIL_HTML_CHARS_MAX // 10)
    assert written([Piece(f"{many}\n")]) == (f"{many}\n".replace("x.org", "…"), "txt")
    html, form = written([Piece(f"<p>{many}</p><p>end", is_html=True)])
    assert (html[-10:], form) == ("ada@…\nend", "txt") or html.endswith("ada@…\nend")
