"""A topic of Discourse as JSON, as `/t/ID.json` gives it.

Owns what its fields mean. The first post is the article. A topic does not say which site it is of:
its address is a path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from msgspec import Struct, field

from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.jsons import LEFT_OUT, made, moment, sparing, values
from generator.read.exports.parts import Answer, Found, Lacking, Post, Tell

# Types of posts: what was done to the topic, and what moderators said to one another.
SMALL_ACTION, WHISPER = 3, 4
# The number of the post that is the article.
OPENING = 1

When = Callable[[str | None], str]


class Stream(Struct):
    """The posts that are here, and the ids of all."""

    posts: list[Any] | None = None
    stream: list[int | str] | None = None


class Topic(Struct):
    """What is read of a topic; a further page of one has no more than its id and posts."""

    id: int | str = ""
    slug: str | None = None
    title: str | None = None
    tags: list[Any] | None = None
    posts_count: int | None = None
    post_stream: Stream = field(default_factory=Stream)


class Said(Struct):
    """What is read of a post. It is answered by its number, and known by its id."""

    id: int | str
    post_number: int | None = None
    reply_to_post_number: int | None = None
    post_type: int | None = None
    topic_id: int | str | None = None
    username: str | None = None
    cooked: str | None = None
    created_at: str | None = None
    updated_at: str | None = None
    version: int | None = None
    deleted_at: str | None = None
    user_deleted: bool | None = None
    hidden: bool | None = None
    cooked_hidden: bool | None = None


class _Topic:
    """What is known of a topic after some of its pages."""

    def __init__(self) -> None:
        self.is_told = False
        self.numbers: dict[int, str] = {}
        self.here: set[str] = set()
        self.announced: set[str] = set()
        self.count = 0
        self.regular = 0

    def learn(self, topic: Topic, posts: list[Said]) -> None:
        """Take note of a page."""
        self.announced |= {str(id) for id in topic.post_stream.stream or ()}
        self.here |= {str(post.id) for post in posts}
        self.numbers |= {post.post_number: str(post.id) for post in posts if post.post_number}
        self.count = max(self.count, topic.posts_count or 0)
        self.regular += sum(post.post_type != SMALL_ACTION for post in posts)

    def lacks(self) -> int:
        """How many posts there are that no page had."""
        if self.announced & self.here:
            return len(self.announced - self.here)
        # A stream that names other ids still says how many there are.
        if self.announced:
            return max(0, len(self.announced) - len(self.here))
        return max(0, self.count - self.regular)


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of a topic, or of several, or of the pages of one: in a list, or one a line."""
    tell = sparing(tell)
    topics: dict[str, _Topic] = {}
    for line, told in values(file, tell):
        for value in told if isinstance(told, list) else [told]:
            topic = made(value, Topic, line, tell)
            if topic:
                yield from _page(topic, topics, line, tell)
    for key, known in topics.items():
        if missing := known.lacks():
            yield 0, Lacking(key, "missing", missing)


def _page(topic: Topic, topics: dict[str, _Topic], line: int, tell: Tell) -> Iterator[Found]:
    told = (made(value, Said, line, tell) for value in topic.post_stream.posts or ())
    posts = [post for post in told if post]
    key = str(topic.id) or next((str(post.topic_id) for post in posts if post.topic_id), "")
    if not key:
        tell(line, "a topic without an id", LEFT_OUT, Severity.ERROR)
        return
    topic.id = key
    known = topics.setdefault(key, _Topic())
    known.learn(topic, posts)
    when = partial(moment, line=line, tell=tell)
    opening = next((post for post in posts if post.post_number == OPENING), None)
    if opening or (topic.title and not known.is_told):
        known.is_told = True
        yield line, _article(topic, opening or Said(id=""), when)
    for post in posts:
        if post is not opening and post.post_type != SMALL_ACTION:
            yield line, _answer(topic, post, known.numbers, when)


def _path(topic: Topic) -> str:
    return f"/t/{topic.slug}/{topic.id}" if topic.slug else f"/t/{topic.id}"


def _article(topic: Topic, post: Said, when: When) -> Post:
    tags = (tag.get("name") if isinstance(tag, dict) else tag for tag in topic.tags or ())
    return Post(
        key=str(topic.id),
        name=topic.slug or "",
        title=topic.title or "",
        text=_text(post),
        authors=(post.username,) if post.username else (),
        date=when(post.created_at),
        updated=when(post.updated_at) if (post.version or 1) > 1 else "",
        formerly=(_path(topic),),
        tags=tuple(tag for tag in tags if isinstance(tag, str)),
    )


def _answer(topic: Topic, post: Said, numbers: dict[int, str], when: When) -> Answer:
    to = post.reply_to_post_number or OPENING
    return Answer(
        article=str(topic.id),
        id=str(post.id),
        text=_text(post),
        author=post.username or "",
        date=when(post.created_at),
        # Of a post that is not here no more is known than its number.
        parent="" if to == OPENING else numbers.get(to, f"number-{to}"),
        state=_state(post),
        formerly=(f"{_path(topic)}/{post.post_number}",) if post.post_number else (),
    )


def _text(post: Said) -> str:
    """What a post says; in place of what is withdrawn there is a sentence that says so."""
    return "" if post.user_deleted or post.cooked_hidden else post.cooked or ""


def _state(post: Said) -> State:
    if post.user_deleted or post.deleted_at:
        return State.DELETED
    if post.hidden:
        return State.REMOVED
    # Whispers are for moderators only.
    return State.PENDING if post.post_type == WHISPER else State.PRESENT
