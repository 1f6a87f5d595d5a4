"""What is said of a site that is too much for a host."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import hosts
from generator.cli import commands
from generator.model.page import Output
from tests.archives import ROOT, SMALL, write

MIB = 1 << 20


def files(sizes: dict[str, int]) -> dict[str, Output]:
    """Files of some sizes."""
    return {path: Output("", size, 0, "") for path, size in sizes.items()}


MANY = {f"a/{n}.html": 0 for n in range(54_001)}
SITES = {
    "a small one": ({"index.html": 100}, 0, []),
    "as many files as may be": ({f"{n}.html": 0 for n in range(19_999)}, 0, []),
    "too many files": (
        MANY,
        0,
        [
            "Cloudflare Pages takes 20,000 files, or 100,000 if paid for; this site has 54,002.",
            "Netlify takes 54,000 files a folder; a has 54,001.",
        ],
    ),
    "a large file": (
        {"a/x.pdf": 26 * MIB + MIB // 2, "b.html": 9},
        2_000,
        ["Cloudflare Pages takes files of 25 MiB; a/x.pdf has 26.5 MiB."],
    ),
    "a large site": (
        {f"{n}.html": 20 * MIB for n in range(60)},
        0,
        ["GitHub Pages takes 1 GB in all; this site has 1.3 GB."],
    ),
    "many old addresses": (
        {"index.html": 9},
        10_500,
        [
            "Cloudflare Pages reads 2,000 lines of _redirects; this site has 10,500.",
            "Netlify reads 10,000 lines of _redirects; this site has 10,500.",
        ],
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_what_a_site_is_beyond_is_said(name: str) -> None:
    """A sentence for each limit passed, with the host, the limit and what the site has."""
    sizes, lines, said = SITES[name]
    assert list(hosts.beyond(files(sizes), lines)) == said


def test_a_build_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands behind the summary, in JSON under `limits`, and changes no exit code."""
    few = hosts.Limit("A host", 3, "3 files", hosts._files)
    monkeypatch.setattr(hosts, "LIMITS", (few,))
    monkeypatch.setattr(hosts, "LINES", {"A host": 1})
    write(tmp_path, SMALL.replace("title: The mill", "title: The mill\nformerly: [/a, /b/]"))
    run = CliRunner().invoke
    ended = run(commands, ["-C", str(tmp_path), "build", "--jobs", "1"])
    last = ended.stdout.splitlines()[-2:]
    assert ended.exit_code == 0
    assert last[0].startswith("A host takes 3 files; this site has ")
    assert last[1] == "A host reads 1 lines of _redirects; this site has 2."
    told = run(commands, ["-C", str(tmp_path), "build", "--json"])
    assert json.loads(told.stdout)["limits"] == last


def test_each_limit_is_documented() -> None:
    """The numbers stand in docs/hosting.md, each beside its host."""
    table = (ROOT / "docs/hosting.md").read_text("utf-8").partition("## Limits")[2]
    rows = {row.split(" | ")[0].removeprefix("| "): row for row in table.splitlines()}
    numbers = [(limit.host, limit.words.partition(" ")[0]) for limit in hosts.LIMITS]
    numbers += [(host, f"{most:,}") for host, most in hosts.LINES.items()]
    numbers = [(host, word) for host, word in numbers if word != "files"]
    assert [pair for pair in numbers if pair[1] not in rows[pair[0]]] == []
