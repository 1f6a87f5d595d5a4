"""The commands: the only module that exits.

Owns the options and the exit codes: 0 clean, 1 problems under `--strict` or `check`, 2 the user
has to mend something, 70 a fault of ours. What is printed goes through `console`.
"""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import msgspec

from generator import report as words
from generator.build import Options, build, opened, prepare, why_made
from generator.config import Config, load
from generator.console import Console, progress_on
from generator.errors import ConfigError, Place, Problem, Severity, VariorumError
from generator.export.plan import OPTIONAL
from generator.run.engine import silent
from generator.step import Failure

STRICT, MEND, FAULT = 1, 2, 70
PORT = 8000


class Session(msgspec.Struct, frozen=True):
    """What the options before the command say."""

    root: Path
    verbose: bool = False
    quiet: bool = False

    @property
    def console(self) -> Console:
        """Where the command prints."""
        return Console(self.verbose, self.quiet)

    def config(self) -> Config:
        """The settings of the archive; raises ConfigError."""
        return load(self.root, OPTIONAL)


class Commands(click.Group):
    """The group of commands: turns what they raise into a message and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except VariorumError as error:
            _console(ctx).wrong(words.message(error.problem))
            ctx.exit(MEND)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click knows what to do about each
        except Exception as error:  # noqa: BLE001 (the last fence: a fault of ours, said so)
            _console(ctx).fault(error)
            ctx.exit(FAULT)


def _console(ctx: click.Context) -> Console:
    return (ctx.obj or Session(Path())).console


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
    session.console.remark(f"Begun {folder}: {', '.join(written)}.")
    session.console.remark(f"Next: cd {folder} && variorum serve --open")


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
    may_show = sys.stderr.isatty() and not session.quiet and not for_machines
    shown = progress_on(sys.stderr) if may_show else silent
    done = build(config, Options(drafts=drafts, jobs=jobs, force=force), shown)
    if for_machines:
        session.console.json(words.as_json(done))
    session.console.done(config, done, to_stderr=for_machines)
    ctx.exit(_verdict(words.problems(done), done.failures, strict=strict))


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
    console = session.console
    preview = live.Preview(
        config, Options(drafts=drafts), lambda ended: console.live(config, ended)
    )
    preview.build()

    def ready(address: str) -> None:
        if port and f":{port}/" not in address:
            console.wrong(f"port {port} is taken: using another")
        console.result(f"Serving at {address} (Ctrl-C ends it)")
        if open_browser:
            webbrowser.open(address)

    try:
        live.serve(preview, port, ready)
    except KeyboardInterrupt:
        console.result("Ended.")


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
        planned.digests()
    found = tuple(sorted(planned.problems))
    failures = tuple(failure for _, failure in engine.failures)
    if for_machines:
        told = {"problems": [words.problem_json(p) for p in found]}
        session.console.json(told | {"failures": [words.failure_json(f) for f in failures]})
    else:
        session.console.problems(found, config)
        session.console.failures(failures)
        session.console.remark(words.tally(found, failures))
    ctx.exit(_verdict(found, failures, strict=True))


@commands.command()
@everywhere
@click.argument("page")
@drafts_option
@click.pass_context
def why(ctx: click.Context, page: str, *, drafts: bool) -> None:
    """Say why a page was made, or would be made now. PAGE is its path below site/."""
    session: Session = ctx.obj
    path = page.removeprefix("site/")
    with opened(session.config()) as engine:
        planned = prepare(session.config(), engine, drafts=drafts)
        told, found = why_made(engine, planned, path)
    if found:
        session.console.result(told)
    else:
        session.console.wrong(told)
        ctx.exit(MEND)


@commands.command()
@everywhere
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def read(session: Session, file: Path, *, for_machines: bool) -> None:
    """Show what one source file is read as. After -C DIR, FILE begins in DIR."""
    from generator import single  # noqa: PLC0415 (imported only when used)

    with _readable(session.root / file) as path:
        found = single.read_single(path)
    if for_machines:
        session.console.json(single.as_json(found))
        return
    session.console.result(single.summary(found))
    for problem in (*found.reading.records.problems, *found.sightings.problems):
        session.console.wrong(words.message(problem))


@contextmanager
def _readable(path: Path) -> Iterator[Path]:
    """Turn what keeps a file named by the user from being read into a ConfigError."""
    hint = "give the path of a source; after -C DIR it begins in DIR"
    reason = ""
    try:
        if not path.exists():
            reason = "does not exist"
        elif not path.is_file():
            reason = "is no file"
        else:
            yield path
    except OSError as error:
        reason = f"cannot be read: {error.strerror or type(error).__name__}"
    if reason:
        raise ConfigError(Problem(Place(str(path)), reason, hint, Severity.ERROR))


@commands.command()
@everywhere
@click.pass_obj
def clean(session: Session) -> None:
    """Delete what builds made: our own files of site/, and .variorum/."""
    from generator.publish import lock, remove_ours  # noqa: PLC0415 (imported only when used)
    from generator.publish.lock import empty  # noqa: PLC0415

    config = session.config()
    with lock(config.memory):
        kept = remove_ours(config.site)
        empty(config.memory)
    for path in kept:
        session.console.wrong(f"site/{path}: changed since it was built, so it was left")
    session.console.remark("Cleaned.")


@commands.command()
@everywhere
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    found = get_completion_class(shell)
    if found:
        Console().result(found(commands, {}, "variorum", "_VARIORUM_COMPLETE").source())


def _verdict(found: tuple[Problem, ...], failures: tuple[Failure, ...], *, strict: bool) -> int:
    if failures:
        return FAULT
    return STRICT if strict and found else 0
