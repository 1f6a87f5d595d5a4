"""From the parts of an export to a reading.

Owns how a post becomes an article and an answer a comment, what of them is published, and what is
said of the rest. Knows no format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from io import BytesIO

from generator.errors import Place, Severity
from generator.markup.href import web_address
from generator.model.reading import Reading
from generator.model.records import Article
from generator.model.source import Source
from generator.read import sidecars
from generator.read.anchors import Anchorage
from generator.read.annotations.noted import read_annotations
from generator.read.corrections import unasked
from generator.read.exports.answered import only_printable, put_answer
from generator.read.exports.joining import documents, doubts
from generator.read.exports.naming import Namer
from generator.read.exports.parts import PINGBACK, WHY, Document, Found
from generator.read.exports.table import Export, reader_of
from generator.read.gather import Gather, title_of_name


def read_export(source: Source, data: bytes, export: Export, beside: Mapping[str, str]) -> Reading:
    """Read the bytes of an export; `beside` are the texts of its sidecars.

    The articles of a file with many stand below its own name.
    """
    gather = Gather(source.path)
    unasked(gather, beside)
    found: Iterable[Found] = reader_of(export)(BytesIO(data), gather.problem)
    whole = list(documents(found))
    names = Namer()
    for document in whole:
        alone = len(whole) == 1
        name = gather.name if alone else f"{gather.name}/{names.name(document.post)}"
        article = _put(gather, name, document)
        for message, hint, severity in doubts(document):
            gather.problem(document.line, message, hint, severity)
        if alone:
            sidecars.read_comments(gather, article.name, beside)
            read_annotations(gather, Anchorage(gather, article), beside)
    return gather.reading()


def _put(gather: Gather, name: str, document: Document) -> Article:
    post = only_printable(document.post)
    place = Place(gather.path, document.line)
    article = Article(
        name=name,
        title=post.title or title_of_name(name),
        place=place,
        text=gather.text(post.text, post.form, foreign=False, line=place.line),
        authors=post.authors,
        date=gather.date(post.date, place.line),
        updated=gather.date(post.updated, place.line),
        description=post.description,
        language=post.language,
        origin=web_address(post.address) or "",
        licence=post.licence,
        formerly=tuple(filter(None, (post.address, *post.formerly))),
        tags=post.tags,
        draft=post.draft,
        is_page=post.is_page,
        inferred=() if post.title else ("title",),
    )
    gather.articles.append(article)
    for line, answer in document.answers:
        if answer.kind != PINGBACK:
            put_answer(gather, name, answer, Place(gather.path, line))
    _tell_of_the_rest(gather, article, document)
    return article


def _tell_of_the_rest(gather: Gather, article: Article, document: Document) -> None:
    """What of the export is not on the page is counted."""
    counts = Counter(a.kind for _, a in document.answers if a.kind == PINGBACK)
    for lacking in document.lacking:
        counts[lacking.why] += lacking.count
    for why, count in sorted(counts.items()):
        words, severity = WHY.get(why, (f"{why}: left out", Severity.NOTICE))
        many = f"{count} comment{'s' * (count > 1)} on {article.title!r}"
        gather.problem(document.line, f"{many} {words}", severity=severity)
