"""A drawing as a picture: SVG of a template of ours to PNG.

Owns that, and what it takes. No font of the machine is used: equal drawing and fonts, equal bytes.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from generator.errors import Place, Problem, Severity, ThemeError
from generator.export.theme import DRAWN

# What draws, and what measures the letters for it: an extra.
MODULES = ("resvg_py", "uharfbuzz")


@cache
def lack() -> str:
    """What is not installed that drawing takes; empty where nothing is."""
    return ", ".join(module for module in MODULES if not find_spec(module))


def drawn(svg: bytes, fonts: tuple[str, ...]) -> bytes:
    """The PNG of a drawing, lettered in some font files; raises ThemeError for one that is none."""
    import resvg_py  # noqa: PLC0415 (an extra)

    try:
        return resvg_py.svg_to_bytes(
            svg_string=svg.decode(), skip_system_fonts=True, font_files=list(fonts)
        )
    except ValueError as error:
        place, hint = Place(f"templates/{DRAWN}"), "what it makes has to be a drawing in SVG"
        raise ThemeError(Problem(place, f"{error}", hint, Severity.ERROR)) from None
