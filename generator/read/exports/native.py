"""One article as JSON: what `variorum import` writes, and a form anybody may write.

Owns the schema `article/1`: an object with `"variorum": "article/1"`, the fields of a `Post`, and
under `comments` a list of objects with those of an `Answer`, under `lacking` one of `Lacking`.
Fields that are not said are left out. Nothing that a format tells is lost in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, TypeVar

import msgspec
from msgspec.structs import replace

from generator.caps import JSON_VALUE_BYTES_MAX
from generator.errors import Severity
from generator.read.exports.jsons import FAULTS, decoded, reason
from generator.read.exports.parts import Answer, Document, Found, Lacking, Post, Tell
from generator.toml import nearest

SCHEMA = "article/1"
LEFT_OUT = "until it is mended that part is left out"

_key = re.compile(rb'\s*\{\s*"variorum"\s*:\s*"article/1"\s*,\s*"key"\s*:\s*("(?:[^"\\]|\\.)*+")')

T = TypeVar("T", bound=msgspec.Struct)


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of one article; what is no such object is a problem, and nothing else is lost."""
    data = file.read(JSON_VALUE_BYTES_MAX + 1)
    if len(data) > JSON_VALUE_BYTES_MAX:
        hint = "split it: an article is all that such a file holds"
        tell(
            1, f"a file of more than {JSON_VALUE_BYTES_MAX:,} bytes: not read", hint, Severity.ERROR
        )
        return
    try:
        told = decoded(data, msgspec.json.decode)
    except FAULTS as error:
        tell(1, reason(error), "mend it there, or import the export once more", Severity.ERROR)
        return
    if not isinstance(told, dict):
        told = {}
    comments, lacking = _taken(told, "comments"), _taken(told, "lacking")
    told.pop("variorum", None)
    post = _made(told, Post, tell) or Post(key=str(told.get("key") or "?"))
    yield 1, post
    for one in comments:
        answer = _made(one, Answer, tell)
        if answer:
            yield 1, replace(answer, article=post.key)
    for one in lacking:
        own = {"article": post.key, **one} if isinstance(one, dict) else one
        missed = _made(own, Lacking, tell)
        if missed:
            yield 1, missed


def key_of(head: bytes) -> str:
    """The key of the article in a file that begins so; empty where it is no native one."""
    match = _key.match(head)
    return msgspec.json.decode(match[1], type=str) if match else ""


def spell(document: Document) -> bytes:
    """A document as JSON, a field a line."""
    post = msgspec.to_builtins(document.post)
    told = {"variorum": SCHEMA, **post}
    if document.answers:
        told["comments"] = [_bare(answer) for _, answer in document.answers]
    if document.lacking:
        told["lacking"] = [_bare(lacking) for lacking in document.lacking]
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"


def _bare(part: Answer | Lacking) -> dict[str, Any]:
    """A part without the key of its article, which is the file's."""
    told: dict[str, Any] = msgspec.to_builtins(part)
    told.pop("article", None)
    return told


def _taken(told: Any, name: str) -> list[Any]:
    found: Any = told.pop(name, None)
    return found if isinstance(found, list) else []


def _made(told: Any, kind: type[T], tell: Tell) -> T | None:
    """A part of what is told; a field that no part has is a problem and left out."""
    if not isinstance(told, dict):
        tell(1, f"{told!r:.80} is no object", LEFT_OUT, Severity.ERROR)
        return None
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    for key in told.keys() - known:
        tell(1, f"unknown field {key!r}", nearest(key, known))
    try:
        return msgspec.convert({key: told[key] for key in told if key in known}, kind)
    except msgspec.ValidationError as error:
        tell(1, f"{kind.__name__.lower()}: {error}", LEFT_OUT, Severity.ERROR)
        return None
