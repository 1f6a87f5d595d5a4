"""Comments in files that belong to an article.

Owns `x.comments.jsonl`, a comment a line. Notes are read by `annotations`; any other file is one in
which another generator keeps comments, and is read by `commentfolder`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from generator.errors import Place, Severity
from generator.model.records import State
from generator.read.comments import Said, put_comment
from generator.read.formats import COMMENTS, SIDECARS
from generator.read.gather import Gather, printable
from generator.toml import nearest

COMMENT_KEYS = ("id", "author", "date", "parent", "text", "state")


def read_comments(gather: Gather, article: str, beside: Mapping[str, str]) -> None:
    """Read every one of them; Markdown in the text."""
    others = {file: text for file, text in beside.items() if not file.endswith(SIDECARS)}
    if others:
        from generator.read.commentfolder import read  # noqa: PLC0415 (few articles have one)

        read(gather, article, others)
    for file, line, item in _objects(gather, beside):
        for key in set(item) - set(COMMENT_KEYS):
            gather.problem(line, f"unknown key {key!r}", nearest(key, COMMENT_KEYS), file=file)
        _put_comment(gather, article, Place(file, line), item)


def _put_comment(gather: Gather, article: str, place: Place, item: dict[str, Any]) -> None:
    said = {key: _line_of(gather, place, item, key) for key in COMMENT_KEYS}
    state = said["state"] or State.PRESENT
    if state not in set(State):
        hint = nearest(state, tuple(State))
        gather.problem(place.line, f"no such state of a comment: {state}", hint, file=place.file)
        state = State.PRESENT
    comment = Said(
        said["text"],
        place.line,
        said["author"],
        said["date"],
        said["id"],
        said["parent"],
        State(state),
    )
    put_comment(gather, article, "md", comment, place)


def _line_of(gather: Gather, place: Place, item: dict[str, Any], key: str) -> str:
    """A value that is a text or a number, as a text; anything else is a problem and left out."""
    value = item.get(key)
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str | int | float):
        return str(value)
    gather.problem(place.line, f"{key} has to be a text", f"it is {value!r}"[:120], file=place.file)
    return ""


def _objects(
    gather: Gather, beside: Mapping[str, str]
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for file, text in beside.items():
        if not file.endswith(COMMENTS):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                item = printable(msgspec.json.decode(line))
            except (msgspec.DecodeError, RecursionError) as error:
                gather.problem(number, f"not JSON: {error}", severity=Severity.ERROR, file=file)
                continue
            if isinstance(item, dict):
                yield file, number, item
            else:
                gather.problem(number, "not a JSON object", severity=Severity.ERROR, file=file)
