"""The interface speaks one language, whichever that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.export.theme import BUILT_IN, catalogues
from generator.export.tongue import Tongue
from tests.archives import SMALL, built, tree, write
from tests.laws.pages import page, paths
from tests.speaking import lay
from tools.catalogue import asked

GERMAN = SMALL.replace('title = "Small"', 'title = "Small"\nlanguage = "de"')
OWN = "templates/locale/de.po"
TOLD = ("aria-label", "title", "placeholder")
# What a reader is not told in words: programs, the forms of files, addresses, the source itself.
SILENT = "script", "style", "pre", "code", "kbd"
COINS = "Z3988"
NAMES = re.compile(
    r"\S+\.(?:md|txt|toml|jsonl)|https?://\S+|Atom|BibTeX|RIS|CSL-JSON|CSV|JSON|GraphML|GEXF|SHA-256"
)
_word = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(scope="module")
def speaking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of an archive that brings its own language."""
    root = lay(tmp_path_factory.mktemp("speaking"))
    report = built(root)
    assert report.failures == ()
    assert [p for p in report.planned.problems if p.place.file.endswith(".po")] == []
    return root / "site"


def said(site: Path, path: str) -> Iterator[str]:
    """Every text of a page that a reader is told, one piece after another."""
    for element in page(site, path).iter():
        if not isinstance(element.tag, str) or element.xpath("ancestor-or-self::*[@lang='en']"):
            continue
        if element.tag not in SILENT and element.get("class") != COINS:
            yield element.text or ""
            yield from (element.get(name, "") for name in TOLD)
        yield element.tail or ""
        if element.get("id") == "thread-words":
            words = {k: v for k, v in element.attrib.items() if k.startswith("data-")}
            yield from (v for k, v in words.items() if k not in {"data-thread", "data-places"})


def test_no_word_of_a_page_is_english(speaking: Path) -> None:
    """An archive may bring a whole language: then nothing on a page is in English.

    What the program says of sources and the reasons of guesses are marked as English.
    """
    found = {
        (path, word)
        for path in paths(speaking)
        for text in said(speaking, path)
        for word in _word.findall(NAMES.sub("", re.sub(r"\{\w+\}", "", text)))
    }
    assert found == set(), sorted(found)[:20]


def test_every_kind_of_page_was_looked_at(speaking: Path) -> None:
    """The archive has each page of the theme that takes words."""
    there = {*paths(speaking)}
    assert {
        "404.html", "index.html", "notes.html", "problems.html", "search.html", "chance.html",
        "entities/book.html", "entities/network.html", "pasted/zapis/made_.html",
    } - there <= {"chance.html"}  # fmt: skip
    words = {text.strip() for path in there for text in said(speaking, path)}
    assert any("жжж" in text for text in words)


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr"])
def test_a_built_in_language_leaves_no_english(
    tmp_path: Path, speaking: Path, language: str
) -> None:
    """In each language of the theme no words of it are left as they are in English."""
    root = lay(tmp_path)
    settings = root / "content/archive.toml"
    settings.write_text(settings.read_text("utf-8").replace('"ru"', f'"{language}"'), "utf-8")
    built(root)
    tongue = Tongue(language, catalogues((BUILT_IN,), language))
    single = [words for words, _ in asked() if isinstance(words, str)]
    english = {words.strip() for words in single} - {tongue.say(words).strip() for words in single}
    texts = {text.strip() for path in paths(root / "site") for text in said(root / "site", path)}
    assert texts & english == set()
    html = page(root / "site", "index.html")
    assert (html.get("lang"), html.get("dir")) == (language, tongue.direction)


def test_a_warm_build_speaks_as_a_cold_one(tmp_path: Path) -> None:
    """A catalogue that changes has every page made again, as a build from nothing makes them."""
    root = write(tmp_path / "a", GERMAN)
    before = built(root)
    assert built(root).rendered == ()
    own = f'-- {OWN} --\nmsgid ""\nmsgstr ""\n\nmsgid "Home"\nmsgstr "Haus"\n'
    warm = built(write(root, own))
    assert ">Haus</a>" in (root / "site/2001/fire.html").read_text("utf-8")
    assert {path for path in warm.rendered if path.endswith(".html")} >= {
        path for path in before.rendered if path.endswith(".html")
    }
    built(write(tmp_path / "b", GERMAN + own))
    assert tree(root / "site") == tree(tmp_path / "b/site")


def test_a_language_without_words_is_told_once(tmp_path: Path) -> None:
    """It is a warning, at the line that asks for the language, and the interface is English."""
    root = write(tmp_path, SMALL.replace('title = "Small"', 'title = "Small"\nlanguage = "nl"'))
    report = built(root)
    told = [p for p in report.planned.problems if "no words" in p.message]
    assert [str(p.place) for p in told] == ["archive.toml:2"]
    assert "templates/locale/nl.po" in told[0].hint
    html = (root / "site/2001/fire.html").read_text("utf-8")
    assert '<html lang="nl" dir="ltr">' in html
    assert ">Home</a>" in html
    assert told[0].message in (root / "site/problems.html").read_text("utf-8").replace("&#39;", "'")


def test_a_fault_of_a_catalogue_stops_nothing(tmp_path: Path) -> None:
    """What an archive's own catalogue says wrongly is told, and the built-in word stands."""
    own = f'-- {OWN} --\nmsgid ""\nmsgstr ""\n\nmsgid "By %(names)s"\nmsgstr "Von %(wem)s"\n'
    report = built(write(tmp_path, GERMAN + own))
    told = [str(p.place) for p in report.planned.problems if p.place.file == OWN]
    assert told == [f"{OWN}:4"]
    assert "Von <span" in (tmp_path / "site/1999/mill.html").read_text("utf-8")
