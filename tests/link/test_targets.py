"""What the links written in texts mean."""

from __future__ import annotations

import pytest

from generator.link.targets import Known, meaning_of
from generator.model.reading import Records
from generator.model.ref import Ref
from tests.link.small import article, comment, linked, note

KNOWN = Known(
    linked(
        Records((article("2011/fire"), article("a")), (comment("c1"),), (note("n1"),)),
        assets=["2011/plan.svg", "map.pdf", "a b.png"],
    ).archive,
    {"london": "london", "the capital": "london"}.get,
)


@pytest.mark.parametrize(
    ("target", "meaning"),
    [
        ("article:2011/fire", Ref("article", "2011/fire")),
        ("article:2011/flood", None),
        ("article:2011/fire.md", None),
        ("comment:a#c1", Ref("comment", "a#c1")),
        ("comment:a#c2", None),
        ("comment:2011/fire#c1", None),
        ("comment:nowhere#c1", None),
        ("note:a#n1", Ref("note", "a#n1")),
        ("note:a#c1", None),
        ("mailto:a", None),
        ("entity:london", Ref("entity", "london")),
        ("entity:the capital", None),
        ("name:the capital", Ref("entity", "london")),
        ("name:Paris", None),
        ("path:fire.md", Ref("article", "2011/fire")),
        ("path:fire.md#c-c1", Ref("article", "2011/fire")),
        ("path:./../2011//fire.md", Ref("article", "2011/fire")),
        ("path:plan.svg", "2011/plan.svg"),
        ("path:../map.pdf", "map.pdf"),
        ("path:../a b.png", "a b.png"),
        ("path:map.pdf", None),
        ("path:../../map.pdf", None),
        ("path:..", None),
        ("path:/map.pdf", "map.pdf"),
        ("path:/plan.svg", "2011/plan.svg"),
        ("path:/2011/fire.md", Ref("article", "2011/fire")),
        ("path:/2011/fire/", Ref("article", "2011/fire")),
        ("path:/2011/fire.html", Ref("article", "2011/fire")),
        ("path:/2011/fire/index.html", Ref("article", "2011/fire")),
        ("path:/2011/fire.css", None),
        ("path:/fir.md", None),
    ],
)
def test_meanings(target: str, meaning: Ref | str | None) -> None:
    """A target written in a file of `2011/` leads to a record, to an asset, or nowhere."""
    assert meaning_of(target, "2011/letters.md", KNOWN) == meaning


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("article:firr", "a link leads nowhere: article:firr", "did you mean article:fire?"),
        ("entity:londn", "a link leads nowhere: entity:londn", "did you mean entity:london?"),
        ("path:fir.md", "a link leads nowhere: fir.md", "did you mean fire.md?"),
        ("path:pln.svg", "a link leads nowhere: pln.svg", "did you mean plan.svg?"),
        ("comment:a#c11", "a link leads nowhere: comment:a#c11", "did you mean comment:a#c1?"),
        ("article:xyz", "a link leads nowhere: article:xyz", "shown as plain text"),
        ("name:Paris", "no entity is called 'Paris'", "add it to the register"),
    ],
)
def test_a_broken_link_names_what_is_near(target: str, message: str, hint: str) -> None:
    """A link that leads nowhere is a problem on its line, with the nearest right name."""
    cards = Records((article("a", "path:fire.md", target),), (comment("c1"),))
    fire = Records((article("fire"),))
    (problem,) = linked(cards, fire, assets=["plan.svg"]).problems
    assert (problem.place.file, problem.place.line, problem.message) == ("a.md", 2, message)
    assert problem.hint.startswith(hint)


def test_links_are_kept_by_article() -> None:
    """What the targets in an article, its comments and its notes mean is known by its name."""
    said = (comment("c1", None, "", "entity:london"),)
    cards = Records((article("a", "path:b.md"),), said, (note("n1", "name:the capital"),))
    archive, problems, _ = linked(cards, Records((article("b"),)))
    london = Ref("entity", "london")
    assert archive.links == {
        "a": {"path:b.md": Ref("article", "b"), "entity:london": london, "name:the capital": london}
    }
    assert problems == ()


def test_backlinks() -> None:
    """A record knows who links to it, each once, never itself; an entity has mentions."""
    said = (comment("c1", None, "", "article:b", "comment:a#c1"),)
    cards = Records((article("a", "path:b.md", "article:b", "article:a", "entity:london"),), said)
    archive = linked(cards, Records((article("b", "comment:a#c1"),))).archive
    assert archive.backlinks == {
        Ref("article", "b"): (Ref("article", "a"), Ref("comment", "a#c1")),
        Ref("comment", "a#c1"): (Ref("article", "b"),),
    }


def test_a_ghost_may_be_linked_to() -> None:
    """A place is kept for a missing comment, so a link to it leads there."""
    cards = Records((article("a", "comment:a#x"),), (comment("c1", "x"),))
    archive, problems, _ = linked(cards)
    assert archive.links["a"] == {"comment:a#x": Ref("comment", "a#x")}
    assert [p.message for p in problems] == ["reply to a comment that is not here: x"]
