"""`variorum read FILE --json` prints `archive-doc/1`, whose every field is told here."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner

from generator import single, told
from generator.cli import commands
from generator.model import column
from tests.archives import SAMPLE, SMALL, write

REAL = Path(__file__).parents[3] / "shared/corpus/pasted"
REGISTER = """
-- content/entities.toml --
[lloyd-austin]
name = "Lloyd Austin"
kind = "person"
aliases = ["Lloyd J. Austin"]
weak = ["Austin"]
[oleksii-reznikov]
name = "Oleksii Reznikov"
kind = "person"
weak = ["Reznikov"]
[sergei-shoigu]
name = "Sergei Shoigu"
kind = "person"
aliases = ["Sergey Shoigu"]
weak = ["Shoigu"]
"""
FIELDS = {
    "document": ["schema", "article", "comments", "entities", "remainder", "problems"],
    "article": ["title", "byline", "body"],
    "comment": ["id", "paragraphs", "parent", "inferred", "confidence", "cue"],
    "entity": ["id", "name", "kind", "registered", "mentions"],
    "mention": ["line", "start", "end", "text", "score"],
    "problem": ["severity", "line", "message", "hint"],
}


def read(file: Path) -> dict:
    """What the command prints for a file."""
    done = CliRunner().invoke(commands, ["read", str(file), "--json"], catch_exceptions=False)
    assert done.exit_code == 0
    return json.loads(done.stdout)


def real(folder: Path) -> list[Path]:
    """The real pasted files, each in an archive with a register of three ministers."""
    root = write(folder, REGISTER)
    files = []
    for source in sorted(REAL.glob("*.txt")) if REAL.is_dir() else []:
        files.append(root / "content" / source.name)
        files[-1].write_bytes(source.read_bytes())
    return files


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give a pasted file of the sample archive, an article with heads, and the real ones."""
    small = write(tmp_path_factory.mktemp("small"), SMALL) / "content"
    pasted = [SAMPLE / "pasted/town-library.txt", small / "2001/fire.md", small / "2002/flood.md"]
    return pasted + real(tmp_path_factory.mktemp("real"))


def test_the_fields_are_these_and_no_others(files: list[Path]) -> None:
    """Every object of the document has exactly the fields of the schema, in its order."""
    for document in map(read, files):
        assert document["schema"] == "archive-doc/1"
        assert [*document] == FIELDS["document"]
        assert [*document["article"]] == FIELDS["article"]
        assert {tuple(c) for c in document["comments"]} == {tuple(FIELDS["comment"])}
        assert {tuple(e) for e in document["entities"]} <= {tuple(FIELDS["entity"])}
        mentions = [m for entity in document["entities"] for m in entity["mentions"]]
        assert {tuple(m) for m in mentions} <= {tuple(FIELDS["mention"])}
        assert {tuple(p) for p in document["problems"]} <= {tuple(FIELDS["problem"])}


def test_title_and_byline_say_what_is_inferred(files: list[Path]) -> None:
    """A title is null or has its evidence; a byline is null or has the name, the line, the text."""
    for article in (read(file)["article"] for file in files):
        assert article["title"] is None or [*article["title"]] == ["text", "inferred", "evidence"]
        assert article["byline"] is None or [*article["byline"]] == ["name", "line", "text"]


def test_mentions_stand_where_they_are_said_to(files: list[Path]) -> None:
    """Cutting a mention's line of the source from start to end gives its text."""
    for file in files:
        lines = file.read_text("utf-8").split("\n")
        mentions = [m for entity in read(file)["entities"] for m in entity["mentions"]]
        assert mentions
        for m in mentions:
            assert lines[m["line"] - 1][m["start"] : m["end"]] == m["text"]


def test_every_line_of_a_pasted_text_is_accounted_for(files: list[Path]) -> None:
    """Each line with words on it is of the body, the byline, a comment or the remainder, once."""
    for file in (f for f in files if f.suffix == ".txt"):
        document = read(file)
        parts = [*document["article"]["body"], *document["remainder"]]
        parts += [p for comment in document["comments"] for p in comment["paragraphs"]]
        parts += [document["article"]["byline"]] * (document["article"]["byline"] is not None)
        text = file.read_text("utf-8").split("\n")
        written = [(n, line.strip()) for n, line in enumerate(text, 1) if line.strip()]
        assert sorted((part["line"], part["text"]) for part in parts) == written


