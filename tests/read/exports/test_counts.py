"""What goes in comes out: every sample, counted twice."""

from __future__ import annotations

import pytest

from tests.read.exports.counts import SAMPLES, ours, recounted, samples, stated

STATED = stated()
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")


@pytest.mark.parametrize("name", STATED)
def test_counts(name: str) -> None:
    """Our reader and a count that knows none of our code find what the table states."""
    assert STATED[name] == recounted(name)
    assert STATED[name] == ours(name)


def test_every_sample_is_in_the_table() -> None:
    """No sample that is an export is left out of the table."""
    assert list(STATED) == list(samples())
