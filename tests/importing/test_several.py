"""`import`: what several files hold of one article is one file."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.importing import Imported, import_file
from tests.archives import tree
from tests.importing.killed import killed
from tests.read.exports.threads_saved import page

ITEM = """<item><title>{title}</title><link>http://www.blog.example/{name}/</link>
<guid>http://blog.example/?p={id}</guid><content:encoded>{title} burnt.</content:encoded>
<wp:post_id>{id}</wp:post_id><wp:post_name>{name}</wp:post_name><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>{comments}</item>"""
SAID = """<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
<wp:comment_date_gmt>2011-01-0{id} 10:00:00</wp:comment_date_gmt>
<wp:comment_content>Word {id}.</wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:comment_parent>{parent}</wp:comment_parent>{more}</wp:comment>"""
SYNCED = "<wp:comment_agent>Disqus/1.1(2.61):12</wp:comment_agent>"
NOTED = (
    "<wp:commentmeta><wp:meta_key>dsq_post_id</wp:meta_key><wp:meta_value>12</wp:meta_value>"
    "</wp:commentmeta>"
)
POST = """<post dsq:id="{id}"><id>{own}</id><message><![CDATA[<p>Disqus {id}.</p>]]></message>
<createdAt>2011-01-05T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
<author><name>Ben</name></author><thread dsq:id="1"/>{parent}</post>"""


def wxr(*comments: tuple[int, int, str], name: str = "mill", id: int = 4) -> str:
    """An export of WordPress: an article, with comments of these ids, parents and more."""
    said = "".join(SAID.format(id=n, parent=parent, more=more) for n, parent, more in comments)
    item = ITEM.format(title="The mill", name=name, id=id, comments=said)
    base = "<wp:base_blog_url>http://blog.example</wp:base_blog_url>"
    return (
        '<rss xmlns:content="c" xmlns:wp="http://wordpress.org/export/1.2/" version="2.0"><channel>'
        f"{base}{item}</channel></rss>"
    )


def disqus(link: str, *posts: tuple[int, int, str], identifier: str = "") -> str:
    """An export of Disqus: a thread at an address, with posts of these ids, parents, own names."""
    said = "".join(
        POST.format(id=n, own=own, parent=f'<parent dsq:id="{parent}"/>' if parent else "")
        for n, parent, own in posts
    )
    thread = f"<id>{identifier}</id><link>{link}</link><title>The mill</title>"
    return (
        '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">'
        f'<thread dsq:id="1">{thread}</thread>{said}</disqus>'
    )


ISSO = (
    '[{"id": "/mill/", "title": "The mill", "comments": [{"id": 1, "text": "Isso 1.", "author":'
    ' "Cat", "created": "2011-02-01 10:00:00", "mode": 1, "remote_addr": "127.0.0.1"}]}]'
)
LINK = "https://blog.example/mill/index.html?utm_source=x#more"
EXPORTS = {
    "blog.xml": wxr((1, 0, ""), (2, 1, "")),
    "disqus.xml": disqus(LINK, (1, 0, ""), (3, 1, "")),
    "isso.json": ISSO,
}


def importing(root: Path, files: dict[str, str], name: str = "") -> Imported:
    """Import a file, or a folder of files."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return import_file(root / (name or next(iter(files))), root / "into", root / "memory")


def articles(root: Path) -> list[dict[str, Any]]:
    """What the files say that were written."""
    return [msgspec.json.decode(path.read_bytes()) for path in sorted((root / "into").iterdir())]


def said(article: dict[str, Any]) -> list[tuple[str, str]]:
    """The comments on an article, each with whom it answers."""
    return [(one["id"], one.get("parent", "")) for one in article["comments"]]


