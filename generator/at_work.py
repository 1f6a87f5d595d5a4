"""An archive in the hands of one command.

Owns that a command which uses the memory of builds is alone with it, and that what a disk refuses
it is told in words. Knows no stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.beneath import is_refused
from generator.config import Config
from generator.digest import code_digest
from generator.errors import OutputError
from generator.publish import lock
from generator.publish.faults import explain
from generator.run.engine import Engine, Progress, silent
from generator.run.memo import NAME
from generator.run.mind import Mind
from generator.run.room import Place


@contextmanager
def at_work(
    config: Config,
    command: str,
    jobs: int = 1,
    progress: Progress = silent,
    mind: Mind | None = None,
) -> Iterator[Engine]:
    """The engine of an archive, with its memory; raises BusyError where another command has it.

    Raises OutputError where the disk fails.
    """
    place = Place(str(config.memory / NAME), str(config.content))
    with lock(config.memory, command), Engine(place, code_digest(), jobs, progress, mind) as engine:
        try:
            yield engine
        except OSError as error:
            # Anything else is a fault of ours.
            if not is_refused(error):
                raise
            raise OutputError(explain(error, config.root)) from error
