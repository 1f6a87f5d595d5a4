"""The comments of a page that no family knows.

Owns how they are told: elements that have a class, or the beginning of an id, in common and stand
where something is called comments, each with a name, a date and words of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict

from generator.read.exports.pages.ago import tells_ago
from generator.read.exports.pages.days import read_date
from generator.read.exports.pages.families import Family
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.tree import Element, Page, attribute, words_of

LETTERS = 2
# So few of a kind are no discussion, but where they are numbered as comments.
LEAST = 2
# Of the elements of a kind at least so many are comments.
LEAST_SHARE = 0.5
# In an element and so many above it less one a word for comments may stand.
ABOVE = 4
# So many kinds of elements are looked at, those that there are most of.
KINDS_MAX = 60
# So many of each are looked at first.
SOME = 50
BARE = frozenset(("li", "article", "div", "dd", "tr"))
BLOCKS = f"[class], [id], [itemprop], {', '.join(sorted(BARE))}"
APART = (
    "aside, nav, footer, form, [class*=related], [class*=sidebar], [class*=recent], [id*=sidebar]"
)

_comment_word = re.compile(
    r"comment|komment|coment|reply|replies|respon|discuss|post(?!er|ed|date)|message|answer|opini"
    r"|guestbook|gaestebuch|beitrag|beitraege|thread|reaction|reactie|remark|feedback"
    r"|koment|коммент|отзыв|review",
    re.IGNORECASE,
)
_number = re.compile(r"[0-9]+[0-9a-f]*$|[0-9a-f-]{8,}$")
_numbered = re.compile(r"(?:comment|komment|coment)[a-z]*[-_]?[0-9]+$", re.IGNORECASE)
# What tells one comment from the next is no part of its kind.
_of_one = re.compile(r"[0-9]|^(?:odd|even|alt|first|last|by.*|is-.*|has-.*|level.*|depth.*)$")

# Who writes is told in few words, beside which others may stand.
NAMES = (
    "@data-author | @author | @data-username | [itemprop~=author] [itemprop=name]"
    " | [itemprop~=author] | [rel~=author] | .author .name | .author .fn | .fn | .username"
    " | .user-name | .nickname | cite | .author | [class*=author] | [class*=Author]"
    " | [class*=autor] | [class*=user] | [class*=User] | [class*=usuario] | [class*=nick]"
    " | [class*=poster] | [class*=nombre] | [class*=name] | [class*=Name] | .byline a"
    " | a[href*='/user'] | a[href*='/profile'] | a[href*='/member'] | a[href*='/u/']"
    " | a[rel~=nofollow] | h3 | h4 | h5 | dt | strong | b | [class*=byline] | [class*=foot]"
)
_BY = r"(?:(?:\w+ )?(?:by|par|por):? |posted by:? )?"
_SAYS = "says|said|wrote|on|le|sagt|schreibt|schrieb|dice|dijo|hace|vor|il y a|há"
_THEN = rf"(?:\s*[,:·—(].*|\s(?:{_SAYS})\b.*|\s#?[0-9].*|)$"
NAME = rf"(?i)^(?!.*\bago$){_BY}(?=.*[^\W\d_])(.{{1,60}}?){_THEN}"

GENERAL = Family(
    name="general",
    marks=(),
    block="",
    longest=True,
    id="@id | @data-comment-id | @data-id | a[name]@name | [id]@id",
    author=" | ".join(f"{way} ~ {NAME}" for way in NAMES.split(" | ")),
    date=(
        "time@datetime | [datetime]@datetime | [data-timestamp]@data-timestamp"
        " | [data-time]@data-time | [data-utc]@data-utc | @created | abbr@title"
        " | [class*=date]@title | [class*=time]@title | span[title]@title | time | [class*=date]"
        " | [class*=Date] | [class*=fecha] | [class*=datum] | [class*=time] | [class*=Time]"
        " | [class*=when] | [class*=posted] | [class*=published] | [class*=age] | [class*=meta]"
        " | [class*=info] | [class*=head] | [class*=foot] | [class*=byline] | a[href*='#'] | small"
        " | h2 | h3 | h4 | font | span | td | p"
    ),
    text=(
        "[itemprop~=text] | .comment-content | .comment-text | .comment-body | .comment__body"
        " | .comment__text | .comment__content | [class*=comment-text] | [class*=commentText]"
        " | [class*=comment_text] | [class*=message-text] | [class*=content]:not([class*=contents])"
        " | [class*=Content] | [class*=text]:not([class*=context]) | [class*=Text] | [class*=body]"
        " | [class*=Body] | [class*=message] | .md | [class*=description] | blockquote | dd | p"
    ),
    permalink="time a@href | a:has(> time)@href | a[rel~=bookmark]@href | a[class*=permalink]@href",
    strip="[class*=signature], [class*=avatar], [class*=vote], [class*=action], [class*=toolbar]",
)


def blocks_of(page: Page) -> list[Element]:
    """The comments of an unknown page, as its elements; none where nothing looks like any."""
    apart = {id(element) for element in page.select(APART)}
    best, share = list[Element](), 0.0
    for blocks in _kinds(page):
        if (len(blocks), 1.0) <= (len(best), share) or not _looks_so(page, blocks):
            continue
        found = _comments(page, [block for block in blocks if not _is_apart(block, apart)])
        of_all = len(found) / len(blocks)
        if (
            _are_enough(found)
            and of_all >= LEAST_SHARE
            and (len(found), of_all) > (len(best), share)
        ):
            best, share = found, of_all
    return best


def _kinds(page: Page) -> list[list[Element]]:
    """The elements of each kind that there are most of, in order: the outer ones first."""
    kinds: dict[str, list[Element]] = defaultdict(list)
    for element in page.select(BLOCKS):
        for name in _names(element):
            kinds[name].append(element)
    several = [one for one in kinds.values() if _are_enough(one) and _is_called_so(one)]
    most = {id(one) for one in sorted(several, key=len, reverse=True)[:KINDS_MAX]}
    return [one for one in several if id(one) in most]


def _are_enough(blocks: list[Element]) -> bool:
    return len(blocks) >= LEAST or any(map(_is_numbered, blocks))


def _names(element: Element) -> list[str]:
    """What an element has in common with others of its kind: what it lies in, if no more."""
    classes = attribute(element, "class").split()
    names = [name for name in classes if not _of_one.search(name)]
    begun = _number.sub("", attribute(element, "id"))
    if begun and begun != attribute(element, "id"):
        names.append(f"#{begun}")
    names.extend(f"={one}" for one in attribute(element, "itemprop").split())
    if not names and element.parent and element.name in BARE:
        names = [f"in {attribute(element.parent, 'class')} {attribute(element.parent, 'id')}"]
    return [f"{element.name} {name}" for name in names]


def _is_called_so(blocks: list[Element]) -> bool:
    """Whether elements, or what the first lies in, are called something like comments."""
    above = [blocks[0], *blocks[0].parents][:ABOVE]
    return any(
        _comment_word.search(f"{one.name} {attribute(one, 'class')} {attribute(one, 'id')}")
        for one in above
        if one.name not in ("body", "html", "[document]")
    )


def _is_apart(block: Element, apart: set[int]) -> bool:
    return id(block) in apart or any(id(parent) in apart for parent in block.parents)


def _looks_so(page: Page, blocks: list[Element]) -> bool:
    """Whether there are comments among some of the blocks, taken from all over the page."""
    picks = Picks(page, blocks)
    some = blocks[:: len(blocks) // SOME + 1]
    return any(_is_comment(picks, block) for block in some)


def _comments(page: Page, blocks: list[Element]) -> list[Element]:
    """Those of the blocks that have a name and a date, and words beside them."""
    picks = Picks(page, blocks)
    return [block for block in blocks if _is_comment(picks, block)]


def _is_comment(picks: Picks, block: Element) -> bool:
    name = picks.value(block, GENERAL.author)
    pairs = picks.pairs(block, GENERAL.date)
    dated = next((pair for pair in pairs if _is_date(pair[0])), None)
    shown = _letters(words_of(dated[1])) if dated and dated[1] else 0
    left = _letters(words_of(block)) - _letters(name) - shown
    return bool(name and (dated or _is_numbered(block))) and left >= LETTERS


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def _is_numbered(block: Element) -> bool:
    return bool(_numbered.search(attribute(block, "id")))


def _is_date(text: str) -> bool:
    return bool(read_date(text, day_first=True)) or tells_ago(text)
