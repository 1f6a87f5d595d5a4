"""Whatever strangers write, wherever they can, every file of the site stays what it is.

pytest tests/laws/test_strangers.py -m "slow or not slow"
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from tests.archives import built
from tests.laws import strangers, told
from tests.markup.test_vectors import given, vectors

SAMPLED = 300
EVERY = 6007
CHANGED = 20_000
# The long series: of so many vectors one, in archives of so many.
STRIDE, PARTS = 53, 12
# What all comments stand in, and what an answer stands in besides.
FRAME = str.split("div section article main body html")
FOLDS = {"li", "ol", "details"}


def stood(root: Path, some: list[str]) -> Path:
    """The site of an archive in which strangers wrote this."""
    assert built(strangers.lay(root, some)).failures == ()
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of a sample of vectors."""
    return stood(tmp_path_factory.mktemp("strangers"), sample())


def sample() -> list[str]:
    """A few of all vectors, and a few that chance made."""
    some = vectors(SAMPLED)
    return [*some[::EVERY], *some[-10:]]


def astray(site: Path, thread: str, count: int) -> Iterator[str]:
    """What is not in the box of the comment whose it is."""
    page = html.document_fromstring((site / f"{thread}.html").read_bytes().decode("utf-8"))
    boxes = page.xpath("//ol[contains(@class, 'thread')]//article[starts-with(@id, 'c-k')]")
    words = {box.get("id"): "".join(box.itertext()) for box in boxes}
    marks = {n: strangers.mark(thread, n, "a") for n in range(count)}
    for n, mark in marks.items():
        own = f"c-k{n}"
        holders = {id for id, text in words.items() if mark in text}
        yield from [] if holders == {own} else [f"{thread}: {own} is in {sorted(holders)}"]
    yield from (f"{thread}: one in another" for box in boxes if box.xpath(".//article"))
    yield from _unlike(thread, boxes)


def _unlike(thread: str, boxes: list[html.HtmlElement]) -> Iterator[str]:
    """Comments that do not stand as all of them do."""
    for box in boxes:
        parents = [e.tag for e in box.iterancestors()]
        if parents[-6:] != FRAME or {*parents[:-6]} - FOLDS:
            yield f"{thread}: {box.get('id')} stands in {parents}"
        prose = box.find("./div[@class='prose']")
        if prose.get("dir") != "auto":
            yield f"{thread}: {box.get('id')} is not set apart"
        alien = prose.xpath(".//@id[not(contains(., ':'))] | .//@style | .//@name | .//form")
        yield from (f"{thread}: {box.get('id')} has {found}" for found in alien)


def test_every_file_stays_what_it_is(site: Path) -> None:
    """Pages, feeds, data and scripts of names hold nothing that runs, loads or breaks out."""
    assert list(told.faults(site)) == []


@pytest.mark.parametrize("thread", strangers.THREADS)
def test_every_comment_stays_in_its_box(site: Path, thread: str) -> None:
    """The words of a comment are in its own element, which stands where all of them stand."""
    assert list(astray(site, thread, len(sample()))) == []


def test_no_id_is_taken(site: Path) -> None:
    """Each id stands once on its page; what a stranger calls a comment has a prefix of ours."""
    for path in site.rglob("*.html"):
        page = html.document_fromstring(path.read_bytes().decode("utf-8"))
        ids = [str(id) for id in page.xpath("//@id")]
        assert [a for a, b in pairwise(sorted(ids)) if a == b] == [], path
        assert all(e.get("id").startswith("c-") for e in page.xpath("//article[@id]")), path


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_long_series(tmp_path: Path, part: int) -> None:
    """Thousands of vectors, in archives of some hundred, change no file and leave no box."""
    some = vectors(CHANGED)[::STRIDE][part::PARTS]
    site = stood(tmp_path, some)
    print(f"\n{len(some):,} vectors, {sum(1 for _ in site.rglob('*.*')):,} files")  # noqa: T201 (for -s)
    assert list(told.faults(site)) == []
    assert [fault for t in strangers.THREADS for fault in astray(site, t, len(some))] == []


