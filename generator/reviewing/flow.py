"""From the articles to a review, and from the review to the register.

Owns the file of the review, its reading and its writing; no reader takes it for a source. `apply`
is the only way from it to the register and to the decisions.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.config import Config
from generator.errors import ConfigError, Place, Problem, Severity
from generator.pipeline import prepare
from generator.read.formats import REGISTER
from generator.recognise import lexicon
from generator.recognise.documents import document
from generator.recognise.seam import of_documents
from generator.recognise.unlisted.step import Search, encode, searched
from generator.registering import files
from generator.registering.register import opened, text_of
from generator.reviewing.deciding import decide
from generator.reviewing.proposals import Proposal, proposals
from generator.reviewing.refusing import DECISIONS_FILE, refused, refusing
from generator.reviewing.review import blocks, written
from generator.run.engine import Engine
from generator.single import own_lists

REVIEW = f"{REGISTER}/_review.txt"


class Applied(Struct):
    """What was done, or would be: the new entities, the new names of others, the names refused.

    `left` counts the lines that stay in the review; `files` are those that change.
    """

    added: list[str]
    aliased: dict[str, list[str]]
    never: list[str]
    left: int
    files: list[str]
    problems: list[Problem]


def suggest(config: Config, engine: Engine) -> list[Proposal]:
    """Write what all articles, drafts too, name besides the register; raises ConfigError."""
    old = blocks(_text(config.content, REVIEW))
    step = Search(engine.keep(*encode(own_lists(config.content))), _finders(config))
    planned = prepare(config, engine, drafts=True)
    names = lexicon.decode(engine.room.blob(planned.recognise.lexicon))
    entries = planned.archive.entries.values()
    items = [searched(document(entry.card), entry.sighted) for entry in entries]
    found = engine.map(step, items)
    engine.spare(step, items)
    pairs = zip(entries, found, strict=True)
    each = ((e.card.article.place.file, one) for e, ones in pairs for one in ones or ())
    proposed = proposals(each, names)
    files.write(config.content, {REVIEW: written(proposed, old)})
    return proposed


def _finders(config: Config) -> tuple[str, ...]:
    finders = of_documents(config.recognisers)
    if not finders:
        hint = 'write recognisers = ["gazetteer", "names"]'
        raise ConfigError(_wrong("content/archive.toml", "nothing looks for names here", hint))
    return finders


def apply(content: Path, *, dry_run: bool = False) -> Applied:
    """Do what the signs in the review say; raises ConfigError where there is none."""
    if not (content / REVIEW).exists():
        hint = "`variorum entities suggest` writes it"
        raise ConfigError(_wrong(f"content/{REVIEW}", "there is no review", hint))
    register = opened(content)
    review = blocks(_text(content, REVIEW))
    decided = decide(register, refused(content), review, REVIEW)
    texts, problems = files.changed(register, decided.merged)
    # Of an entity that could not be written the lines stay.
    changes = decided.merged.changes
    done = {number for number, id in decided.done.items() if not id or id in changes}
    stays = [block for block in review if block.number not in done]
    if decided.never:
        texts[DECISIONS_FILE] = refusing(_text(content, DECISIONS_FILE), decided.never)
    if done:
        texts[REVIEW] = "".join(block.text for block in stays)
    if not dry_run:
        files.write(content, texts)
    return Applied(
        added=sorted(decided.merged.new),
        aliased={id: names for id, names in decided.aliased.items() if id in changes},
        never=decided.never,
        left=sum(not block.is_idle for block in stays),
        files=[*texts],
        problems=[*register.problems, *sorted(decided.problems), *problems],
    )


def _wrong(path: str, message: str, hint: str) -> Problem:
    return Problem(Place(path), message, hint, Severity.ERROR)


def _text(content: Path, path: str) -> str:
    return text_of(content, path) if (content / path).exists() else ""
