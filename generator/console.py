"""What the commands print, and on which stream.

Owns how loud a command is: results go to standard output, whatever is wrong to standard error.
Nothing reaches a terminal that it would obey instead of showing. Ends nothing: the codes are
`cli`'s.
"""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Iterable
from typing import Any, TextIO

import click
import msgspec
from msgspec import Struct

from generator import report as words
from generator.config import Config
from generator.errors import OutputError, Place, Problem, Severity, VariorumError
from generator.pipeline import Report
from generator.run.engine import Progress
from generator.step import Failure

PROGRESS_EVERY = 25

# In JSON these stand within strings alone, where they may as well be written as escapes.
_obeyed = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Console(Struct, frozen=True):
    """The two streams, as loud as the user wants them."""

    verbose: bool = False
    quiet: bool = False

    def result(self, text: str) -> None:
        """Print what was asked for."""
        _say(words.plain_lines(text))

    def document(self, text: str) -> None:
        """Print a file as it is; to a terminal, without what that would obey."""
        if sys.stdout.isatty():
            self.result(text)
        else:
            _say(text.encode(), nl=False)

    def remark(self, text: str, *, to_stderr: bool = False) -> None:
        """Print what `-q` wants unsaid."""
        if not self.quiet:
            _say(words.plain_lines(text), err=to_stderr)

    def wrong(self, text: str) -> None:
        """Say what is wrong."""
        _say(words.plain_lines(text), err=True)

    def json(self, value: Any) -> None:
        """Print one object for machines."""
        text = msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
        _say(_obeyed.sub(lambda found: f"\\u{ord(found[0]):04x}", text))

    def problems(self, found: Iterable[Problem], config: Config) -> None:
        """Say what is wrong with the content of an archive."""
        for told in words.messages(found, config.content):
            self.wrong(told)

    def by_kind(self, found: Iterable[Problem], config: Config) -> None:
        """The same, those of a kind together below what they have in common."""
        for kind, own in words.by_kind(found):
            self.wrong(f"== {words.KINDS[kind]}: {len(own):,} ==")
            self.problems(own, config)

    def failures(self, found: Iterable[Failure]) -> None:
        """Say what went wrong in Variorum itself, item by item."""
        for fault in found:
            self.wrong(words.failure(fault, verbose=self.verbose))

    def done(self, config: Config, report: Report, *, to_stderr: bool = False) -> None:
        """Tell of a build; the summary goes to standard error where the other is for JSON."""
        if self.verbose:
            for path in report.rendered:
                self.wrong(f"rendered {path}")
            for path in report.published.removed:
                self.wrong(f"removed {path}")
        self.problems(words.problems(report), config)
        self.failures(report.failures)
        self.remark(words.summary(report), to_stderr=to_stderr)

    def live(self, config: Config, ended: Report | Exception) -> None:
        """Tell of a build of the live server, however it ended."""
        if isinstance(ended, Report):
            self.done(config, ended)
        elif isinstance(ended, VariorumError):
            self.wrong(words.message(ended.problem))
        else:
            self.wrong("".join(traceback.format_exception(ended)))

    def fault(self, error: Exception) -> None:
        """Say that a command failed by our own fault."""
        self.wrong(f"fault in Variorum: {type(error).__name__}: {error}")
        trace = "".join(traceback.format_exception(error))
        self.wrong(trace if self.verbose else "hint: run again with -v for the traceback")


def _say(text: str | bytes, *, err: bool = False, nl: bool = True) -> None:
    """Print; raises OutputError where a stream cannot be written to."""
    try:
        click.echo(text, err=err, nl=nl)
    except BrokenPipeError:
        raise  # who listened has heard enough
    except OSError as error:
        place = Place("standard error" if err else "standard output")
        message = f"it cannot be written: {error.strerror}"
        hint = "what was done stands; see that there is room for what is said of it"
        raise OutputError(Problem(place, message, hint, Severity.ERROR)) from error


def progress_on(stream: TextIO) -> Progress:
    """A progress line that is written over and over."""

    def show(stage: str, done: int) -> None:
        if done % PROGRESS_EVERY == 0:
            stream.write(f"\r{stage} {done:,}\033[K\r")
            stream.flush()

    return show
