"""An archive with threads too long for a page, too deep for a phone, and set right to left.

Owns those threads and what leads to their comments from all over the archive; tests nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from tests.archives import write

GIANT, TREE, CHAIN = "long/giant", "long/tree", "chain"
PEOPLE = ("Tom Hale", "Ann", "Sam", "Ines Bell", "Noor")
QUOTED = '{"source": "giant#g2950", "selector": {"type": "TextQuoteSelector", "exact": "Comment"}}'
FRAME = f"""\
-- content/archive.toml --
title = "Long"
base_url = "https://long.example/deep/"
-- content/entities.toml --
[london]
name = "London"
kind = "place"
-- content/long/giant.md --
---
title: The long talk
author: Ines Bell
date: 2001-02-03
---
It begins with London. See [one that came late](comment:long/giant#g2900).
-- content/long/giant.notes.jsonl --
{{"id": "n1", "body": "So it is.", "target": {QUOTED}}}
-- content/long/tree.md --
---
title: One tree
author: Sam
date: 2002-02-03
---
All answers hang from one root.
-- content/chain.md --
---
title: سلسلة
lang: ar
author: نور
date: 2003-02-03
---
نص قصير عن سلسلة من الردود.
-- content/reader.md --
---
title: A reader
author: Ann
date: 2004-01-01
---
See [this](comment:long/giant#g2500) and [that](comment:long/tree#t700).
"""

Row = dict[str, Any]


def _day(n: int, of: int) -> str:
    day = n * 330 // of
    return f"2001-{1 + day // 28:02}-{1 + day % 28:02}T{n % 24:02}:{n % 60:02}"


def giant(count: int = 3000) -> list[Row]:
    """Comments in many strands; of every hundred one links to another."""
    chance = Random(7)
    rows = []
    for n in range(count):
        text = f"Comment {n} speaks of London." if n % 3 else f"Comment {n} says less."
        if n % 100 == 0:
            text += f" See [it](comment:long/giant#g{(n * 7 + 1) % count})."
        row = {"id": f"g{n}", "author": PEOPLE[n % 5], "date": _day(n, count), "text": text}
        if n and chance.random() < 0.7:
            row["parent"] = f"g{max(0, n - chance.randrange(1, 30))}"
        rows.append(row)
    return rows


def tree(count: int = 900) -> list[Row]:
    """One root over hundred branches of nine."""
    rows: list[Row] = [{"id": "t0", "author": "Ann", "date": "2002-03-01", "text": "The root."}]
    for n in range(1, count):
        parent = "t0" if n % 9 == 1 else f"t{n - 1}"
        text = f"Number {n} of London."
        rows.append({"id": f"t{n}", "author": PEOPLE[n % 5], "parent": parent, "text": text})
    return rows


def chain(count: int = 300) -> list[Row]:
    """Each answers the one before."""
    return [
        {
            "id": f"k{n}",
            "author": "نور" if n % 2 else "Sam",
            "date": f"2003-02-{3 + n // 20:02}",
            "text": f"رد رقم {n} في هذه السلسلة، وفيه كلمات قليلة.",
            **({"parent": f"k{n - 1}"} if n else {}),
        }
        for n in range(count)
    ]


def put(root: Path, name: str, rows: list[Row]) -> None:
    """Write the comments on an article."""
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    (root / f"content/{name}.comments.jsonl").write_text(text, "utf-8")


def lay(root: Path, giants: list[Row] | None = None, replies: int = 300) -> Path:
    """Write the archive, perhaps with another giant thread, or a chain of fewer replies."""
    write(root, FRAME)
    put(root, GIANT, giant() if giants is None else giants)
    put(root, TREE, tree())
    put(root, CHAIN, chain(replies))
    return root
