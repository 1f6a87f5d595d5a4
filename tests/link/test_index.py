"""An archive that is kept and changed in place is the one that would be made anew."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.link import empty, link
from generator.model.archive import Archive, Entry, Index
from generator.model.reading import Records
from tests.link.small import article, comment, entity, entries, mention, note
from tests.link.whole import shares, whole

NAMES = list("abcd")
PEOPLE = ("", "Ada", "ADA", "Tom")
TARGETS = ("article:a", "article:b", "comment:a#c0", "path:c.md", "name:paris", "path:x.png", "?")
IDS = ("london", "paris", "ada")

orders = st.lists(st.sampled_from(NAMES), unique=True)
found = st.dictionaries(st.sampled_from("xyz"), st.integers(0, 1))
steps = st.lists(st.tuples(orders, st.dictionaries(st.sampled_from(NAMES), found)), max_size=8)


@given(steps, st.lists(st.booleans(), min_size=8, max_size=8))
def test_an_index_is_as_if_made_anew(edits: list, asked: list[bool]) -> None:
    """Over whatever entries, in whatever order, it is the index of these alone.

    What was never asked for in between may have changed several times.
    """
    index = Index[tuple[str, int]](dict)
    there: dict[str, dict[str, tuple[str, int]]] = {}
    for (order, new), is_asked in zip(edits, asked, strict=False):
        shown = {name: {k: (name, n) for k, n in keys.items()} for name, keys in new.items()}
        there = {name: shown.get(name) or there.get(name, {}) for name in order}
        index.over(there)
        if is_asked:
            keys = {key for shares_of in there.values() for key in shares_of}
            assert shares(index) == {
                key: tuple(there[name][key] for name in order if key in there[name]) for key in keys
            }


@dataclass(frozen=True)
class Small:
    """An article with comments and a note, in a few words."""

    name: str
    year: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    targets: tuple[str, ...]
    said: tuple[str, ...]
    named: tuple[tuple[str, int], ...]

    def entry(self) -> Entry:
        """Make it an entry, as if it were read now."""
        whole = replace(
            article(self.name, *self.targets, authors=self.authors, date=self.year), tags=self.tags
        )
        said = tuple(
            replace(comment(f"c{n}", None, who, "article:d"), article=self.name)
            for n, who in enumerate(self.said)
        )
        noted = replace(note("n", *self.targets[:1]), article=self.name)
        found = [mention(f"article:{self.name}", id, line=line) for id, line in self.named]
        records = Records((whole,), said, (noted,) if self.year else ())
        return entries(records, {self.name: found}).entries[0]


smalls = st.builds(
    Small,
    st.sampled_from(NAMES),
    st.sampled_from(["", "1999", "2001", "2001-05"]),
    st.lists(st.sampled_from(PEOPLE[1:]), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(["Town", "town", "fire"]), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(TARGETS), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(PEOPLE), max_size=2).map(tuple),
    st.lists(st.tuples(st.sampled_from(IDS), st.integers(1, 2)), max_size=3).map(tuple),
)
archives = st.dictionaries(st.sampled_from(NAMES), smalls, max_size=4).map(
    lambda found: tuple(found.values())
)
registers = st.lists(st.sampled_from(IDS), max_size=3)
series = st.lists(st.tuples(archives, registers, st.booleans()), min_size=2, max_size=6)


def tied(
    found: Sequence[Entry], register: Sequence[str], before: Archive | None = None
) -> tuple[Archive, tuple]:
    """The archive of some entries."""
    known: Mapping[str, str] = {id: id for id in register}
    return link(found, map(entity, register), [], known.get, before)


@given(series)
def test_an_archive_is_as_if_linked_anew(states: list) -> None:
    """After each of any edits what was changed in place equals what is linked from nothing.

    Entries that stayed may be the same objects as before, or equal ones that were loaded again.
    """
    kept, same = empty(), cache(Small.entry)
    for smalls, register, is_loaded in states:
        distinct = {small.name: small for small in smalls}.values()
        found = [small.entry() if is_loaded else same(small) for small in distinct]
        kept, problems = tied(found, register, kept)
        fresh, told = tied([small.entry() for small in distinct], register)
        assert whole(kept) == whole(fresh)
        assert problems == told


@given(archives)
def test_an_index_that_forgot_is_made_anew(smalls: tuple) -> None:
    """What an index let go of is there again when it is asked for."""
    archive, _ = tied([small.entry() for small in smalls], IDS)
    before = whole(archive)
    for index in (archive.named, archive.signed, archive.tagged):
        index.forget()
    assert whole(archive) == before


@given(smalls, smalls)
def test_an_archive_that_is_not_kept_is_left_alone(one: Small, other: Small) -> None:
    """Linking without what was before changes nothing that was made earlier."""
    first, _ = tied([one.entry()], IDS)
    before = copy.deepcopy(whole(first))
    tied([other.entry()], ())
    assert whole(first) == before


def test_a_title_alone_changes_no_share() -> None:
    """What an edit does not concern stays the same object, so that nothing has to compare it."""
    small = Small("a", "1999", ("Ada",), ("town",), ("article:b",), ("Tom",), (("london", 1),))
    other = replace(article("b"), title="B")
    archive, _ = tied([small.entry(), *entries(Records((other,)), {}).entries], IDS)
    before = archive.named.of("london")
    retitled = entries(Records((replace(other, title="Beta"),)), {}).entries
    archive, _ = tied([archive.entries["a"], *retitled], IDS, archive)
    assert archive.named.of("london") is before
