"""Code coloured by Pygments: classes only, for named languages only.

Owns which languages are known and how much of a text a lexer may see. Many lexers are quadratic
on hostile text, so a comment's code is coloured only when short, a lexer has a deadline, and
nothing is ever guessed.
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


class Colours:
    """Puts the code of one text, in colours as long as lexers may see it.

    Of a stranger's text that is so much in all, of others so much a block. A lexer that takes too
    long is the last.
    """

    def __init__(self, *, foreign: bool) -> None:
        self._foreign = foreign
        self._left = COMMENT_CODE_CHARS_MAX if foreign else ARTICLE_CODE_CHARS_MAX

    def put(self, into: Builder | Writer, code: str, language: str) -> None:
        """Add a block of code, its tokens in spans where the language is known."""
        into.open("pre", (("tabindex", "0"),))
        into.open("code", (("class", f"language-{language}"),) if language in LANGUAGES else ())
        for name, value in self._tokens(code, language) or [("", code)]:
            if name:
                into.open("span", (("class", name),))
            into.text(value)
            if name:
                into.close("span")
        into.close("code")
        into.close("pre")

    def _tokens(self, code: str, language: str) -> list[tuple[str, str]]:
        """The tokens of a code, each with its class; none where it is to have no colours."""
        if language not in LANGUAGES or len(code) > self._left:
            return []
        if self._foreign:
            self._left -= len(code)
        lexer = _lexer(language)(stripnl=False, ensurenl=False)
        try:
            with fence.within(CODE_SECONDS_MAX):
                tokens = [(_class(kind), value) for kind, value in lexer.get_tokens(code) if value]
        except fence.BreachError:
            self._left = -1
            return []
        except Exception:  # noqa: BLE001 (a text is more than its colours)
            return []
        return tokens if "".join(value for _, value in tokens) == code else []


def _class(kind: Any) -> str:
    """The class of the nearest standard type of token; none for white space."""
    from pygments.token import STANDARD_TYPES  # noqa: PLC0415 (as below)

    while kind not in STANDARD_TYPES and kind.parent:
        kind = kind.parent
    name = STANDARD_TYPES.get(kind, "")
    return "" if name == "w" else name


@cache
def _lexer(language: str) -> type[Lexer]:
    """The class of a language's lexer, which Pygments looks for among all that it has."""
    from pygments.lexers import find_lexer_class_by_name  # noqa: PLC0415 (0.1 s, for code alone)

    return find_lexer_class_by_name(language)
