"""The files in which static site generators keep comments, mostly one a file.

Owns what Staticman, the comment plug-ins of Jekyll, Pelican and Hugo, and what is like them, call
the fields of a comment. Which article it is on stands in it, or is the name of its folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePath
from typing import Any, BinaryIO

import msgspec

from generator.errors import Severity
from generator.model.records import State
from generator.read.exports.moments import iso, since_1970
from generator.read.exports.parts import Answer, Found, Lacking, Tell
from generator.read.frontmatter import FENCE, split
from generator.read.gather import UNPRINTABLE
from generator.read.head import FrontMatterError

Fields = Mapping[str, Any]

# Under which names a thing may stand, in lower case; the first that says something is taken.
TEXT = ("message", "comment", "content", "body", "text")
AUTHOR = ("name", "author", "author_name", "nickname", "username", "user")
DATE = ("date", "timestamp", "published", "created_at", "created", "time")
ID = ("_id", "id", "comment_id", "uuid")
PARENT = (
    "replying_to_uid replyid reply_id replyto reply_to in_reply_to replying_to replythread"
    " parent_id parentid parent"
).split()
ARTICLE = ("post_id", "postid", "post_slug", "article", "post", "page_id", "page")
STATES = (
    ("deleted", "true", State.DELETED),
    ("status", "deleted", State.DELETED),
    ("removed", "true", State.REMOVED),
    ("hidden", "true", State.REMOVED),
    ("approved", "false", State.PENDING),
    ("published", "false", State.PENDING),
    ("status", "pending", State.PENDING),
)
SPAM = (("spam", "true"), ("status", "spam"))
UNKNOWN = "?"
ENDINGS = ("", ".yml", ".yaml", ".json", ".md", ".markdown", ".rst")
# Folders that are named after no article.
SHARED = frozenset(("", "comments", "_comments", "data", "_data", "content", "source"))
# So many seconds are a date in the year 5138, and so many milliseconds one in 1973.
MILLISECONDS = 10**11
_comment_id = re.compile(r"[0-9]+|[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)
_header = re.compile(r"(:?)([A-Za-z_][\w-]*):(?:[ \t]+(.*))?")
_underline = re.compile(r"([^\w\s])\1*")
_ending = re.compile(r"\.?(?:md|markdown|rst)$")
_unsaid = re.compile(r"[^\w\s-]")
_mail = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_moment = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(.*))?"
)


class _Place(msgspec.Struct, frozen=True):
    """What the path of a file says of the comment in it; a stream says nothing."""

    article: str = ""
    id: str = ""


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The comments of a file; where the file has a name, its folder may name the article."""
    return said(_decoded(file.read(), tell), getattr(file, "name", ""), tell)


def said(text: str, path: object, tell: Tell, article: str = "") -> Iterator[Found]:
    """The comments in the text of a file of that path, which is on that article if it is known."""
    place = _place(path)
    place = _Place(article or place.article, place.id)
    try:
        found = list(_each(_whole(text)))
    except (FrontMatterError, msgspec.DecodeError, RecursionError) as error:
        line = error.line if isinstance(error, FrontMatterError) else 1
        tell(line, f"no comment that can be read: {error}", "it is left out", Severity.ERROR)
        return
    if len(found) > 1:
        place = _Place(place.article or place.id)
    for id, given in found:
        fields = {str(key).lower(): value for key, value in given.items()}
        if not _first(fields, (*TEXT, *AUTHOR)):
            tell(1, "neither the text of a comment nor an author: left out")
            continue
        yield 1, _part(fields, _Place(place.article, id or place.id), tell)


def folder(top: Path, tell: Tell) -> Iterator[Found]:
    """The comments of all files below a folder."""
    for path in sorted(top.rglob("*")):
        if path.suffix.lower() not in ENDINGS or path.is_symlink() or not path.is_file():
            continue

        def inside(line: int, message: str, *more: Any, path: Path = path, **said: Any) -> None:
            tell(line, f"{path.relative_to(top).as_posix()}: {message}", *more, **said)

        with path.open("rb") as file:
            yield from parts(file, inside)


