"""Raw inline tags of Markdown: which of them are elements.

Owns the pairing of an opening tag with its closing tag among siblings. What a tag may become is
the door's to say; must not know what is made of the tokens.
"""

from __future__ import annotations

import re
from collections import Counter, deque

from generator.caps import BODY_DEPTH_MAX
from generator.markup.builder import Attrs
from generator.markup.clean import RENAMED, inline_element, inline_picture
from generator.markup.tokens import Token


def paired(tokens: list[Token]) -> list[Token]:
    """Siblings with each raw tag that has its partner made an element; a lone one stays text."""
    if "inline_html" not in [token["type"] for token in tokens]:
        return tokens
    out: list[Token] = []
    opened = _Opened()
    for token in tokens:
        raw = token["raw"].strip() if token["type"] == "inline_html" else ""
        if raw.startswith("</") and (pair := opened.close(_renamed(raw[2:-1]))):
            at, element = pair
            out[at:] = [
                {"type": "element", "children": out[at + 1 :], "attrs": {"element": element}}
            ]
        elif raw.startswith("<!--"):
            continue
        elif raw and re.fullmatch(r"<br\s*/?>", raw, re.IGNORECASE):
            out.append({"type": "break"})
        elif raw and (picture := inline_picture(raw)):
            src, alt = picture
            shown = [{"type": "words", "raw": alt}]
            out.append({"type": "image", "attrs": {"url": src}, "children": shown})
        else:
            if raw and not raw.startswith("</") and (found := inline_element(raw)):
                opened.open(len(out), found)
            out.append(token)
    return out


class _Opened:
    """Raw opening tags that may yet find their partner: the last so many, and where each stands."""

    def __init__(self) -> None:
        self.tags: deque[tuple[int, tuple[str, Attrs]]] = deque()
        self.count: Counter[str] = Counter()

    def open(self, at: int, element: tuple[str, Attrs]) -> None:
        """Keep one; deeper than the tree may be, the outermost is given up."""
        self.tags.append((at, element))
        self.count[element[0]] += 1
        if len(self.tags) > BODY_DEPTH_MAX:
            self.count[self.tags.popleft()[1][0]] -= 1

    def close(self, name: str) -> tuple[int, tuple[str, Attrs]] | None:
        """Take the last one of that name out, and all that came after it."""
        while self.count[name]:
            at, element = self.tags.pop()
            self.count[element[0]] -= 1
            if element[0] == name:
                return at, element
        return None


def _renamed(name: str) -> str:
    """What the element of a raw closing tag is called here."""
    name = name.strip().lower()
    return RENAMED.get(name, name)
