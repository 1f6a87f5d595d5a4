"""The head of a letter: its fields, and what people wrote into them.

Owns the unfolding of fields, encoded words (RFC 2047), names, Message-IDs and subjects. Nothing
here recurses or parses an address: of a hostile field no more than its characters is lost.
"""

from __future__ import annotations

import binascii
import re
from sys import intern

from generator.caps import (
    MAIL_FIELD_BYTES_MAX,
    MAIL_HEAD_BYTES_MAX,
    MAIL_ID_CHARS_MAX,
    MAIL_IDS_MAX,
)
from generator.read.exports.mail.charsets import text_of
from generator.read.exports.mail.masks import MASK, local_part, masked

Fields = dict[str, str]


_name = re.compile(rb"([!-9;-~]+)[ \t]*:")
_words = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_gap = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_hexed = re.compile(rb"=([0-9A-Fa-f]{2})")
_id = re.compile(r"<([^<>\s]{1,250})>")
_spaces = re.compile(r"\s+")
_escape = re.compile(r"\\(.)")
_reply = re.compile(
    r"(?:re|aw|sv|vs|antw|antwort|fwd?|wg|tr|rv|rif|res|odp)(?:\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]\s*",
    re.IGNORECASE,
)
_tag = re.compile(r"\[([^\W\d_][\w.+-]{1,40})\]\s*")
_forwarded = re.compile(r"\s*\(fwd\)\s*\Z", re.IGNORECASE)
# In brackets before a subject, but no list.
SAYING = frozenset(
    "patch rfc ann announce announcement vote result discuss bug ot poll help solved question"
    " release resolved fixed update urgent wip draft security".split()
)


def fields(head: bytes) -> Fields:
    """The first field of each name, in lower case; encoded words are left as they are."""
    found: dict[str, list[bytes]] = {}
    into: list[bytes] = []
    for line in head[:MAIL_HEAD_BYTES_MAX].splitlines():
        if line[:1] in (b" ", b"\t"):
            into.append(line)
        elif name := _name.match(line):
            into = [line[name.end() :]]
            found.setdefault(name[1].decode("ascii").lower(), into)
    return {name: _value(b" ".join(lines)) for name, lines in found.items()}


def _value(raw: bytes) -> str:
    if len(raw) > MAIL_FIELD_BYTES_MAX:
        half = MAIL_FIELD_BYTES_MAX // 2
        raw = raw[:half] + b" " + raw[-half:]
    return _spaces.sub(" ", text_of(raw)[0]).strip()


def decoded(value: str) -> str:
    """A field with its encoded words read; a character may be parted between two of them."""
    joined = _gap.sub("", value)
    pieces: list[str] = []
    at, pending, charset = 0, b"", ""
    for word in _words.finditer(joined):
        between = joined[at : word.start()]
        if between or word[1] != charset:
            pieces += [_read(pending, charset), between]
            pending, charset = b"", word[1]
        pending += _bytes(word)
        at = word.end()
    return _spaces.sub(" ", "".join([*pieces, _read(pending, charset), joined[at:]])).strip()


def _read(data: bytes, charset: str) -> str:
    return text_of(data, charset.partition("*")[0])[0]


def _bytes(word: re.Match[str]) -> bytes:
    """What an encoded word encodes."""
    raw = word[3].encode("utf-8", "replace")
    if word[2] in "qQ":
        return _hexed.sub(lambda two: bytes.fromhex(two[1].decode()), raw.replace(b"_", b" "))
    try:
        return binascii.a2b_base64(raw + b"===")
    except binascii.Error:
        return raw


def author(field: str) -> str:
    """The name of a writer, never an address.

    It stands before the address, or in brackets behind it; otherwise it is the part before the `@`.
    """
    name, angle, _ = field.partition("<")
    address, bracket, comment = field.partition("(")
    if not angle:
        name = comment.rstrip(") ") if bracket else ""
        name = f"{name})" if name.count("(") > name.count(")") else name
    elif not name.strip(' "'):
        address = field.partition("<")[2].partition(">")[0]
    shown = masked(decoded(_escape.sub(r"\1", name.strip().strip('"'))).strip("\"' "))
    if not any(map(str.isalnum, shown)):
        return local_part(address)
    return shown if " " in shown else shown.removesuffix(MASK)


def own_id(given: Fields) -> str:
    """The Message-ID; empty where there is none that could be used."""
    value = _spaces.sub("", given.get("message-id", ""))
    found = _id.search(value)
    id = found[1] if found else value.strip("<>")
    return intern(id) if len(id) <= MAIL_ID_CHARS_MAX else ""


def answered(given: Fields) -> tuple[str, ...]:
    """The Message-IDs that a letter goes back to, the one that it answers last."""
    if ids := _id.findall(given.get("references", "")):
        return tuple(dict.fromkeys(map(intern, [*ids[:1], *ids[-MAIL_IDS_MAX:]])))
    said = given.get("in-reply-to", "")
    ids = [id for id in _id.findall(said) if "@" in id]
    # Prose names the writer first, and often with an address; otherwise the id comes first.
    return tuple(ids[:1] if said.startswith("<") else ids[-1:])


def archived(given: Fields) -> str:
    """The address of the page where a letter stood (RFC 5064), if it says so."""
    url = given.get("archived-at", "").strip("<> ")
    return url if url.startswith(("https://", "http://")) else ""


def subject(given: Fields) -> tuple[str, bool]:
    """The subject without `Re:` and the tag of a list, and whether it is that of an answer."""
    text, is_answer = decoded(given.get("subject", "")), False
    while True:
        if reply := _reply.match(text):
            text, is_answer = text[reply.end() :], True
        elif (tag := _tag.match(text)) and tag[1].lower() not in SAYING and tag.end() < len(text):
            text = text[tag.end() :]
        else:
            break
    return masked(_forwarded.sub("", text)), is_answer
