"""`import`: one native file an article, again and again without a double."""

from __future__ import annotations

import gzip
from pathlib import Path

import msgspec
import pytest

from generator.errors import ConfigError
from generator.importing import Imported, import_file, name_for
from tests.archives import tree
from tests.importing.killed import killed


def told(*comments: str, **post: object) -> bytes:
    """A native file with comments of these ids."""
    said = [{"id": id, "text": f"says {id}"} for id in comments]
    return msgspec.json.encode({"variorum": "article/1", "key": "k", **post, "comments": said})


def importing(root: Path, data: bytes, name: str = "export.json", format: str = "") -> Imported:
    """Import a file of an archive."""
    (root / name).write_bytes(data)
    return import_file(root / name, root / "into", root / "memory", format)


def ids(root: Path, name: str = "the-mill.json") -> list[str]:
    """The comments in a file that was written."""
    return [
        one["id"] for one in msgspec.json.decode((root / "into" / name).read_bytes())["comments"]
    ]


def test_an_import_writes_a_file_an_article(tmp_path: Path) -> None:
    """Each article is one file by its title, the store is gone, and the counts are said."""
    done = importing(tmp_path, told("1", "2", title="The mill"))
    assert (done.format, done.articles, done.written, done.comments) == ("native", 1, 1, 2)
    assert [*tree(tmp_path / "into")] == ["the-mill.json"]
    assert [*tree(tmp_path / "memory")] == []


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    """An import done twice leaves every file as it was."""
    importing(tmp_path, told("1", title="The mill"))
    before = tree(tmp_path / "into")
    assert importing(tmp_path, told("1", title="The mill")).written == 0
    assert tree(tmp_path / "into") == before


def test_a_newer_export_updates_and_adds(tmp_path: Path) -> None:
    """New comments come in, a new title counts, and what the export has lost stays in its place."""
    importing(tmp_path, told("1", "2", title="The mill"))
    assert importing(tmp_path, told("2", "3", title="The old mill")).written == 1
    assert [*tree(tmp_path / "into")] == ["the-mill.json"]
    assert ids(tmp_path) == ["1", "2", "3"]
    assert b"The old mill" in (tmp_path / "into/the-mill.json").read_bytes()


def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """Where another article has the name already, in whatever form, the new one has a mark."""
    (tmp_path / "into").mkdir()
    (tmp_path / "into/the-mill.md").write_text("mine")
    importing(tmp_path, told("1", title="The mill"))
    names = [*tree(tmp_path / "into")]
    assert len(names) == 2
    assert (tmp_path / "into/the-mill.md").read_text() == "mine"


def test_what_is_packed_is_unpacked(tmp_path: Path) -> None:
    """A gzip of an export is read as the export."""
    done = importing(tmp_path, gzip.compress(told("1", title="The mill")), "export.json.gz")
    assert (done.articles, done.comments, done.problems) == (1, 1, [])


def test_a_gzip_that_is_cut_short_is_said(tmp_path: Path) -> None:
    """Of a damaged file there is one message that says so."""
    whole = gzip.compress(told(*map(str, range(5000)), title="The mill"))
    done = importing(tmp_path, whole[:-200], "export.json.gz", "native")
    assert "the file is cut short or damaged" in done.problems[0].message


@pytest.mark.parametrize(
    ("name", "data", "format", "message"),
    [
        ("a.json", b"{}", "", "a file of no known format: not imported"),
        ("a.json", b"", "", "an empty file: not imported"),
        ("a.json", b"{}", "nativ", "no such format: nativ"),
    ],
)
def test_what_is_no_export_is_refused(
    tmp_path: Path, name: str, data: bytes, format: str, message: str
) -> None:
    """A file of no known format, and a format that there is not, are said; nothing is written."""
    with pytest.raises(ConfigError, match=message):
        importing(tmp_path, data, name, format)
    assert not (tmp_path / "into").exists()


@pytest.mark.parametrize("format", ["", "native"])
def test_a_folder_without_exports_is_refused(tmp_path: Path, format: str) -> None:
    """A folder in which nothing can be read, or nothing of the format asked for, is no export."""
    (tmp_path / "export").mkdir()
    (tmp_path / "export/notes.txt").write_text("Buy tea.")
    with pytest.raises(ConfigError, match=f"no {format or 'known'} export is in this folder"):
        import_file(tmp_path / "export", tmp_path / "into", tmp_path / "memory", format)


@pytest.mark.parametrize(
    ("holds", "message"),
    [
        ("_config.yml", "a site of Jekyll: there is nothing to import"),
        ("pelicanconf.py", "a site of Pelican: there is nothing to import"),
        ("hugo.toml content", "a site of Hugo: there is nothing to import"),
        ("config.toml content", "a site of Hugo: there is nothing to import"),
        ("config.toml", "no known export is in this folder"),
    ],
)
def test_a_site_is_read_in_place(tmp_path: Path, holds: str, message: str) -> None:
    """The folder of another generator's site is told from an export, and what to copy is said."""
    for name in holds.split():
        (tmp_path / name).touch()
    with pytest.raises(ConfigError, match=message) as caught:
        import_file(tmp_path, tmp_path / "into", tmp_path / "memory")
    assert ("into content/ and build" in caught.value.problem.hint) == ("site" in message)


def test_an_import_that_was_killed_goes_on(tmp_path: Path) -> None:
    """Killed while it writes, an import leaves whole files alone; done again it ends the work."""
    (tmp_path / "export.json").write_bytes(told("1", title="The mill"))
    killed(tmp_path, "export.json", at=1)
    assert tree(tmp_path / "into") == {}
    assert [name for name in tree(tmp_path / "memory") if name.endswith(".sqlite")]
    again = import_file(tmp_path / "export.json", tmp_path / "into", tmp_path / "memory")
    assert (again.written, again.comments) == (1, 1)
    assert [*tree(tmp_path / "memory")] == []


def test_the_folder_of_an_export_is_named_after_it() -> None:
    """Without a folder said, the articles go to one that is called as the file is."""
    names = ("My Blog.2020-01-01.xml", "RC_2012-06.ndjson.zst", "..xml")
    assert [name_for(Path(name)) for name in names] == [
        "my-blog-2020-01-01",
        "rc-2012-06",
        "imported",
    ]
