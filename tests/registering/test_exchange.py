"""The register taken out and merged back."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.errors import ConfigError, OutputError
from tests.cases import load
from tests.registering.drawn import ENTRIES, TEXTS, files
from tests.registering.registers import entries, exported, lay, merged, there

NAMES = {"csv": "out.csv", "tei": "out.xml"}
ADA = '[ada]\nname = "Ada"\nkind = "person"\nborn = 1815\n'


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=40)
@given(drawn=files())
def test_out_and_in_again_changes_nothing(form, drawn):
    """What was exported, merged back at once, changes no byte and is in no conflict."""
    text, tables = drawn
    with tempfile.TemporaryDirectory() as folder:
        root = lay(Path(folder) / "content", entities=text)
        before = there(root)
        done = merged(root, exported(root, form), NAMES[form])
        assert (done.added, done.changed, done.conflicts, done.files) == ([], {}, [], [])
        assert done.same == len(tables)
        assert there(root) == before


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=40)
@given(tables=ENTRIES)
def test_a_register_goes_over_to_another(form, tables):
    """Merged into an empty register an export makes one that says the same."""
    with tempfile.TemporaryDirectory() as folder:
        root = lay(Path(folder) / "content", entities=entries(tables))
        out = exported(root, form)
        other = lay(Path(folder) / "other")
        done = merged(other, out, NAMES[form])
        assert done.added == sorted(tables)
        told = (exported(root, "csv"), exported(other, "csv"))
        if form == "csv":
            assert told[0] == told[1]
        else:
            assert exported(other, form) == out


@settings(max_examples=40)
@given(files(ENTRIES.filter(bool)), TEXTS, st.data())
def test_one_cell_changes(drawn, name, data):
    """A cell that was worked on since the export is written, and nothing else."""
    text, _ = drawn
    with tempfile.TemporaryDirectory() as folder:
        root = lay(Path(folder) / "content", entities=text)
        rows = list(csv.DictReader(io.StringIO(exported(root, "csv").removeprefix("\ufeff"))))
        row = data.draw(st.sampled_from(rows))
        row["name"] = f"N {name}"
        file = io.StringIO()
        writer = csv.DictWriter(file, [*row], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
        done = merged(root, file.getvalue())
        assert done.changed == {row["id"]: ["name"]}
        assert (done.conflicts, done.added, done.same) == ([], [], len(rows) - 1)


@settings(max_examples=40)
@given(ENTRIES)
def test_no_cell_is_a_formula(tables):
    """However a spreadsheet parts the cells of an export, none of them begins as a formula does."""
    with tempfile.TemporaryDirectory() as folder:
        out = exported(lay(Path(folder), entities=entries(tables)), "csv").removeprefix("\ufeff")
    for delimiter in ",;|\t":
        for row in csv.reader(io.StringIO(out), delimiter=delimiter):
            risky = [cell for cell in row if cell.lstrip()[:1] in {*"=+-@"} - {""}]
            assert [cell for cell in risky if not re.fullmatch(r"-\d+(\.\d+)?", cell)] == []


@pytest.mark.parametrize("case", load("merging"), ids=lambda case: case.name)
def test_merging(case, tmp_path):
    """A table or a document is merged as its case says."""
    text, _, file = case.given.partition("---\n")
    root = lay(tmp_path / "content", entities=text)
    name = "in.xml" if file.startswith("<") else "in.csv"
    done = merged(root, file, name)
    told = [
        f"! {Path(p.place.file).name}:{p.place.line}: {p.message}"
        for p in (*done.problems, *done.conflicts)
    ]
    now = (root / "entities.toml").read_text("utf-8").rstrip("\n")
    assert case.expected == "\n".join([now, *told])


def test_the_file_wins_if_it_is_to(tmp_path):
    """With `overwrite` a conflict goes to the file, and is told of all the same."""
    root = lay(tmp_path / "content", entities=ADA)
    done = merged(root, "id,born\nada,1816\n", overwrite=True)
    assert len(done.conflicts) == 1
    assert (root / "entities.toml").read_text() == ADA.replace("1815", '"1816"')


def test_a_dry_run_writes_nothing(tmp_path):
    """A dry run says what would be done and does none of it."""
    root = lay(tmp_path / "content", entities=ADA)
    done = merged(root, "id,name,kind\nada,Ada,person\nbob,Bob,person\n", dry_run=True)
    assert (done.added, done.files) == (["bob"], ["entities.toml"])
    assert there(root) == {"entities.toml": ADA.encode()}


def test_a_new_entry_goes_to_the_file_of_its_kind(tmp_path):
    """Where its kind stands already, else to a file called so, else to the one that is named."""
    root = lay(tmp_path / "content", first=ADA, other='[x]\nname = "X"\nkind = "place"\n')
    table = "id,name,kind\nbob,Bob,person\nharp,Harp,work\n"
    assert merged(root, table).files == ["entities/first.toml", "entities/works.toml"]
    more = merged(root, "id,name,kind\ncy,Cy,person\n", into="entities/more.toml")
    assert more.files == ["entities/more.toml"]


@pytest.mark.parametrize("into", ["../x.toml", "entities/../../x.toml", "people.toml", "/x.toml"])
def test_nothing_is_written_elsewhere(into, tmp_path):
    """New entries go to a file of the register or to none."""
    root = lay(tmp_path / "content", entities=ADA)
    with pytest.raises(ConfigError):
        merged(root, "id,name,kind\nbob,Bob,person\n", into=into)
    assert [*there(root)] == ["entities.toml"]


def test_no_link_is_followed(tmp_path):
    """A folder that is a symbolic link is not written through."""
    root = lay(tmp_path / "content")
    (tmp_path / "elsewhere").mkdir()
    root.mkdir()
    (root / "entities").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="symbolic link"):
        merged(root, "id,name,kind\nbob,Bob,person\n")
    assert [*(tmp_path / "elsewhere").iterdir()] == []


@pytest.mark.parametrize("text", ["[a\n", b"\xff\xfe\xfa"])
def test_a_register_that_cannot_be_read(text, tmp_path):
    """Nothing is merged into a register of which not all is known."""
    root = lay(tmp_path / "content")
    (tmp_path / "content").mkdir()
    (root / "entities.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError):
        merged(root, "id,name,kind\nbob,Bob,person\n")


def test_marks_and_line_ends_stay(tmp_path):
    """A file with a byte order mark and the line ends of Windows keeps both."""
    root = lay(tmp_path / "content", entities="\ufeff" + ADA.replace("\n", "\r\n"))
    merged(root, "id,name,kind,description\nada,,,A writer.\nbob,Bob,person,\n")
    text = (root / "entities.toml").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf[ada]\r\n")
    assert text.count(b"\n") == text.count(b"\r\n") == 9


HOSTILE = {
    "a file of nothing": b"",
    "no table": b"\x00\x01\x02" * 100,
    "a quote without end": b'id,name,kind\n"a,b\n' + b"x\n" * 1000,
    "a cell without end": b"id,name\na," + b"x" * (1 << 21) + b"\n",
    "no XML": b"<TEI",
    "a tree without end": b"<a>" * 100_000,
    "an entity of a file": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>',
    "entities that swell": b'<!DOCTYPE a [<!ENTITY x "'
    + b"y" * 1000
    + b'"><!ENTITY z "'
    + b"&x;" * 1000
    + b'">]><TEI>'
    + b"&z;" * 1000
    + b"</TEI>",
    "an encoding that is none": b'<?xml version="1.0" encoding="zip"?><TEI/>',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_one_message(data, tmp_path):
    """A file that is no table and no TEI is one message, and the register stays."""
    root = lay(tmp_path / "content", entities=ADA)
    done = merged(root, data, "in.xml" if data.startswith(b"<") else "in.csv")
    assert len(done.problems) == 1
    assert len(done.problems[0].message) < 300
    assert there(root) == {"entities.toml": ADA.encode()}


def test_the_document_is_sound(tmp_path):
    """An export as TEI is XML whose ids are names, each once."""
    root = lay(tmp_path / "content", entities=ADA + '[1984]\nname = "1984 <&>"\nkind = "work"\n')
    ids = etree.fromstring(exported(root, "tei").encode()).xpath("//@xml:id")
    assert ids == ["ada", "_1984"]
