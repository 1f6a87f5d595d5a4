"""The data dump of a site of Stack Exchange: Posts.xml, Comments.xml, Users.xml.

Owns what their rows mean. A question is an article; answers (`a` before the id) and comments (`c`)
are what was said of it. A dump does not say where it stood, so nothing has an address.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from generator.caps import FAULTS_MAX, ROW_BYTES_MAX
from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.parts import Answer, Found, Part, Post, Tell

Row = Mapping[str, str]

ANSWER = "2"
# Questions, and what some sites have beside them: articles, announcements, discussions.
ARTICLES = frozenset(("1", "9", "10", "14", "15"))
COMMUNITY = "-1"
NAMES = {"users": "Users.xml", "posts": "Posts.xml", "comments": "Comments.xml"}
_tags = re.compile(r"[<>|]+")


class _Site:
    """What one file of a dump has to know from another; on disk, for it may be millions."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("CREATE TABLE said (about TEXT PRIMARY KEY, what TEXT) WITHOUT ROWID")
        self._db.execute("BEGIN")
        self.close = self._db.close
        self.nameless = 0

    def learn(self, about: str, what: str) -> None:
        """Keep the name of a user (`u12`), or the question of an answer (`a34`)."""
        self._db.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (about, what))

    def ask(self, about: str) -> str:
        """What was kept; empty where nothing was."""
        found = self._db.execute("SELECT what FROM said WHERE about = ?", (about,))
        return str((found.fetchone() or ("",))[0])


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of Posts.xml or of Comments.xml.

    Comments.xml alone does not say which posts are answers: the post commented on is the article.
    """
    with closing(_Site()) as site:
        yield from _parts(file, tell, site)


def dump(folder: Path, tell: Tell) -> Iterator[Found]:
    """The parts of a whole dump: comments on answers are replies, and users have their names."""
    files = {path.name.lower(): path for path in sorted(folder.iterdir())}
    with closing(_Site()) as site:
        for table, name in NAMES.items():
            inside = partial(_tell_inside, tell, name)
            path = files.get(name.lower())
            if path is None:
                inside(0, "not in this folder", severity=Severity.WARNING)
                continue
            read = _learn if table == "users" else _parts
            with path.open("rb") as file:
                yield from read(file, inside, site)


def _tell_inside(tell: Tell, name: str, line: int, message: str, *more: Any, **said: Any) -> None:
    tell(line, f"{name}: {message}", *more, **said)


def _learn(file: BinaryIO, tell: Tell, site: _Site) -> Iterator[Found]:
    """Keep the names of users, who are no parts."""
    for _, _, row in _rows(file, tell):
        if row.get("Id") and row.get("DisplayName"):
            site.learn(f"u{row['Id']}", row["DisplayName"])
    return iter(())


def _parts(file: BinaryIO, tell: Tell, site: _Site) -> Iterator[Found]:
    left = Counter[str]()
    for line, table, row in _rows(file, tell):
        if table not in ("posts", "comments"):
            message = f"a table of {table}, without posts or comments: nothing is read from it"
            tell(line, message, "take Posts.xml and Comments.xml", Severity.WARNING)
            return
        part = _part(table, row, site, partial(tell, line))
        if isinstance(part, str):
            left[part] += 1
        else:
            yield line, part
    for what, count in sorted(left.items()):
        tell(0, f"{count} row{'s' * (count > 1)} {what}: left out", severity=Severity.NOTICE)
    if site.nameless:
        message = f"{site.nameless} by users whose names are not here: shown by number"
        tell(0, message, "their names are in Users.xml", Severity.NOTICE)
        site.nameless = 0


def _part(table: str, row: Row, site: _Site, tell: Any) -> Part | str:
    """What a row says, or why it says nothing."""
    if not row.get("Id"):
        return "without an Id"
    if table == "comments":
        return _comment(row, site, tell) if row.get("PostId") else "without a PostId"
    if row.get("PostTypeId") == ANSWER:
        return _answer(row, site, tell) if row.get("ParentId") else "without a ParentId"
    if row.get("PostTypeId") in ARTICLES:
        return _question(row, site, tell)
    return "neither question nor answer (tag wikis, nominations)"


def _question(row: Row, site: _Site, tell: Any) -> Post:
    return Post(
        key=row["Id"],
        title=row.get("Title", ""),
        text=row.get("Body", ""),
        authors=tuple(filter(None, (_author(row, site),))),
        date=_date(row, "CreationDate", tell),
        updated=_date(row, "LastEditDate", tell),
        licence=row.get("ContentLicense", ""),
        tags=tuple(filter(None, _tags.split(row.get("Tags", "")))),
    )


def _answer(row: Row, site: _Site, tell: Any) -> Answer:
    site.learn(f"a{row['Id']}", row["ParentId"])
    return Answer(
        article=row["ParentId"],
        id=f"a{row['Id']}",
        text=row.get("Body", ""),
        author=_author(row, site),
        date=_date(row, "CreationDate", tell),
        state=State.DELETED if row.get("DeletionDate") else State.PRESENT,
    )


def _comment(row: Row, site: _Site, tell: Any) -> Answer:
    answer = f"a{row['PostId']}"
    question = site.ask(answer)
    return Answer(
        article=question or row["PostId"],
        id=f"c{row['Id']}",
        text=row.get("Text", ""),
        form="md",
        author=_author(row, site),
        date=_date(row, "CreationDate", tell),
        parent=answer if question else "",
    )


def _author(row: Row, site: _Site) -> str:
    """Who wrote a row; a deleted user's name stands in it, or is the number."""
    number = row.get("OwnerUserId", row.get("UserId", ""))
    known = site.ask(f"u{number}") if number else ""
    name = known or row.get("OwnerDisplayName", row.get("UserDisplayName", ""))
    if name or not number:
        return name
    site.nameless += number != COMMUNITY
    return "Community" if number == COMMUNITY else f"user{number}"


