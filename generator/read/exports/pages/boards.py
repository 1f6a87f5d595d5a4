"""What the threads of older forum software look like: a row of selectors for each.

Owns the rows of boards that write tables, or were last made before 2015; `forums` has the others.
"""

from __future__ import annotations

from generator.read.exports.pages.families import QUOTED, Family

BOARDS = (
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
        text="div.postbody | td:has(> .postbody) | .postbody",
        permalink="a[href*='viewtopic.php?p=']@href | a[href*='#']@href",
        strip=".gensmall, .postdetails, hr",
        forum=True,
        title="a.maintitle | .maintitle | #pageheader h2 | title",
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
        name="Simple Machines 1",
        marks=("windowbg",),
        block="td.windowbg:has([id^=subject_]):has(.post),"
        "td.windowbg2:has([id^=subject_]):has(.post)",
        id="[id^=subject_]@id ~ ([0-9]+)",
        author="td > b > a[href*='action=profile'] | td > b",
        date="[id^=subject_] + .smalltext",
        text=".post",
        permalink="[id^=subject_] a@href",
        parent=".quoteheader a[href*='msg']@href ~ #msg([0-9]+)",
        forum=True,
        title="#top_subject ~ (?:Topic|Thema|Sujet|Tema): (.+?)(?:\\s*\\(.*\\))?$ | title",
    ),
    Family(
        name="FluxBB",
        marks=("blockpost",),
        block=".blockpost[id^=p]:has(.postmsg)",
        id="@id ~ p([0-9]+)",
        author=".postleft dt strong | .postleft dt",
        date="h2 a[href*='#p'] | h2",
        text=".postmsg",
        permalink="h2 a[href*='#p']@href",
        parent=QUOTED,
        strip=".postedit",
        forum=True,
        number="h2 .conr ~ #([0-9]+)",
        title=".crumbs li:last-child strong | .crumbs li:last-child a | title",
    ),
    Family(
        name="Invision 2",
        marks=("postcolor",),
        block="table.ipbtable:has(.normalname):has(.postcolor)",
        id=".postcolor@id ~ post-([0-9]+) | a[name^=entry]@name ~ ([0-9]+)",
        author=".normalname",
        date=".postdetails",
        text=".postcolor",
        strip=".edit",
        forum=True,
        number=".postdetails a ~ #([0-9]+)",
        title=".maintitle b | .maintitle | title",
    ),
    Family(
        name="Invision 3",
        marks=("post_block", "entry-content"),
        block=".post_block[id^=post_id_]",
        id="@id ~ post_id_([0-9]+)",
        author=".author.vcard [itemprop=name] | .author.vcard .name | .author.vcard",
        date=".posted_info .published@title | .published@title | .posted_info",
        text=".post.entry-content | [itemprop=commentText] | .entry-content",
        permalink=".post_id a@href",
        parent="blockquote[data-cid]@data-cid",
        strip=".edit",
        forum=True,
        number=".post_id ~ #([0-9]+)",
        title="h1.ipsType_pagetitle | .maintitle | title",
    ),
)
