"""Which page of its thread an address is of."""

from __future__ import annotations

import pytest

from generator.read.exports.pages.paging import first_of
from tests.read.exports.pages_shown import read
from tests.read.exports.threads_saved import page

ON_ONE = "the page is page 1 of 3 of its thread: what the others hold is not in this file"


@pytest.mark.parametrize(
    ("address", "first", "number"),
    [
        ("https://f.example/threads/tea.5/page-2", "https://f.example/threads/tea.5/", 2),
        ("https://f.example/threads/5-tea/page2", "https://f.example/threads/5-tea/", 2),
        ("https://f.example/threads/5-tea/page2?s=1", "https://f.example/threads/5-tea/?s=1", 2),
        ("https://f.example/showthread.php?t=5&page=2", "https://f.example/showthread.php?t=5", 2),
        ("https://f.example/viewtopic.php?t=5&start=15", "https://f.example/viewtopic.php?t=5", 15),
        ("https://f.example/viewtopic.php?start=15&t=5", "https://f.example/viewtopic.php?t=5", 15),
        ("https://f.example/?t=5&st=0&start=15", "https://f.example/?t=5", 15),
        ("https://f.example/thread-12-page-2.html", "https://f.example/thread-12.html", 2),
        ("https://f.example/t/tea-12/index2.html", "https://f.example/t/tea-12/", 2),
        ("https://f.example/index.php?topic=5.15", "https://f.example/index.php?topic=5.0", 15),
        ("https://f.example/topic,5.0.html", "https://f.example/topic,5.0.html", 1),
        ("https://f.example/t/tea/7?page=2", "https://f.example/t/tea/7", 2),
        ("https://f.example/t/tea/7/21", "https://f.example/t/tea/7", 21),
        ("https://f.example/topic/5-tea/page/3/", "https://f.example/topic/5-tea/", 3),
        ("https://f.example/threads/tea.5/", "https://f.example/threads/tea.5/", 1),
        ("https://f.example/?page=99999999999999999999", "https://f.example/", 999999999),
    ],
)  # fmt: skip
def test_pages_of_forums(address: str, first: str, number: int) -> None:
    """The address of any page of a thread gives that of its first one."""
    assert first_of(address, forum=True) == (first, number)


@pytest.mark.parametrize(
    ("address", "first", "number"),
    [
        ("https://b.example/tea/comment-page-2/", "https://b.example/tea/", 2),
        ("https://b.example/tea/comment-page-2", "https://b.example/tea/", 2),
        ("https://b.example/?p=4&cpage=2", "https://b.example/?p=4", 2),
        ("https://b.example/tea.html?commentPage=3", "https://b.example/tea.html", 3),
        ("https://n.example/item?id=5&p=2", "https://n.example/item?id=5", 2),
        ("https://r.example/r/x/comments/a1/tea/c2/", "https://r.example/r/x/comments/a1/tea/", 1),
        ("https://b.example/?page=2", "https://b.example/?page=2", 1),
        ("https://b.example/tea/page/2/", "https://b.example/tea/page/2/", 1),
    ],
)
def test_pages_elsewhere(address: str, first: str, number: int) -> None:
    """Without a forum only pages of comments are counted: another number may be an article's."""
    assert first_of(address, forum=False) == (first, number)


def test_a_page_of_several_says_so() -> None:
    """A page that counts its pages, read alone, is told to be one of them."""
    alone = page([(1, 0), (2, 0)])
    counted = alone.replace("</body>", '<div class="pagination">Page 1 of 3</div></body>')
    assert read(alone)[1] == []
    assert read(counted)[1] == [ON_ONE]


def test_a_link_to_more_comments_says_so() -> None:
    """A weblog that leads to older comments has more pages; a link to a comment is none."""
    blog = "<h1>Tea</h1><div class=entry-content><p>Hot.</p></div>{}"
    permalink = '<a href="/tea/comment-page-1/#comment-5">x</a>'
    older = '<a href="/tea/comment-page-1/#comments">Older comments</a>'
    assert read(blog.format(permalink))[1] == []
    assert read(blog.format(older))[1] == [ON_ONE.replace("page 1 of 3", "one of several")]
