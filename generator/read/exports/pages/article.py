"""The article of a saved page.

Owns where an article and what is said of it usually stands, and its `Post`. What a family knows
better comes first.
"""

from __future__ import annotations

from itertools import islice

from generator.read.exports.pages.dates import Dates
from generator.read.exports.pages.families import Family
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.tree import Element, length_of
from generator.read.exports.parts import Post

# Where these usually stand.
TITLE = (
    "h1.entry-title | .entry-title | h1.post-title | [itemprop=headline] | [itemprop=headline]"
    "@content | .p-name | meta[property='og:title']@content | .post-title | article h1 | main h1"
    " | h1 | title"
)
ARTICLE = (
    ".entry-content | [itemprop=articleBody] | .e-content | .post-content | .post-body"
    " | .article-body | .article-content | .article__body | .postcontent | .td-post-content"
    " | .story-body | .entrytext | .entry-text | .entry"
)
AUTHOR = (
    "meta[name=author]@content | [itemprop=author] [itemprop=name]"
    " | [itemprop=author] [itemprop=name]@content | .entry-meta .author .fn | .byline .fn"
    " | .author .fn | .post-author .fn | .p-author | a[rel~=author] | .entry-author a | .byline a"
    " | [itemprop=author] | .author-name | .byline | .entry-meta .author"
)
DATE = (
    "meta[property='article:published_time']@content | [itemprop=datePublished]@datetime"
    " | [itemprop=datePublished]@content | time.entry-date.published@datetime"
    " | time.entry-date@datetime | .dt-published@datetime | time.published@datetime"
    " | abbr.published@title | meta[name='dc.date']@content | meta[name=date]@content"
    " | article time@datetime | .entry-date | .post-date | .date-header | .published | .entry-meta"
)
UPDATED = (
    "meta[property='article:modified_time']@content | [itemprop=dateModified]@datetime"
    " | [itemprop=dateModified]@content | time.updated@datetime | .dt-updated@datetime"
)
LIKELY = "article | main | [role=main] | #content | .content"
DESCRIPTION = "meta[property='og:description']@content | meta[name=description]@content"
LANGUAGE = "html@lang | html@xml:lang | meta[http-equiv=content-language]@content"
TAGS = (
    "meta[property='article:tag']@content | .tags-links a | .tag-links a | .post-tags a | .tags a"
    " | .entry-meta a[rel~=tag] | .entry-footer a[rel~=tag] | .question .post-tag"
    " | .entry-tags a | a.p-category"
)
LICENCE = "a[rel~=license]@href | link[rel~=license]@href"
DENSE = "p"
AUTHOR_CHARS_MAX = 100
# So many times more words elsewhere show that a likely place is not the one.
FAR_MORE = 2


def described(picks: Picks, dates: Dates, family: Family) -> Post:
    """All of a post but its text; the key is not known here."""
    names = picks.values(None, _either(family.article_author, AUTHOR))
    authors = (name for name in names if len(name) < AUTHOR_CHARS_MAX)
    return Post(
        key="?",
        title=picks.value(None, _either(family.title, TITLE)),
        authors=tuple(islice(authors, 1)),
        date=dates.find(picks.values(None, _either(family.article_date, DATE))),
        updated=dates.find(picks.values(None, UPDATED)),
        description=picks.value(None, DESCRIPTION),
        language=picks.value(None, LANGUAGE),
        licence=picks.value(None, LICENCE),
        tags=tuple(dict.fromkeys(picks.values(None, TAGS))),
    )


def body(picks: Picks, family: Family) -> Element | None:
    """The element that holds the text of the article."""
    found = picks.elements(None, _either(family.article, ARTICLE))
    if not found and not family.article:
        found = picks.elements(None, LIKELY)
    longest = max(found, key=length_of, default=None)
    if family.article:
        return longest
    dense, length = _densest(picks)
    return longest if longest and length < FAR_MORE * length_of(longest) else dense


def _densest(picks: Picks) -> tuple[Element | None, int]:
    """What has the most words in paragraphs of its own."""
    lengths: dict[int, int] = {}
    parents: dict[int, Element] = {}
    for paragraph in picks.elements(None, DENSE):
        if parent := paragraph.parent:
            parents[id(parent)] = parent
            lengths[id(parent)] = lengths.get(id(parent), 0) + length_of(paragraph)
    best = max(lengths, key=lengths.__getitem__, default=0)
    return parents.get(best), lengths.get(best, 0)


def _either(first: str, then: str) -> str:
    return f"{first} | {then}" if first else then
