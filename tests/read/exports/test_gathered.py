"""From parts to records: what is published of an export, and what is counted."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.model.reading import Reading
from generator.model.records import State
from generator.model.source import Source
from generator.read.exports.joining import documents
from generator.read.exports.naming import Namer, segment
from generator.read.exports.parts import Answer, Found, Lacking, Post
from generator.read.whole import read


def native(**told: object) -> Reading:
    """Read a native file that says this."""
    data = msgspec.json.encode({"variorum": "article/1", "key": "k", **told})
    return read(Source("blog/mill.json", ""), data, {})


def test_a_native_file_is_an_article_with_its_thread() -> None:
    """Fields, comments, states and parents come out as records, under the name of the file."""
    said = [
        {"id": "1", "author": "Ada", "text": "<b>So.</b>", "date": "2001-02-03T10:00:00Z"},
        {"id": "2", "parent": "1", "text": "Mine", "form": "txt", "state": "deleted"},
    ]
    reading = native(title="The mill", text="<p>It burnt.</p>", authors=["Tom"], comments=said)
    (article,), (first, second) = reading.records.articles, reading.records.comments
    assert (article.name, article.title, article.authors) == ("blog/mill", "The mill", ("Tom",))
    assert reading.bodies[article.text.digest].text == "It burnt."
    assert (first.id, first.author, first.parent) == ("1", "Ada", None)
    assert first.date is not None
    assert first.date.text == "2001-02-03T10:00"
    assert (second.parent, second.state, second.author) == ("1", State.DELETED, "")


def test_foreign_markup_goes_through_the_door() -> None:
    """No script of an export, of its articles or of its comments, becomes markup."""
    evil = "<p onclick=x>A<script>alert(1)</script></p>"
    reading = native(text=evil, comments=[{"id": "1", "text": evil}])
    assert {body.text for body in reading.bodies.values()} == {"A"}
    assert "onclick" not in repr(reading.bodies)


def test_what_is_not_shown_is_counted() -> None:
    """Spam, what is missing and pingbacks are counted in problems, and are no comments."""
    reading = native(
        title="T",
        comments=[{"id": "1", "kind": "pingback"}],
        lacking=[{"why": "spam", "count": 2}, {"why": "missing"}, {"why": "spam"}],
    )
    assert reading.records.comments == ()
    assert [problem.message for problem in reading.records.problems] == [
        "1 comment on 'T' not in this file",
        "1 comment on 'T' of other pages that link here: kept, not shown",
        "3 comments on 'T' marked as spam: left out",
    ]


def test_what_no_page_can_hold_is_replaced() -> None:
    """A control character in any field of an export becomes U+FFFD."""
    reading = native(title="a\x07b", comments=[{"id": "1", "author": "A\x00da"}])
    assert reading.records.articles[0].title == "a\ufffdb"
    assert reading.records.comments[0].author == "A\ufffdda"


def test_parts_come_together_by_article() -> None:
    """In whatever order they come, each part is with its article, and none is lost."""
    found: list[Found] = [
        (1, Answer(article="b", id="1")),
        (2, Post(key="a", title="A")),
        (3, Lacking("b", "spam")),
        (4, Post(key="b", title="B")),
        (5, Answer(article="a", id="2")),
        (6, Answer(article="c", id="3")),
    ]
    whole = list(documents(found))
    assert [(d.post.key, d.post.title, d.line, len(d.answers)) for d in whole] == [
        ("b", "B", 4, 1),
        ("a", "A", 2, 1),
        ("c", "", 6, 1),
    ]
    assert [len(d.lacking) for d in whole] == [1, 0, 0]


@given(st.text(max_size=30), st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_a_name_is_safe(name: str, title: str, key: str) -> None:
    """Whatever an export calls an article, its name is one plain segment of a path."""
    found = segment(Post(key=key, name=name, title=title))
    assert found
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_two_of_one_name_are_parted_for_good() -> None:
    """The second of two posts of one name has a mark of its own, the same every time."""
    first, second = Post(key="1", title="The mill"), Post(key="2", title="The mill")
    names = Namer()
    assert [names.name(p) for p in (first, second, first, second)] == [
        "the-mill",
        named := Namer({"the-mill": "1"}).name(second),
        "the-mill",
        named,
    ]
    assert named.startswith("the-mill-")
