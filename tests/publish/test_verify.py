"""A site held against the list that stands in it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import commands
from generator.errors import OutputError
from generator.publish import MANIFEST, verify
from generator.publish.tree import Tree
from tests.archives import SMALL, built, write

# The package has its function under the name of the module.
verifying = import_module("generator.publish.verify")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site with a file that is not ours."""
    root = write(tmp_path_factory.mktemp("verify"), SMALL)
    assert built(root).failures == ()
    (root / "site/CNAME").write_text("example.org\n", "utf-8")
    return root / "site"


def test_a_site_is_as_it_was_built(small: Path) -> None:
    """Right after a build nothing is wrong, and what is not ours is no fault."""
    found = verify(small)
    assert (found.faults, found.others) == ((), ("CNAME",))
    assert found.files == len((small / MANIFEST).read_text("utf-8").splitlines())


def test_sha256sum_says_the_same(small: Path) -> None:
    """The list is one that the common program reads."""
    ended = subprocess.run(["sha256sum", "--quiet", "-c", MANIFEST], cwd=small, check=False)
    assert ended.returncode == 0


@given(st.data())
def test_any_flipped_bit_is_found(small: Path, data: st.DataObject) -> None:
    """One bit of one file, and that file is named, alone."""
    lines = (small / MANIFEST).read_text("utf-8").splitlines()
    path = data.draw(
        st.sampled_from([p for line in lines if (small / (p := line[66:])).stat().st_size])
    )
    file = small / path
    before = file.read_bytes()
    at = data.draw(st.integers(0, len(before) - 1))
    bit = 1 << data.draw(st.integers(0, 7))
    try:
        file.write_bytes(before[:at] + bytes([before[at] ^ bit]) + before[at + 1 :])
        assert [fault.place.file for fault in verify(small).faults] == [f"site/{path}"]
    finally:
        file.write_bytes(before)


@pytest.mark.parametrize(
    ("harm", "said"),
    [("away", "is not there"), ("link", "cannot be read, or is no plain file")],
)
def test_what_is_gone_or_no_file_is_told(tmp_path: Path, harm: str, said: str) -> None:
    """A file that went, or that a link took the place of, is wrong, and the command ends with 1."""
    root = write(tmp_path, SMALL)
    built(root)
    page = root / "site/index.html"
    page.rename(root / "elsewhere.html")
    if harm == "link":
        page.symlink_to(root / "elsewhere.html")
    ended = CliRunner().invoke(commands, ["-C", str(root), "verify"])
    assert ended.exit_code == 1
    assert f"site/index.html: {said}" in ended.output
    assert "files are as they were built." in ended.output


def test_without_a_list_there_is_nothing_to_hold_it_against(tmp_path: Path) -> None:
    """A folder that nobody built is refused, with what to do."""
    with pytest.raises(OutputError) as refused:
        verify(tmp_path)
    assert "manifest-sha256.txt" in refused.value.problem.message


def test_a_site_that_is_built_anew_meanwhile_is_not_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another list stands in the site by the end, nothing is said of files of the first."""
    root = write(tmp_path, SMALL)
    built(root)
    survey = verifying.survey

    def rebuilding(site: Path, shas: Mapping[str, str]) -> Tree:
        write(root, SMALL.replace('title = "Small"', 'title = "Great"'))
        built(root)
        return survey(site, shas)

    monkeypatch.setattr(verifying, "survey", rebuilding)
    with pytest.raises(OutputError, match="built anew while it was looked at"):
        verify(root / "site")
