"""The names of what we put beside a site, and the site's own real name.

Owns these names only; everything beside `site` that is ours begins with `.site-`.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path


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
