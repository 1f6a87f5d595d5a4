"""What becomes of the signs of a review."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import toml
from generator.errors import ConfigError
from generator.model.records import Kind
from generator.reviewing import Applied, apply
from generator.reviewing.flow import REVIEW
from generator.reviewing.refusing import DECISIONS_FILE
from tests.cases import load
from tests.registering.drawn import IDS, files
from tests.registering.registers import lay, there

ADA = '[ada]\nname = "Ada"\nkind = "person"\n'
SAID = st.sampled_from(["Ada", "ada", "Ada King", "Bob", "Élan", "Elan", "A 1", "O'Hara; x", "…"])
ENTRIES = st.dictionaries(
    IDS,
    st.fixed_dictionaries(
        {"name": SAID, "kind": st.sampled_from(["person", "place"])},
        optional={
            "aliases": st.lists(SAID, max_size=2, unique=True),
            "formerly": st.lists(IDS, max_size=2, unique=True),
        },
    ),
    max_size=4,
)
SIGNED = st.sampled_from(["+", "-", "?", "~ place", "*"]) | IDS.map(lambda id: f"= {id}")
LINES = st.builds("{} {} {}".format, SIGNED, st.sampled_from([*Kind, "persn"]), SAID)
BESIDE = st.sampled_from(["", "# mine", "    a.md:3  With [Ada].", "  ", "+", "nothing | known"])


def laid(folder: Path, register: str, review: str) -> Path:
    """A content folder with a register and a review."""
    root = lay(folder / "content", entities=register)
    (root / REVIEW).parent.mkdir(exist_ok=True)
    (root / REVIEW).write_bytes(review.encode())
    return root


@pytest.mark.parametrize("case", load("reviewing"), ids=lambda case: case.name)
def test_applying(case, tmp_path):
    """The lines of a review are applied as their case says."""
    register, _, review = case.given.partition("---\n")
    root = laid(tmp_path, register, f"{review}\n")
    done = apply(root)
    now = (root / "entities.toml").read_text("utf-8").rstrip("\n")
    told = [f"x {name}" for name in done.never]
    told += [f"! {p.place.line}: {p.message}" for p in done.problems]
    left = (root / REVIEW).read_text("utf-8").rstrip("\n")
    assert case.expected == "\n".join([now, "---", *told, *filter(None, [left])])


@pytest.mark.parametrize("case", load("reviewing"), ids=lambda case: case.name)
def test_a_dry_run_tells_and_writes_nothing(case, tmp_path):
    """A dry run says what applying says, and no byte changes."""
    register, _, review = case.given.partition("---\n")
    root = laid(tmp_path, register, f"{review}\n")
    before = there(root)
    dry = apply(root, dry_run=True)
    assert there(root) == before
    assert dry == apply(root)


@given(files(ENTRIES), st.lists(LINES | BESIDE, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_applying_twice_is_applying_once(drawn, lines, newline):
    """A second time nothing changes, also with the review of before."""
    register, _ = drawn
    review = newline.join([*lines, ""])
    with tempfile.TemporaryDirectory() as folder:
        root = laid(Path(folder), register, review)
        apply(root)
        once = there(root)
        again = apply(root)
        assert there(root) == once
        assert is_nothing(again)
        (root / REVIEW).write_bytes(review.encode())
        assert is_nothing(apply(root), stale=True)
        assert there(root) == once


def is_nothing(done: Applied, *, stale: bool = False) -> bool:
    """Whether nothing was done but that lines left a stale review."""
    written = [REVIEW] if stale and done.files else []
    return (done.added, done.aliased, done.never, done.files) == ([], {}, [], written)


@given(files(ENTRIES), st.lists(LINES | BESIDE, max_size=8))
def test_every_other_byte_stays(drawn, lines):
    """Entries are added and aliases put behind others; every other value and line stays."""
    register, tables = drawn
    with tempfile.TemporaryDirectory() as folder:
        root = laid(Path(folder), register, "\n".join([*lines, ""]))
        done = apply(root)
        now = there(root)
        now.pop(DECISIONS_FILE, None)
        written = {path: text.decode() for path, text in now.items() if path.endswith(".toml")}
        left = now[REVIEW].decode().split("\n")
    known = {id: table for text in written.values() for id, table in toml.parse(text).items()}
    for id, table in tables.items():
        more = done.aliased.get(id, [])
        assert known[id] == table | (
            {"aliases": [*table.get("aliases", []), *more]} if more else {}
        )
    if not done.aliased:
        assert is_within(register.splitlines(), written["entities.toml"].splitlines())
    assert is_within(left, [*lines, ""])


def is_within(some: list[str], among: list[str]) -> bool:
    """Whether some lines stand among others in their order."""
    rest = iter(among)
    return all(line in rest for line in some)


def test_a_review_has_to_be_there(tmp_path):
    """Without a review, or with one that is no text, nothing is done, and it is said why."""
    root = lay(tmp_path / "content", entities=ADA)
    with pytest.raises(ConfigError, match="there is no review") as caught:
        apply(root)
    assert caught.value.problem.hint == "`variorum entities suggest` writes it"
    laid(tmp_path, ADA, "")
    (root / REVIEW).write_bytes(b"+ person B\xff\n")
    with pytest.raises(ConfigError, match="it is not UTF-8"):
        apply(root)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, '[[never]]\nname = "Beware"\n'),
        ("", '[[never]]\nname = "Beware"\n'),
        ("# mine", '# mine\n\n[[never]]\nname = "Beware"\n'),
        (
            "\ufeff[[never]]\r\nname='Zoe'\r\n",
            "\ufeff[[never]]\r\nname='Zoe'\r\n\r\n[[never]]\r\nname = \"Beware\"\r\n",
        ),
        ('[[never]]\nname = "Béware"', '[[never]]\nname = "Béware"'),
        (
            '[[never]]\nname = "Beware"\nwithin = "article:a"\n',
            '[[never]]\nname = "Beware"\nwithin = "article:a"\n\n[[never]]\nname = "Beware"\n',
        ),
    ],
)
def test_the_decisions_grow(before, after, tmp_path):
    """A refused name is put behind all decisions, unless it is decided everywhere already."""
    root = laid(tmp_path, ADA, "- person Beware\n")
    if before is not None:
        (root / DECISIONS_FILE).write_bytes(before.encode())
    apply(root)
    assert (root / DECISIONS_FILE).read_bytes().decode() == after


@pytest.mark.parametrize("before", ["never = 1", 'never = [{ name = "A" }]', "[[never]\n"])
def test_decisions_that_nothing_can_be_put_behind(before, tmp_path):
    """Where the file of decisions is broken, or would be, nothing is written, and it is said."""
    root = laid(tmp_path, ADA, "- person Beware\n+ person Bob\n")
    (root / DECISIONS_FILE).write_text(before)
    was = there(root)
    with pytest.raises(ConfigError, match=r"content/decisions.toml:\d: not TOML: "):
        apply(root)
    assert there(root) == was


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("= addah person Miss King", "did you mean ada?"),
        ("= x person Miss King", "an id stands in brackets above its entry, as in [lena-ostrow]"),
        ("= bob person Ada", "take it out there first, or write = ada"),
        ("- person Ada", "take it out there first, or write a [[never]] into content/decisions"),
        ("+ plaec Quimbel", "did you mean 'place'?; write + person Name, "),
        ("! Quimbel", "write + person Name, - person Name, = its-id person Name or ~ place "),
    ],
)
def test_a_message_says_what_to_do(line, hint, tmp_path):
    """Whatever cannot be done comes with what to write instead, and that the line stays."""
    bob = '[bob]\nname = "Bob"\nkind = "person"\n'
    (problem,) = apply(laid(tmp_path, ADA + bob, f"{line}\n")).problems
    assert (problem.place.file, problem.place.line) == (REVIEW, 1)
    assert problem.hint.startswith(hint)
    assert problem.hint.endswith("; the line stays till then")
