"""What a browser may do with a file of the site: the policy of each kind, and other headers.

Owns their values. The templates state the policy of a page in its head, for hosts that send none;
they say the same, which a test sees to. Knows no kind of server.

One policy goes out with all pages, the widest of those that they state: each narrows it for itself.
A header that is sent twice only takes away, and of a page with its own a host may not know: it
serves `search.html` as `search` too.
"""

from __future__ import annotations

# What a page may do; the engine is what its scripts may do besides.
PAGE = (
    "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self';"
    " script-src 'self'{engine}; connect-src 'self'; font-src 'self'; manifest-src 'self';"
    " base-uri 'none'; form-action 'self'"
)
# The page of the search, and the worker that it starts, run WebAssembly.
ENGINE = " 'wasm-unsafe-eval'"
# A drawing opened by itself: its own styles, and nothing else.
DRAWING = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

POLICY = "Content-Security-Policy"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # No other site learns which page led to it.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# The name of such a file holds a digest of what is in it.
LASTING = {"Cache-Control": "public, max-age=31536000, immutable"}


def page(*, full_text: bool) -> str:
    """The policy of pages, on a site that has its texts searched or has not."""
    return PAGE.format(engine=ENGINE if full_text else "")
