"""Nothing that is withheld is in any byte that builds leave behind, nor was it ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import load
from generator.errors import LeakError
from generator.export import plan
from generator.pipeline import Live, Options, build
from tests.archives import built, tree, write
from tests.laws import leaking
from tests.laws.canaries import ABOUT, CAGE, EVERYTHING, SETTINGS, canaries, words
from tests.laws.test_register import Counted

DECISIONS = "-- content/decisions.toml --\n"
ARCHIVE = EVERYTHING + CAGE
ARTICLE = '[[withhold]]\nabout = "article:cage"\nreason = "law"\n'
THREAD = '[[withhold]]\nabout = "thread:cage"\n'
WRITER = '[[withhold]]\nauthor = "Quill Zqauthor"\n'
MASKED = '[[mask]]\nauthor = "quill zqauthor"\nas = "Reader K"\n'

# What is decided, and the canaries that may be left: those that are somebody else's.
CASES = {
    "comments": (ABOUT, {"zqauthor"}),
    "comments, and their writer masked": (ABOUT + MASKED, set()),
    "an article": (ARTICLE, set()),
    "a thread": (THREAD, set()),
    "a writer": (WRITER, set()),
}


@pytest.mark.parametrize("decided", CASES.values(), ids=CASES)
def test_nothing_withheld_is_left_anywhere(tmp_path: Path, decided: tuple[str, set[str]]) -> None:
    """No page, feed, script, file name or memory holds it, though a build before published it."""
    text, allowed = decided
    first = built(write(tmp_path, ARCHIVE))
    assert not first.failures
    before = canaries(tmp_path)
    assert {"zqauthor", "zqbody", "zqalt", "zqcode", "zqsecond", "zqremark"} <= words(before)
    assert {"zqident-7731", "zqlink", "zqhost", "zqpath", "zqnote-1"} <= words(before)
    report = built(write(tmp_path, f"{DECISIONS}{text}"))
    assert not report.failures
    assert words(canaries(tmp_path)) <= allowed, canaries(tmp_path)


@pytest.mark.parametrize("decided", CASES.values(), ids=CASES)
def test_a_build_after_a_decision_is_as_a_first_one(
    tmp_path: Path, decided: tuple[str, set[str]]
) -> None:
    """Decided late or from the first, withheld or again not: the site is the same, every byte."""
    text, _ = decided
    there = write(tmp_path / "there", ARCHIVE)
    built(there)
    plain = tree(there / "site")
    late = built(write(there, f"{DECISIONS}{text}"))
    fresh = write(tmp_path / "fresh", f"{ARCHIVE}{DECISIONS}{text}")
    cold = built(fresh)
    assert tree(there / "site") == tree(fresh / "site")
    assert late.planned.problems == cold.planned.problems
    again = built(there)
    assert (again.rendered, again.published.written) == ((), ())
    (there / "content/decisions.toml").unlink()
    built(there)
    assert plain == tree(there / "site")


@pytest.mark.parametrize("name", ["raw", "escaped", "emphasised"])
def test_a_leak_fails_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A file that holds withheld words is not published, nor is anything else; none is told."""
    built(write(tmp_path, f"{ARCHIVE}{DECISIONS}{ABOUT}"))
    before = tree(tmp_path / "site")
    monkeypatch.setitem(plan.EXPORTERS, "raw", f"tests.laws.leaking:{name}")
    monkeypatch.setattr(leaking, "SOURCES", [tmp_path / "content/cage.md"])
    write(tmp_path, ARCHIVE.replace("A bird in a cage", "A hen in a coop"))
    with pytest.raises(LeakError) as leak:
        built(tmp_path)
    problem = leak.value.problem
    assert str(problem.place) == "site/raw/0.txt"
    assert problem.message.startswith("holds what is withheld (in content/cage.md), at byte ")
    assert "zq" not in f"{problem.message} {problem.hint}".casefold()
    assert tree(tmp_path / "site") == before


