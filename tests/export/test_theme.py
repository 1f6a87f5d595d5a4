"""Where the files of a theme are found."""

from __future__ import annotations

from pathlib import Path

from generator.export import theme
from generator.export.theme import BUILT_IN
from tests.archives import write


def test_the_digest_names_every_template(tmp_path: Path) -> None:
    """A theme has another name when a template changes or comes, not when a style sheet does."""
    steps = ("-- a.html --\n", "-- a.html --\nx", "-- b.html --\n", "-- assets/b.css --\n")
    names = [theme.digest_of(theme.folders(write(tmp_path, text))) for text in steps]
    assert len({theme.digest_of((BUILT_IN,)), *names[:3]}) == 4
    assert names[2] == names[3]


def test_assets_of_the_archive_come_first(tmp_path: Path) -> None:
    """The archive's own style takes the place of the built-in one; the rest stays."""
    built_in = theme.assets((BUILT_IN,))
    write(tmp_path, "-- assets/style.css --\nmine\n-- assets/.hidden --\n")
    found = theme.assets(theme.folders(tmp_path))
    assert found.keys() == built_in.keys()
    assert found["style.css"] != built_in["style.css"]


def test_without_templates_of_its_own(tmp_path: Path) -> None:
    """An archive without a folder of templates has the built-in theme."""
    assert theme.folders(tmp_path / "none") == (BUILT_IN,)
    assert theme.folders(BUILT_IN) == (BUILT_IN,)
