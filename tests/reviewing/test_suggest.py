"""Which names are proposed, and how they are written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import load
from generator.at_work import at_work
from generator.errors import ConfigError, Place
from generator.model.records import Kind
from generator.recognise.unlisted.step import Quoted
from generator.reviewing import apply, suggest
from generator.reviewing.flow import REVIEW
from generator.reviewing.proposals import Proposal
from generator.reviewing.refusing import DECISIONS_FILE
from generator.reviewing.review import LEGEND, blocks, written
from generator.single import read_single
from tests.archives import built, write

ARCHIVE = """\
-- content/archive.toml --
title = "T"
-- content/entities.toml --
[lena-ostrow]
name = "Lena Ostrow"
kind = "person"
[oslo-town]
name = "Oslo"
kind = "place"
[oslo-ship]
name = "Oslo"
kind = "work"
-- content/a.md --
# The bridge

Lena Ostrow met Peter Tolmach in Oslo. Ostrow left.
  Tolmach stayed with *Anna* Brandvold.

=== comments ===

@ Sam | 2001-02-06 | c1
I know Peter Tolmach.
-- content/b.md --
---
title: Another
draft: true
---
With Peter Tolmach nobody spoke. He was in Norway.
"""
REVIEWED = f"""\
{LEGEND}
? person Peter Tolmach | 4 mentions, 2 files | 2.5 a first name in front
    a.md:3  Lena Ostrow met [Peter Tolmach] in Oslo.
    b.md:5  With [Peter Tolmach] nobody spoke.
    a.md:4  [Tolmach] stayed with Anna Brandvold.
? place Norway | 1 mention, 1 file | 3.0 a starter list
    b.md:5  He was in [Norway].
? person Anna Brandvold | 1 mention, 1 file | 2.5 a first name in front
    a.md:4  Tolmach stayed with [Anna Brandvold].
