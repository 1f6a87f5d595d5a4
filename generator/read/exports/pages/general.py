"""The comments of a page that no family knows.

Owns how they are told: elements of one kind that come again and again, under a word for comments,
each with a name, a date and words of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict

from generator.read.exports.pages.days import read_date
from generator.read.exports.pages.families import Family
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.tree import Element, Page, attribute, words_of

LEAST = 2
TEXT_CHARS = 2
BLOCKS = "article[class], li[class], div[class], section[class], tr[class], dl[class], table[class]"
APART = "aside, nav, footer"

_comment_word = re.compile(
    r"comment|komment|coment|reply|replies|respon|discuss|post|message|answer|opini|guestbook"
    r"|gaestebuch|beitrag|thread|reaction|entry",
    re.IGNORECASE,
)
# What tells one comment from the next is no part of its kind.
_of_one = re.compile(r"[0-9]|^(?:odd|even|alt|first|last|by.*|is-.*|has-.*|level.*|depth.*)$")

GENERAL = Family(
    name="general",
    marks=(),
    block="",
    id="@id | @data-comment-id | @data-id | a[name]@name | [id]@id",
    author=(
        "[itemprop~=author] | [rel~=author] | .author | .username | .user-name | .user | .nickname"
        " | .fn | cite | [class*=author] | [class*=Author] | [class*=user] | [class*=name]"
        " | [class*=poster] | a[href*='/user'] | a[href*='/profile'] | a[href*='/member']"
    ),
    date=(
        "time@datetime | [data-timestamp]@data-timestamp | [data-time]@data-time"
        " | [class*=date]@title | [class*=time]@title | time | [class*=date] | [class*=Date]"
        " | [class*=time] | [class*=Time] | [class*=when] | [class*=meta]"
    ),
    text=(
        "[itemprop~=text] | .comment-content | .comment-text | .comment-body | .comment__body"
        " | .comment__text | .comment__content | [class*=comment-text] | [class*=commentText]"
        " | [class*=content]:not([class*=contents]) | [class*=body] | [class*=message]"
        " | [class*=text] | blockquote | p"
    ),
    permalink="time a@href | a:has(> time)@href | a[rel~=bookmark]@href | a[class*=permalink]@href",
)


def blocks_of(page: Page) -> list[Element]:
    """The comments of an unknown page, as its elements; none where nothing looks like any."""
    kinds: dict[tuple[str, ...], list[Element]] = defaultdict(list)
    apart = {id(element) for element in page.select(APART)}
    for element in page.select(BLOCKS):
        kinds[_kind(element)].append(element)
    best: list[Element] = []
    for blocks in kinds.values():
        if len(blocks) >= LEAST and len(blocks) > len(best) and _under_a_word(blocks[0]):
            inside = [block for block in blocks if not _is_apart(block, apart)]
            found = _comments(page, inside)
            best = found if len(found) >= LEAST and len(found) > len(best) else best
    return best


def _kind(element: Element) -> tuple[str, ...]:
    classes = attribute(element, "class").split()
    return (element.name, *sorted(name for name in classes if not _of_one.search(name)))


def _under_a_word(block: Element) -> bool:
    """Whether a block, or what it lies in, is called something like comments."""
    above = [block, *block.parents][:4]
    return any(
        _comment_word.search(f"{attribute(one, 'class')} {attribute(one, 'id')}")
        for one in above
        if one.name not in ("body", "html", "[document]")
    )


def _is_apart(block: Element, apart: set[int]) -> bool:
    return any(id(parent) in apart for parent in block.parents)


def _comments(page: Page, blocks: list[Element]) -> list[Element]:
    """Those of the blocks that have a name and a date, and words beside them."""
    picks = Picks(page, blocks)
    return [block for block in blocks if _is_comment(picks, block)]


def _is_comment(picks: Picks, block: Element) -> bool:
    author = picks.value(block, GENERAL.author)
    written = next(picks.values(block, GENERAL.date), "")
    dated = any(read_date(text, day_first=True) for text in picks.values(block, GENERAL.date))
    left = len(words_of(block)) - len(author) - len(written)
    return bool(author and dated) and left >= TEXT_CHARS
