"""No byte of a site depends on where, when and by whom it is built, nor tells of it."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.archives import ROOT, package, tree, write
from tests.laws import elsewhere
from tests.laws.canaries import CAGE, EVERYTHING

ARCHIVE = EVERYTHING.replace("[search]", '[publish]\ncompress = ["gzip"]\n[search]') + CAGE
POSIX = {"LC_ALL": "POSIX", "LANG": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
NOBODY = 65534


@dataclass(frozen=True)
class Where:
    """How a build is started; the folder lies below another for each build."""

    env: dict[str, str] = field(default_factory=dict)
    folder: str = "archive"
    umask: int = 0o022
    jobs: int = 1
    user: int | None = None
    away: bool = False


ALL = Where(
    {**POSIX, "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1", "USER": "zquser",
     "LOGNAME": "zquser", "HOME": "/zqhome", "HOSTNAME": "zqmachine", "LANGUAGE": "tr"},
    "ZQ Path é/" + "deep/" * 9, 0o077, 2, None, away=True,
)  # fmt: skip
PLACES = {
    "a time zone": Where({"TZ": "Pacific/Kiritimati"}),
    "another": Where({"TZ": "America/St_Johns"}),
    "C": Where({"LC_ALL": "C", "LANG": "C"}),
    "Turkish": Where({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "no UTF-8 mode": Where(POSIX),
    "a date for sources": Where({"SOURCE_DATE_EPOCH": "1"}),
    "another clock, machine and order of files": Where(away=True),
    "a closed umask": Where(umask=0o077),
    "an open umask": Where(umask=0o000),
    "two processes": Where(jobs=2),
    "a deep path": Where(folder="a/b/c/" * 12),
    "a path in capitals": Where(folder="ARCHIVE"),
    "a path that is no ASCII": Where(folder="añejo \U0001f642"),
    "another user": Where(user=NOBODY),
    "another home": Where({"HOME": "/nowhere", "USER": "zquser", "XDG_CACHE_HOME": "/nowhere"}),
    "a bare environment": Where({"PATH": "/usr/bin:/bin", "TERM": "", "COLUMNS": "9"}),
    "all at once": ALL,
}
NOISY = package(
    "noisy",
    "[variorum.exporters]\nnoisy = noisy:pages",
    """\
import datetime, locale, os, socket, time
from generator.export.bare import TextView
from generator.model.page import Page

def pages(edition):
    said = {
        "time": time.time_ns(),
        "day": datetime.datetime.now().year,
        "zone": time.localtime(86_400 * 200).tm_hour,
        "hash": hash("a"),
        "order": os.listdir(ORDERED),
        "host": socket.gethostname(),
        "user": os.environ.get("USER"),
        "path": ascii(os.environ.get("ZQ_ROOT", "")),
        "encoding": locale.getencoding(),
        "umask": os.umask(0o022),
    }
    for name, value in said.items():
        yield Page(f"noisy/{name}.txt", TextView(str(value)))
""",
)


def built_at(root: Path, where: Where, seed: int = 0, path: str = "") -> dict[str, bytes]:
    """Lay out the archive somewhere, and build it there in a process of its own."""
    root = write(root / where.folder, ARCHIVE)
    if where.user is not None:
        for place in (root, *root.rglob("*")):
            os.chown(place, where.user, -1)
    modules = [str(ROOT), path]
    if where.away:
        away = root.parent / "sitecustomize.py"
        away.write_text(elsewhere.CODE, "utf-8")
        modules.insert(0, str(root.parent))
    env = {k: v for k, v in os.environ.items() if k not in {"LC_ALL", "LANG", "PYTHONUTF8"}}
    env |= {"PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(filter(None, modules))}
    env |= where.env | {"ZQ_ROOT": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "generator", "-C", str(root), "-q", "build"]
    subprocess.run(
        [*command, "--jobs", str(where.jobs)],
        env=env, umask=where.umask, user=where.user, check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, cwd="/",
    )  # fmt: skip
    return tree(root / "site")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """The files that are not the same in two sites."""
    return {path for path in {*one, *other} if one.get(path) != other.get(path)}


def traces(site: dict[str, bytes], words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Where a site, unpacked and in any letter case, holds one of some words."""
    found = set()
    for path, packed in site.items():
        data = (gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed).lower()
        found |= {(path, word) for word in words if word.lower().encode() in data}
    return found


def skip_without(where: Where, root: Path) -> None:
    """Skip a place that this machine has not."""
    if where.user is None:
        return
    if os.geteuid() != 0:
        pytest.skip("only root may be somebody else")
    probe = [sys.executable, "-c", "import jinja2, generator"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(probe, user=where.user, env=env, check=False, capture_output=True)
    except OSError:
        pytest.skip("another user may not run this Python")
    if done.returncode:
        pytest.skip("another user may not read this Python's packages")
    # pytest's folders are its user's own.
    for folder in (root, *root.parents[:2]):
        folder.chmod(0o777)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the site as it is built here."""
    return built_at(tmp_path_factory.mktemp("here"), Where())


WHO = ("zq path", "zquser", "zqhome", "zqmachine")


def test_nothing_of_it_matters(tmp_path: Path, here: dict[str, bytes]) -> None:
    """All that may be otherwise at once changes no byte, and is found in none."""
    site = built_at(tmp_path, ALL, seed=1)
    assert differing(site, here) == set()
    assert traces(site, (*WHO, str(tmp_path), str(ROOT))) == set()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_of_it_matters_alone(
    tmp_path: Path, here: dict[str, bytes], place: str, seed: int
) -> None:
    """Nor does each by itself, with three seeds of the hashes."""
    skip_without(PLACES[place], tmp_path)
    site = built_at(tmp_path, PLACES[place], seed)
    assert differing(site, here) == set()
    assert traces(site, (*WHO, str(tmp_path), str(ROOT))) == set()


def test_the_judge_sees_what_does_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: a plug-in that writes the time, or whatever else it may not, is found by each."""
    order = tmp_path / "order"
    order.mkdir()
    for number in range(30):
        (order / str(number)).touch()
    package = write(tmp_path / "package", NOISY.replace("ORDERED", repr(str(order))))
    noisy = ARCHIVE.replace('title = "Small"', 'title = "Small"\nexporters = ["noisy"]')
    monkeypatch.setattr(sys.modules[__name__], "ARCHIVE", noisy)
    one = built_at(tmp_path / "one", Where({"USER": "me"}), 0, str(package))
    other = built_at(tmp_path / "other", ALL, 1, str(package))
    pages = {path for path in one if path.startswith("noisy/")}
    assert len(pages) == 10
    assert differing(one, other) - {"manifest-sha256.txt"} - {f"{p}.gz" for p in pages} == pages
    told = {word for _, word in traces(other, WHO)}
    assert told == {"zq path", "zquser", "zqmachine"}
    shutil.rmtree(tmp_path / "one")
