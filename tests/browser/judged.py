"""Whether everybody can use a page: what axe says of it, and whether it fits.

Owns the rules, and the widths that a page is looked at in.
"""

from __future__ import annotations

from typing import Any

WIDTHS = (320, 1280)
AXE = """async rules => (await axe.run({preload: false, runOnly: rules})).violations.map(
    v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 120))])"""
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": ["color-contrast"],  # the only rule that the scheme can matter to
}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(chromium: Any, axe: str, address: str, scheme: str) -> list[Any]:
    """What is wrong with a page in a colour scheme, each fault with the width it was seen at."""
    page = chromium.new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    found: list[Any] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        page.evaluate(axe)
        found += [(width, fault) for fault in page.evaluate(AXE, RULES[scheme])]
        found += [(width, "scrolls sideways")] if page.evaluate(OVERFLOW) > 0 else []
    page.context.close()
    return found
