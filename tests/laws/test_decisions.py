"""An edit of the decisions is replayed only where it can matter, and comes to the same as anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import Live
from tests.archives import SMALL, tree, write
from tests.laws.test_register import Counted

SIGNED = 'by = "A. Editor"\ndate = 2024-01-01\nwhy = "not to be published"\n'
# Names are decided in all articles; those that stand in Small are in its fire, its flood, a letter.
NEVER = '[[never]]\nname = "London"\n'
IN_FLOOD = 'within = "article:2002/flood"\n'
HERE = '[[here]]\nname = "Water"\nentity = "london"\n'
MERGE = '[[merge]]\nfrom = "ada-lovelace"\ninto = "royal-society"\n'
WATER_IS_ADA = HERE.replace("london", "ada-lovelace") + IN_FLOOD
SPLIT = f'[[split]]\nfrom = "london"\ninto = "ada-lovelace"\n{IN_FLOOD}'

# What was decided, what is now, how many articles are searched, and which pages are rendered.
EDITS = {
    "never": ("", NEVER, 2, ["2001/fire", "2002/flood"]),
    "never in one article": ("", NEVER + IN_FLOOD, 1, ["2002/flood"]),
    "never, no more": (NEVER + IN_FLOOD, "", 1, ["2002/flood"]),
    "a name that no text has": ("", NEVER.replace("London", "Bewick"), 0, []),
    "a name in an article that has it not": ("", HERE + 'within = "article:2001/fire"\n', 0, []),
    "here": ("", HERE + IN_FLOOD, 1, ["2002/flood"]),
    "never what nobody registered": ("", NEVER.replace("London", "The mill"), 1, []),
    "who and why": (NEVER, NEVER + SIGNED, 0, []),
    "another line": (NEVER, f"# Decided.\n\n{NEVER}", 0, []),
    # The fire leads to the flood while both name the same two.
    "another entity": (HERE + IN_FLOOD, WATER_IS_ADA, 1, ["2001/fire", "2002/flood"]),
    "split": ("", SPLIT, 2, ["2002/flood"]),
    "merge": ("", MERGE, 2, ["2001/fire"]),
}  # fmt: skip


def decided(text: str) -> str:
    """The archive with a file of decisions."""
    return f"{SMALL}-- content/decisions.toml --\n{text}"


@pytest.mark.parametrize("live", [None, Live], ids=["warm", "live"])
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_only_what_an_edit_concerns_is_done_again(
    tmp_path: Path, edit: tuple[str, str, int, list[str]], live: type[Live] | None
) -> None:
    """Articles that may hold a name are searched, pages whose mentions changed are rendered."""
    old, new, searched, rendered = edit
    there = Counted(write(tmp_path / "there", decided(old)), live and live())
    there.build()
    write(there.root, decided(new))
    report = there.build()
    assert there.done["recognise"] == searched
    articles = [path.removesuffix(".html") for path in report.rendered if path[0] in "12u"]
    assert sorted(articles) == rendered
    fresh = Counted(write(tmp_path / "fresh", decided(new)), None)
    anew = fresh.build()
    assert tree(there.root / "site") == tree(fresh.root / "site")
    assert report.planned.problems == anew.planned.problems
    assert not any(b"not to be published" in data for data in tree(there.root / "site").values())


def test_a_decision_that_matches_nothing_is_told_at_every_build(tmp_path: Path) -> None:
    """Cold, and when nothing is done again, the same decisions are said to match nothing."""
    there = Counted(write(tmp_path, decided(NEVER + NEVER.replace("London", "Bewick"))), None)
    told = [[str(p.place) for p in there.build().planned.problems] for _ in range(2)]
    assert told[0] == told[1]
    assert "decisions.toml:3" in told[0]
    assert "decisions.toml:1" not in told[0]
    assert there.done["recognise"] == 0


def test_a_decision_may_be_about_a_draft(tmp_path: Path) -> None:
    """What is decided in a draft matches there, whether drafts are shown or not."""
    draft = "-- content/draft.md --\n---\ndraft: true\n---\nBeware of Bewick.\n"
    never = '[[never]]\nname = "Bewick"\nwithin = "article:draft"\n'
    there = Counted(write(tmp_path, decided(never) + draft), None)
    assert not [p for p in there.build().planned.problems if p.place.file == "decisions.toml"]
    assert not any(b"Bewick" in data for data in tree(there.root / "site").values())


def test_a_merged_entity_leads_to_the_other(tmp_path: Path) -> None:
    """The dossier of an entity that was decided to be another one stays as a page that leads on."""
    there = Counted(write(tmp_path, decided(MERGE)), None)
    there.build()
    page = (there.root / "site/people/ada-lovelace.html").read_text()
    assert "../organisations/royal-society.html" in page
