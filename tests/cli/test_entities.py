"""`entities export` and `entities import` as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.archives import SMALL, write
from tests.cli.test_commands import run


@pytest.mark.parametrize("name", ["names.csv", "names.xml"])
def test_out_and_in_again(name, tmp_path):
    """What `export` wrote `import` finds as it is, and `export` writes over nothing."""
    write(tmp_path, SMALL)
    assert run(tmp_path, "entities", "export", name).stdout == f"Written {name}.\n"
    done = run(tmp_path, "entities", "import", name)
    assert "0 new, 0 changed, 3 as they were. Written: nothing." in done.stdout
    again = run(tmp_path, "entities", "export", name)
    assert again.exit_code == 2
    assert "it is there already" in again.stderr


def test_an_export_without_a_file_is_printed(tmp_path):
    """Without a file the export goes to standard output, byte for byte."""
    write(tmp_path, SMALL)
    run(tmp_path, "entities", "export", "names.csv")
    printed = run(tmp_path, "entities", "export")
    assert printed.stdout_bytes == (tmp_path / "names.csv").read_bytes()
    assert run(tmp_path, "entities", "export", "--tei").stdout.startswith("<?xml")


def test_an_import_is_built(tmp_path):
    """A dry run says what it would do; the import does it, and the next build has the new page."""
    write(tmp_path, f"{SMALL}-- new.csv --\nid,name,kind,born\nada-lovelace,,,1815\nx,X,work,\n")
    dry = run(tmp_path, "entities", "import", "new.csv", "--dry-run")
    assert dry.stdout.splitlines()[:2] == ["+ x", "~ ada-lovelace: born"]
    done = run(tmp_path, "entities", "import", "new.csv", "--into", "content/entities/new.toml")
    assert "Written: content/entities.toml, content/entities/new.toml." in done.stdout
    assert run(tmp_path, "build", "--jobs", "1").exit_code == 0
    assert (tmp_path / "site/works/x.html").is_file()


def test_an_import_for_machines_is_one_object(tmp_path):
    """`--json` prints what was done and each conflict with its place; words go to stderr."""
    write(tmp_path, f"{SMALL}-- new.csv --\nid,name\nlondon,Londinium\n")
    done = run(tmp_path, "entities", "import", "new.csv", "--json")
    told = json.loads(done.stdout)
    assert {key: told[key] for key in ("format", "added", "changed", "same", "files")} == {
        "format": "csv", "added": [], "changed": {}, "same": 1, "files": [],
    }  # fmt: skip
    assert [(c["line"], c["message"].partition(":")[0]) for c in told["conflicts"]] == [
        (2, "london")
    ]
    assert "content/entities.toml:4" in told["conflicts"][0]["message"]


@pytest.mark.parametrize("into", ["elsewhere.toml", "content/archive.toml", "content/a/../../x"])
def test_new_entries_go_to_the_register_alone(into, tmp_path):
    """`--into` names a file of the register."""
    write(tmp_path, f"{SMALL}-- new.csv --\nid,name,kind\nx,X,work\n")
    done = run(tmp_path, "entities", "import", "new.csv", "--into", into)
    assert done.exit_code == 2
    assert "no file of the register" in done.stderr


def test_help_costs_no_more_than_it_did():
    """The options of these commands are known without what the commands do."""
    code = "import sys, generator.cli; print([m for m in sys.modules if m.startswith('generator')])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(eval(found.stdout)) <= {
        "generator", "generator.cli", "generator.cli_entities", "generator.cli_theme",
        "generator.options",
    }  # fmt: skip


NAMED = """\
-- content/archive.toml --
title = "T"
-- content/entities.toml --
[ada]
name = "Ada"
kind = "person"
-- content/new.md --
# New

In Norway it rained{more}.
"""


def test_names_are_judged(tmp_path):
    """What `suggest` writes nobody reads as content; `apply` does what the signs say, once."""
    root = write(tmp_path, NAMED.format(more=" on Peter Tolmach"))
    told = run(root, "entities", "suggest")
    assert told.stdout.startswith("2 names in no register: content/entities/_review.txt.\n")
    review = root / "content/entities/_review.txt"
    review.write_text(review.read_text("utf-8").replace("? person", "+ person"), "utf-8")
    dry = run(root, "entities", "apply", "--dry-run")
    assert dry.stdout.splitlines()[0] == "+ peter-tolmach"
    assert "1 accepted, 0 aliases, 0 never again, 1 left. Would be written: " in dry.stdout
    done = run(root, "entities", "apply", "--json")
    assert json.loads(done.stdout) == {
        "added": ["peter-tolmach"], "aliased": {}, "never": [], "left": 1, "problems": [],
        "files": ["entities.toml", "entities/_review.txt"],
    }  # fmt: skip
    assert "Written: nothing." in run(root, "entities", "apply").stdout
    built = run(root, "build", "--jobs", "1")
    assert "_review" not in built.output
    assert (root / "site/people/peter-tolmach.html").is_file()


def test_proposed_names_for_machines_are_one_object(tmp_path):
    """`suggest --json` prints each name with its places; words go to stderr."""
    root = write(tmp_path, NAMED.format(more=""))
    done = run(root, "entities", "suggest", "--json")
    place = {"file": "new.md", "line": 3, "before": "In ", "text": "Norway", "after": " it rained."}
    assert json.loads(done.stdout) == {
        "file": "entities/_review.txt",
        "names": [
            {
                "name": "Norway", "kind": "place", "score": 3.0, "reason": "a starter list",
                "mentions": 1, "files": 1, "alias": "", "because": "", "contexts": [place],
            }
        ],
    }  # fmt: skip
    assert "1 name in no register" in done.stderr


def test_a_line_that_cannot_be_applied_is_shown(tmp_path):
    """A slip in a review is one message with its place, the line and what to write."""
    slip = "-- content/entities/_review.txt --\n+ persn Bob | 1 mention\n"
    told = run(write(tmp_path, SMALL + slip), "entities", "apply").stderr.splitlines()
    assert told[0] == 'content/entities/_review.txt:1: no kind: "persn"'
    assert told[1] == "  1 | + persn Bob | 1 mention"
    assert told[2].startswith("hint: did you mean 'person'?; write + person Name, ")
    assert told[2].endswith("; ? leaves it; the line stays till then")
