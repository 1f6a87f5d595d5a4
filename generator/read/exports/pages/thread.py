"""From the blocks of a page to its comments.

Owns which block is whose child, what became of a comment, and what of a block is its text. Knows
no family but by its row.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.model.records import State
from generator.read.exports.pages import article
from generator.read.exports.pages.dates import Dates
from generator.read.exports.pages.days import read_date
from generator.read.exports.pages.families import Family
from generator.read.exports.pages.missing import missing_of
from generator.read.exports.pages.paging import first_of
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.provenance import base_of, joined
from generator.read.exports.pages.told import DIGITS_MAX, Told, digits_of
from generator.read.exports.pages.tree import Element, Page, Words, inner, length_of, words_of
from generator.read.exports.parts import PINGBACK, Answer, Post

# What is nobody's words, wherever it stands.
JUNK = (
    "script, style, noscript, textarea, input, select, button, img.avatar, img.gravatar, #respond,"
    ".comment-respond, #commentform, .avatar-image-container, .comment-reply-link, .comment-reply,"
    ".comment-actions, .comment-likes, .comment-edit-link, .edit-link, .epoch-comment-actions,"
    ".comment-awaiting-moderation, .pmcc-comments-report-link, .wpdiscuz-hidden, .sharedaddy,"
    ".sd-sharing, .jp-relatedposts, #jp-post-flair, .addtoany_share_save_container, .addtoany_list,"
    ".share-buttons, .social-share, .sharing, .shariff, .a2a_kit, .heateor_sss_sharing_container,"
    ".adsbygoogle, .ad-container, .advertisement, [id^=div-gpt-ad], [id^=google_ads], .wpcnt,"
    ".screen-reader-text, .sharing-screen-reader-text, .comment-rating, .post-ratings, .says,"
    ".messageTextEndMarker, .bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .deleted-comment,"
    ".js-post-notice, .js-post-menu, .s-notice, .post-taglist, .cooked-selection-barrier,"
    ".item-control, #wm-ipp-base, #wm-ipp, .message-signature, .signature, .postsig,"
    ".yarpp-related, .crp_related, .twitter-share-button, .fb-like, .fb-share-button"
)
# What stands for a text, and for a name, that is no longer there.
GONE = {
    "[deleted]": State.DELETED,
    "[removed]": State.REMOVED,
    "[flagged]": State.REMOVED,
    "[dead]": State.REMOVED,
    "comment deleted": State.DELETED,
    "comment removed": State.REMOVED,
    "comment deleted by user": State.DELETED,
    "comment removed by moderator": State.REMOVED,
    "(post deleted by author)": State.DELETED,
    "deleted by user": State.DELETED,
}
# What is longer is no mere name or date.
ABOUT_CHARS_MAX = 80
# Beside a name, such as "says:" or "wrote on".
HEADER_CHARS = 30


class Draft(Struct):
    """A comment whose text is still in the tree; `about` tell of it, `strip` are no text."""

    answer: Answer
    text: Element
    about: list[Element]
    strip: list[Element]


def blocks_of(page: Page, family: Family) -> list[Element]:
    """The blocks of a family's comments; of two about one comment the outer."""
    blocks = page.select(family.block)
    if family.follows:
        _gather(blocks, family.follows)
    picks = Picks(page, blocks)
    ids = {id(block): picks.value(block, family.id) for block in blocks}
    return [b for b in blocks if not ids[id(b)] or ids[id(b)] != ids.get(picks.around(b))]


def _gather(blocks: list[Element], name: str) -> None:
    """Put into each block what follows it up to the next."""
    known = {id(block) for block in blocks}
    for block in blocks:
        while (
            (after := block.find_next_sibling()) and after.name == name and id(after) not in known
        ):
            block.append(after.extract())


def read_thread(
    page: Page, family: Family, blocks: list[Element], dates: Dates, address: str
) -> Told:
    """What the blocks of a page at an address say; its tree is taken apart by it."""
    base = base_of(page, address)
    begins, page_number = first_of(address, forum=family.forum)
    picks = Picks(page, blocks)
    post = article.described(picks, dates, family)
    body = None if family.forum else article.body(picks, family)
    drafts = list(_drafts(picks, family, blocks, dates, base))
    missing = missing_of(picks, family, len(blocks))
    number = picks.value(blocks[0], family.number) if blocks else ""
    for element in (*page.select(JUNK), *blocks):
        element.extract()
    answers = [_with_text(draft) for draft in drafts]
    if body is not None:
        post = replace(post, text=inner(body))
    is_later = family.forum and max(_whole(number), page_number) > 1
    told = Told(post, answers, missing, family.name, is_later, begins, page_number)
    return _as_forum(told) if family.forum else told


