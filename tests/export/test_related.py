"""Articles akin to each other."""

from __future__ import annotations

from pathlib import Path

from generator.export.related import FEW, RELATED_MAX
from tests.archives import built, write

REGISTER = "-- content/entities.toml --\n" + "".join(
    f'[e{n}]\nname = "Name{chr(65 + n)}"\nkind = "person"\n\n' for n in range(6)
)


def archive(**texts: str) -> str:
    """Articles by name, each with the letters of the names that it has."""
    named = {name: ", ".join(f"Name{letter}" for letter in of) for name, of in texts.items()}
    return REGISTER + "".join(f"-- content/{name}.md --\n{of}.\n\n" for name, of in named.items())


def kin(root: Path) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """What is related to each article, with what both name."""
    entries = built(root).planned.plan.edition.related
    return {name: [(a.article, a.shared) for a in akin] for name, akin in entries.items()}


def test_those_that_share_rare_names_are_akin(tmp_path: Path) -> None:
    """Two that name the same two are akin; what only one has ties nothing; the nearest is first."""
    write(tmp_path, archive(a="ABC", b="ABC", c="AB", d="D", e="DE"))
    found = kin(tmp_path)
    assert [name for name, _ in found["a"]] == ["b", "c"]
    assert found["c"] == [("a", ("e0", "e1")), ("b", ("e0", "e1"))]
    assert "e" in dict(found.get("d", ())) or "d" not in found


def test_what_all_name_ties_nothing(tmp_path: Path) -> None:
    """A name in too many articles says nothing of any, and few kin are listed of many."""
    many = {f"x{n:02}": "A" for n in range(FEW + 1)}
    write(tmp_path, archive(**many))
    assert kin(tmp_path) == {}
    write(tmp_path, archive(**{f"y{n}": "BC" for n in range(RELATED_MAX + 3)}))
    assert {len(of) for of in kin(tmp_path).values()} == {RELATED_MAX}


def test_the_page_says_what_both_name(tmp_path: Path) -> None:
    """An article leads to its kin, and goes on doing so when a text is edited around the names."""
    write(tmp_path, archive(a="AB", b="AB"))
    built(tmp_path)
    page = (tmp_path / "site/a.html").read_text("utf-8")
    assert "Also names NameA and NameB" in page
    text = tmp_path / "content/b.md"
    text.write_text("Now NameB, then NameA.", "utf-8")
    assert "a.html" not in built(tmp_path).rendered
    text.write_text("Nobody.", "utf-8")
    assert "a.html" in built(tmp_path).rendered
    assert "Also names" not in (tmp_path / "site/a.html").read_text("utf-8")
