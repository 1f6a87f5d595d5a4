"""What is in a sample, counted without any of our readers.

Owns one small count a format, over the raw bytes: XPath, the standard library's JSON and mail, and
patterns. It may be slow and need know no file but the samples; it must not know how we read one.
"""

from __future__ import annotations

import email
import gzip
import json
import re
from collections.abc import Callable, Iterator
from email.header import decode_header, make_header
from typing import Any, NamedTuple

from lxml import etree, html


class Counts(NamedTuple):
    """How many of each are in a file; `authors` are the distinct names of commenters."""

    articles: int = 0
    comments: int = 0
    replies: int = 0
    authors: int = 0
    deleted: int = 0
    pending: int = 0
    missing: int = 0
    spam: int = 0
    pingbacks: int = 0


Recount = Callable[[bytes], Counts]


def wordpress(data: bytes) -> Counts:
    """An item is an article and a comment a person's, but where its type says otherwise."""
    tree = etree.fromstring(data, etree.XMLParser(recover=True))
    kind = "*[local-name()='comment_type'][text()='pingback' or text()='trackback']"
    said = f"//*[local-name()='comment'][not({kind})]"
    other = "*[local-name()='post_type'][text()!='post' and text()!='page']"
    return Counts(
        articles=len(tree.xpath(f"//item[not({other})]")),
        comments=len(tree.xpath(said)),
        replies=len(tree.xpath(f"{said}/*[local-name()='comment_parent' and text()!='0']")),
        authors=_names(tree, f"{said}/*[local-name()='comment_author']"),
        pending=len(tree.xpath(f"{said}/*[local-name()='comment_approved' and text()='0']")),
        spam=len(tree.xpath(f"{said}/*[local-name()='comment_approved' and text()='spam']")),
        pingbacks=len(tree.xpath(f"//*[local-name()='comment']/{kind}")),
    )


def blogger(data: bytes) -> Counts:
    """What an entry is says the end of its category's term."""
    tree = etree.fromstring(data, etree.XMLParser(recover=True))
    entry = "//*[local-name()='entry'][*[contains(@term, 'kind#{}')]]"
    said = entry.format("comment")
    return Counts(
        articles=len(tree.xpath(entry.format("post")) + tree.xpath(entry.format("page"))),
        comments=len(tree.xpath(said)),
        replies=len(tree.xpath(f"{said}/*[local-name()='link' and @rel='related']")),
        authors=_names(tree, f"{said}/*[local-name()='author']/*[local-name()='name']"),
    )


def disqus(data: bytes) -> Counts:
    """An article is a thread that a post names, be it in the file or not."""
    tree = etree.fromstring(data)
    post = "//*[local-name()='post'][*[local-name()='isSpam']='false']"
    alive = f"{post}[*[local-name()='isDeleted']='false']"
    return Counts(
        articles=len(set(tree.xpath(f"{post}/*[local-name()='thread']/@*"))),
        comments=len(tree.xpath(post)),
        replies=len(tree.xpath(f"{post}/*[local-name()='parent']")),
        authors=_names(tree, f"{alive}/*[local-name()='author']/*[local-name()='name']"),
        deleted=len(tree.xpath(post)) - len(tree.xpath(alive)),
    )


def isso(data: bytes) -> Counts:
    """The import format of Isso has neither answers nor states."""
    threads = json.loads(data)
    names = [comment["author"] for thread in threads for comment in thread["comments"]]
    return Counts(len(threads), len(names), 0, len(set(names)))


def discourse(data: bytes) -> Counts:
    """The first post of a topic is the article."""
    topic = json.loads(data)
    posts = topic["post_stream"]["posts"]
    said = posts[1:]
    return Counts(
        articles=1,
        comments=len(said),
        replies=sum((post["reply_to_post_number"] or 1) > 1 for post in said),
        authors=len({post["username"] for post in said}),
        missing=topic["posts_count"] - len(posts),
    )


def reddit(data: bytes) -> Counts:
    """A stub stands for as many comments as it counts, and for one where it counts none."""
    things = [*_things([json.loads(line) for line in data.splitlines()])]
    said = [thing for kind, thing in things if kind == "t1"]
    stubs = [thing for kind, thing in things if kind == "more"]
    names = {thing["author"] for thing in said}
    return Counts(
        articles=sum(kind == "t3" for kind, _ in things),
        comments=len(said),
        replies=sum(thing["parent_id"].startswith("t1_") for thing in said),
        authors=len(names - {"[deleted]"}),
        deleted=sum(thing["body"] == "[deleted]" for thing in said),
        missing=sum(max(1, thing["count"]) for thing in stubs),
    )


def hackernews(data: bytes) -> Counts:
    """What an item has as kids and is not in the file is missing, or as many as it says it has."""
    items = [json.loads(block) for block in data.decode().split("\n\n") if block]
    here = {item["id"] for item in items}
    said = [item for item in items if item["type"] == "comment"]
    behind = (len(set(item.get("kids", ())) - here) for item in items)
    told = (item.get("descendants", 0) for item in items)
    return Counts(
        articles=len(items) - len(said),
        comments=len(said),
        authors=len({item["by"] for item in said}),
        missing=sum(map(max, behind, told)),
    )


