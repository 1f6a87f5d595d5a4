"""An edit of the register is looked for only where it can matter."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator import Options, Report, build, load
from generator.pipeline import Live
from tests.archives import SMALL, tree, write

ADA = 'name = "Ada Lovelace"'
EDITS = {
    "a name that nobody wrote": (ADA, 'name = "Countess"', 1),
    "an alias that one text has": (ADA, f'{ADA}\naliases = ["the chimney"]', 1),
    "an alias that other texts have": (ADA, f'{ADA}\naliases = ["water"]', 2),
    "a weak form that nobody wrote": (ADA, f'{ADA}\nweak = ["Ada King"]', 1),
    "a description": (ADA, f'{ADA}\ndescription = "A writer."', 0),
    "another kind": ('kind = "place"', 'kind = "concept"', 2),
    "one more that nobody names": (ADA, f'{ADA}\nkind = "person"\n[x]\nname = "Nobody Else"', 0),
    "one more that a comment links": (ADA, f'{ADA}\nkind = "person"\n[sam]\nname = "So was"', 1),
    "a name that stands within another": (ADA, 'name = "The Royal"', 2),
}


class Counted:
    """Builds of one archive, which tell how many items each stage had to do."""

    def __init__(self, root: Path, live: Live | None) -> None:
        self.root = root
        self.live = live
        self.done: Counter[str] = Counter()

    def build(self) -> Report:
        """Build, counting anew."""
        self.done.clear()
        report = build(load(self.root), Options(jobs=1), self._progress, self.live)
        assert report.failures == ()
        return report

    def _progress(self, stage: str, _: int) -> None:
        self.done[stage] += 1


@pytest.mark.parametrize("live", [None, Live], ids=["warm", "live"])
@pytest.mark.parametrize(("old", "new", "concerned"), EDITS.values(), ids=EDITS)
def test_only_what_an_edit_concerns_is_searched(
    tmp_path: Path, old: str, new: str, concerned: int, live: type[Live] | None
) -> None:
    """After an edit of the register those articles are searched that may name what changed."""
    there = Counted(write(tmp_path / "there", SMALL), live and live())
    there.build()
    assert there.done["recognise"] == 5
    text = SMALL.replace(old, new, 1)
    write(there.root, text)
    there.build()
    assert (there.done["read"], there.done["recognise"]) == (1, concerned)
    fresh = Counted(write(tmp_path / "fresh", text), None)
    fresh.build()
    assert tree(there.root / "site") == tree(fresh.root / "site")
