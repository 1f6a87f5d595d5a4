"""What a page of a known make is read by: a row of selectors.

Owns the form of a row, which is data in the language of `picks` and nothing else. The rows are in
`weblogs`, `sites`, `embedded`, `forums` and `boards`.
"""

from __future__ import annotations

from msgspec import Struct

# Whom a post quotes, by a link in the quotation.
QUOTED = "blockquote cite a[href]@href ~ (?:#p|#post|#msg|pid=|p=)([0-9]+)"


class Family(Struct, frozen=True, kw_only=True):
    """The pages of a software: where its comments stand, and what of them where in them.

    `marks` are words of which each page has one. `block` selects the comments; all else are picks.
    Without `parent`, `depth` and `nest`, which is what each step down in a thread lies in, a
    comment answers the one that its block lies in. Of several texts of a block the first is meant,
    or the `longest`; `strip` selects what is no text within it, `follows` names the siblings up to
    the next block that belong to one. `more` are links that say how many comments they would load,
    `shown` says how many there are in all. In a `forum` the first block is the article, and
    `number` says which it is of its thread.
    """

    name: str
    marks: tuple[str, ...]
    block: str
    id: str
    author: str
    date: str
    text: str
    permalink: str = ""
    parent: str = ""
    depth: str = ""
    deleted: str = ""
    pending: str = ""
    ping: str = ""
    longest: bool = False
    strip: str = ""
    follows: str = ""
    nest: str = ""
    more: str = ""
    shown: str = ""
    forum: bool = False
    number: str = ""
    title: str = ""
    article: str = ""
    article_author: str = ""
    article_date: str = ""
