"""The export of Blogger: Atom with the posts, pages and comments of a blog.

Owns what its entries mean, in the form that Blogger itself writes (each with a category for its
kind, until 2024) and in that of Google Takeout (with elements of its own).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from generator.model.records import State
from generator.read.exports.fields import last_words, left_out, moment, once, signed, words
from generator.read.exports.nodes import Node
from generator.read.exports.parts import Answer, Found, Lacking, Post, Tell
from generator.read.exports.xml import Shape, records

SHAPE = Shape(
    names=("entry",),
    head=(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#"'
        ' xmlns:blogger="http://schemas.google.com/blogger/2018"'
        ' xmlns:gd="http://schemas.google.com/g/2005" xmlns:georss="http://www.georss.org/georss"'
        ' xmlns:media="http://search.yahoo.com/mrss/"'
        ' xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/"'
        ' xmlns:thr="http://purl.org/syndication/thread/1.0">'
    ),
    settles={"entry": "author"},
)
POSTS = {"post": False, "page": True}
KIND = "http://schemas.google.com/g/2005#kind"
# What Blogger keeps of itself: no part of the blog.
OWN = ("settings", "template")
# No post has more comments than these can say.
COUNT_DIGITS = 7
TRASHED = "SOFT_TRASHED"
SPAM = ("SPAM", "SPAM_COMMENT")
STATES = {"": State.PRESENT, "LIVE": State.PRESENT, "EMPTIED": State.DELETED}
REMOVED = "blogger.contentRemoved"
# What stands for a comment that somebody else than its author took away.
BY_OTHERS = "administrator"


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of an export."""
    seen, others = Counter[str](), Counter[str]()
    totals: dict[str, int] = {}
    for node in records(file, tell, SHAPE):
        kind = _kind(node)
        if kind == "comment":
            found = _comment(node, tell)
            seen[found.article] += 1
            yield node.line, found
        elif kind in POSTS:
            post = _post(node, tell)
            totals[post.key] = _count(node)
            yield node.line, post
        else:
            others[kind or "of no kind"] += kind not in OWN
    for key, total in totals.items():
        if total > seen[key]:
            yield 0, Lacking(key, "missing", total - seen[key])
    left_out(tell, +others, "left out, for they are no articles")


def _kind(node: Node) -> str:
    if said := node.said("blogger:type"):
        return said.lower()
    terms = (c.attributes.get("term", "") for c in _categories(node, own=True))
    return next(terms, "").rpartition("#")[2].lower()


def _categories(node: Node, *, own: bool) -> Iterator[Node]:
    """The categories of an entry: the author's, or Blogger's own."""
    return (c for c in node.each("category") if own == (c.attributes.get("scheme") == KIND))


def _post(node: Node, tell: Tell) -> Post:
    address = _link(node, "alternate")
    text, form = _text(node)
    return Post(
        key=_id(node) or f"line {node.line}",
        name=last_words(address or node.said("blogger:filename")),
        title=words(node.said("title")),
        text=text,
        form=form,
        authors=_authors(node),
        date=_moment(node, "published", tell),
        updated=_moment(node, "updated", tell),
        description=words(node.said("blogger:metaDescription")),
        address=address,
        tags=_tags(node),
        draft=_is_draft(node),
        is_page=POSTS[_kind(node)],
    )


def _comment(node: Node, tell: Tell) -> Answer | Lacking:
    article = _article(node)
    status = node.said("blogger:status").upper()
    if status in SPAM:
        return Lacking(article, "spam")
    gone = _is_gone(node)
    text, form = ("", "html") if gone else _text(node)
    address = _link(node, "alternate")
    page, _, place = address.partition("#")
    return Answer(
        article=article,
        id=_number(_id(node)),
        text=text,
        form=form,
        author="".join(_authors(node)[:1]),
        date=_moment(node, "published", tell),
        parent=_number(_link(node, "related") or node.said("blogger:inReplyTo")),
        state=_gone(node) if gone else STATES.get(status, State.PENDING),
        formerly=once(address, f"{page.partition('?')[0]}#{place}"),
    )


def _article(node: Node) -> str:
    """The id of the post that a comment is on."""
    if parent := node.said("blogger:parent"):
        return "".join(parent.split())
    to = node.child("thr:in-reply-to")
    said = to.attributes if to else {}
    return said.get("ref") or said.get("href") or "without-a-post"


def _is_gone(node: Node) -> bool:
    """Whether a sentence of Blogger's stands in for a comment, or nothing does."""
    removed = any(p.attributes.get("name") == REMOVED for p in node.each("gd:extendedProperty"))
    return removed or _is_trashed(node)


def _gone(node: Node) -> State:
    by_others = _is_trashed(node) or BY_OTHERS in node.said("content")
    return State.REMOVED if by_others else State.DELETED


def _is_trashed(node: Node) -> bool:
    return node.said("blogger:status").upper() == TRASHED or bool(node.said("blogger:trashed"))


def _is_draft(node: Node) -> bool:
    """Whether nobody could read it: what was thrown away is still in Takeout."""
    control = node.child("app:control")
    drafted = control is not None and control.said("app:draft") == "yes"
    unread = node.said("blogger:status").upper() not in ("", "LIVE")
    return drafted or unread or _is_trashed(node)


def _id(node: Node) -> str:
    return "".join(node.said("id").split())


def _number(id: str) -> str:
    """The number of a comment, at the end of its id and of its address."""
    return id.rpartition("/")[2].rpartition("post-")[2]


def _link(node: Node, relation: str) -> str:
    links = (link.attributes for link in node.each("link"))
    return next((link.get("href", "") for link in links if link.get("rel") == relation), "")


def _authors(node: Node) -> tuple[str, ...]:
    return tuple(filter(None, (signed(author.said("name")) for author in node.each("author"))))


def _tags(node: Node) -> tuple[str, ...]:
    terms = (category.attributes.get("term", "") for category in _categories(node, own=False))
    return tuple(dict.fromkeys(filter(None, map(words, terms))))


def _moment(node: Node, name: str, tell: Tell) -> str:
    return moment(tell, node.line, node.said(name))


def _count(node: Node) -> int:
    """How many comments a post says it has."""
    total = node.said("thr:total")
    return int(total) if total.isdecimal() and len(total) <= COUNT_DIGITS else 0


def _text(node: Node) -> tuple[str, str]:
    """A text, and its form as Atom says it."""
    content = node.child("content") or node.child("summary")
    if content is None:
        return "", "html"
    return content.text, "txt" if content.attributes.get("type") == "text" else "html"
