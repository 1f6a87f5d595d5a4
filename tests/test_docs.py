"""The documents say what the program does, all of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from generator.cli import commands
from generator.config import TYPES
from generator.export.filters import filters
from generator.export.plan import OPTIONAL
from generator.model.source import HABIT
from generator.read.corrections import KEYS as CORRECTED
from generator.read.keys import KINDS
from generator.read.register import KEYS

ROOT = Path(__file__).parents[1]
DOCS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", *(
    f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md"))
))  # fmt: skip


def text_of(name: str) -> str:
    """A document."""
    return (ROOT / name).read_text("utf-8")


def test_every_command_and_option_is_documented():
    """Each command, with each of its own options, stands in docs/commands.md."""
    said = text_of("docs/commands.md")
    groups = [c for c in commands.commands.values() if isinstance(c, click.Group)]
    within = {f"{g.name} {name}": c for g in groups for name, c in g.commands.items()}
    for name, command in (commands.commands | within).items():
        assert f"`{name}" in said
        options = [o for p in command.params for o in p.opts if o.startswith("--")]
        assert [o for o in options if o not in said] == []


def test_every_setting_is_documented():
    """Each setting of an archive, an article and a paste stands in docs/content.md."""
    said = text_of("docs/content.md")
    wanted = {*TYPES, *CORRECTED, *HABIT, *KINDS}
    assert sorted(key for key in wanted if not re.search(rf"\b{key}\b", said)) == []


def test_every_key_of_the_register_is_documented():
    """Each key of an entity stands in docs/entities.md."""
    said = text_of("docs/entities.md")
    assert [key for key in KEYS if f"`{key}`" not in said] == []


def test_every_optional_part_is_documented():
    """Each part that a site can do without is named."""
    said = text_of("docs/content.md")
    assert [name for name in OPTIONAL if name not in said] == []


def test_every_filter_is_documented():
    """Each filter a template may use stands in docs/themes.md."""
    said = text_of("docs/themes.md")
    assert [name for name in filters(None) if f"\\|{name}" not in said] == []


def test_every_dependency_has_its_reason():
    """Each package the program needs has a line in ARCHITECTURE.md."""
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    names = [re.match(r"[\w-]+", d)[0] for d in project["dependencies"]]
    table = text_of("ARCHITECTURE.md").partition("## Dependencies")[2]
    assert [name for name in names if name not in table] == []


def test_every_room_is_on_the_map():
    """Each folder and each module at the top of the package stands in ARCHITECTURE.md."""
    said = text_of("ARCHITECTURE.md")
    rooms = [p.stem for p in (ROOT / "generator").iterdir() if not p.name.startswith("_")]
    rooms = [r for r in rooms if r not in {"py", "starter", "templates"}]
    assert [room for room in rooms if f"`{room}" not in said] == []


@pytest.mark.parametrize("name", DOCS)
def test_links_between_documents_lead_somewhere(name):
    """A relative link or picture in a document is there."""
    prose = re.sub(r"```.*?```|`[^`\n]+`", "", text_of(name), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)", prose)
    own = [t for t in targets if ":" not in t]
    assert [t for t in own if not (ROOT / name).parent.joinpath(t).exists()] == []


def test_every_promise_has_tests_that_are_there():
    """Sixteen promises stand in docs/promises.md, each with a command over files that exist."""
    parts = re.split(r"^\d+\. ", text_of("docs/promises.md"), flags=re.MULTILINE)[1:]
    assert len(parts) == 16
    for part in parts:
        named = re.findall(r"\btests/[\w/.]+", part)
        assert named
        assert [name for name in named if not (ROOT / name).exists()] == []


def test_ci_runs_what_the_readme_says():
    """The commands of the README are the targets that .ci/run calls."""
    said, run = text_of("README.md"), text_of(".ci/run")
    for command in ("make site", "make test"):
        assert re.search(rf"^{command}\b", said, re.MULTILINE)
        assert re.search(rf"^{command}$", run, re.MULTILINE)
