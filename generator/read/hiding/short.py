"""Short lines, of fewer words than a run has, by which it is seen that one text quotes another.

Owns which of them are compared: the lines of a text, with what others on the same article set apart
as a quotation. So few words in a row are no accident only there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.digest import numbers
from generator.model.body import Body
from generator.model.veil import words
from generator.read.hiding.runs import RUN, Run

WORDS_MIN = 2
QUOTES = ("blockquote", "q")

_line = re.compile(r"[^\n]+")
_marked = re.compile(r"[\"“„«‘>]\s*(?P<said>[^\"“”„«»\n]+)")
_words = re.compile(r"\w.*\w|\w", re.DOTALL)


def lines(text: str, secret: str, article: str) -> list[int]:
    """The numbers of the short lines of a text on an article."""
    said = (_said(line[0]) for line in _line.finditer(text))
    return numbers(secret, (_named(article, line) for line in said if line))


def quotations(body: Body, secret: str, article: str) -> list[Run]:
    """What a text on an article sets apart as a quotation, as far as it is short, in order."""
    within = [(tag.start, tag.end) for tag in body.tags if tag.name in QUOTES]
    found = {}
    for start, end in _apart(body.text, within):
        stretch = _words.search(body.text, start, end)
        if stretch and (said := _said(stretch[0])):
            found[stretch.span()] = _named(article, said)
    named = numbers(secret, found.values())
    runs = (Run(n, *at, alone=True) for at, n in zip(found, named, strict=True))
    return sorted(runs, key=lambda run: run.start)


def _apart(text: str, within: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for line in _line.finditer(text):
        if any(start <= line.start() and line.end() <= end for start, end in within):
            yield line.span()
    yield from (match.span("said") for match in _marked.finditer(text))


def _said(text: str) -> str:
    """Some words as they are compared; empty where they are too few, or enough for a run."""
    said = words(text)
    return " ".join(said) if WORDS_MIN <= len(said) < RUN else ""


def _named(article: str, said: str) -> str:
    return f"{article}\n{said}"
