"""The commands: the only module that prints or exits.

Owns the options, what goes to which stream, and the exit codes: 0 clean, 1 problems under
`--strict` or `check`, 2 the user has to mend something, 70 a fault of ours.
"""

from __future__ import annotations

import sys
import traceback
import webbrowser
from pathlib import Path
from typing import Any

import click
import msgspec

from generator import report as words
from generator.build import Options, Report, build, opened, prepare
from generator.config import Config, load
from generator.errors import Problem, VariorumError
from generator.export import reasons
from generator.export.plan import EXPORTER_NAMES
from generator.run.engine import Progress, silent

STRICT, MEND, FAULT = 1, 2, 70
PORT = 8000
PROGRESS_EVERY = 25


class Session(msgspec.Struct, frozen=True):
    """What the options before the command say."""

    root: Path
    verbose: bool = False
    quiet: bool = False

    def config(self) -> Config:
        """The settings of the archive; raises ConfigError."""
        return load(self.root, EXPORTER_NAMES)


class Commands(click.Group):
    """The group of commands: turns what they raise into a message and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except VariorumError as error:
            click.echo(words.message(error.problem), err=True)
            ctx.exit(MEND)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001 (the last fence: a fault of ours, said so)
            click.echo(f"fault in Variorum: {type(error).__name__}: {error}", err=True)
            verbose = bool(ctx.obj and ctx.obj.verbose)
            told = (
                traceback.format_exc() if verbose else "hint: run again with -v for the traceback"
            )
            click.echo(told, err=True)
            ctx.exit(FAULT)


def _note(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Take an option that may stand before or after the command."""
    session = ctx.obj or Session(Path())
    ctx.obj = msgspec.structs.replace(session, **{str(param.name): value}) if value else session


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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@everywhere
@click.version_option(package_name="variorum")
def commands() -> None:
    """Turn articles, comments, names and notes into a static archive."""


strict_option = click.option("--strict", is_flag=True, help="Exit 1 when there is any problem.")
drafts_option = click.option("--drafts", is_flag=True, help="Show drafts too.")
json_option = click.option("--json", "for_machines", is_flag=True, help="Print one JSON object.")


@commands.command()
@everywhere
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def new(session: Session, folder: Path) -> None:
    """Begin an archive: a small one that builds at once."""
    from generator.new import begin  # noqa: PLC0415 (imported only when used)

    written = begin(session.root / folder)
    if not session.quiet:
        click.echo(f"Begun {folder}: {', '.join(written)}.")
        click.echo(f"Next: cd {folder} && variorum serve --open")


@commands.command(name="build")
@everywhere
@strict_option
@drafts_option
@json_option
@click.option(
    "--jobs", type=click.IntRange(0, 256), default=0, help="Processes; 0 chooses by the work."
)
@click.option("--force", is_flag=True, help="Render every page again.")
@click.pass_context
def build_command(  # noqa: PLR0913 (click gives each option as an argument)
    ctx: click.Context, *, strict: bool, drafts: bool, for_machines: bool, jobs: int, force: bool
) -> None:
    """Build the site of the archive into site/."""
    session: Session = ctx.obj
    config = session.config()
    shown = progress_on(sys.stderr) if _may_show(session, for_machines=for_machines) else silent
    done = build(config, Options(drafts=drafts, jobs=jobs, force=force), shown)
    if for_machines:
        _print_json(words.as_json(done))
    _tell(session, config, done, to_stderr=for_machines)
    ctx.exit(_verdict(done, strict=strict))


@commands.command()
@everywhere
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="0 takes any free one.")  # fmt: skip
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@drafts_option
@click.pass_obj
def serve(session: Session, *, port: int, open_browser: bool, drafts: bool) -> None:
    """Show the site while you work on it: every edit is built and the browser reloads."""
    from generator import serve as live  # noqa: PLC0415 (0.3 s, only for this command)

    config = session.config()
    preview = live.Preview(
        config, Options(drafts=drafts, live=True), lambda r: _tell_live(session, config, r)
    )
    preview.build()

    def ready(address: str) -> None:
        if port and f":{port}/" not in address:
            click.echo(f"port {port} is taken: using another", err=True)
        click.echo(f"Serving at {address} (Ctrl-C ends it)")
        if open_browser:
            webbrowser.open(address)

    try:
        live.serve(preview, port, ready)
    except KeyboardInterrupt:
        click.echo("Ended.")


