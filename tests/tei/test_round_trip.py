"""An article that goes out as TEI and comes back."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.read.listing import read_files
from tests.tei.drawn import exported, read_back, readings, shown
from tests.tei.judge import faults


@given(readings())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_all_that_is_seen_comes_back(reading) -> None:
    """Text, notes and their places, and who answers whom are the same; the file is valid."""
    data = exported(reading)
    again = read_back(data)
    assert shown(again) == shown(reading)
    assert [fault for fault in faults(data) if "leads nowhere" not in fault] == []


def test_what_comes_back_goes_out_the_same() -> None:
    """A file that was read is written again as it was."""
    reading = read_files("""-- a.md --
---
title: A
language: de
---
One *two* London **three** four.

=== comments ===

@ Ada | 2020-02-03 10:15 | c1
Said.
@@ Bob | | c2
Answered.

=== notes ===

> two London three
Ed: Over an edge.

> London three four
Tom, 2020: Over another.
""")
    once = exported(reading)
    assert exported(read_back(once)) == once
