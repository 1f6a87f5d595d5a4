"""The options of the commands: the only module that exits.

Owns their names and their help. What a command does is in `commands`, which is imported when one
runs: help and version cost next to nothing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli_entities import entities
from generator.cli_theme import theme
from generator.options import as_of, everywhere, json_option, session

PORT = 8000
# What was to be said could not be written.
UNSAID = 2


def main() -> None:
    """Run a command, then end at once: to take its values apart would cost a tenth of a build."""
    code = 0
    try:
        commands(prog_name="variorum")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:  # noqa: BLE001 (it was to be told what is wrong, and could not be)
        code = UNSAID
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or UNSAID
    os._exit(code)


class Commands(click.Group):
    """The group of commands: turns what they raise into a message and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return ctx.exit(super().invoke(ctx) or 0)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click knows what to do about each
        except Exception as error:  # noqa: BLE001 (the last fence: each is told in words)
            ctx.exit(session(ctx).failed(error))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@everywhere
@click.version_option(__version__)
def commands() -> None:
    """Turn articles, comments, names and notes into a static archive."""


commands.add_command(entities)
commands.add_command(theme)

strict_option = click.option("--strict", is_flag=True, help="Exit 1 when there is any problem.")
drafts_option = click.option("--drafts", is_flag=True, help="Show drafts too.")


@commands.command()
@everywhere
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
def new(ctx: click.Context, *, folder: Path) -> None:
    """Begin an archive: a small one that builds at once."""
    ctx.exit(session(ctx).new(folder))


@commands.command(name="build")
@everywhere
@as_of
@strict_option
@drafts_option
@json_option
@click.option(
    "--jobs", type=click.IntRange(0, 256), default=0, help="Processes; 0 chooses by the work."
)
@click.option("--force", is_flag=True, help="Render every page again.")
@click.pass_context
def build_command(ctx: click.Context, /, *, strict: bool, for_machines: bool, **how: Any) -> None:
    """Build the site of the archive into site/."""
    from generator.pipeline import Options  # noqa: PLC0415 (as above)

    ctx.exit(session(ctx).build(Options(**how), strict=strict, for_machines=for_machines))


@commands.command()
@everywhere
@as_of
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="0 takes any free one.")  # fmt: skip
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@drafts_option
@click.pass_context
def serve(ctx: click.Context, *, port: int, open_browser: bool, drafts: bool) -> None:
    """Show the site while you work on it: every edit is built and the browser reloads."""
    ctx.exit(session(ctx).serve(port, open_browser=open_browser, drafts=drafts))


@commands.command()
@everywhere
@as_of
@json_option
@drafts_option
@click.option("--page", type=click.Path(path_type=Path), metavar="FILE",
              help="Write it as a page, too: for editors, and not into the site.")  # fmt: skip
@click.pass_context
def check(ctx: click.Context, *, for_machines: bool, drafts: bool, page: Path | None) -> None:
    """Say what is wrong with the sources; write nothing to the site."""
    ctx.exit(session(ctx).check(page, for_machines=for_machines, drafts=drafts))


@commands.command()
@everywhere
@as_of
@json_option
@click.pass_context
def addresses(ctx: click.Context, *, for_machines: bool) -> None:
    """Write down the addresses that are published: none of them dies from then on."""
    ctx.exit(session(ctx).addresses(for_machines=for_machines))


@commands.command()
@everywhere
@json_option
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.pass_context
def verify(ctx: click.Context, *, folder: Path | None, for_machines: bool) -> None:
    """Hold every file of a site, or of a copy of one, against the list in it."""
    ctx.exit(session(ctx).verify(folder, for_machines=for_machines))


@commands.command()
@everywhere
@as_of
@click.argument("page")
@drafts_option
@click.pass_context
def why(ctx: click.Context, *, page: str, drafts: bool) -> None:
    """Say why a page was made, or would be made now. PAGE is its path below site/."""
    ctx.exit(session(ctx).why(page, drafts=drafts))


@commands.command()
@everywhere
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_context
def read(ctx: click.Context, *, file: Path, for_machines: bool) -> None:
    """Show what one source file is read as. After -C DIR, FILE begins in DIR."""
    ctx.exit(session(ctx).read(file, for_machines=for_machines))


@commands.command()
@everywhere
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.option("--write", is_flag=True, help="Write FILE.corrections.toml, to be filled in.")
@click.pass_context
def recover(ctx: click.Context, *, file: Path, for_machines: bool, write: bool) -> None:
    """Show what each line of a pasted text was taken for, and why."""
    ctx.exit(session(ctx).recover(file, for_machines=for_machines, write=write))


@commands.command(name="import")
@everywhere
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR",
              help="Where the articles go, if not to content/NAME for a NAME.xml.")  # fmt: skip
@click.option("--format", metavar="NAME", default="", help="What the file is, if it is not plain.")
@json_option
@click.pass_context
def import_command(ctx: click.Context, /, *, for_machines: bool, **how: Any) -> None:
    """Split an export, or all in a folder, into one file an article.

    After -C DIR, paths begin in DIR. Done again with a newer export of the same site, or with
    another that has comments on it, it updates and adds.
    """
    ctx.exit(session(ctx).import_export(**how, for_machines=for_machines))


@commands.command()
@everywhere
@json_option
@click.pass_context
def formats(ctx: click.Context, *, for_machines: bool) -> None:
    """List what is read, and what each needs."""
    ctx.exit(session(ctx).formats(for_machines=for_machines))


@commands.command()
@everywhere
@click.pass_context
def clean(ctx: click.Context) -> None:
    """Delete what builds made: our own files of site/, and .variorum/."""
    ctx.exit(session(ctx).clean())


@commands.command()
@everywhere
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    found = get_completion_class(shell)
    if found:
        script = found(commands, {}, "variorum", "_VARIORUM_COMPLETE").source()
        session(ctx).console.result(script)
