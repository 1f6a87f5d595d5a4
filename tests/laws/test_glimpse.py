"""The page in hand first: a server shows an edited page before it builds the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import load
from generator.glimpse import glimpse
from tests.archives import SMALL, tree, write
from tests.laws.test_live import Server

FIRE = "content/2001/fire.md"
PAGE = "2001/fire.html"
# An edit of the article, and whether its page can be shown before anything else is known.
EDITS = {
    "a word of the text": ("built it again", "built it anew", True),
    "a name in the text": ("built it again", "built London again", True),
    "a comment": ("I was there", "I was not there", True),
    "the title": ("title: The fire", "title: A fire", True),
    "a link": ("They built it again", "They [built](article:1999/mill) it", False),
    "the address": ("date: 2001-02-03", "date: 2001-02-03\nslug: blaze", False),
    "a draft": ("date: 2001-02-03", "date: 2001-02-03\ndraft: true", False),
    "front matter that cannot be read": ("date: 2001-02-03", "date: [", False),
}


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """Give the small archive, built once by a server."""
    found = Server(write(tmp_path, SMALL))
    found.build()
    return found


def edited(server: Server, old: str, new: str) -> bool:
    """Edit the article, and ask for a glimpse of it."""
    file = server.root / FIRE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return glimpse(load(server.root), server.live, {FIRE.removeprefix("content/")})


@pytest.mark.parametrize(("old", "new", "shown"), EDITS.values(), ids=EDITS)
def test_a_glimpse_is_what_the_build_makes(server: Server, old: str, new: str, shown: bool) -> None:  # noqa: FBT001
    """The page shown first is the page of the whole build, which then has no need to make it."""
    before = tree(server.root / "site")
    assert edited(server, old, new) is shown
    first = tree(server.root / "site")
    assert {path for path in first if first[path] != before[path]} == (
        {PAGE, "manifest-sha256.txt"} if shown else set()
    )
    report = server.build()
    assert not (shown and PAGE in report.rendered)
    assert (report.published.problems, report.failures) == ((), ())
    assert tree(server.root / "site") == server.fresh()


def test_no_glimpse_without_a_build(tmp_path: Path) -> None:
    """Before the first build, and of what is no article, nothing is shown."""
    server = Server(write(tmp_path, SMALL))
    assert edited(server, "again", "anew") is False
    server.build()
    config = load(server.root)
    assert not glimpse(config, server.live, {"entities.toml", "archive.toml", "gone.md"})
    (server.root / FIRE).unlink()
    assert not glimpse(config, server.live, {"2001/fire.md"})


def test_glimpses_follow_each_other(server: Server) -> None:
    """Several edits may be shown before a whole build."""
    for old, new in (("again", "anew"), ("anew", "afresh"), ("afresh", "once more")):
        assert edited(server, old, new)
    server.build()
    assert tree(server.root / "site") == server.fresh()


def test_a_renamed_entity_is_shown_first(server: Server) -> None:
    """The page of an entity has its new name at once; the build gives it to all other pages."""
    file = server.root / "content/entities.toml"
    file.write_text(file.read_text("utf-8").replace('"Ada Lovelace"', '"Countess"'), "utf-8")
    assert glimpse(load(server.root), server.live, {"entities.toml"})
    page = server.root / "site/people/ada-lovelace.html"
    assert '<h1 dir="auto">Countess</h1>' in page.read_text("utf-8")
    report = server.build()
    assert (report.published.problems, report.failures) == ((), ())
    assert tree(server.root / "site") == server.fresh()
