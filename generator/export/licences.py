"""Where a licence is to be read.

Owns which names of licences have an address of their own; any other is words, and stays that.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.markup.href import web_address

DEEDS = "https://creativecommons.org/"
ZERO = f"{DEEDS}publicdomain/zero/1.0/"

_zero = re.compile(r"CC[- ]?0([- ]1\.0)?", re.IGNORECASE)
_commons = re.compile(r"CC[- ](BY(?:-NC)?(?:-SA|-ND)?)[- ](\d\.\d)", re.IGNORECASE)


@lru_cache(maxsize=64)
def address(licence: str) -> str:
    """The web address of a licence: itself, or that of a Creative Commons licence; else empty."""
    if _zero.fullmatch(licence):
        return ZERO
    if named := _commons.fullmatch(licence):
        return f"{DEEDS}licenses/{named[1].lower()}/{named[2]}/"
    found = web_address(licence) or ""
    return "" if found.startswith("mailto:") else found
