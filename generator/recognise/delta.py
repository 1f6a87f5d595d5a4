"""Which documents a change of the register does not concern.

Owns the rule: an entity is not named where the words of none of its names all stand. Knows nothing
of how a name is found, only that it has to be spelt.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.recognise.folding import tokens
from generator.recognise.lexicon import Entry, Lexicon

# Each the folded words of a name, a space on either side of each, as a vocabulary has them.
Spellings = tuple[tuple[bytes, ...], ...]


def spellings(old: Lexicon, new: Lexicon) -> Spellings:
    """How the entities are spelt that stand in one of two lexicons and not alike in the other."""
    changed = set(old.entries) ^ set(new.entries)
    found = {words for entry in changed for words in _spelt(entry)}
    return tuple(sorted(found))


def is_concerned(vocabulary: bytes, by: Spellings) -> bool:
    """Whether a document with these words may name an entity that is spelt so."""
    return any(all(word in vocabulary for word in words) for words in by)


def vocabulary(blob: bytes) -> bytes:
    """The words of a document, a space on either side of each, from what RECOGNISE kept."""
    return msgspec.msgpack.decode(blob, type=str).encode()


def _spelt(entry: Entry) -> Iterator[tuple[bytes, ...]]:
    """The words of each name; a short form counts only beside a full one, so it is not among them.

    An id is one too: a writer may link it by hand.
    """
    for written in (*entry.strong, *entry.weak, entry.id):
        yield tuple(sorted({f" {word.folded} ".encode() for word in tokens(written)}))
