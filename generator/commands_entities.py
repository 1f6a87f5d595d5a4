"""What each command of `variorum entities` does; it returns the exit code.

Owns what is done with the files that the user names. Knows nothing of options.
"""

from __future__ import annotations

import os
from pathlib import Path

from generator import registering, reviewing
from generator import report as words
from generator.at_work import at_work
from generator.commands import CLEAN, FAULT, Session, readable
from generator.config import Config
from generator.errors import ConfigError, OutputError, Place, Problem, Severity
from generator.publish import lock


def export(session: Session, file: Path | None, form: str) -> int:
    """Write the register to a new file, or print it."""
    config = session.config()
    if not form:
        form = "tei" if file and file.suffix.lower() in {".xml", ".tei"} else "csv"
    text, problems = registering.export(config.content, form, config.title)
    session.console.problems(problems, config)
    if file is None:
        session.console.document(text)
        return CLEAN
    _put(session.root / file, text)
    session.console.remark(f"Written {file}.")
    return CLEAN


def import_file(
    session: Session, file: Path, into: Path | None, *, for_machines: bool, **how: bool
) -> int:
    """Merge a file into the register; `how` is what `registering.import_file` may be told."""
    config = session.config()
    target = _below(config, session.root / into) if into else ""
    with readable(session.root / file) as path, lock(config.memory, "entities import"):
        done = registering.import_file(path, config.content, target, **how)
    for problem in (*done.problems, *done.conflicts):
        session.console.wrong(words.message(problem))
    if for_machines:
        session.console.json(registering.as_json(done))
    told = registering.summary(done, dry_run=how["dry_run"])
    session.console.remark(told, to_stderr=for_machines)
    return CLEAN


def suggest(session: Session, *, for_machines: bool) -> int:
    """Write the names that stand in no register to the review."""
    config, console = session.config(), session.console
    with at_work(config, "entities suggest", 0, session.progress()) as engine:
        names = reviewing.suggest(config, engine)
        failures = [failure for _, failure in engine.failures]
    console.failures(failures)
    if for_machines:
        console.json(reviewing.suggested_json(names))
    console.remark(reviewing.suggested_words(names), to_stderr=for_machines)
    return FAULT if failures else CLEAN


def apply(session: Session, *, dry_run: bool, for_machines: bool) -> int:
    """Do what the signs in the review say."""
    config, console = session.config(), session.console
    with lock(config.memory, "entities apply"):
        done = reviewing.apply(config.content, dry_run=dry_run)
    console.problems(done.problems, config)
    if for_machines:
        console.json(reviewing.applied_json(done))
    console.remark(reviewing.applied_words(done, dry_run=dry_run), to_stderr=for_machines)
    return CLEAN


def _below(config: Config, path: Path) -> str:
    """A path below the content folder, or as it is."""
    content, given = (Path(os.path.normpath(p.absolute())) for p in (config.content, path))
    return given.relative_to(content).as_posix() if given.is_relative_to(content) else str(path)


def _put(path: Path, text: str) -> None:
    """Write a file where none is; raises ConfigError where one is, OutputError."""
    try:
        with path.open("xb") as file:
            file.write(text.encode())
    except FileExistsError as error:
        hint = "somebody may have worked on it: give another name, or move it away"
        problem = Problem(Place(str(path)), "it is there already", hint, Severity.ERROR)
        raise ConfigError(problem) from error
    except OSError as error:
        message = f"it cannot be written: {error.strerror or error}"
        raise OutputError(Problem(Place(str(path)), message, "", Severity.ERROR)) from error
