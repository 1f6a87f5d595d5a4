"""An archive in Russian with every kind of page, and a catalogue that stands for Russian.

Owns both. No Latin letter is in what the archive says, and the catalogue has none: so what of a
page is in Latin letters was never asked of a catalogue.
"""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tests.archives import write
from tools.catalogue import asked

TALK, LONG = 40, 530
FRAME = """\
-- content/archive.toml --
title = "Малый архив"
description = "О мельнице и пожаре."
base_url = "https://small.example/"
language = "ru"
licence = "Общее достояние"
also = ["tei", "author-feeds", "name-feeds", "thread-feeds", "manifest"]
-- content/entities.toml --
[anna]
name = "Анна Белова"
kind = "person"
aliases = ["Белова"]
born = "1840"
died = "1901"
handles = ["Анна"]
see_also = ["mill"]
[river]
name = "Ока"
kind = "place"
latitude = 54.5
longitude = 36.2
[mill]
name = "Мельничное общество"
kind = "organisation"
founded = "1860"
-- content/o.md --
---
title: Об архиве
kind: page
---
Кто это сделал.
-- content/1901/pozhar.md --
---
title: Пожар
author: [Анна, Пётр, Ольга]
date: 1901-02-03
updated: 1902
source: https://old.example/fire
licence: Свободно
tags: [огонь, село]
---
Анна Белова видела Мельничное общество. Потом Ока вышла из берегов.[^1] См. [потоп](potop.md).

[^1]: Так писали.

## Раз

Два.

## Три

Четыре.

## Пять

Шесть.

=== comments ===

@ Пётр | 1901-02-04 10:15 | a1
Я был там. Ока близко.

@@ Ольга | a2
И я.

@ | 1901-02-06 | a3 | re a9
Без имени.

=== notes ===

> Анна Белова видела
Редактор, 1920: Это старая запись; Ока.

> чего нет в тексте
Редактор: Пропало.
-- content/1901/pozhar.notes.jsonl --
{"id": "n9", "body": "О Пётре.", "author": "Редактор", "target": {"source": "pozhar#a1", \
"selector": {"type": "TextQuoteSelector", "exact": "Ока"}}}
-- content/1901/potop.md --
---
title: Потоп
date: 1901~
---
Ока и Анна Белова стояли рядом. См. [пожар](pozhar.md).
-- content/1902/beseda.md --
---
title: Беседа
author: Ольга
date: 1902-08
---
Ока шумит.
-- content/pismo.txt --
---
title: Письмо
---
Без числа. Мельничное общество и Ока.
-- content/pasted/zapis.txt --
Старая запись

Мельница стояла у реки много лет, и все в селе знали её хозяина. Зимой она молчала, а весной опять
шумела, и дети бегали смотреть на колесо.

Потом её не стало.

Комментарии

Пётр, 3 мая 1999
Я помню эту мельницу, она была серая.

Ольга, 4 мая 1999
Нет, Пётр, она была белая!

Мне кажется, вы оба правы, но кто теперь скажет.
"""
STATES = ("deleted", "removed", "pending")
_kept = re.compile(r"%%|%\(\w+\)s|\{\w+\}|<[^<>]*>|[^A-Za-z%{<]+")


def lay(root: Path) -> Path:
    """Write the archive and its catalogue."""
    write(root, FRAME)
    _talk(root / "content/1901/potop.comments.jsonl", TALK)
    _talk(root / "content/1902/beseda.comments.jsonl", LONG)
    locale = root / "templates/locale"
    locale.mkdir(parents=True)
    (locale / "ru.po").write_bytes(catalogue())
    return root


def catalogue() -> bytes:
    """All words of the theme in letters that are not Latin, their values kept."""
    made = Catalog("ru", fuzzy=False)
    for words, _ in asked():
        forms = (words,) if isinstance(words, str) else (words[0], words[1], words[1])
        said = tuple(map(disguised, forms))
        made.add(words, said[0] if isinstance(words, str) else said)
    written = BytesIO()
    write_po(written, made, 0)
    return written.getvalue()


def disguised(words: str) -> str:
    """Words with a Cyrillic letter in the place of each Latin one."""
    at, out = 0, []
    for kept in _kept.finditer(words):
        out += ["ж" * (kept.start() - at), kept[0]]
        at = kept.end()
    return "".join([*out, "ж" * (len(words) - at)])


def _talk(file: Path, count: int) -> None:
    rows = [
        {
            "id": f"{n}",
            "author": ("Пётр", "Ольга", "Анна")[n % 3],
            "date": f"1902-09-{1 + n % 28:02}",
            "text": "Ока, да.",
            **({"parent": f"{n - 1}"} if n % 9 else {}),
            **({"state": STATES[n // 11 % 3]} if n % 11 == 5 else {}),
        }
        for n in range(count)
    ]
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")
