"""What a process remembers beside the memo saves work and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.digest import digest_bytes
from generator.run.mind import Mind
from tests.run.toys import Square, engine

SAFE = st.sampled_from([5, 6, 7, 8, 9])


def asked(folder: Path, mind: Mind | None, *items: int, **how: int) -> tuple[list, list[str]]:
    """What an engine with something in mind makes of some items, and which it had to do."""
    log = folder / "log"
    log.write_text("")
    with engine(folder, mind=mind) as at_work:
        made = at_work.map(Square(str(log), **how), items)
        at_work.forget_unused()
    return made, log.read_text().split()


def test_what_is_in_mind_is_not_decoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value that the same process had last time is not looked up."""
    mind = Mind()
    assert asked(tmp_path, mind, 5, 6) == ([25, 36], ["5", "6"])
    looked: list[str] = []
    values = "generator.run.memo.Memo.values"
    monkeypatch.setattr(values, lambda _, __, keys: looked.extend(keys) or {})
    assert asked(tmp_path, mind, 6, 5) == ([36, 25], [])
    assert looked == []


@settings(max_examples=25)
@given(st.lists(st.tuples(st.lists(SAFE, max_size=4), st.integers(0, 1), st.booleans())))
def test_a_mind_changes_no_value_and_no_work(tmp_path_factory, builds: list) -> None:
    """After any builds, some by others on the same memo, each does what one without a mind does."""
    with_mind, without = tmp_path_factory.mktemp("with"), tmp_path_factory.mktemp("without")
    mind = Mind()
    for items, plus, is_other in builds:
        expected = asked(without, None, *items, plus=plus)
        assert asked(with_mind, None if is_other else mind, *items, plus=plus) == expected


def test_what_is_not_to_be_kept_is_not_in_mind_either(tmp_path: Path) -> None:
    """A value that must not be remembered is made again by the next build of the same process."""
    mind = Mind()
    assert asked(tmp_path, mind, 5, keep=False) == ([25], ["5"])
    assert asked(tmp_path, mind, 5, keep=False) == ([25], ["5"])


def test_a_mind_is_about_one_memo(tmp_path: Path) -> None:
    """On a memo that has not what stands in mind, everything is made again."""
    mind, other = Mind(), tmp_path / "other"
    other.mkdir()
    asked(tmp_path, mind, 5)
    assert asked(other, mind, 5)[1] == ["5"]
    assert asked(tmp_path, mind, 5)[1] == []
    asked(tmp_path, None, 6)
    assert asked(tmp_path, mind, 5)[1] == ["5"]


@pytest.mark.parametrize("is_live", [True, False], ids=["in mind", "in the memo"])
@settings(max_examples=25)
@given(made=st.sets(SAFE), items=st.sets(SAFE), least=st.integers(20, 90))
def test_what_stays_is_carried_over(is_live, tmp_path_factory, made, items, least) -> None:
    """A new step has those values of an old one that stay, with their parts, and makes the rest."""
    folder = tmp_path_factory.mktemp("carried")
    log, mind = folder / "log", Mind()
    old, new = Square(str(log)), Square(str(log), plus=1)
    with engine(folder, mind=mind) as at_work:
        at_work.map(old, sorted(made))
        at_work.forget_unused()
    log.write_text("")
    with engine(folder, mind=mind if is_live else None) as at_work:
        at_work.carry(old, new, sorted(items), lambda _, value: value >= least)
        values = at_work.map(new, sorted(items))
        at_work.forget_unused()
        for item in items:
            assert at_work.room.blob(digest_bytes(b"blob of %d" % item))
    stayed = {item for item in made & items if item * item >= least}
    assert values == [n * n if n in stayed else n * n + 1 for n in sorted(items)]
    assert log.read_text().split() == [str(n) for n in sorted(items - stayed)]
    assert asked(folder, mind if is_live else None, *sorted(items), plus=1) == (values, [])
