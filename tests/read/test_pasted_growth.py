"""Pasted texts of any length: reading one takes work that grows with its lines, not faster."""

from __future__ import annotations

from functools import partial
from string import ascii_lowercase

import pytest

from generator.model.source import Source
from generator.read.whole import read
from tests.counted import lines_run

LINES = 30
# Twice the lines are twice the work, and hardly more.
GROWTH_MAX = 2.1

PROSE = "The river rose in the spring of that year, and nobody in the town had been told of it."
SAID = "well i think so too, why not!"
ARTICLE = f"A Title of Some Words Here\n{PROSE}\n{PROSE}\n"
HEADS = "Ada Low, 3 March 2011\nshe said so\nTom Hale, 4 March 2011\nhe did not\n"

# What is said once, what again and again with a number and a name of its own, and what at the end.
SHAPES = {
    "headings": ("", "Comments\n", ""),
    "headings below an article": (ARTICLE, "Comments\n", ""),
    "headings among prose": ("", f"{PROSE}\nComments\n", ""),
    "headings over prose": (ARTICLE, f"Comments\n{PROSE}\n", ""),
    "headings before heads": (ARTICLE, "Comments\n", HEADS),
    "headings and prose before heads": (ARTICLE, f"Comments\n{PROSE}\n", HEADS),
    "headings and a text before heads": (ARTICLE, "Comments\n", f"{PROSE}\n{HEADS}"),
    "headings that count": (ARTICLE, "{n} Comments\n", ""),
    "a heading below each comment": (ARTICLE, "{name}, 3 March 2011\nso {n}\n{n} replies\n", ""),
    "a heading below each comment, dated behind": (
        ARTICLE, "\nshe said {n}\n{name}, 3 March 2011\n{n} replies\n", "",
    ),
    "bios": ("", "{name} Low is a writer of some kind.\n", ""),
    "bios among prose": ("", f"{PROSE}\n{{name}} Low is a writer.\n{SAID}\n", ""),
    "rules": (ARTICLE, "-----\n", ""),
    "rules among remarks": (ARTICLE, f"{SAID} {{n}}\n-----\n", ""),
    "names": ("", "Ada {name}\n", ""),
    "names under a heading": (f"{ARTICLE}Comments\n", f"Ada {{name}}\n{SAID} {{n}}\n", ""),
    "names before each other": (ARTICLE, f"@Ada {{name}} {SAID}\n", ""),
    "names answered": (ARTICLE, "{name}, 3 March 2011\n@{name} she said {n}\n", ""),
    "quotations": (ARTICLE, f"> {PROSE} {{n}}\n", ""),
    "quotations answered": (
        ARTICLE, f"{{name}}, 3 March 2011\n> what he said of {{n}}, I think\n{SAID}\n", "",
    ),
    "quotations not closed": (ARTICLE, "“she said {n}\n", ""),
    "set in": (ARTICLE, f"{{n}} {{blank}}{{name}}, 3 March 2011\n{{blank}}{SAID}\n", ""),
    "titles": ("", "A Title of {name} and {n}\n", ""),
    "titles parted": ("", "A Title of {name} and {n}\n\n", ""),
    "titles said again": (ARTICLE, "{n} comments on A Title of {name}\n", ""),
    "forms": (ARTICLE, "Leave a reply\n", ""),
    "forms among prose": ("", f"{PROSE}\nLeave a reply\n", ""),
    "buttons before a date": (ARTICLE, "Reply\n", "3 March 2011\nso\n4 March 2011\nno\n"),
    "dates": (ARTICLE, f"3 March 2011\n{SAID} {{n}}\n", ""),
    "numbers": (ARTICLE, "#{n} {name}, 3 March 2011\n@{n} she said so\n", ""),
    "times": (ARTICLE, "[10:15] {name}: yes {n}\n", ""),
    "mails": ("", f"From: {{name}} <a@b.org>\nDate: 3 March 2009\n\n{PROSE}\n", ""),
    "remarks": (ARTICLE, f"{SAID} {{n}}\n", ""),
    "remarks parted": (ARTICLE, f"{SAID} {{n}}\n{SAID}\n\n", ""),
}  # fmt: skip


def paste(shape: str, count: int) -> bytes:
    """A text of a shape, in which something stands so many times."""
    above, again, below = SHAPES[shape]
    told = (again.format(n=n, name=name(n), blank=" " * (n % 20)) for n in range(1, count + 1))
    return f"{above}{''.join(told)}{below}".encode()


def name(number: int) -> str:
    """A name for a number, without digits."""
    letters = [ascii_lowercase[number // 26**place % 26] for place in range(3)]
    return "".join(letters).capitalize()


def work(text: bytes) -> int:
    """How many lines of code run while a text is read."""
    return lines_run(partial(read, Source("a.txt", ""), text, {}))


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_grows_with_the_lines(shape: str) -> None:
    """What twice as many lines add is twice the work, whatever stands again and again in a text."""
    texts = [paste(shape, LINES * times) for times in (4, 1, 2, 4)]
    # The first time, what is remembered of single lines is found.
    _, one, two, four = map(work, texts)
    assert four - two <= GROWTH_MAX * (two - one)
