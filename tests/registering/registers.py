"""Registers in a folder, and what is merged into them.

Owns what the tests of this room share; tests nothing.
"""

from __future__ import annotations

from pathlib import Path

from generator import toml
from generator.registering import Imported, export, import_file


def lay(root: Path, **files: str) -> Path:
    """A content folder with register files: `people` is `entities/people.toml`."""
    for name, text in files.items():
        path = root / f"entities/{name}.toml" if name != "entities" else root / "entities.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def there(root: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def merged(root: Path, text: str | bytes, name: str = "in.csv", **how: object) -> Imported:
    """What comes of merging a file of this text into the register of a content folder."""
    file = root.parent / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_file(file, root, **how)


def exported(root: Path, form: str) -> str:
    """The register of a content folder in a format."""
    return export(root, form, "T")[0]


def entries(tables: dict[str, dict[str, object]]) -> str:
    """A register file with these entries."""
    return "".join(
        f"[{id}]\n" + "".join(f"{key} = {toml.spelt(value)}\n" for key, value in table.items())
        for id, table in tables.items()
    )
