"""A hostile export costs itself, and a message: built in an archive, and imported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.laws.harm import Harm, harm
from tests.read.exports.hostile import HOSTILE

NAME = re.compile(r"[a-z0-9-]{1,90}\.json")
# What takes many seconds each.
SLOW = {"100,000 comments", "a page of 50 MB", "a chain of 20,000 letters", "a chain of 20,000"}
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\.json")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Harm:
    """Give the archive as it is without a hostile file."""
    return harm("", tmp_path_factory.mktemp("good"))


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in HOSTILE],
)
def test_a_hostile_export_costs_itself(tmp_path: Path, good: Harm, name: str) -> None:
    """Time, memory and disk are bounded, the good pages are the same, the messages are counted."""
    row, done = HOSTILE[name], harm(name, tmp_path)
    assert done.failures == 0
    assert done.good == good.good
    assert done.left == []
    assert done.secrets == []
    assert_told(row.told + row.built, [problem.message for problem in done.problems])
    assert {problem.place.file for problem in done.problems} <= {f"zz-{row.file}"}
    assert all(problem.hint for problem in done.problems)
    assert "Traceback" not in done.output
    assert done.exit_code == (0 if row.articles else 2)
    told = re.findall(rf"^\S*zz-{re.escape(row.file)}(?::\d+)*: (.*)$", done.output, re.MULTILINE)
    assert_told(row.told + row.imported, told)
    assert re.findall(r"[^\n -~\x80-\U0010ffff]", done.output) == []
    assert len(done.names) == row.articles
    assert all(NAME.fullmatch(name) and not DEVICE.fullmatch(name) for name in done.names)


def assert_told(expected: tuple[str, ...], told: list[str]) -> None:
    """Each message begins as expected, and there is no other."""
    begun = [one[: len(start)] for start, one in zip(expected, told, strict=False)]
    assert (list(expected), len(expected)) == (begun, len(told)), told
