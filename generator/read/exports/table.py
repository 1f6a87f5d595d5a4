"""Which exports are read: the seam of this room.

Owns the table, and how the format of a file is told from its name and its first bytes. A format's
module is imported when a file of it is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from msgspec import Struct

from generator.errors import Place, Problem, Severity, Trouble
from generator.read.exports.parts import FolderReader, Reader

# So much of the beginning of a file tells its format.
HEAD_BYTES = 1 << 16


class Export(Struct, frozen=True):
    """A format: its name for `--format`, what it is, the endings of its files, and its reader.

    `mark` is a regular expression over the first bytes of every file of it; a format without
    endings has to be asked for. `needs` is a module that comes with one of the `EXTRAS`. Where the
    format is a folder too, `folder` reads one, and `holds` are names that lie in each such. A
    `guest` has comments and no articles.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    reader: str
    mark: str
    needs: str = ""
    holds: tuple[str, ...] = ()
    folder: str = ""
    guest: bool = False


# The extras that install what some formats need.
EXTRAS = {"warcio": "warc", "zstandard": "zst"}

JSON = (".json", ".ndjson", ".jsonl")
# How JSON begins, and whatever stands before what is looked for.
OBJECT = r"\A(?:\xef\xbb\xbf)?\s*\{"
LIST = r"\A(?:\xef\xbb\xbf)?\s*\["
EITHER = r"\A(?:\xef\xbb\xbf)?\s*[\[{]"
ANY = "(?s:.*?)"

# The first that fits is taken.
EXPORTS = (
    Export(
        "native",
        "one article with its comments, as `variorum import` writes it",
        (".json",),
        "generator.read.exports.native:parts",
        rf'{OBJECT}\s*"variorum"\s*:\s*"article/1"',
    ),
    Export(
        "wxr",
        "the export of WordPress",
        (".xml", ".wxr"),
        "generator.read.exports.wxr:parts",
        r"<rss\b[^>]*//wordpress\.org/export/",
    ),
    Export(
        "disqus",
        "the export of Disqus",
        (".xml",),
        "generator.read.exports.disqus:parts",
        r"<disqus\b[^>]*disqus\.com",
        guest=True,
    ),
    Export(
        "blogger",
        "the export of Blogger, or its part of Google Takeout",
        (".xml", ".atom"),
        "generator.read.exports.blogger:parts",
        r"<feed\b[\s\S]*?tag:blogger\.com,1999:blog-",
    ),
    Export(
        "reddit",
        "a thread of Reddit as JSON, or a dump of Pushshift or Arctic Shift",
        (*JSON, ""),
        "generator.read.exports.reddit:parts",
        rf'{EITHER}{ANY}("subreddit(_id)?"\s*:\s*"|"link_id"\s*:\s*("t3_|\d)'
        r'|"kind"\s*:\s*"(t[13]|more)"|"selftext"\s*:)',
    ),
    Export(
        "discourse",
        "a topic of Discourse, as /t/ID.json gives it",
        JSON,
        "generator.read.exports.discourse:parts",
        rf'{EITHER}{ANY}("post_stream"\s*:\s*\{{|"archetype"\s*:\s*"regular")',
    ),
    Export(
        "hackernews",
        "items of Hacker News, from its API or from Algolia",
        JSON,
        "generator.read.exports.hackernews:parts",
        rf'{EITHER}(?={ANY}"(type|_tags)"\s*:\s*\[?\s*"(story|comment|job|poll|pollopt)")'
        rf'(?={ANY}("(created_at_i|time)"\s*:\s*\d{{9}}|"by"\s*:\s*"))',
    ),
    Export(
        "isso",
        "the JSON that Isso imports",
        (".json",),
        "generator.read.exports.isso:parts",
        rf'{LIST}\s*\{{(?={ANY}"comments"\s*:\s*\[)(?={ANY}"(remote_addr|mode)"\s*:)',
        guest=True,
    ),
    Export(
        "mbox",
        "mail: mbox, Maildir, and the text archives of mailing lists",
        (".mbox", ".mbx", ".txt"),
        "generator.read.exports.mail.reader:parts",
        r"\A(?:\xef\xbb\xbf)?\s*From [^\n]{0,300}?(?:\d:\d\d[^\n]{0,100}|-?\d{9,}\s*)\n"
        r">?[!-9;-~]+[ \t]*:",
        holds=("cur", "new"),
        folder="generator.read.exports.mail.reader:maildir",
    ),
    Export(
        "eml",
        "a single mail message",
        (".eml",),
        "generator.read.exports.mail.reader:parts",
        r"\A(?:\xef\xbb\xbf)?\s*[!-9;-~]+[ \t]*:",
    ),
    Export(
        "eml-text",
        "a single mail message saved as text",
        (".txt",),
        "generator.read.exports.mail.reader:parts",
        r"\A(?:\xef\xbb\xbf)?(?=(?:[^\r\n]+\r?\n)*?From:)"
        r"(?=(?:[^\r\n]+\r?\n)*?(?:Message-ID|Received|MIME-Version|Return-Path):)[!-9;-~]+:",
    ),
    Export(
        "stackexchange",
        "the data dump of a Stack Exchange site: its folder, or one of its files",
        (".xml",),
        "generator.read.exports.stackexchange:parts",
        r"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<(?:posts|comments|users)>\s*<row\s",
        holds=("Posts.xml",),
        folder="generator.read.exports.stackexchange:dump",
    ),
    Export(
        "commentfiles",
        "a folder of the comment files of Staticman, Jekyll, Hugo or Pelican",
        (),
        "generator.read.exports.commentfiles:parts",
        "",
        folder="generator.read.exports.commentfiles:folder",
        guest=True,
    ),
    Export(
        "warc",
        "a web archive, each page as a saved page",
        (".warc",),
        "generator.read.exports.warc:parts",
        r"\AWARC/(?:0\.1[78]|1\.[01])\r?\n",
        "warcio",
    ),
    Export(
        "wacz",
        "a web archive in a ZIP file",
        (".wacz",),
        "generator.read.exports.wacz:parts",
        r"\APK\x03\x04",
        "warcio",
    ),
    Export(
        "page",
        "a saved page: an article with its comments, a thread of a forum",
        (".html", ".htm", ".xhtml"),
        "generator.read.exports.pages.page:parts",
        r"<!doctype html|<html|<head|<body",
    ),
)
ENDINGS = frozenset(ending for export in EXPORTS for ending in export.endings)


