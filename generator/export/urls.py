"""Addresses: the only module that spells one.

Owns where each page stands on the site, the ids within a page, and what is safe in both. A path
is relative to the root of the site and ends in `.html`, so that the same site works at the root
of a domain, below it, and from a folder on a stick.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes

from generator.digest import digest
from generator.markup.formerly import DEVICES
from generator.model.records import Entity, Kind
from generator.model.ref import Ref

SEGMENT_MAX = 100
PLURALS = {
    Kind.PERSON: "people",
    Kind.PLACE: "places",
    Kind.ORGANISATION: "organisations",
    Kind.EVENT: "events",
    Kind.WORK: "works",
    Kind.CONCEPT: "concepts",
}
HOME, NOT_FOUND, PROBLEMS, CHANCE = "index.html", "404.html", "problems.html", "chance.html"
NOTES = "notes.html"
NOTES_BY_AUTHOR, NOTES_BY_DATE = "notes/authors.html", "notes/dates.html"
ENTITIES, AUTHORS, DATES, TAGS = (
    f"{folder}/{HOME}" for folder in ("entities", "authors", "dates", "tags")
)
MOST, FIRST, BOOK, NETWORK = (f"entities/{n}.html" for n in ("most", "first", "book", "network"))
FEED, JSON_FEED, MANIFEST = "feed.xml", "feed.json", "manifest.webmanifest"
REGISTER = "data/entities.json"
ANNOTATIONS = "data/annotations/index.jsonld"
SITEMAP, ROBOTS, SEARCH = "sitemap.xml", "robots.txt", "search.html"
# The folder of the concordance, and what in it a search page asks.
CONCORDANCE = "pagefind"
FULL_TEXT = f"{CONCORDANCE}/pagefind.js"
NETLIFY, HEADERS, NO_JEKYLL = "_redirects", "_headers", ".nojekyll"
NGINX, APACHE = "redirects/nginx.conf", "redirects/apache.htaccess"
HOST_NGINX, HOST_APACHE = "hosting/nginx.conf", "hosting/apache.htaccess"

# What the site has of its own, so that no article may stand there.
RESERVED = frozenset((
    HOME, NOT_FOUND, PROBLEMS, NOTES, NOTES_BY_AUTHOR, NOTES_BY_DATE, CHANCE, ENTITIES, MOST, FIRST,
    BOOK, NETWORK, AUTHORS, DATES, TAGS, SEARCH,
)) | {
    f"{folder}/{HOME}" for folder in PLURALS.values()
}  # fmt: skip

# What a page asks for by name, and no other file of the theme does.
FINGERPRINTED = frozenset(("css", "js"))

# The endings by which every server knows a page for one.
PAGE_ENDINGS = (".html", ".htm", ".shtml")

_plain = re.compile(r"[a-z0-9]+([-_.~]+[a-z0-9]+)*")
_unfit = re.compile(r"[^A-Za-z0-9_.~-]+")
_simple = re.compile(r"[A-Za-z0-9 _.-]*")
_easy = re.compile(r"[A-Za-z0-9_/-]*+([.][A-Za-z0-9_-]+)?/?")
_unheld = re.compile(r'[<>:"|?*\ufffd]|[ .](/|$)|[.]\w+[.](gz|br|zst)(/|$)')
_safe = re.compile(r"[A-Za-z0-9_.~/-]*(#[A-Za-z0-9_.~:-]*)?")


@lru_cache(maxsize=65536)
def segment(name: str) -> str:
    """One part of a path for a name: lower-case ASCII, never empty, stable when others are added.

    Where letters were lost on the way a short digest of the name is put behind.
    """
    if _plain.fullmatch(name) and len(name) <= SEGMENT_MAX and not DEVICES.fullmatch(name):
        return name
    slug = _slug(name)
    spaced = re.sub(r"[\s_-]+", "-", name.casefold().strip())
    if slug and slug == spaced and not DEVICES.fullmatch(slug):
        return slug
    return f"{slug}-{digest(name)[:6]}".lstrip("-")


@lru_cache(maxsize=65536)
def article(name: str) -> str:
    """The page of an article."""
    return "/".join(segment(part) for part in name.split("/") if part) + ".html"


def entity(record: Entity) -> str:
    """The page of an entity."""
    return dossier(record.kind, record.id)


def dossier(kind: Kind, id: str) -> str:
    """The page of the entity that has, or had, an id and a kind."""
    return f"{PLURALS[kind]}/{id}.html"


def within(page: str, key: str) -> str:
    """The page of a part of what a page lists, which has a key."""
    return f"{page.removesuffix('.html')}/{key}.html"


def beside(page: str, ending: str) -> str:
    """A file that belongs to a page and stands beside it."""
    return f"{page.removesuffix('.html')}.{ending}"


def feed(page: str) -> str:
    """The feed of what a page lists."""
    return beside(page, "atom.xml")


def book(letter: str) -> str:
    """The page of a letter in the printed index."""
    return f"entities/book/{segment(letter)}.html"


def kind(of: Kind) -> str:
    """The index of the entities of a kind."""
    return f"{PLURALS[of]}/{HOME}"


def author(name: str) -> str:
    """The page of one who writes here; letter case does not part people."""
    return f"authors/{_entry(name)}.html"


def notes_by(name: str) -> str:
    """The notes of one who wrote some."""
    return f"notes/by/{_entry(name)}.html"


def tag(name: str) -> str:
    """The page of a tag."""
    return f"tags/{_entry(name)}.html"


def year(key: str) -> str:
    """The page of a year, or of a part of one, by its key."""
    return f"dates/{key}.html"


def data(name: str) -> str:
    """The JSON file of an article."""
    return f"data/articles/{article(name).removesuffix('.html')}.json"


def web_annotations(name: str, kind: str = "") -> str:
    """Web Annotations on an article: `.notes`, or the others."""
    return f"data/annotations/{article(name).removesuffix('.html')}{kind}.jsonld"


def beacon(authority: str) -> str:
    """The list of those whom an authority file knows."""
    return f"beacon-{authority}.txt"


def made(name: str) -> str:
    """The page on how that of an article was made."""
    return _within(article(name), "made")


def sheet(page: str, key: str) -> str:
    """The page of a sheet of the thread on an article, whose own page has the first."""
    return _within(page, f"comments-{key}") if key else page


def by_date(page: str, part: int = 0) -> str:
    """The comments on an article by date: the newest, or an earlier part, counted from 1."""
    return _within(page, f"by-date-{part}" if part else "by-date")


def places(page: str) -> str:
    """The file that says on which page of a long thread each comment is."""
    return beside(_within(page, "places"), "js")


def said(page: str, sheet_key: str, id: str) -> str:
    """The path of a comment on an article."""
    return f"{sheet(page, sheet_key)}#{comment(id)}"


def shard(prefix: str) -> str:
    """The script of the names in which a word begins so; the page of the search spells it too."""
    spelled = (c if c.isascii() and c.isalnum() else f"~{ord(c):x}" for c in prefix)
    return f"search/n-{''.join(spelled)}.js"


def theme(name: str, digest: str) -> str:
    """A file of the theme; a style or a script is named by its digest too, to be kept for ever."""
    stem, dot, ending = name.rpartition(".")
    if ending in FINGERPRINTED:
        name = f"{stem}-{digest[:8]}{dot}{ending}"
    return f"theme/{name}"


def comment(id: str) -> str:
    """The anchor of a comment on the page that it is on."""
    return f"c-{_fit(id)}"


def note(id: str, nth: int = 1) -> str:
    """The anchor of a note, at the nth of the places where it is shown."""
    return f"n-{_fit(id)}" if nth == 1 else f"n-{_fit(id)}:{nth}"


def anchor(ref: Ref) -> str:
    """The anchor of a record on the page that it is on; empty for the article itself."""
    if not ref.part:
        return ""
    return comment(ref.part) if ref.kind == "comment" else note(ref.part)


def spot(entity: str, nth: int, anchor: str = "") -> str:
    """The anchor of a mention, the nth of its entity in the article or in the part of that anchor.

    It stays when the text around it changes. No id of an entity holds a full stop.
    """
    own = f"m-{entity}" if nth == 1 else f"m-{entity}.{nth}"
    return f"{anchor}:{own}" if anchor else own


def root(page: str, base_url: str) -> str:
    """What leads from a page to the root of the site: `../` for each folder above the page.

    The page 404 is shown at any depth, so from there it is the root as the server knows it.
    """
    return base(base_url) if page == NOT_FOUND else "../" * page.count("/")


def base(base_url: str) -> str:
    """The path of the site on its host: `/`, or `/archive/`."""
    return "/" + base_url.partition("//")[2].partition("/")[2]


def former(address: str, base: str) -> str:
    """The page that leads on from an old address of the host; empty where none can stand.

    A server is told by the ending what a file is: so what does not end as a page does becomes a
    folder with an index. Some disks cannot hold every name, and none has room for a query.
    """
    path = address
    if not _easy.fullmatch(address):
        path = unquote_to_bytes(address).decode(errors="replace")
        if "?" in address or "#" in address or _unheld.search(path):
            return ""
    path = path.removeprefix(base).removeprefix("/")
    if path.lower().endswith(PAGE_ENDINGS):
        return path
    return f"{path.rstrip('/')}/{HOME}".lstrip("/")


def address(root: str, path: str) -> str:
    """The address of a path of the site, or of a fragment, on a page with that `root`."""
    return path if path.startswith("#") else root + escaped(path)


def absolute(path: str, base_url: str) -> str:
    """The whole address of a path, or the bare path for a site without one."""
    return base_url + escaped(path)


def escaped(path: str) -> str:
    """A path with everything percent-encoded that has to be; a fragment stays one."""
    if _safe.fullmatch(path):
        return path
    before, mark, fragment = path.partition("#")
    return quote(before) + mark + quote(fragment, safe=":")


def _within(page: str, name: str) -> str:
    """A page below that of an article; no name of an article has a segment that ends like this."""
    return f"{page.removesuffix('.html')}/{name}_.html"


def _entry(name: str) -> str:
    """The segment of a name in a folder that has an index: unlike that of any other name.

    Only words parted by single spaces, and handles without a hyphen, go without a digest.
    """
    name = name.casefold()
    plain = name.isascii() and "-" not in name and name != "index"
    if plain and (segment(name) == name or segment(name) == name.replace(" ", "-")):
        return segment(name)
    slug = _slug(name)
    return f"{slug}-{digest(name)[:6]}".lstrip("-")


def _fit(id: str) -> str:
    return id if id and not _unfit.search(id) else f"{_unfit.sub('-', id)}-{digest(id)[:6]}"


def _slug(name: str) -> str:
    """A name as words of ASCII joined by hyphens."""
    if len(name) <= SEGMENT_MAX and _simple.fullmatch(name):
        return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    from slugify import slugify  # noqa: PLC0415 (50 ms, only for a name that is not as simple)

    return slugify(name, max_length=SEGMENT_MAX, word_boundary=True)
