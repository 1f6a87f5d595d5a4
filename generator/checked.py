"""What is wrong with the sources as one page, for the editors of an archive.

Owns the page that holds all it needs, and where it may be written: it may tell of what is not
published, so not into the site, and over nothing but an earlier one. Says it in English, as the
terminal does.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator import report
from generator.beneath import write_beneath
from generator.config import Config
from generator.errors import ConfigError, OutputError, Place, Problem, Severity
from generator.export import theme
from generator.export.asides import CheckedView, Troubles
from generator.export.filters import filters
from generator.export.lean import lean
from generator.export.templates import Theme
from generator.export.tongue import ENGLISH
from generator.export.views import Site
from generator.step import Failure

STYLE = "style.css"
# In the head of each such page, and of no page of a site.
MARK = b'<meta name="generator" content="Variorum check">'
HEAD_BYTES = 1024
HEADING = "What is wrong with the sources"
NOTE = "For editors: this page is no part of the site, and may tell of what is not published."
FAULTS = "Faults in Variorum"


def page(config: Config, found: Sequence[Problem], failures: Sequence[Failure]) -> bytes:
    """The page; raises ThemeError for a template that is wrong."""
    places = theme.folders(config.templates)
    view = CheckedView(
        title=config.title,
        heading=HEADING,
        note=NOTE,
        total=report.tally(tuple(found), tuple(failures)),
        style_address=_style(places),
        groups=(*_groups(config, found), *_faults(failures)),
    )
    site = Site(config.title, "", ENGLISH.language, "", "", (), (), "", "", "")
    return Theme(places, filters).render(view, site).encode("utf-8", "replace")


def write(config: Config, path: Path, data: bytes) -> None:
    """Write the page; raises ConfigError where it must not be, OutputError where it cannot."""
    path = path.absolute()
    for folder, what in ((config.site, "the site"), (config.content, "the sources")):
        if path.resolve().is_relative_to(folder.resolve()):
            hint = "name another place: it may tell of what is not published"
            raise ConfigError(_wrong(path, f"that is within {what}", hint))
    try:
        if path.exists() and MARK not in path.read_bytes()[:HEAD_BYTES]:
            hint = "name another, or delete it: only an earlier page of `check` is replaced"
            raise ConfigError(_wrong(path, "it is there already, and is something else", hint))
        write_beneath(path.parent, path.name, data)
    except OSError as error:
        message = f"it cannot be written: {error.strerror or error}"
        raise OutputError(_wrong(path, message, "")) from error


def _wrong(path: Path, message: str, hint: str) -> Problem:
    return Problem(Place(str(path)), message, hint, Severity.ERROR)


def _style(places: Sequence[Path]) -> str:
    """The style sheet of the theme as an address that holds it."""
    own = next(path for folder in places if (path := folder / theme.ASSETS / STYLE).is_file())
    return f"data:text/css;base64,{b64encode(lean(STYLE, own.read_bytes())).decode()}"


def _groups(config: Config, found: Iterable[Problem]) -> Iterator[Troubles]:
    for kind, own in report.by_kind(found):
        placed = map(_plain, report.placed(own, config.content))
        yield Troubles(kind.value, report.KINDS[kind], tuple(placed))


def _plain(problem: Problem) -> Problem:
    """A problem with nothing that no page can hold, or that turns the direction of writing."""
    parts = {key: report.plain(getattr(problem, key)) for key in ("message", "hint", "excerpt")}
    place = replace(problem.place, file=report.plain(problem.place.file))
    return replace(problem, place=place, **parts)


def _faults(failures: Iterable[Failure]) -> Iterator[Troubles]:
    hint = "run again with -v for the traceback"
    told = tuple(_plain(Problem(Place(f.item), f.reason, hint, Severity.ERROR)) for f in failures)
    if told:
        yield Troubles("faults", FAULTS, told)
