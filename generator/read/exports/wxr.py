"""The export of WordPress (WXR 1.0 to 1.2): RSS with the posts of a site and their comments.

Owns what its fields mean. Posts and pages are articles, whatever else a site stores is counted;
what nobody could read on the site is a draft here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import BinaryIO
from urllib.parse import parse_qs, unquote, urlsplit

from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.addresses import same
from generator.read.exports.fields import left_out, moment, once, signed, words
from generator.read.exports.nodes import Node
from generator.read.exports.parts import PINGBACK, Answer, Found, Lacking, Post, Tell
from generator.read.exports.wpautop import wpautop
from generator.read.exports.xml import Shape, records

# Of each site's own fields the last that is said counts: the blog comes after the network.
SITE = ("wp:base_site_url", "wp:base_blog_url")
SHAPE = Shape(
    names=("item", "wp:author", "language", *SITE),
    head=(
        '<rss xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:wfw="http://wellformedweb.org/CommentAPI/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
    ),
    settles={"item": "wp:status"},
)
POST_TYPES = {"post": False, "page": True, "": False}
PUBLIC = ("publish", "")
TRASH = "trash"
TAGS = ("category", "post_tag", "tag", "")
PINGS = ("pingback", "trackback", "webmention")
SPAM = "spam"
STATES = {
    "1": State.PRESENT,
    "approve": State.PRESENT,
    "approved": State.PRESENT,
    "": State.PRESENT,
    "trash": State.REMOVED,
    "post-trashed": State.REMOVED,
}
# What the plug-in of Disqus keeps beside a comment.
SYNCED = "dsq_post_id"

_synced = re.compile(r"Disqus/[\w.]+(?:\([\w.]*\))?:(\d+)")
_rfc_822 = re.compile(r"(?:\w{3}, )?\d\d? \w{3} \d{4} ")


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The parts of an export."""
    site = _Site()
    for node in records(file, tell, SHAPE):
        if node.name != "item":
            site.learn(node)
            continue
        kind, status = node.said("wp:post_type"), node.said("wp:status")
        if kind not in POST_TYPES:
            site.others[kind] += 1
            site.others["their comments"] += len(node.each("wp:comment"))
        elif status == TRASH:
            site.trashed["their comments"] += len(node.each("wp:comment"))
            site.trashed[kind or "post"] += 1
        else:
            yield from _item(node, site, tell)
    left_out(tell, +site.others, "left out, for they are no articles")
    left_out(tell, +site.trashed, "left out, for they were thrown away")


class _Site:
    """What a file says of the site as a whole: where it stood, its language, its authors' names."""

    def __init__(self) -> None:
        self.base = self.language = ""
        self.names: dict[str, str] = {}
        self.others, self.trashed = Counter[str](), Counter[str]()

    def learn(self, node: Node) -> None:
        """Keep what an element of the channel says."""
        if node.name in SITE:
            self.base = node.text or self.base
        elif node.name == "language":
            self.language = self.language or node.text
        else:
            both = f"{node.said('wp:author_first_name')} {node.said('wp:author_last_name')}"
            name = signed(node.said("wp:author_display_name")) or signed(both)
            self.names[node.said("wp:author_login")] = name or signed(node.said("wp:author_login"))

    def author(self, login: str) -> tuple[str, ...]:
        """The name of who has this login."""
        name = self.names.get(login) or signed(login)
        return (name,) if name else ()


def _item(node: Node, site: _Site, tell: Tell) -> Iterator[Found]:
    post = _post(node, site, tell)
    yield node.line, post
    spam = 0
    for comment in node.each("wp:comment"):
        if comment.said("wp:comment_approved") == SPAM:
            spam += 1
        else:
            yield comment.line, _comment(comment, post, tell)
    if spam:
        yield node.line, Lacking(post.key, "spam", spam)


