"""What the pages of each software look like: a row of selectors for each.

Owns the form of a row, and the rows of weblogs and of places for threads; `forums` has those of
forums. A row is data in the language of `picks`, nothing else.
"""

from __future__ import annotations

from msgspec import Struct


class Family(Struct, frozen=True, kw_only=True):
    """The pages of a software: where its comments stand, and what of them where in them.

    `marks` are words of which each page has one. `block` selects the comments; all else are picks.
    Without `parent` and `depth` a comment answers the one that its block lies in. `strip` selects
    what is no text within a text, `follows` names the siblings that belong to a block, `more` are
    links that say how many comments they would load, `shown` says how many there are in all.
    In a `forum` the first block is the article, and `number` says which it is of its thread.
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
    strip: str = ""
    follows: str = ""
    more: str = ""
    shown: str = ""
    forum: bool = False
    number: str = ""
    title: str = ""
    article: str = ""
    article_author: str = ""
    article_date: str = ""


FAMILIES = (
    Family(
        name="Blogger",
        marks=("comments-block", "comment-thread", "comment-block"),
        block="#comments li.comment, .comment-thread li.comment, #comments-block > dt",
        id="@id ~ ^c([0-9]+)$ | [name^=c]@name ~ ^c([0-9]+)$ | a[href*='#c']@href ~ #c([0-9]+)$",
        author=(
            ".comment-header cite.user | cite.user | .comment-header .user"
            " | a[href*='/profile/']:not(:has(img)) | a[rel=nofollow]:not([href*='showComment'])"
            " | ~ ^(.{1,80}?) (?:said|dijo|disse|a dit|ha detto|hat gesagt)"
        ),
        date=(
            "a[href*='showComment=']@href ~ showComment=([0-9]{13}) | .datetime a"
            " | .comment-timestamp a | .comment-timestamp"
        ),
        text=".comment-content | dd.comment-body | .comment-body",
        permalink="a[href*='showComment=']@href | .comment-timestamp a@href",
        deleted=".deleted-comment",
        follows="dd",
        shown="#comments > h4 | #comments .title",
        title=".post-title | h1.title | meta[property='og:title']@content | title",
        article=".post-body",
        article_author=".post-author .fn | .post-author [itemprop=name] | .fn",
        article_date=".published@title | .published@datetime | .timestamp-link abbr@title"
        " | time.published@datetime | .date-header",
    ),
    Family(
        name="Stack Exchange",
        marks=("answercell", "js-comment", "data-answerid"),
        block=".answer[id^=answer-], li.comment[id^=comment-], tr.comment[id^=comment-]",
        id="@id",
        author=(
            ".comment-user | .user-details[itemprop=author] a | .user-details[itemprop=author]"
            " | .post-signature:last-child .user-details a | .post-signature .user-details"
        ),
        date=(
            ".comment-date .relativetime-clean@title | .comment-date .relativetime@title"
            " | .comment-date span@title"
            " | .post-signature:last-child .user-action-time .relativetime@title"
            " | time[itemprop=dateCreated]@datetime | .relativetime@title | .relativetime"
        ),
        text=".js-post-body | .post-text | .comment-copy",
        permalink="a.js-share-link@href | a.short-link@href | a.comment-link@href",
        deleted="@class ~ (deleted-answer|deleted-comment)",
        more=".js-show-link.comments-link:not(.dno) b",
        title="#question-header h1 | h1[itemprop=name] | meta[property='og:title']@content",
        article="#question .js-post-body | .question .js-post-body | #question .post-text",
        article_author=(
            "#question .post-signature.owner .user-details a"
            " | .question .owner .user-details a | #question .owner .user-details"
        ),
        article_date=(
            "#question .owner .user-action-time .relativetime@title"
            " | time[itemprop=dateCreated]@datetime"
        ),
    ),
    Family(
        name="old Reddit",
        marks=("data-fullname",),
        block=".thing.comment[data-fullname]",
        id="@data-fullname",
        author="@data-author | .tagline .author | .tagline em",
        date=".tagline time@datetime",
        text=".usertext-body .md",
        permalink="@data-permalink | a.bylink@href",
        deleted="@class ~ (?:^|\\s)(deleted)(?:\\s|$)",
        more=".thing.morechildren .morecomments a ~ \\(([0-9]+)",
        shown=".commentarea .panestack-title .title",
        title=".thing.link a.title | a.title | meta[property='og:title']@content",
        article=".thing.link .usertext-body .md",
        article_author=".thing.link@data-author | .thing.link .author",
        article_date=".thing.link .tagline time@datetime",
    ),
    Family(
        name="Reddit",
        marks=("<shreddit-comment",),
        block="shreddit-comment[thingid]",
        id="@thingid",
        author="@author",
        date="@created | faceplate-timeago@ts | time@datetime",
        text="[id$='-comment-rtjson-content'] | [slot=comment]",
        permalink="@permalink",
        parent="@parentid",
        depth="@depth",
        deleted="@is-comment-deleted ~ (.*)$ | @deleted ~ (true)",
        shown="shreddit-post@comment-count | shreddit-comment-tree@totalcomments",
        title="shreddit-post@post-title | h1",
        article="[id$='-post-rtjson-content'] | shreddit-post [slot=text-body]",
        article_author="shreddit-post@author",
        article_date="shreddit-post@created-timestamp",
    ),
    Family(
        name="Reddit of 2018",
        marks=("threadline",),
        block="div[id^=t1_]:has(.Comment)",
        id="@id",
        author="a[href^='/user/'] | a[href*='reddit.com/user/']",
        date="a[id^=CommentTopMeta--Created] | a[data-click-id=timestamp]",
        text="[data-testid=comment] | .RichTextJSON-root",
        permalink="a[id^=CommentTopMeta--Created]@href | a[data-click-id=timestamp]@href",
        depth="i.threadline@#",
        title="h1 | title",
        article="[data-click-id=text] .RichTextJSON-root | .Post .RichTextJSON-root",
        article_author=".Post a[href^='/user/'] ~ (?:u/)?(\\S+)",
    ),
    Family(
        name="Hacker News",
        marks=("comtr", "commtext", "hnmain"),
        block="tr.comtr, tr.athing:has(td.ind)",
        id="@id | a[href^='item?id=']@href ~ ([0-9]+)$",
        author="a.hnuser | .comhead a[href^='user?id=']",
        date=".age@title | .age",
        text=".commtext | div.comment | span.comment",
        depth="td.ind@indent | td.ind img@width",
        permalink=".age a@href",
        strip=".reply",
        shown=".subtext a[href^='item?id=']:last-of-type ~ ([0-9]+).comment",
        title=".titleline > a | a.storylink | .title a | title",
        article=".fatitem .toptext | .fatitem .commtext | .fatitem tr[style] + tr td:last-child",
        article_author=".fatitem .hnuser | .subtext a[href^='user?id=']",
        article_date=".fatitem .age@title",
    ),
    Family(
        name="Substack",
        marks=("commenter-name", "comment-anchor", "comment-list-item"),
        block="div.comment:has(.comment-anchor), div.comment:has(.commenter-name)",
        id="[id^='comment-']@id ~ ^comment-([0-9]+)",
        author=".commenter-name | [aria-label^='Comment by ']@aria-label ~ Comment by (.+)"
        " | .comment-meta a | a[href*='substack.com/profile/']:not(:has(img, picture))",
        date=(
            "time@datetime | a.comment-timestamp@title | .comment-timestamp@title"
            " | a[href*='/comment/']@title | .comment-timestamp | a[href*='/comment/']"
        ),
        text=".comment-body",
        permalink="a.comment-timestamp@href | a[href*='/comment/']@href",
        deleted=".comment-deleted | .deleted",
        title="h1.post-title | meta[property='og:title']@content | h1",
        article=".available-content .body.markup | .body.markup",
    ),
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
        name="Drupal",
        marks=("comment__content", "field--name-comment-body", "field-name-comment-body"),
        block=".comment:has(.field--name-comment-body), .comment:has(.field-name-comment-body)",
        id="@id ~ comment-([0-9]+) | a[id^='comment-']@id ~ comment-([0-9]+)"
        " | a[href*='#comment-']@href ~ #comment-([0-9]+)",
        author=".username | [rel~=author] | .comment__author",
        date="[property='schema:dateCreated']@content | time@datetime | .datetime"
        " | .comment__time | .submitted",
        text=".field--name-comment-body | .field-name-comment-body",
        permalink="a.permalink@href | a[href*='#comment-']@href",
        strip=".field-label, .field__label, .links",
    ),
    Family(
        name="WordPress",
        marks=(
            "depth-1",
            "commentlist",
            "comment-list",
            "epoch-comment",
            'id="comment-',
            "id='comment-",
        ),
        block=(
            ".comment[class*=depth-], .pingback[class*=depth-], .trackback[class*=depth-],"
            ".commentlist > li[id], .commentlist .children > li[id],"
            ".comment-list li[id^=comment-], .comment[id^=comment-], .comment[id^=li-comment-],"
            ".wpd-comment, div:has(> .epoch-comment-body)"
        ),
        id=(
            "@id ~ comment-([0-9]+)$ | @id ~ ([0-9]+)$ | [id^='div-comment-']@id ~ ([0-9]+)$"
            " | [id^='comment-']@id ~ comment-([0-9]+)$ | a[href*='#comment-']@href ~ ([0-9]+)$"
            " | @id ~ wpd-comm-([0-9]+)"
        ),
        author=(
            ".wpd-comment-author | .wc-comment-author | .wp-block-comment-author-name"
            " | .comment-author .fn | .fn | .epoch-author-link | .epoch-comment-author"
            " | .comment-author [itemprop=name] | .comment-author-name | .comment-author-link"
            " | .comment-author a.url | .comment-author a | cite a | cite strong | cite"
            " | .comment_author | .comment-name | .commentauthor | .comment-author | .author-name"
            " | .comment-meta .author | a.url | .author | a[rel~=external]"
        ),
        date=(
            "time@datetime | .comment-date time@datetime | .comment-time@datetime"
            " | .wpd-comment-date@title | .comment-metadata a | .commentmetadata a"
            " | .comment-meta a | time | .commentmetadata | .comment-metadata | .comment-date"
            " | .comment-time | .comment_time | .wpd-comment-date | .date | .comment-meta | small"
        ),
        text=(
            ".comment-content | .comment-text | .commenttext | .contenttext | .comment_text"
            " | .epoch-comment-content | .wpd-comment-text | .wp-block-comment-content"
            " | .commentcontent | .comment_content | .comment-entry | .comment-copy"
            " | [itemprop=text] | [itemprop=commentText] | .commententry | .comment-body-text"
            " | .comment-body .content | .comment-body | .comment-inner | .entry-content | .text"
        ),
        permalink=(
            "a[href*='#comment-']:not(.comment-reply-link)@href | .comment-permalink@href"
            " | .commentmetadata a@href"
        ),
        depth="@class ~ (?:^|\\s)depth-([0-9]+)",
        ping="@class ~ (?:^|\\s)(pingback|trackback)(?:\\s|$)",
        pending=".comment-awaiting-moderation | @class ~ (unapproved)",
        strip=(
            ".comment-author, .comment-meta, .commentmetadata, .comment-metadata, .reply, cite.fn,"
            ".comment-header, .comment-footer, .comment-date, .vcard, .children"
        ),
    ),
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
