"""Bytes into characters, whatever they are said to be.

Owns which name means which character set, and what is tried where a name is wrong.
"""

from __future__ import annotations

import codecs
import re

# What these names mean in mail, where Python takes them at their word.
MEANT = {
    "ascii": "utf-8",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# No character sets, or slow ones.
REFUSED = frozenset(("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"))
# What Python has no name for.
NAMES = {"x-sjis": "cp932", "x-gbk": "gb18030", "iso-8859-8-i": "iso8859-8", "utf-8mb4": "utf-8"}
CHARSET_CHARS = 40

_surrogates = re.compile("[\ud800-\udfff]")


def text_of(data: bytes, declared: str = "") -> tuple[str, bool]:
    """The characters, and whether they are sure: what is no UTF-8 either is read as Latin-1."""
    for name in filter(None, (*_known(declared), "utf-8")):
        try:
            return _surrogates.sub("\ufffd", data.decode(name)), True
        except (UnicodeError, LookupError):
            continue
    return _latin(data), False


def _known(declared: str) -> tuple[str, ...]:
    """The codecs to try for a name; none for a strange one."""
    if not declared:
        return ()
    name = declared.strip(" \t'\"").lower()[:CHARSET_CHARS]
    try:
        known = codecs.lookup(NAMES.get(name, name)).name
    except (LookupError, ValueError):
        return ()
    return () if known in REFUSED else (MEANT.get(known, known), known)


def _latin(data: bytes) -> str:
    """As Windows writes Latin-1, which it is wherever it has anything in the places of C1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
