"""Real pages: what goes in comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.records import State
from generator.read.exports.parts import Answer, Post
from tests.read.exports.pages_shown import read

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "saved-html-comments"
PAGES = sorted(path.name for path in SAMPLES.glob("*.html"))
# Pages that do not show these.
NO_DATES = ("blog.wordpress.com.diverse.html",)
NO_NAMES = ("reddit.com.init.html",)

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")


@pytest.mark.parametrize("name", PAGES)
def test_comments(name: str) -> None:
    """Each comment has its words, its author and its date."""
    found, _ = read((SAMPLES / name).read_bytes())
    answers = [part for part in found if isinstance(part, Answer)]
    assert all(answer.text for answer in answers if answer.state is State.PRESENT)
    assert name in NO_NAMES or all(answer.author for answer in answers)
    assert name in NO_DATES or all(answer.date for answer in answers)


@pytest.mark.parametrize("name", PAGES)
def test_article(name: str) -> None:
    """The article has its title, its date, its words and the address where it stood."""
    (post, *_), _ = read((SAMPLES / name).read_bytes())
    assert isinstance(post, Post)
    assert post.title
    assert post.text
    assert post.date
    assert post.address.startswith("http")


@pytest.mark.parametrize("name", PAGES)
def test_parents(name: str) -> None:
    """Whom a comment answers is on the page before it, or is not on the page."""
    found, _ = read((SAMPLES / name).read_bytes())
    answers = [part for part in found if isinstance(part, Answer)]
    ids = [answer.id for answer in answers]
    assert len(ids) == len(set(ids))
    assert any(answer.parent for answer in answers)
    if name not in NO_NAMES:
        assert all(a.parent in ids[:n] for n, a in enumerate(answers) if a.parent in ids)
