"""When a page was saved.

Owns what the tools that save pages, and archives of the web, note of that.
"""

from __future__ import annotations

import re
from datetime import datetime

from generator.read.exports.pages.days import read_date
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.tree import Page

# WebScrapBook writes one long number; Save Page WE, and the board phpBB for its readers, words.
NOTED = (
    "html@data-scrapbook-create ~ ^([0-9]{14}) | meta[name='savepage-date']@content"
    " | .copyright .date | .linklist .rightside.time | li.time | p.right.responsive-center.time"
)
# SingleFile; HTTrack; the Internet Archive.
_remarks = (
    re.compile(r"saved date:\s*(.+)"),
    re.compile(r"by HTTrack Website Copier[^,]*,\s*(.+)"),
    re.compile(r"FILE ARCHIVED ON (.+?) AND RETRIEVED"),
)
_digits = re.compile(r"[0-9]{14}")


def saved_at(page: Page) -> datetime | None:
    """The moment as the page or a tool notes it; None where nothing does."""
    noted = (*page.noted(_remarks), *Picks(page).values(None, NOTED))
    moments = (_moment(written) for written in noted)
    return next(filter(None, moments), None)


def _moment(written: str) -> datetime | None:
    if _digits.fullmatch(written):
        date = f"{written[:4]}-{written[4:6]}-{written[6:8]}"
        written = f"{date}T{written[8:10]}:{written[10:12]}:{written[12:14]}"
    iso = read_date(written)
    return datetime.fromisoformat(iso.removesuffix("Z")) if "-" in iso else None
