"""The list of the addresses that were published, which is kept with the sources.

Owns its form: an address a line, as it is asked for below that of the site, and behind
it, parted by a space, perhaps where that is now, or `gone`. Knows no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote

from generator.beneath import read_beneath
from generator.caps import OLD_PATH_BYTES_MAX
from generator.errors import Place, Problem, Severity
from generator.markup.formerly import former
from generator.model.promise import GONE, LIST, Promise

# Most addresses are as plain as this, which is found a hundred times as fast.
_plain = re.compile(
    r"(?:(?!(?:con|prn|aux|nul|com\d|lpt\d|cname)[/.])[a-z0-9][a-z0-9_~-]{0,150}+(?:/|\.html\Z))+"
)
HEAD = """\
# The addresses that this archive has published. None is ever taken out: where no page stands any
# more, one stands that leads on or says so. Behind an address may stand where it is now, or "gone".
"""


def promised(content: Path) -> tuple[tuple[Promise, ...], list[Problem]]:
    """What the list of a content folder says, and what is wrong with it; of two lines the first."""
    try:
        text = read_beneath(content, LIST).decode("utf-8-sig")
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError):
        message = "the list of published addresses cannot be read: none of them is kept"
        hint = "let it be a plain file, in UTF-8"
        return (), [Problem(Place(LIST), message, hint, Severity.ERROR)]
    found: dict[str, Promise] = {}
    problems = []
    for line, words in _lines(text):
        try:
            promise = _promise(words, line)
            found.setdefault(promise.path, promise)
        except ValueError as error:
            hint = "write an address below that of the site, and behind it perhaps another"
            problems.append(Problem(Place(LIST, line), f"no such address: {error}", hint))
    return tuple(found.values()), problems


def spelled(promises: Iterable[Promise]) -> str:
    """The list in the order of its addresses."""
    lines = sorted(
        " ".join([quote(p.path), *([p.to if p.to == GONE else quote(p.to)] if p.to else [])])
        for p in promises
    )
    return HEAD + "".join(f"{line}\n" for line in lines)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if (words := line.split()) and not line.startswith("#"):
            yield number, words


def _promise(words: list[str], line: int) -> Promise:
    if len(words) > 2:  # noqa: PLR2004 (an address, and where it leads)
        msg = "more than two words stand here"
        raise ValueError(msg)
    path, to = words[0], words[1] if words[1:] else ""
    return Promise(_path(path), to if to in {"", GONE} else _path(to), line)


def _path(word: str) -> str:
    """The path on the site at an address; raises ValueError."""
    if _plain.fullmatch(word) and len(word) < OLD_PATH_BYTES_MAX and not word.endswith("/"):
        return word
    path = unquote(former(f"/{word.lstrip('/')}"))[1:]
    if not path or path.endswith("/") or "?" in word or "#" in word:
        msg = f"{word[:80]!r} is not that of a page or a file"
        raise ValueError(msg)
    return path
