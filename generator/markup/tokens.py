"""The token tree of a Markdown text.

Owns who reads what: our own readers what is written plainly, mistune everything else, be it a whole
text, a stretch of blocks or the words of one block. Either way the tokens are those of mistune,
whose dialect it is; a text that is written plainly throughout never loads it.
"""

from __future__ import annotations

from generator.markup.blocks import block_tokens
from generator.markup.inlines import Token, inline_tokens

__all__ = ["Token", "tokens"]


def tokens(text: str, *, foreign: bool, line: int) -> list[Token]:
    """The token tree of a Markdown text whose first character stands on that line."""
    tree = block_tokens(text, line)
    if tree is None:
        return _by_mistune(text, foreign=foreign, line=line)
    return _whole(tree, foreign=foreign)


def _whole(tree: list[Token], *, foreign: bool) -> list[Token]:
    """A tree of blocks with the words of each, and with what is left to mistune."""
    found = []
    for token in tree:
        if "text" in token:
            token["children"] = _words(token.pop("text"), foreign=foreign)
        elif "children" in token:
            token["children"] = _whole(token["children"], foreign=foreign)
        elif token["type"] == "stretch":
            found += _by_mistune(token["raw"], foreign=foreign, line=token["line"])
            continue
        found.append(token)
    return found


def _words(text: str, *, foreign: bool) -> list[Token]:
    text = text.strip(" \r\n\t\f")  # Unicode's own spaces stay
    found = inline_tokens(text)
    if found is not None:
        return found
    from generator.markup import dialect  # noqa: PLC0415 (as below)

    return dialect.inline_tokens(text, foreign=foreign)


def _by_mistune(text: str, *, foreign: bool, line: int) -> list[Token]:
    from generator.markup import dialect  # noqa: PLC0415 (50 ms, and few texts need it)

    return dialect.tokens(text, foreign=foreign, line=line)
