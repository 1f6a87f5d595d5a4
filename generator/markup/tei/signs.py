"""What is shown of editorial markup that a page has no element for.

Owns the signs, as editions print them, and which of two forms of a word is shown. Knows no body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.markup.tei.xml import local, squeezed

GAP = "[…]"
# What stands before and after the text of an element.
AROUND = {"supplied": ("⟨", "⟩"), "unclear": ("", "[?]"), "surplus": ("{", "}"), "sic": ("", "")}
# Of two forms in a `choice` the one that is shown, the other, and what that one is called.
CHOICES = (
    ("corr", "sic", "sic"),
    ("reg", "orig", "orig."),
    ("abbr", "expan", ""),
    ("unclear", "unclear", ""),
)


def chosen(choice: Any) -> tuple[Any, str] | None:
    """The form of a `choice` that is shown, and the words on the other; None where it has none."""
    for shown, other, label in CHOICES:
        found, others = choice.find(f"{{*}}{shown}"), choice.find(f"{{*}}{other}")
        if found is not None:
            told = "" if others is found else squeezed(others)
            return found, f"{label} {told}".strip() if told else ""
    found = next(choice.iterchildren("{*}*"), None)
    return None if found is None else (found, "")


def readings(app: Any) -> tuple[Any, tuple[Any, ...]]:
    """The reading of an `app` that stands in the text, and the others."""
    held = (app, *app.iterchildren("{*}rdgGrp"))
    every = [child for holder in held for child in holder.iterchildren("{*}lem", "{*}rdg")]
    lem = next((child for child in every if local(child) == "lem"), every[0] if every else None)
    return lem, tuple(child for child in every if child is not lem)


def sigla(reading: Any, witnesses: Mapping[str, str]) -> str:
    """The signs of the witnesses of a reading."""
    return " ".join(_sigla(reading, witnesses))


def _sigla(reading: Any, witnesses: Mapping[str, str]) -> Iterator[str]:
    for pointer in (reading.get("wit") or "").split():
        id = pointer.rpartition("#")[2]
        yield witnesses.get(id, id)
    yield from (squeezed(wit) for wit in reading.iterchildren("{*}wit"))


def page_break(element: Any) -> str:
    """The number of a page that begins, in brackets; empty where it has none."""
    n = " ".join((element.get("n") or "").split())
    return f"[{n}]" if n else ""
