"""Pagefind, the one program besides ours that a build starts.

Owns where it is found and how it is run: by its Python package alone, without a shell, without our
environment, in a folder of our own. Options are ours; no text of an archive is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from generator.digest import version

# Package and program; the larger one tells the words of Chinese and Japanese apart.
PROGRAMS = {"pagefind_bin_extended": "pagefind_extended", "pagefind_bin": "pagefind"}
HINT = "pip install 'variorum[search]'"
SECONDS_MAX = 900
SAID_MAX = 200


class ProgramError(Exception):
    """The program did not do its work."""


def found() -> tuple[Path | None, str]:
    """The program, and what names it with its version; None where no package brings it."""
    for package, name in PROGRAMS.items():
        spec = find_spec(package)
        if spec is not None and spec.origin:
            return Path(spec.origin).parent / name, f"{package} {version(package, package)}"
    return None, ""


def run(program: Path, folder: Path, options: Sequence[str]) -> None:
    """Run it in a folder to its end; raises ProgramError."""
    import subprocess  # noqa: PLC0415 (10 ms, only where it runs)

    try:
        subprocess.run(  # noqa: S603 (the program of a package, options of our own)
            [str(program), "--silent", *options],
            cwd=folder,
            env={},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS_MAX,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise ProgramError(said[:SAID_MAX] or str(error)) from None
    except (OSError, subprocess.SubprocessError) as error:
        raise ProgramError(str(error)[:SAID_MAX]) from None
