"""Variorum: a static site generator for annotated archives.

    >>> from pathlib import Path
    >>> from generator import Options, build, load
    >>> report = build(load(Path("archive")), Options(jobs=1))

The public names are these; everything else may change. Each is imported when it is asked for, so
that a command which needs none of them starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.config import Config, load
    from generator.errors import (
        ConfigError,
        OutputError,
        Place,
        Problem,
        Severity,
        ThemeError,
        VariorumError,
    )
    from generator.pipeline import Options, Report, build

__version__ = "0.1.0"

__all__ = [
    "Config",
    "ConfigError",
    "Options",
    "OutputError",
    "Place",
    "Problem",
    "Report",
    "Severity",
    "ThemeError",
    "VariorumError",
    "build",
    "load",
]

_HOMES = {
    **dict.fromkeys(("Options", "Report", "build"), "generator.pipeline"),
    **dict.fromkeys(("Config", "load"), "generator.config"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES.get(name, "generator.errors")), name)
