"""RENDER: a page into its bytes.

Owns the each-step. What it needs beside the brief comes from the room: heavy parts by digest, files
of the content folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.export.bare import AssetView, DataView, TextView, ThemeFileView
from generator.export.drawing import drawn
from generator.export.lean import lean
from generator.export.shelf import Shelf
from generator.export.theme import ASSETS, DRAWN, catalogues, fonts
from generator.export.tongue import Tongue
from generator.export.views import Site, View
from generator.model.page import File, Page
from generator.step import Made, Room

# No XML may hold these; a JSON or YAML source can spell them by an escape.
CONTROLS = bytes(n for n in range(0x20) if n not in b"\t\n\r")
NONCHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_unfit = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Render(Struct, frozen=True):
    """The step Page -> File; `theme` is the digest of the templates in `folders`."""

    site: Site
    folders: tuple[str, ...]
    theme: str

    @property
    def makes(self) -> type[File]:
        """A finished file."""
        return File

    def __call__(self, page: Page, room: Room) -> Made[File]:
        """Render one page; raises ThemeError for a template that is wrong."""
        return Made(File(page.path, self._bytes(page, room)))

    def _bytes(self, page: Page, room: Room) -> bytes:
        view = page.brief.unfold(Shelf(room))
        if isinstance(view, AssetView):
            return room.file(view.path)
        if isinstance(view, ThemeFileView):
            found = (Path(f) / ASSETS / view.name for f in self.folders)
            return lean(view.name, next(path for path in found if path.is_file()).read_bytes())
        if isinstance(view, DataView):
            return msgspec.json.encode(view.value) + b"\n"
        if isinstance(view, TextView):
            return view.text.encode()
        text = _shower(self.folders, self.theme, self.site.language)(view, self.site)
        data = _encoded(text)
        return drawn(data, fonts(self.folders)) if view.template == DRAWN else data


def _encoded(text: str) -> bytes:
    """A page as UTF-8; what no page can hold is looked for in its bytes, which is quick."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return _unfit.sub("\ufffd", text).encode()
    odd = len(data.translate(None, CONTROLS)) < len(data) or any(n in data for n in NONCHARACTERS)
    return _unfit.sub("\ufffd", text).encode() if odd else data


@lru_cache(maxsize=2)
def _shower(folders: tuple[str, ...], _digest: str, language: str) -> Callable[[View, Site], str]:
    """What renders by the theme of some folders as it was at a digest, kept for the next page."""
    from generator.export.filters import filters  # noqa: PLC0415
    from generator.export.lettering import Fonts  # noqa: PLC0415
    from generator.export.templates import Theme  # noqa: PLC0415 (0.1 s: Jinja2)

    places = tuple(Path(folder) for folder in folders)
    tongue = Tongue(language, catalogues(places, language))
    return Theme(places, partial(filters, fonts=Fonts(fonts(folders))), tongue).render
