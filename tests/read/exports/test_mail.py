"""Mail of every kind as parts."""

from __future__ import annotations

import gzip
import io
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from generator.read.exports.mail.reader import maildir, parts
from generator.read.exports.parts import Lacking, Post, telling
from generator.read.gather import Gather
from tests.cases import Case, load
from tests.read.exports.mailed import answers, listing, mail, posts, problems

SAMPLES = Path(__file__).parents[4] / "shared/samples"
FILES = [
    path
    for kind in ("mbox", "eml")
    for path in sorted((SAMPLES / kind).glob("*"))
    if path.name != "SOURCES.txt"
]
HEAD = b"From: a@x\nMessage-ID: <1@x>\n"


@pytest.mark.parametrize("case", load("mail"), ids=lambda case: case.name)
def test_mail(case: Case) -> None:
    """Letters are threaded, named and dated as their case says."""
    assert case.expected == listing(io.BytesIO(case.given.encode()), parts)


def test_windows_line_ends_say_the_same() -> None:
    """A file with CR LF at the ends of its lines is read as one without."""
    for case in load("mail"):
        if "Content-Length" not in case.given:
            raw = case.given.encode()
            crlf = listing(io.BytesIO(raw.replace(b"\n", b"\r\n")), parts)
            assert re.sub("[0-9a-f]{16}", "", listing(io.BytesIO(raw), parts)) == re.sub(
                "[0-9a-f]{16}", "", crlf
            )


def test_a_packed_file_is_read_in_any_order() -> None:
    """Letters come by date, though their file can only be read from its beginning."""
    letter = (
        "From a Mon Nov  2 10:15:00 2015\nFrom: a@x\nMessage-ID: <{0}@x>\nDate: {0} Nov 2015\n\n\n"
    )
    raw = "".join(letter.format(day) for day in (3, 1, 2)).encode()
    with gzip.open(io.BytesIO(gzip.compress(raw))) as file:
        found = [part.key for _, part in parts(file, telling("", []))]
    assert found == ["1@x", "2@x", "3@x"]


def test_a_packed_file_that_breaks_off() -> None:
    """Of a file whose packing ends too early all before the end is read, and that is said."""
    raw = HEAD + b"\n" + b"".join(b"%d\n" % n for n in range(90_000))
    with gzip.open(io.BytesIO(gzip.compress(raw)[:-9])) as file:
        told = listing(file, parts)
    assert "post 1@x" in told
    assert "!! 0: the file breaks off" in told


def test_a_letter_without_a_date_stays_where_it_is() -> None:
    """What has no date follows the letter before it."""
    dates = ("5 Nov 2015", "", "1 Nov 2015")
    raw = "".join(
        f"From a Mon Nov  2 10:15:00 2015\nMessage-ID: <{n}@x>\nDate: {date}\n\n\n"
        for n, date in enumerate(dates)
    )
    assert [post.key for post in posts(raw.encode())] == ["2@x", "0@x", "1@x"]


def test_where_a_letter_stood() -> None:
    """The address of a letter in an archive is kept; that of anything else is not."""
    raw = HEAD + b"Archived-At: <https://example.org/1>\n\n"
    assert [post.address for post in posts(raw)] == ["https://example.org/1"]
    assert [post.address for post in posts(raw.replace(b"https", b"mailto"))] == [""]


def test_a_comment_knows_where_it_stood() -> None:
    """The address of an answer in an archive is one of its former ones."""
    first = b"From a Mon Nov  2 10:15:00 2015\n" + HEAD + b"\n\n"
    second = first.replace(b"<1@x>", b"<2@x>\nReferences: <1@x>\nArchived-At: <http://x.org/2>")
    assert [answer.formerly for answer in answers(first + second)] == [("http://x.org/2",)]


def test_a_folder(tmp_path: Path) -> None:
    """The letters in `cur` and `new` are read by name, links and what is in `tmp` are not."""
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "cur/1:2,S").write_bytes(HEAD + b"Subject: x\nDate: never\n\none")
    (tmp_path / "cur/2:2,ST").write_bytes(b"Message-ID: <2@x>\nReferences: <1@x>\n\ntwo")
    (tmp_path / "new/3").write_bytes(b"Message-ID: <3@x>\nReferences: <1@x>\n\n>From me")
    (tmp_path / "tmp/4").write_bytes(HEAD)
    (tmp_path / "new/5").symlink_to(tmp_path / "tmp/4")
    (tmp_path / "new/.6").write_bytes(HEAD)
    assert listing(tmp_path, maildir).splitlines() == [
        "0 post 1@x 'x' by a on -: <p>one</p>",
        "0 answer 2@x in 1@x (deleted) by - on -: ",
        "0 answer 3@x in 1@x by - on -: <blockquote><p>From me</p> / </blockquote>",
        "---",
        "! 0: 1:2,S: no such date: 'never'",
    ]


def test_a_folder_that_is_a_link(tmp_path: Path) -> None:
    """A `cur` that leads elsewhere is not read, nor is a folder that is no Maildir."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/1").write_bytes(HEAD)
    (tmp_path / "cur").symlink_to(tmp_path / "elsewhere")
    assert listing(tmp_path, maildir) == "---\n!! 0: there is no message in this"


@pytest.mark.skipif(not FILES, reason="the samples are not part of the repository")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_real_ones(path: Path) -> None:
    """Of real mail every letter has its words, with nobody's address in it."""
    raw = path.read_bytes()
    found = mail(raw)
    letters = [part for part in found if not isinstance(part, Lacking)]
    ids = {part.key if isinstance(part, Post) else part.id for part in letters}
    assert len(ids) == len(letters)
    assert all(part.text.strip() for part in letters)
    texts = " ".join(f"{part.text} {getattr(part, 'author', '')}" for part in letters)
    assert re.findall(r"\w@\w[\w.]*\.\w+", texts) == []
    assert [line for line in problems(raw) if line.startswith("!!")] == []


@pytest.mark.skipif(not FILES, reason="the samples are not part of the repository")
def test_the_words_of_real_mail() -> None:
    """Every word that another reader finds in the plain letters is on the page."""
    for path in FILES:
        raw = path.read_bytes()
        if raw.startswith(b"From ") or b"multipart" in raw:
            continue
        gather = Gather("a")
        body = message_from_bytes(raw, policy=default).get_content()
        (post,) = posts(raw)
        shown = gather.bodies[gather.text(post.text, post.form, foreign=True, line=1).digest].text
        assert body.split() == shown.split()
