"""The export of Disqus: the threads of a forum, and the posts in them.

Owns which threads are of one article, and what the fields mean. Disqus knows nothing of an article
but its title and its address: the text is elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.addresses import same
from generator.read.exports.fields import last_words, moment, once, signed, words
from generator.read.exports.nodes import Node
from generator.read.exports.parts import Answer, Found, Lacking, Post, Tell
from generator.read.exports.wpautop import wpautop
from generator.read.exports.xml import Shape, records

SHAPE = Shape(
    names=("thread", "post"),
    head='<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">',
    settles={"post": "thread"},
)

IDS_TOLD = 5

# What a comment is called that Disqus had from WordPress.
_imported = re.compile(r"^wp_id=(\d+)$")


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of an export: the comments as they come, the articles that have any at the end."""
    threads = _Threads()
    early: list[Node] = []
    for node in records(file, tell, SHAPE):
        if node.name == "thread":
            threads.learn(node, tell)
        elif threads.key(node):
            yield _answer(node, threads, tell)
        else:
            early.append(node)
    for node in early:
        threads.miss(node)
        yield _answer(node, threads, tell)
    yield from threads.posts(tell)


class _Threads:
    """The articles, and of which of them each thread is."""

    def __init__(self) -> None:
        self._posts: dict[str, tuple[int, Post]] = {}
        self._keys: dict[str, str] = {}
        self._by_link: dict[str, str] = {}
        self._by_title: dict[tuple[str, str], str] = {}
        self._missed: list[tuple[int, str]] = []
        self._said: Counter[str] = Counter()

    def learn(self, node: Node, tell: Tell) -> None:
        """Take a thread for a new article, or for one more of an article that is known."""
        post = _post(node, tell)
        titled = (post.title, node.said("id"))
        link = same(post.address) if post.address else ""
        key = self._by_link.get(link) or self._by_title.get(titled) or post.key
        self._keys[node.attributes.get("id", "")] = key
        if link:
            self._by_link.setdefault(link, key)
        if all(titled):
            self._by_title.setdefault(titled, key)
        if key in self._posts:
            line, first = self._posts[key]
            self._posts[key] = line, _joined(first, post)
        else:
            self._posts[key] = node.line, post

    def miss(self, node: Node) -> None:
        """Make an article for a comment on a thread that is not in the file."""
        id = _reference(node, "thread")
        if id not in self._keys:
            key = self._keys[id] = f"thread-{id}" if id else "without-a-thread"
            self._posts[key] = node.line, Post(key=key)
            self._missed.append((node.line, id))

    def key(self, node: Node) -> str:
        """The article that a comment is on; empty where its thread is not known."""
        return self._keys.get(_reference(node, "thread"), "")

    def address(self, node: Node) -> str:
        """Where the article that a comment is on stood."""
        key = self.key(node)
        self._said[key] += 1
        return self._posts[key][1].address

    def posts(self, tell: Tell) -> Iterator[Found]:
        """The articles with comments. Disqus makes a thread of every page that shows its box."""
        yield from (found for key, found in self._posts.items() if self._said[key])
        if self._missed:
            ids = ", ".join(id or "none at all" for _, id in self._missed[:IDS_TOLD])
            many = len(self._missed)
            message = f"{many} thread{'s' * (many > 1)} with comments not in this file: {ids}"
            tell(self._missed[0][0], message, "each is an article without a title here")
        silent = sum(not self._said[key] for key in self._posts)
        if silent:
            message = f"left out, for nobody said anything there: {silent} threads"
            tell(0, message, "", Severity.NOTICE)


def _post(node: Node, tell: Tell) -> Post:
    # WordPress calls a thread `123 http://blog.example/?p=123`.
    address, *others = *once(node.said("link"), *node.said("id").split()), ""
    return Post(
        key=(address and same(address)) or f"thread-{node.attributes.get('id', '')}",
        name=last_words(address),
        title=words(node.said("title")),
        text=_text(node),
        date=moment(tell, node.line, node.said("createdAt")),
        address=address,
        formerly=tuple(filter(None, others)),
    )


def _joined(first: Post, second: Post) -> Post:
    """One article of two: what the first does not say the second may."""
    addresses = once(first.address, second.address, *first.formerly, *second.formerly)
    said = {
        name: getattr(first, name) or getattr(second, name)
        for name in ("name", "title", "text", "date")
    }
    return replace(first, **said, address="".join(addresses[:1]), formerly=addresses[1:])


def _answer(node: Node, threads: _Threads, tell: Tell) -> Found:
    key, id = threads.key(node), node.attributes.get("id", "")
    address = threads.address(node)
    if node.said("isSpam") == "true":
        return node.line, Lacking(key, "spam")
    author = node.child("author") or node
    return node.line, Answer(
        article=key,
        id=id,
        text=_text(node),
        author=signed(author.said("name")) or signed(author.said("username")),
        date=moment(tell, node.line, node.said("createdAt")),
        parent=_reference(node, "parent"),
        state=State.DELETED if node.said("isDeleted") == "true" else State.PRESENT,
        formerly=once(f"{address}#comment-{id}") if id else (),
        also=tuple(_imported.findall(node.said("id"))),
    )


def _text(node: Node) -> str:
    """A message; the oldest are texts without paragraphs."""
    text = node.said("message")
    return text if "<p>" in text else wpautop(text)


def _reference(node: Node, name: str) -> str:
    """The id of what an element refers to by an empty one."""
    child = node.child(name)
    return child.attributes.get("id", "") if child else ""
