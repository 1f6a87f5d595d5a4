"""No address that letters could be sent to.

Owns what is taken for an address of mail, plain or disguised, and what is shown instead: the part
before the `@`. Knows nothing of letters.
"""

from __future__ import annotations

import re

MASK = "@…"

_LOCAL = r"(?<![\w.+=%-])([\w.+=%-]++)"
_NAMES = r"[\w-]+(?:\.[\w-]+)*"
_DOT = r"(?:\.| ?(?:\(dot\)|\[dot\]|\bdot\b) ?)"
_plain = re.compile(rf"{_LOCAL}@(?:{_NAMES}|\[[\d.]+\])")
_disguise = re.compile(r"[(\[<](?:at|@)[)\]>]", re.IGNORECASE)
_disguised = re.compile(
    rf"{_LOCAL} ?(?:\(at\)|\[at\]|<at>|\(@\)) ?[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE
)
# As lists write them: `name at host`, which may be prose outside of brackets.
_in_brackets = re.compile(r"(?<=[<(\[:])([\w.+=%-]+) at [\w-]+(?:\.[\w-]+)+(?=[>)\]])")
_alone = re.compile(r"^([\s>]*[\w.+=%-]+) at [\w-]+(?:\.[\w-]+)+[ \t]*$", re.MULTILINE)
_at = re.compile(r"@|\s+at\s+")
_encoded = re.compile(r"%40", re.IGNORECASE)
# A Message-ID in the address of a letter in an archive is nobody's.
_id_like = re.compile(r"/<?(?=(?:[^/@\d]*\d){8})[^/@?#]{16,}@[^/?#]+/?\Z")


def masked(text: str) -> str:
    """A text with the hosts of its addresses left out."""
    if "@" in text:
        text = _plain.sub(rf"\1{MASK}", text)
    if _disguise.search(text):
        text = _disguised.sub(rf"\1{MASK}", text)
    if " at " in text:
        text = _alone.sub(rf"\1{MASK}", _in_brackets.sub(rf"\1{MASK}", text))
    return text


def masked_url(url: str) -> str:
    """The address of a page with the addresses of people in it masked."""
    return url if _id_like.search(url) else masked(_encoded.sub("@", url) if "%40" in url else url)


def local_part(address: str) -> str:
    """What stands before `@`, or ` at `, in an address."""
    return _at.split(address.strip(" <>\"'()"), maxsplit=1)[0].strip(" \"'<>")
