"""What `check` tells of each kind of problem, and the page that it writes of them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.errors import Place, Problem, Trouble
from generator.report import KINDS, by_kind
from tests.archives import ROOT, built, tree, write

FILE = ROOT / "tests/cases/troubles.txt"
_case = re.compile(
    r"^# (?P<name>.+)\n(?P<archive>(?:(?!== \w+ \w+ ).*\n)+)(?P<told>(?:.+\n)+)", re.MULTILINE
)
SORRY = """\
-- content/a.md --
The mill stood by [the weir](wier.md) \u202egnp.<script>

![](plan.svg)
-- content/plan.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/decisions.toml --
[[withhold]]
author = "Tilda Brg"
"""


def cases() -> Iterator[re.Match[str]]:
    """Every case of the table."""
    return _case.finditer(FILE.read_text("utf-8"))


def run(root: Path, *options: str) -> Result:
    """Check an archive."""
    return CliRunner().invoke(commands, ["-C", str(root), "check", *options], prog_name="variorum")


def told(root: Path) -> str:
    """Every problem of an archive, as the table has it."""
    found = json.loads(run(root, "--json").stdout)["problems"]
    return "".join(
        f"== {p['kind']} {p['severity']} {place} {p['message']}\n   {p['hint']}\n"
        for p in found
        for place in [str(Place(p["file"], p["line"]))]
    )


@pytest.mark.parametrize("case", [*cases()], ids=lambda case: case["name"])
def test_each_kind_is_told(tmp_path: Path, case: re.Match[str]) -> None:
    """Each case of the table has the one problem that stands below it, in those words."""
    now = told(write(tmp_path, case["archive"]))
    if os.environ.get("ACCEPT"):
        case_now = f"# {case['name']}\n{case['archive']}{now}"
        FILE.write_text(FILE.read_text("utf-8").replace(case[0], case_now), "utf-8")
    assert now == case["told"]


def test_every_kind_has_a_case_and_words() -> None:
    """No kind is without a case in the table, and none without what its problems have in common."""
    assert {case["told"].split()[1] for case in cases()} == {kind.value for kind in Trouble}
    assert list(KINDS) == [*Trouble]
    assert len({*KINDS.values()}) == len(Trouble)


def test_the_terminal_tells_those_of_a_kind_together(tmp_path: Path) -> None:
    """Each kind there is stands once, with its number, above its problems; and it ends with 1."""
    done = run(write(tmp_path, SORRY))
    heads = [line for line in done.stderr.splitlines() if line.startswith("== ")]
    assert (done.exit_code, done.stdout) == (1, "1 error, 1 warning, 1 notice.\n")
    assert heads == [f"== {KINDS[kind]}: 1 ==" for kind in ("link", "decision", "image")]


def test_what_is_of_no_kind_is_of_that_of_its_file() -> None:
    """A problem of the register or of decisions that has no kind of its own has theirs."""
    files = ("a.md", "entities/x.toml", "content/entities.toml", "decisions/a.toml")
    found = [Problem(Place(file), "m") for file in files]
    kinds = {p.place.file: kind.value for kind, own in by_kind(found) for p in own}
    assert kinds == dict(zip(files, ("other", "register", "register", "decision"), strict=True))


def test_the_page_holds_all_that_it_needs(tmp_path: Path) -> None:
    """The page has every problem by kind with its place, asks for nothing, and runs nothing."""
    root = write(tmp_path, SORRY)
    done = run(root, "--page", "found.html")
    page = (root / "found.html").read_text("utf-8")
    assert done.exit_code == 1
    assert re.findall(r'<h2 class="file" id="(\w+)">', page) == ["link", "decision", "image"]
    assert all(text in page for text in ("content/a.md:1", "leads nowhere", "Tilda Brg", "noindex"))
    assert re.findall(r'(?:src|href)="([^"#]{1,9})', page) == ["data:text"]
    assert "<script" not in page
    assert "\u202e" not in page
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("name", "why"),
    [("site/found.html", "that is within the site"), ("content/found.html", "within the sources"),
     ("note.txt", "it is there already, and is something else"), ("note.txt/a", "be written")],
)  # fmt: skip
def test_the_page_is_written_nowhere_else(tmp_path: Path, name: str, why: str) -> None:
    """Into the site or the sources, or over another file, nothing is written, and that is told."""
    root = write(tmp_path, f"{SORRY}-- note.txt --\nMine.\n")
    before = tree(root)
    done = run(root, "--page", name)
    assert (done.exit_code, why in done.stderr) == (2, True)
    assert {path: data for path, data in tree(root).items() if ".variorum" not in path} == before


def test_the_page_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    """Written again when all is mended, the page says that there is no problem."""
    root = write(tmp_path, SORRY)
    run(root, "--page", "found.html")
    (root / "content/decisions.toml").unlink()
    write(root, "-- content/a.md --\nThe mill.\n")
    assert run(root, "--page", "found.html").exit_code == 0
    assert "No problems." in (root / "found.html").read_text("utf-8")


def test_a_link_leads_to_a_place_in_another_article(tmp_path: Path) -> None:
    """Behind a path, the place of a heading and the id of a comment are led to; it is told."""
    case = next(case for case in cases() if case["name"] == "a place in another article")
    root = write(tmp_path, case["archive"])
    built(root)
    page, other = ((root / f"site/{name}.html").read_text("utf-8") for name in "ab")
    linked = re.findall(r'<a href="(b\.html[^"]*)">there', page)
    assert linked == ["b.html", "b.html#s-afterwards", "b.html#c-c1", "b.html#c-c1"]
    assert 'href="a.html"' in other
