"""The templates of an archive beside the built-in ones: which meet nothing.

Owns what is said of an archive's own template that nothing asks for, and of a block in one that no
template it extends has: Jinja2 is silent about both. Knows nothing of Jinja2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from generator.errors import Place, Problem
from generator.export.theme import FONTS, Shelves, Ways, asked, reached, texts
from generator.toml import nearest

FOLDER = "templates/"
ALL = "`variorum theme list` has all names"
ENDINGS = (".html", ".xml", ".txt", ".svg")

_tag = re.compile(r"\{%[-+]?\s*(?:(extends)\b|block\s+(\w+)|(endblock))")

Block = tuple[str, int]


def astray(shelves: Shelves, *, plugins: bool = False) -> Iterator[Problem]:
    """A problem for each template that nothing asks for, and for each block that none shows.

    With `plugins` any template may be that of a page of theirs.
    """
    if len(shelves) > 1:
        yield from () if plugins else _unasked(shelves)
        yield from _unshown(shelves)


def unasked(shelves: Shelves) -> list[str]:
    """The archive's own templates that no built-in one is called like, and that none asks for."""
    ways = asked(shelves)
    found = {name for view in shelves[-1] for name in reached(view, ways)}
    own = [name for name in shelves[0] if name.endswith(ENDINGS) and not name.startswith(FONTS)]
    return [name for name in own if name not in found]


def _unasked(shelves: Shelves) -> Iterator[Problem]:
    for name in unasked(shelves):
        message = "no page is shown by this template, and none that is asks for it"
        yield Problem(Place(FOLDER + name), message, hint(name, shelves[-1]))


def hint(name: str, built_in: Collection[str]) -> str:
    """The built-in template that is called most like some name."""
    known = [other for other in built_in if other.endswith(ENDINGS)]
    return nearest(name, known, ALL)


def _unshown(shelves: Shelves) -> Iterator[Problem]:
    ways, written = asked(shelves), texts(shelves)
    for name, data in shelves[0].items():
        text = data.decode("utf-8", "replace")
        extends, blocks = _outer(text) if name.endswith(ENDINGS) else (False, [])
        if extends and ways[name] is not None:
            yield from _unmet(name, text, blocks, _known(name, ways, written))


def _unmet(name: str, text: str, blocks: list[Block], known: Collection[str]) -> Iterator[Problem]:
    for block, line in blocks:
        if block not in known:
            message = f"nothing of the block {block!r} is shown: what this extends has none"
            excerpt = text.split("\n")[line - 1].strip()
            place = Place(FOLDER + name, line)
            yield Problem(place, message, nearest(block, known), excerpt=excerpt)


def _known(name: str, ways: Ways, written: Mapping[str, bytes]) -> Collection[str]:
    """The blocks of all that a template asks for, and of what that asks for."""
    others = (other for other in reached(name, ways) if other != name)
    found = (written.get(other, b"").decode("utf-8", "replace") for other in others)
    return {block for text in found for _, block, _ in _tag.findall(text) if block}


def _outer(text: str) -> tuple[bool, list[Block]]:
    """Whether a template extends another, and its outermost blocks with their lines."""
    extends, depth, blocks = False, 0, []
    for tag in _tag.finditer(text):
        if tag[1]:
            extends = True
        elif tag[2]:
            if not depth:
                blocks.append((tag[2], text.count("\n", 0, tag.start()) + 1))
            depth += 1
        else:
            depth -= 1
    return extends, blocks
