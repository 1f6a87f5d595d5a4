"""Topics of Discourse."""

from __future__ import annotations

import json

import pytest

from generator.read.exports.discourse import parts
from tests.cases import Case, load
from tests.read.exports.json_shown import counts, read, sample, shown


@pytest.mark.parametrize("case", load("discourse"), ids=lambda case: case.name)
def test_discourse(case: Case) -> None:
    """A file is read as its case says."""
    assert case.expected == shown(parts, case.given)


@pytest.mark.parametrize("topic", ["1148", "1149"])
def test_a_real_topic_is_whole(topic: str) -> None:
    """Every post but the first is a comment, and as many are missing as the topic has more."""
    data = sample(f"discourse/discourse_topic_{topic}.json")
    posts, told = data.count(b'"cooked"'), json.loads(data)["posts_count"]
    replies = data.count(b'"reply_to_post_number"') - data.count(b'"reply_to_post_number": null')
    assert (1, posts - 1, replies, told - posts) == counts(parts, data)


def test_a_hostile_topic_is_one_problem() -> None:
    """A topic without an end is told once."""
    found, problems = read(parts, b'{"post_stream":{"posts":[' * 50_000)
    assert (found, [problem.message for problem in problems]) == (
        [],
        ["nested too deeply to be read"],
    )
