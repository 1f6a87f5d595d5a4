"""Reddit: the JSON of its pages, and the dumps of Pushshift and Arctic Shift.

Owns what the fields of a comment and of a submission mean, in all their years. A dump is one object
a line, and nothing of it is held.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec import Struct, field

from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.jsons import LEFT_OUT, made, moment, sparing, values
from generator.read.exports.parts import Answer, Found, Lacking, Part, Post, Tell
from generator.read.exports.reddit_listing import Stubs, things

SITE = "https://www.reddit.com"
GONE = "[deleted]"
# What stands in place of a text that is not shown.
MARKS = {
    GONE: State.DELETED,
    "[deleted by user]": State.DELETED,
    "[removed]": State.REMOVED,
    "[removed by moderator]": State.REMOVED,
    "[removed by reddit]": State.REMOVED,
}
# These have a reason after them.
REMOVED_BY_REDDIT = "[ removed by reddit"
BY_AUTHOR = frozenset(("deleted", "author"))
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Later(Struct):
    """What Arctic Shift saw when it looked a second time."""

    was_deleted_later: bool | None = None
    removal_type: str | None = None


class Thing(Struct):
    """What is read of a comment, of a submission, or of what holds such.

    A number in place of an id is that id to the base of 10.
    """

    id: str | int | None = None
    name: str | None = None
    link_id: str | int | None = None
    parent_id: str | int | None = None
    subreddit: str | None = None
    author: str | None = None
    created_utc: float | str | None = None
    edited: float | str | bool | None = None
    permalink: str | None = None
    body: str | None = None
    title: str | None = None
    selftext: str | None = None
    url: str | None = None
    link_flair_text: str | None = None
    removed_by_category: str | None = None
    removed: bool | None = None
    spam: bool | None = None
    later: Later | None = field(name="_meta", default=None)
    kind: str | None = None
    data: Any = None
    json: Any = None


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of a dump, of a page, or of what was loaded into one."""
    tell = sparing(tell)
    stubs = Stubs()
    for line, told in values(file, tell, Thing | list[Any]):
        if isinstance(told, Thing) and told.data is None and told.json is None:
            part = _part(told, "", line, tell)
            if part:
                yield line, part
        else:
            yield from _listed(told, stubs, line, tell)
    yield from stubs.lacking()


def _listed(told: Any, stubs: Stubs, line: int, tell: Tell) -> Iterator[Found]:
    """The parts of a listing, which are of one thread unless they say otherwise."""
    if isinstance(told, Thing):
        told = {"kind": told.kind, "data": told.data, "json": told.json}
    link = ""
    for kind, value in things(told):
        if kind == "more":
            stubs.put(value, link, line, tell)
            continue
        thing = made(value, Thing, line, tell)
        part = _part(thing, link, line, tell) if thing else None
        if isinstance(part, Answer):
            stubs.see(part.id, part.parent)
        if part:
            link = part.key if isinstance(part, Post) else part.article
            yield line, part


def _part(thing: Thing, link: str, line: int, tell: Tell) -> Part | None:
    id = bare(thing.id or thing.name)
    if thing.body is not None or thing.link_id is not None:
        link = bare(thing.link_id) or link
        if link and thing.spam:
            return Lacking(link, "spam")
        if link:
            return _answer(thing, id, link, line, tell)
        tell(line, "a comment that does not say on what: no link_id", LEFT_OUT, Severity.ERROR)
    elif id and (thing.title is not None or thing.selftext is not None):
        return _post(thing, id, line, tell)
    else:
        tell(line, "neither a comment nor a submission", LEFT_OUT, Severity.ERROR)
    return None


def _answer(thing: Thing, id: str, link: str, line: int, tell: Tell) -> Answer:
    body = thing.body or ""
    mark = _mark(body)
    return Answer(
        article=link,
        id=id,
        text="" if mark else unescaped(body),
        form="md",
        author=_author(thing),
        date=moment(thing.created_utc, line, tell),
        parent=_parent(thing.parent_id, link),
        state=mark or _fate(thing),
        formerly=(_address(thing, f"{link}/_/{id}"),),
    )


def _post(thing: Thing, id: str, line: int, tell: Tell) -> Post:
    address = _address(thing, id)
    author = _author(thing)
    edited = thing.edited
    return Post(
        key=id,
        name=_slug(address),
        title=unescaped(thing.title or ""),
        text=_said(thing, address),
        form="md",
        authors=(author,) if author else (),
        date=moment(thing.created_utc, line, tell),
        updated="" if isinstance(edited, bool) else moment(edited, line, tell),
        address=address,
        tags=tuple(unescaped(tag) for tag in (thing.subreddit, thing.link_flair_text) if tag),
    )


def _said(thing: Thing, address: str) -> str:
    """The text of a submission, or the link that it is; a mark where the text was withdrawn."""
    text = thing.selftext or ""
    if text and not _mark(text):
        fate = _fate(thing)
        return f"[{fate}]" if fate != State.PRESENT else unescaped(text)
    url = unescaped(thing.url or "")
    is_elsewhere = url.startswith(("http://", "https://")) and _path(url) != _path(address)
    if not text and is_elsewhere and not set(url) & set("<> \t\r\n"):
        return f"<{url}>"
    return text


def _author(thing: Thing) -> str:
    author = thing.author or ""
    return "" if author == GONE else author


def _mark(text: str) -> State | None:
    """What became of a text that is no more than a mark."""
    if not text.startswith("["):
        return None
    mark = text.strip().lower()
    if mark.startswith(REMOVED_BY_REDDIT) and mark.endswith("]"):
        return State.REMOVED
    return MARKS.get(mark)


def _fate(thing: Thing) -> State:
    """What became of something whose text is there all the same."""
    how = thing.removed_by_category
    later = thing.later
    if later and later.was_deleted_later:
        how = later.removal_type or GONE[1:-1]
    if how:
        return State.DELETED if how in BY_AUTHOR else State.REMOVED
    return State.REMOVED if thing.removed else State.PRESENT


def _parent(told: str | int | None, link: str) -> str:
    """The comment that is answered: a submission is answered by having no parent."""
    if isinstance(told, str) and told.startswith("t3_"):
        return ""
    parent = bare(told)
    return "" if parent == link else parent


def bare(id: str | int | None) -> str:
    """An id to the base of 36, without the prefix that says of what it is."""
    if isinstance(id, str):
        return id[3:] if id[:1] == "t" and id[2:3] == "_" else id
    return _base36(id) if id and id > 0 else ""


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits


def _address(thing: Thing, path: str) -> str:
    """Where something stood; old dumps leave it to be made from its ids."""
    told = thing.permalink
    if told:
        return f"{SITE}{told}" if told.startswith("/") else told
    return (
        f"{SITE}/r/{thing.subreddit}/comments/{path}/"
        if thing.subreddit
        else (f"{SITE}/comments/{path}/")
    )


def _path(address: str) -> str:
    return address.partition("/comments/")[2].rstrip("/")


def _slug(address: str) -> str:
    """The words in the address of a submission."""
    return _path(address).partition("/")[2].partition("/")[0]


def unescaped(text: str) -> str:
    """What was meant: all texts of the API have three characters escaped."""
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
