"""Annotations as Hypothesis gives them: by its API, or as its client saves them.

Owns which fields are read, and which annotations are for nobody else's eyes. An account is named
without its server: with it, it would look like an address of mail.
"""

from __future__ import annotations

from typing import Any

from generator.read.annotations.parts import Annotation, Target, Words
from generator.read.annotations.selectors import target_of

EVERYBODY = "group:__world__"
# Under these keys a file has its annotations, and by any of those one is told from others.
LISTS = ("rows", "annotations")
MARKS = frozenset(("uri", "permissions", "references", "user_info", "user"))


def is_row(item: dict[str, Any]) -> bool:
    """Whether an object is an annotation of Hypothesis."""
    return "@context" not in item and "body" not in item and not MARKS.isdisjoint(item)


def is_private(row: dict[str, Any]) -> bool:
    """Whether an annotation is not for everybody, or was hidden by a moderator."""
    permissions = row.get("permissions")
    readers = permissions.get("read") if isinstance(permissions, dict) else None
    is_closed = isinstance(permissions, dict) and EVERYBODY not in _listed(readers)
    return is_closed or row.get("hidden") is True


def annotation(row: dict[str, Any]) -> Annotation:
    """One annotation; raises Unfit for a broken selector."""
    text = _text(row.get("text"))
    references = [one for one in _listed(row.get("references")) if isinstance(one, str)]
    targets = [_target(one, _text(row.get("uri"))) for one in _listed(row.get("target"))]
    if not targets and not references:
        targets = [Target(_text(row.get("uri")))]
    tags = (" ".join(_text(tag).split()) for tag in _listed(row.get("tags")))
    return Annotation(
        id=_text(row.get("id")),
        author=_author(row),
        date=_text(row.get("created")),
        texts=(Words(text),) if text.strip() else (),
        tags=tuple(dict.fromkeys(filter(None, tags))),
        motives=() if text.strip() else ("highlighting",),
        targets=() if references else tuple(targets),
        parent=references[-1] if references else "",
        by_reader=True,
    )


def _target(target: object, uri: str) -> Target:
    if not isinstance(target, dict):
        return Target(uri)
    return target_of(_text(target.get("source")) or uri, target.get("selector"))


def _author(row: dict[str, Any]) -> str:
    info = row.get("user_info")
    shown = _text(info.get("display_name")) if isinstance(info, dict) else ""
    return shown or _text(row.get("user")).removeprefix("acct:").partition("@")[0]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
