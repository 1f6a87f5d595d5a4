"""Which addresses of a stranger may become a link.

Owns the check, made after the last decoding (WHATWG URL, section 4.4: browsers drop tab and line
feed anywhere, and C0 controls and spaces at both ends).
"""

from __future__ import annotations

import re

from generator.caps import ADDRESS_CHARS_MAX
from generator.model.body import is_target

SCHEMES = frozenset(("http", "https", "mailto"))
WRITTEN = ("article:", "comment:", "entity:", "path:/")

_ignored = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")
_scheme = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_colon_first = re.compile(r"[^/?#]*:")


def web_address(address: str) -> str | None:
    """An `http`, `https` or `mailto` address safe to print, or None."""
    address = _ignored.sub("", address)
    scheme = _scheme.match(address)
    if len(address) > ADDRESS_CHARS_MAX or not scheme or scheme[1].lower() not in SCHEMES:
        return None
    if scheme[1].lower() != "mailto" and not address[scheme.end() :].startswith("//"):
        return None
    return None if "\\" in address.partition("?")[0] else address


def address(raw: str) -> str | None:
    """What a written link means: a web address, a target, or None for what must not be.

    A path becomes the target `path:…`, relative or from the root of the site that the text is from;
    a fragment the target `here:…`.
    """
    raw = _ignored.sub("", raw)
    if raw in ("", "/") or raw.startswith(("//", "/\\", "\\")) or len(raw) > ADDRESS_CHARS_MAX:
        return None
    if raw.startswith("#"):
        return f"here:{raw[1:]}" if raw[1:] else None
    if is_target(raw) and raw.startswith(WRITTEN):
        return raw
    if _colon_first.match(raw):
        return web_address(raw)
    return f"path:{raw}"
