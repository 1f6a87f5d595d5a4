"""The page of each article: its text, its notes, its thread.

Owns how a thread is laid out flat, with lists that nest to a cap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.export import urls
from generator.export.edition import Edition, span
from generator.export.items import CommentLine, Group, Link, NoteLine
from generator.export.views import ArticleView
from generator.model.archive import Line
from generator.model.page import Page
from generator.model.records import Article, Kind
from generator.model.ref import Ref

NEST_MAX = 6
PLURAL_LABELS = {
    Kind.PERSON: "People",
    Kind.PLACE: "Places",
    Kind.ORGANISATION: "Organisations",
    Kind.EVENT: "Events",
    Kind.WORK: "Works",
    Kind.CONCEPT: "Concepts",
}


def pages(edition: Edition) -> Iterator[Page]:
    """A page an article."""
    dated = [a.name for a in edition.articles]
    rank = {name: i for i, name in enumerate(dated)}
    for name, article in edition.archive.articles.items():
        at = rank.get(name)
        before = dated[at - 1] if at else ""
        after = dated[at + 1] if at is not None and at + 1 < len(dated) else ""
        yield Page(
            urls.article(name),
            _view(edition, article, _neighbour(edition, before), _neighbour(edition, after)),
            article.place.file,
        )


def _neighbour(edition: Edition, name: str) -> Link | None:
    return edition.link(Ref("article", name)) if name else None


def _view(
    edition: Edition, article: Article, earlier: Link | None, later: Link | None
) -> ArticleView:
    thread = edition.archive.threads[article.name]
    comments = [line.comment for line in thread if line.comment]
    tagged = "tags" in edition.exporters
    return ArticleView(
        path=urls.article(article.name),
        title=article.title,
        description=article.description or article.text.excerpt,
        section=None if article.is_page else edition.section(urls.DATES),
        body=edition.prose(article.ref, article.text),
        is_page=article.is_page,
        language=article.language,
        date=article.date,
        updated=article.updated,
        authors=tuple(Link(name, edition.author_path(name)) for name in article.authors),
        byline=article.byline,
        tags=tuple(Link(tag, urls.tag(tag) if tagged else "") for tag in article.tags),
        origin=article.origin,
        licence=article.licence,
        words=article.text.words,
        notes=notes_of(edition, article),
        thread=tuple(_lines(edition, article, thread)),
        comments=len(comments),
        people=len({c.author for c in comments if c.author}),
        span=span(c.date for c in comments),
        groups=tuple(_groups(edition, article, thread)),
        backlinks=tuple(
            edition.link(ref) for ref in edition.archive.backlinks.get(article.ref, ())
        ),
        earlier=earlier,
        later=later,
        inferred=article.inferred,
        data=urls.data(article.name) if "data" in edition.exporters else "",
    )


def letters(number: int) -> str:
    """A number as a column of a table is counted: a, b, … z, aa, ab."""
    label = ""
    while number:
        number, rest = divmod(number - 1, 26)
        label = chr(ord("a") + rest) + label
    return label


def notes_of(edition: Edition, article: Article) -> tuple[NoteLine, ...]:
    """The notes on an article, numbered in the order of their passages."""
    notes = sorted(
        edition.archive.notes.get(article.name, ()), key=lambda n: (n.start < 0, n.start, n.end)
    )
    return tuple(
        NoteLine(
            anchor=urls.note(note.id),
            label=letters(number),
            author=note.author,
            date=note.date,
            quote=note.quote,
            start=note.start,
            end=note.end,
            prose=edition.prose(note.ref, note.text),
            article=Link(article.title, urls.article(article.name)),
            comment=edition.path(note.about) if note.about in edition.archive.parts else "",
        )
        for number, note in enumerate(notes, 1)
    )


def _groups(edition: Edition, article: Article, thread: tuple[Line, ...]) -> Iterator[Group]:
    """The entities named on a page, by kind, the most named first."""
    if not edition.has_entities:
        return
    refs = [article.ref, *(line.comment.ref for line in thread if line.comment)]
    refs += [note.ref for note in edition.archive.notes.get(article.name, ())]
    sightings = edition.archive.sightings
    counts = Counter(m.entity for ref in refs for m in sightings.get(ref, ()))
    entities = edition.archive.entities
    ordered = sorted(counts, key=lambda id: (-counts[id], entities[id].sort.casefold(), id))
    for kind, label in PLURAL_LABELS.items():
        links = tuple(
            Link(entities[id].name, urls.entity(entities[id]), counts[id])
            for id in ordered
            if entities[id].kind == kind
        )
        if links:
            yield Group(label, links)


def _lines(edition: Edition, article: Article, thread: tuple[Line, ...]) -> Iterator[CommentLine]:
    """The thread as the template wants it: who answers whom, and where lists open and close."""
    writers = {name.casefold() for name in article.authors}
    siblings = _siblings(thread)
    numbers = {line.id: i for i, line in enumerate(thread, 1)}
    above: list[Line] = []
    for i, line in enumerate(thread):
        del above[line.depth :]
        level = min(line.depth, NEST_MAX)
        following = min(thread[i + 1].depth, NEST_MAX) if i + 1 < len(thread) else 0
        comment = line.comment
        up = above[-1] if above else None
        yield CommentLine(
            anchor=urls.comment(line.id),
            number=numbers[line.id],
            depth=line.depth,
            state=comment.state if comment else "missing",
            author=comment.author if comment else "",
            author_path=edition.author_path(comment.author) if comment else "",
            date=comment.date if comment else None,
            prose=edition.prose(comment.ref, comment.text)
            if comment and comment.text.words
            else None,
            parent=urls.comment(up.id) if up else "",
            parent_author=up.comment.author if up and up.comment else "",
            parent_number=numbers.get(up.id, 0) if up else 0,
            previous=siblings[i][0],
            next=siblings[i][1],
            root=urls.comment(above[0].id) if above else "",
            opens=following > level,
            closes=max(0, level - following),
            replies=line.replies,
            people=line.people,
            by_author=bool(comment and comment.author and comment.author.casefold() in writers),
            inference=comment.inference if comment else None,
        )
        above.append(line)


def _siblings(thread: tuple[Line, ...]) -> list[tuple[str, str]]:
    """The anchors of the comments before and after each one that answer the same."""
    before: list[str] = [""] * len(thread)
    after: list[str] = [""] * len(thread)
    last: list[int] = []
    for i, line in enumerate(thread):
        del last[line.depth + 1 :]
        if len(last) > line.depth:
            before[i] = urls.comment(thread[last[line.depth]].id)
            after[last[line.depth]] = urls.comment(line.id)
            last[line.depth] = i
        else:
            last.append(i)
    return list(zip(before, after, strict=True))