@commands.command()
@everywhere
@json_option
@drafts_option
@click.pass_context
def check(ctx: click.Context, *, for_machines: bool, drafts: bool) -> None:
    """Say what is wrong with the sources; write nothing to the site."""
    session: Session = ctx.obj
    config = session.config()
    with opened(config) as engine:
        planned = prepare(config, engine, drafts=drafts)
    found = tuple(sorted(planned.problems))
    if for_machines:
        _print_json({"problems": [words.problem_json(p) for p in found]})
    else:
        _tell_problems(config, found)
        if not session.quiet:
            click.echo(words.tally(found))
    ctx.exit(STRICT if found else 0)


@commands.command()
@everywhere
@click.argument("page")
@click.pass_context
def why(ctx: click.Context, page: str) -> None:
    """Say why a page was made, or would be made now. PAGE is its path below site/."""
    config = ctx.obj.config()
    path = page.removeprefix("site/")
    with opened(config) as engine:
        planned = prepare(config, engine, drafts=False)
        told = reasons.why(path, planned.pages, planned.render, planned.code,
                           engine.room.memo.noted("reasons", reasons.Reason))  # fmt: skip
    click.echo(told)


@commands.command()
@everywhere
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@click.pass_obj
def read(session: Session, file: Path, *, for_machines: bool) -> None:
    """Show what one source file is read as."""
    from generator import single  # noqa: PLC0415 (imported only when used)

    path = file if file.is_absolute() else session.root / file
    found = single.read_single(path)
    if for_machines:
        _print_json(single.as_json(found))
        return
    click.echo(single.summary(found))
    for problem in (*found.reading.cards.problems, *found.sightings.problems):
        click.echo(words.message(problem), err=True)


@commands.command()
@everywhere
@click.pass_obj
def clean(session: Session) -> None:
    """Delete what builds made: our own files of site/, and .variorum/."""
    import shutil  # noqa: PLC0415 (imported only when used)

    from generator.publish import remove_ours  # noqa: PLC0415

    config = session.config()
    kept = remove_ours(config.site)
    shutil.rmtree(config.memory, ignore_errors=True)
    for path in kept:
        click.echo(f"site/{path}: changed since it was built, so it was left", err=True)
    if not session.quiet:
        click.echo("Cleaned.")


@commands.command()
@everywhere
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    found = get_completion_class(shell)
    if found:
        click.echo(found(commands, {}, "variorum", "_VARIORUM_COMPLETE").source())


def progress_on(stream: Any) -> Progress:
    """A progress line that is written over and over."""

    def show(stage: str, done: int, total: int) -> None:
        if total >= PROGRESS_EVERY and (done % PROGRESS_EVERY == 0 or done == total):
            end = "\r\033[K" if done == total else ""
            stream.write(f"\r{stage} {done:,}/{total:,}{end}")
            stream.flush()

    return show


def _may_show(session: Session, *, for_machines: bool) -> bool:
    return sys.stderr.isatty() and not session.quiet and not for_machines


def _tell(session: Session, config: Config, done: Report, *, to_stderr: bool = False) -> None:
    if session.verbose:
        for path in done.rendered:
            click.echo(f"rendered {path}", err=True)
    _tell_problems(config, words.problems(done))
    for fault in done.failures:
        click.echo(words.failure(fault, verbose=session.verbose), err=True)
    if not session.quiet:
        click.echo(words.summary(done), err=to_stderr)


def _tell_live(session: Session, config: Config, done: Report | Exception) -> None:
    if isinstance(done, Report):
        _tell(session, config, done)
    elif isinstance(done, VariorumError):
        click.echo(words.message(done.problem), err=True)
    else:
        click.echo("".join(traceback.format_exception(done)), err=True)


def _tell_problems(config: Config, found: tuple[Problem, ...]) -> None:
    for problem in found:
        click.echo(words.message(problem, config.content), err=True)


def _print_json(value: Any) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


def _verdict(done: Report, *, strict: bool) -> int:
    if done.failures:
        return FAULT
    return STRICT if strict and words.problems(done) else 0
