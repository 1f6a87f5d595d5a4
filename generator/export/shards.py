"""Names by how their words begin: scripts small enough to be asked for one at a time.

Owns what counts as a word here, which script a name stands in, and the form of those scripts. The
page of the search folds words and looks for scripts by the same rules, in its own language; a test
holds the two together. Knows nothing of articles or entities.

A *shard* has every name in which a word begins with its prefix or, where these are too many, the
weightiest; then further shards have them by one letter more. A word that is too common even whole
goes on with a space and the other words of the name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import accumulate

import msgspec
from msgspec import Struct

from generator.export.sorting import LIGATURES

# So many bytes of names are in a shard at the most, and so many names where there are more.
BYTES_MAX = 12_000
BEST = 40
PREFIX_MAX = 24
# A name of more words is found by the rarest of them.
FEW_WORDS = 4

# Scripts without spaces: a word begins at every character.
_unspaced = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_word = re.compile(r"[^\W_]+")
# What a script may not hold, though JSON may.
_unsafe = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<\u2028\u2029"})

# What a row is looked up by, and the row.
Filed = list[tuple[str, "Row"]]


class Row(Struct, frozen=True, array_like=True, dict=True):
    """A name and where it leads; `kind` is a number, `weight` grows with what is said of it.

    `more` stands behind the name: whose alias it is, or the year of an article.
    """

    text: str
    kind: int
    path: str
    weight: int = 0
    more: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as they are looked up, each once."""
        return tuple(dict.fromkeys(words(self.text)))

    @cached_property
    def spelled(self) -> str:
        """The row as it stands in a script."""
        return msgspec.json.encode(self).decode().translate(_unsafe)

    @cached_property
    def size(self) -> int:
        """How many bytes it is there, with what parts it from the next."""
        return len(self.spelled.encode()) + 2

    @cached_property
    def order(self) -> tuple[int, str, str]:
        """What comes first where not all have room."""
        return -self.weight, self.text, self.path


class Shard(Struct, frozen=True):
    """The rows under a prefix as they are spelled, and how many there are in all."""

    prefix: str
    rows: tuple[str, ...]
    total: int


def fold(text: str) -> str:
    """A text without letter case, marks and compatibility forms."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    plain = unicodedata.normalize("NFKD", folded.translate(LIGATURES))
    return "".join([c for c in plain if unicodedata.category(c)[0] != "M"])


def words(text: str) -> Iterator[str]:
    """Every word by which a text is looked up."""
    for match in _word.finditer(fold(text)):
        word = match[0]
        yield word[:PREFIX_MAX]
        if _unspaced.match(word):
            yield from (word[n : n + PREFIX_MAX] for n in range(1, len(word)))


def shards(rows: Iterable[Row]) -> list[Shard]:
    """All names, parted so that no shard is too large; the first has the empty prefix."""
    waiting: list[tuple[str, Filed]] = [("", [(word, row) for row in rows for word in row.words])]
    found = []
    while waiting:
        prefix, filed = waiting.pop()
        shard, is_whole = _shard(prefix, filed)
        found.append(shard)
        if not is_whole and len(prefix) < 2 * PREFIX_MAX:
            waiting += _further(prefix, filed)
    return found


def _shard(prefix: str, filed: Filed) -> tuple[Shard, bool]:
    """The rows that have room under a prefix, those with the very word first; whether all have."""
    rows = {id(row): row for _, row in filed}
    exact = {id(row) for key, row in filed if key == prefix}
    is_whole = sum([row.size for row in rows.values()]) <= BYTES_MAX
    room = len(rows) if is_whole else BEST
    best = nsmallest(room, rows.values(), key=lambda row: (id(row) not in exact, *row.order))
    sizes = accumulate(row.size for row in best)
    kept = [row.spelled for row, size in zip(best, sizes, strict=True) if size <= BYTES_MAX]
    return Shard(prefix, tuple(kept), len(rows)), is_whole


def _further(prefix: str, filed: Filed) -> Iterable[tuple[str, Filed]]:
    """The same by one letter more; where the word ends there, by the other words of the name."""
    parts: defaultdict[str, Filed] = defaultdict(list)
    for key, row in filed:
        keys: Sequence[str] = (key,)
        if key == prefix:
            alone = " " in key or len(row.words) > FEW_WORDS
            keys = () if alone else [f"{key} {other}" for other in row.words if other != key]
        for longer in keys:
            parts[longer[: len(prefix) + 1]].append((longer, row))
    return parts.items()


def tree(prefixes: Collection[str]) -> str:
    """Prefixes, each with all that it begins with, nested: `a(bc(d))` is a, ab, ac, acd."""
    spelled, depth = [], 1
    for prefix in sorted(filter(None, prefixes)):
        step = len(prefix) - depth
        spelled.append("(" * step + ")" * -step + prefix[-1])
        depth = len(prefix)
    return "".join(spelled)


def script(shard: Shard, prefixes: str = "") -> str:
    """A shard as a script that hands it to the page; the first one tells which others there are."""
    told = msgspec.json.encode((shard.prefix, shard.total, prefixes)).decode().translate(_unsafe)
    rows = ",\n".join(shard.rows)
    return f"variorum({told[1:-1]},[\n{rows}\n]);\n"
