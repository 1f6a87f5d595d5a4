"""What any export says, part by part.

Owns `Post`, `Answer` and `Lacking`, into which every format is read, and `Document`, in which those
of one article lie together. All are as the export has them: nothing is parsed, cleaned or left out.
Knows no format, and nothing of records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    `address` is where it stood, `formerly` are its other addresses. Dates are ISO 8601 or EDTF,
    as exact as they are known. `id` is what comments call it that answer it, where it is the first
    post of a thread.
    """

    key: str
    id: str = ""
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

    `parent` is the id of the comment that it answers, here or not; `also` are the ids that the same
    comment has in other exports.
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
    also: tuple[str, ...] = ()
    kind: str = ""


class Lacking(Struct, frozen=True, omit_defaults=True):
    """So many comments on an article that are not among the parts, and why: `spam`, `missing`.

    `origin` is the format of a guest (see `guests`) that lacks them.
    """

    article: str
    why: str
    count: int = 1
    origin: str = ""


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
