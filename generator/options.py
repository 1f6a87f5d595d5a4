"""The options that commands share, and the session that they make.

Imports nothing of the program before a command runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.commands import Session


def session(ctx: click.Context) -> Session:
    """What the options before a command say."""
    from generator.commands import Session  # noqa: PLC0415 (0.1 s, only where a command runs)

    return Session(**ctx.ensure_object(dict))


def _note(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Take an option that may stand before or after the command."""
    if value:
        ctx.obj = {**ctx.ensure_object(dict), str(param.name): value}


def everywhere(command: Any) -> Any:
    """The options that every command has."""
    quiet = click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_note,
                         help="Say nothing but what is wrong.")  # fmt: skip
    verbose = click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_note,
                           help="Say more: pages rendered, tracebacks.")  # fmt: skip
    root = click.option("-C", "--root", type=click.Path(path_type=Path), metavar="DIR",
                        expose_value=False, callback=_note,
                        help="The folder of the archive, which holds content/.")  # fmt: skip
    return root(verbose(quiet(command)))


def as_of(command: Any) -> Any:
    """The option of those commands that read decisions."""
    day = click.option("--as-of", metavar="DAY", expose_value=False, callback=_note,
                       help="The day on which it counts what is withheld until when.")  # fmt: skip
    return day(command)


json_option = click.option("--json", "for_machines", is_flag=True, help="Print one JSON object.")
