"""The pages of a thread that is too long for one."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.errors import Place
from generator.export import urls
from generator.export.items import CommentLine
from generator.export.shelf import Shelf
from generator.export.views import CommentsView
from generator.model.reading import Records
from generator.model.records import Comment, Inference
from generator.read.dates import parse_date
from tests.export.editions import Blobs, archive, planned
from tests.link.small import Linked, article, comment, linked

PAGE = "a.html"


def said(parents: list[int | None]) -> tuple[Comment, ...]:
    """Comments by the numbers of those they answer."""
    return tuple(
        comment(str(n), None if p is None else str(p), f"P{n % 7}") for n, p in enumerate(parents)
    )


def pages(of: Linked) -> dict[str, tuple[CommentLine, ...]]:
    """The lines on each page of the thread."""
    shelf = Shelf(Blobs(of.blobs))
    found = {PAGE: planned(of)[0][PAGE].brief.unfold(shelf).thread}
    for path, page in planned(of)[0].items():
        if page.brief.template == CommentsView.template:
            found[path] = page.brief.unfold(shelf).thread
    return found


def by_path(of: Linked) -> dict[str, CommentLine]:
    """Every line by its path from the root, its ways made paths from there too."""
    found = {}
    for page, lines in pages(of).items():
        for line in lines:
            ways = {
                way: f"{page}{to}" if (to := getattr(line, way)).startswith("#") else to
                for way in ("parent", "previous", "next", "root")
            }
            found[f"{page}#{line.anchor}"] = replace(line, **ways)
    return found


@cache
def wide() -> Linked:
    """One root with a chain below each of its children, far more than a page has room for."""
    parents = [0 if n % 40 == 1 else n - 1 for n in range(1, 1600)]
    return archive("a", comments=said([None, *parents, None, None]))


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 60), st.randoms(use_true_random=False))
def test_lines_are_tied_across_pages(reach: int, chance) -> None:
    """Previous leads back from next, whichever pages they are on, and a parent to what is told."""
    parents = [max(0, n - chance.randrange(1, reach + 1)) if n % 50 else None for n in range(1200)]
    lines = by_path(archive("a", comments=said(parents)))
    assert len(lines) == 1200
    for path, line in lines.items():
        assert not line.previous or lines[line.previous].next == path
        assert not line.next or lines[line.next].previous == path
        assert not line.parent or lines[line.parent].author == line.parent_author
        assert not line.parent or lines[line.parent].number == line.parent_number
        assert not line.root or not lines[line.root].parent
    ids = [line.anchor.removeprefix("c-") for line in lines.values()]
    assert [lines_of.number for lines_of in lines.values()] == list(range(1, 1201))
    own = {line.anchor: line.parent.partition("#c-")[2] for line in lines.values()}
    assert {id: own[f"c-{id}"] for id in ids} == {
        str(n): "" if p is None else str(p) for n, p in enumerate(parents)
    }


def test_a_page_continues_a_chain() -> None:
    """What goes on with a tree of another page says so once, and leads back; lists nest anew."""
    first, *others = pages(wide()).items()
    assert not any(line.continues for line in first[1])
    for path, lines in others:
        begun = [line for line in lines if line.continues]
        assert [line.parent for line in begun] == [f"{PAGE}#c-0"], path
        assert (begun[0].depth, begun[0].parent_author) == (0, "P0")
        assert sum(line.opens for line in lines) == sum(line.closes for line in lines)


def test_the_pages_are_named_by_their_numbers() -> None:
    """Each page leads to all, by the numbers of its comments; only the last has no end."""
    view = planned(wide())[0][PAGE].brief.unfold(Shelf(Blobs(wide().blobs)))
    texts = [link.text for link in view.sheets]
    assert texts[0].startswith("1 to ")
    assert texts[-1].endswith(" to the last")
    for path, lines in pages(wide()).items():
        (link,) = [link for link in view.sheets if link.path == path]
        assert link.text.split()[0].replace(",", "") == str(lines[0].number)


def test_a_file_knows_every_place() -> None:
    """The script of places has each page, as an address from there, with all that is on it."""
    of = wide()
    brief = planned(of)[0][urls.places(PAGE)].brief
    text = brief.unfold(Shelf(Blobs(of.blobs))).text
    found = msgspec.json.decode(text.removeprefix("var variorumPlaces = ").removesuffix(";\n"))
    assert {f"a/{at}".replace("a/../", ""): [*ids] for at, *ids in found} == {
        path: [line.anchor for line in lines] for path, lines in pages(of).items()
    }


def test_an_old_address_leads_to_the_page() -> None:
    """A comment's old address leads to the page that it is on now."""
    row = list(said([None] * 700))
    row[650] = replace(row[650], formerly=("/old.html",))
    found, _ = planned(linked(Records((article("a"),), tuple(row))), base_url="https://h.example/")
    to = found["old.html"].brief.to
    assert to.startswith("a/comments-")
    assert to.endswith("_.html#c-650")


def test_the_order_of_the_source_goes_on() -> None:
    """Where it is not stated who answers whom, neighbours and guesses lead across pages too."""
    guess = Inference(0.95, "it quotes it", "3")
    row = [
        Comment("a", str(n), Place("a.md", 9), article("a").text, inference=guess)
        for n in range(700)
    ]
    lines = [*by_path(archive("a", comments=tuple(row))).items()]
    paths = [path for path, _ in lines]
    assert [line.previous for _, line in lines] == ["", *paths[:-1]]
    assert [line.next for _, line in lines] == [*paths[1:], ""]
    assert {line.parent for path, line in lines if path != "a.html#c-3"} == {"a.html#c-3"}


@pytest.mark.parametrize(("count", "paths"), [
    (29, []),
    (30, ["by-date_.html"]),
    (1100, ["by-date-1_.html", "by-date-2_.html", "by-date_.html"]),
])  # fmt: skip
def test_a_long_thread_is_listed_by_date(count: int, paths: list[str]) -> None:
    """From thirty dated comments on there is a list, the newest first, that loses none."""
    row = [replace(c, date=parse_date(f"20{9 + int(c.id) % 40:02}")) for c in said([None] * count)]
    of = archive("a", comments=tuple(row))
    found = {p: page for p, page in planned(of)[0].items() if "/by-date" in p}
    assert list(found) == [f"a/{path}" for path in paths]
    views = [page.brief.unfold(Shelf(Blobs(of.blobs))) for page in found.values()]
    listed = [line for view in reversed(views) for line in view.comments]
    dates = [line.date.text for line in listed if line.date]
    assert dates == sorted(dates, reverse=True)
    assert len(listed) == (count if paths else 0)
    assert {line.path for line in listed} <= by_path(of).keys()
