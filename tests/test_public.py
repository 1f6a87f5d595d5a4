"""The public names: few, and not to be changed in passing."""

from __future__ import annotations

import inspect

import generator

PUBLIC = [
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


def test_the_public_names() -> None:
    """These are the names a user may rely on; there are a dozen at most."""
    assert generator.__all__ == PUBLIC == sorted(PUBLIC)
    assert len(PUBLIC) <= 12


def test_each_is_there_and_documented() -> None:
    """Every public name can be imported and says what it is."""
    assert all(inspect.getdoc(getattr(generator, name)) for name in PUBLIC)


def test_the_version_is_one() -> None:
    """The version is three numbers."""
    assert all(part.isdigit() for part in generator.__version__.split("."))
