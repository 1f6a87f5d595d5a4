"""When two addresses are of one page.

Owns what of an address says where a page is, and what only how somebody came there.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

# What is added to an address to follow its reader; the page is the same.
TRACKERS = frozenset("fbclid gclid gclsrc dclid msclkid yclid igshid mc_cid mc_eid _ga".split())
TRACKER = "utm_"


def same(address: str) -> str:
    """An address without what may differ between two addresses of one page."""
    try:
        parts = urlsplit(address)
        query = [
            pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _follows(pair[0])
        ]
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return address
    asked = f"?{urlencode(query)}" if query else ""
    return host.removeprefix("www.") + parts.path.rstrip("/") + asked


def _follows(parameter: str) -> bool:
    return parameter in TRACKERS or parameter.startswith(TRACKER)
