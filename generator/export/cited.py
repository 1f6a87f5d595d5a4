"""An article or a comment as a citation.

Owns what is cited of each, and the forms in which a page and a file of citations say it: Highwire
and Dublin Core in the head, BibTeX, RIS, CSL-JSON and COinS. A name stays as it was signed: which
part of it is the family's is not known. A vague date stays vague, in the way that each form has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import msgspec
from msgspec import Struct

from generator.export import licences, urls
from generator.export.issued import bibtex_date, csl_date, highwire_date, ris_date
from generator.export.views import ArticleView, Site
from generator.model.date import Date
from generator.model.records import Article, Comment

# What BibTeX or TeX would obey; it counts even a brace behind a backslash.
TEX = str.maketrans({
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
})  # fmt: skip
COINS = {
    "ctx_ver": "Z39.88-2004",
    "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
    "rft.type": "webpage",
}

_unkeyed = re.compile(r"[^A-Za-z0-9_.-]+")
_unseen = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_parting = re.compile(r",|\band\b", re.IGNORECASE)


class Cited(Struct, frozen=True):
    """What is cited: `key` names it among others, `kind` as CSL does; `site` is what it stands in.

    `address` is whole, or empty where the site has none.
    """

    key: str
    kind: str
    title: str
    authors: tuple[str, ...]
    date: Date | None
    site: str
    address: str
    language: str


def of_page(page: ArticleView, site: Site) -> Cited:
    """An article by its page."""
    return Cited(
        key=_key(page.path),
        kind="webpage",
        title=_line(page.title),
        authors=tuple(_line(author.text) for author in page.authors),
        date=page.date,
        site=_line(site.title),
        address=_address(page.path, site.base_url),
        language=page.language or site.language,
    )


def of_article(article: Article, site: str, base_url: str, language: str) -> Cited:
    """The same by its record, on a `site` of that title and language."""
    path = urls.article(article.name)
    return Cited(
        key=_key(path),
        kind="webpage",
        title=_line(article.title),
        authors=tuple(map(_line, article.authors)),
        date=article.date,
        site=_line(site),
        address=_address(path, base_url),
        language=article.language or language,
    )


def of_comment(comment: Comment, on: Cited, title: str, path: str, base_url: str) -> Cited:
    """A comment on what is cited, at a path; the key of one ends with its anchor."""
    return Cited(
        key=f"{on.key}.{urls.comment(comment.id)}",
        kind="post",
        title=_line(title),
        authors=(_line(comment.author),) if comment.author else (),
        date=comment.date,
        site=on.site,
        address=urls.absolute(path, base_url) if base_url else "",
        language=on.language,
    )


def bibtex(one: Cited) -> str:
    """A citation as biblatex has it; a program that knows only BibTeX takes it for `@misc`."""
    fields = {
        "author": " and ".join(map(_tex_name, one.authors)),
        "title": f"{{{_tex(one.title)}}}",
        **bibtex_date(one.date),
        "organization": f"{{{_tex(one.site)}}}",
        "url": one.address,
        "language": one.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{one.key},", *lines, "}", ""])


def ris(one: Cited) -> str:
    """A citation as RIS; no value has a line of its own, so none can begin another field."""
    fields = [
        ("TY", "ELEC"),
        ("ID", one.key),
        ("TI", one.title),
        *[("AU", author) for author in one.authors],
        *ris_date(one.date),
        ("T2", one.site),
        ("LA", one.language),
        ("UR", one.address),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - \n"


def csl(one: Cited) -> str:
    """A citation as CSL-JSON: a list of one, a field a line."""
    item = {
        "id": one.key,
        "type": one.kind,
        "title": one.title,
        "author": [{"literal": author} for author in one.authors],
        "issued": csl_date(one.date),
        "container-title": one.site,
        "URL": one.address,
        "language": one.language,
    }
    lines = [f'  "{name}": {_json(value)}' for name, value in item.items() if value]
    return "\n".join(["[{", ",\n".join(lines), "}]", ""])


FORMS = {"BibTeX": bibtex, "RIS": ris, "CSL-JSON": csl}


def citations(page: ArticleView, site: Site) -> list[tuple[str, str]]:
    """The citation of an article in each form, by the name of the form."""
    one = of_page(page, site)
    return [(name, form(one)) for name, form in FORMS.items()]


def coins(page: ArticleView, site: Site) -> str:
    """The citation of an article as an OpenURL of Dublin Core, for the title of a COinS."""
    one = of_page(page, site)
    fields = [
        *COINS.items(),
        ("rft.title", one.title),
        *[("rft.creator", author) for author in one.authors],
        ("rft.date", one.date.text if one.date else ""),
        ("rft.source", one.site),
        ("rft.identifier", one.address),
        ("rft.language", one.language),
    ]
    return urlencode([(name, value) for name, value in fields if value])


def scholarly(page: ArticleView, site: Site) -> Iterator[tuple[str, str]]:
    """The names and contents of `<meta>` by which catalogues know an article."""
    one, published = of_page(page, site), highwire_date(page.date)
    yield "citation_title", one.title
    for author in one.authors:
        yield "citation_author", author
    if published:
        yield "citation_publication_date", published
        if page.origin:
            yield "citation_online_date", published
    elif page.date:
        yield "DC.date", page.date.text
    yield "citation_language", one.language
    if one.address:
        for name in ("public_url", "abstract_html_url", "fulltext_html_url"):
            yield f"citation_{name}", one.address
    if page.origin:
        yield "DC.source", page.origin
    if rights := page.licence or site.licence:
        yield "DC.rights", licences.address(rights) or rights


def _key(path: str) -> str:
    return _unkeyed.sub("-", path.removesuffix(".html"))


def _address(path: str, base_url: str) -> str:
    return urls.absolute(path, base_url) if base_url else ""


def _line(text: str) -> str:
    """A text on one line, without what a machine would obey."""
    return " ".join(_unseen.sub(" ", text).split())


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _tex(text: str) -> str:
    return text.translate(TEX)


def _tex_name(name: str) -> str:
    """A name; one that BibTeX would part is kept whole."""
    return f"{{{_tex(name)}}}" if _parting.search(name) else _tex(name)
