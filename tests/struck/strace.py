"""The test's side: which calls a process makes, and a process hit at some of them."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.struck.idle import IDLE, when

STRACE = shutil.which("strace")
traced = [
    pytest.mark.skipif(STRACE is None, reason="strace is missing"),
    pytest.mark.skipif(platform.machine() != "x86_64", reason="the calls are named as on x86_64"),
]

ROOT = Path(__file__).parents[2]
KILLED = -9
TRACED = "trace=" + ",".join(IDLE)
# These are many and mostly read: of them a stride is taken.
MANY = frozenset(("openat", "read", "pread64", "close"))

# The call and its number; several folders are laid by them.
Point = tuple[str, int]


def strace(program: Iterable[str], points: Iterable[str], *options: str) -> list[int]:
    """Run a program of the struck kind at some points; return each child's exit code."""
    script, *arguments = program
    environment = os.environ | {"PYTHONPATH": f"{Path(script).parent}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [str(STRACE), "-f", "-qq", *options, sys.executable, "-B", script, *arguments],
        input="\n".join(points),
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return [int(code) for code in done.stdout.split()]


def calls_made(program: Iterable[str], place: Path, *options: str) -> Counter[str]:
    """Count the calls of one piece of work that nobody disturbs."""
    log = place.parent / "log"
    point = f"fsync {when('fsync')} {place}"
    strace(program, [point], "-o", str(log), "-e", TRACED, *options)
    lines = [line.split(maxsplit=1) for line in log.read_text(encoding="utf-8").splitlines()]
    parent = lines[0][0]
    found = [re.match(r"\w+", call) for pid, call in lines if pid != parent]
    return Counter(f[0] for f in found if f and f[0] in IDLE)


def numbered(made: Mapping[str, int], calls: Iterable[str], stride: int) -> list[Point]:
    """Every point at which some calls are to be hit: of those that are many every `stride`-th."""
    return [
        (call, number)
        for call in sorted(set(calls))
        for number in range(1, made.get(call, 0) + 1, stride if call in MANY else 1)
    ]


def hit(
    program: Iterable[str], laid: Mapping[Point, Path], how: str, *more: str, on: str = ""
) -> dict[Point, int]:
    """Hit a process at every point, each in the place laid for it; return the exit codes."""
    calls = sorted({call for call, _ in laid})
    hits = [f"inject={call}:{how}:when={when(call)}{on}" for call in calls]
    options = ["-o", os.devnull, "-e", TRACED, *(x for h in hits for x in ("-e", h))]
    # Where strace stops a process at these calls alone it is quick, and gives it no signal.
    quick = [] if "signal" in how else ["--seccomp-bpf"]
    lines = [f"{call} {number} {place}" for (call, number), place in laid.items()]
    codes = strace(program, lines, *quick, *options, *more)
    return dict(zip(laid, codes, strict=True))


def unhurt(program: Iterable[str], places: Iterable[Path]) -> list[int]:
    """Let a process do its work at some places; return the exit codes."""
    points = [f"mkdir {when('mkdir')} {place}" for place in places]
    return strace(program, points, "-e", "trace=none")
