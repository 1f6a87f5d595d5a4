"""The names of what we put beside a site, and the site's own real name.

Owns these names only; everything beside `site` that is ours begins with `.site-`. In a stage lie

    mark    that the folder is ours; locked by the build at work, and deleted last
    tree    the next site, or what is new in it; once two sites were exchanged, the old one
    old     the old site, where an exchange takes two steps
    before  what the files are to be put back to, where a few are moved into the site one by one
    pour    that this has begun, and which of them the old site had not
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

MARK, TREE, OLD, BEFORE, POUR = "mark", "tree", "old", "before", "pour"


def real(site: Path) -> Path:
    """Where the site truly lies: a symbolic link to it must stay one when folders are swapped."""
    return Path(os.path.realpath(site))


def new_stage(site: Path) -> Path:
    """A name for a stage that nobody has yet."""
    return site.parent / f".{site.name}-stage-{secrets.token_hex(4)}"


def stage_pattern(site: Path) -> str:
    """The regular expression of every name that `new_stage` can give."""
    return rf"\.{re.escape(site.name)}-stage-[0-9a-f]{{8}}"


def attic(site: Path) -> Path:
    """Where copies of hand-edited files go: not into the site, which would publish them."""
    return site.parent / f".{site.name}-edited"