def sniffed(ending: str, head: bytes) -> Export | None:
    """The format of a file with this ending and these first bytes; None for a strange one."""
    fitting = (export for export in EXPORTS if ending in export.endings)
    return next((export for export in fitting if fits(export.mark, head)), None)


def fits(mark: str, head: bytes) -> bool:
    """Whether a mark, a regular expression of characters up to U+00FF, is in some first bytes."""
    return _pattern(mark).search(head) is not None


def of_folder(names: Collection[str]) -> Export | None:
    """The format of a folder in which these names lie."""
    folders = (export for export in EXPORTS if export.holds)
    return next((export for export in folders if set(export.holds) <= set(names)), None)


def named(name: str) -> Export | None:
    """The format of a name."""
    return next((export for export in EXPORTS if export.name == name), None)


def is_there(export: Export) -> bool:
    """Whether all that a format needs is installed."""
    return not export.needs or find_spec(export.needs) is not None


def closed(export: Export, file: str) -> Problem:
    """Why a file of a format is not read where a package is missing."""
    message = f"to read {export.name} the package {export.needs} is needed"
    hint = f"pip install 'variorum[{EXTRAS[export.needs]}]'"
    return Problem(Place(file), message, hint, Severity.ERROR, kind=Trouble.UNREAD)


def reader_of(export: Export) -> Reader:
    """What reads the files of a format."""
    return cast("Reader", _found(export.reader))


def folder_reader_of(export: Export) -> FolderReader:
    """What reads the folders of a format that has some."""
    return cast("FolderReader", _found(export.folder))


def _found(dotted: str) -> object:
    module, _, name = dotted.partition(":")
    return getattr(import_module(module), name)


@cache
def _pattern(mark: str) -> re.Pattern[bytes]:
    return re.compile(mark.encode("latin-1"), re.IGNORECASE)
