"""Exports in XML that are no XML, or more than that."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.exports import xml
from generator.read.exports.decoded import decoded
from generator.read.exports.xml import Shape, records

SHAPE = Shape(("r", "n:s"), '<all xmlns:n="http://n.example/">', settles={"r": "t"})
HEAD = '<?xml version="1.0"?>\n<all xmlns:n="http://n.example/">\n'


def read(text: str | bytes) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The records of a file as lines and texts of their field `t`, and what is told."""
    told: list[tuple[int, str]] = []
    data = text.encode() if isinstance(text, str) else text
    nodes = records(io.BytesIO(data), lambda line, message, *_: told.append((line, message)), SHAPE)
    return [(node.line, node.said("t")) for node in nodes], told


def whole(inner: str) -> str:
    """A file with something in it, from its third line on."""
    return f"{HEAD}{inner}</all>\n"


def test_records_have_their_lines() -> None:
    """A record is what is outermost of a name, with the line that it begins at."""
    found, told = read(whole("<r><t>1</t></r>\n<x>\n<r><t>2</t><r/></r></x><n:s><t>3</t></n:s>"))
    assert found == [(3, "1"), (5, "2"), (5, "3")]
    assert told == []


def test_lines_beyond_what_the_parser_counts_in_16_bits() -> None:
    """A line is right however far down it is."""
    found, _ = read(whole("\n" * 70_000 + "<r>\n<t>1</t></r>"))
    assert found == [(70_003, "1")]


@pytest.mark.parametrize("mark", ["<r>", "<!-- <r> --><r/>", "&lt;r>"])
def test_a_record_told_of_in_a_record(mark: str) -> None:
    """What looks like a record in a text or in a comment is none."""
    inner = f"<r><t><![CDATA[1 {mark} & 2]]></t></r><!-- <r> -->\n<r><t>3</t></r>"
    assert read(whole(inner)) == ([(3, f"1 {mark} & 2"), (4, "3")], [])


def test_a_fault_costs_its_own_record() -> None:
    """A record that is no XML is left out, with its line, and the others are read."""
    found, told = read(whole("<r><t>1</t></r>\n<r>\n<u><br></u><t>2</t></r>\n<r><t>3</t></r>"))
    assert found == [(3, "1"), (6, "3")]
    assert told == [(5, "not XML: Opening and ending tag mismatch: br and u")]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [("a & b", "a & b"), ("a && b", "a && b"), ("a&nbsp;b", "a\xa0b"), ("a &#11; b", "a � b")],
)
def test_a_fault_that_is_mended(text: str, read_as: str) -> None:
    """References that XML does not know are read as HTML has them, and told."""
    found, told = read(whole(f"<r><t>1</t></r>\n<r><t>{text}</t></r>\n<r><t>3</t></r>"))
    assert found == [(3, "1"), (4, read_as), (5, "3")]
    assert [line for line, _ in told] == [4]


def test_a_fault_that_ends_a_record_early() -> None:
    """A record that may have said more than can be read is left out."""
    found, told = read(whole("<r><t>1</t></r>\n<r><u>2</i></u><t>2</t></r>\n<r><t>3</t></r>"))
    assert found == [(3, "1"), (5, "3")]
    assert [line for line, _ in told] == [4]


def test_a_fault_before_the_first_record() -> None:
    """Where the head of a file is broken its records are read all the same."""
    found, told = read("<b>Warning</b>: of some plug-in\n" + whole("<r><t>1</t></r>"))
    assert found == [(4, "1")]
    assert told == [(1, "not XML: Extra content at the end of the document")]


def test_a_fault_after_the_last_record() -> None:
    """What is printed after the end of a file costs no record."""
    found, told = read(whole("<r><t>1</t></r>") + "<script>")
    assert found == [(3, "1")]
    assert len(told) == 1


def test_blank_lines_before_the_declaration() -> None:
    """Blank lines before the first are harmless, and count."""
    assert read("\n\n" + whole("<r><t>1</t></r>")) == ([(5, "1")], [])


def test_a_file_that_is_cut_short() -> None:
    """What came before the cut is kept; the record at the cut is, if it is known what it is."""
    text = whole("<r><t>1</t></r>\n<r><t>2</t><u>of this a par")
    found, told = read(text.removesuffix("</all>\n"))
    assert found == [(3, "1"), (4, "2")]
    assert [line for line, _ in told] == [4]
    assert told[0][1].startswith("the file is cut short here: ")


def test_a_record_that_is_cut_short() -> None:
    """A record that is cut off before its deciding field is left out."""
    assert read(HEAD + "<r><t>1</t></r><r><u>2</u><t>2</")[0] == [(3, "1")]


