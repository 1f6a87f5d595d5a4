"""The picture that stands for a page where it is spoken of elsewhere.

Owns which that is: the first of the text that is a file of the archive, and of a kind that other
sites can show.
"""

from __future__ import annotations

from generator.export.items import Prose

SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def picture(prose: Prose) -> str:
    """The path of that picture; empty where there is none."""
    pictures = [dict(tag.attrs).get("src", "") for tag in prose.body.tags if tag.name == "img"]
    hrefs = dict(prose.hrefs) if pictures else {}
    paths = (hrefs.get(target, "") for target in pictures)
    return next((path for path in paths if path.lower().endswith(SHOWN)), "")
