"""What comments look like that a service put into a page: a row of selectors for each.

Owns the rows of such services, and of what pages say of their comments to machines.
"""

from __future__ import annotations

from generator.read.exports.pages.families import Family

EMBEDDED = (
    Family(
        name="Disqus",
        marks=("post-message",),
        block="li.post[id^=post-]",
        id="@id ~ post-([0-9]+)",
        author=".post-byline .author | .author",
        date="a.time-ago@title | .time-ago@title",
        text=".post-message",
        permalink="a.time-ago@href",
        deleted="@class ~ (deleted)",
        strip=".post-menu",
    ),
    Family(
        name="Isso",
        marks=("isso-comment",),
        block=".isso-comment[id^=isso-]",
        id="@id ~ isso-([0-9]+)",
        author=".isso-author | .isso-comment-header .author | .author",
        date="time@datetime | .isso-permalink time@title | time",
        text=".isso-text | .text-wrapper > .text | .text",
        permalink="a.isso-permalink@href | a.permalink@href",
        deleted=".isso-comment-deleted",
    ),
    Family(
        name="Commento",
        marks=("commento-comment-card",),
        block="[id^=commento-comment-card-]",
        id="@id ~ card-(.+)$",
        author=".commento-name",
        date=".commento-timeago@title | .commento-timeago",
        text="[id^=commento-comment-text-] | [id^=commento-comment-body-]",
    ),
    Family(
        name="Remark42",
        marks=("remark42__comment",),
        block="[id^=remark42__comment-]",
        id="@id ~ comment-(.+)$",
        author=".comment__username | .comment__user",
        date=".comment__time@title | .comment__time",
        text=".comment__text",
        permalink="a.comment__time@href",
        parent=".comment__link-to-parent@href ~ comment-(.+)$",
        nest=".comment-thread, .thread__replies",
    ),
    Family(
        name="Livefyre",
        marks=("fyre-comment-article",),
        block=".fyre-comment-article[data-message-id]",
        id="@data-message-id ~ ([0-9]+)",
        author=".fyre-comment-username",
        date=".fyre-comment-date@title | .fyre-comment-date",
        text=".fyre-comment",
    ),
)

MARKED = (
    Family(
        name="schema.org",
        marks=("schema.org/Comment", "schema.org/UserComments", 'itemprop="comment'),
        block="[itemprop~=comment][itemscope], [itemtype$='/Comment'], [itemtype$='/UserComments']",
        id="@itemid ~ ([^/#]+)$ | @id | [itemprop=url]@href ~ #(.+)$",
        author="[itemprop~=author] [itemprop=name] | [itemprop~=author] [itemprop=name]@content"
        " | [itemprop~=creator] [itemprop=name] | [itemprop~=author] | [itemprop~=creator]",
        date=(
            "[itemprop~=dateCreated]@datetime | [itemprop~=dateCreated]@content"
            " | [itemprop~=datePublished]@datetime | [itemprop~=datePublished]@content"
            " | [itemprop~=commentTime]@datetime | [itemprop~=commentTime]@content"
            " | time@datetime | [itemprop~=dateCreated] | [itemprop~=datePublished] | time"
        ),
        text="[itemprop~=text] | [itemprop~=commentText] | [itemprop~=description]",
        permalink="[itemprop~=url]@href",
        parent="[itemprop~=parentItem]@href ~ #?([^/#]+)$ | [itemprop~=parentItem]@content",
        shown="[itemprop~=commentCount]@content | [itemprop~=commentCount]",
    ),
    Family(
        name="microformats",
        marks=("h-cite", "u-comment", "p-comment", "h-entry", "hentry"),
        block=(
            ".u-comment, .p-comment, .h-entry .h-cite:not(.u-in-reply-to, .u-like-of),"
            ".hentry .hentry, .h-entry .h-entry"
        ),
        id="@id | .u-uid@href | .u-url@href ~ #(.+)$",
        author=".p-author .p-name | .p-author | .author .fn | .fn",
        date=".dt-published@datetime | time@datetime | .published@title | .dt-published",
        text=".e-content | .p-content | .entry-content | .p-summary",
        permalink=".u-url@href | a[rel~=bookmark]@href",
        parent=".u-in-reply-to@href ~ #(.+)$",
    ),
)
