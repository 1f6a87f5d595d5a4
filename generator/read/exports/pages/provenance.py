"""Where a saved page stood.

Owns what the page itself and the tools that save pages say of its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.tree import Page

STATED = "link[rel~=canonical]@href | meta[property='og:url']@content"
# WebScrapBook, Save Page WE, and the pages themselves.
NOTED = (
    "html[data-scrapbook-source]@data-scrapbook-source | meta[name='savepage-url']@content"
    " | link[rel~=shortlink]@href"
)

# SingleFile; browsers; HTTrack.
_remarks = (
    re.compile(r"saved with SingleFile\s+url:\s*(\S+)"),
    re.compile(r"saved from url=\([0-9]+\)(\S+)"),
    re.compile(r"Mirrored from (\S+) by HTTrack"),
)
_archived = re.compile(r"https?://web\.archive\.org/web/[0-9]+(?:[a-z]{2}_)?/(?=https?:)")
_mere_number = re.compile(r"[0-9]*")
_program = re.compile(r"\.(?:php[0-9]?|aspx?|cgi|pl|jsp)$|^(?:index|item|comments?|showthread)$")
_ending = re.compile(r"\.x?html?$")


def addresses(page: Page) -> tuple[str, ...]:
    """The addresses of a page, the one it calls its own first; each once."""
    stated = Picks(page).values(None, STATED)
    noted = Picks(page).values(None, NOTED)
    told = [own_address(address) for address in (*stated, *_saved_from(page), *noted)]
    base = next((address for address in told if is_web(address)), "")
    return tuple(dict.fromkeys(filter(None, (joined(base, address) for address in told))))


def base_of(page: Page, address: str) -> str:
    """What the relative addresses of a page are relative to."""
    return joined(address, Picks(page).value(None, "base@href")) or address


def own_address(address: str) -> str:
    """An address as it was before the Internet Archive wrote its own before it."""
    return _archived.sub("", address.strip())


def is_web(address: str) -> bool:
    """Whether an address leads to the web by itself."""
    return address.startswith(("https://", "http://"))


def joined(base: str, address: str) -> str:
    """An address as a page at `base` means it; empty where that is no web address."""
    try:
        whole = urljoin(base, own_address(address))
    except ValueError:
        return ""
    return whole if is_web(whole) else ""


def name_of(address: str) -> str:
    """The last part of the path; empty where it says nothing."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    last = _ending.sub("", path.rstrip("/").rpartition("/")[2])
    return "" if _mere_number.fullmatch(last) or _program.search(last) else last


def _saved_from(page: Page) -> Iterator[str]:
    for address in page.noted(_remarks):
        yield address if "://" in address else f"http://{address}"
