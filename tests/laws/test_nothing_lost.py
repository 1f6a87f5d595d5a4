"""What was said in the sample archive is said on its site: records in, records out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.archives import SAMPLE, built, tree
from tests.laws.pages import page, words
from tests.read.exports import bombs

_head = re.compile(r"^@+ .*$", re.MULTILINE)
PASTED_COMMENTS = {"pasted/town-library": 18}
SHOWN = "//div[@class='prose text' or @class='block']//text()[not(ancestor::sup[@class='noteref'])]"
GHOSTS = {"comment-sections": ["c71"], "talmud-page": ["c99"]}


def written(name: str) -> int:
    """How many comments the sources of an article hold, counted without the program."""
    if name in PASTED_COMMENTS:
        return PASTED_COMMENTS[name]
    file = next(f for e in (".md", ".txt") if (f := SAMPLE / f"{name}{e}").is_file())
    text = file.read_text("utf-8").partition("\n=== comments ===\n")[2]
    sidecar = SAMPLE / f"{name}.comments.jsonl"
    lines = sidecar.read_text("utf-8").splitlines() if sidecar.is_file() else []
    return len(_head.findall(text.partition("\n=== notes ===\n")[0])) + len(lines)


def data(site: Path, name: str) -> dict:
    """An article as its data file has it."""
    return json.loads((site / f"data/articles/{name}.json").read_bytes())


NAMES = sorted(
    path.relative_to(SAMPLE).with_suffix("").as_posix()
    for path in SAMPLE.rglob("*")
    if path.suffix in {".md", ".txt"}
)


@pytest.mark.parametrize("name", NAMES)
def test_every_comment_is_on_its_page_and_in_the_data(site: Path, name: str) -> None:
    """As many comments as were written stand on the page, and in the data, in the same words."""
    comments = data(site, name)["comments"]
    assert len(comments) == written(name)
    tree = page(site, f"{name}.html")
    for comment in comments:
        (found,) = tree.xpath("//*[@id=$id]", id=comment["anchor"])
        assert words(comment["text"]) in words(found.text_content())
        assert (comment["author"] or "") in words(found.text_content())


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_on_its_page_and_in_the_data(site: Path, name: str) -> None:
    """The words of the article itself are the same on the page and in the data."""
    tree = page(site, f"{name}.html")
    shown = "".join(tree.xpath(SHOWN)).split()
    assert "".join(data(site, name)["article"]["text"].split()) == "".join(shown)


@pytest.mark.parametrize("name", NAMES)
def test_every_note_is_on_its_page_and_in_the_data(site: Path, name: str) -> None:
    """Each note stands on the page at its anchor."""
    tree = page(site, f"{name}.html")
    for note in data(site, name)["notes"]:
        (found,) = tree.xpath("//*[@id=$id]", id=note["anchor"])
        assert words(note["text"]) in words(found.text_content())


def test_every_missing_comment_has_a_place_and_is_listed(site: Path) -> None:
    """A comment that is answered but not here is a place on the page, and a problem."""
    told = page(site, "problems.html").text_content()
    for name, missing in GHOSTS.items():
        for id in missing:
            (ghost,) = page(site, f"{name}.html").xpath("//*[@id=$id]", id=f"c-{id}")
            assert "missing" in ghost.get("class")
            assert f"a comment that is not here: {id}" in told


def test_every_registered_name_has_a_page(site: Path) -> None:
    """Each entity of the register has its page, and it is in the data."""
    ids = [
        id
        for file in (SAMPLE / "entities").glob("*.toml")
        for id in re.findall(r"^\[([a-z0-9-]+)\]", file.read_text("utf-8"), re.MULTILINE)
    ]
    entities = json.loads((site / "data/entities.json").read_bytes())["entities"]
    assert sorted(entity["id"] for entity in entities) == sorted(ids)
    assert [e["path"] for e in entities if not (site / e["path"]).is_file()] == []


def test_a_draft_hides_itself_alone(tmp_path: Path) -> None:
    """A draft in an export is left out, and the articles beside it are not."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/archive.toml").write_text('title = "A"', "utf-8")
    kept = bombs.item(1, "Kept", bombs.comment(1, 0))
    draft = bombs.item(2, "Unready", bombs.comment(2, 0)).replace("publish", "draft")
    (tmp_path / "content/x.xml").write_bytes(bombs.wxr(kept + draft))
    built(tmp_path)
    site = tree(tmp_path / "site")
    assert [name for name in site if name.startswith("x/")] == ["x/kept.bib", "x/kept.html"]
    assert [name for name, data in site.items() if b"Unready" in data] == []