def _decoded(data: bytes, tell: Tell) -> str:
    text = data.decode("utf-8-sig", errors="replace")
    text, count = UNPRINTABLE.subn("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if count or "\ufffd" in text:
        tell(0, "bytes that are not UTF-8 text, or control characters: each replaced by U+FFFD")
    return text


def _place(path: Any) -> _Place:
    if not isinstance(path, str):
        return _Place()
    folder, stem = PurePath(path).parent.name, PurePath(path).stem
    return _Place("" if folder.lower() in SHARED else folder, _handle(stem))


def _whole(text: str) -> Any:
    """What a file holds: JSON, YAML, or headers with the comment below."""
    if text.lstrip().startswith(("{", "[")):
        return msgspec.json.decode(text)
    try:
        found = _yaml(text)
    except FrontMatterError:
        found = _headed(text)
        if not found:
            raise
    return found if isinstance(found, list) or _speaks(found) else _headed(text) or found


def _yaml(text: str) -> Any:
    """YAML, the text below a fence in it being the comment."""
    lines = text.strip("\n").split("\n")
    fenced = lines[0].rstrip() == FENCE
    above = lines[1:] if fenced else lines
    listed = next((line for line in above if line.strip()), "").startswith("- ")
    head = [FENCE, "comments:"] if listed else [FENCE]
    try:
        whole = split("\n".join([*head, *above, FENCE]))
    except FrontMatterError as error:
        above_it = len(text) - len(text.lstrip("\n")) + fenced
        line = max(1, error.line - len(head) + above_it)
        reason = error.reason.partition(" (first in")[0]
        raise FrontMatterError(reason, line) from None
    below = whole.rest.strip("\n").removesuffix(FENCE).strip("\n")
    is_text = below and not _speaks(whole.settings)
    return {**whole.settings, "body": below} if is_text else whole.settings


def _headed(text: str) -> dict[str, Any]:
    """What stands below `Name: value` lines, as in Markdown for Pelican, or `:name: value`."""
    lines = text.strip("\n").split("\n")
    if len(lines) > 1 and _underline.fullmatch(lines[1].strip()):
        lines = "\n".join(lines[2:]).strip("\n").split("\n")
    fields: dict[str, Any] = {}
    for number, line in enumerate(lines):
        match = _header.fullmatch(line)
        if match:
            fields[match[2].lower()] = match[3] or ""
            fields["form"] = "txt" if match[1] else "md"
        elif not line.strip() and fields:
            ids = {"id": _handle(fields.get("slug", "")), "replyto": fields.get("replyto", "")}
            ids["replyto"] = _handle(ids["replyto"])
            return {**fields, **ids, "slug": "", "body": "\n".join(lines[number + 1 :])}
        elif not line.startswith((" ", "\t")):
            break
    return {}


def _speaks(fields: Fields) -> bool:
    return any(str(key).lower() in (*TEXT, "comments") for key in fields) or _is_table(fields)


def _is_table(fields: Fields) -> bool:
    """Whether every value is itself a comment, under its id."""
    return bool(fields) and all(isinstance(value, dict) for value in fields.values())


def _each(whole: Any) -> Iterator[tuple[str, Fields]]:
    """Every comment, with the id that it stands under."""
    if isinstance(whole, dict) and isinstance(whole.get("comments"), list | dict):
        whole = whole["comments"]
    several: Iterable[tuple[str, Any]] = (("", whole),)
    if isinstance(whole, list):
        several = (("", one) for one in whole)
    elif isinstance(whole, dict) and _is_table(whole):
        several = ((str(id), one) for id, one in whole.items())
    for id, one in several:
        yield id, one if isinstance(one, dict) else {}


def _part(said: Fields, place: _Place, tell: Tell) -> Answer | Lacking:
    above = _word(said.get("_parent"))
    is_reply = bool(_comment_id.fullmatch(above))
    article = _first(said, ARTICLE) or place.article or ("" if is_reply else above)
    article = article or _word(said.get("slug")) or UNKNOWN
    if article == UNKNOWN:
        hint = "put it into a folder named after the article, or add `post_id:`"
        tell(1, "a comment that does not say which article it is on", hint)
    if _is(said, SPAM):
        return Lacking(article, "spam")
    id, parent = _first(said, ID) or place.id, _first(said, PARENT) or (is_reply and above)
    text = _first(said, TEXT)
    return Answer(
        article=article,
        id=id,
        text=text,
        form=_form(said, text),
        author=_name(_first(said, AUTHOR)),
        date=_date(_first(said, DATE), tell),
        parent="" if not parent or parent in ("0", id) else parent,
        state=next((s for key, word, s in STATES if _is(said, [(key, word)])), State.PRESENT),
    )


def _handle(name: str) -> str:
    """The id that Pelican makes of a file's name, with or without its ending."""
    bare = _ending.sub("", name.strip())
    return "-".join(_unsaid.sub("", bare).lower().split())


def _form(said: Fields, text: str) -> str:
    if text.lstrip()[:4].lower().startswith(("<p>", "<p ", "<div")):
        return "html"
    return "txt" if said.get("form") == "txt" else "md"


def _is(said: Fields, pairs: Iterable[tuple[str, str]]) -> bool:
    return any(_word(said.get(key)).lower() == word for key, word in pairs)


def _first(said: Fields, names: Iterable[str]) -> str:
    return next(filter(None, (_word(said.get(name)) for name in names)), "")


def _word(value: Any) -> str:
    """A value as text; of an object its name."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _name(author: str) -> str:
    """An author without a mail address, which nobody is to read here."""
    return _mail.sub("", author).strip(" <>()")


def _date(written: str, tell: Tell) -> str:
    if written in ("", "true", "false"):
        return ""
    try:
        return _iso(written)
    except (ValueError, OverflowError, OSError):
        tell(1, f"not a date: {written!r:.60}")
        return ""


def _iso(written: str) -> str:
    """A date as ISO 8601: seconds or milliseconds since 1970, year-month-day, or as in mail."""
    if re.fullmatch(r"[0-9]{4}", written):
        return written
    if re.fullmatch(r"[0-9]{9,15}(?:\.[0-9]*)?", written):
        number = float(written)
        seconds = number / 1000 if number >= MILLISECONDS else number
        return since_1970(int(seconds))
    match = _moment.fullmatch(written)
    if not match:
        return iso(parsedate_to_datetime(written))
    year, month, day, hour, minute, second, zone = match.groups()
    date = f"{year}-{month:0>2}-{day:0>2}"
    zone = "Z" if (zone or "").upper() in ("Z", "UTC", "GMT") else zone or ""
    clock = f"T{hour:0>2}:{minute}:{second or '00'}{zone}" if hour else ""
    moment = datetime.fromisoformat(f"{date}{clock}")
    return iso(moment) if hour else date
