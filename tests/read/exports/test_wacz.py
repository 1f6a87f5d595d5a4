"""Web archives in a ZIP file."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.read.exports import wacz
from generator.read.exports.parts import Post
from tests.read.exports.captures import A, B, record

pytest.importorskip("warcio", reason="the extra `warc` is not installed")


def zipped(entries: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP file of these."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as pack:
        for name, data in entries.items():
            pack.writestr(name, data)
    return file.getvalue()


def told_of_wacz(data: bytes) -> tuple[list[str], list[str]]:
    """The addresses of the pages in a WACZ, and what is told."""
    told: list[str] = []
    found = wacz.parts(io.BytesIO(data), lambda _, message, *__, **___: told.append(message))
    return [part.address[18:] for _, part in found if isinstance(part, Post)], told


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_all_archives_in_a_wacz(how: int) -> None:
    """The pages of every WARC file in a WACZ are read, and of no other entry."""
    entries = {
        "datapackage.json": b"{}",
        "archive/one.warc.gz": gzip.compress(A),
        "archive/two.warc": B,
        "pages/pages.jsonl": b"{}",
        "other/three.warc": record(b"<p>x", "http://example.org/c"),
    }
    assert told_of_wacz(zipped(entries, how)) == (["/a", "/b"], [])


def test_the_newest_capture_in_a_wacz() -> None:
    """Of captures in several files of a WACZ the newest is read."""
    newer = record(b"<p>newer", WARC_Date="2012-01-01T00:00:00Z")
    file = io.BytesIO(zipped({"archive/one.warc": newer, "archive/two.warc": A}))
    (post, *_) = [part for _, part in wacz.parts(file, print) if isinstance(part, Post)]
    assert "newer" in post.text


def test_names_to_climb_by_are_no_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry named after a path elsewhere is read, and nothing is written there."""
    monkeypatch.chdir(tmp_path)
    pages, told = told_of_wacz(zipped({"archive/../../x.warc": A, "/etc/y.warc": B}))
    assert (pages, told) == (["/a"], [])
    assert list(tmp_path.iterdir()) == []


def overlapping() -> bytes:
    """A ZIP file that names the same bytes many times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr("archive/0.warc", A)
        for n in range(1, 50):
            entry = zipfile.ZipInfo(f"archive/{n}.warc")
            first = pack.infolist()[0]
            entry.header_offset, entry.CRC = first.header_offset, first.CRC
            entry.file_size, entry.compress_size = first.file_size, first.compress_size
            pack.filelist.append(entry)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lambda: b"PK\3\4 and no more", "not a ZIP file: File is not a zip file"),
        (lambda: zipped({"archive/a.warc": A})[:-30], "not a ZIP file: File is not a zip file"),
        (lambda: zipped({"a.txt": b"a"}), "no WARC file is in it"),
        (
            lambda: zipped({"archive/a.warc": bytes(256 << 20)}, zipfile.ZIP_DEFLATED),
            "archive/a.warc: more than 200 times its size when unpacked: not read",
        ),
        (overlapping, "its entries overlap, as a bomb's do: not read"),
    ],
    ids=["no ZIP", "cut", "no archive", "bomb", "overlap"],
)
def test_a_wacz_that_is_refused(data: Callable[[], bytes], message: str) -> None:
    """A WACZ that cannot or must not be read is one problem."""
    assert told_of_wacz(data()) == ([], [message])


def test_a_damaged_entry_costs_itself() -> None:
    """What is in the other files of a WACZ is read, when one of them is damaged."""
    whole = zipped({"archive/a.warc": A, "archive/b.warc": B})
    pages, told = told_of_wacz(whole.replace(b"<p>one", b"<p>0ne"))
    assert "/b" in pages
    assert len(told) == 1
    assert told[0].endswith("cannot be read to its end: Bad CRC-32 for file 'archive/a.warc'")
