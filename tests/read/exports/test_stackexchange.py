"""The data dump of a site of Stack Exchange."""

from __future__ import annotations

import io
import tracemalloc
from itertools import chain
from pathlib import Path

import pytest

from generator.caps import FAULTS_MAX
from generator.model.records import State
from generator.read.exports.parts import Answer, Found, Post
from generator.read.exports.stackexchange import dump, parts
from tests.cases import Case, load

POSTS = """\
<posts>
<row Id="1" PostTypeId="1" Title="T" OwnerUserId="5" />
<row Id="2" PostTypeId="2" ParentId="1" OwnerUserId="6" />
</posts>
"""
COMMENTS = """\
<comments>
<row Id="1" PostId="1" Text="on the question" UserId="6" />
<row Id="2" PostId="2" Text="on the answer" UserId="77" />
<row Id="3" PostId="9" Text="on nothing" UserDisplayName="Tom" />
</comments>
"""
USERS = """\
<users>
<row Id="5" DisplayName="Ada" />
<row Id="6" DisplayName="Bo" />
</users>
"""


def read(data: bytes) -> tuple[list[Found], list[tuple[int, str]]]:
    """The parts of a file, and what is told."""
    told: list[tuple[int, str]] = []
    found = list(
        parts(io.BytesIO(data), lambda line, message, *_, **__: told.append((line, message)))
    )
    return found, told


def listing(found: list[Found], told: list[tuple[int, str]]) -> str:
    """Parts and problems as a case expects them."""
    lines = [f"{line} {_post(p) if isinstance(p, Post) else _answer(p)}" for line, p in found]
    return "\n".join([*lines, *(f"! {line}: {message}" for line, message in told)])


def _post(post: Post) -> str:
    more = [f"by {name}" for name in post.authors] + [post.date]
    more += [f"edited {post.updated}" if post.updated else ""]
    more += [f"[{' '.join(post.tags)}]" if post.tags else "", post.licence]
    return " ".join(filter(None, [f"post {post.key} {post.title!r} {post.text!r}", *more]))


def _answer(answer: Answer) -> str:
    more = [f"by {answer.author}" if answer.author else "", answer.date]
    more += ["" if answer.state is State.PRESENT else str(answer.state)]
    head = f"{answer.form} {answer.id} on {answer.article}: {answer.text!r}"
    return " ".join(filter(None, [head, *more]))


@pytest.mark.parametrize("case", load("stackexchange"), ids=lambda case: case.name)
def test_tables(case: Case) -> None:
    """A table is read as its case says."""
    assert case.expected == listing(*read(case.given.encode()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files of a dump."""
    for name, text in (("Posts", POSTS), ("Comments", COMMENTS), ("Users", USERS)):
        (tmp_path / f"{name}.xml").write_text(text, "utf-8")
    return tmp_path


def test_a_whole_dump(folder: Path) -> None:
    """Comments on an answer are replies to it, and users have the names of their table."""
    told: list[str] = []
    found = dump(folder, lambda _, message, *__, **___: told.append(message))
    (_, post), *said = found
    assert (post.key, post.authors) == ("1", ("Ada",))
    assert [(a.article, a.id, a.parent, a.author) for _, a in said] == [
        ("1", "a2", "", "Bo"),
        ("1", "c1", "", "Bo"),
        ("1", "c2", "a2", "user77"),
        ("9", "c3", "", "Tom"),
    ]
    assert told == ["Comments.xml: 1 by users whose names are not here: shown by number"]


def test_a_dump_without_a_table(folder: Path) -> None:
    """What is not in the folder is told, and the rest is read."""
    (folder / "Users.xml").unlink()
    (folder / "Posts.xml").unlink()
    told: list[str] = []
    found = list(dump(folder, lambda _, message, *__, **___: told.append(message)))
    assert [a.article for _, a in found] == ["1", "2", "9"]
    assert told[:2] == ["Users.xml: not in this folder", "Posts.xml: not in this folder"]


def test_names_of_files_may_be_small(folder: Path) -> None:
    """The files of a dump are known in small letters too."""
    for path in list(folder.iterdir()):
        path.rename(folder / path.name.lower())
    assert len(list(dump(folder, lambda *_, **__: None))) == 5


def test_all_rows_on_one_line() -> None:
    """A dump whose line ends were lost says the same."""
    found, told = read(POSTS.replace("\n", "").encode())
    assert [line for line, _ in found] == [1, 1]
    assert len(told) == 1


def test_a_file_of_faults_is_given_up() -> None:
    """After a hundred faults a file is not read on."""
    found, told = read(b"<posts>\n" + b"<row Id=1 />\n" * 500)
    assert found == []
    assert len(told) == FAULTS_MAX + 1
    assert told[-1][1].startswith("not XML that can be read")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        b"<posts>" + b"<row>" * 5000,
        b"<!DOCTYPE p [<!ENTITY a 'xxxxxxxxxx'>"
        + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
        + b"]><posts><row Id='1' PostTypeId='1' Title='&m;'/></posts>",
    ],
    ids=["nothing", "NUL", "deep", "laughs"],
)
def test_hostile_files(data: bytes) -> None:
    """A file made to hurt gives no part and one clear message."""
    found, told = read(data)
    assert found == []
    assert len(told) == 1


def test_half_a_character_is_no_reason_to_stop() -> None:
    """A reference to a lone surrogate costs its row, and the next one is read."""
    rows = b'<comments>\n<row Id="1" PostId="2" Text="&#xD800;" />\n<row Id="3" PostId="2" />\n'
    found, told = read(rows + b"</comments>")
    assert [part.id for _, part in found] == ["c3"]
    assert len(told) == 1


class Endless(io.RawIOBase):
    """A table of so many answers, made while it is read."""

    def __init__(self, rows: int) -> None:
        row = b'<row Id="%d" PostTypeId="2" ParentId="1" Body="%s" />\n'
        told = (row % (n, b"x" * 900) for n in range(1, rows + 1))
        self._lines = chain([b"<posts>\n"], told, [b"</posts>"])

    def readline(self, _size: int = -1) -> bytes:
        """The next row."""
        return next(self._lines, b"")


def test_memory_is_constant() -> None:
    """Ten times the rows take no more memory."""
    peaks = []
    for rows in (500, 5000):
        tracemalloc.start()
        assert rows == sum(1 for _ in parts(Endless(rows), lambda *_, **__: None))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
