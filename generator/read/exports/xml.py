"""Exports in XML, record by record.

Owns what is safe to parse, what is done about a file that is no XML, and the lines. Nothing but one
record is held at a time. The file is read strictly; a record in which that fails is read once more
by itself, leniently, and reading goes on at the next: a fault costs at most its own record, and is
told with its line. Knows no format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape
from itertools import pairwise
from typing import Any, BinaryIO

from lxml import etree  # type: ignore[import-untyped]
from msgspec import Struct

from generator.caps import XML_PIECE_CHARS_MAX, XML_RECORD_CHARS_MAX
from generator.errors import Severity
from generator.read.exports.decoded import decoded
from generator.read.exports.nodes import Node, name_of, node_of
from generator.read.exports.parts import Tell

# A start tag that is longer is not looked for.
TAG_CHARS_MAX = 500
TOO_LONG = f"a record of more than {XML_RECORD_CHARS_MAX:,} characters"
FAULTS_TOLD = 100
REASON_CHARS_MAX = 100
SWELLS = "entities that swell without end"
REASONS = {
    "xmlParseEntityRef: no name": "an & that is not written &amp;",
    "EntityRef: expecting ';'": "an & that is not written &amp;",
    "Maximum entity amplification factor exceeded, see xmlCtxtSetMaxAmplification.": SWELLS,
    "Detected an entity reference loop": SWELLS,
    "Excessive depth in document: 2048, use XML_PARSE_HUGE option": "elements nested too deeply",
}

_within = re.compile(r",? line \d+(, column \d+)?")
_reference = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#?\w+;)?")
_unended = re.compile(r"&#?\w*\Z")


class Shape(Struct, frozen=True):
    """What a format looks like: the names of its records, and the tags before the first of them.

    A damaged record is kept where it has the field that `settles` what it is: who does not know
    that something was a draft must not show it. Without such a field it has to have its end.
    """

    names: tuple[str, ...]
    head: str
    settles: dict[str, str] = {}

    def is_settled(self, node: Node, *, ended: bool) -> bool:
        """Whether enough is left of a damaged record."""
        field = self.settles.get(node.name)
        return node.child(field) is not None if field else ended


class _Fault(Exception):  # noqa: N818 (a fault of the file, not of ours)
    """Why a piece is no XML, and the line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        first, _, _ = reason.partition("\n")
        first = _within.sub("", first)[:REASON_CHARS_MAX].strip()
        self.reason, self.line = REASONS.get(first, first), line


def records(file: BinaryIO, tell: Tell, shape: Shape) -> Iterator[Node]:
    """The outermost elements of the names of a shape, in their order."""
    mark = _mark(shape.names)
    stream: _Stream | None = _Stream(shape)
    line, faults = 1, 0
    for piece in _pieces(decoded(file, tell), mark):
        if stream is None and mark.match(piece):
            stream = _Stream(shape, line)
        if stream:
            try:
                yield from stream.feed(piece, line)
            except _Fault as fault:
                faults += 1
                yield from _salvaged(stream, fault, tell if faults <= FAULTS_TOLD else _silent)
                stream = None
        line += piece.count("\n")
    if stream:
        yield from _ended(stream, line, tell)
    if faults > FAULTS_TOLD:
        tell(0, f"{faults - FAULTS_TOLD} more faults in this file", "", Severity.ERROR)


def _silent(*_told: object) -> None:
    """Tell nothing."""


def _mark(names: Iterable[str]) -> re.Pattern[str]:
    """How a record begins: where to go on after a fault. An empty one only refers to another."""
    return re.compile(rf"<(?:{'|'.join(names)})(?:\s[^<>]{{0,{TAG_CHARS_MAX}}})?(?<!/)>")


def _pieces(text: Iterable[str], mark: re.Pattern[str]) -> Iterator[str]:
    """A text in pieces, each but the first from one mark to the next; a long one is cut."""
    held = ""
    for more in text:
        since = max(1, len(held) - TAG_CHARS_MAX - 100)
        held += more
        begins = [0, *(found.start() for found in mark.finditer(held, since))]
        for begin, end in pairwise(begins):
            yield held[begin:end]
        held = held[begins[-1] :]
        if len(held) > XML_PIECE_CHARS_MAX:
            yield held
            held = ""
    yield held


