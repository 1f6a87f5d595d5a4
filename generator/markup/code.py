"""Code coloured by Pygments: classes only, for named languages only.

Owns which languages are known and how much of a text a lexer may see. Many lexers are quadratic
on hostile text, so a comment's code is coloured only when short, and nothing is ever guessed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from generator import fence
from generator.caps import ARTICLE_CODE_CHARS_MAX, CODE_SECONDS_MAX, COMMENT_CODE_CHARS_MAX
from generator.markup.builder import Builder
from generator.markup.writer import Writer

if TYPE_CHECKING:
    from pygments.lexer import Lexer


LANGUAGES = frozenset(
    "bash c clojure console cpp csharp css diff docker elixir erlang go graphql groovy haskell html"
    " html+jinja http ini java javascript jinja js json jsx julia kotlin latex lisp lua make"
    " markdown nginx nix ocaml pascal perl php postgresql powershell prolog protobuf py pycon"
    " python r rb rst ruby rust scala scheme scss sh shell sparql sql swift tex toml ts tsx"
    " turtle typescript vim xml xquery xslt yaml zig".split()
)


def put_code(into: Builder | Writer, code: str, language: str, *, foreign: bool) -> None:
    """Add a block of code, its tokens in spans where the language is known."""
    into.open("pre", (("tabindex", "0"),))
    into.open("code", (("class", f"language-{language}"),) if language in LANGUAGES else ())
    limit = COMMENT_CODE_CHARS_MAX if foreign else ARTICLE_CODE_CHARS_MAX
    if language in LANGUAGES and len(code) <= limit:
        _coloured(into, code, language)
    else:
        into.text(code)
    into.close("code")
    into.close("pre")


def _coloured(into: Builder | Writer, code: str, language: str) -> None:
    from pygments.token import STANDARD_TYPES  # noqa: PLC0415 (as below)

    tokens = _tokens(code, language)
    if "".join(value for _, value in tokens) != code:
        into.text(code)
        return
    for kind, value in tokens:
        while kind not in STANDARD_TYPES and kind.parent:
            kind = kind.parent  # noqa: PLW2901 (climbing to the nearest standard type)
        name = STANDARD_TYPES.get(kind, "")
        if not name or name == "w":
            into.text(value)
            continue
        into.open("span", (("class", name),))
        into.text(value)
        into.close("span")


def _tokens(code: str, language: str) -> list[tuple[Any, str]]:
    """The tokens of a code; none where its lexer fails, or takes too long."""
    lexer = _lexer(language)(stripnl=False, ensurenl=False)
    try:
        with fence.within(CODE_SECONDS_MAX):
            return [(kind, value) for kind, value in lexer.get_tokens(code) if value]
    except Exception:  # noqa: BLE001 (a text is more than its colours)
        return []


@cache
def _lexer(language: str) -> type[Lexer]:
    """The class of a language's lexer, which Pygments looks for among all that it has."""
    from pygments.lexers import find_lexer_class_by_name  # noqa: PLC0415 (0.1 s, for code alone)

    return find_lexer_class_by_name(language)
