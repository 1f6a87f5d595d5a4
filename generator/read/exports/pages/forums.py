"""What the threads of each forum software look like: a row of selectors for each.

Owns the rows of forums, in which the first post is the article and a quotation names what a post
answers.
"""

from __future__ import annotations

from generator.read.exports.pages.families import Family

QUOTED = "blockquote cite a[href]@href ~ (?:#p|#post|#msg|pid=|p=)([0-9]+)"

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
        name="phpBB 2",
        marks=("postdetails", "postauthor"),
        block=(
            ".forumline > tr:has(.name):has(.postbody), table.tablebg:has(.postauthor),"
            ".forumline > tbody > tr:has(.name):has(.postbody)"
        ),
        id=".name > a[name]@name ~ ([0-9]+) | a[name^=p]@name ~ p([0-9]+)",
        author=".name b | .name | .postauthor",
        date=(
            ".postdetails:has(.gen) ~ :\\s*(.*?[0-9]:[0-9]{2}.{0,3})"
            " | td[width='100%'] .postdetails ~ :\\s*(.+) | .postsubject | td.gensmall ~ :\\s*(.+)"
        ),
        text="td:has(> .postbody) | .postbody",
        permalink="a[href*='viewtopic.php?p=']@href | a[href*='#']@href",
        strip=".gensmall, .postdetails, hr",
        forum=True,
        title="a.maintitle | .maintitle | #pageheader h2 | title",
    ),
    Family(
        name="vBulletin 4",
        marks=("postcontainer", "postbitlegacy", "postbit"),
        block="li[id^=post_]:has(.postbody), li[id^=post_]:has([id^=post_message_])",
        id="@id ~ post_([0-9]+)",
        author=".username_container .username | .username | .username_container strong",
        date=".postdate .date | .posthead .date | .postdate",
        text="[id^=post_message_] .postcontent | .postcontent | [id^=post_message_]",
        permalink="a.postcounter@href",
        parent=".bbcode_postedby a[href*='#post']@href ~ #post([0-9]+)"
        " | .bbcode_quote a[href*='post']@href ~ post([0-9]+)",
        deleted="@class ~ (postbitdeleted|deleted)",
        forum=True,
        number="a.postcounter ~ ^#([0-9]+)$",
        shown="#postpagestats ~ ([0-9]+)\\D*$ | .postpagestats ~ ([0-9]+)\\D*$",
        title=".threadtitle | #pagetitle h1 | title",
    ),
    Family(
        name="vBulletin 3",
        marks=("post_message_", "postmenu_"),
        block="table[id^=post]:has([id^=post_message_])",
        id="@id ~ post([0-9]+) | [id^=post_message_]@id ~ ([0-9]+)$",
        author=".bigusername | [id^=postmenu_] a | [id^=postmenu_]",
        date="td.thead:has(> a[name^=post]) | td.thead | .thead",
        text="[id^=post_message_]",
        permalink="a[id^=postcount]@href",
        parent="a[href*='#post']:has(img)@href ~ #post([0-9]+)",
        forum=True,
        number="a[id^=postcount]@name | a[id^=postcount] ~ ([0-9]+)",
        title=".navbar strong | title",
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
        parent="blockquote cite a[href*='msg']@href ~ #msg([0-9]+) | .quoteheader a[href*='#msg']"
        "@href ~ #msg([0-9]+)",
        forum=True,
        title=".display_title | #forumposts h3 | title",
    ),
    Family(
        name="MyBB",
        marks=("post_body",),
        block="div.post[id^=post_], table[id^=post_]",
        id="@id ~ post_([0-9]+)",
        author=".author_information .largetext | .post_author strong a | .largetext",
        date=".post_date@title | .post_date span@title | .post_date",
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
)
