"""`import` and `formats` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.archives import SMALL, write
from tests.cli.test_commands import run

NATIVE = '{"variorum": "article/1", "key": "k", "title": "The mill", "comments": [{"id": "1"}]}'


def test_an_import_is_built(tmp_path: Path) -> None:
    """What `import` writes below the content folder is an article of the next build."""
    write(tmp_path, f"{SMALL}-- old.json --\n{NATIVE}\n")
    done = run(tmp_path, "import", "old.json")
    assert done.exit_code == 0
    assert done.stdout.startswith("native: 1 article, 1 comment. 1 file written to ")
    assert run(tmp_path, "build", "--jobs", "1").exit_code == 0
    assert "The mill" in (tmp_path / "site/old/the-mill.html").read_text("utf-8")


def test_an_import_for_machines_is_one_object(tmp_path: Path) -> None:
    """`import --json` prints its counts to stdout, and words to stderr."""
    write(tmp_path, f"{SMALL}-- old.json --\n{NATIVE}\n")
    done = run(tmp_path, "import", "old.json", "--into", "content/blog", "--json")
    assert json.loads(done.stdout) == {
        "format": "native", "articles": 1, "written": 1, "comments": 1, "lacking": {},
    }  # fmt: skip
    assert (tmp_path / "content/blog/the-mill.json").is_file()


def test_formats_are_listed(tmp_path: Path) -> None:
    """`formats` says of every format what its files are and what it is, also for machines."""
    told, rows = run(tmp_path, "formats").stdout, run(tmp_path, "formats", "--json").stdout
    names = [row["name"] for row in json.loads(rows)]
    assert {"text", "sidecar", "register", "native"} <= {*names}
    assert [line.split()[0] for line in told.splitlines()] == names
