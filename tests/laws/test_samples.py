"""Every sample there is stands among a hundred good articles, and costs them nothing.

A page of a sample stands in the navigation of every other, so lines that lead to it do not count.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.archives import built
from tests.laws.hundred import beside, changed, counted, lay, pages, told
from tests.read.exports.counts import stated

SHARED = Path(__file__).parents[3] / "shared"
FOLDERS = ("samples", "corpus")
FILES = sorted(
    path.relative_to(SHARED).as_posix()
    for folder in FOLDERS
    for path in (SHARED / folder).rglob("*")
    if path.is_file()
)
COUNTED = {
    f"samples/{name}": counts.comments
    for name, counts in stated().items()
    if not name.endswith(".md")
}
# Comments on drafts, which a build leaves out.
DRAFTED = {"samples/wordpress-wxr/theme-unit-test-data.xml": 1}
pytestmark = pytest.mark.skipif(not FILES, reason="the shared samples are not here")


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a hundred good articles and their site."""
    root = lay(tmp_path_factory.mktemp("hundred"))
    built(root)
    return root


def put(root: Path, name: str) -> None:
    """Copy a sample into the content of an archive."""
    target = root / "content/strange" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SHARED / name, target)


def test_all_samples_at_once(tmp_path: Path, hundred: Path) -> None:
    """All samples together are built beside good articles without a fault, and change no page."""
    beside(hundred, tmp_path)
    for name in FILES:
        put(tmp_path, name)
    report = built(tmp_path)
    assert report.failures == ()
    assert changed(tmp_path, pages(hundred), b"/strange/") == []
    assert [file for file in told(report) if not file.startswith("strange/")] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_sample_costs_itself(tmp_path: Path, hundred: Path, name: str) -> None:
    """A sample alone changes no good page, and as many comments come out of it as it holds."""
    put(beside(hundred, tmp_path), name)
    report = built(tmp_path)
    assert report.failures == ()
    assert changed(tmp_path, pages(hundred), b"/strange/") == []
    lines = told(report)
    assert set(lines) <= {f"strange/{name}"}
    if name in COUNTED:
        assert counted(tmp_path) + DRAFTED.get(name, 0) == COUNTED[name]
