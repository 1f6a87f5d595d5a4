"""What each command does; it returns the exit code.

Owns the codes: 0 clean, 1 problems under `--strict` or `check`, 2 the user has to mend something,
70 a fault of ours. What is printed goes through `console`. Knows nothing of options.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from generator import report as words
from generator.at_work import at_work
from generator.beneath import is_refused
from generator.config import Config, load
from generator.console import Console, progress_on
from generator.errors import ConfigError, OutputError, Place, Problem, Severity, VariorumError
from generator.export.plan import OPTIONAL
from generator.pipeline import Options, Report, build, prepare
from generator.publish import lock, recover, remove_ours, verify
from generator.publish.faults import explain
from generator.run.engine import Progress, silent
from generator.run.room import SWEEPS
from generator.step import Failure

# A build makes millions of values that have no cycles, and they would be walked again and again.
# A command's process is ours alone, and ends soon.
gc.disable()

CLEAN, STRICT, MEND, FAULT = 0, 1, 2, 70

# What is said of one file, which is not held against others.
VEILED = (
    "Read through the decisions of its archive; only a build knows whose withheld words it repeats."
)

# What was built, held until the process ends.
reports: list[Report] = []


class Session(msgspec.Struct, frozen=True):
    """What the options before a command say, and the command's work."""

    root: Path = Path()
    as_of: str = ""
    verbose: bool = False
    quiet: bool = False

    @property
    def console(self) -> Console:
        """Where the command prints."""
        return Console(self.verbose, self.quiet)

    def config(self) -> Config:
        """The settings of the archive; raises ConfigError."""
        return load(self.root, OPTIONAL, self.as_of)

    def failed(self, error: Exception) -> int:
        """Say how a command ended that raised."""
        if isinstance(error, OSError) and is_refused(error):
            error = OutputError(explain(error, self.root.absolute()))
        if isinstance(error, VariorumError):
            self.console.wrong(words.message(error.problem))
            return MEND
        self.console.fault(error)
        return FAULT

    def new(self, folder: Path) -> int:
        """Begin an archive."""
        from generator.new import begin  # noqa: PLC0415 (imported only when used)

        written = begin(self.root / folder)
        self.console.remark(f"Begun {folder}: {', '.join(written)}.")
        self.console.remark(f"Next: cd {folder} && variorum serve --open")
        return CLEAN

    def build(self, options: Options, *, strict: bool, for_machines: bool) -> int:
        """Build the site."""
        config = self.config()
        done = build(config, options, silent if for_machines else self.progress())
        reports.append(done)
        limits = words.limits(done, config.site)
        if for_machines:
            self.console.json({**words.as_json(done), "limits": limits})
        self.console.done(config, done, to_stderr=for_machines)
        for told in (*limits, *words.dead(done)):
            self.console.remark(told, to_stderr=for_machines)
        return _verdict(words.problems(done), done.failures, strict=strict)

    def progress(self) -> Progress:
        """Show how far a command is, to who looks on."""
        may_show = sys.stderr.isatty() and not self.quiet
        return progress_on(sys.stderr) if may_show else silent

    def serve(self, port: int, *, open_browser: bool, drafts: bool) -> int:
        """Show the site while it is worked on."""
        import webbrowser  # noqa: PLC0415

        from generator import serve as live  # noqa: PLC0415 (0.3 s, only for this command)
        from generator.preview import Preview  # noqa: PLC0415

        gc.set_threshold(*SWEEPS)
        gc.enable()
        config, console = self.config(), self.console
        options = Options(drafts=drafts)
        preview = Preview(config, options, lambda ended: console.live(config, ended), self.as_of)
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
        return CLEAN

    def check(self, page: Path | None = None, *, for_machines: bool, drafts: bool) -> int:
        """Say what is wrong with the sources."""
        config = self.config()
        with at_work(config, "check") as engine:
            planned = prepare(config, engine, drafts=drafts)
            planned.digests()
        found = tuple(sorted(planned.problems))
        failures = tuple(failure for _, failure in engine.failures)
        if page:
            from generator import checked  # noqa: PLC0415 (0.1 s, only for a page)

            checked.write(config, self.root / page, checked.page(config, found, failures))
        if for_machines:
            told = {"problems": [words.problem_json(p) for p in found]}
            self.console.json(told | {"failures": [words.failure_json(f) for f in failures]})
        else:
            self.console.by_kind(found, config)
            self.console.failures(failures)
            self.console.remark(words.tally(found, failures))
        return _verdict(found, failures, strict=True)

    def addresses(self, *, for_machines: bool) -> int:
        """Write down the addresses of all pages, so that each is kept."""
        from generator import promising  # noqa: PLC0415 (imported only when used)

        config = self.config()
        with at_work(config, "addresses") as engine:
            done = promising.keep(config, prepare(config, engine, drafts=False))
        for problem in done.missed:
            self.console.wrong(words.message(problem, config.content))
        if for_machines:
            self.console.json(promising.as_json(done))
        self.console.remark(promising.summary(done), to_stderr=for_machines)
        return CLEAN

    def verify(self, folder: Path | None, *, for_machines: bool) -> int:
        """Hold a site against the list of its files; our own also against its sources."""
        from generator.unchanged import Fixity, unchanged  # noqa: PLC0415 (imported only when used)

        config = None if folder else self.config()
        found = verify(config.site if config else (self.root / (folder or "")).absolute())
        sources = unchanged(config) if config else Fixity()
        faults = (*found.faults, *sources.faults)
        if for_machines:
            told = {"files": found.files, "others": found.others, "edited": sources.edited}
            told |= {"sources": sources.files, "faults": [words.problem_json(p) for p in faults]}
            self.console.json(told)
        else:
            for fault in faults:
                self.console.wrong(words.message(fault))
            self.console.result(words.verdict(found, sources))
        return STRICT if faults else CLEAN

    def why(self, page: str, *, drafts: bool) -> int:
        """Say why a page was made, or would be made now."""
        from generator.why import why_made  # noqa: PLC0415 (imported only when used)

        config = self.config()
        with at_work(config, "why") as engine:
            planned = prepare(config, engine, drafts=drafts)
            told, found = why_made(engine, planned, page.removeprefix("site/"))
        (self.console.result if found else self.console.wrong)(told)
        return CLEAN if found else MEND

    def read(self, file: Path, *, for_machines: bool) -> int:
        """Show what one source file is read as."""
        from generator import single, told  # noqa: PLC0415 (imported only when used)

        with readable(self.root / file) as path:
            found = single.read_single(path)
        if found.veiled:
            self.console.remark(VEILED, to_stderr=True)
        if for_machines:
            self.console.json(told.as_json(found))
            return CLEAN
        self.console.result(told.summary(found))
        for problem in (*found.reading.records.problems, *found.sightings.problems):
            self.console.wrong(words.message(problem))
        return CLEAN

    def recover(self, file: Path, *, for_machines: bool, write: bool) -> int:
        """Show what a pasted text was taken for, or write a file to correct it by."""
        from generator import recovered  # noqa: PLC0415 (imported only when used)

        with readable(self.root / file) as path:
            found = recovered.read_pasted(path)
        if found.veiled:
            self.console.remark(VEILED, to_stderr=True)
        for problem in found.reading.records.problems:
            self.console.wrong(words.message(problem))
        if for_machines:
            self.console.json(recovered.as_json(file, found))
        elif not write:
            self.console.result(recovered.account(file, found))
        if write:
            written = recovered.write(path, found)
            told = f"Written {written}: take the # away from what is so, and mend what is not."
            self.console.remark(told, to_stderr=for_machines)
        return CLEAN

    def import_export(
        self, file: Path, into: Path | None, format: str, *, for_machines: bool
    ) -> int:
        """Split an export, or all in a folder, into one file an article; there has to be one."""
        from generator import importing  # noqa: PLC0415 (imported only when used)

        config = self.config()
        with readable(self.root / file, folders=True) as path:
            folder = self.root / into if into else config.content / importing.name_for(path)
            with lock(config.memory, "import"):
                done = importing.import_file(path, folder, config.memory, format, self.progress())
        for problem in done.problems:
            self.console.wrong(words.message(problem))
        if for_machines:
            self.console.json(importing.as_json(done))
        self.console.remark(importing.summary(done, folder), to_stderr=for_machines)
        return CLEAN if done.articles else MEND

    def formats(self, *, for_machines: bool) -> int:
        """List what is read."""
        from generator.read import catalogue  # noqa: PLC0415 (imported only when used)

        rows = catalogue.rows()
        if for_machines:
            self.console.json(rows)
        else:
            self.console.result(catalogue.table(rows))
        return CLEAN

    def clean(self) -> int:
        """Delete what builds made."""
        from generator.publish.lock import empty  # noqa: PLC0415 (imported only when used)

        config = self.config()
        with lock(config.memory, "clean"):
            recover(config.site)
            kept = remove_ours(config.site)
            empty(config.memory)
        for path in kept:
            self.console.wrong(f"site/{path}: changed since it was built, so it was left")
        self.console.remark("Cleaned.")
        return CLEAN


@contextmanager
def readable(path: Path, *, folders: bool = False) -> Iterator[Path]:
    """Turn what keeps a file named by the user from being read into a ConfigError."""
    hint = "give the path of a source; after -C DIR it begins in DIR"
    reason = ""
    try:
        if not path.exists():
            reason = "does not exist"
        elif not (path.is_file() or (folders and path.is_dir())):
            reason = "is no file"
        else:
            yield path
    except OSError as error:
        reason = f"cannot be read: {error.strerror or type(error).__name__}"
    if reason:
        raise ConfigError(Problem(Place(str(path)), reason, hint, Severity.ERROR))


def _verdict(found: tuple[Problem, ...], failures: tuple[Failure, ...], *, strict: bool) -> int:
    if failures:
        return FAULT
    return STRICT if strict and found else CLEAN
