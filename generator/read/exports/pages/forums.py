"""What the threads of forum software look like: a row of selectors for each.

Owns the rows of forums, in which the first post is the article and a quotation names what a post
answers; `boards` has those of older ones.
"""

from __future__ import annotations

from generator.read.exports.pages.families import QUOTED, Family

FORUMS = (
    Family(
        name="XenForo 2",
        marks=("message--post",),
        block="article.message--post, .message--post[data-content]",
        id="@data-content ~ post-([0-9]+) | @id ~ post-([0-9]+)",
        author="@data-author | .message-name .username | .message-name",
        date=(
            ".message-attribution-main time@datetime | .message-attribution time@datetime"
            " | .message-attribution time@data-time | .message-date time@datetime | time@datetime"
        ),
        text=".message-body .bbWrapper | .message-userContent .bbWrapper | .message-body",
        permalink=(
            ".message-attribution-main a[href*='post-']@href"
            " | .message-attribution a[href*='post-']@href"
        ),
        parent=(
            "blockquote[data-source^='post:']@data-source ~ ([0-9]+)"
            " | .bbCodeBlock-sourceJump@data-content-selector ~ post-([0-9]+)"
            " | .bbCodeBlock-sourceJump@href ~ ([0-9]+)$"
        ),
        deleted="@class ~ (message--deleted)",
        pending="@class ~ (message--moderated)",
        strip=".message-lastEdit",
        forum=True,
        number=".message-attribution-opposite li:last-child ~ ^#([0-9,.]+)$",
        title="h1.p-title-value | h1",
    ),
    Family(
        name="XenForo 1",
        marks=("messageText", "messageList"),
        block="li.message[id^=post-]",
        id="@id ~ post-([0-9]+)",
        author="@data-author | .messageUserInfo .username | .username",
        date=(
            ".messageMeta .DateTime@data-time | .messageMeta .DateTime@title"
            " | .messageMeta .DateTime | .DateTime@data-time | .DateTime@title"
        ),
        text=".messageText | .messageContent",
        permalink=".messageMeta .datePermalink@href | a.datePermalink@href | .postNumber@href",
        parent=".bbCodeQuote a.AttributionLink@href ~ ([0-9]+)$",
        deleted="@class ~ (?:^|\\s)(deleted)(?:\\s|$)",
        forum=True,
        number=".postNumber ~ ^#?([0-9]+)$",
        title=".titleBar h1 | h1",
    ),
    Family(
        name="phpBB 3",
        marks=("postbody", "postprofile"),
        block="div.post[id^=p]:has(.postbody)",
        id="@id ~ ^p([0-9]+)$",
        author=(
            ".postprofile dt .username | .postprofile dt .username-coloured"
            " | .author .username | .author .username-coloured | .author strong"
            " | .postprofile dt a:not(:has(img)) | .postprofile dt strong"
        ),
        date=".author time@datetime | .author ~ »\\s*(.+)$ | .author",
        text=".content",
        permalink=".author > a[href*='#p']@href | h3 a[href*='#p']@href",
        parent=f"blockquote cite a[data-post-id]@data-post-id | blockquote@cite ~ #p([0-9]+)"
        f" | {QUOTED}",
        deleted="@class ~ (?:^|\\s)(deleted)(?:\\s|$)",
        pending=".unapproved",
        forum=True,
        shown=".action-bar .pagination | .topic-actions .pagination",
        title=".topic-title | #page-body > h2 | h2 a | title",
    ),
    Family(
        name="vBulletin 5",
        marks=("js-post__content", "b-post"),
        block="li.b-post[data-node-id], .js-post[data-node-id], .b-comments__comment[data-node-id]",
        id="@data-node-id",
        author=(
            ".b-userinfo__details [itemprop=name] | .author [itemprop=name] | .author a | .author"
        ),
        date="time[itemprop=dateCreated]@datetime | .b-post__timestamp time@datetime"
        " | @data-node-publishdate | time@datetime",
        text=".js-post__content-text | [itemprop=text] | .js-comment-entry__content-text",
        permalink="a.b-post__count@href",
        parent=".b-bbcode__quote a[href*='#post']@href ~ #post([0-9]+)"
        " | .bbcode_quote a[href*='#post']@href ~ #post([0-9]+)",
        deleted="@class ~ (b-post--deleted)",
        forum=True,
        number=".b-post__count ~ ^#([0-9.]+)$",
        title=".b-post__title.js-main-title | .main-title | h1 | h2.js-post-title | title",
    ),
    Family(
        name="Discourse",
        marks=("crawler-post", "topic-post"),
        block=".crawler-post, .topic-post article[data-post-id]",
        id="@id ~ post_([0-9]+) | [itemprop=position] | [itemprop=position]@content",
        author=(
            ".creator [itemprop=name] | .creator a | .creator | .names .username a | .names a"
            " | .topic-meta-data .username"
        ),
        date=(
            "time[itemprop=datePublished]@datetime | .crawler-post-meta time@datetime"
            " | .post-time@datetime | .post-date .relative-date@data-time | .post-date@title"
        ),
        text=".post[itemprop=text] | .post[itemprop=articleBody] | .cooked | .post",
        permalink="a.post-date@href | .post-date a@href",
        parent="aside.quote[data-post]@data-post",
        deleted="@class ~ (deleted)",
        forum=True,
        number="@id ~ post_([0-9]+) | [itemprop=position]",
        title=".fancy-title | #topic-title h1 | h1 a | h1 | title",
    ),
    Family(
        name="WoltLab",
        marks=("wbbPost",),
        block=".wbbPost[data-post-id]",
        id="@data-post-id",
        author=".messageAuthor .username | .username",
        date="time[itemprop=dateCreated]@datetime | .messageHeader time@datetime | time@datetime",
        text=".messageText",
        permalink="a.permalink@href",
        parent=".quoteBox a[href*='postID=']@href ~ postID=([0-9]+)"
        " | .quoteBox@cite ~ #post([0-9]+)",
        deleted="@class ~ (messageDeleted)",
        pending="@class ~ (messageDisabled)",
        forum=True,
        number=".messageQuickOptions a ~ ^#([0-9]+)",
        title="h1.contentTitle | h1",
    ),
    Family(
        name="Simple Machines",
        marks=("post_wrapper", "windowbg"),
        block="div[id^=msg]:has(.poster), .post_wrapper:has(.poster)",
        id="@id ~ msg_?([0-9]+) | [id^=msg_]@id ~ ([0-9]+)$",
        author=".poster h4 a[title] | .poster h4 a | .poster h4",
        date=".keyinfo .smalltext | .postinfo .smalltext | .keyinfo",
        text=".post .inner | .inner",
        permalink=".keyinfo a[href*='#msg']@href | a.smalltext@href",
        parent="blockquote cite a[href*='msg']@href ~ (?:#msg|msg=)([0-9]+)"
        " | .quoteheader a[href*='msg']@href ~ (?:#msg|msg=)([0-9]+)",
        forum=True,
        title=".display_title | #forumposts h3 | title",
    ),
    Family(
        name="MyBB",
        marks=("post_body",),
        block="div.post[id^=post_], table[id^=post_]",
        id="@id ~ post_([0-9]+)",
        author=".author_information .largetext | .post_author strong a | .largetext",
        date=".post_date@title | .post_date span[title]@title | .post_date"
        " | .tcat .float_left span | .tcat .smalltext",
        text=".post_body",
        permalink=".float_right a[href*='#pid']@href",
        parent="blockquote cite a[href*='pid']@href ~ #pid([0-9]+)",
        strip=".post_edit",
        forum=True,
        number=".float_right a[href*='#pid'] ~ #([0-9]+)",
        title=".thead strong | title",
    ),
    Family(
        name="Invision",
        marks=("cPost", "ipsComment"),
        block="article.cPost[id^=elComment_], article[id^=elComment_]",
        id="@id ~ elComment_([0-9]+)",
        author=".cAuthorPane_author strong | .cAuthorPane_author | .ipsComment_author strong",
        date=".ipsComment_meta time@datetime | time@datetime",
        text="[data-role=commentContent] | .ipsType_richText",
        permalink=".ipsComment_meta a[href*='comment=']@href",
        parent="blockquote[data-ipsquote-contentcommentid]@data-ipsquote-contentcommentid",
        forum=True,
        number=".ipsComment_meta a ~ ^#([0-9]+)$",
        title="h1.ipsType_pageTitle | h1",
    ),
    Family(
        name="bbPress",
        marks=("bbp-reply-header", "bbp-topic-header"),
        block=".bbp-reply-header, .bbp-topic-header",
        id="@id ~ post-([0-9]+)",
        author=".bbp-author-name",
        date=".bbp-reply-post-date | .bbp-topic-post-date",
        text=".bbp-reply-content | .bbp-topic-content",
        permalink="a.bbp-reply-permalink@href | a.bbp-topic-permalink@href",
        nest=".bbp-threaded-replies",
        follows="div",
        strip=".bbp-reply-revision-log, .bbp-topic-revision-log",
        forum=True,
        title="h1.entry-title | .bbp-breadcrumb-current | h1 | title",
    ),
    Family(
        name="Vanilla",
        marks=("ItemComment", "ItemDiscussion"),
        block=".ItemDiscussion[id], .ItemComment[id]",
        id="@id",
        author=".Author a.Username | .Author .Username | a.Username",
        date="time@datetime",
        text=".Message",
        permalink="a.Permalink@href",
        parent="blockquote a[href*='Comment_']@href ~ #(Comment_[0-9]+)",
        forum=True,
        title="h1",
    ),
    Family(
        name="Flarum",
        marks=("CommentPost", "PostStream-item"),
        block=".PostStream-item:has(.CommentPost)",
        id="@data-id",
        author=".PostUser-name .username | .PostUser .username | .PostUser h3",
        date=".PostMeta time@datetime | time@datetime",
        text=".Post-body",
        parent=".Post-body a.PostMention[data-id]@data-id",
        forum=True,
        number="@data-number",
        title="h1.DiscussionHero-title | h2.DiscussionHero-title | title",
    ),
    Family(
        name="NodeBB",
        marks=('component="post"',),
        block="[component=post][data-pid]",
        id="@data-pid",
        author="@data-username | [itemprop=author] [itemprop=name] | [itemprop=name]"
        " | a[data-username]@data-username",
        date="[itemprop=datePublished]@content | .timeago@title | @data-timestamp",
        text="[component='post/content']",
        permalink="a.permalink@href",
        parent="@data-topid",
        forum=True,
        number="@data-index",
        title="[component='topic/title'] | h1",
    ),
    Family(
        name="GitHub",
        marks=("timeline-comment",),
        block=".timeline-comment:has(.comment-body), .gsc-comment:has(.gsc-comment-content)",
        id="@id ~ ([0-9]+)$ | [id^=issuecomment-]@id ~ ([0-9]+) | a.js-timestamp@href ~ -([0-9]+)$",
        author=".timeline-comment-header .author | a.author | .gsc-comment-author-avatar",
        date="relative-time@datetime | time@datetime",
        text=".comment-body | .gsc-comment-content",
        permalink="a.js-timestamp@href",
        forum=True,
        title=".js-issue-title | bdi | title",
    ),
)
