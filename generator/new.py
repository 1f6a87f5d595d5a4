"""Beginning an archive.

Owns what a new archive holds; it never writes over anything.
"""

from __future__ import annotations

from pathlib import Path

from generator.errors import OutputError, Place, Problem, Severity

STARTER = Path(__file__).parent / "starter"


def begin(folder: Path) -> list[str]:
    """Write a small archive into an empty or new folder; raises OutputError."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise _refusal(folder, "there is something there already")
        return _lay_out(folder)
    except OSError as error:
        raise _refusal(folder, f"cannot be written: {error.strerror or error}") from error


def _lay_out(folder: Path) -> list[str]:
    files = sorted(path for path in STARTER.rglob("*") if path.is_file())
    names = []
    for file in files:
        name = file.relative_to(STARTER)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(file.read_bytes())
        names.append(name.as_posix())
    return names


def _refusal(folder: Path, message: str) -> OutputError:
    hint = "give the name of a folder that is new or empty, where you may write"
    return OutputError(Problem(Place(str(folder)), message, hint, Severity.ERROR))
