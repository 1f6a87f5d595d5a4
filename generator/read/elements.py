"""Ranges of a text that are selected by its structure alone.

Owns what positions, ids and XPaths mean in a body. Nothing tells whether the text was changed
since: whoever asks has to say so.
"""

from __future__ import annotations

import re

from generator.caps import SELECTOR_STEPS_MAX
from generator.model.body import Body
from generator.read.annotations.parts import Path, Target

# What surrounds an article on any page.
AROUND = frozenset("html body main article section div".split())

_step = re.compile(r"([a-z][a-z0-9]*)(?:\[([0-9]{1,6})\])?")


def selected(body: Body, target: Target, fragment: str) -> tuple[int, int] | None:
    """The range that a target without a quotation selects, if there is one."""
    if target.position:
        start, end = target.position
        return (start, end) if start < end <= len(body.text) else None
    if target.path:
        return _between(body, target.path)
    found = (
        (t.start, t.end) for t in body.tags if fragment and dict(t.attrs).get("id") == fragment
    )
    return next((span for span in found if span[0] < span[1]), None)


def _between(body: Body, path: Path) -> tuple[int, int] | None:
    """The range between two elements, of what of them is within the article."""
    first, last = _element(body, path.start), _element(body, path.end)
    if not (first and last):
        return None
    start = first[0] + path.first
    end = last[1] if path.last is None else last[0] + path.last
    return (start, end) if start < end <= last[1] else None


def _element(body: Body, xpath: str) -> tuple[int, int] | None:
    """The range of an element by the steps to it, those around the article apart."""
    steps = [_step.fullmatch(step) for step in xpath.split("/") if step][:SELECTOR_STEPS_MAX]
    while steps and steps[0] and steps[0][1] in AROUND:
        steps = steps[1:]
    at, stop, depth, span = 0, len(body.tags), 0, None
    for step in steps:
        if step is None:
            return None
        name, nth = step[1], int(step[2] or 1)
        same = [
            n for n in range(at, stop) if body.tags[n].depth == depth and body.tags[n].name == name
        ]
        if not 0 < nth <= len(same):
            return None
        at = same[nth - 1] + 1
        stop = next((n for n in range(at, stop) if body.tags[n].depth <= depth), stop)
        depth, span = depth + 1, (body.tags[at - 1].start, body.tags[at - 1].end)
    return span
