"""Why a page was made, for whoever asks.

Owns the way to the verdict, from a plan and what builds remember. `export/reasons` gives it.
"""

from __future__ import annotations

from generator.export.lots import Ledger
from generator.export.reasons import Known, unknown, why
from generator.pipeline import AROUND, Planned
from generator.run.engine import Engine


def why_made(engine: Engine, planned: Planned, path: str) -> tuple[str, bool]:
    """Why a page was made, or would be made now, in words; and whether there is such a page."""
    memo = engine.room.memo
    known = memo.noted(AROUND, Known) or {}
    ledger = Ledger({}, "")
    paths = []
    for leaf in planned.plan.walk(ledger):
        if leaf.path == path:
            return why(ledger.page(path), planned.around, memo.page(path), known), True
        paths.append(leaf.path)
    return unknown(path, paths), False
