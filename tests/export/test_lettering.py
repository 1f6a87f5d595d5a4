"""Titles set in the fonts of the theme."""

from __future__ import annotations

from functools import partial

import pytest

from generator.export import theme
from generator.export.lettering import NO_FONTS, Fonts
from tests.cases import Case, load
from tests.export.pixels import shape
from tests.export.shows import FONTS, lettered

pytest.importorskip("uharfbuzz")
pytest.importorskip("resvg_py")

from generator.export.drawing import drawn

LINE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="500" height="40"><rect width="500" height="40" \
fill="#fff"/><text x="{x}" y="28" font-family="'Source Serif 4 Display'" font-weight="600" \
font-size="20"{more}>{line}</text></svg>"""
FAMILY = "Source Serif 4 Display"
TITLES = (
    "On mills", "AVAVAV To. Wy. Ty. V.A.", "The first office fire", "Письмо о пожаре", "Ο ήρωας x̣̌ẍ",
    "حريق لندن الكبير وإعادة بناء", "كتاب Fire & Mill, 2001!", "می‌خواهم",
)  # fmt: skip


def inked(line: str, more: str = "") -> int:
    """How many pixels wide a line of 20 pixels is, as it is drawn."""
    text = line.replace("&", "&amp;")
    columns = shape(drawn(LINE.format(x=20, line=text, more=more).encode(), FONTS))
    return columns[-1] - columns[0] if columns else 0


@pytest.mark.parametrize("case", load("lettering"), ids=lambda case: case.name)
def test_lettering(case: Case) -> None:
    """A title is set as large as it can be, in even lines, without what no font has."""
    assert case.expected == lettered(case.given)


@pytest.mark.parametrize("title", TITLES)
def test_what_is_measured_is_what_is_drawn(title: str) -> None:
    """A line fits a width of its own as drawn, and none that is a twentieth narrower."""
    set_in = partial(Fonts(FONTS).fitted, title, FAMILY)
    width = inked(set_in(450, (20, 1)).lines[0])
    rooms = (round(width * 0.95), round(width * 1.05) + 2)
    assert [set_in(room, (20, 1), (10, 9)).size for room in rooms] == [10, 20]


def test_lines_that_are_spread_are_found() -> None:
    """The width of a line as drawn tells letters that stand further apart than was measured."""
    assert inked("On mills", ' letter-spacing="3"') > inked("On mills") + 15


def test_fonts_of_the_machine_are_not_asked() -> None:
    """A family that is installed on most machines is as one that is on none."""
    svg = LINE.replace("Source Serif 4 Display", "{family}")
    drawings = [
        drawn(svg.format(family=family, x=20, line="mill", more="").encode(), FONTS)
        for family in ("No such family", "DejaVu Serif", "Arial", "serif")
    ]
    assert len(set(drawings)) == 1
    assert NO_FONTS.fitted("Title", "Serif", 400, (20, 1)).lines == ()


def test_a_font_of_the_archive_comes_first(tmp_path) -> None:
    """A font in the archive's own folder sets what it has before those of the theme."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/SourceSerif4-Regular.otf").write_bytes(b"")
    (tmp_path / "fonts/notes.txt").write_bytes(b"")
    found = theme.fonts((str(tmp_path), str(theme.BUILT_IN)))
    assert [name.rpartition("/")[2] for name in found] == [
        "SourceSerif4-Regular.otf",
        "NotoNaskhArabic-Medium.ttf",
        "SourceSerif4Display-Semibold.otf",
    ]
    assert found[0].startswith(str(tmp_path))
