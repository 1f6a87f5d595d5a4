"""The characters of an XML file.

Owns its encoding, and what XML cannot hold: such characters are replaced, counted and told. Of the
markup it knows but the declaration.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from generator.read.exports.parts import Tell

AT_ONCE = 1 << 18
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_declared = re.compile(rb"""\A\s*<\?xml\s[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# Python knows others that are no encodings of text, or take for ever.
_known = re.compile(
    r"utf-?8|utf-?16|us-ascii|iso-?8859-\d+|latin-?1|windows-\d+|cp\d+|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)",
    re.IGNORECASE,
)
# XML 1.0, section 2.2
_forbidden = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def decoded(file: BinaryIO, tell: Tell) -> Iterator[str]:
    """The text of a file in parts, without its declaration."""
    data = file.read(AT_ONCE)
    encoding = _encoding(data, tell)
    # Bytes that are no UTF-8 become characters that XML forbids, and are counted as such.
    faults = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(faults)
    line, count, first = 1, 0, 0
    text = _undeclared(decoder.decode(data))
    while True:
        text, here = _forbidden.subn("\ufffd", text)
        if here and not count:
            first = line + text.count("\n", 0, text.find("\ufffd"))
        count += here
        line += text.count("\n")
        yield text
        if not data:
            break
        data = file.read(AT_ONCE)
        text = decoder.decode(data, final=not data)
    if count:
        many = f"{count:,} character{'s' * (count > 1)}"
        tell(first, f"{many} that no XML can hold: shown as �", "look whether a word is lost there")


def _encoding(data: bytes, tell: Tell) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return encoding
    match = _declared.match(data)
    name = match[1].decode() if match else "utf-8"
    if name.lower() in ("utf-8", "utf8"):
        return "utf-8"
    try:
        if _known.fullmatch(name):
            return codecs.lookup(name).name
    except LookupError:
        pass
    tell(1, f"unknown encoding {name!r}: read as UTF-8", "save the file as UTF-8")
    return "utf-8"


def _undeclared(text: str) -> str:
    """A text without its declaration, which has done its work.

    Plugins print blank lines before it, where none may be; without it they do no harm.
    """
    body = text.lstrip("\ufeff \t\r\n")
    before = text[: len(text) - len(body)]
    if body.startswith("<?xml ") and (end := body.find("?>")) > 0:
        before, body = before + body[:end], body[end + 2 :]
    return "\n" * before.count("\n") + body
