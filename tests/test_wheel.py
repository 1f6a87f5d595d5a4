"""The built wheel, as somebody else installs it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel's files, unpacked where nothing of the checkout is."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site-packages")
    return folder / "site-packages"


def variorum(installed, folder, *words):
    """Run the command of the wheel in a folder."""
    command = [sys.executable, "-m", "generator", *words]
    env = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_a_new_archive_builds_at_once(installed, tmp_path):
    """In an empty folder, `new` and `build` give a site, themed, without a problem."""
    assert variorum(installed, tmp_path, "new", "demo").returncode == 0
    built = variorum(installed, tmp_path / "demo", "build", "--strict")
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "demo/site/welcome.html").is_file()
    assert [*(tmp_path / "demo/site/theme").glob("style-*.css")]


def test_a_pasted_text_dropped_in_is_published(installed, tmp_path):
    """A `.txt` copied into the content folder becomes an article with its comments."""
    variorum(installed, tmp_path, "new", "demo")
    paste = tmp_path / "demo/content/paste.txt"
    paste.write_bytes((ROOT / "content/pasted/town-library.txt").read_bytes())
    variorum(installed, tmp_path / "demo", "build")
    page = (tmp_path / "demo/site/paste.html").read_text("utf-8")
    assert "Ines Caldwell" in page
    assert page.count('<article class="comment"') == 18


def test_the_theme_is_whole(installed):
    """Every file of templates/ is in the wheel."""
    found = {
        p.relative_to(ROOT / "templates") for p in (ROOT / "templates").rglob("*") if p.is_file()
    }
    packed = installed / "generator" / "templates"
    assert {p.relative_to(packed) for p in packed.rglob("*") if p.is_file()} == found
    assert (installed / "generator" / "py.typed").is_file()
