"""Comments that a page speaks of and does not hold.

Owns how a page says how many there are, and that there are more pages, and by which scripts pages
load comments from elsewhere.
"""

from __future__ import annotations

from generator.read.exports.pages.families import Family
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.told import number_in
from generator.read.exports.pages.tree import Page

# How many comments there are, as the heading above them says.
SHOWN = (
    "#comments .comments-title | #comments-title | .comments-title | .comments__headline"
    " | #comments > h2 | #comments > h3 | #comments > h4 | h2#comments | h3#comments"
    " | #comments h3 | #respond > span | .comment-count | #disqus_thread@data-count"
)

# Which page of a thread it is, and of how many, as what leads to the others says.
COUNTED = (
    ".pagination, .pagenav, .threadpagenav, .PageNav, .pageNavSimple, .block-outer, .pages"
    " ~ ([0-9]+ (?:of|von|sur|de|di|van|av|af|z) [0-9]+)"
)
# What leads to further posts of a forum, and to further comments of a weblog.
NEXT_POSTS = "head link[rel~=next]"
NEXT_COMMENTS = ", ".join(
    f"a[href*='{mark}']:not([href*='#comment-'])" for mark in ("/comment-page-", "cpage=")
)

LOADED = {
    "Disqus": "#disqus_thread, iframe[src*='disqus.com/embed'], script[src*='.disqus.com/embed']",
    "Facebook": ".fb-comments, [id=fb-comments], iframe[src*='facebook.com/plugins/comments']",
    "Isso": "#isso-thread",
    "Commento": "#commento",
    "Remark42": "#remark42",
    "GitHub": ".giscus, .utterances, script[src*='utteranc.es'], script[src*='giscus.app']",
    "Hyvor Talk": "#hyvor-talk-view, hyvor-talk-comments",
    "IntenseDebate": "#idc-container, #IDCommentsHead",
    "Livefyre": "#livefyre-comments, #livefyre",
    "Coral": "#coral_thread, #coral-talk-stream, #coral_talk_stream",
    "OpenWeb": "[data-spotim-module], [data-openweb-comments]",
    "Cusdis": "#cusdis_thread",
    "Discourse": "#discourse-comments",
    "Ghost": "#ghost-comments-root, script[data-ghost-comments]",
    "Viafoura": "vf-conversations, .viafoura",
}


def missing_of(picks: Picks, family: Family, found: int) -> int:
    """How many comments a page says there are beyond those that it holds."""
    told = map(number_in, picks.values(None, family.shown or ("" if family.forum else SHOWN)))
    shown = next(filter(None, told), 0)
    more = sum(map(number_in, _everywhere(picks, family)))
    return max(shown - found, more, 0)


def loaded_by_script(page: Page) -> str:
    """Whose script would have brought the comments of a page; empty where none would."""
    return next((name for name, css in LOADED.items() if page.select(css)), "")


def other_pages(page: Page, *, forum: bool) -> str:
    """Which of several pages of its thread a page is; empty where there seem to be no others."""
    number, *_, many = Picks(page).value(None, COUNTED).split() or ("1", "1")
    if int(many) > 1:
        return f"page {number} of {many}"
    return "one of several" if page.select(NEXT_POSTS if forum else NEXT_COMMENTS) else ""


def _everywhere(picks: Picks, family: Family) -> list[str]:
    """What the links to more comments say, in the blocks and beside them."""
    return list(picks.of_all(family.more)) if family.more else []
