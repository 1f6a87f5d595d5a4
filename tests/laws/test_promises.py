"""An address that was published leads somewhere for ever, whatever becomes of what stood there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.archives import built, tree
from tests.laws import edits
from tests.laws.edits import EDITS, WORDS, Archive, lay
from tests.laws.promised import FILE, outcomes, promise, public
from tests.laws.test_warm import MEMORY


@dataclass
class Published(Archive):
    """An archive with the list of its addresses, as its editor has written in it."""

    list: str = ""

    def files(self) -> dict[str, str]:
        """The list is one of them."""
        more = {FILE: self.list} if self.list else {}
        return super().files() | more


def begun() -> Published:
    """The archive that every series begins with."""
    first = edits.begun()
    return Published(texts=first.texts, entities=first.entities)


def _told(archive: Archive, n: int, _: str) -> None:
    """An editor writes behind an address where it is now: anything."""
    assert isinstance(archive, Published)
    lines = [line.split()[0] for line in archive.list.splitlines() if line[0] != "#"]
    if lines:
        at = lines[7 * n % len(lines)]
        to = ("gone", "a.html", lines[n], at, "nowhere.html", "index.html")[n]
        archive.list = re.sub(
            rf"^{re.escape(at)}\b.*$", f"{at} {to}", archive.list, flags=re.MULTILINE
        )


def _withheld(archive: Archive, n: int, _: str) -> None:
    name = [*archive.texts][n % len(archive.texts)]
    archive.decisions = f"[[withhold]]\nabout = 'article:{name}'\n"


def _moved_deep(archive: Archive, n: int, _: str) -> None:
    name = [*archive.texts][n % len(archive.texts)]
    archive.texts[f"far/{n}/{name.rpartition('/')[2]}"] = archive.texts.pop(name)


steps = st.tuples(
    st.sampled_from([*EDITS, edits._renamed, edits._removed, _told, _withheld, _moved_deep]),
    st.integers(0, 5),
    st.sampled_from(WORDS),
)
series = st.lists(st.lists(steps, min_size=1, max_size=4), min_size=2, max_size=5)
every = [[(edit, n, "London")] for n, edit in enumerate((edits._renamed, _told, edits._removed))]
how: dict[str, Any] = {
    "deadline": None,
    "database": None,
    "derandomize": True,
    "suppress_health_check": [*HealthCheck],
    "phases": [Phase.explicit, Phase.generate],
}


def lived(steps: list, *, promising: Callable[[Path], object]) -> dict[str, str]:
    """Edit, build and publish again and again; what is at each address ever published that died."""
    archive = begun()
    with TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder)
        ever: set[str] = set()
        for step in [[], *steps]:
            for edit, n, word in step:
                edit(archive, n, word)
            lay(root, archive)
            report = built(root)
            assert report.failures == ()
            ever |= public(root / "site")
            promising(root)
            file = root / FILE
            archive.list = file.read_text("utf-8") if file.exists() else ""
            dead = {p: w for p, w in outcomes(root / "site", ever).items() if w == "dead"}
            if dead:
                return dead
        _as_if_fresh(root)
    return {}


def _as_if_fresh(root: Path) -> None:
    """A fresh copy of the sources, its list among them, gives the same site byte for byte."""
    built(root)
    fresh = root / "fresh"
    for name in ("content", "templates"):
        if (root / name).is_dir():
            shutil.copytree(root / name, fresh / name)
    built(fresh)
    assert tree(fresh / "site") == tree(root / "site")


@settings(max_examples=2, **how)
@given(series)
@example(every)
@example([[(edits._draft, 0, "")], [(edits._entity_removed, 0, "")], [(_withheld, 1, "")]])
def test_no_address_ever_dies(steps: list) -> None:
    """After any edits, every address ever published is a page, leads to one, or says it is gone."""
    assert lived(steps, promising=promise) == {}


@pytest.mark.slow
@settings(max_examples=150, **how)
@given(series)
def test_no_address_ever_dies_in_many_lives(steps: list) -> None:
    """The same for many more series."""
    assert lived(steps, promising=promise) == {}


def test_the_judge_of_addresses_sees_dead_ones() -> None:
    """Control: where nothing is written down, addresses die, and it is seen."""
    assert lived(every, promising=lambda _: None) != {}
