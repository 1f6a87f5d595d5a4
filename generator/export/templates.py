"""Templates: the only module, with `compiled` and `worded`, that knows Jinja2.

Owns where a template is found (the archive's own before the built-in) and the message for one that
is wrong. A template sees `page` and `site` and nothing else; whatever it prints is escaped, and
what it asks for has to be there.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping, MutableMapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.beneath import is_failing
from generator.errors import Place, Problem, Severity, ThemeError
from generator.export import urls
from generator.export.compiled import Compiled
from generator.export.theme import BUILT_IN, DRAWN
from generator.export.tongue import ENGLISH, Tongue
from generator.export.views import Site, View
from generator.export.worded import Worded

TEMPLATES = (".html", ".xml", ".txt", ".svg")
PACKAGE, THEME = str(Path(__file__).parents[1]), str(BUILT_IN)
DEPTHS_MAX = 16

_object = re.compile(r"'[\w.]*\.(\w+) object' has no attribute")

# The filters of a template on pages with this `root` of a site with this `base_url`.
Filters = Callable[[str, str, Tongue], Mapping[str, Callable[..., Any]]]


def _replaced(text: str) -> str:
    """A text escaped without the C of markupsafe."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


# What `escape` asks itself, at a quarter of the cost; it may come to have another name.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _replaced)


def escaped(value: object) -> str:
    """A value as a piece of HTML: what `escape` gives, but a bare text, since pieces are joined."""
    if type(value) is str:
        return _escaped(value)
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


class _Template(jinja2.Template):
    """A template as Jinja2 runs it, but for two costs at every page.

    It escapes by `escaped`, and takes the macros that it imports to be the same for every page,
    without asking whether they were imported beside other globals: here are none. Should Jinja2
    come to call neither method, templates are slower and nothing else.
    """

    @classmethod
    def _from_namespace(
        cls,
        environment: jinja2.Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],
    ) -> jinja2.Template:
        namespace["escape"] = escaped
        return super()._from_namespace(environment, namespace, globals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return self._module or super()._get_default_module(ctx)


class _Environment(jinja2.Environment):
    """What compiles templates; the words of the theme are put in place then."""

    template_class = _Template
    worded: Worded

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 (as Jinja2 has it)
    ) -> str:
        return super()._generate(self.worded.visit(source), name, filename, defer_init)


class Theme:
    """The templates of some folders: the first that has one wins, `built-in/…` is the last's.

    For each depth of pages there is one environment, whose filters know the way to the root. So
    no filter needs the page, and a file of macros is run once, not at every page that imports it.
    """

    def __init__(
        self, folders: tuple[Path, ...], filters: Filters, tongue: Tongue = ENGLISH
    ) -> None:
        self._loader = jinja2.ChoiceLoader(
            [
                jinja2.FileSystemLoader(folders),
                jinja2.PrefixLoader({"built-in": jinja2.FileSystemLoader(folders[-1])}),
            ]
        )
        self._filters = filters
        self._tongue = tongue
        self._compiled = Compiled(tongue)
        self._environment = lru_cache(maxsize=DEPTHS_MAX)(self._new_environment)

    def render(self, view: View, site: Site) -> str:
        """A view through its template; raises ThemeError with the template's file and line."""
        try:
            root = urls.root(getattr(view, "path", ""), site.base_url)
            template = self._environment(root, site.base_url).get_template(view.template)
            shown = {} if view.template == DRAWN else {"site": site}
            return template.render(page=view, **shown)
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
        except PermissionError as error:
            raise _closed(error) from None
        except Exception as error:
            where = _spot(error)
            if where is None or is_failing(error):
                raise
            raise _wrong(*where, f"{error}") from error

    def _new_environment(self, root: str, base_url: str) -> _Environment:
        environment = _Environment(
            loader=self._loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=self._compiled,
            extensions=["jinja2.ext.i18n"],
        )
        environment.worded = Worded(self._tongue)
        words = self._tongue.words
        environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
        environment.filters.update(self._filters(root, base_url, self._tongue))
        return environment


@cache
def _shown(file: str) -> str:
    """A template's path as a user knows it: from its folder of templates on."""
    path = Path(file)
    above = next((p.parent for p in path.parents if p.name == BUILT_IN.name), None)
    return path.relative_to(above).as_posix() if above else file


def _closed(error: PermissionError) -> ThemeError:
    hint = "let this user read it, then build again"
    place = Place(str(error.filename or "templates"))
    return ThemeError(Problem(place, "it cannot be read: no permission", hint, Severity.ERROR))


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
    """The template and line at fault, or None where the fault is in a filter of ours.

    What a template asks for in vain is its own fault, wherever that comes to light.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f.filename.startswith(PACKAGE) and not f.filename.startswith(THEME) for f in frames]
    last = max((i for i, f in enumerate(frames) if f.filename.endswith(TEMPLATES)), default=-1)
    if last < 0 or (any(ours[last + 1 :]) and not isinstance(error, jinja2.UndefinedError)):
        return None
    return frames[last].filename, frames[last].lineno or 0
