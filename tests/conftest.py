"""How the tests are run: the same examples every time, and no clock."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A shell that starts the tests in the background has them ignore Ctrl-C, and so would all that
# they start; some are there to be interrupted.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "variorum",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("variorum")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take a folder of hostile texts, a line of a `.txt` or a whole file each."""
    parser.addoption("--vectors", type=Path, help="a folder of hostile texts to be tried")
