"""A page in the words of schema.org, for search engines and catalogues.

Owns what each kind of page says of itself, and the words for an entity. It makes values: how one
is written into a page is for `filters`. What the archive does not know is left out, not guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.export import licences, urls
from generator.export.items import CommentLine, Link
from generator.export.named import AuthorView, EntityView
from generator.export.pictures import picture
from generator.export.views import ArticleView, HomeView, HtmlView, Site, View
from generator.export.words import iso
from generator.model.date import Date
from generator.model.records import Entity, Kind

CONTEXT = "https://schema.org"
COMMENTS_MAX = 100
TEXT_MAX = 280
CUT = "…"
TYPES: dict[str, str] = {
    Kind.PERSON: "Person",
    Kind.PLACE: "Place",
    Kind.ORGANISATION: "Organization",
    Kind.EVENT: "Event",
    Kind.WORK: "CreativeWork",
    Kind.CONCEPT: "DefinedTerm",
}
FACTS = {
    "born": "birthDate",
    "died": "deathDate",
    "founded": "foundingDate",
    "dissolved": "dissolutionDate",
    "published": "datePublished",
    "date": "startDate",
}
COLLECTIONS = (
    "articles.html", "authors.html", "book.html", "dates.html", "entities.html", "mentions.html",
    "notes.html", "tags.html",
)  # fmt: skip

Words = dict[str, Any]


def described(page: View, site: Site) -> Words:
    """What a page is and where it stands; empty for one that is nothing to a catalogue."""
    make = MAKERS.get(page.template)
    if make is None or not isinstance(page, HtmlView):
        return {}
    return {"@context": CONTEXT, "@graph": [_known(words) for words in make(page, site)]}


def thing(address: str, name: str, of: Entity | EntityView) -> Words:
    """An entity, without what is not known of it."""
    found: Words = {
        "@id": address,
        "@type": TYPES.get(of.kind, "Thing"),
        "url": address,
        "name": name,
        "alternateName": of.aliases,
        "description": of.description,
        "sameAs": of.same_as,
    }
    found |= {FACTS[label]: value for label, value in of.facts if label in FACTS}
    if of.position:
        north, east = of.position
        found["geo"] = {"@type": "GeoCoordinates", "latitude": north, "longitude": east}
    return _known(found)


def _known(words: Mapping[str, Any]) -> Words:
    return {key: value for key, value in words.items() if value}


def _article(page: ArticleView, site: Site) -> Iterator[Words]:
    here, base = urls.absolute(page.path, site.base_url), site.base_url
    shown = picture(page.body) or page.card
    yield {
        **_page(page, site, _kind(page)),
        "headline": page.title,
        "author": [_person(author, base) for author in page.authors],
        "creditText": page.byline,
        "datePublished": _day(page.date),
        "dateModified": _day(page.updated),
        "inLanguage": page.language or site.language,
        "license": licences.address(page.licence or site.licence),
        "keywords": [tag.text for tag in page.tags],
        "image": shown and urls.absolute(shown, base),
        "wordCount": page.words,
        "isBasedOn": _original(page.origin, here),
        "mentions": [
            {"@id": urls.absolute(link.path, base)} for group in page.groups for link in group.links
        ],
        "commentCount": page.comments,
        "comment": [*_comments(page, here, base)],
    }
    yield from _crumbs(page, site)


def _kind(page: ArticleView) -> str:
    if page.is_page:
        return "WebPage"
    return "DiscussionForumPosting" if page.thread else "Article"


def _original(origin: str, here: str) -> Words:
    """What the page is a copy of; only an address can be told from words."""
    address = licences.address(origin)
    return {"@type": "CreativeWork", "url": address, "archivedAt": here} if address else {}


def _comments(page: ArticleView, here: str, base: str) -> Iterator[Words]:
    """The first of the comments that have words; no parent is said that was guessed."""
    told = [line for line in page.thread if line.prose and line.state == "present"]
    for line in told[:COMMENTS_MAX]:
        address = f"{here}#{line.anchor}"
        parent = (
            {"@id": _whole(line.parent, here, base)} if line.parent and not line.guess else None
        )
        yield _known({
            "@type": "Comment",
            "@id": address,
            "url": address,
            "author": _person(Link(line.author, line.author_path), base) if line.author else None,
            "datePublished": _day(line.date),
            "text": _beginning(line),
            "parentItem": parent,
        })  # fmt: skip


def _whole(path: str, here: str, base: str) -> str:
    """The address of what a path, or a fragment of the page, leads to."""
    return f"{here}{path}" if path.startswith("#") else urls.absolute(path, base)


def _beginning(line: CommentLine) -> str:
    """The words of a comment; of a long one the beginning, for the page itself has the whole."""
    text = line.prose.body.text if line.prose else ""
    if len(text) <= TEXT_MAX:
        return text
    return f"{text[:TEXT_MAX].rpartition(' ')[0] or text[:TEXT_MAX]}{CUT}"


def _person(link: Link, base: str) -> Words:
    url = urls.absolute(link.path, base) if link.path else ""
    return _known({"@type": "Person", "name": link.text, "url": url})


def _day(date: Date | None) -> str:
    return iso(date) if date else ""


def _entity(page: EntityView, site: Site) -> Iterator[Words]:
    yield thing(urls.absolute(page.path, site.base_url), page.title, page)
    yield from _crumbs(page, site)


def _author(page: AuthorView, site: Site) -> Iterator[Words]:
    person = {"@type": "Person", "name": page.title}
    yield {**_page(page, site, "ProfilePage"), "mainEntity": person}
    yield from _crumbs(page, site)


def _home(page: HomeView, site: Site) -> Iterator[Words]:
    licence = licences.address(site.licence)
    said = {"name": site.title, "description": site.description, "inLanguage": site.language}
    home = site.base_url
    yield {"@type": "WebSite", "@id": home, "url": home, **said, "license": licence}
    if site.data:
        years = [date.year for date in page.span]
        file = {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": urls.absolute(site.data, home),
        }
        covered = "/".join(dict.fromkeys((years[0], years[-1]))) if years else ""
        dataset = {"@type": "Dataset", "@id": f"{home}#data", "url": home, **said}
        yield {**dataset, "license": licence, "temporalCoverage": covered, "distribution": file}


def _collection(page: HtmlView, site: Site) -> Iterator[Words]:
    yield _page(page, site, "CollectionPage")
    yield from _crumbs(page, site)


def _page(page: HtmlView, site: Site, kind: str) -> Words:
    here = urls.absolute(page.path, site.base_url)
    return {
        "@type": kind,
        "@id": here,
        "url": here,
        "name": page.title,
        "description": page.description,
        "isPartOf": {"@id": site.base_url},
    }


def _crumbs(page: HtmlView, site: Site) -> Iterator[Words]:
    """The way from the home page, where the page stands below an index."""
    if page.section:
        way = (Link(site.title, site.home), page.above, page.section, Link(page.title, page.path))
        steps = [
            {
                "@type": "ListItem",
                "position": number,
                "name": link.text,
                "item": urls.absolute(link.path, site.base_url),
            }
            for number, link in enumerate(filter(None, way), 1)
        ]
        yield {"@type": "BreadcrumbList", "itemListElement": steps}


MAKERS: dict[str, Callable[[Any, Site], Iterator[Words]]] = {
    "home.html": _home,
    "article.html": _article,
    "entity.html": _entity,
    "author.html": _author,
    **dict.fromkeys(COLLECTIONS, _collection),
}
