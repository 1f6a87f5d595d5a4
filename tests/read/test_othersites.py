"""Sites of other generators, dropped into the content folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.read.discover import discover, look
from generator.read.whole import read
from tests.archives import write
from tests.cases import Case, load
from tests.read.listing import listing


def told(content: Path) -> Iterator[str]:
    """Every article with its comments, then what is said of the folder."""
    found = discover(content, {})
    problems = []
    for source in found.sources:
        files = {path: (content / path).read_bytes() for path, _ in source.sidecars}
        lines = listing(read(source, (content / source.path).read_bytes(), files)).splitlines()
        yield from (line for line in lines if not line.startswith("! "))
        own = (line.removeprefix("! ") for line in lines if line.startswith("! "))
        problems += [f"! {line if '/' in line else f'{source.path}:{line}'}" for line in own]
    yield from problems
    yield from (f"! {p.place}: {p.message}" for p in found.problems)


@pytest.mark.parametrize("case", load("othersites"), ids=lambda case: case.name)
def test_sites(case: Case, tmp_path: Path) -> None:
    """A folder of another generator is read as its case says."""
    write(tmp_path, f"{case.given}\n")
    assert case.expected == "\n".join(told(tmp_path))


@pytest.mark.parametrize("case", load("othersites"), ids=lambda case: case.name)
def test_one_file_has_the_comments_it_has_on_the_walk(case: Case, tmp_path: Path) -> None:
    """A file looked at alone is the same source as among all."""
    write(tmp_path, f"{case.given}\n")
    sources = discover(tmp_path, {}).sources
    assert [look(tmp_path, source.path)[0] for source in sources] == [*sources]
