"""The sections of the text form: what stands below the body.

Owns the marks `=== comments ===`, `=== notes ===`, the `@` heads of comments and the `>` heads of
notes. A line of text that would be taken for one is written with a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from generator.errors import Place, Severity
from generator.model.records import Note, State
from generator.read.anchors import Anchorage
from generator.read.annotations.noted import note_id
from generator.read.annotations.parts import Target
from generator.read.comments import Said, name_of, put_comment
from generator.read.gather import Gather
from generator.read.passages import Quoted

_mark = re.compile(r"===\s*(?P<name>[A-Za-z]+)\s*===\s*")
_head = re.compile(r"@+[ \t]+\S.*")
_date_like = re.compile(r"[-~\d]*\d{3}[\dX]|\d{1,2}[./-]")
_missed = re.compile(r"@+\S.*\|.*\d{4}|={2,}[ \t]*(?:comments|notes)\b", re.IGNORECASE)
_byline = re.compile(r"(?P<who>[^:,|\n]{1,80}), (?P<date>[^:,|\n]{4,40}):\s+")
_bare_byline = re.compile(r"(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):\s+")
_escaped = re.compile(r"^\\(?=@+\s|===)", re.MULTILINE)
_escaped_in_notes = re.compile(r"^\\(?=>|===)", re.MULTILINE)
# An answer to a note: `>>`, of which the quotation has but what follows the first sign.
_answer = re.compile(r">+")
_named = re.compile(r"\[(?P<source>title|article|(?:comment|entity):[^\]\s]+)\][ \t]*")
_states = frozenset(State)

MARK = "==="
HEAD_HINT = "write a head as: @ Name | 2011-03-02 10:15 | id"


class Section(Struct, frozen=True):
    """A stretch of a file: its text, and the line it begins at."""

    text: str = ""
    line: int = 1


class Parts(Struct, frozen=True):
    """The three sections of a text."""

    body: Section
    comments: Section | None = None
    notes: Section | None = None


class Head(Struct, frozen=True):
    """The head of a comment, its fields apart."""

    level: int
    author: str
    date: str
    id: str
    flags: tuple[str, ...]


def sections(text: str, line: int, gather: Gather) -> Parts:
    """Cut a text at its section marks; an unknown mark is a problem and stays text."""
    lines = text.split("\n")
    cuts: list[tuple[int, str]] = [(-1, "body")]
    for i, content in enumerate(lines):
        match = _mark.fullmatch(content) if content.startswith(MARK) else None
        if match is None:
            continue
        name = match["name"].lower()
        if name in {"comments", "notes"} and name not in (n for _, n in cuts):
            cuts.append((i, name))
        else:
            hint = "a file has one section of comments and one of notes"
            gather.problem(line + i, f"no such section, or a second one: {name}", hint)
    found = {}
    for (start, name), (end, _) in zip(cuts, [*cuts[1:], (len(lines), "")], strict=True):
        found[name] = Section("\n".join(lines[start + 1 : end]), line + start + 1)
    body = found["body"]
    body = Section(_freed(body.text), body.line)
    return Parts(body, found.get("comments"), found.get("notes"))


def read_comments(gather: Gather, article: str, form: str, section: Section | None) -> None:
    """Read a section of comments; one more `@` than its parent makes a reply."""
    if section is None:
        return
    above: list[str] = []
    for head, body in _comments(gather, section):
        place = Place(gather.path, body.line - 1)
        if head.level > len(above) + 1:
            where = "no comment precedes it at the level above"
            shown = "shown below the nearest one" if above else "shown at top level"
            message = "reply to a comment that is not here"
            gather.problem(place.line, message, f"{where}; {shown}")
        del above[head.level - 1 :]
        parent, state = _flags(gather, head, place.line)
        parent = parent or (above[-1] if above else "")
        said = Said(body.text, body.line, head.author, head.date, head.id, parent, state)
        above.append(put_comment(gather, article, form, said, place))


def read_notes(gather: Gather, anchorage: Anchorage, form: str, section: Section | None) -> None:
    """Read a section of notes: a quoted passage, then what is said about it.

    One more `>` than its parent, and no passage, makes an answer.
    """
    if section is None:
        return
    above: list[str] = []
    for quote, body in _notes(gather, section):
        match = _byline.match(body.text) or _bare_byline.match(body.text)
        written = match.groupdict().get("date", "") if match else ""
        date = gather.date(written, body.line) if written else None
        text = body.text[match.end() :] if match else body.text
        place = Place(gather.path, quote.line)
        words = gather.text(text, form, foreign=True, line=body.line)
        author = name_of(gather, match["who"] if match else "", place)
        answer = _answer.fullmatch(quote.text)
        del above[len(answer[0]) if answer else 0 :]
        note = Note(
            article=anchorage.article,
            id=note_id(author, quote.text, words),
            place=place,
            text=words,
            spots=() if answer and above else (anchorage.spot(_target(quote.text), place),),
            author=author,
            date=date,
            parent=above[-1] if answer and above else "",
        )
        above.append(gather.put_note(note))


def _target(quote: str) -> Target:
    """What a note is about: a passage, or what is named in brackets before it."""
    named = _named.match(quote)
    passage = quote[named.end() :] if named else quote
    return Target(named["source"] if named else "", Quoted(passage) if passage else None)


def _comments(gather: Gather, section: Section) -> Iterator[tuple[Head, Section]]:
    lines = section.text.split("\n")
    heads = [i for i, line in enumerate(lines) if line[:1] == "@" and _head.fullmatch(line)]
    first = heads[0] if heads else len(lines)
    if stray := "\n".join(lines[:first]).strip():
        hint = f"{HEAD_HINT}; this text is left out: {stray[:60]!r}"
        gather.problem(section.line, "text before the first comment", hint, Severity.ERROR)
    for start, end in pairwise([*heads, len(lines)]):
        for number, line in enumerate(lines[start + 1 : end], section.line + start + 1):
            if line.startswith(("@", "=")) and _looks_missed(line):
                message = "this looks like a mark, and was taken for text"
                hint = f"{HEAD_HINT}, a section as: === notes ==="
                gather.problem(number, message, hint)
        text = "\n".join(lines[start + 1 : end])
        yield _parse_head(lines[start]), Section(_freed(text), section.line + start + 1)


def _freed(text: str) -> str:
    """A text without the backslash before what would be a mark."""
    return _escaped.sub("", text) if "\\" in text else text


def _looks_missed(line: str) -> bool:
    return bool(_missed.match(line)) and not _mark.fullmatch(line)


def _parse_head(line: str) -> Head:
    """Part a head at its bars; the date may be left out, for a name does not look like one."""
    rest = line.lstrip("@")
    author, *fields = [field.strip() for field in rest.split("|")]
    date = fields.pop(0) if _is_dated(fields) else ""
    id = fields.pop(0) if fields and not _is_flag(fields[0]) else ""
    return Head(len(line) - len(rest), author, date, id, tuple(f for f in fields if f))


def _is_dated(fields: list[str]) -> bool:
    """Whether the first field is a date, or stands where one should before a name."""
    if not fields or _is_flag(fields[0]):
        return False
    named = len(fields) > 1 and not _is_flag(fields[1])
    return named or not fields[0] or bool(_date_like.match(fields[0]))


def _is_flag(field: str) -> bool:
    return field.startswith("re ") or field in _states


def _flags(gather: Gather, head: Head, line: int) -> tuple[str, State]:
    parent, state = "", State.PRESENT
    for flag in head.flags:
        if flag.startswith("re ") and flag[3:].strip():
            parent = flag[3:].strip()
        elif flag in _states:
            state = State(flag)
        else:
            hint = "known are: deleted, removed, pending, re ID"
            gather.problem(line, f"unknown mark in the head of a comment: {flag!r}", hint)
    return parent, state


def _notes(gather: Gather, section: Section) -> Iterator[tuple[Section, Section]]:
    lines = section.text.split("\n")
    quoted = [line.startswith(">") for line in lines]
    starts = [i for i, is_quote in enumerate(quoted) if is_quote and not (i and quoted[i - 1])]
    if stray := "\n".join(lines[: starts[0] if starts else len(lines)]).strip():
        hint = f"begin each note with the passage it is about, after a >; left out: {stray[:60]!r}"
        gather.problem(section.line, "text before the first note", hint, Severity.ERROR)
    for start, end in pairwise([*starts, len(lines)]):
        stop = next((i for i in range(start, end) if not lines[i].startswith(">")), end)
        quote = " ".join(line[1:].strip() for line in lines[start:stop])
        text = "\n".join(lines[stop:end])
        skipped = len(text) - len(text.lstrip("\n"))
        yield (
            Section(quote.strip(), section.line + start),
            Section(_escaped_in_notes.sub("", text.strip()), section.line + stop + skipped),
        )
