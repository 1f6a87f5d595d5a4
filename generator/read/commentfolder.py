"""The files of comments of an article, as another generator keeps them.

Owns their order, and how what each says becomes comments. How they are written is known to the
reader of such files as an export.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from generator.errors import Place, Severity
from generator.read.exports.answered import put_answer
from generator.read.exports.commentfiles import said
from generator.read.exports.parts import Answer
from generator.read.gather import Gather


def read(gather: Gather, article: str, files: Mapping[str, str]) -> None:
    """Read every file; the name of one need not say when its comment was written."""
    answers: list[tuple[str, Answer]] = []
    spam = 0
    for file, text in files.items():
        for _, part in said(text, file, partial(gather.problem, file=file), article):
            if isinstance(part, Answer):
                answers.append((file, part))
            else:
                spam += 1
    for file, answer in sorted(answers, key=lambda pair: pair[1].date):
        put_answer(gather, article, answer, Place(file, 1))
    if spam:
        message = f"{spam} comment{'s' * (spam > 1)} marked as spam: left out"
        gather.problem(0, message, severity=Severity.NOTICE)
