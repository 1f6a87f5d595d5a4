"""What the comments of each weblog software look like: a row of selectors for each.

Owns the rows of weblogs and of what manages their pages.
"""

from __future__ import annotations

from generator.read.exports.pages.families import Family

WEBLOGS = (
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
        name="old Drupal",
        marks=("submitted",),
        block=".comment:has(.submitted):has(.content)",
        id="@about ~ comment/([0-9]+) | h3 a[href*='#comment-']@href ~ #comment-([0-9]+)"
        " | .submitted a[href*='#comment-']@href ~ #comment-([0-9]+)"
        " | a[href*='#comment-']@href ~ #comment-([0-9]+) | a[id^='comment-']@id ~ ([0-9]+)",
        author=".submitted .username | .submitted a[href*='/user'] | .submitted a[rel~=nofollow]"
        r" | .submitted ~ (?:by|von|par|por|da|door) (.+?)\s(?:on|am|le|el|il|op|\()"
        " | .submitted ~ (?:—|-) (.+)$",
        date="mark@data-comment-timestamp | [property~='dc:created']@content | time@datetime"
        " | .submitted",
        text=".content",
        permalink="h3 a[href*='#comment-']@href | a[href*='#comment-']@href",
        nest=".indented",
        strip=".links, .user-signature, .field-label",
        title="h1.title | h1 | h2.title | title",
        article=".node > .content | .node .content",
        article_author=".node .submitted a | .node .submitted .username",
        article_date=".node .submitted",
    ),
    Family(
        name="Movable Type",
        marks=("comment-footer", "asset-meta", "comment-6a"),
        block=(
            ".comment[id]:has(> .comment-footer):has(> .comment-content):not([class*='depth-']),"
            ".comment[id]:has(.asset-meta), .comment[id^='comment-6a'],"
            ".comment[id]:has(.comments-body):has(.posted)"
        ),
        id="@id ~ ^(?:comment-|c)(.+)$",
        author=".author .fn | .vcard.author | .comment-footer a:not([href*='#c'])"
        " | .comment-footer ~ ^[^:|]{2,20}:\\s*(.+?)\\s*(?:\\||\\bat\\b|\\bon\\b)",
        date="abbr.published@title | .comment-footer a[href*='#c'] | .comment-footer",
        text=".comment-content",
        permalink=".byline a[href*='#comment-']@href | .comment-footer a[href*='#c']@href",
        parent=".comment-reply-to a@href ~ #comment-(.+)$ | .byline a[title]@href ~ #c(.+)$",
        strip=".comment-footer, .comment-header",
        title="#page-title | .asset-name | .entry-header | h3.title | title",
        article=".asset-content | .entry-content | .entry-body",
        article_author=".asset-meta .author .fn | .asset-meta .author | .post-footers",
        article_date=".asset-meta abbr.published@title | .date-header",
    ),
    Family(
        name="LiveJournal",
        marks=("ljcmt", "b-leaf", "dwexpcomment", "ljuser"),
        block=".b-tree-twig:has(.b-leaf), [id^=ljcmt], .dwexpcomment[id]",
        id="@data-tid ~ t([0-9]+) | .b-leaf@id ~ t([0-9]+) | @id ~ ([0-9]+)$",
        author=".b-leaf-username-name | .poster .ljuser b | .ljuser b | .ljuser"
        " | .b-leaf-username | .comment-poster",
        date=".b-leaf-createdtime | .datetime span[title] | .datetime | .comment-date"
        " | font[size='-1'] | small ~ ([0-9]{4}-[0-9]{2}-[0-9]{2} .+)",
        text=".b-leaf-article | .comment-content | .comment-text | .comment-body",
        permalink="a.b-leaf-permalink@href | .commentpermalink a@href | a[href*='?thread=']@href",
        depth="@class ~ b-tree-twig-([0-9]+) | @style ~ margin-left:\\s*([0-9]+)",
        deleted="@class ~ (deleted) | .b-leaf-deleted",
        strip=".comment-menu, .comment-links, .b-leaf-actions",
        title=".entry-title | .b-singlepost-title | .subject | title",
        article=".b-singlepost-body | .entry-content | .entry_text | .asset-body",
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
            " | .dsq-comment-message | .comment-body .content | .comment-body | .comment-inner"
            " | .entry-content | .text"
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
)
