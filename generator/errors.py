"""What can go wrong, as values and as exceptions.

Owns `Place`, `Problem` with its kinds, and the exception tree. Knows nothing of the model or of any
stage.

A fault in *content* is a `Problem`: a value that is collected, shown and never stops a build.
A fault that the user has to mend before anything can be built is an exception:

    VariorumError           whatever the user can mend; exit code 2
      ConfigError           archive.toml or the command's own options
      ThemeError            a template: its file and line
      OutputError           the output folder, the disk
        BusyError           another command is at work on the archive
      LeakError             a file of the site would show what is withheld

Anything else is a fault of ours.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How bad a problem is: an error lost something, a warning may have, a notice did not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Trouble(StrEnum):
    """The kind of a problem. Programs go by these names, so none is ever changed.

    What is `other` is of its file: all that is wrong in the register, and in decisions, is so.
    """

    LINK = "link"
    FRAGMENT = "fragment"
    NOTE = "note"
    DECISION = "decision"
    DUPLICATE = "duplicate"
    REGISTER = "register"
    DATE = "date"
    IMAGE = "image"
    UNREAD = "unread"
    OTHER = "other"


class Place(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A spot in a file: `line` and `column` count from 1, 0 stands for the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class Problem(Struct, frozen=True, order=True, array_like=True):
    """Something wrong with content: one sentence, where, and what to do about it."""

    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING
    excerpt: str = ""
    kind: Trouble = Trouble.OTHER


class VariorumError(Exception):
    """Something the user has to mend before a build can go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.problem.place}: {self.problem.message}"


class ConfigError(VariorumError):
    """The archive's settings, or the command's, cannot be used."""


class ThemeError(VariorumError):
    """A template is missing, does not parse, or asks for what its view has not."""


class OutputError(VariorumError):
    """The output folder cannot be written, or must not be."""


class BusyError(OutputError):
    """Another command is at work on the archive; when that has ended, this one can be."""


class LeakError(VariorumError):
    """A file of the site holds something of what is withheld; the old site stays."""
