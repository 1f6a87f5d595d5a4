"""`make bench`: what a build costs, cold, warm and after one edit, each in a fresh process."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import write

SIZES = ((200, 10), (1000, 10))
RUNS = 3


def main() -> None:
    """Measure every size and print a table; medians of three, CPU seconds of all processes."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; CPU s, median of {RUNS}")
    print("| archive | copy of the site | cold | nothing changed | one body edited | pages |")
    print("| --- | --- | --- | --- | --- | --- |")
    for articles, comments in SIZES:
        with tempfile.TemporaryDirectory(dir=_fast()) as folder:
            print(_row(Path(folder) / "archive", articles, comments))


def _row(root: Path, articles: int, comments: int) -> str:
    write(root, articles, comments)
    cold = _median(lambda: _cold(root))
    warm = _median(lambda: _build(root))
    edited = _median(lambda: _edited(root))
    copied = _median(lambda: _copied(root))
    pages = sum(1 for p in (root / "site").rglob("*") if p.is_file())
    ratio = f"{cold / warm:.0f} x"
    return (
        f"| {articles:,} x {comments} | {copied:.2f} | {cold:.2f} | {warm:.2f} (1/{ratio}) |"
        f" {edited:.2f} | {pages:,} |"
    )


def _cold(root: Path) -> float:
    shutil.rmtree(root / "site", ignore_errors=True)
    shutil.rmtree(root / ".variorum", ignore_errors=True)
    return _build(root)


def _edited(root: Path) -> float:
    path = root / "content" / "00" / "a0.md"
    path.write_text(path.read_text("utf-8").replace("\n\n===", " more.\n\n===", 1), "utf-8")
    return _build(root)


def _build(root: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "generator", "-C", str(root), "build", "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    json.loads(done.stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _copied(root: Path) -> float:
    before = os.times()
    shutil.copytree(root / "site", root / "copy")
    after = os.times()
    shutil.rmtree(root / "copy")
    return after.user + after.system - before.user - before.system


def _median(measure) -> float:  # noqa: ANN001
    return sorted(measure() for _ in range(RUNS))[RUNS // 2]


def _fast() -> str | None:
    """Memory, where there is some: a disk hides the work."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


if __name__ == "__main__":
    main()
