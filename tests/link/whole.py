"""Everything that can be asked of an archive, as a value.

Owns what it means that two archives are the same; tests nothing.
"""

from __future__ import annotations

from typing import Any

from generator.model.archive import Archive, Index


def whole(archive: Archive) -> dict[str, Any]:
    """An archive, its orders included but for that of the keys of an index."""
    return {
        "entries": [(name, entry) for name, entry in archive.entries.items()],
        "named": shares(archive.named),
        "signed": shares(archive.signed),
        "tagged": shares(archive.tagged),
        "entities": [*archive.entities.items()],
        "links": {name: dict(found) for name, found in archive.links.items()},
        "backlinks": dict(archive.backlinks),
        "assets": archive.assets,
        "handles": [*archive.handles.items()],
        "related": [*archive.related.items()],
    }


def shares(index: Index[Any]) -> dict[str, Any]:
    """What an index has under each key, asked for in both ways."""
    found = dict(index.every())
    assert found == {key: index.of(key) for key in found}
    assert len(index) == len(found)
    assert all(found.values())
    return found
