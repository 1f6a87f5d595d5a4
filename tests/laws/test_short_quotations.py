"""Short lines that are withheld, and those who quote them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.archives import built, write

SETTINGS = '-- content/archive.toml --\ntitle = "T"\n'
SHORT = "It was Olga who did."
REPLIES = {
    "set apart": (f"> {SHORT}\n\nNo.", True),
    "between marks": ("You say “it was Olga, who did”, and I do not.", True),
    "behind a sign": (f"Tom said: > {SHORT}", True),
    "not set apart": (SHORT, False),
    "more than that": (f"> {SHORT} And who else?", False),
}


@pytest.mark.parametrize(("reply", "masked"), REPLIES.values(), ids=REPLIES)
@pytest.mark.parametrize("article", ["a", "b"])
def test_short_quotations_on_the_same_article(
    tmp_path: Path,
    reply: str,
    masked: bool,  # noqa: FBT001
    article: str,
) -> None:
    """A line of a few words is masked where it is quoted below the same article, and told."""
    own = f"=== comments ===\n@ Ann | 2001 | c1\n{SHORT}\n"
    answer = f"@ Tom | 2002 | d1\n{reply}\n"
    both = f"{own}\n{answer}" if article == "a" else own
    other = f"-- content/b.md --\n# B\n=== comments ===\n{answer}" if article == "b" else ""
    decided = '-- content/decisions.toml --\n[[withhold]]\nabout = "comment:a#c1"\n'
    report = built(write(tmp_path, f"{SETTINGS}-- content/a.md --\n# A\n{both}{other}{decided}"))
    told = [problem.message for problem in report.planned.problems]
    hidden = masked and article == "a"
    page = (tmp_path / f"site/{article}.html").read_text("utf-8")
    assert ("[withheld]" in page) is hidden
    assert bool(re.search("olga", page, re.IGNORECASE)) is not hidden
    assert len([line for line in told if "these words are masked" in line]) == hidden