def test_a_reference_that_is_cut() -> None:
    """A reference is whole also where the file is read in two parts of it."""
    text = whole(f"<r><t>1</t></r><r><t>{'a &amp; ' * 600_000}</t></r>")
    found, told = read(text)
    assert [len(said) for _, said in found] == [1, 4 * 600_000 - 1]
    assert told == []


@given(st.integers(0, 400))
def test_a_cut_anywhere(at: int) -> None:
    """Wherever a file is cut the records before are the same, and the cut is told."""
    text = whole("".join(f"<r>\n<t>{n} &amp; {n}</t></r>\n" for n in range(9)))
    found, told = read(text[:at])
    assert found[:-1] == read(text)[0][: len(found)][:-1]
    assert bool(told) == (at < len(text.rstrip()))


@pytest.mark.parametrize("text", ["", " \n ", "\ufeff"])
def test_an_empty_file(text: str) -> None:
    """A file with nothing in it is told to be empty."""
    assert read(text) == ([], [(1, "the file is empty")])


def test_characters_that_xml_forbids() -> None:
    """They are replaced and counted, with the line of the first."""
    found, told = read(whole("<r>\n<t>a\x0bb\0c</t></r>").encode() + b"<!-- \xff\xed\xa0\x80 -->")
    assert found == [(3, "a�b�c")]
    assert told == [(4, "6 characters that no XML can hold: shown as �")]


def test_a_prefix_that_is_not_declared() -> None:
    """An undeclared prefix is read as it is usually meant, and told once with its count."""
    found, told = read(whole("<r><t>1</t><m:x/></r>\n<r><m:x/><t>2</t></r>"))
    assert found == [(3, "1"), (4, "2")]
    assert told == [(3, "not quite XML: Namespace prefix m on x is not defined (2 times)")]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("iso-8859-1", "latin-1"), ("UTF-8", "utf-8-sig"), ("utf-16", "utf-16"), ("gbk", "gbk")],
)
def test_encodings(name: str, encoding: str) -> None:
    """A file says its encoding by a mark or by its declaration."""
    text = f'<?xml version="1.0" encoding="{name}"?><all><r><t>à</t></r></all>'
    assert read(text.encode(encoding)) == ([(1, "à")], [])


@pytest.mark.parametrize("name", ["utf-7", "zip", "punycode", "x-nothing", "iso-8859-99"])
def test_an_encoding_that_nobody_knows(name: str) -> None:
    """A file of no known encoding is read as UTF-8, and that is told."""
    text = f"<?xml version='1.0' encoding='{name}'?><all><r><t>à</t></r></all>"
    assert read(text) == ([(1, "à")], [(1, f"unknown encoding {name!r}: read as UTF-8")])


def test_text_is_not_changed_by_where_it_is_cut() -> None:
    """Characters across two reads are whole."""
    text = "é𝄞" * 100_000
    assert "".join(decoded(io.BytesIO(text.encode()), lambda *_: None)) == text


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        (f'<!ENTITY l0 "ha">{LAUGHS}', "&l12;"),
        (f'<!ENTITY l "{"ha" * 50_000}">', "&l;" * 50_000),
        ('<!ENTITY l SYSTEM "file:///etc/passwd">', "&l;"),
        ('<!ENTITY % l SYSTEM "http://127.0.0.1:9/l.dtd"> %l;', ""),
        ("", "<a>" * 100_000),
        ("", "<a " + "b" * 1_000_000),
    ],
    ids=["laughs", "quadratic", "local file", "remote file", "deep", "long tag"],
)
def test_hostile_files(declared: str, text: str) -> None:
    """No entity swells or fetches anything, and what comes after is read."""
    start = f"<!DOCTYPE all [{declared}]>{HEAD.partition('?>')[2]}<r><t>"
    found, told = read(f"{start}{text}</t></r>\n<r><t>2</t></r></all>")
    assert "2" in [said for _, said in found]
    assert all("root:" not in said and len(said) < 1_000_000 for _, said in found)
    assert len(told) <= 1


def test_a_record_without_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that would have to be held is given up, and reading goes on after it."""
    monkeypatch.setattr(xml, "XML_RECORD_CHARS_MAX", 1000)
    monkeypatch.setattr(xml, "XML_PIECE_CHARS_MAX", 100)
    monkeypatch.setattr("generator.read.exports.decoded.AT_ONCE", 100)
    found, told = read(whole(f"<r><t>{'long ' * 1000}</t></r>\n<r><t>2</t></r>"))
    assert found == [(4, "2")]
    assert len(told) == 1
    assert "a record of more than" in told[0][1]


def test_faults_without_an_end() -> None:
    """Of very many faults the first are told, and the rest are counted."""
    _, told = read(whole("<r>&</r>" * 150))
    assert len(told) == xml.FAULTS_TOLD + 1
    assert told[-1] == (0, "50 more faults in this file")
