"""A plugin for Pelican: threads from a file beside the article, and a page for each name.

Owns what Pelican has no word for. The file of a thread is read once, when its article is.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from markdown import Markdown
from pelican import signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.utils import slugify
from pelican.writers import Writer

DAY, MINUTE = "%-d %B %Y", "%-d %B %Y, %H:%M"
KINDS = ("people", "places", "organisations")

_markdown = Markdown(output_format="html")


class Named:
    """A name of a kind with the articles that hold it."""

    def __init__(self, kind: str, name: str, settings: dict[str, Any]) -> None:
        self.kind = kind
        self.name = name
        slug = slugify(name, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"])
        self.url = f"{kind}/{slug}.html"
        self.articles = []


def day(date: str) -> str:
    """A date in words; empty where there is none."""
    if not date:
        return ""
    return datetime.fromisoformat(date).strftime(DAY if len(date) <= len("2000-01-01") else MINUTE)


def attach(content: Content) -> None:
    """Give an article its thread, the HTML of each comment made, and its lists of names."""
    if not isinstance(content, Article):
        return
    beside = Path(content.source_path).with_suffix(".json")
    content.thread = json.loads(beside.read_text("utf-8"))
    urls = {author.name: author.url for author in content.authors}
    for line in content.thread:
        line["html"] = _markdown.reset().convert(line["text"])
        line["author_url"] = urls[line["author"]]
        line["day"] = day(line.get("date", ""))
    content.writers = content.writers.split("; ")
    for kind in KINDS:
        names = getattr(content, kind, "")
        setattr(content, kind, names.split("; ") if names else [])


def gather(generator: ArticlesGenerator) -> None:
    """Find which articles hold each name."""
    named = {}
    for article in generator.articles:
        article.named = []
        for kind in KINDS:
            for name in getattr(article, kind):
                known = named.get((kind, name))
                if known is None:
                    known = named[kind, name] = Named(kind, name, generator.settings)
                known.articles.append(article)
                article.named.append(known)
    generator.named = sorted(named.values(), key=lambda known: (known.kind, known.name))
    generator.context["named"] = generator.named


def write(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the page of each name, and an index of each kind."""
    page, index = generator.get_template("entity"), generator.get_template("entities")
    for known in generator.named:
        writer.write_file(
            known.url, page, generator.context, url=known.url, known=known,
            articles=known.articles, template_name="entity",
        )  # fmt: skip
    for kind in KINDS:
        url = f"{kind}/index.html"
        names = [known for known in generator.named if known.kind == kind]
        writer.write_file(
            url, index, generator.context, url=url, kind=kind, names=names,
            template_name="entities",
        )  # fmt: skip


def register() -> None:
    """Tell Pelican."""
    signals.content_object_init.connect(attach)
    signals.article_generator_finalized.connect(gather)
    signals.article_writer_finalized.connect(write)