def test_a_leak_that_stood_before_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of before that nothing changes is looked at when something else is withheld."""
    monkeypatch.setitem(plan.EXPORTERS, "raw", "tests.laws.leaking:raw")
    monkeypatch.setattr(leaking, "SOURCES", [write(tmp_path, ARCHIVE) / "content/cage.md"])
    built(tmp_path)
    write(tmp_path, f"{DECISIONS}{ABOUT}")
    with pytest.raises(LeakError):
        built(tmp_path)


UNTIL = ABOUT.replace('reason = "privacy"', "until = 2040-01-31")


@pytest.mark.parametrize(
    ("day", "is_shown", "told"),
    [
        ("", False, ["withheld until 2040-01-31, and no day is said: it stays withheld"]),
        ("2040-01-30", False, []),
        ("2040-01-31", True, []),
        ("2041-01-01", True, []),
    ],
)
def test_withheld_until(tmp_path: Path, day: str, is_shown: bool, told: list[str]) -> None:  # noqa: FBT001
    """What is withheld until a day is shown from that day on, if it is said which day it is."""
    settings = f"{SETTINGS}as_of = {day}\n" if day else SETTINGS
    root = write(tmp_path, f"{ARCHIVE.replace(SETTINGS, settings)}{DECISIONS}{UNTIL}")
    report = built(root)
    assert bool(words(canaries(root, ("site",))) - {"zqauthor"}) is is_shown
    own = [p.message for p in report.planned.problems if p.place.file == "decisions.toml"]
    assert own == told


def test_the_day_may_be_asked_for(tmp_path: Path) -> None:
    """A day given to the command goes before that of the settings."""
    text = ARCHIVE.replace(SETTINGS, f"{SETTINGS}as_of = 2020-01-01\n")
    root = write(tmp_path, f"{text}{DECISIONS}{UNTIL}")
    assert load(root, as_of="2050-01-01").as_of == "2050-01-01"
    build(load(root, as_of="2050-01-01"), Options(jobs=1))
    assert "zqbody" in words(canaries(root, ("site",)))


@pytest.mark.parametrize("live", [None, Live], ids=["warm", "live"])
def test_only_what_a_decision_concerns_is_read_again(
    tmp_path: Path, live: type[Live] | None
) -> None:
    """Once all sources were traced, a decision costs the sources that have what it is about."""
    there = Counted(write(tmp_path, f"{ARCHIVE}{DECISIONS}{THREAD}"), live and live())
    there.build()
    # The decisions are read before all others, and nothing of them is kept.
    assert there.done["trace"] == there.done["read"] - 1
    write(there.root, f'{DECISIONS}{THREAD}[[withhold]]\nabout = "comment:2002/flood#f1"\n')
    there.build()
    assert (there.done["trace"], there.done["read"]) == (0, 2)
    there.build()
    assert (there.done["trace"], there.done["read"], there.done["needles"]) == (0, 1, 0)


def test_any_number_of_processes_withhold_the_same(tmp_path: Path) -> None:
    """A pool of workers makes the same site."""
    text = f"{ARCHIVE}{DECISIONS}{ABOUT}{MASKED}"
    one, two = write(tmp_path / "one", text), write(tmp_path / "two", text)
    built(one)
    built(two, jobs=2)
    assert tree(one / "site") == tree(two / "site")


def test_an_article_leaves_a_page_at_its_address(tmp_path: Path) -> None:
    """The page says that it is withheld and why; links lead there, and no list names it."""
    root = write(tmp_path, f"{ARCHIVE}{DECISIONS}{ARTICLE}")
    built(root)
    site = tree(root / "site")
    assert b"Withheld by the editors: the law." in site["cage.html"]
    assert b"The cage" not in site["cage.html"]
    assert b'href="../cage.html"' in site["2004/other.html"]
    for path in ("index.html", "sitemap.xml", "dates/index.html", "authors/index.html"):
        assert b"cage.html" not in site[path]


def test_a_comment_keeps_its_place_where_others_answer_it(tmp_path: Path) -> None:
    """Replies stay readable: the place says why it is empty, and has no name, date or id."""
    root = write(tmp_path, f"{ARCHIVE}{DECISIONS}{ABOUT}")
    built(root)
    page = (root / "site/cage.html").read_text("utf-8")
    assert page.count("Withheld by the editors: privacy.") == 2
    assert 'id="c-withheld-1"' in page or 'id="withheld-1"' in page
    assert "2003-04-17" not in page
    assert "<p>[withheld].</p>" in page
    assert "I am sorry for it" in page


def test_a_thread_is_its_comments_alone(tmp_path: Path) -> None:
    """The article stays, and so do the notes on it, in all their words."""
    note = "The old one, of which the society has a drawing in its rooms, made by a pupil of his."
    text = EVERYTHING.replace("The old one; the [[Royal Society]] has a drawing.", note)
    thread = '[[withhold]]\nabout = "thread:2001/fire"\n'
    root = write(tmp_path, f"{text}{DECISIONS}{thread}")
    built(root)
    page = (root / "site/2001/fire.html").read_text("utf-8")
    assert "The mill burnt" in page
    assert note in page
    assert "I was there" not in page
