"""The picture that stands for a page where it is spoken of elsewhere.

Owns which that is: the first of the text that is a file of the archive, and of a kind that other
sites can show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.export.items import Prose

SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def picture(prose: Prose) -> str:
    """The path of that picture; empty where there is none."""
    pictures = prose.body.pictures()
    return first(pictures, dict(prose.hrefs)) if pictures else ""


def first(pictures: Iterable[str], hrefs: Mapping[str, str]) -> str:
    """The path of the first of some pictures that other sites can show; perhaps empty."""
    paths = (hrefs.get(target, "") for target in pictures)
    return next((path for path in paths if path.lower().endswith(SHOWN)), "")