def _whole(number: str) -> int:
    return int(digits_of(number)[:DIGITS_MAX] or 1)


def _drafts(
    picks: Picks, family: Family, blocks: list[Element], dates: Dates, base: str
) -> Iterator[Draft]:
    ids: dict[int, str] = {}
    open_to: list[tuple[int, str]] = []
    seen: dict[str, str] = {}
    for number, block in enumerate(blocks, 1):
        own = picks.value(block, family.id) or f"n{number}"
        ids[id(block)] = own
        parent = _parent(picks, family, block, ids, open_to)
        if own in seen and seen[own] == words_of(block):
            continue
        seen.setdefault(own, words_of(block))
        link = picks.value(block, family.permalink)
        address = joined(base, link) if link else ""
        author, named = next(picks.pairs(block, family.author), ("", None))
        whens = list(picks.pairs(block, family.date))
        dated = next((element for text, element in whens if dates.find([text])), None)
        answer = Answer(
            id=own,
            author=_name(author),
            date=dates.read(text for text, _ in whens),
            parent=parent if parent != own else "",
            state=_state(picks, family, block),
            formerly=(address,) if address else (),
            kind=PINGBACK if picks.value(block, family.ping) else "",
        )
        texts = picks.elements(block, family.text) or [block]
        text = max(texts, key=length_of) if family.longest else texts[0]
        about = [one for one in (named, dated) if one and len(words_of(one)) <= ABOUT_CHARS_MAX]
        yield Draft(answer, text, about, picks.elements(block, family.strip))


def _parent(
    picks: Picks,
    family: Family,
    block: Element,
    ids: dict[int, str],
    open_to: list[tuple[int, str]],
) -> str:
    """The id that a block answers: as it says itself, by its depth, by the block around it.

    The posts of a forum never lie in each other, but where its markup is broken.
    """
    depth = picks.value(block, family.depth) or picks.depth(block, family.nest)
    above = ""
    if depth.isdecimal():
        while open_to and open_to[-1][0] >= int(depth):
            open_to.pop()
        above = open_to[-1][1] if open_to else ""
        open_to.append((int(depth), ids[id(block)]))
    elif not family.forum:
        above = ids.get(picks.around(block), "")
    return picks.value(block, family.parent) or above


def _state(picks: Picks, family: Family, block: Element) -> State:
    if picks.value(block, family.deleted):
        return State.DELETED
    return State.PENDING if picks.value(block, family.pending) else State.PRESENT


def _name(author: str) -> str:
    """Who wrote a comment; some themes have its date in the same element, behind a point."""
    name, _, behind = author.partition(" · ")
    author = name if behind and read_date(behind) else author
    return "" if author.lower() in GONE else author


def _with_text(draft: Draft) -> Answer:
    """The answer with its text, of which what is not the commenter's is taken out."""
    for other in draft.strip:
        if _is_in(other, draft.text):
            _take_out(other)
    for other in draft.about:
        if _is_in(other, draft.text):
            _take_out(_header(other, draft.text))
    told = words_of(draft.text).lower()
    if told in GONE:
        return replace(draft.answer, text="", state=GONE[told])
    return replace(draft.answer, text=inner(draft.text))


def _is_in(element: Element, text: Element) -> bool:
    return any(parent is text for parent in element.parents)


def _header(element: Element, text: Element) -> Element:
    """The largest part of a text that is no more than the name or date in it."""
    most = len(words_of(element)) + HEADER_CHARS
    while (parent := element.parent) is not text and parent and len(words_of(parent)) <= most:
        element = parent
    return element


def _take_out(element: Element) -> None:
    """Take an element out with what leads on from it to the text, such as `says:`."""
    after = element.next_sibling
    if isinstance(after, Words) and len(after) <= HEADER_CHARS and after.rstrip().endswith(":"):
        after.extract()
    element.extract()


def _as_forum(told: Told) -> Told:
    """The first post of a thread is its article, unless the page begins further on."""
    if told.is_later:
        unknown = replace(told.post, authors=(), date="", updated="")
        return replace(told, post=unknown, missing=max(told.missing - 1, 0))
    if not told.answers:
        return told
    first, *rest = told.answers
    post: Post = replace(
        told.post,
        id=first.id,
        text=first.text,
        authors=(first.author,) if first.author else (),
        date=first.date,
    )
    answers = [replace(one, parent="") if one.parent == first.id else one for one in rest]
    return replace(told, post=post, answers=answers)
