"""Every check of the door is missed: with one taken away, a test fails.

    pytest tests/markup/test_mutants.py -m slow

Owns the table of changes. Each is made in a copy of the package, and the tests of its room are run
there in a process of their own until one fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import ROOT

TESTS = {
    "clean": ("test_clean.py", "test_vectors.py"),
    "href": ("test_href.py",),
    "picture": ("test_picture.py",),
}
# What stands there, and what is put in its place.
MUTANTS: dict[str, tuple[tuple[str, str], ...]] = {
    "clean": (
        ("len(html.encode()) > HTML_BYTES_MAX or ", ""),
        (' or html.count("<") > HTML_TAGS_MAX', ""),
        ("    html = _printable(html)\n    if", "    if"),
        ("        text = _printable(text)\n", ""),
        ("        if not self._dropped:\n", "        if True:\n"),
        ("if self._dropped or name in DROPPED:", "if self._dropped:"),
        ("if self._dropped or name in DROPPED:", "if name in DROPPED:"),
        ("script style template noscript svg", "template noscript svg"),
        ("name not in KEPT or name in VOIDS or is_blank(name, attrs)", "name in VOIDS"),
        ("or name in VOIDS or is_blank", "or is_blank"),
        (" or is_blank(name, attrs):", ":"),
        ('name in INLINES | {"br"} and not', "not"),
        (" and not is_blank(name, attrs)\n", "\n"),
        (
            '    link = _link(given.get("href", "")) if name == "a" else ()',
            '    link = (("href", given.get("href", "")),) if name == "a" else ()',
        ),
        ('*cell, "lang", "dir")', '*cell, "lang", "dir", "style", "onclick")'),
        ("raw.lower() in _directions(name) else None", "raw else None"),
        ("return raw if _LANGUAGE.fullmatch(raw) else None", "return raw"),
        ("1 < number <= CELL_SPAN_MAX", "1 < number"),
        ("and self.trusted_images", ""),
        ('src.startswith("path:") and ', ""),
        ('elif src.lower().startswith(("http:", "https:")):', "elif src:"),
        ("[:VALUE_CHARS_MAX] or None", "or None"),
        ("[:VALUE_CHARS_MAX])\n", ")\n"),
        ('f"<body>{html}"', "html"),
        ("foreign=True) or ()", "foreign=False) or ()"),
        ("values.setdefault(key.lower(), ", "values.__setitem__(key.lower(), "),
        ("fullmatch(_printable(raw))", "match(_printable(raw))"),
    ),
    "href": (
        ('    address = _ignored.sub("", address)\n', ""),
        ('    raw = _ignored.sub("", raw)\n', ""),
        ("len(address) > ADDRESS_CHARS_MAX or not scheme", "not scheme"),
        (" or scheme[1].lower() not in SCHEMES", ""),
        ("scheme[1].lower() not in SCHEMES", "scheme[1] not in SCHEMES"),
        ('scheme[1].lower() != "mailto" and not', "False and not"),
        ('return None if "\\\\" in address.partition("?")[0] else address', "return address"),
        ('raw in ("", "/") or ', ""),
        ('raw.startswith(("//", "/\\\\", "\\\\")) or ', ""),
        (" or len(raw) > ADDRESS_CHARS_MAX:", ":"),
        ("is_target(raw) and raw.startswith(WRITTEN)", "is_target(raw)"),
        ("if _colon_first.match(raw):", "if raw[:0]:"),
        ("[^/?#]*:", "[a-z]*:"),
        ("\\xa0\\u2028\\u2029\\ufeff]", "]"),
        ('("http", "https", "mailto")', '("http", "https", "mailto", "data")'),
    ),
    # An encoding that is none of ours, and entities, are refused twice: by what is searched for in
    # the bytes, and by what the parser says of them. One alone is not missed.
    "picture": (
        ("if len(data) > SVG_BYTES_MAX:", "if False:"),
        (" or not _is_plain_doctype(data):", ":"),
        (" and data.find(DOCTYPE, first + 1) < 0", ""),
        (".upper() not in ENCODINGS", ".upper() in ()"),
        ('if root.tag != f"{{{SVG}}}svg":', "if False:"),
        ("if any(node.tag is etree.PI", "if False and any(node.tag is etree.PI"),
        ("elif node.tag is not etree.Comment:", "elif False:"),
        ("if space != SVG or name not in ELEMENTS:", "if name not in ELEMENTS:"),
        ("if space != SVG or name not in ELEMENTS:", "if space != SVG:"),
        ('if name == "style" and _is_loading', "if False and _is_loading"),
        ("if not _is_own(element, value):", "if False:"),
        ("if space != XLINK and (space or not _is_allowed(name)):", "if not _is_allowed(name):"),
        ("(space or not _is_allowed(name))", "space"),
        ('if name == "attributeName" and', "if False and"),
        (" - UNMOVABLE:", ":"),
        ("    if _is_loading(value):", "    if False:"),
        ('if element == "image" and _raster', "if _raster"),
        ("_raster.fullmatch", "_raster.match"),
        ("bool(_own.fullmatch(", "bool(_own.match("),
        ('return "\\\\" in style or bool', "return bool"),
        ("|-moz-binding|behavior\\s*:", ""),
        ("|@|", "|"),
    ),
}
ALL = [(room, old, new) for room, changes in MUTANTS.items() for old, new in changes]


def changed(folder: Path, room: str, old: str, new: str) -> Path:
    """A checkout in which one module is another."""
    for name in ("tests", "templates", "content", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(
        ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    module = folder / f"generator/markup/{room}.py"
    text = module.read_text("utf-8")
    assert old in text
    module.write_text(text.replace(old, new, 1), "utf-8")
    return folder


def fails(folder: Path, room: str) -> bool:
    """Whether a test of the room fails on a checkout."""
    tests = [str(folder / "tests/markup" / name) for name in TESTS[room]]
    runner = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "--rootdir", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    done = subprocess.run(
        [*runner, *tests], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert done.returncode in {0, 1}, done.stdout.decode()[-2000:]
    return done.returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize("room", TESTS)
def test_nothing_fails_without_a_change(tmp_path: Path, room: str) -> None:
    """The tests of a room pass on a copy: what fails below is due to the change."""
    assert not fails(changed(tmp_path, room, "from __future__", "from __future__"), room)


@pytest.mark.slow
@pytest.mark.parametrize(("room", "old", "new"), ALL)
def test_every_check_is_missed(tmp_path: Path, room: str, old: str, new: str) -> None:
    """A test fails where one check is not made."""
    assert fails(changed(tmp_path, room, old, new), room)
