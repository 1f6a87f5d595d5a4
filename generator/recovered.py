"""What a pasted text was taken for, line by line: `variorum recover`.

Owns the account in words and for machines, and the writing of a first file of corrections. Knows
nothing of how a paste is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.errors import ConfigError, OutputError, Place, Problem, Severity
from generator.model.reading import Claim
from generator.model.records import HINT_MIN, NEST_MIN, Comment
from generator.read.formats import CORRECTIONS, PASTED, ending_of, stem_of
from generator.read.proposal import percent, proposal
from generator.report import problem_json
from generator.single import Single, read_single

SCHEMA = "archive-recovery/1"
SHOWN_CHARS = 48
KINDS = {"body": "article", "remainder": "left over"}
SEPARATOR = "separator"
OTHERS = {
    ".md": "an article in Markdown",
    ".markdown": "an article in Markdown",
    ".toml": "a register of names, or decisions on them",
    PASTED: "a text with a head or marks of its own, or mail",
}


def read_pasted(path: Path) -> Single:
    """Read a pasted text; raises ConfigError for any other file."""
    if path.name.endswith(CORRECTIONS):
        hint = f"name the text itself, {stem_of(stem_of(path.name))}{PASTED}"
        raise _refused(path, "these are the corrections of a pasted text", hint)
    single = read_single(path)
    if any(_claims(single)):
        return single
    records = single.reading.records
    if not records.articles and records.problems:
        raise ConfigError(records.problems[0])
    if ending_of(path.name) == PASTED and not single.text.strip():
        raise _refused(path, "no pasted text: it is empty", "paste a text into it")
    what = OTHERS.get(ending_of(path.name), "an export or a saved page")
    hint = (
        f"a pasted text is a {PASTED} without a head and without marks; "
        "`variorum read FILE` shows what this one is read as"
    )
    raise _refused(path, f"no pasted text, but {what}", hint)


def write(path: Path, single: Single) -> Path:
    """Write a first file of corrections beside a pasted text, over none; raises OutputError."""
    file = path.with_name(stem_of(path.name) + CORRECTIONS)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(proposal(single.reading, single.text))
    except FileExistsError:
        hint = "correct that one, or move it away and run this again"
        raise _unwritten(file, "there already, and left as it is", hint) from None
    except OSError as error:
        hint = "give the folder room, and this user leave to write there"
        raise _unwritten(file, f"cannot be written: {error.strerror or error}", hint) from error
    return file


def account(path: Path, single: Single) -> str:
    """What each line of a pasted text was taken for, in words."""
    comments = {comment.id: comment for comment in single.reading.records.comments}
    told = [str(path), *_counted(single), ""]
    for claim in _claims(single):
        kind, _, id = claim.subject.partition(":")
        what = f"{KINDS.get(kind, kind)} {id}".rstrip()
        sure = percent(claim.certainty)
        begin = _beginning(single, claim)
        told.append(f"{claim.line:5}  {what:12} {sure:>5}  {begin:{SHOWN_CHARS}}  {claim.rule}")
        if id in comments and comments[id].place.line == claim.line:
            told += (f"{'':27}{fact}" for fact in _facts(comments[id], comments))
    return "\n".join(told)


def as_json(path: Path, single: Single) -> dict[str, Any]:
    """The same for machines, in the form `archive-recovery/1`."""
    reading = single.reading
    return {
        "schema": SCHEMA,
        "file": str(path),
        "sha256": reading.fixity,
        "counts": _counts(single),
        "claims": [
            {
                "line": claim.line,
                "start": claim.start,
                "end": claim.end,
                "subject": claim.subject,
                "rule": claim.rule,
                "certainty": claim.certainty,
                "text": single.text[claim.start : claim.end],
            }
            for claim in _claims(single)
        ],
        "links": [_link(comment) for comment in reading.records.comments],
        "problems": [problem_json(problem) for problem in reading.records.problems],
    }


def _claims(single: Single) -> Iterator[Claim]:
    return (claim for claim in single.reading.claims if claim.subject != SEPARATOR)


def _counts(single: Single) -> dict[str, int]:
    kinds = [claim.subject.partition(":")[0] for claim in _claims(single)]
    comments = single.reading.records.comments
    guesses = [c.inference for c in comments if c.inference]
    links = [guess.confidence for guess in guesses if guess.parent is not None]
    return {
        "article": kinds.count("body"),
        "byline": kinds.count("byline"),
        "comments": len(comments),
        "strong": sum(sure >= NEST_MIN for sure in links),
        "fair": sum(HINT_MIN <= sure < NEST_MIN for sure in links),
        "weak": sum(sure < HINT_MIN for sure in links),
        "certain": len(comments) - len(guesses),
        "left_over": kinds.count("remainder"),
    }


def _counted(single: Single) -> Iterator[str]:
    counts = _counts(single)
    byline = next((claim.line for claim in _claims(single) if claim.subject == "byline"), None)
    bounds = {
        "strong": f"at {percent(NEST_MIN)} or more",
        "fair": f"at {percent(HINT_MIN)} or more",
        "weak": "below",
    }
    guessed = ", ".join(f"{counts[key]} {bound}" for key, bound in bounds.items())
    told = {
        "SHA-256": single.reading.fixity,
        "article": _lines(counts["article"]),
        "byline": f"line {byline}" if byline else "none",
        "comments": counts["comments"],
        "answers": f"{counts['certain']} certain; to other comments, guessed: {guessed}",
        "left over": _lines(counts["left_over"]),
    }
    return (f"  {name:9}  {value}" for name, value in told.items())


def _lines(count: int) -> str:
    return f"{count} line{'s' * (count != 1)}"


def _facts(comment: Comment, comments: dict[str, Comment]) -> Iterator[str]:
    """What is known or guessed of a comment."""
    if comment.author or comment.date:
        by = f"by {comment.author}" if comment.author else ""
        yield " ".join(filter(None, (by, comment.date.text if comment.date else "")))
    guess = comment.inference
    if guess is None:
        yield f"answers {_named(comment.parent, comments)}"
    else:
        parent = _named(guess.parent, comments)
        yield f"probably answers {parent}: {guess.cue}, {percent(guess.confidence)}"


def _named(id: str | None, comments: dict[str, Comment]) -> str:
    if id is None:
        return "the article"
    return f"{id} (line {comments[id].place.line})" if id in comments else id


def _link(comment: Comment) -> dict[str, Any]:
    guess = comment.inference
    return {
        "comment": comment.id,
        "line": comment.place.line,
        "parent": guess.parent if guess else comment.parent,
        "inferred": guess is not None,
        "confidence": guess.confidence if guess else 1.0,
        "cue": guess.cue if guess else "",
    }


def _beginning(single: Single, claim: Claim) -> str:
    text = " ".join(single.text[claim.start : claim.end][: 2 * SHOWN_CHARS].split())
    return text if len(text) <= SHOWN_CHARS else f"{text[: SHOWN_CHARS - 1].rstrip()}…"


def _refused(path: Path, message: str, hint: str) -> ConfigError:
    return ConfigError(Problem(Place(str(path)), message, hint, Severity.ERROR))


def _unwritten(path: Path, message: str, hint: str) -> OutputError:
    return OutputError(Problem(Place(str(path)), message, hint, Severity.ERROR))
