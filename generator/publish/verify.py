"""A site held against the list of files that stands in it.

Owns what is amiss: a file that is not as it was built, or not there. Needs nothing but the folder,
so a copy on any disk can be judged, by whoever has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator.beneath import read_beneath
from generator.digest import fixity
from generator.errors import Place, Problem, Severity
from generator.publish.faults import refusal
from generator.publish.manifest import MANIFEST, listed
from generator.publish.tree import survey

_BUILD = "build again, or restore it from a copy"


class Verdict(Struct, frozen=True):
    """How many files the list has, what is wrong with some, and the files that are in no list."""

    files: int
    faults: tuple[Problem, ...]
    others: tuple[str, ...]


def verify(site: Path) -> Verdict:
    """Read every file of a site again; raises OutputError where there is no one good list."""
    known = listed(site)
    if not known.shas:
        hint = "Name the folder of a site that was built."
        raise refusal(Place(f"{site.name}/"), f"no {MANIFEST} here to hold it against", hint)
    others = survey(site, known.shas).foreign
    faults = tuple(_faults(site, known.shas))
    if listed(site, known) is not known:
        message = "was built anew while it was looked at"
        raise refusal(Place(f"{site.name}/"), message, "Verify it again.")
    return Verdict(len(known.shas), faults, tuple(sorted(others)))


def _faults(site: Path, shas: Mapping[str, str]) -> Iterator[Problem]:
    for path, sha in sorted(shas.items()):
        try:
            found = fixity(read_beneath(site, path))
        except FileNotFoundError:
            wrong = "is not there"
        except OSError:
            wrong = "cannot be read, or is no plain file"
        else:
            if found == sha:
                continue
            wrong = "is not as it was built"
        yield Problem(Place(f"{site.name}/{path}"), wrong, _BUILD, Severity.ERROR)
