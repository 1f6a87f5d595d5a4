"""The house rules that a linter does not know."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "generator").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
FUNCTION_LINES_MAX = 40
FILE_LINES_MAX = 300


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def name_of(path: Path) -> str:
    """A file as a test id."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [*CODE, *TESTS], ids=name_of)
def test_sizes(path):
    """A function has at most 40 lines, a file at most 300."""
    long = [f.name for f in functions(path) if f.end_lineno - f.lineno >= FUNCTION_LINES_MAX]
    assert long == []
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES_MAX


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_every_test_says_what_it_promises(path):
    """Each test has a docstring that is a sentence."""
    silent = [
        f.name
        for f in functions(path)
        if f.name.startswith("test_") and not (ast.get_docstring(f) or "").rstrip().endswith(".")
    ]
    assert silent == []


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_every_module_says_what_it_owns(path):
    """Each module of the package begins with a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_room_without_a_noun():
    """No module is called after what it is for everybody."""
    vague = re.compile(r"utils?|helpers?|managers?|common|base|context|misc", re.IGNORECASE)
    assert [p for p in CODE if vague.fullmatch(p.stem)] == []


def test_most_functions_are_short():
    """Nine functions of ten have at most 22 lines."""
    lengths = sorted(f.end_lineno - f.lineno + 1 for path in CODE for f in functions(path))
    assert lengths[len(lengths) * 9 // 10] <= 22


def test_one_module_prints_and_one_exits():
    """Only `console` prints, and only `cli` ends the process."""
    loud = re.compile(r"^\s*(print\(|click\.echo)", re.MULTILINE)
    last = re.compile(r"^\s*(sys\.exit|raise SystemExit|ctx\.exit)", re.MULTILINE)
    texts = {name_of(p): p.read_text("utf-8") for p in CODE}
    assert {name for name, text in texts.items() if loud.search(text)} == {"generator/console.py"}
    assert {name for name, text in texts.items() if last.search(text)} == {"generator/cli.py"}


def test_one_module_hashes():
    """Only `digest` imports hashlib."""
    found = {name_of(p) for p in CODE if "import hashlib" in p.read_text("utf-8")}
    assert found == {"generator/digest.py"}
