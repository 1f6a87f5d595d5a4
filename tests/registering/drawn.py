"""Register files and entries, drawn at random.

Owns what the tests of this room share; tests nothing.
"""

from __future__ import annotations

from hypothesis import strategies as st

from generator import toml
from generator.read.register import FACTS

# What people write into names, and what means something to TOML, CSV, a spreadsheet or XML.
SIGNS = "aB é'\"\\,;|#[]{}=+-@<&>\t\n’0Ж"
TEXTS = st.text(SIGNS, min_size=1, max_size=12).filter(str.strip)
LISTS = st.lists(TEXTS, max_size=4, unique=True)
IDS = st.from_regex(r"[a-c0-2]{1,2}(-[ab])?", fullmatch=True)
KINDS = st.sampled_from(["person", "place", "organisation", "event", "work"])
DATES = st.sampled_from(["1040", "1911~", "1815-12-10", "-43", "about 1040", "=1+1"])
DEGREES = st.floats(-90, 90) | st.integers(-90, 90)
VALUES = st.fixed_dictionaries(
    {"name": TEXTS, "kind": KINDS},
    optional={
        "sort": TEXTS, "aliases": LISTS, "weak": LISTS, "near": LISTS, "not": LISTS,
        "description": TEXTS, "wikidata": st.just("Q84"), "gnd": st.just("118540238"),
        "same_as": st.just(["https://www.wikidata.org/entity/Q84", "https://a.org/?a;b|c"]),
        "latitude": DEGREES, "longitude": DEGREES, "merged_into": IDS,
        "formerly": st.lists(IDS, max_size=2, unique=True),
        "handles": LISTS, "see_also": st.lists(IDS, max_size=2, unique=True),
    } | dict.fromkeys(FACTS, DATES),
)  # fmt: skip
ENTRIES = st.dictionaries(IDS, VALUES, max_size=5)

_remarks = st.sampled_from(["", "", '  # = "a" [b]', "\t#", " # 'x"])
_idle = st.lists(
    st.sampled_from(["", "", "  ", "# remark", '  # [no] = "header"', "#"]), max_size=3
)
_styles = st.sampled_from(["{}", "{}", " {}", "\t{}"])
_equals = st.sampled_from([" = ", "=", "  =\t"])


@st.composite
def files(draw, entries=ENTRIES):
    """A register file, written in many ways, and the tables that it holds."""
    tables = draw(entries)
    order = draw(st.permutations(sorted(tables)))
    lines = draw(_idle)
    for id in order:
        lines.append(
            draw(st.sampled_from(["[{}]", '["{}"]', "[ {} ]"])).format(id) + draw(_remarks)
        )
        for key, value in tables[id].items():
            lines += draw(_idle)
            pair = draw(_styles).format(key) + draw(_equals) + _spelt(draw, value) + draw(_remarks)
            lines += pair.split("\n")
        lines += draw(_idle)
    text = draw(st.sampled_from(["\n", "\r\n"])).join(lines)
    return text + draw(st.sampled_from(["", "\n"])) if text else "", tables


def _spelt(draw, value):
    """A value in one of the ways that TOML has for it."""
    if isinstance(value, list) and value and draw(st.booleans()):
        commas = [","] * (len(value) - 1) + [draw(st.sampled_from(["", ","]))]
        pairs = zip(value, commas, strict=True)
        items = [f"  {toml.quoted(item)}{comma}{draw(_remarks)}" for item, comma in pairs]
        return "\n".join(["[" + draw(_remarks), *items, draw(_remarks), "]"])
    if isinstance(value, str) and "'" not in value and "\n" not in value and draw(st.booleans()):
        return f"'{value}'"
    if isinstance(value, str) and '"' not in value and "\\" not in value and draw(st.booleans()):
        return f'"""\n{value}"""'
    return toml.spelt(value)
