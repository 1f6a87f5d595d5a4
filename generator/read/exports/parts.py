"""What any export says, part by part.

Owns `Post`, `Answer` and `Lacking`, into which every format is read, and `Document`, what they come
to for one article. All are as the export has them: nothing is parsed, cleaned or left out. Knows no
format, and nothing of records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from generator.errors import Place, Problem, Severity
from generator.model.records import State

# Written by WordPress and others when a page elsewhere links here: nobody's comment.
PINGBACK = "pingback"


class Post(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article.

    `key` is what the export knows it by, and is never empty; `name` is the last part of its
    address, where that is more than a number. `form` is how its text is written: html, md or txt.
    `address` is where it stood, `formerly` are its other addresses. Dates are ISO 8601, as exact
    as they are known.
    """

    key: str
    name: str = ""
    title: str = ""
    text: str = ""
    form: str = "html"
    authors: tuple[str, ...] = ()
    date: str = ""
    updated: str = ""
    description: str = ""
    language: str = ""
    licence: str = ""
    address: str = ""
    formerly: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    draft: bool = False
    is_page: bool = False


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A comment, on the article of that key; without a `parent` it answers the article.

    `parent` is the id of the comment that it answers, here or not.
    """

    article: str = ""
    id: str = ""
    text: str = ""
    form: str = "html"
    author: str = ""
    date: str = ""
    parent: str = ""
    state: State = State.PRESENT
    formerly: tuple[str, ...] = ()
    kind: str = ""


class Lacking(Struct, frozen=True, omit_defaults=True):
    """So many comments on an article that are not among the parts, and why: `spam`, `missing`."""

    article: str
    why: str
    count: int = 1


Part = Post | Answer | Lacking
# A part, and the line that it begins at; 0 where there are no lines.
Found = tuple[int, Part]
# line, message, what to do, how bad
Tell = Callable[..., None]
# A format: the parts of a file that is open for reading, in any order.
Reader = Callable[[BinaryIO, Tell], Iterator[Found]]
# The same of a folder.
FolderReader = Callable[[Path, Tell], Iterator[Found]]

WHY = {
    PINGBACK: ("of other pages that link here: kept, not shown", Severity.NOTICE),
    "spam": ("marked as spam: left out", Severity.NOTICE),
    "missing": ("not in this file", Severity.WARNING),
}


def telling(file: str, problems: list[Problem]) -> Tell:
    """A way to report what is wrong with a file, which puts it to the problems."""

    def tell(
        line: int, message: str, hint: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        problems.append(Problem(Place(file, line), message, hint, severity))

    return tell


class Document(Struct):
    """An article and what was said of it, each with its line, in the order of the export."""

    post: Post
    line: int = 0
    answers: list[tuple[int, Answer]] = []
    lacking: list[Lacking] = []


def documents(found: Iterable[Found]) -> Iterator[Document]:
    """Bring the parts together by their articles, in the order in which those were first named.

    Of an article whose post is not among the parts the document has a post that is but a key. A
    second post of a key replaces the first: exports repeat what was edited.
    """
    whole: dict[str, Document] = {}
    for line, part in found:
        key = part.key if isinstance(part, Post) else part.article
        there = whole.get(key)
        if there is None:
            there = whole[key] = Document(Post(key=key), line)
        if isinstance(part, Post):
            there.post, there.line = part, line
        elif isinstance(part, Answer):
            there.answers.append((line, part))
        else:
            there.lacking.append(part)
    yield from whole.values()
