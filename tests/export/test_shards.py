"""Names by how their words begin: small scripts, and nothing lost on the way."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import urls
from generator.export.shards import BYTES_MAX, Row, Shard, fold, script, shards, tree, words

QUERY_MAX = 50_000
MANY = 100_000
SYLLABLES = "ba be da de ka ke la le ma me na ne ra re sa se ta te va sha che".split()

FOLDED = {
    "Éric Ångström": ["eric", "angstrom"],
    "Groß, SØREN": ["gross", "soren"],
    "O’Brien-Smith": ["o", "brien", "smith"],
    "Łódź æon": ["lodz", "aeon"],
    "ﬁne １２": ["fine", "12"],
    "Ἀριστοτέλης": ["αριστοτελησ"],
    "北京大学": ["北京大学", "京大学", "大学", "学"],
    "snake_case": ["snake", "case"],
    "<!-- -->": [],
}


def made_up(many: int) -> list[Row]:
    """Names of two words, some of them far more common than others."""
    chance = random.Random(1)

    def word(n: int) -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(n)).capitalize()

    first = [word(2 + n % 2) for n in range(1200)]
    last = [word(2 + n % 2) for n in range(9000)]

    def one(of: list[str]) -> str:
        common = chance.random() < 0.5
        return of[min(int(chance.paretovariate(0.9)), len(of)) - 1] if common else chance.choice(of)

    return [Row(f"{one(first)} {one(last)}", 2, f"people/{n}.html", n % 9) for n in range(many)]


def found(made: dict[str, Shard], key: str) -> Shard:
    """The shard that a search for something takes."""
    while key not in made:
        key = key[:-1]
    return made[key]


@pytest.mark.parametrize("text", FOLDED)
def test_words(text: str) -> None:
    """A name is looked up by its words without case, accents or compatibility forms."""
    assert FOLDED[text] == list(words(text))


def test_a_query_costs_little_however_many_names_there_are() -> None:
    """Of 100,000 names a query takes two shards and the first one: under 50 kB, uncompressed."""
    made = shards(made_up(MANY))
    prefixes = tree([shard.prefix for shard in made])
    sizes = sorted(len(script(shard).encode()) for shard in made if shard.prefix)
    first = next(shard for shard in made if not shard.prefix)
    assert sizes[-1] <= BYTES_MAX + 100
    assert len(script(first, prefixes).encode()) + sizes[-1] + sizes[-2] < QUERY_MAX


def test_every_name_is_found_by_both_of_its_words() -> None:
    """Whole words lead to a shard with the name, unless the same two words are too many names."""
    rows = made_up(20_000)
    made = {shard.prefix: shard for shard in shards(rows)}
    for row in rows[:3000]:
        first, last = (*row.words, row.words[0])[:2]
        pair = found(made, f"{first} {last}") if first != last else found(made, first)
        own = {*pair.rows, *found(made, first).rows, *found(made, last).rows}
        if row.spelled not in own:
            assert pair.total > len(pair.rows), row
            assert pair.prefix in {first, f"{first} {last}"}


def test_where_there_is_room_for_all_there_is_one_shard() -> None:
    """A small archive has its names in the first shard alone."""
    (only,) = shards(made_up(50))
    assert (only.prefix, only.total, len(only.rows)) == ("", 50, 50)


def test_the_heaviest_come_first_where_not_all_have_room() -> None:
    """What is named most often stands in the shards of short prefixes."""
    rows = [*made_up(3000), Row("Zoë Kerr", 2, "people/zoe.html", 99)]
    first = shards(rows)[0]
    assert first.rows[0] == Row("Zoë Kerr", 2, "people/zoe.html", 99).spelled
    assert first.total > len(first.rows)


@given(st.lists(st.text(max_size=12), max_size=30))
def test_a_script_holds_any_name_as_text(names: list[str]) -> None:
    """Whatever a name holds, the script has it as JSON without a `<` or a line separator."""
    rows = [Row(name.encode(errors="replace").decode(), 0, "a.html") for name in names]
    for shard in shards(rows):
        text = script(shard)
        assert not {"<", "\u2028", "\u2029"} & set(text)
        assert text.startswith("variorum(")
        read = json.loads(f"[{text.removeprefix('variorum(').removesuffix(');' + chr(10))}]")
        assert {row[0] for row in read[3]} <= {row.text for row in rows}


@given(st.sets(st.text("abc ", max_size=5)))
def test_the_tree_names_every_prefix(ends: set[str]) -> None:
    """From the nested letters the same prefixes are read that were written."""
    wanted = {end[:n] for end in ends for n in range(len(end) + 1)}
    read, around, last = {""}, [""], ""
    for c in tree(wanted):
        if c == "(":
            around.append(last)
        elif c == ")":
            around.pop()
        else:
            last = around[-1] + c
            read.add(last)
    assert read == wanted | {""}


@pytest.mark.parametrize(
    ("prefix", "path"),
    [("", "search/n-.js"), ("con", "search/n-con.js"), ("a b", "search/n-a~20b.js"),
     ("北", "search/n-~5317.js"), ("../x", "search/n-~2e~2e~2fx.js")],
)  # fmt: skip
def test_the_path_of_a_shard_is_a_plain_name(prefix: str, path: str) -> None:
    """A prefix of any script, or a device's name, gives a file name that every disk holds."""
    assert urls.shard(prefix) == path


def test_folding_is_quick_to_say_of_plain_words() -> None:
    """Words of ASCII are only put into small letters."""
    assert fold("London BRIDGE") == "london bridge"
