"""The same archive gives the same bytes, wherever, whenever and however it is built."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import SAMPLE, SMALL, built, tree, write

ELSEWHERE = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "no time zone": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "random"},
    "C": {"LC_ALL": "C", "LANG": "C"},
    "POSIX, no UTF-8 mode": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "C.UTF-8": {"LC_ALL": "C.UTF-8"},
    "tr_TR": {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"},
}


def build_apart(root: Path, environment: dict[str, str], umask: int = 0o022) -> dict[str, bytes]:
    """Build in a process of its own; the bytes of the site."""
    command = [sys.executable, "-m", "generator", "-C", str(root), "-q", "build", "--jobs", "1"]
    subprocess.run(command, env=os.environ | environment, umask=umask, check=True)
    return tree(root / "site")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the bytes of the small archive's site."""
    root = write(tmp_path_factory.mktemp("small"), SMALL)
    built(root)
    return tree(root / "site")


@pytest.mark.parametrize("environment", ELSEWHERE.values(), ids=ELSEWHERE)
def test_no_byte_depends_on_the_environment(
    tmp_path: Path, small: dict[str, bytes], environment: dict[str, str]
) -> None:
    """Hash seed, time zone and locale leave no trace."""
    assert build_apart(write(tmp_path, SMALL), environment) == small


def test_no_byte_tells_who_built_it_and_where(tmp_path: Path, small: dict[str, bytes]) -> None:
    """Another path, user, home and umask give the same bytes, and none of them is in any."""
    root = write(tmp_path / "zq a path é", SMALL)
    who = {"USER": "zquser", "LOGNAME": "zquser", "HOME": "/zqhome", "HOSTNAME": "zqhost"}
    site = build_apart(root, who, umask=0o077)
    assert site == small
    traces = [b"zq", str(tmp_path).encode(), b"@" + socket.gethostname().encode()]
    assert [(name, t) for name, data in site.items() for t in traces if t in data] == []


def test_a_pool_makes_what_one_process_makes(tmp_path: Path, site: Path) -> None:
    """Two worker processes build the sample archive to the same bytes as one."""
    shutil.copytree(SAMPLE, tmp_path / "content")
    assert built(tmp_path, jobs=2).failures == ()
    assert tree(tmp_path / "site") == tree(site)


def test_the_order_of_writing_does_not_matter(tmp_path: Path, small: dict[str, bytes]) -> None:
    """The files of an archive may have come into its folder in any order."""
    write(tmp_path / "there", SMALL)
    files = tree(tmp_path / "there")
    for name in sorted(files, reverse=True):
        (tmp_path / "here" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "here" / name).write_bytes(files[name])
    built(tmp_path / "here")
    assert tree(tmp_path / "here/site") == small
