"""What theme authors are told: docs/views.md by the views themselves, the blocks by the frame."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from generator.export.theme import BUILT_IN
from tests.archives import ROOT, SMALL, built, write
from tests.export.filled import SHOWN


@pytest.fixture(scope="module")
def contract() -> ModuleType:
    """Give the tool that writes the page."""
    spec = spec_from_file_location("contract", ROOT / "tools/contract.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def themes() -> str:
    """The guide to themes."""
    return (ROOT / "docs/themes.md").read_text("utf-8")


def test_the_page_is_what_the_docstrings_say(contract: ModuleType) -> None:
    """docs/views.md is as `python tools/contract.py` writes it."""
    assert (ROOT / "docs/views.md").read_text("utf-8") == contract.text()


def test_every_template_and_every_field_is_explained(contract: ModuleType) -> None:
    """Each template has a section, each field a type and words, and each link leads somewhere."""
    text = contract.text()
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert {view.template for view in SHOWN} <= set(headings)
    assert len(headings) == len(set(headings))
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| `")]
    assert len(rows) > 200
    assert [row for row in rows if len(row) != 3 or row[2] == "|"] == []
    anchors = {heading.lower() for heading in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= anchors


def test_no_common_word_is_explained_in_vain(contract: ModuleType) -> None:
    """What the tool says of a field stands on the page."""
    text = contract.text()
    assert [name for name, said in contract.MEANT.items() if f"| {said} |" not in text] == []


def test_the_blocks_of_the_frame_are_those_that_the_guide_lists() -> None:
    """Each block of base.html is in the guide, and no other."""
    frame = (BUILT_IN / "base.html").read_text("utf-8")
    table = themes().partition("| block | holds |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(
        re.findall(r"{% block (\w+) %}", frame)
    )


def test_the_templates_of_the_guide_work(tmp_path: Path) -> None:
    """Each template that the guide shows can be put into an archive, and shows what it says."""
    shown = re.findall(r"```\n\{# (templates/\S+?\.html)\b.*?#\}\n(.*?)```", themes(), re.DOTALL)
    write(tmp_path, SMALL + "".join(f"-- {name} --\n{text}" for name, text in shown))
    assert [name for name, _ in shown] == ["templates/article.html", "templates/base.html"]
    report = built(tmp_path)
    assert [p for p in report.planned.problems if p.place.file.startswith("templates/")] == []
    page = (tmp_path / "site/2001/fire.html").read_text("utf-8")
    assert '<a href="../index.html">The list</a>' in page
