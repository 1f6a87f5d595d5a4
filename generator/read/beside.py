"""Which file belongs to which article.

Owns the sidecars of `x`, such as `x.comments.jsonl`, and the folders in which Jekyll, Hugo and
Pelican keep comments, in each a folder or a file called as the article is. Reads no comment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import takewhile

from msgspec import Struct

from generator.read.formats import CORRECTIONS, SIDECARS, ending_of, is_pasted, stem_of
from generator.read.paths import handle_of, is_draft, name_of

# Where comments are kept; a folder that is but called so may hold articles and exports, too.
PLAIN = "comments"
KEPT = ("_data/comments", "data/comments", "_comments", PLAIN)
READ_ALONE = (".json", ".md", ".markdown")
# A file that holds the comments of an article, or one that holds one of them.
LISTS = (".yml", ".yaml", ".json")
ENDINGS = (*LISTS, ".md", ".markdown", ".rst")

_kept = re.compile(rf"((?:.*?/)??)({'|'.join(KEPT)})/((?:.*/)?)[^/]+")
_called = re.compile(
    r"^[ \t{.]*[\"']?(slug|title)[\"']?[ \t]*[:=][ \t]*[\"']?(.+?)[\"']?,?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)

# The beginning of a file.
HeadOf = Callable[[str], str]
# The articles of a short name.
Handles = Mapping[str, list[str]]


class Beside(Struct, frozen=True):
    """Each file that belongs to an article, with it, and those that should and do not.

    `orphans` are sidecars, each with the article of its name that it cannot be of, if there is one;
    `strays` files of comments, each with a folder called as no article.
    """

    owners: dict[str, str]
    orphans: Mapping[str, str] = {}
    strays: Mapping[str, str] = {}


class _Kept(Struct, frozen=True):
    """A file in a folder of comments: the folder of the site, that one, and what is between."""

    path: str
    site: str
    kept: str
    inner: str

    @property
    def folder(self) -> str:
        return f"{self.site}{self.kept}/{self.inner}"

    @property
    def is_sure(self) -> bool:
        return self.kept != PLAIN or ending_of(self.path) not in READ_ALONE


def beside(paths: Collection[str], articles: Iterable[str], head_of: HeadOf) -> Beside:
    """Find them among the files of a folder; `articles` are listed only where there is one.

    The heads of articles are looked into where a folder is called as no file is.
    """
    sidecars = [path for path in paths if path.endswith(SIDECARS)]
    kept = [file for path in paths if "comments/" in path if (file := _of_comments(path))]
    if not sidecars and not kept:
        return Beside({})
    known = sorted(articles)
    stems = {stem_of(path): path for path in reversed(known)}
    texts = {stem_of(path): path for path in known if is_pasted(path)}
    owners, orphans = {}, {}
    for path in sidecars:
        stem = path.removesuffix(next(filter(path.endswith, SIDECARS)))
        owner = (texts if path.endswith(CORRECTIONS) else stems).get(stem)
        if owner:
            owners[path] = owner
        else:
            orphans[path] = stems.get(stem, "")
    strays = _of_articles(kept, known, head_of, owners) if kept else {}
    return Beside(owners, orphans, strays)


def _of_comments(path: str) -> _Kept | None:
    found = _kept.fullmatch(path) if ending_of(path) in ENDINGS else None
    return _Kept(path, *found.groups()) if found else None


def _of_articles(
    kept: list[_Kept], articles: list[str], head_of: HeadOf, owners: dict[str, str]
) -> dict[str, str]:
    """Add the owner of each file of comments; returns those without one, with their folders."""
    inside = {file.path for file in kept}
    others = sorted((path for path in articles if path not in inside), key=is_draft)
    lost = kept
    for handles in (_by_name, _by_head):
        called = handles(others, head_of) if lost else {}
        owners |= {file.path: owner for file in lost if (owner := _owner(file, called))}
        lost = [file for file in lost if file.path not in owners]
    live = {file.site + file.kept for file in kept if file.path in owners}
    return {f.path: f.folder for f in lost if f.is_sure or (f.inner and f.site + f.kept in live)}


def _owner(file: _Kept, called: Handles) -> str:
    """The article that a file of comments is on: of several the one most alike in its folders."""
    inner = file.inner.split("/")[-2::-1]
    if not inner and ending_of(file.path) not in LISTS:
        return ""
    own = inner[0] if inner else handle_of(file.path)
    keys = (own.casefold(),) if inner else (own.casefold(), file.site)
    found = next(filter(None, map(called.get, keys)), [])

    def alike(path: str) -> int:
        pairs = zip(reversed(name_of(path).split("/")), inner, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    return max((path for path in found if path.startswith(file.site)), key=alike, default="")


def _by_name(articles: Iterable[str], _head_of: HeadOf) -> Handles:
    """Articles by the names of their files; one that has a folder of its own by that as well."""
    found: dict[str, list[str]] = {}
    for path in articles:
        found.setdefault(handle_of(path).casefold(), []).append(path)
        folder, _, own = path.rpartition("/")
        if folder and stem_of(own) == "index":
            found.setdefault(f"{folder}/", []).append(path)
    return found


def _by_head(articles: Iterable[str], head_of: HeadOf) -> Handles:
    """Articles by what they call themselves: a slug, or the one that is made of the title."""
    from slugify import slugify  # noqa: PLC0415 (50 ms, only for a folder called as no file is)

    found: dict[str, list[str]] = {}
    for path in articles:
        said = {match[1].lower(): match[2] for match in _called.finditer(head_of(path))}
        handle = said.get("slug", "").rpartition("/")[2] or slugify(said.get("title", ""))
        found.setdefault(handle.casefold(), []).append(path)
    return found
