"""Hacker News: the items of its API, and the trees and hits of Algolia's.

Owns what their fields mean, and how an item finds its story: the API names only what an item
answers. Of each item no more than its id is held, unless it stands before what it answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec import Struct, field
from msgspec.structs import replace

from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.jsons import LEFT_OUT, made, moment, sparing, values
from generator.read.exports.parts import Answer, Found, Lacking, Post, Tell

ITEM = "https://news.ycombinator.com/item?id="
COMMENT, OPTION = "comment", "pollopt"
KINDS = frozenset((COMMENT, OPTION, "story", "job", "poll"))

Id = int | str | None


class Item(Struct):
    """What is read of an item, as the API has it, a tree, or a hit."""

    id: Id = None
    object_id: Id = field(name="objectID", default=None)
    type: str | None = None
    tags: list[str] | None = field(name="_tags", default=None)
    by: str | None = None
    author: str | None = None
    time: float | str | None = None
    created_at_i: float | str | None = None
    created_at: str | None = None
    title: str | None = None
    url: str | None = None
    text: str | None = None
    story_text: str | None = None
    comment_text: str | None = None
    parent: Id = None
    parent_id: Id = None
    poll: Id = None
    story_id: Id = None
    story_title: str | None = None
    story_url: str | None = None
    descendants: int | None = None
    num_comments: int | None = None
    kids: list[int | str] | None = None
    children: list[int] | None = None
    options: list[Any] | None = None
    dead: bool | None = None
    deleted: bool | None = None
    hits: list[Any] | None = None


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of items: one or several, in trees or not, in any order."""
    tell = sparing(tell)
    threads = _Threads()
    for line, told in values(file, tell):
        for item in _items(told, line, tell):
            yield from threads.put(item, line, tell)
    yield from threads.rest(tell)


def _items(told: Any, line: int, tell: Tell) -> Iterator[Item]:
    """Every item in a value, each before what answers it, however deep."""
    stack: list[tuple[Any, Any]] = [(told, None)]
    while stack:
        value, parent = stack.pop()
        if isinstance(value, list):
            stack.extend((one, parent) for one in reversed(value))
        elif isinstance(value, dict):
            item = made(_alone(value), Item, line, tell)
            if item and item.hits is None:
                item.parent = _first(item.parent, item.parent_id, parent)
                yield item
            id = _first(value.get("id"), value.get("objectID"))
            stack.append((value.get("hits") or value.get("children"), id))
        # An item that is no more answers null, and a hit has its children as numbers.
        elif value is not None and not (parent and isinstance(value, int)):
            tell(line, f"{value!r:.40} is no item", LEFT_OUT, Severity.ERROR)


def _alone(value: dict[str, Any]) -> dict[str, Any]:
    """An item without what is within it, which would be copied once a level."""
    within = value.get("children")
    if not isinstance(within, list):
        return value
    return {**value, "children": [kid for kid in within if isinstance(kid, int)]}


