"""The dialect of Markdown, by mistune: its tokens, each outermost one with its source line.

Owns the set-up of the parser: which plug-ins, the syntax `[[name]]`, and the line numbers that
mistune does not keep. The only module that imports mistune, and imported only where a text needs
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, cast

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState

from generator.markup.inlines import Token
from generator.markup.links import NAMED

PLUGINS = ["strikethrough", "table", "url", "task_lists", "def_list"]


def tokens(text: str, *, foreign: bool, line: int) -> list[Token]:
    """The token tree of a Markdown text whose first character stands on that line."""
    parser = _parser(foreign=foreign)
    state = parser.block.state_cls()
    state.env["counted"] = (0, line)
    tree, _ = parser.parse(text, state)
    return cast("list[Token]", tree)


def inline_tokens(text: str, *, foreign: bool) -> list[Token]:
    """The tokens of one run of words in a text that defines no references."""
    parser = _parser(foreign=foreign)
    return parser.inline(text, parser.block.state_cls().env)


class _LinedParser(BlockParser):
    """Notes on each outermost token the line it begins at, which mistune does not keep."""

    def parse_method(self, m: re.Match[str], state: BlockState) -> int | None:
        """Parse one construct and put its line on what came of it."""
        before = len(state.tokens)
        end = super().parse_method(m, state)
        _stamp(state, state.tokens[before:], m.start())
        return end

    def parse_block_quote(self, m: re.Match[str], state: BlockState) -> int:
        """Parse a quotation; what ended it may be several blocks, and all of them come after it."""
        before = len(state.tokens)
        end = super().parse_block_quote(m, state)
        # What ended it may belong to a paragraph before it.
        _stamp(state, state.tokens[-2:], m.start())
        found = state.tokens[before:]
        if len(found) > 2:  # noqa: PLR2004 (mistune puts it before the last of them)
            state.tokens[before:] = [found[-2], *found[:-2], found[-1]]
        return end


class _LinedState(BlockState):
    """A state whose paragraphs know their line."""

    def add_paragraph(self, text: str) -> None:
        """Add text to a paragraph, which keeps the line of its first character."""
        super().add_paragraph(text)
        _stamp(self, self.tokens[-1:], self.cursor)


def _stamp(state: BlockState, tokens: Iterable[Token], offset: int) -> None:
    if state.parent is None and "counted" in state.env:
        at, line = state.env["counted"]
        line += state.src.count("\n", at, offset) - state.src.count("\n", offset, at)
        state.env["counted"] = (offset, line)
        for token in tokens:
            token.setdefault("line", line)


@cache
def _parser(*, foreign: bool) -> mistune.Markdown:
    block = _LinedParser()
    block.state_cls = _LinedState
    parser = mistune.Markdown(renderer=None, block=block, inline=mistune.InlineParser())
    for name in PLUGINS if foreign else [*PLUGINS, "footnotes"]:
        mistune.plugins.import_plugin(name)(parser)
    parser.after_render_hooks.insert(0, _note_all)
    parser.inline.register("named", NAMED, _parse_named, before="link", start_chars="[")
    return parser


def _note_all(_: mistune.Markdown, result: Any, state: BlockState) -> Any:
    """List the footnotes that nothing in the text leads to, after the others."""
    listed = state.env.setdefault("footnotes", [])
    indexes = state.env.setdefault("footnote_indexes", {})
    for key in state.env.get("ref_footnotes") or ():
        if key not in listed:
            indexes[key] = len(listed)
            listed.append(key)
    return result


def _parse_named(_: mistune.InlineParser, m: re.Match[str], state: Any) -> int:
    state.append_token({"type": "named", "attrs": {"name": m["name"], "shown": m["shown"]}})
    return m.end()
