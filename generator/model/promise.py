"""An address that was published, and so is kept for ever; and the name of the list of them."""

from __future__ import annotations

from msgspec import Struct

LIST = "_addresses.txt"
# Said of an address at which nothing is to stand, and nobody need wonder.
GONE = "gone"


class Promise(Struct, frozen=True, array_like=True, gc=False):
    """The path of a page or a file on the site, and where that is now, if it is not there.

    `to` is another path, `GONE`, or empty if nobody has said; `line` is where it is written.
    """

    path: str
    to: str = ""
    line: int = 0
