"""Nothing that is withheld is in any byte that builds leave behind, nor was it ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import built, tree, write
from tests.laws.canaries import ABOUT, CAGE, EVERYTHING, canaries, words

DECISIONS = "-- content/decisions.toml --\n"
ARCHIVE = EVERYTHING + CAGE
ARTICLE = '[[withhold]]\nabout = "article:cage"\nreason = "law"\n'
THREAD = '[[withhold]]\nabout = "thread:cage"\n'
WRITER = '[[withhold]]\nauthor = "Quill Zqauthor"\n'
MASKED = '[[mask]]\nauthor = "quill zqauthor"\nas = "Reader K"\n'

# What is decided, and the canaries that may be left: those that are somebody else's.
CASES = {
    "comments": (ABOUT, {"zqauthor"}),
    "comments, and their writer masked": (ABOUT + MASKED, set()),
    "an article": (ARTICLE, set()),
    "a thread": (THREAD, set()),
    "a writer": (WRITER, set()),
}


@pytest.mark.parametrize("decided", CASES.values(), ids=CASES)
def test_nothing_withheld_is_left_anywhere(tmp_path: Path, decided: tuple[str, set[str]]) -> None:
    """No page, feed, script, file name or memory holds it, though a build before published it."""
    text, allowed = decided
    first = built(write(tmp_path, ARCHIVE))
    assert not first.failures
    before = canaries(tmp_path)
    assert {"zqauthor", "zqbody", "zqalt", "zqcode", "zqsecond", "zqremark"} <= words(before)
    assert {"zqident-7731", "zqlink", "zqhost", "zqpath", "zqnote-1"} <= words(before)
    report = built(write(tmp_path, f"{DECISIONS}{text}"))
    assert not report.failures
    assert words(canaries(tmp_path)) <= allowed, canaries(tmp_path)


@pytest.mark.parametrize("decided", CASES.values(), ids=CASES)
def test_a_build_after_a_decision_is_as_a_first_one(
    tmp_path: Path, decided: tuple[str, set[str]]
) -> None:
    """Decided late or from the first, withheld or again not: the site is the same, every byte."""
    text, _ = decided
    there = write(tmp_path / "there", ARCHIVE)
    built(there)
    plain = tree(there / "site")
    late = built(write(there, f"{DECISIONS}{text}"))
    fresh = write(tmp_path / "fresh", f"{ARCHIVE}{DECISIONS}{text}")
    cold = built(fresh)
    assert tree(there / "site") == tree(fresh / "site")
    assert late.planned.problems == cold.planned.problems
    again = built(there)
    assert (again.rendered, again.published.written) == ((), ())
    (there / "content/decisions.toml").unlink()
    built(there)
    assert plain == tree(there / "site")
