"""Which old addresses may lead to a page of this site.

Owns how one is written once it was checked: from the root of its host, in ASCII, as a browser asks
for it. A stranger may have written it, and it becomes the name of a file and a line in the settings
of a server: what could mean anything else there is refused here. Knows no page.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

from generator.caps import ADDRESS_CHARS_MAX, NAME_BYTES_MAX, OLD_PATH_BYTES_MAX

WRITE = "write a path such as /2009/02/despatch.html, or the whole web address"

# Windows cannot hold these as file names, whatever the ending.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
# What a site has for machines, and what is often put beside it by hand.
_kept = re.compile(
    r"robots\.txt|sitemap(-\d+)?\.xml|manifest-sha256\.txt|_redirects|_headers|cname"
    r"|nginx\.conf|apache\.htaccess"
)

_host = re.compile(r"https?://[^/?#]+", re.IGNORECASE)
_scheme = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# C0, DEL, C1, overrides of direction, what no text can hold; and what Windows parts folders by.
_unfit = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffd-\uffff\ud800-\udfff\\\\]")
# What a browser spells in a path and in a query (URL Standard, 1.3), and what is spelled already.
_spelled = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~!$&'()*+,;=:@/|\[\]-]")
_spelled_query = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~!$&()*+,;=:@/?|\[\]{}^`-]")


def former(written: str) -> str:
    """An old address as it is asked for: `/path`, perhaps with `?query` and `#fragment`.

    Its host is left out. Raises ValueError with what is wrong.
    """
    written = written.strip()
    if not written or len(written) > ADDRESS_CHARS_MAX:
        raise ValueError(f"it has {len(written):,} characters" if written else "it is empty")
    if _unfit.search(written):
        msg = "it has a control character or a backslash"
        raise ValueError(msg)
    local, _, fragment = _local(written).partition("#")
    path, _, query = local.partition("?")
    if wrong := _fault(path):
        raise ValueError(wrong)
    found = _spelled.sub(_spell, path)
    found += f"?{_spelled_query.sub(_spell, query)}" if query else ""
    return found + (f"#{_spelled_query.sub(_spell, fragment)}" if fragment else "")


def _local(written: str) -> str:
    """An address without its host, from the root on."""
    host = _host.match(written)
    if not host and _scheme.match(written):
        msg = "it is not of the web"
        raise ValueError(msg)
    local = written[host.end() :] if host else written
    return local if local.startswith("/") else f"/{local}"


def _fault(path: str) -> str:
    """Why no page may stand at a path; empty where one may."""
    decoded = unquote_to_bytes(path)
    names = decoded.split(b"/")[1:]
    if len(decoded) > OLD_PATH_BYTES_MAX or any(len(name) > NAME_BYTES_MAX for name in names):
        return "it is too long"
    if decoded.count(b"/") != path.count("/") or _unfit.search(decoded.decode(errors="ignore")):
        return "it has an encoded slash, backslash or control character"
    if b"" in names[:-1]:
        return "it has an empty part"
    if any(name.startswith(b".") for name in names):
        return "a part of it begins with a full stop"
    return next(filter(None, (_is_kept(name.decode("latin-1").lower()) for name in names)), "")


def _is_kept(name: str) -> str:
    if DEVICES.fullmatch(name):
        return f"{name} is the name of a device"
    return f"{name} is a file that the site has for something else" if _kept.fullmatch(name) else ""


def _spell(found: re.Match[str]) -> str:
    char = found[0]
    return char.upper() if len(char) > 1 else quote(char, safe="")
