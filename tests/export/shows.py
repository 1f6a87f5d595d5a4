"""What each table of cases in this room shows.

Owns those forms: from what a case gives to what it expects.
"""

from __future__ import annotations

import json

from generator.export import theme
from generator.export.cited import Cited, bibtex, csl, ris
from generator.export.lettering import Fonts
from generator.export.tongue import ENGLISH, Catalogue, Tongue
from generator.export.words import day, iso
from generator.read.dates import parse_date

FONTS = theme.fonts((str(theme.BUILT_IN),))


def words(written: str) -> str:
    """A date in words, and for machines."""
    date = parse_date(written)
    return f"{day(date, ENGLISH)} | {iso(date)}"


def tongues(written: str) -> str:
    """A date, a number and a list in a language; no catalogue is asked."""
    language, date, n, words = written.split(" | ")
    own = Tongue(language, (Catalogue("", b""),))
    said = day(parse_date(date), own), own.number(int(n)), own.listed(words.split(", "))
    return " | ".join(said)


def cited(written: str) -> str:
    """What is cited, a field a line, as BibTeX, RIS and CSL-JSON."""
    fields = dict(line.split(": ", 1) for line in written.split("\n"))
    date = fields.get("date")
    one = Cited(
        key="a",
        kind="webpage",
        title=fields["title"],
        authors=tuple(fields.get("authors", "").split("; ")) if "authors" in fields else (),
        date=parse_date(date) if date else None,
        site="S",
        address=fields.get("address", ""),
        language="en",
    )
    item = json.dumps(json.loads(csl(one))[0], ensure_ascii=False)
    return f"{bibtex(one)}{ris(one)}{item}"


def lettered(written: str) -> str:
    """A title as a card sets it: its size, its direction, its lines."""
    steps = ((100, 1), (84, 2), (76, 3), (64, 4))
    setting = Fonts(FONTS).fitted(written, "Source Serif 4 Display", 880, *steps)
    way = " rtl" if setting.rtl else ""
    lines = (line.strip("\u2067\u2069") for line in setting.lines)
    return "\n".join(f"{setting.size}{way}: {line}" for line in lines)