def _post(node: Node, site: _Site, tell: Tell) -> Post:
    link, guid, number = node.said("link"), node.said("guid"), _number(node)
    base = (site.base or _origin(link) or _origin(guid)).rstrip("/")
    short = f"{base}/?p={number}" if base and number else ""
    address = next(iter(once(link, guid, short)), "")
    return Post(
        key=same(short) or number or same(address) or f"line {node.line}",
        name=unquote(node.said("wp:post_name")),
        title=words(node.said("title")),
        text=wpautop(node.said("content:encoded")),
        authors=site.author(node.said("dc:creator")),
        date=_date(node, "wp:post_date", tell) or _published(node, tell),
        updated=_date(node, "wp:post_modified", tell),
        description=words(node.said("excerpt:encoded")),
        language=site.language,
        address=address,
        formerly=tuple(old for old in once(guid, short) if old != address),
        tags=_tags(node),
        draft=_is_draft(node, tell),
        is_page=POST_TYPES[node.said("wp:post_type")],
    )


def _number(node: Node) -> str:
    """The number of a post: also that of an address such as `?p=4`."""
    if number := node.said("wp:post_id"):
        return number
    for address in (node.said("link"), node.said("guid")):
        try:
            asked = parse_qs(urlsplit(address).query)
        except ValueError:
            continue
        if found := asked.get("p") or asked.get("page_id"):
            return found[0]
    return ""


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _is_draft(node: Node, tell: Tell) -> bool:
    if node.said("wp:post_password"):
        message = f"{words(node.said('title'))!r} was protected by a password: a draft here"
        tell(node.line, message, "", Severity.NOTICE)
        return True
    return node.said("wp:status") not in PUBLIC


def _tags(node: Node) -> tuple[str, ...]:
    """Categories and tags; older exports say each twice."""
    named = (c.text for c in node.each("category") if c.attributes.get("domain", "") in TAGS)
    return tuple(dict.fromkeys(filter(None, map(words, named))))


def _date(node: Node, name: str, tell: Tell) -> str:
    """A date in UTC, or else in the site's own time; WordPress writes zeros for none."""
    gmt, local = node.said(f"{name}_gmt"), node.said(name)
    return moment(tell, node.line, gmt and f"{gmt}Z", local)


def _published(node: Node, tell: Tell) -> str:
    """The date that RSS says, in an export that says no other."""
    written = node.said("pubDate")
    if node.said("wp:post_date") or node.said("wp:post_date_gmt"):
        return ""
    try:
        # The package reads more than dates: 30 Nov -0001, for none, would be one of 2000.
        if _rfc_822.match(written):
            written = parsedate_to_datetime(written).isoformat()
    except (ValueError, OverflowError):
        pass
    return moment(tell, node.line, written)


def _comment(node: Node, post: Post, tell: Tell) -> Answer:
    number = node.said("wp:comment_id")
    parent = node.said("wp:comment_parent")
    elsewhere = _disqus_id(node)
    return Answer(
        article=post.key,
        id=number,
        text=wpautop(node.said("wp:comment_content")),
        author=signed(node.said("wp:comment_author")),
        date=_date(node, "wp:comment_date", tell),
        parent="" if parent == "0" else parent,
        state=STATES.get(node.said("wp:comment_approved"), State.PENDING),
        formerly=once(f"{post.address}#comment-{number}") if number else (),
        also=(f"disqus-{elsewhere}",) if elsewhere else (),
        kind=PINGBACK if node.said("wp:comment_type") in PINGS else "",
    )


def _disqus_id(node: Node) -> str:
    """The id that a comment has at Disqus, if the plug-in of Disqus brought it from or to there."""
    agent = _synced.fullmatch(node.said("wp:comment_agent"))
    if agent:
        return agent[1]
    told = {m.said("wp:meta_key"): m.said("wp:meta_value") for m in node.each("wp:commentmeta")}
    id = told.get(SYNCED, "")
    return id if id.isdecimal() else ""
