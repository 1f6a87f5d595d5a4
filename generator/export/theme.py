"""Templates: the only module that knows Jinja2.

Owns where a template is found (the archive's own before the built-in), the filters, and the message
for a template that is wrong. A template sees `page` and `site` and nothing else; whatever it prints
is escaped, and what it asks for has to be there.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from generator.digest import digest, digest_bytes
from generator.errors import Place, Problem, Severity, ThemeError
from generator.export.views import Site, View

BUILT_IN = next(
    folder
    for folder in (Path(__file__).parents[1] / "templates", Path(__file__).parents[2] / "templates")
    if folder.is_dir()
)
ASSETS = "assets"
TEMPLATES = (".html", ".xml", ".txt")
PACKAGE, THEME = str(Path(__file__).parents[1]), str(BUILT_IN)

_object = re.compile(r"'[\w.]*\.(\w+) object' has no attribute")


class Theme:
    """The templates of some folders: the first that has one wins, `built-in/…` is the last's."""

    def __init__(self, folders: tuple[Path, ...], filters: dict[str, Callable[..., Any]]) -> None:
        loader = jinja2.ChoiceLoader(
            [
                jinja2.FileSystemLoader(folders),
                jinja2.PrefixLoader({"built-in": jinja2.FileSystemLoader(folders[-1])}),
            ]
        )
        self.environment = jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.filters.update(filters)

    def render(self, view: View, site: Site) -> str:
        """A view through its template; raises ThemeError with the template's file and line."""
        try:
            return self.environment.get_template(view.template).render(page=view, site=site)
        except jinja2.TemplateNotFound as error:
            raise _missing(view.template, str(error.name)) from None
        except jinja2.TemplateSyntaxError as error:
            raise _wrong(
                error.filename or view.template, error.lineno, error.message or ""
            ) from None
        except UnicodeDecodeError as error:
            raise _wrong(
                view.template, 0, f"a template that is not UTF-8: {error.reason}"
            ) from None
        except Exception as error:
            where = _spot(error)
            if where is None:
                raise
            raise _wrong(*where, f"{error}") from error


def folders(own: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the archive's own folder, then the built-in theme."""
    return (own, BUILT_IN) if own.is_dir() and own.resolve() != BUILT_IN.resolve() else (BUILT_IN,)


def digest_of(places: tuple[Path, ...]) -> str:
    """Name the templates of some folders; a style sheet, which no page holds, is not one."""
    return digest("theme", [
        [(name, digest_bytes(path.read_bytes())) for name, path in _files((place,), "")
         if not name.startswith(f"{ASSETS}/")]
        for place in places
    ])  # fmt: skip


def assets(places: tuple[Path, ...]) -> dict[str, str]:
    """The digest of each of the theme's own files; the archive's come before the built-in ones."""
    found: dict[str, Path] = {}
    for name, path in _files(places, ASSETS):
        found.setdefault(name, path)
    return {name: digest_bytes(path.read_bytes()) for name, path in sorted(found.items())}


def _files(places: tuple[Path, ...], below: str) -> Iterator[tuple[str, Path]]:
    for place in places:
        for path in sorted((place / below).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(place / below).as_posix(), path


@cache
def _shown(file: str) -> str:
    """A template's path as a user knows it: from its folder of templates on."""
    path = Path(file)
    above = next((p.parent for p in path.parents if p.name == BUILT_IN.name), None)
    return path.relative_to(above).as_posix() if above else file


def _missing(wanted: str, name: str) -> ThemeError:
    message = f"there is no template {name!r}"
    if name != wanted:
        message += f", which {wanted} asks for"
    hint = "put it into templates/, or take the line out that asks for it"
    return ThemeError(Problem(Place(f"templates/{wanted}"), message, hint, Severity.ERROR))


def _wrong(file: str, line: int, reason: str) -> ThemeError:
    path = Path(file)
    lines = path.read_text("utf-8").split("\n") if path.is_file() else []
    excerpt = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    reason = _object.sub(r"\1 has no field", reason)
    hint = "a template may use `page`, whose fields generator/export/views.py lists, and `site`"
    return ThemeError(Problem(Place(_shown(file), line), reason, hint, Severity.ERROR, excerpt))


def _spot(error: Exception) -> tuple[str, int] | None:
    """The template and line at fault, or None where the fault is in a filter of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f.filename.startswith(PACKAGE) and not f.filename.startswith(THEME) for f in frames]
    last = max((i for i, f in enumerate(frames) if f.filename.endswith(TEMPLATES)), default=-1)
    if last < 0 or any(ours[last + 1 :]):
        return None
    return frames[last].filename, frames[last].lineno or 0
