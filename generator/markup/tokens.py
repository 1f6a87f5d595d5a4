"""The token tree of a Markdown text.

Owns who reads what: our own readers what is written plainly, mistune everything else, be it a whole
text, a stretch of blocks or the words of one block. Either way the tokens are those of mistune,
whose dialect it is; a text that is written plainly throughout never loads it.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.markup.blocks import block_tokens
from generator.markup.inlines import Token, inline_tokens

__all__ = ["Token", "Tree", "tokens"]


class Tree(NamedTuple):
    """The tokens of a text; `ordered` says that each stands only where its element may."""

    tokens: list[Token]
    ordered: bool


def tokens(text: str, *, foreign: bool, line: int) -> Tree:
    """The token tree of a Markdown text whose first character stands on that line."""
    reading = _Reading(foreign=foreign)
    blocks = block_tokens(text, line)
    tree = reading.by_mistune(text, line) if blocks is None else reading.whole(blocks)
    return Tree(tree, reading.ordered)


class _Reading:
    """One reading of a text; what mistune reads of it may stand in any order."""

    def __init__(self, *, foreign: bool) -> None:
        self.foreign = foreign
        self.ordered = True

    def whole(self, tree: list[Token]) -> list[Token]:
        """A tree of blocks with the words of each, and with what is left to mistune."""
        found = []
        for token in tree:
            if "text" in token:
                token["children"] = self.words(token.pop("text"))
            elif "children" in token:
                token["children"] = self.whole(token["children"])
            elif token["type"] == "stretch":
                found += self.by_mistune(token["raw"], token["line"])
                continue
            found.append(token)
        return found

    def words(self, text: str) -> list[Token]:
        """The tokens of one run of words."""
        text = text.strip(" \r\n\t\f")  # Unicode's own spaces stay
        found = inline_tokens(text)
        if found is not None:
            return found
        from generator.markup import dialect  # noqa: PLC0415 (as below)

        self.ordered = False
        return dialect.inline_tokens(text, foreign=self.foreign)

    def by_mistune(self, text: str, line: int) -> list[Token]:
        """The tokens of a stretch of blocks."""
        from generator.markup import dialect  # noqa: PLC0415 (50 ms, and few texts need it)

        self.ordered = False
        return dialect.tokens(text, foreign=self.foreign, line=line)
