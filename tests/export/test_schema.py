"""Pages in the words of schema.org."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from generator.export import schema
from generator.export.asides import NotFoundView
from generator.export.filters import locale, schema_org
from generator.export.items import CommentLine, Link, Prose
from generator.export.licences import address
from generator.export.named import AuthorView, EntityView
from generator.export.pictures import picture
from generator.export.views import ArticleView, Site
from generator.markup.markdown import markdown
from generator.model.body import Body
from generator.read.dates import parse_date
from tests.archives import SMALL, built, tree, write
from tests.export.filled import least

SITE = Site("S", "", "en", "https://h.example/", "CC0", (), (), "index.html", "", "", schema=True)
PAGE = ArticleView("a/b.html", "B")
WITHHELD = """
-- content/a.md --
# A

Words.
=== comments ===
@ Ann | 2001 | c1 | deleted
a secret
@@ Tom | 2001 | c2
Not one.
@ Zoe | 2001 | c3 | pending
another secret
"""
KINDS = {
    "index.html": {"WebSite", "Dataset"},
    "about.html": {"WebPage"},
    "1999/mill.html": {"Article", "BreadcrumbList"},
    "2001/fire.html": {"DiscussionForumPosting", "BreadcrumbList"},
    "people/ada-lovelace.html": {"Person", "BreadcrumbList"},
    "places/london.html": {"Place", "BreadcrumbList"},
    "organisations/royal-society.html": {"Organization", "BreadcrumbList"},
    "authors/ann.html": {"ProfilePage", "BreadcrumbList"},
    "authors/index.html": {"CollectionPage"},
    "dates/index.html": {"CollectionPage"},
    "dates/2001.html": {"CollectionPage", "BreadcrumbList"},
    "tags/index.html": {"CollectionPage"},
    "tags/town.html": {"CollectionPage", "BreadcrumbList"},
    "entities/index.html": {"CollectionPage"},
    "notes.html": {"CollectionPage"},
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the files of a small site."""
    root = write(tmp_path_factory.mktemp("schema"), SMALL)
    assert built(root).failures == ()
    return tree(root / "site")


BLOCK = b'<script type="application/ld+json"'


def said(data: bytes) -> list[Any]:
    """What a page says of itself."""
    (block,) = html.document_fromstring(data.decode()).xpath("//script[@type]")
    return json.loads(block.text)["@graph"]


def line(anchor: str, text: str, **fields: Any) -> CommentLine:
    """A comment on a page."""
    whole = replace(least(CommentLine), anchor=anchor, prose=Prose(Body(text)), state="present")
    return replace(whole, **fields)


def comments(*thread: CommentLine) -> list[Any]:
    """What is said of the comments of an article."""
    found = schema.described(replace(PAGE, thread=thread), SITE)["@graph"][0]
    return found.get("comment", [])


@pytest.mark.parametrize(("path", "kinds"), KINDS.items(), ids=KINDS)
def test_every_kind_of_page_says_what_it_is(small, path: str, kinds: set[str]) -> None:
    """A page says of which kind it is, by its whole address, and where it stands."""
    found = said(small[path])
    assert {thing["@type"] for thing in found} == kinds
    addresses = [thing["url"] for thing in found if "url" in thing]
    base = "https://small.example/deep/"
    assert set(addresses) == {base if path == "index.html" else base + path}


@pytest.mark.parametrize("path", ["404.html", "problems.html"])
def test_what_is_nothing_to_a_catalogue_says_nothing(small, path: str) -> None:
    """The page 404 and that of problems hold no data."""
    assert b"<script" not in small[path]


def test_without_an_address_no_page_holds_data(tmp_path: Path) -> None:
    """What would lead nowhere is left out where the site has no address."""
    write(tmp_path, re.sub(r"base_url.*\n", "", SMALL))
    built(tmp_path)
    assert not [p for p in (tmp_path / "site").rglob("*.html") if BLOCK in p.read_bytes()]


def test_a_comment_stands_for_itself_and_names_what_it_answers(small) -> None:
    """Each comment has its address, its writer, its day and its words; a reply names its parent."""
    article = said(small["2001/fire.html"])[0]
    first, second, _ = article["comment"]
    assert first["@id"] == first["url"] == "https://small.example/deep/2001/fire.html#c-c1"
    assert first["author"]["name"] == "Tom Hale"
    assert first["datePublished"] == "2001-02-04T10:15"
    assert second["parentItem"] == {"@id": first["@id"]}
    assert "parentItem" not in first
    assert article["commentCount"] == len(article["comment"])


