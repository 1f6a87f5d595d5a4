"""The list of published addresses: what may stand in it, what it comes to, who adds to it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator import Report
from generator.cli import commands
from generator.markup.formerly import former
from generator.model.promise import LIST
from generator.read import promised
from tests.archives import SMALL, built, tree, write
from tests.laws.promised import FILE, outcome, outcomes, promise, public
from tests.laws.test_live import Server


def kept(root: Path, text: str = SMALL) -> Report:
    """An archive that was published: built, and its addresses written down."""
    report = built(write(root, text))
    promise(root)
    return report


def said(report: Report) -> list[tuple[int, str, str]]:
    """What is said of the list."""
    found = report.planned.problems
    return [(p.place.line, p.message, p.hint) for p in found if p.place.file == LIST]


def test_a_moved_page_is_asked_for_then_led_to(tmp_path: Path) -> None:
    """A page that is gone says so, its line is named with where it may be; written, it leads on."""
    kept(tmp_path)
    (tmp_path / "content/2002/flood.md").rename(tmp_path / "content/1999/flood.md")
    ((line, message, hint),) = (
        told for told in said(built(tmp_path)) if told[1].startswith("2002/flood")
    )
    assert message == "2002/flood.html is not here any more: a page there says so"
    assert hint == 'write behind it where it is now (perhaps 1999/flood.html), or "gone"'
    assert outcome(tmp_path / "site", "2002/flood.html") == "gone"
    file = tmp_path / FILE
    lines = file.read_text("utf-8").split("\n")
    lines[line - 1] += " 1999/flood.html"
    file.write_text("\n".join(lines), "utf-8")
    assert [told for told in said(built(tmp_path)) if "flood" in told[1]] == []
    assert outcome(tmp_path / "site", "2002/flood.html") == "moved"
    assert (
        "/deep/2002/flood.html /deep/1999/flood.html 301"
        in (tmp_path / "site/_redirects").read_text()
    )
    assert promise(tmp_path).added > 0
    assert "2002/flood.html 1999/flood.html\n" in file.read_text("utf-8")


WRITTEN = {
    "over several": ("x.html y.html\ny.html about.html\n", "x.html", "moved", 0),
    "in a circle": ("x.html y.html\ny.html x.html\n", "x.html", "gone", 2),
    "to itself": ("x.html x.html\n", "x.html", "gone", 1),
    "to nothing": ("x.html z.html\n", "x.html", "gone", 1),
    "said to be gone": ("x.html gone\n", "x.html", "gone", 0),
    "a file": ("files/x.pdf\n", "files/x.pdf", "gone", 1),
    "a file that is another now": ("files/a%20b.pdf 2001/plan.svg\n", "files/a b.pdf", "moved", 0),
    "a part of a page": ("2001/fire/comments-a_.html\n", "2001/fire/comments-a_.html", "moved", 0),
    "a part of one that moved": (
        "x.html about.html\nx/made_.html\n", "x/made_.html", "moved", 0,
    ),
    "a part of what somebody wrote": ("authors/ann/1.html\n", "authors/ann/1.html", "moved", 0),
    "a page as ever": ("about.html x.html\n", "about.html", "page", 0),
    "with a slash before it": ("/x.html /about.html\n", "x.html", "moved", 0),
    "in another letter case": ("ABOUT.html\n", "about.html", "page", 0),
    "below a page": ("about.html/x.html\n", "about.html", "page", 0),
    "above one": ("2001\n", "2001/fire.html", "page", 1),
    "out of the site": ("../../x.html\n", "index.html", "page", 1),
    "of another host": ("https://evil.example/x\n", "x", "dead", 1),
    "what is no path": ("x.html?y\n", "index.html", "page", 1),
    "three words": ("x.html y.html z.html\n", "index.html", "page", 1),
    "twice": ("x.html about.html\nx.html gone\n", "x.html", "moved", 0),
    "a remark": ("# x.html\n\n", "index.html", "page", 0),
}  # fmt: skip


@pytest.mark.parametrize(("text", "path", "what", "told"), WRITTEN.values(), ids=WRITTEN)
def test_what_may_be_written(tmp_path: Path, text: str, path: str, what: str, told: int) -> None:
    """Whatever is written comes to a page, a way on or a word, and a problem if it is none."""
    report = built(write(tmp_path, f"{SMALL}-- {FILE} --\n{text}"))
    assert report.failures == ()
    assert outcome(tmp_path / "site", path) == what
    assert len(said(report)) == told
    again = built(tmp_path)
    assert (again.rendered, again.published.written, said(again)) == ((), (), said(report))
    assert {p.name for p in tmp_path.iterdir()} == {"content", "site", ".variorum"}


def test_the_sheets_of_a_thread_stay(tmp_path: Path) -> None:
    """Where comments that go move the cuts of a long thread, its old pages lead to the article."""
    rows = [{"id": f"g{n}", "author": "Ann", "text": f"Comment {n}."} for n in range(1500)]
    talk = tmp_path / "content/2001/fire.comments.jsonl"

    def put(some: list[dict[str, str]]) -> None:
        talk.write_text("".join(f"{json.dumps(row)}\n" for row in some), "utf-8")

    write(tmp_path, SMALL)
    put(rows)
    kept(tmp_path)
    before = public(tmp_path / "site")
    put(rows[700:])
    report = built(tmp_path)
    lost = outcomes(tmp_path / "site", before)
    assert [path for path in lost if "comments-" in path]
    assert set(lost.values()) == {"moved"}
    assert said(report) == []


OLD = "old-mill.html 1999/mill.html\nolder.html old-mill.html\n"
HIDDEN = '[[withhold]]\nauthor = "Ann"\n[[withhold]]\nabout = "article:1999/mill"\n'


def test_no_address_tells_who_is_withheld(tmp_path: Path) -> None:
    """Takedown goes before: no page at an address that names who is hidden, nor a line afterwards.

    A withheld article has the page that says so, and what led to it is no more.
    """
    text = f"{SMALL.replace('Tom Hale', 'Tilda Berg')}-- {FILE} --\n{OLD}"
    kept(tmp_path, text)
    site = tmp_path / "site"
    assert {outcome(site, path) for path in ("older.html", "old-mill.html")} == {"moved"}
    before = public(tmp_path / "site")
    assert {"authors/ann.html", "authors/tilda-berg.html"} <= before
    write(tmp_path, f'-- content/decisions.toml --\n{HIDDEN}[[withhold]]\nauthor = "Tilda Berg"\n')
    report = built(tmp_path)
    assert report.failures == ()
    left = outcomes(tmp_path / "site", before)
    dead = {path for path, what in left.items() if what == "dead"}
    assert dead == {"authors/ann.html", "authors/tilda-berg.html", "old-mill.html", "older.html"}
    assert b"Withheld" in (tmp_path / "site/1999/mill.html").read_bytes()
    promise(tmp_path)
    listed = (tmp_path / FILE).read_text("utf-8")
    assert "ann" not in listed
    assert "tilda" not in listed
    assert OLD in listed


def test_a_build_says_what_died(tmp_path: Path) -> None:
    """Without a list, what stood at the last build and stands no more is said, with what to do."""
    built(write(tmp_path, SMALL))
    (tmp_path / "content/2002/flood.md").unlink()
    done = CliRunner().invoke(commands, ["-C", str(tmp_path), "build"], catch_exceptions=False)
    told = "addresses lead nowhere now, the first "
    assert told in done.output
    assert f"write them into {FILE}" in done.output
    assert told not in CliRunner().invoke(commands, ["-C", str(tmp_path), "build"]).output


def test_the_command_only_adds(tmp_path: Path) -> None:
    """`addresses` is said in a line, changes nothing the second time, and takes no line out."""

    def run(*how: str) -> str:
        asked = ["-C", str(tmp_path), "addresses", *how]
        return CliRunner().invoke(commands, asked, catch_exceptions=False).stdout

    built(write(tmp_path, SMALL))
    assert re.fullmatch(rf"{FILE}: (\d+) addresses are kept, \1 of them new\.\n", run())
    first = (tmp_path / FILE).read_text("utf-8")
    assert "none of them new" in run()
    assert (tmp_path / FILE).read_text("utf-8") == first
    assert not (tmp_path / "site/_addresses.txt").exists()
    (tmp_path / "content/2002/flood.md").unlink()
    assert json.loads(run("--json"))["leading_nowhere"] > 0
    assert (tmp_path / FILE).read_text("utf-8") == first
    (tmp_path / "content/1999/mill.md").unlink()
    (tmp_path / FILE).unlink()
    run()
    assert "mill" not in (tmp_path / FILE).read_text("utf-8")


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A list that is a link, or no text, keeps nothing, and is an error that ends no build."""
    write(tmp_path, SMALL)
    (tmp_path / FILE).write_bytes(b"caf\xe9.html\n")
    ((_, message, _),) = said(built(tmp_path))
    assert message == "the list of published addresses cannot be read: none of them is kept"
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).symlink_to("archive.toml")
    ((_, message, _),) = said(built(tmp_path))
    assert message == "the list of published addresses cannot be read: none of them is kept"


def test_a_live_server_follows_the_list(tmp_path: Path) -> None:
    """What a server keeps in mind of the list is what a fresh build makes of it."""
    kept(tmp_path)
    server = Server(tmp_path)
    server.build()
    (tmp_path / "content/2002/flood.md").unlink()
    server.build()
    assert tree(tmp_path / "site") == server.fresh()
    file = tmp_path / FILE
    listed = file.read_text("utf-8")
    file.write_text(listed.replace("2002/flood.html", "2002/flood.html about.html"), "utf-8")
    server.build()
    assert tree(tmp_path / "site") == server.fresh()
    assert outcome(tmp_path / "site", "2002/flood.html") == "moved"
    file.unlink()
    server.build()
    assert tree(tmp_path / "site") == server.fresh()


@given(
    st.from_regex(
        r"([a-z0-9~._-]{1,5}/)?(con|cname|robots\.txt|a)[a-z/.]{0,4}(\.html)?", fullmatch=True
    )
)
def test_plain_addresses_are_read_as_all_others(word: str) -> None:
    """The short way to a plain address comes to what the checked one does."""
    with suppress(ValueError):
        found = promised._path(word)
        assert unquote(former(f"/{word.lstrip('/')}")) == f"/{found}"
