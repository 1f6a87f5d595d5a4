"""The archive as Hugo reads it: Markdown with JSON front matter, and layouts of equal weight.

Owns the writer, the edit and Hugo's commands. Where work could be spared Hugo, it is: the thread
comes with its facts already found (who answers whom, where lists open and close, how many
replies), the names that are mentioned are given as terms, each article brings its summary, and
terms are listed by article, without the sentences in which a name stands, without links in the
text, without what links to an article, without the names most often found together, and without
a JSON file an article. Pages are files, not folders. What is the same on every page, and what an
article looks like in a list, is a cached partial; only what is made once looks through all pages.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import written
from benchmarks.corpus import Article, Corpus, entity_of
from benchmarks.program import Program, Task

HERE = Path(__file__).parent
LAYOUTS = HERE / "themes" / "hugo"
ASSETS = HERE.parent / "templates" / "assets"
READY = "Web Server is available"
PLURALS = {"person": "people", "place": "places", "organisation": "organisations"}


def write(root: Path, archive: Corpus) -> None:
    """Lay the archive down as a Hugo project."""
    shutil.copytree(LAYOUTS, root)
    shutil.copytree(ASSETS, root / "static" / "theme")
    for article in archive:
        file = source(root, article)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(article_text(article), "utf-8")


def source(root: Path, article: Article) -> Path:
    """The file of an article."""
    return root / "content" / "posts" / f"{article.path}.md"


def article_text(article: Article) -> str:
    """JSON front matter with the thread, then the Markdown."""
    head = json.dumps(front(article), ensure_ascii=False, separators=(",", ":"))
    text = written.markdown(article.blocks, lambda path: f"/posts/{path}.html")
    return f"{head}\n\n{text}\n"


def front(article: Article) -> dict[str, Any]:
    """What the front matter of an article holds."""
    commenters = {comment.author: None for comment in article.comments}
    named: dict[str, list[str]] = {plural: [] for plural in PLURALS.values()}
    for number in article.entities:
        entity = entity_of(number)
        named[PLURALS[entity.kind]].append(entity.name)
    return {
        "title": article.title,
        "date": article.date,
        "description": written.summary(article),
        "writers": article.authors,
        "authors": list(dict.fromkeys((*article.authors, *commenters))),
        "tags": article.tags,
        "dates": [article.date[:4]],
        **named,
        "commenters": len(commenters),
        "count": len(article.comments),
        "thread": [_comment(line, article) for line in written.lines(article.comments)],
    }


def _comment(line: written.Line, article: Article) -> dict[str, Any]:
    comment = line.comment
    facts = {
        "id": comment.id,
        "author": comment.author,
        "date": comment.date.replace(" ", "T") + (":00" if " " in comment.date else ""),
        "depth": comment.depth,
        "parent": comment.parent,
        "text": comment.text,
        "number": line.number,
        "writer": comment.author in article.authors,
        "answered": line.answered,
        "past": comment.depth > line.depth,
        "opens": line.opens,
        "closes": line.closes,
        "replies": line.replies,
        "people": line.people,
        "previous": line.previous,
        "next": line.next,
        "root": line.root if line.root not in {comment.id, comment.parent} else "",
    }
    return {key: value for key, value in facts.items() if value or key in {"closes", "opens"}}


def body(root: Path, archive: Corpus) -> tuple[Callable[[int], str], Path]:
    """A function that edits the body of the article in the middle, and the page that shows it."""
    article = archive.article(archive.articles // 2)
    text = article_text(article)
    edit = written.put(source(root, article), text, written.edited(article), "edited")
    return edit, root / "public" / "posts" / f"{article.path}.html"


def program(binary: Path, root: Path, archive: Corpus) -> Program:
    """Hugo with what is measured of it in a fresh process."""

    def bare(_: int) -> None:
        shutil.rmtree(root / "public", ignore_errors=True)

    tasks = (Task("cold", bare), Task("one body edited", body(root, archive)[0]))
    command = (str(binary), "--source", str(root), "--quiet")
    return Program("Hugo", command, root, root / "public", tasks)


def server(binary: Path, root: Path) -> tuple[str, ...]:
    """The command of Hugo's own server, which writes to disk."""
    return (str(binary), "server", "--source", str(root), "--port", "0")
