"""What a build says of itself: the line that is meant, read once, and harmless to a terminal."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator import report
from generator.errors import Place, Problem
from generator.step import Failure
from tests.archives import write

HOSTILE = "\x1b[31m\x9b2J\u202egnp.exe\u2066\u2069\a\r\x7f\0\ud800"


def obeyed(text: str) -> list[str]:
    """The characters of a text that a terminal obeys, but the ends of lines."""
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    kinds = {c: {unicodedata.category(c), unicodedata.bidirectional(c)} for c in text}
    return [c for c in text if c != "\n" and kinds[c] & {"Cc", "Cs", *bidi}]


def test_nothing_a_terminal_obeys_is_in_a_problem(tmp_path: Path) -> None:
    """Whichever part of a problem a stranger wrote, it has no control character, and 3 lines."""
    write(tmp_path, "-- a.md --\n\x1b]0;owned\x07 a head\n")
    parts = {"message": HOSTILE, "hint": f"{HOSTILE}\nhint: run this", "excerpt": HOSTILE}
    for name, text in parts.items():
        problem = Problem(**{"place": Place("a.md", 1), "message": "m", "hint": "h", name: text})
        told = report.message(problem, tmp_path)
        assert (obeyed(told), told.count("\n")) == ([], 2)
        assert "\ufffd" in told
    told = report.message(Problem(Place(f"{HOSTILE}.md"), "m"))
    assert (obeyed(told), told.count("\ufffd")) == ([], len(set(HOSTILE) & set(obeyed(HOSTILE))))


@pytest.mark.parametrize("verbose", [True, False])
def test_nothing_a_terminal_obeys_is_in_a_failure(*, verbose: bool) -> None:
    """A fault of ours quotes its item, its reason and its traceback without control characters."""
    told = report.failure(Failure(HOSTILE, HOSTILE, f"File x\n{HOSTILE}\n"), verbose=verbose)
    assert obeyed(told) == []
    assert told.count("\n") == (3 if verbose else 2)


@pytest.mark.parametrize("before", ["\f", "\u2028", "\x1c", "\x85", "\v"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_is_counted_as_it_was_read(tmp_path: Path, before: str, end: str) -> None:
    """Only what ends a line for READ ends one in a message."""
    (tmp_path / "a.md").write_bytes(f"\ufeffone{before}{end}two{end}three".encode())
    told = [report.message(Problem(Place("a.md", n), "m"), tmp_path) for n in (1, 2, 3, 4)]
    assert told[0].startswith("content/a.md:1: m\n  1 | one")
    assert told[1:3] == ["content/a.md:2: m\n  2 | two", "content/a.md:3: m\n  3 | three"]
    assert told[3] == "content/a.md:4: m"


def test_a_file_with_many_problems_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many problems a file has, telling them reads it once; the next time, anew."""
    write(tmp_path, "-- a.md --\nfirst\n-- b.md --\nsecond\n")
    asked: list[str] = []

    def reading(root: Path, path: str) -> bytes:
        asked.append(path)
        return (root / path).read_bytes()

    monkeypatch.setattr(report, "read_beneath", reading)
    found = [Problem(Place(name, 1), f"{n}") for name in ("a.md", "b.md") for n in range(50)]
    assert len(list(report.messages(found, tmp_path))) == 100
    assert asked == ["a.md", "b.md"]
    write(tmp_path, "-- a.md --\nanother\n")
    assert "1 | another" in next(report.messages(found, tmp_path))


def test_faults_of_ours_are_counted() -> None:
    """A report with a fault of ours does not say that there is no problem."""
    fault = Failure("item", "reason", "")
    assert report.tally((), ()) == "No problems."
    assert report.tally((), (fault,)) == "1 fault in Variorum."
    assert report.tally((Problem(Place("a"), "m"),), (fault, fault)) == (
        "1 warning, 2 faults in Variorum."
    )
