"""A hundred good articles with comments, notes and a name, and what a file does to their pages.

Owns those articles and the judge of their pages; tests nothing. The first and the last of all stand
at the edges, and nobody looks at them: whatever else there is may be their neighbour.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from generator import Report
from tests.archives import built, tree, write

COUNT = 100
FRAME = """\
-- content/archive.toml --
title = "Hundred"
base_url = "https://hundred.example/"
-- content/entities.toml --
[quillon-marsh]
name = "Quillon Marsh"
kind = "place"
-- content/good/a.md --
---
title: The first
date: 1700-01-01
---
Nothing came before.

=== notes ===

> Nothing came
Editor, 1702: So it is said.
-- content/good/z.md --
---
title: The last
date: 1700-12-31
---
Nothing came after.

=== notes ===

> Nothing came
Editor, 1702: So it is said.
"""
ARTICLE = """\
---
title: Good {n}
author: Writer {author}
date: 1700-{month:02}-{day:02}
tags: [kept]
---
Entry {n} of the log kept at Quillon Marsh. See [another](article:good/n{other:03}).

=== comments ===

@ Reader {author} | 1701-02-03 | c1
Seen, *entry* {n}.

@@ Keeper | 1701-02-04 | c2
So it was.

=== notes ===

> Entry {n} of the log
Editor, 1702: In another hand.
"""


def lay(root: Path) -> Path:
    """Write the archive."""
    write(root, FRAME)
    for n in range(COUNT):
        text = ARTICLE.format(
            n=n, author=n % 7, month=2 + n // 28, day=1 + n % 28, other=(n + 1) % COUNT
        )
        (root / f"content/good/n{n:03}.md").write_text(text, "utf-8")
    return root


def beside(good: Path, root: Path) -> Path:
    """Copy the archive with its site and its memory, to which something may be added."""
    shutil.copytree(good, root, dirs_exist_ok=True)
    return root


def pages(root: Path) -> dict[str, bytes]:
    """The pages and the data of the good articles."""
    site = tree(root / "site")
    return {name: data for name, data in site.items() if "good/n" in name}


def changed(root: Path, good: dict[str, bytes], leading: bytes = b"\0") -> list[str]:
    """Which of the good pages are not as they were, but for lines that lead to somewhere else."""
    now = {
        name: b"".join(line for line in data.splitlines(keepends=True) if leading not in line)
        for name, data in pages(root).items()
    }
    return sorted(name for name in good.keys() | now.keys() if good.get(name) != now.get(name))


def told(report: Report) -> dict[str, list[str]]:
    """What is said of each file."""
    found: dict[str, list[str]] = {}
    for problem in report.planned.problems:
        found.setdefault(problem.place.file, []).append(problem.message)
    return found


def counted(root: Path) -> int:
    """How many comments the data of the site hold, but for those of the good articles."""
    folder = root / "site/data/articles"
    files = [file for file in folder.rglob("*.json") if "good/" not in file.as_posix()]
    return sum(len(json.loads(file.read_bytes())["comments"]) for file in files)


__all__ = ["COUNT", "beside", "built", "changed", "counted", "lay", "pages", "told"]