def test_those_of_a_folder(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """What `--vectors FOLDER` brings changes no file and leaves no box."""
    folder = request.config.getoption("--vectors")
    if folder is None:
        pytest.skip("no --vectors FOLDER was given")
    some = given(folder)
    for at in range(0, len(some), 200):
        part = some[at : at + 200]
        site = stood(tmp_path / str(at), part)
        assert list(told.faults(site)) == []
        assert [fault for t in strangers.THREADS for fault in astray(site, t, len(part))] == []


PLANTED = {
    "a script": ("</main>", "<script>f()</script></main>"),
    "a script from elsewhere": ("</main>", "<script src='//h/x.js'></script></main>"),
    "an event": ('<main id="main"', '<main id="main" onclick="f()"'),
    "a style": ('<main id="main"', '<main id="main" style="color:red"'),
    "a link that runs": ("</main>", "<a href='javascript:f()'>x</a></main>"),
    "a picture from elsewhere": ("</main>", "<img src='http://h/x.png'></main>"),
    "a style sheet from elsewhere": (
        "</head>",
        "<link rel='stylesheet' href='https://h/x.css'></head>",
    ),
    "a host looked up": ("</head>", "<link rel='alternate preconnect' href='https://h/'></head>"),
    "a ping": ("</main>", "<a href='x' ping='y'>x</a></main>"),
    "a frame": ("</main>", "<iframe></iframe></main>"),
    "a form": ("</main>", "<form action='http://h/'></form></main>"),
    "an element that reads otherwise": ("</main>", "<table><b>x</b></table></main>"),
    "a comment": ("</main>", "<!-- x --></main>"),
    "another base": ("</head>", "<base href='http://h/'></head>"),
    "a refresh in the text": ("</main>", "<meta http-equiv='refresh' content='0'></main>"),
}


@pytest.mark.parametrize(("old", "new"), PLANTED.values(), ids=PLANTED)
def test_the_judge_sees(site: Path, old: str, new: str) -> None:
    """Each of these, planted into a page, is found."""
    page = (site / "md.html").read_text("utf-8")
    assert list(told.page_faults(page)) == []
    assert old in page
    assert list(told.page_faults(page.replace(old, new, 1))) != []


DATA = {
    "a script of names": (told.shard_faults, 'f("",[1]);alert(1)'),
    "a name that ends a script": (told.shard_faults, 'f("</script>")'),
    "a feed with a script": (told.xml_faults, "<a type='html'>&lt;iframe>&lt;/iframe></a>"),
    "a feed with an event": (told.xml_faults, "<a type='html'>&lt;p onclick='f()'></a>"),
    "a feed with an address": (told.xml_faults, "<a href='javascript:f()'/>"),
    "a feed as JSON": (told.json_faults, '{"content_html": "<p onclick=f()>"}'),
}


@pytest.mark.parametrize(("judged", "text"), DATA.values(), ids=DATA)
def test_the_judge_sees_data(judged: told.Judge, text: str) -> None:
    """Each of these in a file for machines is found."""
    assert list(judged(text)) != []


@pytest.mark.parametrize("end", ["a", "z"])
def test_the_judge_sees_a_broken_box(site: Path, tmp_path: Path, end: str) -> None:
    """A comment whose word stands in another, or outside of all, is found."""
    word = strangers.mark("md", 3, "a")
    page = (site / "md.html").read_text("utf-8")
    other = strangers.mark("md", 4, end)
    before, thread, after = page.partition('<ol class="thread')
    after = after.replace(other, f"{other} {word}", 1)
    (tmp_path / "md.html").write_text(before + thread + after, "utf-8")
    assert list(astray(tmp_path, "md", len(sample()))) != []
