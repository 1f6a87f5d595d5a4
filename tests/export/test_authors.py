"""Authors: their pages, whom they talk with, and who has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.export.periods import LINES_MAX
from generator.export.shelf import Shelf
from generator.export.writings import AuthorBrief
from generator.model.date import Date
from generator.model.reading import Records
from generator.model.records import Comment, Inference
from generator.read.dates import parse_date
from tests.archives import SMALL, built, write
from tests.export.editions import Blobs, pages_of, plan, planned, view
from tests.link.small import Linked, article, comment, linked, person

TALK = (
    comment("c1", None, "tilda"),
    comment("c2", "c1", "Tom"),
    comment("c3", "c2", "Tilda B."),
    comment("c4", "c2", "tilda"),
    comment("c5", "c4", "TOM"),
    comment("c6", "c4", "Tilda B."),
    comment("c7", "c4", "Ann"),
)
JOINED = person("tilda-berg", "tilda", "Tilda B.")


def talk(*people, comments: tuple[Comment, ...] = TALK) -> Linked:
    """An article by Ada with a thread on it."""
    return linked(Records((article("a", authors=("Ada",)),), comments), people=people)


def test_an_author_has_a_page() -> None:
    """Who wrote articles and comments has one page of both; who only wrote comments has one too."""
    of = linked(
        Records(
            (article("a", authors=("Ada",)),),
            (comment("c1", None, "ada"), comment("c2", None, "Tom")),
        )
    )
    ada = view(of, "authors/ada.html")
    assert ([i.title for i in ada.articles], [c.path for c in ada.comments]) == (
        ["A"],
        ["a.html#c-c1"],
    )
    assert "authors/tom.html" in planned(of)[0]


def test_names_that_nobody_stated_stay_apart() -> None:
    """Two names that look alike are two authors, and neither is the entity of that name."""
    of = talk(person("tilda"))
    assert (view(of, "authors/tilda.html").said, view(of, "authors/tilda.html").person) == (2, None)
    assert view(of, "people/tilda.html").writes is None


def test_several_handles_are_one_author() -> None:
    """All that one wrote under stated names stands on one page, and the other pages lead there."""
    of = talk(JOINED)
    page, pages = view(of, "authors/tilda.html"), planned(of)[0]
    assert (page.title, page.also, page.said) == ("tilda", ("Tilda B.",), 4)
    assert [c.path for c in page.comments] == [f"a.html#c-c{n}" for n in (1, 4, 3, 6)]
    (old,) = (p for p in pages if p.startswith("authors/tilda-b"))
    assert pages[old].brief.to == "authors/tilda.html"
    links = [link for letter in view(of, "authors/index.html").letters for link in letter.links]
    assert [(x.text, x.path, x.count) for x in links if x.path == "authors/tilda.html"] == [
        ("tilda", "authors/tilda.html", 4), ("Tilda B.", "authors/tilda.html", 0),
    ]  # fmt: skip


def test_dossier_and_author_lead_to_each_other() -> None:
    """The dossier says under which names somebody writes and how much; the author's page, who."""
    of = talk(JOINED)
    writes = view(of, "people/tilda-berg.html").writes
    assert (writes.names, writes.path) == (("tilda", "Tilda B."), "authors/tilda.html")
    assert (writes.articles, writes.comments) == (0, 4)
    assert view(of, "authors/tilda.html").person.path == "people/tilda-berg.html"
    assert view(of, "authors/tom.html").person is None


def test_in_a_thread_each_name_leads_to_the_one_page() -> None:
    """A comment stands under the name that it was signed with, and leads to the page of all."""
    lines = view(talk(JOINED), "a.html").thread
    assert {(x.author, x.author_path) for x in lines if x.author.startswith("Tilda")} == {
        ("Tilda B.", "authors/tilda.html")
    }


def test_whom_somebody_answers_and_who_answers() -> None:
    """Stated replies are counted by who they are from and to, one's own apart."""
    found = view(talk(JOINED), "authors/tilda.html")
    assert [(x.text, x.path, x.count) for x in found.answers] == [("Tom", "authors/tom.html", 2)]
    assert [(x.text, x.count) for x in found.answered] == [("Tom", 2), ("Ann", 1)]


def test_a_guess_is_no_reply() -> None:
    """Whom a comment answers by a guess alone is in no count."""
    guess = Inference(0.99, "it says so", "c1")
    said = (comment("c1", None, "Ann"), replace(comment("c2", None, "Tom"), inference=guess))
    of = talk(comments=said)
    assert view(of, "authors/tom.html").answers == ()
    assert view(of, "authors/ann.html").answered == ()


def test_the_author_of_an_article_who_replies_is_pointed_at() -> None:
    """An article says how often its author answers below it, under whatever stated name."""
    said = (comment("c1", None, "Tom"), comment("c2", "c1", "ada_l"), comment("c3", "c1", "ada_l"))
    page = view(talk(person("ada", "ada_l", "Ada"), comments=said), "a.html")
    assert (page.replies.path, page.replies.count) == ("a.html#c-c2", 2)
    assert [line.by_author for line in page.thread] == [False, True, True]
    assert view(talk(comments=said), "a.html").replies is None


