"""Whatever a stranger calls himself or a thing: every path of the site is safe on any disk."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import urls
from tests.archives import built, tree, write
from tests.laws.naughty import NAUGHTY
from tests.laws.pages import ids, paths

SEGMENT = re.compile(r"[a-z0-9_.~-]{1,200}")
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
HIDDEN = {".nojekyll"}
FRAME = """\
-- content/archive.toml --
title = "T"
also = ["author-feeds", "name-feeds", "thread-feeds"]
"""
NAMES = st.one_of(st.sampled_from(NAUGHTY), st.text(max_size=40))


def unsafe(found: Iterable[str]) -> list[str]:
    """Those of some paths that some disk or host cannot hold, or takes for something else."""
    wrong, seen = [], dict[str, str]()
    for path in found:
        folded = unicodedata.normalize("NFC", path).casefold()
        twin = seen.setdefault(folded, path)
        for part in path.split("/"):
            ends = part.endswith((".", " ")) or (part[:1] in ".-" and part not in HIDDEN)
            if not SEGMENT.fullmatch(part) or DEVICE.fullmatch(part) or ends or twin != path:
                wrong.append(path)
    return wrong


def made(root: Path) -> list[str]:
    """The paths of the site that is built, but for its own fixed ones."""
    report = built(root)
    assert report.failures == ()
    site = tree(root / "site")
    assert {path.name for path in root.iterdir()} == {"content", "site", ".variorum"}
    assert not [path for path in (root / "site").rglob("*") if path.is_symlink()]
    return [path for path in site if path != "theme/script.js"]


def article(n: int, **head: object) -> str:
    """An article whose settings are what they are, written as JSON, which YAML can read."""
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in head.items())
    return f"-- content/z{n}.md --\n---\n{lines}---\nText.\n"


def settings_of(key: str) -> str:
    """An archive in which each naughty name is a setting of an article."""
    value = (lambda name: [name]) if key in {"author", "tags"} else (lambda name: name)
    named = [name for name in NAUGHTY if not re.search("[\x00-\x08\x7f-\x9f]", name)]
    return FRAME + "".join(
        article(n, **{"title": f"Z{n}", "date": "2001", key: value(name)})
        for n, name in enumerate(named)
    )


@pytest.mark.parametrize("key", ["slug", "author", "tags", "title", "date", "series"])
def test_settings_become_safe_paths(tmp_path: Path, key: str) -> None:
    """Whatever stands in the settings of articles, each path is safe and every article is there."""
    found = made(write(tmp_path, settings_of(key)))
    assert unsafe(found) == []
    assert len(found) > len(NAUGHTY)


def test_files_become_safe_paths(tmp_path: Path) -> None:
    """Articles and folders called so in content/ have safe paths, and no name ends the build."""
    content = write(tmp_path, FRAME + article(0, title="A")) / "content"
    laid = 0
    for name in NAUGHTY:
        whole = name.replace("/", "⁄").replace("\0", "")
        if whole.strip(".") and not whole.startswith(("_", ".")) and len(whole.encode()) < 250:
            (content / f"{whole}.md").write_text("Text.", "utf-8")
            (content / f"in {whole}").mkdir()
            (content / f"in {whole}" / "a.md").write_text("Text.", "utf-8")
            laid += 2
    found = made(tmp_path)
    assert unsafe(found) == []
    assert len([path for path in found if path.endswith(".html")]) > laid // 2


def test_comments_become_safe_ids(tmp_path: Path) -> None:
    """Whoever comments under whatever id and name, paths are safe and no id stands twice."""
    rows = "".join(
        f"{json.dumps({'id': name, 'author': name or 'A', 'text': 'Text.'})}\n" for name in NAUGHTY
    )
    text = f"{FRAME}{article(0, title='A')}-- content/z0.comments.jsonl --\n{rows}"
    found = made(write(tmp_path, text))
    assert unsafe(found) == []
    for page in paths(tmp_path / "site"):
        own = ids(tmp_path / "site", page)
        assert len(own) == len(set(own))
        assert not [id for id in own if not re.fullmatch(r"[^\s\"'<>&\\]+", id)]


def test_entities_become_safe_paths(tmp_path: Path) -> None:
    """An id of the register that is no plain word is refused; what is taken is safe."""
    rows = "".join(
        f"[{json.dumps(name, ensure_ascii=False)}]\nname = 'N {n}'\nkind = 'person'\n"
        for n, name in enumerate(NAUGHTY)
        if not re.search("[\x7f-\x9f]", name)
    )
    text = f"{FRAME}{article(0, title='A')}-- content/entities.toml --\n{rows}"
    found = made(write(tmp_path, text))
    assert unsafe(found) == []
    taken = {path for path in found if path.startswith("people/")}
    assert "people/cafe.html" in taken
    assert not taken & {"people/con.html", f"people/{'x' * 300}.html"}


def test_files_that_are_published(tmp_path: Path) -> None:
    """A file keeps its name, for links to it lead there; one that some disk cannot hold is told.

    One whose name is too long is left out, and so is the second of two that are one on some disk.
    """
    content = write(tmp_path, FRAME + article(0, title="A")) / "content"
    names = [
        *("con.png", "a:b.png", "\u202eb.png", "x /y.png", "aux/z.png", "é.png", "e\u0301.png"),
        *("A.svg", "a.svg", "x" * 251 + ".svg", "é" * 90 + ".png", "y" * 190 + ".png", "ok.png"),
    ]
    for name in names:
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    with (content / "archive.toml").open("a") as file:
        file.write('[publish]\ncompress = ["gzip"]\n')
    report = built(tmp_path)
    assert report.failures == ()
    problems = {(p.place.file, p.message) for p in report.planned.problems}
    odd = "a name that not every system can hold"
    assert {(n, odd) for n in names[:5]} <= problems
    assert (names[9], "a name of more than 200 bytes: not published") in problems
    twins = {p.place.file for p in report.planned.problems if p.message.startswith("two pages")}
    assert twins == {"site/A.svg", "site/e\u0301.png"}
    there = {path for path in tree(tmp_path / "site") if path.endswith((".png", ".svg"))}
    own = {path for path in there if not path.startswith("theme/")}
    assert own == {*names} - {"a.svg", "é.png", names[9]}


@given(st.lists(NAMES, min_size=1, max_size=8, unique=True), NAMES)
def test_an_address_does_not_depend_on_others(names: list[str], more: str) -> None:
    """A name has the address that it has alone, whatever else there is, and whatever the order."""
    for spell in (urls.author, urls.tag, urls.notes_by, urls.segment, urls.book, urls.comment):
        alone = {name: spell(name) for name in names}
        spell(more)
        assert {name: spell(name) for name in reversed(names)} == alone


@given(st.lists(NAMES, min_size=2, max_size=30, unique_by=str.casefold))
def test_addresses_are_their_own_and_safe(names: list[str]) -> None:
    """Of any names no two have one address, on any disk, and each address is safe."""
    for spell in (urls.author, urls.tag, urls.notes_by):
        found = [spell(name) for name in names]
        assert len({path.casefold() for path in found}) == len(names)
        assert unsafe(found) == []


def test_the_judge_of_paths_sees_unsafe_ones(tmp_path: Path) -> None:
    """Control: each naughty name, taken as it is, is seen to be unsafe; and so are twins."""
    harmless = {name for name in NAUGHTY if SEGMENT.fullmatch(name)}
    told = {name for name in NAUGHTY if unsafe([name])}
    assert {*NAUGHTY} - told <= harmless
    assert {"con", "a.", "-rf", "..", ".git", "lpt9.md"} <= told
    assert unsafe(["a/b.html", "a/B.html"]) == unsafe(["a/b.html", "a/B.html"])[:2] != []
    assert unsafe(["fire.html", "2001/fire.html", ".nojekyll"]) == []