@pytest.mark.parametrize("order", [*permutations(EXPORTS)], ids="-".join)
def test_comments_from_elsewhere_join_their_article(tmp_path: Path, order: tuple[str, ...]) -> None:
    """In whatever order a blog and what was said of it elsewhere are imported, and again."""
    for name in order:
        importing(tmp_path, {name: EXPORTS[name]})
    (article,) = articles(tmp_path)
    assert (article["key"], article["text"]) == ("blog.example?p=4", "<p>The mill burnt.</p>")
    assert said(article) == [
        ("1", ""),
        ("2", "1"),
        ("disqus-1", ""),
        ("disqus-3", "disqus-1"),
        ("isso-1", ""),
    ]
    assert [importing(tmp_path, {name: EXPORTS[name]}).written for name in order] == [0, 0, 0]


def test_a_folder_is_what_its_files_are(tmp_path: Path) -> None:
    """All in a folder comes to what its files come to one by one, and what is no export is said."""
    files = {f"all/{name}": text for name, text in EXPORTS.items()}
    done = importing(tmp_path, {**files, "all/notes.txt": "Buy tea."}, "all")
    assert (done.format, done.articles, done.comments) == ("wxr, disqus, isso", 3, 5)
    assert [problem.message for problem in done.problems] == [
        "left out, for they are no exports: 1 file: notes.txt"
    ]
    (tmp_path / "one").mkdir()
    for name, text in EXPORTS.items():
        importing(tmp_path / "one", {name: text})
    assert tree(tmp_path / "into") == tree(tmp_path / "one/into")


@pytest.mark.parametrize(
    ("link", "identifier", "joins"),
    [
        ("http://blog.example/mill", "", True),
        ("http://blog.example/?p=4", "", True),
        ("http://old.example/a", "4 http://blog.example/?p=4", True),
        ("http://other.example/mill/", "", False),
        ("http://blog.example/2011/mill/", "", False),
        ("http://blog.example/", "", False),
    ],
)
def test_by_which_address(tmp_path: Path, link: str, identifier: str, *, joins: bool) -> None:
    """A thread of Disqus joins by its address or by what WordPress calls it, and by no more."""
    importing(tmp_path, {"blog.xml": EXPORTS["blog.xml"]})
    importing(tmp_path, {"disqus.xml": disqus(link, (7, 0, ""), identifier=identifier)})
    assert [len(articles(tmp_path)), 1] == [2 - joins, 1]


def test_where_several_articles_fit_none_is_chosen(tmp_path: Path) -> None:
    """Comments that may belong to either of two articles stay in a file of their own."""
    for id in (4, 5):
        importing(tmp_path, {"blog.xml": wxr((1, 0, ""), id=id)})
    for _ in range(2):
        importing(tmp_path, {"disqus.xml": disqus(LINK, (7, 0, ""))})
        assert sorted(len(article["comments"]) for article in articles(tmp_path)) == [1, 1, 1]


