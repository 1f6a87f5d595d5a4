"""Archives for tests: a whole folder written as one readable string, and two such archives.

    -- content/a.md --
    # A title
    -- content/old.txt (latin-1) --
    café

A section goes on to the next mark. What stands before the first is for the reader.
"""

from __future__ import annotations

import fcntl
import re
import shutil
from pathlib import Path

from generator import Options, Report, build, load

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "content"
_mark = re.compile(r"^-- (?P<name>\S.*?)(?: \((?P<coding>latin-1)\))? --\n", re.MULTILINE)

SMALL = """\
Every kind of page, in the fewest words.
-- content/archive.toml --
title = "Small"
base_url = "https://small.example/deep/"
licence = "CC0 1.0"
-- content/entities.toml --
[ada-lovelace]
name = "Ada Lovelace"
kind = "person"
[london]
name = "London"
kind = "place"
[royal-society]
name = "Royal Society"
kind = "organisation"
-- content/about.md --
---
title: About
kind: page
---
Who made this.
-- content/1999/mill.md --
---
title: The mill
author: Ines Bell
date: 1999-05
tags: [town]
---
Nothing is named here.
-- content/2001/fire.md --
---
title: The fire
author: [Ines Bell, Tom Hale]
date: 2001-02-03
tags: [fire, town]
---
The mill burnt, and Ada Lovelace wrote to London. [The flood](article:2002/flood) came after.

![A plan](plan.svg)

## Later

For a year nothing stood there but the chimney, and the carters took the long way round by the
common, where in winter the road is a stream and in summer a bed of stones.

They built it again.

=== comments ===

@ Tom Hale | 2001-02-04 10:15 | c1
I was there, with [[London]] behind me.

@@ Ann | 2001-02-05 | c2
So was I. See [the flood](../2002/flood.md).

@ Sam | 2001-02-06 | c3 | re c9
An answer to nobody.

=== notes ===

> The mill burnt
Editor, 2020: The old one; the [[Royal Society]] has a drawing.
-- content/2001/plan.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>
-- content/2002/flood.md --
---
title: The flood
author: Ann
date: 2002-08-12
---
Water stood in London for a week.
-- content/2002/flood.comments.jsonl --
{"id": "f1", "author": "Sam", "date": "2002-08-13", "text": "A *wet* week."}
{"id": "f2", "author": "Ann", "date": "2002-08-14", "text": "Ten days.", "parent": "f1"}
-- content/undated/letter.txt --
---
title: A letter
---
A letter without a date, to the Royal Society.
"""


def sections(text: str) -> list[tuple[str, str, str]]:
    """The parts of a text as name, coding and what stands below the mark."""
    marks = [*_mark.finditer(text)]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [
        (m["name"], m["coding"] or "utf-8", text[m.end() : end])
        for m, end in zip(marks, ends, strict=True)
    ]


def package(name: str, points: str, code: str) -> str:
    """Somebody else's package as it lies where it is installed: its entry points and its module."""
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    info = f"{name}-1.0.dist-info"
    return (
        f"-- {info}/METADATA --\n{about}-- {info}/entry_points.txt --\n{points}\n"
        f"-- {name}.py --\n{code}"
    )


def write(folder: Path, text: str) -> Path:
    """Lay out the files that a text describes; returns the folder. A `$` begins no file's name."""
    for name, coding, body in sections(text):
        if name.startswith("$"):
            continue
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body.encode(coding))
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def built(root: Path, *, jobs: int = 1) -> Report:
    """Build the archive in a folder."""
    return build(load(root), Options(jobs=jobs))


def sample_site(shared: Path) -> Path:
    """The sample archive, built once for all who share a folder; returns its site."""
    root = shared / "the-sample-archive"
    with (shared / "the-sample-archive.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "site").exists():
            shutil.copytree(SAMPLE, root / "content")
            assert not built(root).failures
    return root / "site"
