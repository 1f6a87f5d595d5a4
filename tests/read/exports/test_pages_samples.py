"""Real pages: what goes in comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.records import State
from generator.read.exports.parts import Answer, Post
from tests.read.exports.pages_shown import read

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "saved-html-comments"
# What each comment has once in the bytes of its page, and how many besides have it:
# the first post of a thread, a pattern in a script; an answer lacks it.
MARKS = {
    "blog.wordpress.com.diverse.html": (b'<div class="contenttext"', 0),
    "cubadebate.cu-sesiona.html": (b'<div class="commenttext"', 0),
    "german.stackexchange.com.ausgeraubt.html": (b'<span class="comment-copy"', -6),
    "katzen-forum.net-Pepe.html": (b'data-lb-id="post-', 1),
    "lemire.me.json.html": (b'<div class="comment-content"', 0),
    "netzpolitik.org.abmahnungen.html": (b'<div class="comment-content"', 0),
    "readability-wordpress.html": (b'class="epoch-comment-content"', 1),
    "reddit.com.init.html": (b'"isGildable":', 1),
    "villagersandheroes.com.forums.patchnotes.html": (b'data-lb-id="post-', 1),
}
# Pages that do not show these.
NO_DATES = ("blog.wordpress.com.diverse.html",)
NO_NAMES = ("reddit.com.init.html",)

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")


@pytest.mark.parametrize("name", MARKS)
def test_count(name: str) -> None:
    """As many comments come out as the bytes of a page have, each with its words."""
    data = (SAMPLES / name).read_bytes()
    mark, besides = MARKS[name]
    found, _ = read(data)
    answers = [part for part in found if isinstance(part, Answer)]
    assert data.count(mark) - besides == len(answers)
    assert all(answer.text for answer in answers if answer.state is State.PRESENT)
    assert name in NO_NAMES or all(answer.author for answer in answers)
    assert name in NO_DATES or all(answer.date for answer in answers)


@pytest.mark.parametrize("name", MARKS)
def test_article(name: str) -> None:
    """The article has its title, its date, its words and the address where it stood."""
    (post, *_), _ = read((SAMPLES / name).read_bytes())
    assert isinstance(post, Post)
    assert post.title
    assert post.text
    assert post.date
    assert post.address.startswith("http")


@pytest.mark.parametrize("name", MARKS)
def test_parents(name: str) -> None:
    """Whom a comment answers is on the page before it, or is not on the page."""
    found, _ = read((SAMPLES / name).read_bytes())
    answers = [part for part in found if isinstance(part, Answer)]
    ids = [answer.id for answer in answers]
    assert len(ids) == len(set(ids))
    assert any(answer.parent for answer in answers)
    if name not in NO_NAMES:
        assert all(a.parent in ids[:n] for n, a in enumerate(answers) if a.parent in ids)
