"""What each table of cases in this room shows.

Owns those forms: from what a case gives to what it expects.
"""

from __future__ import annotations

import json

from generator.export.cited import Cited, bibtex, csl, ris
from generator.export.tongue import ENGLISH, Catalogue, Tongue
from generator.export.words import day, iso
from generator.read.dates import parse_date


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
