"""What a page says of its comments to machines: JSON-LD.

Owns which types hold a discussion, and the fields of a comment in the words of schema.org.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.caps import PAGE_NODES_MAX
from generator.read.exports.pages.dates import Dates
from generator.read.exports.pages.told import Told, number_in
from generator.read.exports.pages.tree import Page
from generator.read.exports.parts import Answer, Post

SCRIPTS = "script[type='application/ld+json']"
KINDS = frozenset(
    "DiscussionForumPosting SocialMediaPosting Article BlogPosting NewsArticle Question QAPage"
    " WebPage Report TechArticle ScholarlyArticle VideoObject CreativeWork".split()
)
REPLIES = ("comment", "comments", "replies", "suggestedAnswer", "acceptedAnswer")

Object = dict[str, Any]


def read_linked(page: Page, dates: Dates) -> Told | None:
    """The discussion that a page describes with the most comments; None where it has no article."""
    tolds = [_told(node, dates) for node in _articles(page)]
    return max(tolds, key=lambda told: len(told.answers), default=None)


def _articles(page: Page) -> Iterator[Object]:
    for script in page.select(SCRIPTS):
        try:
            whole = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes([whole]) if KINDS & set(_kinds(node)))


def _nodes(todo: list[Any]) -> Iterator[Object]:
    """Every object, outer ones first."""
    for _ in range(PAGE_NODES_MAX):
        if not todo:
            return
        node = todo.pop()
        if isinstance(node, list):
            todo.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            todo.extend(_list(node.get("@graph")))
            todo.extend(_list(node.get("mainEntity")))


def _told(node: Object, dates: Dates) -> Told:
    author = _name(node.get("author"))
    post = Post(
        key="?",
        title=_text(node, "headline", "name"),
        text=_text(node, "articleBody", "text"),
        form="txt",
        authors=(author,) if author else (),
        date=dates.find([_text(node, "datePublished", "dateCreated")]),
    )
    answers = list(_answers(node, dates))
    return Told(post, answers, max(_shown(node) - len(answers), 0), "JSON-LD")


def _answers(article: Object, dates: Dates) -> Iterator[Answer]:
    """Every comment with its replies, in order."""
    todo = [(child, "") for child in reversed(_children(article))]
    seen = set[str]()
    for number in range(1, PAGE_NODES_MAX):
        if not todo:
            return
        node, parent = todo.pop()
        own = _id(node) or f"n{number}"
        if own in seen:
            continue
        seen.add(own)
        yield _answer(node, own, _id(node.get("parentItem")) or parent, dates)
        todo.extend((child, own) for child in reversed(_children(node)))


def _answer(node: Object, own: str, parent: str, dates: Dates) -> Answer:
    text = _text(node, "text", "articleBody", "commentText", "description")
    address = _text(node, "url")
    return Answer(
        id=own,
        text=text,
        form="html" if "</" in text or "<br" in text else "txt",
        author=_name(node.get("author") or node.get("creator")),
        date=dates.read(filter(None, [_text(node, "dateCreated", "datePublished")])),
        parent=parent,
        formerly=(address,) if address.startswith("http") else (),
    )


def _children(node: Object) -> list[Object]:
    found = [child for name in REPLIES for child in _list(node.get(name))]
    return [child for child in found if isinstance(child, dict)]


def _shown(node: Object) -> int:
    count = node.get("commentCount")
    for one in _list(node.get("interactionStatistic")):
        if isinstance(one, dict) and "CommentAction" in str(one.get("interactionType")):
            count = count or one.get("userInteractionCount")
    return number_in(str(count or ""))


def _id(node: Any) -> str:
    """The last part of what an object is known by."""
    if not isinstance(node, dict):
        return ""
    known = _text(node, "@id", "identifier", "url")
    return known.rstrip("/").rpartition("#")[2].rpartition("/")[2]


def _kinds(node: Object) -> list[str]:
    return [str(kind).rpartition("/")[2] for kind in _list(node.get("@type"))]


def _name(author: Any) -> str:
    first = next(iter(_list(author)), "")
    name = first.get("name") if isinstance(first, dict) else first
    return name.strip() if isinstance(name, str) else ""


def _text(node: Object, *names: str) -> str:
    values = (node.get(name) for name in names)
    return next((str(v).strip() for v in values if isinstance(v, str | int) and str(v)), "")


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