def mail(data: bytes) -> Counts:
    """A letter is a comment if it refers to one of the file, or has the subject of one before."""
    pieces = re.split(rb"(?m)^From .*\d\d:\d\d:\d\d \d{4}\n", data)
    letters = {id: letter for piece in pieces if piece.strip() for id, letter in [_letter(piece)]}
    named = {id: _referred(letter) for id, letter in letters.items()}
    above = {id: [one for one in refs if one in letters] for id, refs in named.items()}
    subjects: dict[str, str] = {}
    for id, letter in letters.items():
        subjects.setdefault(_subject(letter), id)
    said = [id for id in letters if above[id] or subjects[_subject(letters[id])] != id]
    return Counts(
        articles=len(letters) - len(said),
        comments=len(said),
        replies=sum(above[id][-1] in said for id in said if above[id]),
        authors=len({_sender(letters[id]) for id in said}),
        missing=len({lost for id in said for lost in named[id]} - {*letters}),
    )


def warc(data: bytes) -> Counts:
    """Of a web archive each answer of a server is a page."""
    plain = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    return Counts(articles=plain.count(b"\r\nWARC-Type: response\r\n"))


def page(said: str, replies: str, names: str, *, besides: int = 0, told: str = "0") -> Recount:
    """The count of a saved page, by where its comments, those with a parent, and the names are.

    `besides` have the mark of a comment and are none; `told` is how many it says to have.
    """

    def count(data: bytes) -> Counts:
        tree = html.document_fromstring(data.decode())
        comments = len(tree.xpath(said)) - besides
        return Counts(
            articles=1,
            comments=comments,
            replies=len(tree.xpath(replies)),
            authors=_names(tree, names),
            missing=max(0, int(tree.xpath(f"number({told})")) - comments),
        )

    return count


def shreddit(data: bytes) -> Counts:
    """A page of Reddit has its comments in a script, and says how many there are in all."""
    text = data.decode()
    said = [*re.finditer(r'"isDeleted":(true|false).*?"author":"([^"]*)"', text)]
    said = [found for found in said if '"isGildable"' in text[found.start() - 300 : found.start()]]
    (told,) = re.findall(r'"numComments":(\d+)', text)
    return Counts(
        articles=1,
        comments=len(said),
        replies=len(re.findall(r'"parentId":"t1_\w+","postTitle"', text)),
        authors=len({found[2] for found in said} - {"[deleted]"}),
        deleted=sum(found[1] == "true" for found in said),
        missing=int(told) - len(said),
    )


def _things(value: Any) -> Iterator[tuple[str, Any]]:
    """Whatever has a kind, however deep."""
    if isinstance(value, dict) and "kind" in value:
        yield value["kind"], value["data"]
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _things(inner)


def _names(tree: Any, path: str) -> int:
    nodes = (
        node if isinstance(node, str) else "".join(node.itertext()) for node in tree.xpath(path)
    )
    return len({" ".join(name.split()) for name in nodes} - {""})


def _letter(piece: bytes) -> tuple[str, Any]:
    letter = email.message_from_bytes(piece)
    return str(letter["Message-ID"]).strip(), letter


def _referred(letter: Any) -> list[str]:
    return re.findall(r"<[^<>\s]+>", f"{letter['References']} {letter['In-Reply-To']}")


def _subject(letter: Any) -> str:
    return re.sub(r"(?i)^(re:|\[[^]]*\]|\s)*", "", " ".join(str(letter["Subject"]).split()))


def _sender(letter: Any) -> str:
    ((noted, before),) = re.findall(r"\((.+)\)|^(.+?) *<", str(letter["From"]))
    return str(make_header(decode_header(noted or before)))


WORDPRESS_PAGE = "//*[@class='comment-list']//li[starts-with(@id, 'comment-')]"
FORUM = (
    "//*[starts-with(@data-lb-id, 'post-')]",
    "//a[@class='bbCodeBlock-sourceJump']",
    "(//article/@data-author)[position() > 1]",
)
# Which count is that of which samples: the first that fits.
RECOUNTS: dict[str, Recount] = {
    "wordpress-wxr/*": wordpress,
    "blogger-atom/*": blogger,
    "disqus-xml/*": disqus,
    "isso-generic-json/*": isso,
    "discourse/*": discourse,
    "reddit/thread-*": reddit,
    "hacker-news/README.md": hackernews,
    "mbox/*": mail,
    "eml/*": mail,
    "warc/*.warc*": warc,
    "*/blog.wordpress.com.*": page(
        "//div[@class='contenttext']",
        "//ul[@class='children']/li",
        "//cite[@class='comment-author']",
    ),
    "*/cubadebate.*": page(
        "//div[@class='commenttext']",
        "//ul[@class='children']/li[@id]",
        "//div[@class='commenttext']/cite/strong",
    ),
    "*/german.stackexchange.*": page(
        "//span[@class='comment-copy'] | //div[@data-answerid]",
        "//div[@data-answerid]//span[@class='comment-copy']",
        "//*[contains(@class, 'comment-user')] | //div[@data-answerid]//*[@itemprop='author']/a",
    ),
    "*/katzen-forum.*": page(*FORUM, besides=1),
    "*/villagersandheroes.*": page(*FORUM, besides=1),
    "*/lemire.*": page(WORDPRESS_PAGE, "//ol[@class='children']/li", "//b[@class='fn']"),
    "*/netzpolitik.*": page(
        WORDPRESS_PAGE,
        "//ol[@class='children']/li",
        "//b[@class='fn']",
        told="substring-before(normalize-space(//*[@class='comments__headline']), ' ')",
    ),
    "*/readability-wordpress.html": page(
        "//*[@class='epoch-comment-content']",
        "//*[contains(@class, 'epoch-child ')]",
        "//a[@class='epoch-author-link'] | //*[@class='epoch-comment-author']/text()",
    ),
    "*/reddit.com.init.html": shreddit,
}
