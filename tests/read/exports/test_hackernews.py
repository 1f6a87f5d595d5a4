"""Hacker News, as its API and as Algolia tell of it."""

from __future__ import annotations

import json
import random
import re

import pytest

from generator.read.exports.hackernews import parts
from generator.read.exports.parts import Answer
from tests.cases import Case, load
from tests.read.exports.json_shown import read, sample, shown


@pytest.mark.parametrize("case", load("hackernews"), ids=lambda case: case.name)
def test_hackernews(case: Case) -> None:
    """A file is read as its case says."""
    assert case.expected == shown(parts, case.given)


def test_the_real_items_are_read() -> None:
    """Each item that the API's own description shows is read without a fault."""
    text = sample("hacker-news/README.md").decode()
    blocks = re.findall(r"^```javascript\n(.+?)^```$", text, re.MULTILINE | re.DOTALL)
    items = [block for block in blocks if re.search(r'"type" : "(?!pollopt)', block)]
    for item in items:
        found, problems = read(parts, item.encode())
        kids = len(json.loads(item).get("kids", ()))
        lacking = [part.count for part in found if not hasattr(part, "date")]
        assert (problems, bool(lacking)) == ([], bool(kids))
        assert not lacking or lacking[0] >= kids
    found, problems = read(parts, "".join(items).encode())
    assert (len(items), []) == (sum(hasattr(part, "date") for part in found), problems)


def test_the_order_of_items_does_not_matter() -> None:
    """However the items of a thread are shuffled, its comments are the same."""
    items = [b'{"id":1,"type":"story","title":"T","by":"mara"}']
    line = b'{"id":%d,"parent":%d,"type":"comment","by":"odo","text":"B"}'
    items += [line % (n, max(1, n // 2)) for n in range(2, 200)]
    expected = sorted(map(repr, read(parts, b"\n".join(items))[0]))
    for seed in range(5):
        random.Random(seed).shuffle(items)
        assert expected == sorted(map(repr, read(parts, b"\n".join(items))[0]))


@pytest.mark.parametrize("step", [1, -1])
def test_a_long_chain_is_followed(step: int) -> None:
    """A hundred thousand items, each of which answers the last, are one thread either way."""
    line = b'{"id":%d,"parent":%d,"type":"comment","by":"odo","text":"B"}'
    items = [line % (n, n - 1) for n in range(1, 100_001)][::step]
    found, problems = read(parts, b"\n".join(items))
    assert problems == []
    assert {part.article for part in found if isinstance(part, Answer)} == {"0"}
    assert len(found) == len(items)


def test_a_deep_tree_is_followed_and_a_hostile_one_is_one_problem() -> None:
    """Four hundred levels of answers are all read; those without an end are told once."""
    level = b'{"id":%d,"type":"comment","author":"odo","text":"B","story_id":1,"children":['
    deep = b"".join(level % n for n in range(2, 402)) + b"]}" * 400
    found, problems = read(parts, deep)
    assert (len(found), problems) == (400, [])
    found, problems = read(parts, level % 2 * 50_000)
    assert (found, [problem.message for problem in problems]) == (
        [],
        ["nested too deeply to be read"],
    )