class _Threads:
    """Brings items to their stories."""

    def __init__(self) -> None:
        self._article: dict[str, str] = {}
        self._waiting: dict[str, list[tuple[int, Item]]] = {}
        self._polls: dict[str, tuple[int, Post]] = {}
        self._options: dict[str, list[str]] = {}
        self._named: dict[str, tuple[int, Post]] = {}
        self._kids: dict[str, str] = {}
        self._announced: dict[str, int] = {}
        self._here = Counter[str]()

    def put(self, item: Item, line: int, tell: Tell) -> Iterator[Found]:
        """The parts of an item, and of those that waited for it."""
        id, kind = _id(item), _kind(item)
        parent = str(_first(item.parent, item.poll, item.story_id, ""))
        self._kids |= {str(kid): id for kid in _kids(item)}
        if not (id and kind and (parent or kind not in (COMMENT, OPTION))):
            message = f"item {id or 'without an id'}: not known what it is, or what it answers"
            tell(line, message, LEFT_OUT, Severity.ERROR)
        elif kind == OPTION:
            self._options.setdefault(parent, []).append(item.text or "")
        elif kind != COMMENT:
            yield from self._settle([(line, item)], id, tell)
        elif item.story_id is not None:
            self._name(item, line)
            yield from self._settle([(line, item)], str(item.story_id), tell)
        elif parent in self._article:
            yield from self._settle([(line, item)], self._article[parent], tell)
        else:
            self._waiting.setdefault(parent, []).append((line, item))

    def rest(self, tell: Tell) -> Iterator[Found]:
        """What waits in vain, and all that is known when everything was seen.

        What the topmost comment answers is not here: it is taken for the story.
        """
        here = {_id(item) for waiting in self._waiting.values() for _, item in waiting}
        for parent in sorted(self._waiting, key=here.__contains__):
            yield from self._settle(self._waiting.pop(parent, []), parent, tell)
        for id, (line, post) in self._polls.items():
            items = "".join(f"<li>{option}</li>" for option in self._options.pop(id, ()))
            yield line, replace(post, text=f"{post.text}<ul>{items}</ul>") if items else post
        yield from (named for id, named in self._named.items() if id not in self._article)
        for id in self._options:
            tell(0, f"options of poll {id}, which is not in this file", LEFT_OUT)
        yield from self._lacking()

    def _settle(self, items: list[tuple[int, Item]], link: str, tell: Tell) -> Iterator[Found]:
        """The parts of items of an article, and of all that waited for one of them."""
        stack = items[::-1]
        while stack:
            line, item = stack.pop()
            id = _id(item)
            self._article[id] = link
            stack.extend(reversed(self._waiting.pop(id, [])))
            if _kind(item) == COMMENT:
                self._here[link] += 1
                yield line, _answer(item, link, line, tell)
            else:
                yield from self._story(item, line, tell)

    def _story(self, item: Item, line: int, tell: Tell) -> Iterator[Found]:
        post = _post(item, line, tell)
        self._announced[post.key] = _first(item.descendants, item.num_comments, 0)
        options = [one for one in item.options or () if isinstance(one, dict)]
        if options or _kind(item) == "poll":
            texts = (one.get("text") for one in options)
            self._options.setdefault(post.key, []).extend(str(text or "") for text in texts)
            self._polls[post.key] = line, post
        else:
            yield line, post

    def _name(self, item: Item, line: int) -> None:
        """Keep what a hit tells of its story, for want of the story."""
        if item.story_title:
            key = str(item.story_id)
            self._named[key] = line, _addressed(key, item.story_url, title=item.story_title)

    def _lacking(self) -> Iterator[Found]:
        """The kids that are not here, or as many more as the story has by its own count."""
        missing = Counter(
            self._article.get(item, item)
            for kid, item in self._kids.items()
            if kid not in self._article
        )
        for key in self._announced | missing:
            count = max(missing[key], self._announced.get(key, 0) - self._here[key])
            if count > 0:
                yield 0, Lacking(key, "missing", count)


def _id(item: Item) -> str:
    return str(_first(item.id, item.object_id, ""))


def _kind(item: Item) -> str:
    """What an item is; empty where it does not say."""
    if item.type in KINDS:
        return item.type or ""
    tags = (tag for tag in item.tags or () if tag in KINDS)
    return next(tags, "" if item.comment_text is None else COMMENT)


def _kids(item: Item) -> list[int | str]:
    """The ids of what answers an item; a hit has them as its children."""
    return [*(item.kids or ()), *(item.children or ())]


def _post(item: Item, line: int, tell: Tell) -> Post:
    text = _first(item.text, item.story_text, "")
    state = _state(item)
    author = _first(item.by, item.author, "")
    return _addressed(
        _id(item),
        item.url,
        title=item.title or "",
        # As the site itself shows it.
        text=text if state == State.PRESENT or not text else f"[{state}]",
        authors=(author,) if author else (),
        date=_date(item, line, tell),
    )


def _addressed(key: str, url: str | None, **fields: Any) -> Post:
    """A story, which stands where it links to, or else at its own page."""
    own = f"{ITEM}{key}"
    return Post(key=key, address=url or own, formerly=(own,) if url else (), **fields)


def _answer(item: Item, link: str, line: int, tell: Tell) -> Answer:
    id, parent = _id(item), str(_first(item.parent, link))
    return Answer(
        article=link,
        id=id,
        text=_first(item.text, item.comment_text, ""),
        author=_first(item.by, item.author, ""),
        date=_date(item, line, tell),
        parent="" if parent == link else parent,
        state=_state(item),
        formerly=(f"{ITEM}{id}",),
    )


def _state(item: Item) -> State:
    """What became of an item; a tree has neither name nor text of those that were deleted."""
    texts = (item.by, item.author, item.text, item.comment_text, item.title)
    if item.deleted or texts.count(None) == len(texts):
        return State.DELETED
    return State.REMOVED if item.dead else State.PRESENT


def _date(item: Item, line: int, tell: Tell) -> str:
    return moment(_first(item.time, item.created_at_i, item.created_at), line, tell)


def _first(*told: Any) -> Any:
    """The first of several fields that is there."""
    return next((one for one in told if one is not None), None)
