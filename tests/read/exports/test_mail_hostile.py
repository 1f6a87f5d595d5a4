"""Mail that was made to do harm."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.exports.mail import letters
from generator.read.exports.mail.reader import parts
from generator.read.exports.parts import telling
from tests.read.exports.mailed import mail, posts, problems

HEAD = b"From: Ada <ada@x.org>\nMessage-ID: <1@x>\nSubject: s\n"
FROM = b"From a Mon Nov  2 10:15:00 2015\n"
NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1000)
)
SECONDS_MAX = 3

BOMBS = {
    "brackets": b"From: " + b"(" * 1000 + b"\n\nx",
    "encoded words": b"From: a@x\nSubject: " + b"=?utf-8?q?a?= " * 16_000 + b"\n\nx",
    "parameters": HEAD + b"Content-Type: text/plain; " + b'a="x"; ' * 21_000 + b"\n\nx",
    "numbered parameters": HEAD
    + b"Content-Type: text/plain; "
    + b"".join(b'a*%d*="x"; ' % n for n in range(12_000))
    + b"\n\nx",
    "nested parts": HEAD + NESTED + b"\nx",
    "nested alternatives": HEAD + NESTED.replace(b"mixed", b"alternative") + b"\nx",
    "nested letters": HEAD + b"Content-Type: message/rfc822\n\n" * 1000 + b"\nx",
    "many parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 50_000,
    "nuls": HEAD.replace(b"s\n", b"\0\n") + b"\n\0\0 x \0",
    "one line": HEAD + b"\n" + b"a" * 5_000_000,
    "addresses": HEAD + b"\n" + b"a.@" * 500_000,
    "disguises": HEAD + b"\n" + b"a(at)b" * 200_000,
    "dots": HEAD + b"\n" + b"a (at) " + b"b.." * 15_000,
    "quotation marks": HEAD + b"\n" + b" >" * 25_000,
    "spaces": HEAD + b"\nx\n" + (b"x" + b" " * 49) * 1000,
    "links": HEAD + b"\n" + b"http://" * 8000,
    "links to ids": HEAD + b"\nhttp://" + b"/1234567812345678" * 3000 + b"@",
    "flowed lines": HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"x \n" * 15_000,
    "deep HTML": HEAD + b"Content-Type: text/html\n\n" + b"<b>" * 15_000 + b"x",
    "deeper HTML": HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 200_000 + b"x",
    "attributes": HEAD + b"Content-Type: text/html\n\n<a " + b" x" * 20_000 + b">x",
    "lengths": (FROM + b"From: a@x\nContent-Length: 1\n\n") * 1000 + b"\n" * 100_000,
    "ids": b"".join(FROM + b"Message-ID: <1@x>\n\nx%d\n\n" % n for n in range(1000)),
    "circle": b"".join(
        FROM + b"Message-ID: <%d@x>\nReferences: <%d@x>\n\nx\n\n" % (n, (n + 1) % 3000)
        for n in range(3000)
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str) -> None:
    """What is made to take all time or memory is read in a moment, and says what it is."""
    started = time.process_time()
    found = mail(BOMBS[name])
    assert time.process_time() - started < SECONDS_MAX
    assert found


@pytest.mark.parametrize("name", ["deep HTML", "deeper HTML", "attributes"])
def test_deep_html_keeps_its_text(name: str) -> None:
    """However deep a text stands, it is there."""
    (post,) = posts(BOMBS[name])
    assert post.text.removesuffix("</a>").endswith("x")


@pytest.mark.parametrize("name", ["nested parts", "nested letters", "many parts"])
def test_too_many_parts_are_said(name: str) -> None:
    """A letter of more parts, or deeper ones, than are read says so once."""
    assert problems(BOMBS[name]) == [
        "! 1: a message has more parts, or deeper ones, than are read: the rest is left out"
    ]


def test_a_letter_without_an_end() -> None:
    """Of a letter that is too long the beginning is read, and that is said."""
    told = problems(HEAD + b"\n" + b"hello there\n" * 1_500_000)
    assert told == ["! 1: a message is too long: the end is left out"]


def test_a_letter_that_cannot_be_read_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """On any fault of ours in one letter the others are read, and it is named."""
    whole = letters.written

    def broken(pieces):
        if "two" in pieces[0].text:
            raise RecursionError
        return whole(pieces)

    monkeypatch.setattr(letters, "written", broken)
    raw = b"".join(
        FROM + b"Message-ID: <%s@x>\n\n%s\n\n" % (word, word) for word in (b"one", b"two", b"three")
    )
    assert [post.key for post in posts(raw)] == ["one@x", "three@x"]
    assert problems(raw) == ["!! 6: a message could not be read (RecursionError): left out"]


lines = st.sampled_from(
    [
        FROM,
        HEAD,
        b"Content-Type: multipart/mixed; boundary=b\n",
        b"Content-Type: text/html; charset*=''x\n",
        b"Content-Type: text/plain; charset*0*=a; charset*1*=%\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: x-uuencode\n",
        b"Content-Length: 9\n",
        b"References: <1@x> <\n",
        b"Date: =?utf-8?q?=\n",
        b"begin 644 x\n",
        b"--b\n",
        b"--b--\n",
        b"\n",
        b"> =?x?b?a?=\n",
    ]
)


@given(st.lists(lines | st.binary(max_size=12), max_size=20))
def test_nothing_raises(pieces: list[bytes]) -> None:
    """Whatever bytes a file holds, its parts are read or said to be none."""
    problems = []
    found = list(parts(BytesIO(b"".join(pieces)), telling("", problems)))
    assert found or problems
    assert not any("could not be read" in problem.message for problem in problems)
