"""The options of `variorum entities`, the commands of the register.

Owns their names and their help. A command returns its exit code; what it does is in
`commands_entities`, which is imported when one runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.options import everywhere, json_option, session


@click.group()
@everywhere
def entities() -> None:
    """Work on the register: names for it to judge; a table or TEI of it, and back."""


@entities.command(name="export")
@everywhere
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--csv", "form", flag_value="csv", help="A table for OpenRefine or a spreadsheet.")
@click.option("--tei", "form", flag_value="tei", help="TEI: listPerson, listPlace and so on.")
@click.pass_context
def export_command(ctx: click.Context, /, *, file: Path | None, form: str | None) -> int:
    """Write the register to FILE, which is new, or print it.

    Without an option the ending of FILE says how: TEI for .xml, else CSV. After -C DIR, FILE begins
    in DIR.
    """
    from generator import commands_entities as does  # noqa: PLC0415 (only where a command runs)

    return does.export(session(ctx), file, form or "")


@entities.command(name="import")
@everywhere
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="TOML",
              help="The register file for new entries, if not that of their kind.")  # fmt: skip
@click.option("--overwrite", is_flag=True, help="In a conflict FILE is right, not the register.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@json_option
@click.pass_context
def import_command(ctx: click.Context, /, *, for_machines: bool, **how: Any) -> int:
    """Merge a table (CSV) or a TEI document into the register, by id.

    After -C DIR, paths begin in DIR.
    """
    from generator import commands_entities as does  # noqa: PLC0415 (only where a command runs)

    return does.import_file(session(ctx), **how, for_machines=for_machines)


@entities.command(name="suggest")
@everywhere
@json_option
@click.pass_context
def suggest_command(ctx: click.Context, /, *, for_machines: bool) -> int:
    """Write the names that stand in no register to content/entities/_review.txt.

    The signs that somebody set there and did not apply yet stay.
    """
    from generator import commands_entities as does  # noqa: PLC0415 (only where a command runs)

    return does.suggest(session(ctx), for_machines=for_machines)


@entities.command(name="apply")
@everywhere
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@json_option
@click.pass_context
def apply_command(ctx: click.Context, /, *, dry_run: bool, for_machines: bool) -> int:
    """Do what the signs in content/entities/_review.txt say."""
    from generator import commands_entities as does  # noqa: PLC0415 (only where a command runs)

    return does.apply(session(ctx), dry_run=dry_run, for_machines=for_machines)
