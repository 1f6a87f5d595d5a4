"""The text of a register file, changed where it has to be."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import toml
from generator.registering.blocks import BlockError, edited
from tests.cases import load
from tests.registering.drawn import ENTRIES, IDS, LISTS, TEXTS, VALUES, files


def read(text):
    """What a file says."""
    return tomllib.loads(text)


@given(files())
def test_statements_are_the_file(drawn):
    """Cut into statements a file is whole, and each of its pairs is found with its value."""
    text, _ = drawn
    rows = list(toml.statements(text))
    assert "".join(row.text for row in rows) == text
    found = {}
    for row in rows:
        if row.key:
            value = tomllib.loads(f"x = {row.text[row.start : row.end]}")["x"]
            found.setdefault(row.table[0], {})[row.key[0]] = value
    assert found == {id: table for id, table in read(text).items() if table}


@given(files())
def test_nothing_to_change(drawn):
    """Where nothing is to be written the file stays as it is, byte for byte."""
    text, tables = drawn
    assert edited(text, {id: {} for id in tables}) == text


@given(files(ENTRIES.filter(bool)), st.data())
def test_one_value_changes(drawn, data):
    """One value is another, and no line but its own is touched; a new one is a line more."""
    text, _ = drawn
    before = read(text)
    id = data.draw(st.sampled_from(sorted(before)))
    key, value = data.draw(st.sampled_from(["name", "died"])), data.draw(TEXTS)
    made = edited(text, {id: {key: value}})
    before[id][key] = value
    assert read(made) == before
    rows = [row.text for row in toml.statements(text)]
    now = [row.text for row in toml.statements(made)]
    if len(now) == len(rows):
        changed = [at for at, row in enumerate(rows) if row != now[at]]
        assert len(changed) <= 1 or not text.endswith("\n")
    else:
        assert len(now) == len(rows) + 1


@given(files(ENTRIES.filter(bool)), LISTS.filter(bool), st.data())
def test_a_list_grows(drawn, more, data):
    """What is put behind a list leaves the texts and remarks in it as they stand."""
    text, _ = drawn
    before = read(text)
    id = data.draw(st.sampled_from(sorted(before)))
    whole = [*before[id].get("aliases", []), *more]
    made = edited(text, {id: {"aliases": whole}})
    before[id]["aliases"] = whole
    assert read(made) == before
    kept = iter(made)
    if "aliases" in tomllib.loads(text)[id]:
        assert all(character in kept for character in text.strip())


@given(files(), st.dictionaries(IDS, VALUES, max_size=4))
def test_entries_are_added(drawn, new):
    """New entries are added, and all lines of the file stay, in their order."""
    text, tables = drawn
    new = {id: values for id, values in new.items() if id not in tables}
    made = edited(text, new)
    assert read(made) == read(text) | new
    lines = iter(made.splitlines())
    assert all(line in lines for line in text.splitlines())


@given(files(), st.dictionaries(IDS, VALUES, max_size=4))
def test_a_sorted_file_stays_sorted(drawn, new):
    """In a file whose entries are sorted new ones come to their places."""
    text, tables = drawn
    ids = [*read(text)]
    if ids == sorted(ids):
        assert [*read(edited(text, {i: new[i] for i in new if i not in tables}))] == sorted(
            {*ids, *new}
        )


@given(files(ENTRIES.filter(bool)), st.data())
def test_a_value_goes(drawn, data):
    """A value that is none is taken out."""
    text, _ = drawn
    before = read(text)
    id = data.draw(st.sampled_from(sorted(before)))
    del before[id]["name"]
    assert read(edited(text, {id: {"name": None}})) == before


@pytest.mark.parametrize("case", load("blocks"), ids=lambda case: case.name)
def test_edited(case):
    """A file is edited as its case says: the file, a line `---`, and what is to change as TOML."""
    text, _, changes = case.given.partition("---\n")
    assert case.expected == edited(text, read(changes)).removesuffix("\n")


@pytest.mark.parametrize(
    "text", ['a = {name = "A"}', 'a.name = "A"', '[[a]]\nname = "A"', "a = 1", "[a.b]\nc = 1"]
)
def test_what_cannot_be_changed(text):
    """An entry without a header of its own is left alone, and named."""
    with pytest.raises(BlockError, match="a"):
        edited(text, {"a": {"name": "B"}})
