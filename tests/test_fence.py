"""The fence around a record: deadlines in processor time."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from contextlib import suppress

import pytest

from generator import fence

STUCK = """
from itertools import repeat
from generator import fence
fence.STUCK_SECONDS_MAX = 1
with fence.watching(ends_process=True), fence.within(1):
    sum(repeat(0))
"""


@pytest.fixture(autouse=True)
def _short_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a tenth of a second be one."""
    monkeypatch.setattr(fence, "SECOND", 0.1)


def spin() -> None:
    """Work for ever."""
    while True:
        pass


def test_a_deadline_ends_what_goes_on_for_ever() -> None:
    """Work past its deadline is ended, and what comes after it has none."""
    fence.begin()
    with fence.watching():
        with pytest.raises(fence.BreachError, match="too long"), fence.within(1):
            spin()
        assert fence.gave_up()
        with fence.within(100):
            pass


def test_a_pattern_that_never_ends_is_ended() -> None:
    """A regular expression that tries for ever does not keep a deadline from passing."""
    with fence.watching(), pytest.raises(fence.BreachError), fence.within(1):
        re.match(r"(a|a)*b", "a" * 60)


def test_the_deadline_around_holds() -> None:
    """A longer deadline within a shorter one does not outlast it."""
    with fence.watching(), pytest.raises(fence.BreachError), fence.within(1), fence.within(1000):
        spin()


def test_what_catches_the_end_does_not_escape_it() -> None:
    """Work that carries on after it was told to end is told again."""

    def catch() -> None:
        with suppress(fence.BreachError):
            spin()
        spin()

    with fence.watching(), pytest.raises(fence.BreachError), fence.within(1):
        catch()


def test_a_process_that_python_has_left_is_ended() -> None:
    """A worker ends where code that no signal reaches goes on for ever."""
    done = subprocess.run([sys.executable, "-c", STUCK], check=False)
    assert done.returncode == -signal.SIGVTALRM


def test_nothing_is_left_of_it() -> None:
    """Afterwards the signal means what it meant, and no timer runs."""
    before = signal.getsignal(signal.SIGPROF)
    with fence.watching(), fence.watching():
        assert signal.getitimer(signal.ITIMER_PROF)[1] > 0
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_another_thread_works_without() -> None:
    """Where the system cannot tell, the work is done as if there were no deadline."""
    done = []

    def work() -> None:
        with fence.watching(), fence.within(1):
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]


def test_records_are_told_and_spared_by_number() -> None:
    """Each record that is begun is told of, and one to be spared is not begun."""
    told: list[int] = []
    fence.begin(frozenset({2}), told.append)
    for number in (1, 2, 3):
        if number == 2:
            with pytest.raises(fence.BreachError, match="ended the process"), fence.record(1):
                raise AssertionError
            continue
        with fence.record(1):
            pass
    assert told == [1, 3]
    assert fence.gave_up()
    fence.begin()
    assert not fence.gave_up()
