"""Names as parts of addresses: what of a name is safe in a path or an anchor, and like no other.

Knows no page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.digest import digest
from generator.markup.formerly import DEVICES

SEGMENT_MAX = 100

_plain = re.compile(r"[a-z0-9]+([-_.~]+[a-z0-9]+)*")
_unfit = re.compile(r"[^A-Za-z0-9_.~-]+")
_simple = re.compile(r"[A-Za-z0-9 _.-]*")


@lru_cache(maxsize=65536)
def segment(name: str) -> str:
    """One part of a path for a name: lower-case ASCII, never empty, stable when others are added.

    Where letters were lost on the way a short digest of the name is put behind.
    """
    if _plain.fullmatch(name) and len(name) <= SEGMENT_MAX and not DEVICES.fullmatch(name):
        return name
    plain = slug(name)
    spaced = re.sub(r"[\s_-]+", "-", name.casefold().strip())
    if plain and plain == spaced and not DEVICES.fullmatch(plain):
        return plain
    return f"{plain}-{digest(name)[:6]}".lstrip("-")


def entry(name: str) -> str:
    """The segment of a name in a folder that has an index: unlike that of any other name.

    Only words parted by single spaces, and handles without a hyphen, go without a digest.
    """
    name = name.casefold()
    plain = name.isascii() and "-" not in name and name != "index"
    if plain and (segment(name) == name or segment(name) == name.replace(" ", "-")):
        return segment(name)
    return f"{slug(name)}-{digest(name)[:6]}".lstrip("-")


def fit(id: str) -> str:
    """An id as an anchor."""
    return id if id and not _unfit.search(id) else f"{_unfit.sub('-', id)}-{digest(id)[:6]}"


def slug(name: str) -> str:
    """A name as words of ASCII joined by hyphens."""
    if len(name) <= SEGMENT_MAX and _simple.fullmatch(name):
        return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    from slugify import slugify  # noqa: PLC0415 (50 ms, only for a name that is not as simple)

    return slugify(name, max_length=SEGMENT_MAX, word_boundary=True)
