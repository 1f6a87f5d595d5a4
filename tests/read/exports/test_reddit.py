"""Reddit, as its pages and as dumps."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest

from generator.read.exports.parts import Answer, Lacking, Post
from generator.read.exports.reddit import Thing, bare, parts
from tests.cases import Case, load
from tests.read.exports.json_shown import counts, read, sample, shown

LISTING, LOADED = "reddit/thread-3hahrw.listing.json", "reddit/thread-3hahrw.morechildren.ndjson"
COMMENT = b'"kind": "t1"'


@pytest.mark.parametrize("case", load("reddit"), ids=lambda case: case.name)
def test_reddit(case: Case) -> None:
    """A file is read as its case says."""
    assert case.expected == shown(parts, case.given)


def test_what_was_loaded_of_a_real_thread_is_no_longer_missing() -> None:
    """A thread and what was loaded into it are one: only what neither has is missing."""
    both = sample(LISTING) + b"\n" + sample(LOADED)
    _, comments, _, missing = counts(parts, both)
    assert both.count(COMMENT) == comments
    unloadable = both.count(b'"count": 0')
    assert missing == unloadable + 2


@pytest.mark.parametrize("month", ["2005-12", "2012-06", "2018-01", "2023-06"])
def test_the_real_fields_of_a_month_are_those_that_are_read(month: str) -> None:
    """A comment with every field of a month's dump, in each of its types, is read."""
    (schema,) = json.loads(sample(f"reddit/RC_{month}.json"))
    values = {"string": "1", "int": 1, "float": 1.5, "bool": False, "null": None, "array": []}
    for field, kinds in schema["schema"].items():
        for kind in kinds:
            told = {name: values.get(at[0]["type"], {}) for name, at in schema["schema"].items()}
            told[field] = values.get(kind["type"], {})
            found, problems = read(parts, json.dumps(told).encode())
            assert ([type(part) for part in found], problems) == ([Answer], []), field


def test_a_dump_is_not_held() -> None:
    """Memory does not grow with the number of lines."""
    line = b'{"id":"%d","link_id":"t3_z","parent_id":"t3_z","body":"One","subreddit":"s"}\n'
    file = io.BytesIO(b"".join(line % n for n in range(20_000)))
    tracemalloc.start()
    try:
        assert sum(1 for _ in parts(file, print)) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


def test_a_hostile_listing_is_one_problem() -> None:
    """Replies without an end are not followed, and nothing raises."""
    found, problems = read(parts, b'{"kind":"t1","data":{"replies":' * 50_000)
    assert (found, [problem.message for problem in problems]) == (
        [],
        ["nested too deeply to be read"],
    )


def test_a_deep_listing_keeps_its_order() -> None:
    """Comments come as on the page: each with what answers it, before the next."""
    told: list[object] = []
    for depth in range(90, 0, -1):
        replies = {"kind": "Listing", "data": {"children": told}}
        last = {"id": f"z{depth}", "link_id": "t3_z", "parent_id": "t3_z", "body": "B"}
        first = {**last, "id": f"a{depth}", "replies": replies}
        told = [{"kind": "t1", "data": first}, {"kind": "t1", "data": last}]
    found, problems = read(parts, json.dumps(told).encode())
    ids = [part.id for part in found if isinstance(part, Answer)]
    assert ids == [f"a{n}" for n in range(1, 91)] + [f"z{n}" for n in range(90, 0, -1)]
    assert problems == []


def test_scores_and_the_like_are_not_read() -> None:
    """Of a thing only what is published of it is read."""
    assert not {"score", "ups", "author_fullname", "author_flair_text"} & set(
        Thing.__struct_fields__
    )


@pytest.mark.parametrize("number", [1, 35, 36, 46655, 46656, 10**15])
def test_ids_as_numbers(number: int) -> None:
    """An id to the base of ten is the one to the base of 36."""
    assert number == int(bare(number), 36)


def test_parts_of_one_article_have_one_key() -> None:
    """A submission, its comments and what is missing of them are brought together by its id."""
    case = load("reddit")[0]
    found, _ = read(parts, case.given.encode())
    assert {part.key if isinstance(part, Post) else part.article for part in found} == {"ab1"}
    assert sum(isinstance(part, Lacking) for part in found) == 1
