"""Ranges to be woven into a text: mentions, and the passages of notes.

Owns what each looks like in HTML. Knows nothing of entities or notes but what it is told.
"""

from __future__ import annotations

import html

from msgspec import Struct


class Overlay(Struct, frozen=True):
    """A range to be wrapped in an element; `id` goes on its first piece.

    `tail` is HTML of ours put behind its last character, such as the number of a note.
    """

    start: int
    end: int
    name: str
    attrs: tuple[tuple[str, str], ...] = ()
    id: str = ""
    tail: str = ""


def mention(span: tuple[int, int], id: str, kind: str, href: str, name: str) -> Overlay:
    """A name that leads to its page; `kind` is put on it as classes."""
    attrs = (("class", f"mention {kind}"), ("href", href), ("title", name))
    return Overlay(*span, "a", attrs, id)


def spot(span: tuple[int, int], id: str) -> Overlay:
    """A range that can be led to, such as a name its writer linked already."""
    return Overlay(*span, "span", (), id)


def noted(span: tuple[int, int], label: str, anchor: str, href: str, named: str) -> Overlay:
    """The passage of a note; the label behind it, which is `named` in words, leads there."""
    own, to, mark, words = map(html.escape, (anchor, href, label, named))
    attrs = f'href="{to}" id="ref-{own}" aria-label="{words}"'
    tail = f'<sup class="noteref"><a {attrs}>{mark}</a></sup>'
    return Overlay(*span, "span", (("class", "noted"),), tail=tail)
