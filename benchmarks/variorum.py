"""The archive as Variorum reads it: the text form, a register, in the end two templates of its own.

Owns the writer and the edits, all by what `docs/content.md` and `docs/themes.md` promise. Knows
nothing of the program's insides: the command is whatever stands in the environment that runs this.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import corpus, written
from benchmarks.corpus import Article, Corpus, Entity
from benchmarks.program import Program, Task

RENAMED = 40
SETTINGS_WITH_DATA = f"""title = "{corpus.TITLE}"
description = "{corpus.DESCRIPTION}"
base_url = "{corpus.BASE_URL}"
"""
# What no peer makes is left out, and measured apart.
FOR_MACHINES = (
    '["data", "mentions", "linked", "annotations", "book", "network", "search", "schema", '
    '"citations", "tag-feeds"]'
)
SETTINGS = f"{SETTINGS_WITH_DATA}leave_out = {FOR_MACHINES}\n"
EVERY_PAGE = """{{% extends "built-in/base.html" %}}
{{% block brand %}}
<p class="brand"><a href="{{{{ site.home|url }}}}">No. {number}</a></p>
{{% endblock %}}
"""
FEW_PAGES = """{{% extends "built-in/articles.html" %}}
{{% block crumbs %}}<p>No. {number}</p>{{% endblock %}}
"""


def write(root: Path, archive: Corpus) -> None:
    """Lay the archive down as Variorum's content."""
    content = root / "content"
    content.mkdir(parents=True)
    _set(root, SETTINGS)
    (content / "entities.toml").write_text(register_text(archive), "utf-8")
    for article in archive:
        file = source(root, article)
        file.parent.mkdir(exist_ok=True)
        file.write_text(article_text(article), "utf-8")


def _set(root: Path, settings: str) -> None:
    (root / "content" / "archive.toml").write_text(settings, "utf-8")


def source(root: Path, article: Article) -> Path:
    """The file of an article."""
    return root / "content" / f"{article.path}.{'md' if article.marked else 'txt'}"


def register_text(archive: Corpus) -> str:
    """The register of an archive."""
    return "\n".join(map(entity_text, archive.register()))


def entity_text(entity: Entity) -> str:
    """An entry of the register."""
    known = ", ".join(f'"{alias}"' for alias in entity.aliases)
    aliases = f"aliases = [{known}]\n" if known else ""
    return f'[{entity.id}]\nname = "{entity.name}"\nkind = "{entity.kind}"\n{aliases}'


def article_text(article: Article) -> str:
    """The text form of an article with its thread."""
    head = (
        f"---\ntitle: {article.title}\nauthor: [{', '.join(article.authors)}]\n"
        f"date: {article.date}\ntags: [{', '.join(article.tags)}]\n---\n\n"
    )
    text = written.markdown(article.blocks)
    said = (
        f"{'@' * c.depth} {c.author} | {f'{c.date} | ' if c.date else ''}{c.id}\n{c.text}\n"
        for c in article.comments
    )
    thread = "\n\n=== comments ===\n\n" + "\n".join(said) if article.comments else "\n"
    return head + text + thread


def template(root: Path, name: str, text: str) -> Callable[[int], str]:
    """A function that changes one of the archive's own templates."""
    file = root / "templates" / name

    def edit(number: int) -> str:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.format(number=number), "utf-8")
        return f"No. {number}"

    return edit


def body(root: Path, archive: Corpus) -> tuple[Callable[[int], str], Path]:
    """A function that edits the body of the article in the middle, and the page that shows it."""
    article = archive.article(archive.articles // 2)
    text = article_text(article)
    edit = written.put(source(root, article), text, written.edited(article), "edited")
    return edit, root / "site" / f"{article.path}.html"


def renaming(root: Path, archive: Corpus) -> tuple[Callable[[int], str], Path]:
    """A function that renames an entity of middling frequency, and the page that shows it.

    The first name stays as an alias, so that the articles that hold it go on naming the entity.
    """
    entity = corpus.entity_of(min(RENAMED, archive.entities - 1))
    file = root / "content" / "entities.toml"
    before, _, after = register_text(archive).partition(entity_text(entity))

    def edit(number: int) -> str:
        name = f"Renamed {'abcdefghijklmnopqrstuvwxyz'[number % 26] * 3}{number}"
        new = Entity(entity.id, name, entity.kind, (entity.name, *entity.aliases))
        file.write_text(before + entity_text(new) + after, "utf-8")
        return name

    folder = {"person": "people", "place": "places", "organisation": "organisations"}[entity.kind]
    return edit, root / "site" / folder / f"{entity.id}.html"


def program(root: Path, archive: Corpus) -> Program:
    """Variorum with everything that is measured of a build in a fresh process."""

    def bare(_: int) -> None:
        for folder in ("site", ".variorum", "templates"):
            shutil.rmtree(root / folder, ignore_errors=True)
        _set(root, SETTINGS)

    def bare_with_data(number: int) -> None:
        bare(number)
        _set(root, SETTINGS_WITH_DATA)

    tasks = (
        Task("cold, all files for machines too", bare_with_data),
        Task("cold", bare),
        Task("nothing changed", lambda _: None),
        Task("one body edited", body(root, archive)[0]),
        Task("one entity renamed", renaming(root, archive)[0]),
        Task("template of every page changed", template(root, "base.html", EVERY_PAGE)),
        Task("template of few pages changed", template(root, "articles.html", FEW_PAGES)),
    )
    return Program("Variorum", (*command(root), "build"), root, root / "site", tasks)


def command(root: Path) -> tuple[str, ...]:
    """The command of the environment that runs the measurement, on an archive."""
    return (sys.executable, "-m", "generator", "-C", str(root))