def _date(row: Row, name: str, tell: Any) -> str:
    """A moment, which in a dump is in UTC."""
    written = row.get(name, "")
    try:
        return (
            f"{datetime.fromisoformat(written).isoformat(timespec='seconds')}Z" if written else ""
        )
    except ValueError:
        tell(f"{name} is no date: {written!r:.60}")
        return ""


def _rows(file: BinaryIO, tell: Tell) -> Iterator[tuple[int, str, Row]]:
    """Every row with its line and its table; a line that is not XML costs itself.

    A dump has a row a line, so after a fault the next line begins anew.
    """
    parser, table, number, faults = _parser(""), "", 1, 0
    for line in iter(partial(file.readline, ROW_BYTES_MAX), b""):
        elements, fault = _fed(parser, line)
        for event, element in elements:
            if event == "start":
                table = table or str(element.tag)
            elif element.tag == "row":
                if element.getroottree().docinfo.internalDTD is not None:
                    tell(number, "declares a DTD, as no dump does: not read", "", Severity.ERROR)
                    return
                yield number, table, dict(element.attrib)
                _forget(element)
        if fault:
            faults += 1
            mended = {} if elements else _mended(line)
            if not _go_on(tell, number, fault, table, faults):
                return
            if mended:
                yield number, table, mended
            parser = _parser(table)
        number += line.endswith(b"\n")
    if not faults:
        _end(parser, tell, number)


def _parser(table: str) -> etree.XMLPullParser:
    """A parser, within a table where one is named."""
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True
    )
    if table:
        parser.feed(f"<{table}>".encode())
    return parser


def _fed(parser: etree.XMLPullParser, line: bytes) -> tuple[list[tuple[str, Any]], str]:
    """What a line begins and ends, and its fault."""
    fault = ""
    try:
        parser.feed(line)
    except etree.XMLSyntaxError as error:
        fault = str(error.msg).partition(", line ")[0]
    return list(parser.read_events()), fault


def _forget(row: Any) -> None:
    """Let go of a row, and of all before it with the line ends between them."""
    row.clear()
    while row.getprevious() is not None:
        del row.getparent()[0]


def _mended(line: bytes) -> Row:
    """What can be read of a row that is not XML: some dumps have control characters."""
    if not line.lstrip().startswith(b"<row"):
        return {}
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    row = etree.fromstring(line, parser)
    try:
        return {} if row is None else dict(row.attrib)
    except UnicodeDecodeError:  # half a character is not even an error to lxml
        return {}


def _go_on(tell: Tell, line: int, fault: str, table: str, faults: int) -> bool:
    if not table or faults > FAULTS_MAX:
        hint = "is it Posts.xml or Comments.xml of a dump?"
        tell(line, f"not XML that can be read: {fault}", hint, Severity.ERROR)
        return False
    hint = "what can be read of it is taken; look whether something is missing"
    tell(line, f"a row is not XML: {fault}", hint, Severity.WARNING)
    return True


def _end(parser: etree.XMLPullParser, tell: Tell, line: int) -> None:
    try:
        parser.close()
    except etree.XMLSyntaxError:
        hint = "what came before that is kept; get the file once more"
        tell(line, "the file is cut short", hint, Severity.ERROR)
