"""An archive that is being worked on: hear an edit, build, say what is wrong.

Owns the loop from a saved file to the pages on disk. Always listens before it builds, so that no
edit falls between the two. Knows nothing of browsers.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from msgspec import Struct
from watchfiles import Change, DefaultFilter
from watchfiles._rust_notify import RustNotify

from generator.config import Config, load
from generator.errors import BusyError, Severity, VariorumError
from generator.export.plan import OPTIONAL
from generator.glimpse import glimpse
from generator.pipeline import Live, Options, Report, build
from generator.read.formats import has_decisions, may_decide
from generator.report import message, messages, problems

LOOK_MS = 300
# What is saved at once is built at once: until nothing comes for STEP_MS, or so long.
GATHER_MS = 500
STEP_MS = 10
# A build that takes longer is preceded by a look at the pages in hand.
GLIMPSE_SECONDS = 0.15

Told = Callable[[Report | VariorumError | Exception], None]


class Notice(Struct, frozen=True):
    """What the browser is told above a page: a heading and the messages."""

    heading: str
    messages: tuple[str, ...]


HIDDEN = "No page is shown till then: those of an earlier build may hold what is withheld now."
DECIDING = Notice("What is withheld has changed: this archive is being built", ())


class Preview:
    """Builds an archive again whenever a file of it changes.

    `shown` names what the pages show now; it is another after each change of them. They are to be
    looked at if it `shows`: not while those of an earlier build may have what is withheld now.
    """

    def __init__(self, config: Config, options: Options, told: Told, as_of: str = "") -> None:
        self.config = config
        self.options = options
        self.told = told
        self._as_of = as_of
        self.shown = ""
        self.shows = True
        self.notice: Notice | None = None
        self._live = Live()
        self._ended = threading.Event()
        self._seconds = 0.0
        self._waits = False
        self._is_of_interest = DefaultFilter()
        self._listen()

    def build(self) -> bool:
        """Build once; whatever goes wrong becomes the notice. False if there is nothing to tell.

        While another command is at work, that is said once, and a build is tried again and again.
        """
        ended: Report | VariorumError | Exception
        waited, self._waits = self._waits, False
        try:
            self.config = load(self.config.root, OPTIONAL, self._as_of)
            ended = build(self.config, self.options, live=self._live)
            self._seconds = ended.seconds
            self.shows = True
        except BusyError as error:
            self._waits = True
            if waited:
                return False
            ended = error
        except Exception as error:  # noqa: BLE001 (the server outlives our own faults)
            self._live = Live()
            self.shows = not has_decisions(self.config.content)
            ended = error
        self.notice = _notice(ended, self.config, shows=self.shows)
        self.shown = str(uuid4())
        self.told(ended)
        return True

    def watch(self, built: Callable[[], None]) -> None:
        """Build at every change of content, settings or templates, until told to end.

        A folder that comes, goes or is replaced is noticed within `LOOK_MS`.
        """
        while not self._ended.is_set():
            changed = self._hear()
            if any(map(may_decide, self._names(changed))):
                self.shows, self.notice = False, DECIDING
            if _standing(self.config) != self._folders:
                self._listen()
            elif not (changed or self._waits):
                continue
            elif changed and self._glimpse(changed):
                built()
            if self.build():
                built()

    def end(self) -> None:
        """Watch no longer."""
        self._ended.set()

    def _listen(self) -> None:
        for folders in (_standing(self.config), {}):
            with suppress(FileNotFoundError):
                self._ear = _ear(folders)
                self._folders = folders
                return

    def _hear(self) -> set[Path]:
        """The files that changed, after some silence; none where nothing did for `LOOK_MS`."""
        heard = self._ear.watch(GATHER_MS, STEP_MS, LOOK_MS, self._ended)
        if isinstance(heard, str):
            return set()
        return {Path(file) for kind, file in heard if self._is_of_interest(Change(kind), file)}

    def _glimpse(self, changed: set[Path]) -> bool:
        """Show the pages in hand first where a whole build takes its time; it mends what fails."""
        names = self._names(changed)
        with suppress(Exception):
            if self._seconds > GLIMPSE_SECONDS and glimpse(self.config, self._live, names):
                self.shown = str(uuid4())
                return True
        return False

    def _names(self, files: Iterable[Path]) -> set[str]:
        """Those of some files that are content, by their paths there."""
        content = self.config.content
        return {f.relative_to(content).as_posix() for f in files if f.is_relative_to(content)}


def _notice(
    ended: Report | VariorumError | Exception, config: Config, *, shows: bool
) -> Notice | None:
    hidden = () if shows else (HIDDEN,)
    if isinstance(ended, VariorumError):
        return Notice("This archive cannot be built", (message(ended.problem), *hidden))
    if isinstance(ended, Exception):
        return Notice("Variorum failed", (f"{type(ended).__name__}: {ended}", *hidden))
    untold = ended.planned.untold
    errors = [p for p in problems(ended) if p.severity is Severity.ERROR and p not in untold]
    # Where something is withheld no line of a source is shown.
    hides = bool(ended.planned.said.orders)
    told = tuple(map(message, errors) if hides else messages(errors, config.content))
    return Notice("What is wrong with the sources", told) if told else None


def _ear(folders: Iterable[Path]) -> RustNotify:
    return RustNotify(
        [str(folder) for folder in folders],
        debug=False,
        force_polling=False,
        poll_delay_ms=0,
        recursive=True,
        ignore_permission_denied=True,
    )


def _standing(config: Config) -> dict[Path, int]:
    """The folders to be watched that are there now, each with what tells it from another."""
    found: dict[Path, int] = {}
    for folder in (config.content, config.templates):
        with suppress(OSError):
            if folder.is_dir():
                found[folder] = folder.stat().st_ino
    return found
