"""What the header of a text says of it.

Owns where each field of an article is looked for, the surest place first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.errors import Place
from generator.markup.clean import attributes
from generator.markup.href import web_address
from generator.markup.tei.xml import LANG, squeezed
from generator.model.records import Article, Text
from generator.read.gather import Gather, title_of_name

TITLES = ("titleStmt/{*}title[@type='main']", "titleStmt/{*}title")
AUTHORS = (
    "titleStmt/{*}author", "sourceDesc//{*}author", "correspAction[@type='sent']/{*}persName",
)  # fmt: skip
DATES = (
    "profileDesc/{*}creation/{*}date", "correspAction[@type='sent']/{*}date", "dateSender/{*}date",
    "sourceDesc//{*}origDate", "sourceDesc//{*}date", "publicationStmt/{*}date",
)  # fmt: skip
# Its attributes by which a date is said, the one as it was written first.
WHEN = ("when-custom", "when", "when-iso", "notBefore", "from")


def article_of(gather: Gather, root: Any, name: str, text: Text) -> Article:
    """The article in a document."""
    header = root.find("{*}teiHeader")
    line = root.sourceline or 1
    title = next((squeezed(one) for one in _found(header, TITLES)), "")
    return Article(
        name=name,
        title=title or title_of_name(name),
        place=Place(gather.path, line),
        text=text,
        authors=_authors(header),
        date=gather.date(_date(_found(header, DATES)), line),
        updated=gather.date(_date(_found(header, ("revisionDesc/{*}change",))), line),
        description=squeezed(_first(header, "profileDesc/{*}abstract")),
        language=_language(root, header),
        origin=_origin(header),
        licence=_licence(header),
        formerly=_formerly(header),
        tags=_texts(_found(header, ("textClass/{*}keywords//{*}term",))),
        inferred=() if title else ("title",),
    )


def date_of(element: Any) -> str:
    """The date that the attributes of an element say; empty where they say none."""
    return next((element.get(key) for key in WHEN if element.get(key)), "")


def _found(header: Any, paths: tuple[str, ...]) -> Iterator[Any]:
    """What stands at any of some paths below the header, in the order of the paths."""
    for path in paths if header is not None else ():
        yield from header.iterfind(f".//{{*}}{path}")


def _first(header: Any, path: str) -> Any:
    return next(_found(header, (path,)), None)


def _texts(elements: Iterator[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(squeezed, elements))))


def _authors(header: Any) -> tuple[str, ...]:
    """The authors, of the first place that names some."""
    return next(filter(None, (_texts(_found(header, (path,))) for path in AUTHORS)), ())


def _date(elements: Iterator[Any]) -> str:
    return next(filter(None, map(date_of, elements)), "")


def _language(root: Any, header: Any) -> str:
    """The language of the text, or the one that the header says to be used."""
    text = root.find("{*}text")
    used = [one.get("ident", "") for one in _found(header, ("langUsage/{*}language",))]
    written = [text.get(LANG) if text is not None else "", root.get(LANG), *used[:1]]
    said = next(filter(None, written), "")
    return dict(attributes("span", {"lang": said})).get("lang", "")


def _origin(header: Any) -> str:
    """Where the text was taken from."""
    links = (one.get("target", "") for one in _found(header, ("sourceDesc//{*}ref",)))
    named = _texts(_found(header, ("sourceDesc//{*}idno[@type='URL']",)))
    return next(filter(None, (web_address(one) for one in (*links, *named))), "")


def _licence(header: Any) -> str:
    licence = _first(header, "availability/{*}licence")
    if licence is None:
        return squeezed(_first(header, "publicationStmt/{*}availability"))
    return squeezed(licence) or licence.get("target", "")


def _formerly(header: Any) -> tuple[str, ...]:
    return _texts(_found(header, ("publicationStmt/{*}idno[@type='formerly']",)))
