"""What the path of a file says of the article in it.

Owns the customs of other generators: a folder with an `index.md` is one article, a file of
`_posts` has its address in its name, one of `_drafts` is a draft. Opens nothing.
"""

from __future__ import annotations

import re
from datetime import date

from generator.read.formats import stem_of

POSTS = "_posts"
DRAFTS = "_drafts"
BUNDLE = "/index"

_dated = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[-_ ]+(?=[^-_ ])|\Z)")


def name_of(path: str) -> str:
    """The name of the article in a file: its path without the ending.

    A `#` in it would part the article from its comments. A post of Jekyll has the address that
    it has there: `_posts/2015-03-02-fire.md` is `2015/03/02/fire`.
    """
    name = _stem(path).replace("#", "-")
    return _post(name.split("/")) if is_jekyll(path) else name


def handle_of(path: str) -> str:
    """What the article in a file is called in short: the last part of its name, without a date."""
    own = _stem(path).rpartition("/")[2]
    return _dated.sub("", own, count=1) or own if date_of(path) else own


def date_of(path: str) -> str:
    """The day that a file, or the folder it is the index of, begins its name with, or nothing."""
    found = _dated.match(_stem(path).rpartition("/")[2])
    day = "-".join(found.groups()) if found else ""
    try:
        return day and date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


def is_jekyll(path: str) -> bool:
    """Whether a file lies where Jekyll has its posts."""
    return f"/{POSTS}/" in f"/{path}" or is_draft(path)


def is_draft(path: str) -> bool:
    """Whether a file lies where Jekyll has what is not to be published."""
    return f"/{DRAFTS}/" in f"/{path}"


def _stem(path: str) -> str:
    return stem_of(path).removesuffix(BUNDLE)


def _post(parts: list[str]) -> str:
    *folders, own = parts
    found = _dated.match(own)
    if found and found.end() < len(own) and POSTS in folders:
        folders.remove(POSTS)
        return "/".join((*folders, *found.groups(), own[found.end() :]))
    return "/".join((*(folder.removeprefix("_") for folder in folders), own))
