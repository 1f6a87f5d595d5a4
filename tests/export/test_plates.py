"""The card of an article: what is drawn of it for other sites."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from msgspec.structs import replace

from generator import Options, Report, build, load
from generator.digest import LIBRARIES, version
from generator.errors import ThemeError
from generator.export import drawing, theme
from generator.export.filters import filters
from generator.export.lettering import Fonts
from generator.export.templates import Theme
from generator.export.tongue import ENGLISH, Tongue
from generator.export.wire import PlateView
from generator.pipeline import Live
from generator.read.dates import parse_date
from tests import long
from tests.archives import ROOT, SMALL, built, tree, write
from tests.export.filled import HOSTILE, site
from tests.export.pixels import size
from tests.export.shows import FONTS

pytest.importorskip("uharfbuzz")
pytest.importorskip("resvg_py")

GOLDEN = ROOT / "tests/golden/card.svg"
ASKED = SMALL.replace("licence =", 'also = ["cards"]\nlicence =')
BASE = "https://small.example/deep/"
FIRE = PlateView(
    path="fire.card.png",
    title="Masons & carters",
    authors=("Ines Bell", "Tom Hale"),
    byline="",
    date=parse_date("2001-02-03"),
    comments=12,
    archive="The harbour list",
    direction="ltr",
    words="",
)
SVG = "{http://www.w3.org/2000/svg}"
DRAWN_OF = {f"{SVG}{name}" for name in ("svg", "rect", "path", "g", "text")}


def svg(view: PlateView, tongue: Tongue = ENGLISH) -> str:
    """What is drawn of a card."""
    lettered = partial(filters, fonts=Fonts(FONTS))
    return Theme((theme.BUILT_IN,), lettered, tongue).render(view, site(full=False))


def texts(view: PlateView) -> list[str]:
    """The texts on a card, from the top."""
    root = etree.fromstring(svg(view).encode())
    assert {node.tag for node in root.iter()} <= DRAWN_OF
    return [node.text.strip("\u2067\u2069") for node in root.iter(f"{SVG}text")]


def cards(root: Path) -> dict[str, bytes]:
    """Every card of a site."""
    return {p: data for p, data in tree(root / "site").items() if p.endswith(".card.png")}


def meta(page: Path) -> dict[str, str]:
    """What the head of a page says to other sites."""
    found = html.fromstring(page.read_bytes()).xpath("//meta[@property or @name]")
    return {node.get("property") or node.get("name"): node.get("content") for node in found}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give the small archive, built, with a card of each article."""
    assert built(write(tmp_path, ASKED)).failures == ()
    return tmp_path


def drawn(report: Report) -> list[str]:
    """The cards that a build drew."""
    return [path for path in report.rendered if path.endswith(".card.png")]


def edited(root: Path, file: str, old: str, new: str) -> list[str]:
    """Replace some words of a file and build; which cards were drawn."""
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")
    return drawn(built(root))


def test_the_drawing() -> None:
    """A card is the drawing in the golden file; `ACCEPT=1` writes it anew."""
    found = svg(FIRE)
    if os.environ.get("ACCEPT"):
        GOLDEN.write_text(found, "utf-8")
    assert GOLDEN.read_text("utf-8") == found


