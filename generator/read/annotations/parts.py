"""What a reader of annotations gives, whatever their form.

Owns `Annotation` and its targets, and the fault by which one is refused. Knows no article.
"""

from __future__ import annotations

from urllib.parse import quote

from msgspec import Struct

from generator.model.records import Stated
from generator.read.passages import Quoted

# What an address may hold as it is, besides letters and digits.
UNCHANGED = "%-._~:/?#[]@!$&'()*+,;="
# How the name of a note begins.
NOTE = "note:"


class Unfit(Exception):  # noqa: N818 (it is not an error of the program)
    """What an annotation breaks of the rules of its form, and what to do about it."""

    def __init__(self, *, wrong: str, hint: str) -> None:
        super().__init__(wrong)
        self.wrong, self.hint = wrong, hint


class Path(Struct, frozen=True):
    """A range by the elements it begins and ends in, as an XPath each, and offsets in their text.

    An offset of None is the end of its element.
    """

    start: str
    end: str
    first: int = 0
    last: int | None = None


class Target(Struct, frozen=True):
    """What an annotation is about: a source, and in it a passage, an id, a range, or all of it.

    `unread` says that there is a selector, of a kind that is not read here, `marked` that the
    position is that of marks in the text itself.
    """

    source: str = ""
    quoted: Quoted | None = None
    fragment: str = ""
    position: tuple[int, int] | None = None
    path: Path | None = None
    unread: bool = False
    marked: bool = False


class Words(Struct, frozen=True):
    """A text of an annotation in its form, and what is stated of it."""

    value: str
    form: str = "md"
    stated: Stated = Stated()


class Annotation(Struct, frozen=True):
    """An annotation: its id, who made it when, its texts, and its targets.

    One that answers another has that as its `parent`. It is an editor's, or one `by_reader`.
    """

    id: str = ""
    author: str = ""
    date: str = ""
    texts: tuple[Words, ...] = ()
    motives: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    parent: str = ""
    by_reader: bool = False
    rights: tuple[str, ...] = ()


def spelled(address: str) -> str:
    """A web address with everything percent-encoded that none may hold."""
    return quote(address, safe=UNCHANGED)


def last_part(address: str) -> str:
    """The id of a note in its name or its address: the fragment there, or else the last segment."""
    if address.startswith(NOTE):
        return address.partition("#")[2]
    before, _, fragment = address.rpartition("#")
    if before and fragment:
        return fragment.removeprefix("n-")
    return address.rstrip("#/").rpartition("/")[2]
