"""What an annotation says of a place in its source.

Owns the selectors of the Web Annotation Data Model and of Hypothesis: which are valid, and what of
them is read. Finds nothing: it knows no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard

from generator.caps import SELECTOR_CHARS_MAX, SELECTOR_DEPTH_MAX
from generator.read.annotations.parts import Path, Target, Unfit
from generator.read.passages import Quoted

# What a selector has to have, by its type.
TEXTS = {
    "TextQuoteSelector": ("exact",),
    "FragmentSelector": ("value",),
    "XPathSelector": ("value",),
    "CssSelector": ("value",),
}
NUMBERS = ("TextPositionSelector", "DataPositionSelector")
# An end of a range, by the names of either form.
ENDS = (("startSelector", "startContainer"), ("endSelector", "endContainer"))


def target_of(source: str, selectors: object) -> Target:
    """A source with all that its selectors say together; raises Unfit.

    Of several the first counts that says a thing, of those that refine each other the last.
    """
    found: dict[str, Any] = {}
    for selector in _listed(selectors):
        own: dict[str, Any] = {}
        for one in _chain(selector):
            kind = str(one.get("type", ""))
            _check(kind, one)
            own |= _read(kind, one)
        found = own | found
    found["unread"] = bool(found.get("unread")) and len(found) == 1
    return Target(source, **found)


def _chain(selector: object) -> Iterator[dict[str, Any]]:
    """A selector, and what refines it step by step."""
    for _ in range(SELECTOR_DEPTH_MAX):
        if isinstance(selector, str):
            selector = {"id": selector}
        if not isinstance(selector, dict):
            raise Unfit(
                wrong="a selector has to be an object", hint="give it a type and what that asks for"
            )
        yield selector
        refined = _listed(selector.get("refinedBy"))
        if not refined:
            return
        selector = refined[0]


def _check(kind: str, one: dict[str, Any]) -> None:
    for key in TEXTS.get(kind, ()):
        if not isinstance(one.get(key), str):
            raise Unfit(wrong=f"a {kind} without {key}", hint=f"give it {key}, one text")
    if kind == "TextQuoteSelector" and not one["exact"].strip():
        raise Unfit(
            wrong="a TextQuoteSelector that quotes nothing", hint="give it the exact passage"
        )
    if kind in NUMBERS:
        start, end = one.get("start"), one.get("end")
        if not (_is_count(start) and _is_count(end)):
            raise Unfit(
                wrong=f"a {kind} needs a start and an end", hint="both are numbers from 0 on"
            )
    if kind == "RangeSelector" and not all(any(one.get(key) for key in keys) for keys in ENDS):
        raise Unfit(
            wrong="a RangeSelector without both ends", hint="give it startSelector and endSelector"
        )


def _read(kind: str, one: dict[str, Any]) -> dict[str, Any]:
    if kind == "TextQuoteSelector":
        before, after = (_text(one.get(key)) for key in ("prefix", "suffix"))
        return {"quoted": Quoted(one["exact"], before, after)}
    if kind == "TextPositionSelector":
        return {"position": (one["start"], one["end"])}
    if kind == "FragmentSelector":
        return {"fragment": one["value"]}
    path = _path(kind, one)
    return {"path": path} if path else {"unread": True}


def _path(kind: str, one: dict[str, Any]) -> Path | None:
    """A range between elements; None for one that is said in another way."""
    if kind == "XPathSelector":
        return _short(Path(one["value"], one["value"]))
    if kind != "RangeSelector":
        return None
    start, end = (_xpath(one, keys) for keys in ENDS)
    if not (start and end):
        return None
    first, last = one.get("startOffset"), one.get("endOffset")
    return _short(
        Path(start, end, first if _is_count(first) else 0, last if _is_count(last) else None)
    )


def _xpath(one: dict[str, Any], keys: tuple[str, str]) -> str:
    """The path to an element that a range begins or ends in; empty for another way to say it."""
    end = next(one[key] for key in keys if one.get(key))
    if isinstance(end, dict):
        end = end.get("value") if end.get("type") == "XPathSelector" else ""
    return _text(end)


def _short(path: Path) -> Path | None:
    return path if len(path.start) + len(path.end) <= SELECTOR_CHARS_MAX else None


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
