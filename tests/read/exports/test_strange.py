"""Files that are not read: each is told what it is, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.read.exports.strange import told
from generator.read.exports.table import sniffed
from tests.archives import SMALL, built, write

XML = b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by a program -->\n'
RSS = XML + b'<rss version="2.0"><channel><title>A</title></channel></rss>'
UNKNOWN = "a file of no known format"
# The file's ending, its first bytes, what it seems to be, and what to do.
FILES = [
    (".xml", RSS, "a feed, not an export", "in WordPress use Tools, Export"),
    (".xml", XML + b'<feed xmlns="http://www.w3.org/2005/Atom">', "a feed", "Back up content"),
    (".xml", XML + b"<rdf:RDF xmlns:rdf='r'>", "a feed", "Tools, Export"),
    (".xml", b"<opml version='2.0'>", "a list of feeds", "import the export"),
    (".xml", b"<urlset>", "a map of a site", "save its pages"),
    (".xml", XML + b'<TEI xmlns="http://www.tei-c.org/ns/1.0">', "a text in TEI", "content/"),
    (".xml", XML + b"<!DOCTYPE html>\n<html lang='en'>", "a saved page", "end in .html"),
    (".json", b'{"html": "<html><body>"}', UNKNOWN, "of .json files are read: one article"),
    (".xml", b"<library><rss/></library>", UNKNOWN, "of .xml files are read: the export"),
    (".xml", "<a>".encode("utf-16"), "a text in UTF-16", "save it as UTF-8"),
    (".xml", b"", "an empty file", "once more"),
    (".json", b" \n", "an empty file", "once more"),
    (".json", b"version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS", "lfs pull"),
    (".json", b'[{"@context":"http://www.w3.org/ns/anno.jsonld"}]', "annotations", "notes.jsonl"),
    (".json", b'{"target":[{"source":"http://a.example"}]}', "annotations", "notes.jsonl"),
    (".json", b'[{"id":1,"content":{"rendered":"x"}}]', "posts as WordPress", "Tools, Export"),
    (".json", b'{"users":[],"topic_list":{"topics":[]}}', "a list of topics", "/t/ID.json"),
    (".json", b'{"db":[{"meta":{"exported_on":1}}]}', "an export of Ghost", "save its text"),
    (".sql", b"SELECT 1;", "a dump of a database", "Tools, Export"),
    (".txt", b"-- MySQL dump 10.13\n", "a dump of a database", "load it again"),
    (".dump", b"--\n-- PostgreSQL database dump\n--\n", "a dump of a database", "load it again"),
    (".db", b"SQLite format 3\0", "a database", "Isso imports"),
    (".mht", b"From: x", "a page saved with its pictures", "save it again, as .html alone"),
    (".eml2", b"From: <x>\nSnapshot-Content-Location: http", "a page saved with", "save it again"),
    (".pst", b"!BDN", "a mailbox of Outlook", "export it as mbox"),
    (".docx", b"PK\3\4", "a text of an office program", "save it there as .html"),
    (".xlsx", b"PK\3\4", "a table of an office program", "NAME.comments.jsonl"),
    (".csv", b"a,b\n1,2\n", "a table", "NAME.comments.jsonl"),
    (".epub", b"PK\3\4", "a book", ".xhtml"),
    (".pdf", b"%PDF-1.7", "a PDF", "save its text"),
    (".zip", b"PK\3\4", "a ZIP file", "unpack it and import"),
    (".xml", b"PK\3\4", "a ZIP file", "unpack it and import"),
    (".tar", b"\0" * 257 + b"ustar", "packed files", ".gz and .zst need not be"),
    (".7z", b"7z\xbc\xaf\x27\x1c", "packed files", "unpack them"),
    (".json", b"\x89PNG\r\n", "a picture", "put it beside"),
    (".dat", b"WARC/1.1\r\n", "a web archive, each page", "end in .warc"),
    (".xml", b'{"variorum": "article/1"', "one article with its comments", "end in .json"),
    (".json", b"From a Mon Nov  2 10:15:00 2015\nFrom: a\n", "mail: mbox", "end in .mbox"),
    (".xyz", b"abc", UNKNOWN, "`variorum formats`"),
    ("", b"abc", UNKNOWN, "`variorum formats`"),
]


@pytest.mark.parametrize(("ending", "head", "what", "do"), FILES)
def test_what_a_file_seems_to_be(ending: str, head: bytes, what: str, do: str) -> None:
    """A file that no reader fits is told what it is and what is nearest to it."""
    assert sniffed(ending, head) is None
    seems, hint = told(ending, head)
    assert seems.startswith(what)
    assert do in hint


def test_in_an_archive(tmp_path: Path) -> None:
    """A strange file among the articles is one problem, which says what to do."""
    (write(tmp_path, SMALL) / "content/news.xml").write_bytes(RSS)
    (problem,) = (p for p in built(tmp_path).planned.problems if p.place.file == "news.xml")
    assert problem.message == "a feed, not an export: it has but the newest posts: not read"
    assert problem.hint.startswith("in WordPress use Tools, Export")


def test_imported(tmp_path: Path) -> None:
    """A strange file that is imported ends with 2, and the same advice."""
    (write(tmp_path, SMALL) / "news.xml").write_bytes(RSS)
    done = CliRunner().invoke(commands, ["-C", str(tmp_path), "import", str(tmp_path / "news.xml")])
    assert done.exit_code == 2
    assert "a feed, not an export" in done.output
    assert "in WordPress use Tools, Export" in done.output


def test_a_folder_of_nothing_known(tmp_path: Path) -> None:
    """A folder that no reader fits is told which folders are read."""
    (write(tmp_path, SMALL) / "folder").mkdir()
    done = CliRunner().invoke(commands, ["-C", str(tmp_path), "import", str(tmp_path / "folder")])
    assert done.exit_code == 2
    assert "no known export is in this folder" in done.output
    assert "cur and new (mbox), or Posts.xml (stackexchange)" in " ".join(done.output.split())