class _Stream:
    """A strict parser that is fed piece by piece, and what it was fed since its last record.

    It begins with the file, or with the head of the shape and then at a line.
    """

    def __init__(self, shape: Shape, line: int = 0) -> None:
        self.shape = shape
        self.since: list[str] = []
        self.since_line = 1
        self.head = shape.head if line else ""
        self._above = max(0, line - 1)
        self._size = self._looked = 0
        self._open: Any = None
        self._parser = _parser(tag=[f"{{*}}{name.rpartition(':')[2]}" for name in shape.names])
        self._parser.feed(self.head.encode())

    def feed(self, piece: str, line: int) -> list[Node]:
        """The records that end in a piece; raises _Fault where it is no XML."""
        if not self.since:
            self.since_line, self._size = line, 0
        self.since.append(piece)
        self._size += len(piece)
        try:
            self._parser.feed(piece.encode())
        except etree.XMLSyntaxError as error:
            raise self._fault(error) from None
        nodes = list(self._taken())
        if nodes and self._open is None:
            self.since, self.head, self._looked = [], self.shape.head, 0
            return nodes
        self._look_ahead(piece)
        if self._size > XML_RECORD_CHARS_MAX:
            self.since = []
            raise _Fault(TOO_LONG, line)
        return nodes

    def _look_ahead(self, piece: str) -> None:
        """Find a fault that the parser has yet to come to, for at any `&` it waits for a `;`.

        Looking at twice as much each time costs no more than looking once.
        """
        at = piece.rfind("&")
        if at <= piece.rfind(";") or _unended.match(piece, at) or self._size < 2 * self._looked:
            return
        self._looked = self._size
        try:
            _parser().feed((self.head + "".join(self.since) + ";").encode())
        except etree.XMLSyntaxError as error:
            raise _Fault(error.msg, self.since_line + error.lineno - 1) from None

    def close(self) -> list[tuple[int, str]]:
        """What was wrong with the names in it, with lines; raises _Fault where it has no end."""
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            log = self._parser.feed_error_log
            if not log or log.filter_from_fatals():
                raise self._fault(error) from None
            return [(self._above + entry.line, entry.message) for entry in log]
        return []

    def _fault(self, error: Any) -> _Fault:
        return _Fault(error.msg or "nothing in it", self._above + (error.lineno or 1))

    def _taken(self) -> Iterator[Node]:
        for event, element in self._parser.read_events():
            if event == "start":
                self._open = element if self._open is None else self._open
            elif element is self._open:
                self._open = None
                if name_of(element) in self.shape.names:
                    yield node_of(element, self._above)
                _drop(element)


def _parser(**options: Any) -> Any:
    """Nothing is fetched, no entity from without is resolved, those within cannot swell."""
    return etree.XMLPullParser(
        events=("start", "end"),
        encoding="utf-8",
        resolve_entities="internal",
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # XML_RECORD_CHARS_MAX is the limit
        **options,
    )


def _drop(element: Any) -> None:
    """Forget a record, and all before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _salvaged(stream: _Stream, fault: _Fault, tell: Callable[..., None]) -> Iterator[Node]:
    """What can be read of the record with a fault."""
    nodes = _lenient(stream)
    kept = "what could be read there is kept" if nodes else "what stands there is left out"
    hint = f"{kept}; mend it, or export the file once more"
    severity = Severity.WARNING if nodes else Severity.ERROR
    tell(fault.line, f"not XML: {fault.reason}", hint, severity)
    yield from nodes


def _ended(stream: _Stream, line: int, tell: Tell) -> Iterator[Node]:
    """What is left at the end of a file."""
    try:
        wrong = stream.close()
    except _Fault as fault:
        if not stream.head and not "".join(stream.since).strip():
            tell(1, "the file is empty", "export it once more", Severity.ERROR)
            return
        hint = "what came before is kept; export the file once more"
        tell(line, f"the file is cut short here: {fault.reason}", hint, Severity.ERROR)
        yield from _lenient(stream)
        return
    if wrong:
        first, reason = wrong[0]
        many = f" ({len(wrong)} times)" if len(wrong) > 1 else ""
        tell(first, f"not quite XML: {reason}{many}", "read as it is usually meant")


def _lenient(stream: _Stream) -> list[Node]:
    """The records in what a stream was fed last, whatever is wrong with it.

    The last one may lack its end; what in it was not at an end either is not taken.
    """
    parser = _parser(recover=True)
    text = _reference.sub(_in_html, "".join(stream.since))
    parser.feed(f"{stream.head}{text};".encode())
    above = stream.since_line - 1
    nodes, ended = [], set()
    opened: Any = None
    for event, element in parser.read_events():
        if event == "start" and opened is None and name_of(element) in stream.shape.names:
            opened = element
        elif event == "end" and element is opened:
            opened = None
            nodes.append((node_of(element, above), True))
        elif event == "end":
            ended.add(element)
    if opened is not None:
        for unended in [child for child in opened if child not in ended]:
            opened.remove(unended)
        nodes.append((node_of(opened, above), False))
    return [node for node, whole in nodes if stream.shape.is_settled(node, ended=whole)]


def _in_html(match: re.Match[str]) -> str:
    """A reference, or a bare `&`, as HTML has it: it means the same in a text of HTML."""
    return escape(unescape(match[0]) or "\ufffd", quote=False)
