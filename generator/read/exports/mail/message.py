"""The texts of one letter.

Owns the walk through its parts (MIME): which of them are its text, and what is only counted. It
goes so deep and no deeper, and never holds more than one letter. Knows nothing of threads.
"""

from __future__ import annotations

import re
from email.message import Message

from msgspec import Struct

from generator.caps import MAIL_BOUNDARY_CHARS_MAX, MAIL_DEPTH_MAX, MAIL_PARTS_MAX
from generator.read.exports.mail.charsets import text_of
from generator.read.exports.mail.headers import Fields, author, decoded, fields
from generator.read.exports.mail.masks import masked
from generator.read.exports.mail.prose import Piece

TEXTS = frozenset("plain html enriched markdown x-markdown x-patch x-diff x-csrc".split())
# Of no use to a reader, and no attachment either.
SEALS = frozenset(
    "application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature"
    " application/pgp-encrypted".split()
)
FORWARDED = frozenset(("message/rfc822", "message/global", "message/news"))
DIGEST = "multipart/digest"
_MIME = ("content-type", "content-transfer-encoding", "content-disposition")

_blank = re.compile(rb"\A\r?\n|\r?\n[ \t]*\r?(?:\n|\Z)")


class Letter(Struct):
    """The texts of a letter, how many attachments it has, and what was doubtful about it."""

    pieces: list[Piece] = []
    attached: int = 0
    is_guessed: bool = False
    is_cut: bool = False


class _Part(Struct):
    """A part that is still to be read, and what it is where it does not say so."""

    raw: bytes
    depth: int = 0
    kind: str = "text/plain"


def letter(raw: bytes) -> Letter:
    """Read the parts of a letter, in order."""
    found = Letter()
    stack, count = [_Part(raw)], 0
    while stack:
        part = stack.pop()
        count += 1
        if count > MAIL_PARTS_MAX or part.depth > MAIL_DEPTH_MAX:
            found.is_cut = True
            continue
        stack += reversed(_read(part, found))
    return found


def split(raw: bytes) -> tuple[Fields, bytes]:
    """The head of a letter or of a part, and what follows it."""
    end = _blank.search(raw)
    return (fields(raw[: end.start()]), raw[end.end() :]) if end else (fields(raw), b"")


def _read(part: _Part, into: Letter) -> list[_Part]:
    """Take what a part says; the parts in it are given back."""
    given, rest = split(part.raw)
    mime = _mime(given, part.kind)
    kind = mime.get_content_type()
    if kind.startswith("multipart/"):
        parts = _parts(rest, mime)
        if parts is not None:
            return _chosen([_within(part, one, kind) for one in parts], kind)
        kind = "text/plain"
    if kind in FORWARDED:
        into.pieces.append(Piece(_forwarded(rest)))
        return [_within(part, rest)]
    if _is_text(mime, kind):
        into.pieces.append(_piece(mime, kind, rest, into))
    elif kind not in SEALS:
        into.attached += 1
    return []


def _mime(given: Fields, kind: str) -> Message:
    mime = Message()
    for name in _MIME:
        if name in given:
            mime[name] = given[name]
    mime.set_default_type(kind)
    return mime


def _within(part: _Part, raw: bytes, kind: str = "") -> _Part:
    return _Part(raw, part.depth + 1, "message/rfc822" if kind == DIGEST else "text/plain")


def _parts(raw: bytes, mime: Message) -> list[bytes] | None:
    """What stands between the boundaries; None where there are none."""
    boundary = (mime.get_boundary() or "")[:MAIL_BOUNDARY_CHARS_MAX].encode("utf-8", "replace")
    line = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
    marks = list(line.finditer(raw)) if boundary else []
    last = next((i for i, mark in enumerate(marks) if mark[1]), len(marks))
    ends = [*(mark.start() for mark in marks[1:]), len(raw)]
    found = [raw[a.end() : b].removesuffix(b"\n") for a, b in zip(marks[:last], ends, strict=False)]
    return found if marks else None


def _chosen(parts: list[_Part], kind: str) -> list[_Part]:
    """All parts; of those that say the same the plainest that says anything."""
    if kind != "multipart/alternative" or len(parts) < 2:  # noqa: PLR2004
        return parts
    kinds: dict[str, _Part] = {}
    for part in parts:
        given, rest = split(part.raw)
        if rest.strip():
            kinds.setdefault(_mime(given, part.kind).get_content_type(), part)
    known = (kinds[kind] for kind in ("text/plain", "text/html") if kind in kinds)
    return [next(known, next(iter(kinds.values()), parts[-1]))]


def _is_text(mime: Message, kind: str) -> bool:
    main, _, sub = kind.partition("/")
    is_attached = mime.get_content_disposition() == "attachment"
    return main == "text" and sub in TEXTS and not is_attached


def _piece(mime: Message, kind: str, raw: bytes, into: Letter) -> Piece:
    mime.set_payload(raw.decode("ascii", "surrogateescape"))
    data = mime.get_payload(decode=True)
    text, is_sure = text_of(data if isinstance(data, bytes) else raw, _charset(mime))
    into.is_guessed |= not is_sure
    return Piece(
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        is_html=kind == "text/html",
        is_flowed=_says(mime, "format", "flowed"),
        drops_space=_says(mime, "delsp", "yes"),
    )


def _charset(mime: Message) -> str:
    return mime.get_content_charset("")


def _says(mime: Message, name: str, value: str) -> bool:
    return str(mime.get_param(name, "")).lower() == value


def _forwarded(raw: bytes) -> str:
    """Who wrote a letter that is passed on, and its subject."""
    given, _ = split(raw)
    told = f"{author(given.get('from', ''))}: {masked(decoded(given.get('subject', '')))}"
    return f"----- {told.strip(': ')} -----"
