"""A text with what is said about it, as a template gets it.

Owns how a mention becomes a mark, and how a thread is laid out flat, with lists that nest to a cap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.export import urls
from generator.export.items import CommentLine, Link, Mark, Name, NoteLine, Prose
from generator.model.body import Body
from generator.model.card import Line, Remarks, Thread
from generator.model.mention import Sight, Sights

NEST_MAX = 6

Hrefs = tuple[tuple[str, str], ...]


class Around(NamedTuple):
    """What the texts of one article lead to: names by their ids, and where its targets lead."""

    names: Mapping[str, Name]
    hrefs: Hrefs


def prose(body: Body, sights: Iterable[Sight], around: Around, anchor: str = "") -> Prose:
    """A text with its mentions; `anchor` is that of the part of the page it stands in."""
    marks = tuple(_mark(sight, around.names[sight.entity], anchor) for sight in sights)
    return Prose(body, marks, around.hrefs)


def _mark(sight: Sight, name: Name, anchor: str) -> Mark:
    return Mark(
        sight.start,
        sight.end,
        "" if sight.linked else name.path,
        name.name,
        name.kind,
        urls.spot(sight.entity, sight.nth, anchor),
        sight.inferred,
    )


def notes(remarks: Remarks, sights: Sights, around: Around, article: Link) -> Iterator[NoteLine]:
    """The notes on an article, lettered in the order of their passages."""
    pairs = zip(remarks.notes, remarks.bodies, strict=True)
    ordered = sorted(pairs, key=lambda pair: (pair[0].start < 0, pair[0].start, pair[0].end))
    page = article.path
    for number, (note, body) in enumerate(ordered, 1):
        anchor = urls.note(note.id)
        yield NoteLine(
            anchor=anchor,
            label=letters(number),
            author=note.author,
            date=note.date,
            quote=note.quote,
            start=note.start,
            end=note.end,
            prose=prose(body, sights.get(note.id, ()), around, anchor),
            article=article,
            comment=f"{page}#{urls.comment(note.about.part)}" if note.about.part else "",
        )


def letters(number: int) -> str:
    """A number as a column of a table is counted: a, b, … z, aa, ab."""
    label = ""
    while number:
        number, rest = divmod(number - 1, 26)
        label = chr(ord("a") + rest) + label
    return label


def lines(
    thread: Thread, sights: Sights, around: Around, writers: Iterable[str], *, authors: bool
) -> Iterator[CommentLine]:
    """The thread as the template wants it: who answers whom, and where lists open and close.

    `writers` are those of the article; `authors` says whether authors have pages.
    """
    rows = thread.lines
    own = {name.casefold() for name in writers}
    anchors = [urls.comment(line.id) for line in rows]
    beside = _siblings(rows, anchors)
    levels = [min(line.depth, NEST_MAX) for line in rows] + [0]
    above: list[int] = []
    for i, (line, body) in enumerate(zip(rows, thread.bodies, strict=True)):
        del above[line.depth :]
        comment = line.comment
        name = comment.author if comment else ""
        up = above[-1] if above else -1
        upper = rows[up].comment if above else None
        yield CommentLine(
            anchor=anchors[i],
            number=i + 1,
            depth=line.depth,
            state=comment.state if comment else "missing",
            author=name,
            author_path=urls.author(name) if name and authors else "",
            date=comment.date if comment else None,
            prose=prose(body, sights.get(line.id, ()), around, anchors[i])
            if comment and comment.text.words
            else None,
            parent=anchors[up] if above else "",
            parent_author=upper.author if upper else "",
            parent_number=up + 1,
            previous=beside[i][0],
            next=beside[i][1],
            root=anchors[above[0]] if above else "",
            opens=levels[i + 1] > levels[i],
            closes=max(0, levels[i] - levels[i + 1]),
            replies=line.replies,
            people=line.people,
            by_author=bool(name) and name.casefold() in own,
            inference=comment.inference if comment else None,
        )
        above.append(i)


def _siblings(rows: tuple[Line, ...], anchors: list[str]) -> list[tuple[str, str]]:
    """The anchors of the comments before and after each one that answer the same."""
    before: list[str] = [""] * len(rows)
    after: list[str] = [""] * len(rows)
    last: list[int] = []
    for i, line in enumerate(rows):
        del last[line.depth + 1 :]
        if len(last) > line.depth:
            before[i] = anchors[last[line.depth]]
            after[last[line.depth]] = anchors[i]
            last[line.depth] = i
        else:
            last.append(i)
    return list(zip(before, after, strict=True))
