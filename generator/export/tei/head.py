"""The header of a file of TEI.

Owns what it says of an article and of those who write in its thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from generator.export import licences
from generator.export.tei import ids
from generator.export.tei.moments import dated
from generator.markup.tei.words import OWN
from generator.markup.tei.xml import put
from generator.model.date import Date
from generator.model.records import Article

UNSAID = "The archive states no source."


class Standing(Struct, frozen=True):
    """The site that an article stands on: its title, licence and language; the page's address."""

    site: str
    licence: str
    language: str
    address: str


def put_head(root: Any, article: Article, at: Standing, writers: Sequence[str]) -> None:
    """The header; `writers` are the names in the thread, in the order of their ids."""
    header = put(root, "teiHeader")
    described = put(header, "fileDesc")
    titles = put(described, "titleStmt")
    put(titles, "title", article.title, id=ids.TITLE)
    for author in article.authors or filter(None, [article.byline]):
        put(titles, "author", author)
    _published(put(described, "publicationStmt"), article, at)
    _source(put(described, "sourceDesc"), article)
    _encoding(put(header, "encodingDesc"))
    _profile(put(header, "profileDesc"), article, at, writers)
    if article.updated:
        _change(put(header, "revisionDesc"), article.updated)


def _published(statement: Any, article: Article, at: Standing) -> None:
    put(statement, "publisher", at.site)
    if at.address:
        put(statement, "idno", at.address, type="URL")
    for address in article.formerly:
        put(statement, "idno", address, type="formerly")
    licence = article.licence or at.licence
    if licence:
        target = licences.address(licence)
        put(put(statement, "availability"), "licence", licence, target=target)


def _source(statement: Any, article: Article) -> None:
    if article.origin:
        put(put(statement, "bibl"), "ref", article.origin, target=article.origin)
    else:
        put(statement, "p", UNSAID)


def _encoding(described: Any) -> None:
    told = put(described, "projectDesc")
    put(told, "p", "An article of an archive with its notes, its names and the comments on it.")
    program = put(described, "appInfo")
    put(program, "application", id=OWN[1:], ident="variorum", version="1")
    put(program[0], "label", "Variorum")
    ways = put(described, "editorialDecl")
    put(
        put(ways, "interpretation"),
        "p",
        f"What was found by rule, and stated by nobody, has resp=“{OWN}” and, where it is less"
        " than sure, a cert from 0 to 1.",
    )


def _profile(profile: Any, article: Article, at: Standing, writers: Sequence[str]) -> None:
    if article.date:
        put(put(profile, "creation"), "date", article.date.text, **dated(article.date))
    if article.description:
        put(put(profile, "abstract"), "p", article.description)
    language = article.language or at.language
    put(put(profile, "langUsage"), "language", language, ident=language)
    if writers:
        listed = put(put(profile, "particDesc"), "listPerson", type="writers")
        for nth, name in enumerate(writers, 1):
            put(put(listed, "person", id=ids.of_writer(nth)), "persName", name)
    if article.tags:
        words = put(put(profile, "textClass"), "keywords")
        for tag in article.tags:
            put(words, "term", tag)


def _change(revisions: Any, updated: Date) -> None:
    put(revisions, "change", "Updated.", **dated(updated))
