"""The text form, `.txt` and `.md`: front matter, body, comments, notes.

Owns its syntax, the native and hand-writable form of an article. In `.md` every text is Markdown,
in `.txt` plain paragraphs; all else is the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.errors import Place, Problem, Severity, Trouble
from generator.markup.markdown import markdown
from generator.model.reading import Reading
from generator.model.records import Article
from generator.model.source import Habit, Source
from generator.read import frontmatter, sidecars
from generator.read.anchors import Anchorage
from generator.read.annotations.noted import read_annotations
from generator.read.corrections import corrections, unasked
from generator.read.gather import Gather, title_of_name
from generator.read.head import FrontMatterError, Head
from generator.read.pasted import read_pasted
from generator.read.paths import date_of, handle_of, is_draft, is_jekyll
from generator.read.sections import Section, read_comments, read_notes, sections
from generator.read.settings import Settings
from generator.read.templated import untemplated

_title = re.compile(r"\s*#[ \t]+(?P<title>\S[^\n]*?)[ \t]*#*[ \t]*(?:\n|\Z)")


def read_text(source: Source, text: str, beside: Mapping[str, str]) -> Reading:
    """Read a text file, decoded, with the texts of its sidecars by path."""
    gather = Gather(source.path)
    try:
        head = frontmatter.split(text, markdown=_form(source.path) == "md")
    except FrontMatterError as error:
        hint = "mend the front matter; until then the article is left out"
        message = f"front matter: {error.reason}"
        place = Place(source.path, error.line)
        gather.problems.append(Problem(place, message, hint, Severity.ERROR, kind=Trouble.UNREAD))
        return gather.reading()
    parts = sections(head.rest, head.line, gather)
    marked = head.form or parts.comments or parts.notes
    if not marked and _form(source.path) == "txt":
        told = corrections(gather, text.split("\n"), beside)
        article = read_pasted(gather, text, told, source.habit or Habit())
    else:
        unasked(gather, beside)
        article = _article(gather, head, parts.body)
    gather.articles.append(article)
    form = _form(source.path)
    read_comments(gather, article.name, form, parts.comments)
    sidecars.read_comments(gather, article.name, beside)
    anchorage = Anchorage(gather, article)
    read_notes(gather, anchorage, form, parts.notes)
    read_annotations(gather, anchorage, beside)
    return gather.reading()


def _article(gather: Gather, head: Head, body: Section) -> Article:
    path, name = gather.path, gather.name
    settings = Settings(head, gather, is_jekyll=is_jekyll(path))
    slug = settings.slug()
    if slug:
        name = slug if "/" in slug else str(PurePosixPath(name).with_name(slug))
    title = settings.text("title")
    if not title and _form(gather.path) == "md":
        title, body = _headed(body)
    form = _form(path)
    written = _untemplated(gather, body) if form == "md" else body.text
    text = gather.text(written, form, foreign=False, line=body.line)
    date = settings.date("date") or gather.date(date_of(path), 1)
    return Article(
        name=name,
        title=title or title_of_name(slug or handle_of(path)),
        place=Place(gather.path, 1),
        text=text,
        authors=settings.list("author"),
        date=date,
        updated=settings.updated(date),
        description=settings.text("description"),
        language=settings.language(),
        origin=settings.origin(),
        licence=settings.text("licence"),
        formerly=settings.list("formerly"),
        tags=settings.list("tags"),
        draft=is_draft(path) or settings.is_draft(),
        is_page=settings.is_page(),
        inferred=() if title else ("title",),
    )


def _untemplated(gather: Gather, body: Section) -> str:
    """A text of Markdown without what it has for the templates of other generators."""
    plain = untemplated(body.text, gather.path)
    if plain.left:
        tags = f"{plain.left} tag{'s' * (plain.left > 1)}"
        line = body.line + body.text.count("\n", 0, body.text.find(plain.first))
        message = f"{tags} of another generator's templates, kept as text: {plain.first:.60}"
        gather.problem(line, message, "write what is to be seen instead", Severity.NOTICE)
    return plain.text


def _headed(body: Section) -> tuple[str, Section]:
    """The title that a text begins with, and the rest; the title is empty where there is none."""
    match = _title.match(body.text)
    if not match:
        return "", body
    title = " ".join(markdown(match["title"], foreign=True).text.split())
    skipped = body.text.count("\n", 0, match.end())
    return title, Section(body.text[match.end() :], body.line + skipped)


def _form(path: str) -> str:
    return "md" if path.lower().endswith((".md", ".markdown")) else "txt"
