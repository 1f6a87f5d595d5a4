"""The comments of a page that no family knows.

Owns how they are told: elements that have a class, or the beginning of an id, in common and stand
where something is called comments, each with a name, a date and words of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.read.exports.pages.ago import tells_ago
from generator.read.exports.pages.days import read_date
from generator.read.exports.pages.families import Family
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.tree import Element, Page, attribute, words_of

TEXT_CHARS = 2
# So few of a kind are no discussion, but where they are numbered as comments.
LEAST = 2
# Of the elements of a kind at least one in so many is a comment.
ONE_IN = 2
# So many elements above one its name may lie.
ABOVE = 4
# So many kinds of elements are looked at, those of the most elements first.
KINDS_MAX = 60
BLOCKS = "[class], [id], [itemprop]"
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
_BY = r"(?:(?:\w+ )?(?:[Bb]y|[Pp]ar|[Pp]or):? |Posted by:? )?"
_THEN = r"(?:\s*[,:·—(].*|\s(?:says|said|wrote|on|le|sagt|schreibt|schrieb|dice|dijo)\b.*|\s#?[0-9].*|)$"
NAME = rf"^(?!.*\bago$){_BY}(?=.*[^\W\d_])(.{{1,60}}?){_THEN}"

GENERAL = Family(
    name="general",
    marks=(),
    block="",
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
    best: list[Element] = []
    for blocks in _kinds(page):
        if len(blocks) > len(best):
            found = _comments(page, [block for block in blocks if not _is_apart(block, apart)])
            enough = _are_enough(found) and len(found) * ONE_IN >= len(blocks)
            best = found if enough and len(found) > len(best) else best
    return best


def _kinds(page: Page) -> Iterator[list[Element]]:
    """Elements of one kind, that of the most first; of as many the outer."""
    kinds: dict[str, list[Element]] = defaultdict(list)
    for element in page.select(BLOCKS):
        for name in _names(element):
            kinds[name].append(element)
    several = (one for one in kinds.values() if _are_enough(one) and _is_called_so(one))
    yield from sorted(several, key=len, reverse=True)[:KINDS_MAX]


def _are_enough(blocks: list[Element]) -> bool:
    return len(blocks) >= LEAST or any(map(_is_numbered, blocks))


def _names(element: Element) -> set[str]:
    """What an element has in common with others of its kind."""
    classes = attribute(element, "class").split()
    names = {f"{element.name}.{name}" for name in classes if not _of_one.search(name)}
    begun = _number.sub("", attribute(element, "id"))
    if begun and begun != attribute(element, "id"):
        names.add(f"{element.name}#{begun}")
    return names | {f"{element.name}={one}" for one in attribute(element, "itemprop").split()}


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


def _comments(page: Page, blocks: list[Element]) -> list[Element]:
    """Those of the blocks that have a name and a date, and words beside them."""
    picks = Picks(page, blocks)
    return [block for block in blocks if _is_comment(picks, block)]


def _is_comment(picks: Picks, block: Element) -> bool:
    name = picks.value(block, GENERAL.author)
    pairs = picks.pairs(block, GENERAL.date)
    dated = next((pair for pair in pairs if _is_date(pair[0])), None)
    shown = len(words_of(dated[1])) if dated and dated[1] else 0
    left = len(words_of(block)) - len(name) - shown
    return bool(name and (dated or _is_numbered(block))) and left >= TEXT_CHARS


def _is_numbered(block: Element) -> bool:
    return bool(_numbered.search(attribute(block, "id")))


def _is_date(text: str) -> bool:
    return bool(read_date(text, day_first=True)) or tells_ago(text)
