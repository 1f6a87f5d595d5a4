"""Variorum: a static site generator for annotated archives.

    >>> from pathlib import Path
    >>> from generator import Options, build, load
    >>> report = build(load(Path("archive")), Options(jobs=1))

The public names are these; everything else may change.
"""

from generator.build import Options, Report, build
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
