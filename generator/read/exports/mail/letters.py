"""Letters as the parts of an export.

Owns what of a letter becomes which field, what makes two letters one, and what is said of the
rest. All heads are read first, and only what threads them is kept; then letter after letter is
read whole, in order of time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.digest import digest
from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.mail import dates, headers, jwz, message
from generator.read.exports.mail.headers import Fields
from generator.read.exports.mail.prose import written
from generator.read.exports.mail.tally import Tally
from generator.read.exports.parts import Answer, Found, Lacking, Part, Post, Tell

# A bit of `X-Mozilla-Status`: deleted, and the folder is not compacted yet.
EXPUNGED = 0x8
STATUS_CHARS = 4
ID_CHARS = 16
# What has none of these is no letter.
TELLING = ("from", "date", "subject", "message-id", "received")


class Source(Struct, frozen=True, gc=False):
    """A letter that can be read whenever it is wanted, and the line it begins at.

    Of one that is too long only the beginning is read.
    """

    line: int
    read: Callable[[], bytes]
    is_long: bool = False
    is_deleted: bool = False


class _Entry(Struct, frozen=True, gc=False):
    """A letter as it is threaded."""

    source: Source
    head: jwz.Head
    date: str


def told(sources: Iterable[tuple[Source, bytes]], tell: Tell) -> Iterator[Found]:
    """The parts of all letters, given each with its head; nothing raises."""
    tally = Tally()
    spam: list[_Entry] = []
    entries = _ordered(_distinct(_entered(sources, spam, tell), tally, tell))
    spots, absent = jwz.spots([entry.head for entry in entries])
    begun: dict[str, int] = {}
    for entry in entries:
        spot = spots[entry.head.id]
        if spot.root not in begun:
            begun[spot.root] = entry.source.line
            if spot.root not in spots:
                yield _rootless(entry, spot.root, tell)
        yield from _fenced(entry, spot, tally, tell)
    for root in sorted(absent):
        yield begun[root], Lacking(root, "missing", absent[root])
    yield from _spam(spam, spots, tally)
    if not entries and not spam:
        tell(0, "there is no message in this", "", Severity.ERROR)
    tally.tell(tell)


def _entered(
    sources: Iterable[tuple[Source, bytes]], spam: list[_Entry], tell: Tell
) -> Iterator[_Entry]:
    """Every letter that is one; those marked as spam are put aside."""
    for source, raw in sources:
        given, _ = message.split(raw)
        if not any(name in given for name in TELLING):
            hint = "what begins here is left out"
            tell(source.line, "no message: it has no From, no Date, no Subject", hint)
            continue
        subject, is_answer = headers.subject(given)
        head = jwz.Head(
            id=headers.own_id(given) or _essence(source)[:ID_CHARS],
            refs=headers.answered(given),
            subject=subject.casefold(),
            is_answer=is_answer or "references" in given or "in-reply-to" in given,
        )
        is_deleted = source.is_deleted or _is_expunged(given)
        date = dates.iso(given.get("date", ""))
        entry = _Entry(replace(source, is_deleted=is_deleted), head, date)
        if given.get("x-spam-flag", "").lower() == "yes":
            spam.append(entry)
        else:
            yield entry


def _is_expunged(given: Fields) -> bool:
    status = given.get("x-mozilla-status", "")[:STATUS_CHARS]
    try:
        return bool(int(status or "0", 16) & EXPUNGED)
    except ValueError:
        return False


def _essence(source: Source) -> str:
    """Name what a letter says, however it travelled."""
    given, rest = message.split(source.read())
    return digest([given.get(name, "") for name in ("from", "date", "subject")], rest.strip())


def _distinct(entries: Iterable[_Entry], tally: Tally, tell: Tell) -> Iterator[_Entry]:
    """Letters with ids of their own; the same letter again is left out."""
    known: dict[str, Source] = {}
    said: dict[str, set[str]] = {}
    for entry in entries:
        id, line = entry.head.id, entry.source.line
        if id in known:
            same = said.setdefault(id, {_essence(known[id])})
            essence = _essence(entry.source)
            if essence in same:
                tally.note("repeated", line)
                continue
            same.add(essence)
            id = f"{id}~{len(same)}"
            tell(line, f"two messages are called {entry.head.id}", f"one is called {id} here")
        known[id] = entry.source
        yield replace(entry, head=replace(entry.head, id=id))


def _ordered(entries: Iterable[_Entry]) -> list[_Entry]:
    """By date, then by position; what has no date goes with the one before it."""
    dated: list[tuple[str, _Entry]] = []
    for entry in entries:
        before = dated[-1][0] if dated else ""
        dated.append((entry.date or before, entry))
    return [entry for _, entry in sorted(dated, key=lambda pair: pair[0])]


def _rootless(entry: _Entry, root: str, tell: Tell) -> Found:
    """An article for a thread whose first letter is not here."""
    title, _ = headers.subject(message.split(entry.source.read())[0])
    line = entry.source.line
    tell(line, f"the message that {title!r} began with is not in this file", "its text is empty")
    return line, Post(key=root, title=title)


def _fenced(entry: _Entry, spot: jwz.Spot, tally: Tally, tell: Tell) -> Iterator[Found]:
    line = entry.source.line
    try:
        yield line, _part(entry, spot, tally, tell)
    except Exception as error:  # noqa: BLE001 (this is the fence)
        reason = f"a message could not be read ({type(error).__name__}): left out"
        tell(line, reason, "", Severity.ERROR)


def _part(entry: _Entry, spot: jwz.Spot, tally: Tally, tell: Tell) -> Part:
    line, id = entry.source.line, entry.head.id
    raw = entry.source.read()
    given, _ = message.split(raw)
    letter = message.letter(b"" if entry.source.is_deleted else raw)
    tally.letter(letter, line)
    tally.note("long", line, entry.source.is_long)
    text, form = written(letter.pieces)
    if given.get("date") and not entry.date:
        tell(line, f"no such date: {given['date']!r:.80}", "the message is shown without one")
    author = "" if entry.source.is_deleted else headers.author(given.get("from", ""))
    address = headers.archived(given)
    if id == spot.root:
        title, _ = headers.subject(given)
        authors = (author,) if author else ()
        return Post(
            key=id,
            title=title,
            text=text,
            form=form,
            authors=authors,
            date=entry.date,
            address=address,
        )
    return Answer(
        article=spot.root,
        id=id,
        text=text,
        form=form,
        author=author,
        date=entry.date,
        parent=spot.parent,
        state=State.DELETED if entry.source.is_deleted else State.PRESENT,
        formerly=(address,) if address else (),
    )


def _spam(spam: Sequence[_Entry], spots: Mapping[str, jwz.Spot], tally: Tally) -> Iterator[Found]:
    """What was marked as spam is counted: with its thread, where it answers one."""
    counts = Counter[str]()
    for entry in spam:
        known = [ref for ref in entry.head.refs if ref in spots]
        if known:
            counts[spots[known[-1]].root] += 1
        else:
            tally.note("spam", entry.source.line)
    for root in sorted(counts):
        yield 0, Lacking(root, "spam", counts[root])
