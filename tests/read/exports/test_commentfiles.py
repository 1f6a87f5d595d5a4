"""The files in which static site generators keep comments."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.records import State
from generator.read.exports.commentfiles import folder, parts
from generator.read.exports.parts import Answer, Lacking, Part
from tests.cases import Case, load


class Named(io.BytesIO):
    """A file that knows its path."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def read(data: bytes, name: str = "-") -> tuple[list[Part], list[tuple[int, str]]]:
    """The parts of a file, and what is told."""
    told: list[tuple[int, str]] = []
    file = Named(data, name) if name != "-" else io.BytesIO(data)
    found = parts(file, lambda line, message, *_, **__: told.append((line, message)))
    return [part for _, part in found], told


def shown(part: Part) -> str:
    """A comment as a case expects it."""
    if isinstance(part, Lacking):
        return f"{part.article}: {part.count} {part.why}"
    assert isinstance(part, Answer)
    more = [f"> {part.parent}" if part.parent else "", f"by {part.author}" if part.author else ""]
    more += [part.date, "" if part.state is State.PRESENT else str(part.state)]
    words = [f"{part.id or '-'} on {part.article}", *more, part.form, repr(part.text)]
    return " ".join(filter(None, words))


@pytest.mark.parametrize("case", load("commentfiles"), ids=lambda case: case.name)
def test_files(case: Case) -> None:
    """A file is read as its case says."""
    name, _, text = case.given.partition("\n")
    found, told = read(text.encode(), name)
    lines = [*map(shown, found), *(f"! {line}: {message}" for line, message in told)]
    assert case.expected == "\n".join(lines)


@pytest.mark.parametrize(
    "data",
    [b"", b"[" * 100_000, b"{" * 100_000, b"- " * 5000, b"a: " * 5000, b"\xff\xfe" * 100],
    ids=["nothing", "lists", "objects", "dashes", "colons", "bytes"],
)
def test_hostile_files(data: bytes) -> None:
    """A file made to hurt gives no comment and few messages."""
    found, told = read(data)
    assert found == []
    assert 1 <= len(told) <= 2


def test_a_knot_of_aliases_is_not_written_out() -> None:
    """Aliases of aliases take no more room than they stand in."""
    knot = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)
    )
    found, told = read(f"{knot}message: *a59\nname: Ada\npost_id: oaks\n".encode())
    assert [shown(part) for part in found] == ["- on oaks by Ada md ''"]
    assert told == []


def test_windows_line_ends_and_a_mark() -> None:
    """Line ends of Windows and a byte order mark change nothing."""
    data = "\ufeff---\r\npost_id: oaks\r\nname: Ada\r\n---\r\nOne.\r\nTwo.\r\n".encode()
    found, told = read(data)
    assert [shown(part) for part in found] == ["- on oaks by Ada md 'One.\\nTwo.'"]
    assert told == []


def test_a_folder_of_comments(tmp_path: Path) -> None:
    """Every file of comments below a folder is read, each on the article of its own folder."""
    for name, text in {
        "oaks/1.yml": "name: Ada\nmessage: One.\n",
        "oaks/2.md": "author: Bo\nreplyto: 1\n\nTwo.\n",
        "elms/1.json": '{"_id": "x", "name": "Cy", "message": "Three."}',
        "elms/2.yml": "message: 'cut\n",
        "elms/me.png": "no comment",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "elms/3.yml").symlink_to(tmp_path / "oaks/1.yml")
    told: list[str] = []
    found = folder(tmp_path, lambda _, message, *__, **___: told.append(message))
    assert [shown(part) for _, part in found] == [
        "x on elms by Cy md 'Three.'",
        "1 on oaks by Ada md 'One.'",
        "2 on oaks > 1 by Bo md 'Two.'",
    ]
    assert told == ["elms/2.yml: no comment that can be read: a text in quotes has no end"]


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever a file holds, reading it raises nothing."""
    read(data, "comments/oaks/1.yml")


@given(st.dictionaries(
    st.sampled_from(["_id", "_parent", "name", "message", "date", "slug", "replyto", "comments"]),
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                 lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5),
))  # fmt: skip
def test_no_fields_raise(fields: dict) -> None:
    """Whatever the fields of a comment hold, reading it raises nothing."""
    read(json.dumps(fields).encode())


@given(st.datetimes(min_value=datetime(1975, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_is_the_same_however_it_is_written(moment: datetime) -> None:
    """A moment as ISO, as in mail and in milliseconds is the same."""
    moment = moment.replace(microsecond=0)
    written = [moment.isoformat(), format_datetime(moment), str(int(moment.timestamp() * 1000))]
    dates = {read(f"message: a\npost_id: b\ndate: '{one}'".encode())[0][0].date for one in written}
    assert dates == {moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
