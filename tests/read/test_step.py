"""READ as a step: bytes in, cards and blobs out, and never an exception for what a file holds."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.digest import digest_bytes
from generator.model.body import Body
from generator.model.reading import Provenance
from generator.model.source import Asset, Source
from generator.read import whole
from generator.read.step import Inspect, Read
from generator.read.whole import read
from tests.read.listing import problems

NAMES = ["a.md", "a.txt", "entities.toml", "a.comments.jsonl", "a.notes.jsonl"]
PIECES = [
    *("---\n", "=== comments ===\n", "=== notes ===\n", "@ A | 2011 | c1\n", "@@@ B\n", "> a\n"),
    *(
        "title: x\n",
        "date: 1~\n",
        "- ",
        "[[a]]",
        "```x\n",
        '{"id": ',
        '"exact"',
        "[a]\n",
        "name=",
        "{",
    ),
    *("\r\n", "\n", "\ufeff", "\0", "\ud800", "\u2028", "é", "a", "}", '"', "\\", "]", '"exact"'),
]
written = st.lists(st.sampled_from(PIECES), max_size=15).map(
    lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
)


class Shelf:
    """A room that holds files alone."""

    def __init__(self, **files: bytes) -> None:
        self.files = {name.replace("_", "."): data for name, data in files.items()}

    def file(self, path: str) -> bytes:
        """Give the bytes of a file."""
        return self.files[path]


def source_of(room: Shelf, path: str = "a.md") -> Source:
    """The source of a room, its other files as sidecars."""
    digests = {name: digest_bytes(data) for name, data in room.files.items()}
    return Source(path, digests.pop(path), tuple(digests.items()))


@given(st.sampled_from(NAMES), st.one_of(written, st.binary(max_size=60)))
def test_no_bytes_raise(name: str, data: bytes) -> None:
    """Whatever the bytes of a source or a sidecar are, there is a reading of them."""
    beside = {name: data} if name.endswith(".jsonl") else {}
    reading = read(Source("a.md" if beside else name, ""), b"x" if beside else data, beside)
    known = {r.text.digest for r in (*reading.records.articles, *reading.records.comments)}
    assert known <= set(reading.bodies)
    msgspec.msgpack.encode(reading)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a\n\xe9", "! 2: not UTF-8 text: byte 0xE9"),
        (b"a\0b\x1bc", "! 0: 2 control characters, each replaced by U+FFFD"),
        ("a\ufffe".encode(), "! 0: 1 control characters, each replaced by U+FFFD"),
    ],
)
def test_bytes_that_are_not_text(data: bytes, told: str) -> None:
    """What is not UTF-8 or cannot stand on a page is a problem with its place."""
    assert [told] == list(problems(read(Source("a.md", ""), data, {}).records.problems))


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past a size a file is not read at all."""
    monkeypatch.setattr(whole, "FILE_BYTES_MAX", 3)
    records = read(Source("a.md", ""), b"four", {}).records
    assert records.articles == ()
    assert list(problems(records.problems)) == ["! 0: the file is too large"]


def test_a_bad_sidecar_costs_itself() -> None:
    """An article is read without the sidecar that cannot be."""
    reading = read(Source("a.md", ""), b"x", {"a.comments.jsonl": b"\xff", "a.notes.jsonl": b"{}"})
    assert len(reading.records.articles) == 1
    assert [p.place.file for p in reading.records.problems] == ["a.comments.jsonl", "a.notes.jsonl"]


def test_line_ends_and_a_mark_make_no_difference() -> None:
    """A text is the same however its lines end, with a byte order mark or without."""
    unix = read(Source("a.md", ""), b"---\ntitle: t\n---\na\n\nb\n", {})
    for data in (
        b"---\r\ntitle: t\r\n---\r\na\r\n\r\nb\r\n",
        b"\xef\xbb\xbf---\rtitle: t\r---\ra\r\rb\r",
    ):
        assert unix == read(Source("a.md", ""), data, {})


def test_the_step_keeps_bodies_by_their_digest() -> None:
    """A body is a blob under the digest that its record has."""
    room = Shelf(a_md=b"words")
    made = Read()(source_of(room), room)
    blob = dict(made.blobs)[made.value.articles[0].article.text.digest]
    assert msgspec.msgpack.decode(blob, type=Body).text == "words"


def test_the_ledger_of_a_paste_is_kept() -> None:
    """The claims on a pasted text, and the SHA-256 of its file, are a blob that its card names."""
    room = Shelf(a_txt=b"words")
    made = Read()(source_of(room, "a.txt"), room)
    blob = dict(made.blobs)[made.value.articles[0].provenance]
    made_of = msgspec.msgpack.decode(blob, type=Provenance)
    assert [claim.subject for claim in made_of.claims] == ["body"]
    assert made_of.fixity == hashlib.sha256(b"words").hexdigest()


@pytest.mark.parametrize("changed", ["a.md", "a.comments.jsonl"])
def test_what_changed_meanwhile_is_not_remembered(changed: str) -> None:
    """A file or a sidecar that is not what was found is read, but not kept under the old name."""
    room = Shelf(a_md=b"words", a_comments_jsonl=b"{}")
    source = source_of(room)
    assert Read()(source, room).keep
    room.files[changed] += b"\n"
    assert not Read()(source, room).keep


def test_only_a_drawing_that_could_run_is_refused() -> None:
    """An SVG with a script is not published; a picture of pixels is not looked into."""
    room = Shelf(
        a_svg=b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", b_png=b"<script/>"
    )
    assert "not published" in Inspect()(Asset("a.svg", ""), room).value.message
    assert None is Inspect()(Asset("b.png", ""), room).value
