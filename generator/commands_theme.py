"""What each command of `variorum theme` does; it returns the exit code.

Knows nothing of options.
"""

from __future__ import annotations

import msgspec

from generator import theming
from generator.commands import CLEAN, Session


def show(session: Session, *, for_machines: bool) -> int:
    """List the templates, and whose each is."""
    found = theming.rows(session.config())
    if for_machines:
        session.console.json([msgspec.to_builtins(row) for row in found])
    else:
        session.console.result(theming.table(found))
    return CLEAN


def copy(session: Session, name: str) -> int:
    """Copy a built-in template into the archive."""
    written = theming.copy(session.config(), name)
    session.console.remark(f"Written {written}: it comes before the built-in one from now on.")
    return CLEAN
