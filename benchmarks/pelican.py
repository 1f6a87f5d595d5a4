"""The archive as Pelican reads it: Markdown with metadata, threads in JSON files beside it.

Owns the writer, the edit and Pelican's command. As with Hugo the thread comes with its facts
found and the names that are mentioned are given; its pages have no table of contents, no word
count and no way to the article before and after, which Pelican has only by plug-ins. Its own cache
of content is filled by a task of its own, so that neither the cold build pays for it nor the
edited one does without.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks import hugo, written
from benchmarks.corpus import Article, Corpus
from benchmarks.program import Program, Task

THEME = Path(__file__).parent / "themes" / "pelican"
CACHED = ("--extra-settings", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")


def write(root: Path, archive: Corpus) -> None:
    """Lay the archive down as a Pelican project."""
    root.mkdir(parents=True)
    for name in ("pelicanconf.py", "threads.py"):
        shutil.copy(THEME / name, root)
    shutil.copytree(THEME / "templates", root / "theme" / "templates")
    shutil.copytree(hugo.ASSETS, root / "theme" / "static")
    for article in archive:
        file = source(root, article)
        file.parent.mkdir(parents=True, exist_ok=True)
        thread = json.dumps(hugo.front(article)["thread"], ensure_ascii=False)
        file.write_text(article_text(article), "utf-8")
        file.with_suffix(".json").write_text(thread, "utf-8")


def source(root: Path, article: Article) -> Path:
    """The file of an article."""
    return root / "content" / f"{article.path}.md"


def article_text(article: Article) -> str:
    """Metadata, a line a key, then the Markdown."""
    front = hugo.front(article)
    head = "".join(
        f"{key}: {_said(value, ', ' if key == 'tags' else '; ')}\n"
        for key, value in front.items()
        if key != "thread"
    )
    return f"{head}\n{written.markdown(article.blocks, lambda path: f'/{path}.html')}\n"


def _said(value: object, between: str) -> str:
    return between.join(value) if isinstance(value, list | tuple) else str(value)


def program(python: Path, root: Path, archive: Corpus) -> Program:
    """Pelican with what is measured of it."""
    article = archive.article(archive.articles // 2)
    text = article_text(article)
    edit = written.put(source(root, article), text, written.edited(article), "edited")

    def bare(_: int) -> None:
        for folder in ("output", "cache"):
            shutil.rmtree(root / folder, ignore_errors=True)

    tasks = (
        Task("cold", bare),
        Task("cold, filling its cache", bare, CACHED),
        Task("one body edited", edit, CACHED),
    )
    command = (str(python), "-m", "pelican", "--settings", str(root / "pelicanconf.py"))
    return Program("Pelican", command, root, root / "output", tasks)