@pytest.mark.parametrize("people", [(), (JOINED,)], ids=["one name", "one of two names"])
def test_who_is_to_have_no_page_stands_nowhere(people: tuple) -> None:
    """No page, link, list or count of writers has them; their comments stay under the bare name."""
    of = talk(*people)
    made = plan(of, without_page=("TILDA",))
    pages = {page.path: page for page in pages_of(made)}
    assert not [path for path in pages if path.startswith("authors/tilda.")]
    assert not (people and [path for path in pages if path.startswith("authors/tilda")])
    shelf = Shelf(Blobs(of.blobs))
    lines = pages["a.html"].brief.unfold(shelf).thread
    assert {x.author_path for x in lines if x.author == "tilda"} == {""}
    tom = pages["authors/tom.html"].brief.unfold(shelf)
    assert "tilda" not in [link.text for link in (*tom.answers, *tom.answered)]
    index = pages["authors/index.html"].brief.unfold(shelf)
    assert "tilda" not in [link.text for letter in index.letters for link in letter.links]
    if people:
        assert pages["people/tilda-berg.html"].brief.unfold(shelf).writes is None


HIDDEN = SMALL.replace('licence = "CC0 1.0"\n', '[authors]\nwithout_page = ["tom hale"]\n').replace(
    'name = "Ada Lovelace"\n', 'name = "Ada Lovelace"\nhandles = ["Tom Hale", "Sam"]\n'
)


def test_no_byte_leads_to_who_has_no_page(tmp_path: Path) -> None:
    """In no file of the site, of whatever kind, stands the address of a page that is not to be."""
    report = built(write(tmp_path, HIDDEN))
    assert [p.message for p in report.planned.problems if "signs as" in p.message] == []
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    said = [path for path in files if b"Tom Hale" in path.read_bytes()]
    assert said
    for word in (b"authors/tom-hale", b"authors/sam", b"Writes here"):
        assert [path for path in files if word in path.read_bytes()] == []
    assert not (tmp_path / "site/authors/tom-hale.html").exists()


def test_a_new_handle_costs_the_pages_that_it_is_about(tmp_path: Path) -> None:
    """A second name makes anew the pages of the two authors, and those where it is signed."""
    root = write(tmp_path, SMALL)
    register = root / "content/entities.toml"
    built(root)
    name = 'name = "Ada Lovelace"\n'
    text = register.read_text("utf-8").replace(name, f'{name}handles = ["Ann"]\n')
    register.write_text(text, "utf-8")
    one = {"people/ada-lovelace.html", "authors/ann.html"}
    assert set(built(root).rendered) == one
    register.write_text(text.replace('["Ann"]', '["Ann", "Ines Bell"]'), "utf-8")
    pages = {"1999/mill.html", "2001/fire.html", "authors/index.html", "authors/ines-bell.html"}
    pages |= {"search/n-.js"}
    rules = {"_redirects", "redirects/nginx.conf", "redirects/apache.htaccess", "sitemap.xml"}
    assert set(built(root).rendered) == one | pages | rules


def dated(names: dict[str, int], when: Date | None) -> Linked:
    """Articles by their names, on each as many comments of one writer."""
    sources = []
    for name, many in names.items():
        said = [
            replace(comment(f"c{n}", None, "Ann"), article=name, date=when) for n in range(many)
        ]
        sources.append(Records((article(name, date="1911", authors=("Ann",)),), tuple(said)))
    return linked(*sources)


def test_a_page_that_is_full_is_parted() -> None:
    """What fits stands on the page of the author; with one line more each period has a page."""
    names = {"a": LINES_MAX - 1}
    whole = view(dated(names, None), "authors/ann.html")
    assert (len(whole.articles), len(whole.comments), whole.parts) == (1, LINES_MAX - 1, ())
    of = dated({"a": LINES_MAX, "b": 2}, parse_date("1912"))
    first = view(of, "authors/ann.html")
    assert (first.articles, first.comments, first.wrote, first.said) == ((), (), 2, LINES_MAX + 2)
    assert [(bar.label, bar.count) for bar in first.years] == [("1911", 2), ("1912", LINES_MAX + 2)]
    year = view(of, first.parts[0].path)
    runs = [view(of, run.path) for part in year.parts for run in view(of, part.path).parts]
    assert sum(len(run.comments) for run in runs) == LINES_MAX + 2
    assert sum(len(run.articles) for run in runs) == 2
    assert [run.later.path if run.later else "" for run in runs[:-1]] == [r.path for r in runs[1:]]


def test_fifty_thousand_comments_of_one_writer() -> None:
    """No page of however busy a writer lists more than some hundred lines, or holds all at once."""
    asked: list[int] = []

    class Counting(Blobs):
        """A room that notes how much is asked of it at once."""

        def blobs(self, digests):
            """Load many of them."""
            asked.append(len(digests))
            return super().blobs(digests)

    of = dated({**{f"a{n:03}": 55 for n in range(900)}, "b": 1200}, parse_date("1911-05-06"))
    pages = [p for p in planned(of)[0].values() if p.path.startswith("authors/ann")]
    assert len(pages) <= 250
    shelf, lines = Shelf(Counting(of.blobs)), 0
    for page in pages:
        shown = page.brief.unfold(shelf)
        lines += len(shown.comments)
        assert len(shown.comments) + len(shown.articles) <= LINES_MAX
        if isinstance(page.brief, AuthorBrief):
            assert (shown.said, shown.wrote) == (900 * 55 + 1200, 901)
    assert lines == 900 * 55 + 1200
    assert max(asked) <= 200
