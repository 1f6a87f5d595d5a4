"""An archive with a word of its own in every field of what is withheld, and where they are left.

A canary is a word that begins with `Zq`, so that it stands in no other word and in no digest.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from generator.concordance.program import found as pagefind
from generator.export.plan import ASKED_FOR
from tests.archives import SMALL, tree

SETTINGS = 'title = "Small"\n'
ALL = f"{SETTINGS}also = {[*ASKED_FOR]}\n"
IN_FULL = "[search]\nfull_text = true\n"
# Every exporter runs, and the texts are searched where the program for it is here.
EVERYTHING = SMALL.replace(SETTINGS, ALL).replace(
    'licence = "CC0 1.0"\n', f'licence = "CC0 1.0"\n{IN_FULL if pagefind()[0] else ""}'
)

CAGE = """\
-- content/cage.md --
---
title: The cage
author: Ines Bell
date: 2003-01-01
formerly: [/2003/cage.html]
---
A bird in a cage, as everybody knows who has seen one.

=== comments ===

@ Quill Zqauthor | 2003-04-17 10:15 | zqident-7731
The mine was dark and Zqbody carried the lamp for eleven years without any pay, in winter too.

![Zqalt picture](zqfile.png) See [Zqlink](https://zqhost.example/zqpath), [[London]], [it](#zqhere).

```
Zqcode
```

@@ Ann | 2003-05-01 | answer-1
> The mine was dark and Zqbody carried the lamp for eleven years without any pay, in winter too.

I am sorry for it, and I am of your opinion in all other things, Quill Zqauthor.

@ Quill Zqauthor | 2003-04-18 | zqident-7732
Nobody answered me about Zqsecond. See [above](comment:cage#zqident-7731).

@@ Sam | 2003-04-19 | answer-2
Another answer.
-- content/cage.notes.jsonl --
{"id": "zqnote-1", "creator": "Editor", "body": {"type": "TextualBody", "value": "Zqremark."}, \
"target": {"source": "comment:cage#zqident-7731", "selector": {"type": "TextQuoteSelector", \
"exact": "carried the lamp"}}}
-- content/2004/other.md --
---
title: Another
date: 2004
---
As was said [here](comment:cage#zqident-7731), and [there](../cage.md#zqident-7732).
"""
ABOUT = """\
[[withhold]]
about = ["comment:cage#zqident-7731", "comment:cage#zqident-7732"]
reason = "privacy"
by = "Zqeditor"
date = 2024-01-01
why = "Zqwhy"
"""

_canary = re.compile(
    rb"zq(?:author|ident-\d+|body|alt|file|link|host|path|here|code|second|note-1|remark|editor|why)",
    re.IGNORECASE,
)


def canaries(root: Path, folders: tuple[str, ...] = ("site", ".variorum")) -> set[str]:
    """Every canary in a file that builds made, or in its name, with the file."""
    found = set()
    for folder in folders:
        for path, data in tree(root / folder).items() if (root / folder).exists() else ():
            whole = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            seen = {*_canary.findall(whole), *_canary.findall(path.encode())}
            found |= {f"{name.decode().lower()} in {folder}/{path}" for name in seen}
    return found


def words(found: set[str]) -> set[str]:
    """The canaries alone."""
    return {one.partition(" ")[0] for one in found}