def test_words_that_are_withheld_are_nowhere(tmp_path: Path) -> None:
    """Of a comment that was deleted or is pending nothing is said, but an answer may name it."""
    settings = '-- content/archive.toml --\nbase_url = "https://h.example/"\n'
    built(write(tmp_path, settings + WITHHELD))
    files = tree(tmp_path / "site")
    assert [path for path, data in files.items() if b"secret" in data] == []
    (comment,) = said(files["a.html"])[0]["comment"]
    assert comment["parentItem"] == {"@id": "https://h.example/a.html#c-c1"}


def test_a_guess_is_no_parent() -> None:
    """Where it was guessed whom a comment answers, machines are not told so."""
    stated = line("c-2", "x", parent="#c-1")
    guessed = replace(stated, anchor="c-3", guess="perhaps")
    assert [("parentItem" in c) for c in comments(stated, guessed)] == [True, False]


def test_a_page_says_so_much_of_its_thread_and_no_more() -> None:
    """The first comments are told, each by its beginning: the page has the whole itself."""
    many = comments(*(line(f"c-{n}", "word " * 100) for n in range(schema.COMMENTS_MAX + 5)))
    assert len(many) == schema.COMMENTS_MAX
    assert all(len(c["text"]) <= schema.TEXT_MAX + 1 and c["text"].endswith("word…") for c in many)
    assert comments(line("c-1", "Short."))[0]["text"] == "Short."


@pytest.mark.parametrize(
    ("page", "key", "value"),
    [
        (replace(PAGE, date=parse_date("1911~")), "datePublished", None),
        (replace(PAGE, date=parse_date("1911-02")), "datePublished", "1911-02"),
        (replace(PAGE, language="ar"), "inLanguage", "ar"),
        (replace(PAGE, licence="Ask us"), "license", None),
        (PAGE, "license", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (replace(PAGE, origin="a box in the cellar"), "isBasedOn", None),
        (
            replace(PAGE, origin="https://o.example/1"),
            "isBasedOn",
            {
                "@type": "CreativeWork",
                "url": "https://o.example/1",
                "archivedAt": "https://h.example/a/b.html",
            },
        ),
        (replace(PAGE, byline="By a friend"), "creditText", "By a friend"),
    ],
)
def test_what_an_article_says(page: ArticleView, key: str, value: Any) -> None:
    """What is known of an article is said, and what is vague or only words is not made more."""
    assert schema.described(page, SITE)["@graph"][0].get(key) == value


HOSTILE = st.text() | st.sampled_from(
    ("</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;/script&gt;", "\u2028", "\0")
)


@given(HOSTILE, HOSTILE)
def test_no_text_ends_the_data(title: str, name: str) -> None:
    """Whatever a page holds, its data has no sign that ends it, and is read back as it was."""
    for page in (
        replace(PAGE, title=title, authors=(Link(name, ""),)),
        AuthorView("a.html", title, description=name),
        EntityView("a.html", title, aliases=(name,), kind="place"),
    ):
        data = str(schema_org(page, SITE))
        assert not re.search("[<>&\u2028\u2029]", data)
        assert json.loads(data) == json.loads(json.dumps(schema.described(page, SITE)))


def test_half_a_surrogate_pair_is_no_fault() -> None:
    """What cannot be written as UTF-8 is written as JSON escapes it."""
    data = str(schema_org(replace(PAGE, title="a\ud800<"), SITE))
    assert "\\ud800\\u003c" in data
    assert schema_org(NotFoundView("404.html", ""), SITE) == ""


@pytest.mark.parametrize(
    ("licence", "found"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-sa-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://l.example/x", "https://l.example/x"),
        ("javascript:alert(1)", ""),
        ("mailto:a@b.example", ""),
        ("CC BY", ""),
        ("All rights reserved", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_licence(licence: str, found: str) -> None:
    """A licence that is an address, or has a known one, can be led to; any other is words."""
    assert address(licence) == found


@pytest.mark.parametrize(
    ("language", "found"),
    [("en-GB", "en_GB"), ("zh-Hant-TW", "zh_TW"), ("pt-br", "pt_BR"), ("en", ""), ("es-419", "")],
)
def test_a_language_with_its_country(language: str, found: str) -> None:
    """OpenGraph has a language with a country, so one without is left out."""
    assert locale(language) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![a](x.svg) ![b](y.JPG)", "y.JPG"),
        ("![a](https://o.example/z.png)", ""),
        ("![a](gone.png)", ""),
        ("No picture.", ""),
    ],
)
def test_the_picture_that_stands_for_a_page(text: str, found: str) -> None:
    """It is the first file of the archive that others can show; never one from elsewhere."""
    hrefs = (("path:x.svg", "x.svg"), ("path:y.JPG", "y.JPG"))
    assert picture(Prose(markdown(text), hrefs=hrefs)) == found
