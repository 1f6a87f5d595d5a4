"""`make bench`: Variorum, Hugo and Pelican on the same archives, into `benchmarks/results.md`.

Owns the options and which archives are measured with whom.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from benchmarks import machine, peers
from benchmarks.measure import Plan, measure
from benchmarks.process import CommandError
from benchmarks.results import Findings, markdown
from benchmarks.small import small

HERE = Path(__file__).parent
SIZES = ("1000x10", "10000x10", "2000x100")
SCALE = "100000x10"
FIRST = SIZES[0]


def main() -> None:
    """Measure, tell and write."""
    options = _options()
    found = peers.find(options.peers)
    for line in found.missing:
        _tell(line)
    sizes = (options.only,) if options.only else (FIRST,) if options.quick else SIZES
    runs = 1 if options.quick else options.runs
    smallest = small(_tell)
    measured = tuple(measure(_plan(size, runs), found, _tell) for size in sizes)
    findings = Findings(machine.described(), found.versions, found.missing, smallest, measured)
    options.out.write_text(markdown(findings), "utf-8")
    if options.scale:
        plan = _plan(SCALE, 1)._replace(hugo=False)
        findings = findings._replace(scale=measure(plan, found, _tell))
        options.out.write_text(markdown(findings), "utf-8")
    _tell(f"\nwritten: {options.out}")


def _plan(size: str, runs: int) -> Plan:
    articles, _, comments = size.partition("x")
    smallest = size == FIRST
    return Plan(int(articles), int(comments), runs, pelican=smallest, hugo_live=smallest)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{FIRST} alone, each once")
    parser.add_argument("--only", metavar="SIZE", help="one archive, as in 2000x100")
    parser.add_argument("--scale", action="store_true", help=f"{SCALE} too, Variorum alone, once")
    parser.add_argument("--runs", type=int, default=3, help="runs of each; the median is told")
    parser.add_argument("--peers", type=Path, default=peers.FOLDER, help="where the peers are")
    parser.add_argument("--out", type=Path, default=HERE / "results.md", help="what to write")
    return parser.parse_args()


def _tell(line: str) -> None:
    print(line, flush=True)


def _stopped(*_: object) -> None:
    """Leave by the way that stops servers and clears folders away."""
    sys.exit("stopped")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stopped)
    try:
        main()
    except CommandError as error:
        sys.exit(str(error))
