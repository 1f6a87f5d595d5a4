"""Which documents a change of the register, or of what is decided on it, does not concern.

Owns the rule: an entity is not named where the words of none of its names all stand, nor, in plain
ASCII, where none of them stand in a row; and what is decided in one article concerns no other.
Knows nothing of how a name is found, only that it has to be spelt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from generator.model.decisions import Ruling
from generator.model.ref import Ref
from generator.recognise.folding import GAP_MAX, tokens
from generator.recognise.lexicon import Entry, Lexicon

# Leads a vocabulary of texts that are ASCII throughout.
PLAIN = b"="


class Spelling(Struct, frozen=True, order=True):
    """A name in folded words, in their order, as a vocabulary has them: a space on either side.

    It matters in one `article`, or in all where that is empty.
    """

    words: tuple[bytes, ...]
    article: str = ""

    def stands(self, text: bytes) -> bool:
        """Whether the words stand in a row in small ASCII letters, as near as in a name."""
        between = rb"(?:'s)?[^a-z0-9]{0,%d}" % GAP_MAX
        row = between.join(re.escape(word.strip()) for word in self.words)
        return re.search(row, text) is not None


Spellings = tuple[Spelling, ...]


def spellings(old: Lexicon, new: Lexicon) -> Spellings:
    """How is spelt what stands in one of two lexicons and not alike in the other."""
    changed = set(old.entries) ^ set(new.entries)
    found = {spelling for entry in changed for spelling in _spelt(entry)}
    for ruling in set(old.rulings) ^ set(new.rulings):
        found |= set(_ruled(ruling, (*old.entries, *new.entries)))
    return tuple(sorted(found))


def is_concerned(
    article: str, vocabulary: bytes, by: Spellings, texts: Iterable[bytes] = ()
) -> bool:
    """Whether a document with these words may name an entity that is spelt so.

    `texts` are its texts as they are kept, encoded; they are asked for where the words do not tell.
    """
    here = (s for s in by if s.article in ("", article))
    likely = [s for s in here if all(word in vocabulary for word in s.words)]
    if not likely or not vocabulary.startswith(PLAIN):
        return bool(likely)
    small = [text.lower() for text in texts]
    return not small or any(s.stands(text) for s in likely for text in small)


def vocabulary(blob: bytes) -> bytes:
    """The words of a document, a space on either side of each, from what RECOGNISE kept."""
    return msgspec.msgpack.decode(blob, type=str).encode()


def _spelt(entry: Entry) -> Iterator[Spelling]:
    """The words of each name; a short form counts only beside a full one, so it is not among them.

    An id is one too: a writer may link it by hand.
    """
    for written in (*entry.strong, *entry.weak, entry.id, *entry.formerly):
        yield _spelling(written)


def _ruled(ruling: Ruling, entries: Iterable[Entry]) -> Iterator[Spelling]:
    """The name that is decided on; of a split every name of the entity, everywhere."""
    if ruling.name:
        yield _spelling(ruling.name, Ref.parse(ruling.within).article if ruling.within else "")
        return
    for entry in entries:
        if entry.id == ruling.of:
            yield from _spelt(entry)


def _spelling(written: str, article: str = "") -> Spelling:
    return Spelling(tuple(f" {word.folded} ".encode() for word in tokens(written)), article)