CASES = {
    "all": (FIRE, [FIRE.archive, "Masons & carters", "Ines Bell", "3 February 2001 · 12"]),
    "nobody, undated, unanswered": (
        replace(FIRE, authors=(), date=None, comments=0), [FIRE.archive, "Masons & carters"]
    ),
    "signed in words": (replace(FIRE, authors=(), byline="A friend"), ["", "", "A friend", "3 "]),
    "one comment, a vague date": (
        replace(FIRE, date=parse_date("1911~"), comments=1), ["", "", "", "about 1911 · 1 comment"]
    ),
    "letters that no font has": (
        replace(FIRE, title="漢字の題", authors=("山田", "Ann")), [FIRE.archive, "3 February"]
    ),
    "a title of signs": (replace(FIRE, title="🔥🔥", archive="🔥"), ["Ines Bell", "3 February"]),
    "from right to left": (replace(FIRE, title="حريق لندن"), ["", "حريق لندن", "Ines Bell", "3 "]),
    "hostile": (
        replace(FIRE, title=HOSTILE, authors=(HOSTILE, "]]>"), archive=HOSTILE),
        ["\"'><x-evil>&", "\"'><x-evil>&", "\"'><x-evil>& and ]]>", "3 February"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("view", "beginnings"), CASES.values(), ids=CASES)
def test_what_a_card_says(view: PlateView, beginnings: list[str]) -> None:
    """A card says its title, who wrote it, when, and how much was said; nothing ends a text."""
    found = texts(view)
    assert len(found) == len(beginnings)
    assert all(text.startswith(begins) for text, begins in zip(found, beginnings, strict=True))


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(st.text(max_size=200), st.text(max_size=60))
def test_whatever_is_written_is_text(title: str, author: str) -> None:
    """No title and no name makes the drawing anything but the lines that it is made of."""
    found = texts(replace(FIRE, title=title, authors=(author,)))
    assert found[0] == FIRE.archive
    assert found[-1] == "3 February 2001 · 12 comments"
    assert len(found) <= 1 + 4 + 1 + 1


def test_a_card_in_another_language() -> None:
    """Dates, numbers and lists on a card are in the language of the interface."""
    places = (theme.BUILT_IN,)
    said = svg(FIRE, Tongue("de", theme.catalogues(places, "de")))
    assert "3. Februar 2001 · 12 Kommentare" in said
    assert "Ines Bell und Tom Hale" in said


def test_a_card_is_mirrored_with_its_title() -> None:
    """The title decides from which side a card is read; where there is none, the interface does."""
    rtl = replace(FIRE, direction="rtl")
    ways = [
        re.findall('text-anchor="(\\w+)"', svg(view))
        for view in (FIRE, rtl, replace(FIRE, title="حريق"), replace(rtl, title=""))
    ]
    assert ways == [["start"], ["start"], ["end"], ["end"]]


def test_each_article_has_one(archive: Path) -> None:
    """Every article has a card of the right size, to which its page leads by a whole address."""
    found = cards(archive)
    names = "about 1999/mill 2001/fire 2002/flood undated/letter".split()
    assert [*found] == sorted(f"{name}.card.png" for name in names)
    assert {size(data) for data in found.values()} == {(1200, 630)}
    assert max(map(len, found.values())) < 60_000
    said = meta(archive / "site/2001/fire.html")
    assert said["og:image"] == f"{BASE}2001/fire.card.png"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:image:alt"] == "The fire"
    assert said["twitter:card"] == "summary_large_image"
    assert f'"image":"{BASE}2001/fire.card.png"' in (archive / "site/2001/fire.html").read_text()


def test_other_pages_have_that_of_the_site(archive: Path) -> None:
    """A page that is no article leads to the picture of the theme, by the name of the site."""
    said = meta(archive / "site/index.html")
    assert (said["og:image"], said["og:image:alt"]) == (f"{BASE}theme/card.png", "Small")
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")


def test_a_picture_of_its_own_comes_first(tmp_path: Path) -> None:
    """No card is drawn of an article that has a picture, and its page leads to that."""
    picture = "![The mill](mill.jpg)\n-- content/1999/mill.jpg --\nx\n"
    built(write(tmp_path, ASKED.replace("Nothing is named here.\n", picture)))
    assert "1999/mill.card.png" not in cards(tmp_path)
    said = meta(tmp_path / "site/1999/mill.html")
    assert said["og:image"] == f"{BASE}1999/mill.jpg"
    assert "og:image:width" not in said


def test_the_pages_of_a_thread_lead_to_that_of_the_article(tmp_path: Path) -> None:
    """All pages of a thread that is too long for one lead to the card of its article."""
    long.lay(tmp_path, long.giant(700), 3)
    file = tmp_path / "content/archive.toml"
    file.write_text(f'also = ["cards"]\n{file.read_text("utf-8")}', "utf-8")
    built(tmp_path)
    pages = [*(tmp_path / "site/long/giant").glob("*_.html")]
    assert len(pages) == 3
    assert {meta(page)["og:image"].rpartition("/")[2] for page in pages} == {"giant.card.png"}
    assert {meta(page)["og:image:alt"] for page in pages} == {"The long talk"}


def test_only_what_is_new_is_drawn(archive: Path) -> None:
    """A build that changes no card draws none; a title, a comment more or less, that one."""
    assert drawn(built(archive)) == []
    fire = "content/2001/fire.md"
    assert edited(archive, fire, "The mill burnt", "The granary burnt") == []
    assert edited(archive, fire, "[fire, town]", "[fire, flames]") == []
    assert edited(archive, fire, "title: The fire", "title: The flames") == ["2001/fire.card.png"]
    assert edited(archive, fire, "Sam | 2001-02-06 | c3 | re c9", "Sam | 2001-02-06 | c3") == []
    said = "\n@ Ann | 2001-03-01 | c8\nMore.\n\n=== notes ==="
    assert edited(archive, fire, "\n=== notes ===", said) == ["2001/fire.card.png"]


def test_the_site_around_draws_none_again(archive: Path) -> None:
    """Neither a style sheet nor the licence of the site is on a card; its name is on all."""
    write(archive, "-- templates/assets/style.css --\n/* Mine. */\n")
    assert drawn(built(archive)) == []
    file = "content/archive.toml"
    assert edited(archive, file, '"CC0 1.0"', '"CC BY 4.0"') == []
    assert len(edited(archive, file, '"Small"', '"Large"')) == 5


def test_what_draws_is_part_of_the_program() -> None:
    """Cards are drawn again by another version of what draws them, or of what measures."""
    assert all(version(module, LIBRARIES[module]) for module in drawing.MODULES)


def test_a_card_of_ones_own(archive: Path) -> None:
    """A theme's own `card.svg` comes before the built-in one, and so does a font of its own."""
    before, problems = cards(archive), built(archive).planned.problems
    own = '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="6"><text y="6" font-size="6">'
    write(archive, f"-- templates/card.svg --\n{own}{{{{ page.title }}}}</text></svg>\n")
    assert len(drawn(built(archive))) == 5
    assert {size(data) for data in cards(archive).values()} == {(12, 6)}
    font = (theme.BUILT_IN / "fonts/SourceSerif4-Regular.otf").read_bytes()
    (archive / "templates/fonts").mkdir()
    (archive / "templates/fonts/Own.otf").write_bytes(font)
    (archive / "templates/fonts/OFL.txt").write_text("Its licence.", "utf-8")
    report = built(archive)
    assert len(drawn(report)) == 5
    assert report.planned.problems == problems
    (archive / "templates/card.svg").unlink()
    (archive / "templates/fonts/Own.otf").unlink()
    built(archive)
    assert cards(archive) == before


@pytest.mark.parametrize("own", ["<p>{{ page.title }}</p>", "no drawing", "{{ site.title }}"])
def test_what_is_no_drawing_is_told(archive: Path, own: str) -> None:
    """A `card.svg` that makes no SVG, or asks for the site, is an error that names the file."""
    write(archive, f"-- templates/card.svg --\n{own}\n")
    with pytest.raises(ThemeError) as caught:
        built(archive)
    assert caught.value.problem.place.file == "templates/card.svg"


def test_a_live_server_draws_as_a_build_does(archive: Path) -> None:
    """After edits that a server followed the cards are those of a build from nothing."""
    live = Live()
    file = archive / "content/2001/fire.md"
    for title in ("The flames", "The embers"):
        file.write_text(re.sub("title: .*", f"title: {title}", file.read_text("utf-8")), "utf-8")
        build(load(archive), Options(jobs=1), live=live)
    found = cards(archive)
    build(load(archive), Options(jobs=2, force=True))
    assert cards(archive) == found


def test_without_an_address_there_are_none(tmp_path: Path) -> None:
    """A card is for other sites, which need a whole address; nobody asks for one unasked."""
    for text in (ASKED.replace("base_url", "description"), SMALL):
        write(tmp_path, text)
        built(tmp_path)
        assert cards(tmp_path) == {}


def test_what_is_lacking_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library there is one warning that says what to install, and the rest is built."""
    monkeypatch.setattr(drawing, "MODULES", ("no_such_module", "resvg_py"))
    drawing.lack.cache_clear()
    try:
        report = built(write(tmp_path, ASKED))
    finally:
        monkeypatch.undo()
        drawing.lack.cache_clear()
    problem = next(p for p in report.planned.problems if "cards" in p.message)
    assert problem.message == "no cards are drawn: no_such_module is not installed"
    assert problem.hint == "pip install 'variorum[cards]'"
    assert cards(tmp_path) == {}
    assert meta(tmp_path / "site/2001/fire.html")["og:image"] == f"{BASE}theme/card.png"