@pytest.mark.parametrize("mark", [SYNCED, NOTED, ""], ids=["agent", "meta", "wp_id"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["blog first", "Disqus first"])
def test_what_was_synced_is_there_once(tmp_path: Path, mark: str, order: tuple[int, ...]) -> None:
    """A comment that both systems have is one, by its id in the blog, and so do replies to it."""
    post = (12, 0, "" if mark == SYNCED else "wp_id=1")
    exports = {
        "blog.xml": wxr((1, 0, mark), (2, 1, "")),
        "disqus.xml": disqus(LINK, post, (13, 12, "")),
    }
    names = [list(exports)[n] for n in (*order, *order)]
    written = [importing(tmp_path, {name: exports[name]}).written for name in names]
    (article,) = articles(tmp_path)
    assert said(article) == [("1", ""), ("2", "1"), ("disqus-13", "1")]
    assert article["comments"][0]["text"] == "<p>Word 1.</p>"
    assert written == [1, 1, 0, 0]


def test_comment_files_join_by_the_name_of_their_folder(tmp_path: Path) -> None:
    """What a static generator kept of an article joins the one whose address ends in its name."""
    importing(tmp_path, {"blog.xml": EXPORTS["blog.xml"]})
    comments = tmp_path / "comments"
    (comments / "mill").mkdir(parents=True)
    (comments / "mill/a1.yml").write_text("name: Dan\nmessage: Yes.\ndate: 2012-01-01\n")
    done = import_file(comments, tmp_path / "into", tmp_path / "memory", "commentfiles")
    (article,) = articles(tmp_path)
    assert said(article)[2:] == [("commentfiles-a1", "")]
    assert done.comments == 1


PAGES = {
    "saved/tea.html": page([(1, 0), (2, 1)]),
    "saved/tea-10.html": page([(5, 2)], 3),
    "saved/tea-2.html": page([(3, 1), (4, 3)], 2),
    "saved/tea_files/ad.html": page([(9, 0)], thread="ad.1", title="Buy"),
}


def test_a_folder_of_saved_pages(tmp_path: Path) -> None:
    """Pages of a thread are one article, in order, without what a browser saved beside them."""
    done = importing(tmp_path, PAGES, "saved")
    (article,) = articles(tmp_path)
    assert (article["title"], article["text"]) == ("Tea", "Cup 1.")
    assert said(article) == [("2", ""), ("3", ""), ("4", "3"), ("5", "2")]
    assert (done.articles, done.comments, done.problems) == (1, 4, [])


@pytest.mark.parametrize("order", [*permutations([*PAGES][:3])])
def test_pages_that_are_imported_one_by_one(tmp_path: Path, order: tuple[str, ...]) -> None:
    """Page after page, in any order and again, comes to what the folder comes to."""
    for name in (*order, *order):
        importing(tmp_path, {name: PAGES[name]})
    (article,) = articles(tmp_path)
    assert (article["title"], article["text"]) == ("Tea", "Cup 1.")
    assert said(article) == [("2", ""), ("3", ""), ("4", "3"), ("5", "2")]


def test_another_article_at_the_same_address(tmp_path: Path) -> None:
    """A page that claims the address of another is told of, and stays apart at every import."""
    milk = page([(31, 0), (32, 0)], title="Milk").replace("#3", "#")
    importing(tmp_path, {"tea.html": PAGES["saved/tea.html"]})
    problems = importing(tmp_path, {"milk.html": milk}).problems
    assert [problem.message for problem in problems] == [
        "another article says that it stood at the same address: kept apart"
    ]
    assert [importing(tmp_path, {name: text}).written for name, text in
            (("tea.html", PAGES["saved/tea.html"]), ("milk.html", milk))] == [0, 0]  # fmt: skip
    assert [article["title"] for article in articles(tmp_path)] == ["Milk", "Tea"]


def test_submissions_and_comments_of_two_dumps(tmp_path: Path) -> None:
    """What dumps hold of one thread is one article; what two of them hold is there once."""
    post = '{"id": "a1", "title": "Tea", "selftext": "Hot.", "subreddit": "x"}\n'
    one, two = (
        f'{{"id": "{id}", "link_id": "t3_a1", "parent_id": "t3_a1", "body": "{id}",'
        f' "created_utc": {n}, "subreddit": "x"}}\n'
        for n, id in enumerate(("c1", "c2"), 1_500_000_000)
    )
    files = {"d/RC_1.ndjson": one, "d/RC_2.ndjson": one + two, "d/RS_1.ndjson": post}
    importing(tmp_path, files, "d")
    (article,) = articles(tmp_path)
    assert article["title"] == "Tea"
    assert said(article) == [("c1", ""), ("c2", "")]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_folder_that_was_killed_goes_on(tmp_path: Path, count: int) -> None:
    """Killed anywhere, the import of a folder ends at the next call as if nothing had been."""
    for name, text in EXPORTS.items():
        (tmp_path / "all").mkdir(exist_ok=True)
        (tmp_path / "all" / name).write_text(text)
    killed(tmp_path, "all", at=count)
    import_file(tmp_path / "all", tmp_path / "into", tmp_path / "memory")
    (article,) = articles(tmp_path)
    assert len(article["comments"]) == 5
    assert [*tree(tmp_path / "memory")] == []
