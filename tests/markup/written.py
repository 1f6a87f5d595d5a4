"""Hostile Markdown: every place of it that takes an address, a word or a text, with every payload.

Owns the places; what is put there is that of `hostile`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.markup.hostile import CHARSETS, OUTBREAKS, PAYLOADS, SCHEMES, SHAPES, SPELLINGS

# `{}` being an address.
LINKS = (
    "[x]({})", "[x](<{}>)", "[x]( {} )", '[x]({} "t")', "[x](\n{}\n't')", "[x][y]\n\n[y]: {}",
    "[x][y]\n\n[y]: <{}> 't'", "[y]\n\n [y]:\n  {}\n  (t)", "[x][]\n\n[X]: {}", "<{}>", "{}",
    "see {}.", "![x]({})", "![x][y]\n\n[y]: {}", "[![x]({})]({})", "[<b>]({})", "[x](http://h/{})",
    "[x](http:{})", "[x](//{})", "[x](/{})", "[x](\\{})", "[x](mailto:{})", "[x](path:{})",
    "[x](here:{})", "[x](entity:{})", "[x](article:{})", "[x](comment:{})", "[x](#{})", "[x](?{})",
    "[[{}]]", "[[{}|x]]", "[^1]\n\n[^1]: [x]({})", "| [x]({}) |\n|---|\n| <{}> |",
    "- [ ] [x]({})", "> [x]({})", "# [x]({})", "*[x]({})*", "`[x]({})`", "<a href='{}'>x</a>",
    "<a\nhref={}>x</a>", 'x <a href="{}">x</a>', "a\n: [x]({})", "~~<{}>~~", "[x]({}\n)",
    "[x]({}){{onclick=f()}}", "[x](a '\" onclick=\"f()')", '[x](http://h/"onclick="f(){})',
)  # fmt: skip
# `{}` being anything.
PLACES = (
    "{}", "x {}", "x\n{}\ny", "x\n\n{}\n\ny", "# {}", "{}\n===", "> {}", "- {}", "1. {}", "    {}",
    "```\n{}\n```", "```{}\nx\n```", "```html {}\n{}\n```", "~~~{}\nx", "```js\n{}", "`{}`", "``{}",
    "*{}*", "**{}", "~~{}~~", "\\{}", "[{}](http://h/)", "[x](http://h/ '{}')",
    '[x](http://h/ "{}")', "[x](http://h/{})", "![{}](p.png)", "![{}](http://h/p.png)", "[[{}]]",
    "[[a|{}]]", "[{}]\n\n[{}]: http://h/", "[^{}]\n\n[^{}]: x", "[^1]\n\n[^1]: {}",
    "| {} |\n|:-:|\n| {} |", "{}\n: {}", "- [x] {}", "<div>\n{}\n</div>", "<div>{}", "<!-- {}",
    "<p title='{}'>x</p>", "<{}>", "</{}>", "&{};", "http://h/{}", "<http://h/{}>",
    "<{}@h.example>",
    "=== comments ===\n\n@ {} | 2001 | {}\n{}", "---\ntitle: {}\n---\n{}",
)  # fmt: skip


def links() -> Iterator[str]:
    """Give every place of an address with every scheme in every spelling."""
    for place, scheme, spell in product(LINKS, SCHEMES, SPELLINGS.values()):
        yield _put(place, spell(scheme))


def texts() -> Iterator[str]:
    """Give every place of a text with everything that breaks out of one."""
    payloads = (*PAYLOADS, *CHARSETS, *(_put(shape, PAYLOADS[0]) for shape in SHAPES))
    breaks = (f"{outbreak}{PAYLOADS[0]}" for outbreak in OUTBREAKS)
    for place, payload in product(PLACES, (*payloads, *breaks)):
        yield _put(place, payload)


def _put(place: str, payload: str) -> str:
    return place.replace("{}", payload).replace("{{", "{").replace("}}", "}")
