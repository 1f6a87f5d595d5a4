"""Views that no template shows: files whose bytes need none.

Owns their shapes. What templates receive is in `views`.
"""

from __future__ import annotations

from typing import Any

from generator.export.views import View


class DataView(View, frozen=True):
    """A JSON file of some value."""

    value: dict[str, Any]


class TextView(View, frozen=True):
    """A file of bare `text`, for a machine that is told nothing by HTML."""

    text: str


class AssetView(View, frozen=True):
    """A file of the content folder, published as it is."""

    path: str
    digest: str


class ThemeFileView(View, frozen=True):
    """A file of the theme's `assets/`, published as it is."""

    path: str
    name: str
    digest: str