"""


def suggested(root: Path, done: list[str] | None = None) -> list[Proposal]:
    """Propose the names of an archive; `done` takes the stages of all that is worked out."""
    done = [] if done is None else done
    config = load(root)
    with at_work(config, "test", progress=lambda stage, _: done.append(stage)) as engine:
        return suggest(config, engine)


def reviewed(root: Path) -> str:
    """The review of an archive."""
    return (root / "content" / REVIEW).read_text("utf-8")


def test_names_are_proposed_with_their_places(tmp_path):
    """All texts count, drafts and comments too; what the register has is left out."""
    root = write(tmp_path, ARCHIVE)
    suggested(root)
    assert reviewed(root) == REVIEWED


def test_what_was_found_is_remembered(tmp_path):
    """Only the documents are searched that changed or name others now, also after a build."""
    root = write(tmp_path, ARCHIVE)
    done: list[str] = []
    suggested(root, done)
    assert done.count("search") == 2
    suggested(root, done)
    assert done.count("search") == 2
    (root / "content/entities/_lists").mkdir()
    (root / "content" / REVIEW).write_text("+ place Norway\n", "utf-8")
    apply(root / "content")
    suggested(root, done)
    assert done.count("search") == 3
    assert "Norway" not in reviewed(root)
    built(root)
    (root / "content" / REVIEW).unlink()
    suggested(root, done)
    assert done.count("search") == 3


def test_signs_stay_until_they_are_applied(tmp_path):
    """Written anew a review has fresh numbers and the signs, remarks and slips of before."""
    root = write(tmp_path, ARCHIVE)
    suggested(root)
    text = reviewed(root).replace("? person Anna", "= lena-ostrow person Anna")
    text = text.replace("4 mentions", "9 mentions").replace("? place", "~ work place")
    slips = "#mine\n* what\n    below\n+ person Gone\n"
    (root / "content" / REVIEW).write_text(slips + text.replace("\n", "\r\n"), "utf-8", newline="")
    suggested(root)
    now = REVIEWED.replace("? person Anna", "= lena-ostrow person Anna")
    assert reviewed(root) == now.replace("? place", "~ work place") + slips


def test_what_is_never_to_be_proposed_is_not(tmp_path):
    """A name on the list is left out, however it is spelt, until it is taken from the list."""
    root = write(tmp_path, ARCHIVE)
    suggested(root)
    (root / "content" / REVIEW).write_text("- person PETER Tólmach\n", "utf-8")
    apply(root / "content")
    suggested(root)
    assert "Peter" not in reviewed(root)
    (root / "content" / DECISIONS_FILE).unlink()
    suggested(root)
    assert reviewed(root) == REVIEWED


def test_somebody_has_to_look(tmp_path):
    """An archive that does without finders is told how to have one."""
    root = write(tmp_path, ARCHIVE.replace('"T"\n', '"T"\nrecognisers = ["gazetteer"]\n'))
    with pytest.raises(ConfigError, match="nothing looks for names here") as caught:
        suggested(root)
    assert caught.value.problem.hint == 'write recognisers = ["gazetteer", "names"]'


NAMES = ["Ada", "Bob Byrne", "Élan"]
HEADS = [f"{sign} {name}" for sign in ("+ person", "- place", "= ada work") for name in NAMES]
LINES = st.sampled_from([*HEADS, "? person Ada", "#mine", "* slip", "    place", "", "  "])
PROPOSALS = st.lists(st.sampled_from(NAMES), unique=True).map(
    lambda names: [
        Proposal(
            name, Kind.PERSON, 2.5, "why", 2, 1, ((Place("a.md", 1), Quoted(1, "", name, "")),)
        )
        for name in names
    ]
)


@given(PROPOSALS, st.lists(LINES, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_a_review_keeps_what_somebody_wrote(proposals, lines, newline):
    """Each signed line stays once, and each remark and slip; written again it is the same."""
    text = written(proposals, blocks(newline.join(lines)))
    assert written(proposals, blocks(text)) == text
    heads = [block.head for block in blocks(text)]
    for line in {line for line in lines if line in HEADS or line in {"#mine", "* slip"}}:
        assert heads.count(line) == lines.count(line)
    assert [h for h in heads if h[:1] == "?"].count("? person Ada") <= 1


def test_a_likely_other_name_is_proposed_as_that(tmp_path):
    """A form of a registered name is proposed as its alias, and is one when it is accepted."""
    root = write(tmp_path, f"{ARCHIVE}-- content/c.md --\nWith Lena Maria Ostrow nobody spoke.\n")
    (found,) = [one for one in suggested(root) if one.alias]
    assert (found.name, found.alias) == ("Lena Maria Ostrow", "lena-ostrow")
    line = (
        "? = lena-ostrow person Lena Maria Ostrow | 1 mention, 1 file"
        " | 2.5 a first name in front; it holds Lena Ostrow\n"
    )
    assert line in reviewed(root)
    suggested(root)
    review = reviewed(root)
    assert apply(root / "content").files == []
    (root / "content" / REVIEW).write_text(review.replace("? = ", "+ = "), "utf-8")
    assert apply(root / "content").aliased == {"lena-ostrow": ["Lena Maria Ostrow"]}


def test_what_is_refused_is_no_name_in_a_file_either(tmp_path):
    """A name that was refused is not among those that a file seems to hold besides."""
    root = write(tmp_path, ARCHIVE)
    names = [one.name for one in read_single(root / "content/a.md").unlisted]
    assert "Peter Tolmach" in names
    (root / "content" / DECISIONS_FILE).write_text('[[never]]\nname = "Peter Tolmach"\n', "utf-8")
    left = [one.name for one in read_single(root / "content/a.md").unlisted]
    assert left == [name for name in names if name != "Peter Tolmach"]


def test_a_refused_name_matches_where_it_was_found(tmp_path):
    """A name that a review refuses is a decision that matches, in a draft too."""
    root = write(tmp_path, ARCHIVE)
    suggested(root)
    text = "".join(f"-{line[1:]}\n" for line in reviewed(root).splitlines() if line[:1] == "?")
    (root / "content" / REVIEW).write_text(text, "utf-8")
    assert len(apply(root / "content").never) == 3
    assert [p for p in built(root).planned.problems if p.place.file == DECISIONS_FILE] == []
