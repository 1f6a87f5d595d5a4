"""What is read: `variorum formats`.

Owns the list of all formats, the native ones and the exports, and of what each needs.
"""

from __future__ import annotations

from typing import Any

from generator.read.exports.table import EXPORTS, EXTRAS, is_there
from generator.read.formats import COMMENTS, CORRECTIONS, NOTES

NATIVE = (
    ("text", ".md .markdown .txt", "an article with its comments and notes, or a pasted text"),
    ("sidecar", f"{COMMENTS} {' '.join(NOTES)}", "comments and notes beside an article"),
    ("corrections", CORRECTIONS, "what an archivist says of a pasted text beside it"),
    ("site", "a folder", "articles of Hugo, Jekyll, Pelican and others, with files of comments"),
    ("register", "entities.toml entities/*.toml", "people, places and other names"),
    ("decisions", "decisions.toml decisions/*.toml", "what editors decided of names"),
)


def rows() -> list[dict[str, Any]]:
    """A row a format: name, files, what it is, the extra it needs, and whether that is there."""
    native = [
        {"name": name, "files": files, "what": what, "needs": "", "is_there": True}
        for name, files, what in NATIVE
    ]
    return native + [
        {
            "name": export.name,
            "files": " ".join(filter(None, export.endings)) or "a folder",
            "what": export.what,
            "needs": EXTRAS.get(export.needs, ""),
            "is_there": is_there(export),
        }
        for export in EXPORTS
    ]


def table(rows: list[dict[str, Any]]) -> str:
    """The rows as lines of even columns."""
    names, files = (max(len(row[key]) for row in rows) for key in ("name", "files"))
    return "\n".join(
        f"{row['name']:{names}}  {row['files']:{files}}  {row['what']}{_needs(row)}" for row in rows
    )


def _needs(row: dict[str, Any]) -> str:
    if row["is_there"]:
        return ""
    return f" (needs: pip install 'variorum[{row['needs']}]')"
