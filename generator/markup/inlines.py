"""The words of a paragraph whose every mark has one meaning.

Owns the inline marks that are read without mistune, each in the form that no rule of Markdown reads
in another way; a mark in any other form leaves the whole paragraph to mistune. What is read here
gives the tokens that mistune gives. Knows nothing of blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.markup.links import NAMED

Token = dict[str, Any]

_unmarked = r"[^*_`\[\]<~\\]+"
# What stands in an address as it is: mistune would quote anything else.
_in_url = r"A-Za-z0-9_.~:/?#@!$&*+,=%-"
_url = rf"[{_in_url}]*(?:\([{_in_url}]*\)[{_in_url}]*)*"
_plain_url = re.compile(rf"[(){_in_url}]*")


def _emphasis(mark: str, name: str) -> str:
    """Words between two marks, each at the edge of a word."""
    return rf"{mark}(?<!\w{mark})(?=\S)(?P<{name}>{_unmarked})(?<=\S){mark}(?![\w*])"


# Each begins with a character of its own, so that a search passes over all others.
_FORMS = (
    r"\n(?P<line>)\s*",
    r"`(?P<code>[^`]+)`(?!`)",
    _emphasis(r"\*", "asterisk"),
    _emphasis(r"\*\*", "asterisks"),
    _emphasis("_", "underscore"),
    _emphasis("__", "underscores"),
    NAMED,
    rf'\[(?!\^)(?P<words>[^\[\]`<~\\]*)\]\((?P<to>{_url})(?: "(?P<title>[^"\\\0\n]*)")?\)',
    rf"!\[(?P<alt>[^*_\[\]`<~\\\n]*)\]\((?P<picture>{_url})\)",
    # What stands for itself: `a * b`, `a_b`, `[a]`, `a < b`, `\a`.
    r"\*(?P<apart>)(?<!\S\*)\**(?!\S)",
    r"_(?P<within>)(?<=[^\W_]_)_*(?=[^\W_])",
    r"\[(?P<remark>)(?![^\]]*://)[^\[\]*_`<~\\\n]*\](?!\()",
    r"<(?P<less>)(?!\S)",
    r"\\(?P<slash>)(?=[^\W_]| )",
    # A mark in any other form.
    r"\*|_|`|\[|\]|!\[|<|~~|\\",
)
# An `h` is met so often that it is looked at only where there is an address at all.
_WEB = r"""h(?P<web>ttps?://[^\s<]+[^<.,:;"')\]\s])"""
_mark = re.compile("|".join(_FORMS))
_mark_or_web = re.compile("|".join((*_FORMS, _WEB)))
_literal = frozenset(("apart", "within", "remark", "less", "slash"))


def inline_tokens(text: str) -> list[Token] | None:
    """The tokens of a run of words; None where a mark may mean more than one thing."""
    found: list[Token] = []
    at = 0
    form = _mark_or_web if "://" in text else _mark
    for mark in form.finditer(text):
        kind = mark.lastgroup
        if kind in _literal:
            continue
        words = text[at : mark.start()]
        if kind == "line":
            words, token = _line_end(words)
        else:
            token = _makers[kind](mark) if kind else None
        if token is None:
            return None
        if words:
            found.append(_text(words))
        found.append(token)
        at = mark.end()
    if at < len(text):
        found.append(_text(text[at:]))
    return found


def _text(words: str) -> Token:
    return {"type": "text", "raw": words}


def _line_end(words: str) -> tuple[str, Token | None]:
    """The last words of a line, and how it ends: two spaces mean a line break."""
    kept = words.rstrip(" ")
    return kept, {"type": "linebreak" if len(words) - len(kept) > 1 else "softbreak"}


def _code(mark: re.Match[str]) -> Token:
    raw = mark["code"].replace("\n", " ")
    if raw.strip(" ") and raw[0] == raw[-1] == " ":
        raw = raw[1:-1]
    return {"type": "codespan", "raw": raw}


def _around(kind: str) -> Callable[[re.Match[str]], Token | None]:
    """Emphasis: the words in it hold no mark but the ends of lines."""

    def make(mark: re.Match[str]) -> Token | None:
        words = mark[mark.lastgroup or 0]
        return None if "://" in words else {"type": kind, "children": inline_tokens(words)}

    return make


def _named(mark: re.Match[str]) -> Token:
    return {"type": "named", "attrs": {"name": mark["name"], "shown": mark["shown"]}}


def _link(mark: re.Match[str]) -> Token | None:
    words = mark["words"]
    children = None if "://" in words else inline_tokens(words)
    if children is None:
        return None
    attrs = {"url": mark["to"], "title": mark["title"]}
    return {"type": "link", "children": children, "attrs": attrs}


def _picture(mark: re.Match[str]) -> Token | None:
    if "://" in mark["alt"]:
        return None
    attrs = {"url": mark["picture"]}
    return {"type": "image", "children": [_text(mark["alt"])], "attrs": attrs}


def _web(mark: re.Match[str]) -> Token | None:
    if not _plain_url.fullmatch(mark[0]):
        return None
    return {"type": "link", "children": [_text(mark[0])], "attrs": {"url": mark[0]}}


_makers: dict[str, Callable[[re.Match[str]], Token | None]] = {
    "code": _code,
    "asterisk": _around("emphasis"),
    "asterisks": _around("strong"),
    "underscore": _around("emphasis"),
    "underscores": _around("strong"),
    "name": _named,
    "shown": _named,
    "to": _link,
    "title": _link,
    "picture": _picture,
    "web": _web,
}
