"""`python -m tests.pastes`: how well the reader does on each paste.

Owns the table. `--wrong` tells what it gets wrong, as the `.gold` files list it; `--accept` writes
that into them. Names of pastes choose among them.
"""

from __future__ import annotations

import argparse
import sys

from tests.pastes.gold import NAMES, WRONG, Gold, accept, load
from tests.pastes.judge import Score, errors, score
from tests.pastes.taken import Taken, reading_of, taken

HEAD = ("paste", "article", "comments", "too many", "authors", "dates", "parents", "Brier")


def main() -> None:
    """Read the pastes and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.pastes", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a paste; all of them by default")
    parser.add_argument("--wrong", action="store_true", help="what the reader gets wrong")
    parser.add_argument("--accept", action="store_true", help="write that into the .gold files")
    options = parser.parse_args()
    read = {name: _read(name) for name in options.names or NAMES}
    if options.accept:
        for name, both in read.items():
            accept(name, errors(*both))
    tell = _wrong if options.wrong else _table
    sys.stdout.write("\n".join([*tell(read), ""]))


def _read(name: str) -> tuple[Gold, Taken]:
    gold = load(name)
    return gold, taken(reading_of(name, gold.text), gold.text)


def _wrong(read: dict[str, tuple[Gold, Taken]]) -> list[str]:
    return [line for name, both in read.items() for line in (f"\n{name}", WRONG, *errors(*both))]


def _table(read: dict[str, tuple[Gold, Taken]]) -> list[str]:
    scores = {name: score(*both) for name, both in read.items()}
    rows = [HEAD, *((name, *_row(found)) for name, found in scores.items()), _total(scores)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _row(found: Score) -> tuple[str, ...]:
    shares = (found.authors, found.dates, found.parents)
    return (
        "right" if found.article else "wrong",
        _of(found.comments),
        f"{found.joins:+}" if found.joins else "",
        *map(_of, shares),
        _mean(found.brier),
    )


def _total(scores: dict[str, Score]) -> tuple[str, ...]:
    found = list(scores.values())
    shares = [
        _of((sum(right for right, _ in column), sum(all for _, all in column)))
        for column in zip(
            *((s.comments, s.authors, s.dates, s.parents) for s in found), strict=True
        )
    ]
    articles = _of((sum(s.article for s in found), len(found)))
    return ("all", articles, shares[0], "", *shares[1:], _mean([b for s in found for b in s.brier]))


def _of(share: tuple[int, int]) -> str:
    return f"{share[0]}/{share[1]}" if share[1] else ""


def _mean(found: list[float]) -> str:
    return f"{sum(found) / len(found):.2f}" if found else ""


if __name__ == "__main__":
    main()
