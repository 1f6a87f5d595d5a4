"""The list of the addresses that were published, written anew with those of today.

Owns which pages and files are promised to stay: every page of the site that a reader may have kept
the address of, and every file that is published as it is. A line is never taken out, but where the
address names somebody who is hidden now.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from generator.beneath import write_beneath
from generator.config import Config
from generator.errors import Problem
from generator.export import urls
from generator.export.asides import NotFoundView, RedirectView, WithheldView
from generator.export.lots import Ledger
from generator.model.promise import LIST, Promise
from generator.pipeline import Planned
from generator.read.promised import spelled

# Of a page that a template shows which is one of these, no reader needs the address.
PASSING = frozenset((NotFoundView.template, WithheldView.template))


class Kept(Struct, frozen=True):
    """What the list has now, how many of that are new, and which of all lead nowhere."""

    all: int
    added: int
    missed: tuple[Problem, ...]


def keep(config: Config, planned: Planned) -> Kept:
    """Add the addresses of a planned site to the list in its content folder; raises OSError."""
    known = {promise.path: promise for promise in planned.archive.promises}
    now = {promise.path: promise for promise in _standing(planned)}
    listed = now | known
    text = spelled(listed.values()).encode()
    file = config.content / LIST
    if not (file.is_file() and file.read_bytes() == text):
        write_beneath(config.content, LIST, text)
    return Kept(len(listed), len(now.keys() - known.keys()), planned.plan.unkept)


def _standing(planned: Planned) -> Iterator[Promise]:
    """The addresses of today; one that only leads on is known with where to."""
    assets = {asset.path for asset in planned.archive.assets}
    ledger = Ledger({}, "")
    for leaf in planned.plan.walk(ledger):
        is_page = leaf.path.endswith(".html") and leaf.template not in PASSING
        if leaf.template == RedirectView.template:
            view = ledger.page(leaf.path).brief
            to = view.to.partition("#")[0] if isinstance(view, RedirectView) else ""
            yield Promise(leaf.path, to)
        elif (is_page and leaf.path != urls.PROBLEMS) or leaf.path in assets:
            yield Promise(leaf.path)


def summary(kept: Kept) -> str:
    """What was done, in a line."""
    more = f"{kept.added:,} of them new" if kept.added else "none of them new"
    return f"content/{LIST}: {kept.all:,} addresses are kept, {more}."


def as_json(kept: Kept) -> dict[str, Any]:
    """The same for machines."""
    return {"addresses": kept.all, "added": kept.added, "leading_nowhere": len(kept.missed)}
