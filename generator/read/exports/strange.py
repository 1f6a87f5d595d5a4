"""What to say of a file that no reader reads: what it seems to be, and what is read instead.

Owns the table of strange files, each known by its first bytes or by its ending. Knows no reader.
"""

from __future__ import annotations

from msgspec import Struct

from generator.read.exports.table import EXPORTS, fits

START = r"\A(?:\xef\xbb\xbf)?\s*"
XML = rf"{START}(?:<\?xml[^>]*\?>\s*|<!--(?s:.*?)-->\s*|<![^>]*>\s*)*"
NOT_READ = "it is not read; save its text as .md, .txt or .html"


class Strange(Struct, frozen=True):
    """A kind of file: what it is, what to do, and how it is known."""

    what: str
    do: str
    mark: str = ""
    endings: tuple[str, ...] = ()


# The first that fits is taken: what bytes say goes before what a name says.
STRANGE = (
    Strange("an empty file", "get it once more", r"\A\s*\Z"),
    Strange("a text in UTF-16", "save it as UTF-8", r"\A(?:\xff\xfe|\xfe\xff)"),
    Strange(
        "a pointer of Git LFS, not the file itself",
        "get the file with `git lfs pull`",
        r"\Aversion https://git-lfs",
    ),
    Strange(
        "a feed, not an export: it has but the newest posts",
        "in WordPress use Tools, Export; in Blogger Settings, Back up content",
        rf"{XML}<(?:rss|feed|rdf:RDF)\b",
    ),
    Strange("a list of feeds", "import the export of one of the sites in it", rf"{XML}<opml\b"),
    Strange("a map of a site", "export the site's posts, or save its pages", rf"{XML}<urlset\b"),
    Strange(
        "a text in TEI",
        "put it into content/, under a name that ends in .xml",
        rf"{XML}<(?:\w+:)?(?:TEI|teiCorpus)\b",
    ),
    Strange("a saved page under another name", "let its name end in .html", rf"{XML}<html\b"),
    Strange(
        "annotations, not an article",
        "put them beside their article, one a line, as NAME.notes.jsonl",
        r'"@context"\s*:[^}\]]*?anno\.jsonld|"target"\s*:\s*\[\s*\{\s*"(?:source|selector)"',
    ),
    Strange(
        "posts as WordPress answers a program, without their comments",
        "in WordPress use Tools, Export",
        r'"content"\s*:\s*\{\s*"rendered"\s*:',
    ),
    Strange(
        "a list of topics of Discourse, without their posts",
        "get each topic as /t/ID.json",
        r'"topic_list"\s*:\s*\{',
    ),
    Strange(
        "an export of Ghost, which has no comments",
        NOT_READ,
        r'"db"\s*:\s*\[\s*\{\s*"meta"\s*:\s*\{[^}]*"exported_on"',
    ),
    Strange(
        "a dump of a database",
        "load it again and export from the program itself: in WordPress Tools, Export",
        r"(?m:^(?:-- [^\n]{0,40}\bdump\b|CREATE TABLE|INSERT INTO)\b)",
        (".sql",),
    ),
    Strange(
        "a database",
        "export from the program itself, or write the JSON that Isso imports",
        r"\ASQLite format 3\0",
        (".sqlite", ".sqlite3", ".db", ".mdb"),
    ),
    Strange(
        "a page saved with its pictures in one file",
        "open it in a browser and save it again, as .html alone",
        r"\AbplistMHTML|\A(?s:.{0,2000}?)Snapshot-Content-Location:",
        (".mht", ".mhtml", ".webarchive"),
    ),
    Strange(
        "a mailbox of Outlook",
        "export it as mbox, or drag its letters out as .eml",
        r"\A!BDN",
        (".pst", ".ost", ".msg"),
    ),
    Strange(
        "a text of an office program",
        "save it there as .html or as .txt",
        r"\A\{\\rtf",
        (".doc", ".docx", ".odt", ".rtf", ".pages"),
    ),
    Strange(
        "a table of an office program",
        "write its rows as NAME.comments.jsonl, beside the article NAME",
        "",
        (".xls", ".xlsx", ".ods"),
    ),
    Strange(
        "a table",
        "write its rows as NAME.comments.jsonl, beside the article NAME",
        "",
        (".csv", ".tsv"),
    ),
    Strange("a book", "unpack it and put its .xhtml files into content/", "", (".epub",)),
    Strange(
        "a PDF",
        "put it beside the articles as it is, or save its text as .md or .txt",
        r"\A%PDF-",
        (".pdf",),
    ),
    Strange(
        "a ZIP file",
        "unpack it and import what is in it",
        r"\APK(?:\x03\x04|\x05\x06)",
        (".zip",),
    ),
    Strange(
        "packed files",
        "unpack them and import what is in them; .gz and .zst need not be unpacked",
        r"\A(?:7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|\x1f\x8b|(?s:.{257})ustar)",
        (".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz"),
    ),
    Strange(
        "a picture, a sound or a film",
        "put it beside the articles that show it",
        r"\A(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF|ID3|OggS|(?s:.{4})ftyp)",
    ),
)
# Their marks say too little where the ending does not.
LOOSE = {"eml", "wacz", "page"}


def told(ending: str, head: bytes) -> tuple[str, str]:
    """What a file with this ending and these first bytes seems to be, and what to do about it."""
    for export in EXPORTS:
        if export.endings and export.name not in LOOSE and fits(export.mark, head):
            return export.what, f"let its name end in {export.endings[0]}"
    for strange in STRANGE:
        if (strange.mark and fits(strange.mark, head)) or ending in strange.endings:
            return strange.what, strange.do
    return "a file of no known format", _read_instead(ending)


def _read_instead(ending: str) -> str:
    read = [export.what for export in EXPORTS if ending and ending in export.endings]
    if not read:
        return "`variorum formats` lists what is read"
    insist = "`variorum import --format NAME` insists on one"
    return f"of {ending} files are read: {'; '.join(read)}; {insist}"


def told_of_name(ending: str) -> tuple[str, str] | None:
    """The same of a file that nobody opens; None where its ending says nothing."""
    return next(((s.what, s.do) for s in STRANGE if ending in s.endings), None)


def told_of_folder() -> tuple[str, str]:
    """The same of a folder."""
    kinds = (f"{' and '.join(e.holds)} ({e.name})" for e in EXPORTS if e.holds)
    hint = f"read are exports in it, and folders that hold {', or '.join(kinds)}"
    return "no known export is in this folder", f"{hint}; --format NAME insists on a format"
