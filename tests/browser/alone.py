"""Every page of a site in a browser without a network; run as a program inside of a namespace.

    unshare -rn python -m tests.browser.alone SITE [EVERY]

Owns the visit: writes, as JSON, how many pages there were, what was complained of, and what was
asked for that is no file of the site.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from tests.browser.browsers import Watched, browser

ICON = r"failed: file://.*/favicon\.svg"


def grave(complaints: list[str]) -> list[str]:
    """Complaints, but for the icon of a page that was left at once: it is given up."""
    return [complaint for complaint in complaints if not re.fullmatch(ICON, complaint)]


def visited(site: Path, every: int) -> dict[str, object]:
    """What was seen on every so manieth page, but 404: it is for any depth, so for a host alone."""
    pages = sorted(page for page in site.rglob("*.html") if page.name != "404.html")[::every]
    with browser() as chromium:
        watched = Watched(chromium.new_context(reduced_motion="reduce").new_page())
        for page in pages:
            watched.page.goto(page.as_uri())
    asked = [url for url in watched.requests if not url.startswith(site.as_uri())]
    return {"pages": len(pages), "complaints": grave(watched.complaints), "asked": asked}


if __name__ == "__main__":
    json.dump(visited(Path(sys.argv[1]).resolve(), int(sys.argv[2])), sys.stdout)