def test_comments_name_their_parents(files: list[Path]) -> None:
    """A parent is null or the id of an earlier comment, with how sure that is."""
    for file in files:
        seen: list[str | None] = [None, "c9"]
        for comment in read(file)["comments"]:
            assert comment["parent"] in seen
            assert 0 <= comment["confidence"] <= 1
            assert comment["inferred"] or (comment["confidence"], comment["cue"]) == (1, "")
            seen.append(comment["id"])


def test_the_real_paste_names_three_ministers(tmp_path: Path) -> None:
    """In the real pasted text each of the registered ministers is found more than once."""
    files = real(tmp_path)
    if not files:
        pytest.skip("the real pasted texts are not here")
    document = read(files[0])
    assert [e["id"] for e in document["entities"] if e["registered"]] == [
        "lloyd-austin",
        "oleksii-reznikov",
        "sergei-shoigu",
    ]
    assert all(entity["mentions"] for entity in document["entities"])
    assert len(document["comments"]) > 50


def test_a_summary_is_for_people(files: list[Path]) -> None:
    """Without --json the command says in some lines what the file was read as."""
    told = CliRunner().invoke(commands, ["read", str(files[0])]).stdout
    assert "comments 18" in told
    assert "Ines Caldwell" in told


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A path without a file ends with 2 and one message."""
    done = CliRunner().invoke(commands, ["read", str(tmp_path / "no.txt")])
    assert done.exit_code == 2
    assert "does not exist" in done.stderr


def refused(file: Path) -> str:
    """What the command says of a file that it cannot read."""
    done = CliRunner().invoke(commands, ["read", str(file)])
    assert (done.exit_code, done.stdout) == (2, "")
    return done.stderr


def test_the_settings_are_no_register(tmp_path: Path) -> None:
    """Asked for the settings, the command says what they are and what checks them."""
    said = refused(write(tmp_path, SMALL) / "content/archive.toml")
    assert "it holds the settings" in said
    assert "`variorum check` checks them" in said


@pytest.mark.parametrize("linked", ["a.md", "2001"])
def test_a_symbolic_link_is_not_followed(tmp_path: Path, linked: str) -> None:
    """A file that is a link, or lies behind one, is not read: the link is named."""
    root = write(tmp_path, SMALL)
    if linked == "a.md":
        (root / "content/a.md").symlink_to(root / "content/2001/fire.md")
        file = root / "content/a.md"
    else:
        (root / "content/2001").rename(root / "moved")
        (root / "content/2001").symlink_to(root / "moved")
        file = root / "content/2001/fire.md"
    said = refused(file)
    assert f"content/{linked}: a symbolic link is not followed" in said.replace("\n", "")


def test_a_closed_file_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, or one beside it, that the system does not open ends with 2 and one message."""

    def closed(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(single, "read_beneath", closed)
    said = refused(write(tmp_path, SMALL) / "content/2001/fire.md")
    assert "it cannot be read: Permission denied" in said


@pytest.mark.parametrize("registered", [True, False])
def test_a_folder_called_content_within_the_content(tmp_path: Path, registered: bool) -> None:  # noqa: FBT001
    """The register is the archive's, whatever a folder in it is called."""
    register = REGISTER if registered else ""
    root = write(tmp_path, f"-- content/x/content/a.txt --\nLloyd Austin spoke.\n{register}")
    (named,) = read(root / "content/x/content/a.txt")["entities"]
    assert (named["id"], named["registered"]) == ("lloyd-austin", registered)


def steps(file: Path) -> int:
    """The lines of `single.py` that tell what a file was read as."""
    found = single.read_single(file)
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return trace if frame.f_code.co_filename in {single.__file__, told.__file__} else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert len(told.as_json(found)["entities"][0]["mentions"]) >= 50
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("between", [" said, ", " said.\n\n"])
def test_growth(tmp_path: Path, between: str) -> None:
    """Four times the mentions take about four times the steps, on one line or on many."""
    root = write(tmp_path, REGISTER)
    counts = []
    for n in (50, 200):
        file = root / "content" / f"n{n}.md"
        file.write_text(f"Lloyd Austin{between}" * n, "utf-8")
        counts.append(steps(file))
    assert counts[1] < 4.6 * counts[0]


@pytest.mark.parametrize(
    ("source", "guess", "found"),
    [("ab ab", 3, 3), ("ab ab", 2, 3), ("ab ab", 1, 0), ("*ab* ab", 4, 5), ("*ab* ab", 2, 1),
     ("x", 1, 1), ("", 7, 7), ("ab" + "x" * 20_000, 15_000, 15_000)],
)  # fmt: skip
def test_the_nearest_place(source: str, guess: int, found: int) -> None:
    """A mention stands where its text is nearest to the guess, or at the guess."""
    assert column._nearest(source, "ab", guess) == found
