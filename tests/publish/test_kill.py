"""A kill at any instant, or a disk that fails at any call, leaves one whole site.

strace ends or fails a real publishing process at each of its calls in turn. After that the site
has to be the old one or the new one, byte for byte; and the next command makes it the new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import victim
from sitetrees import build, lay, site_of, state

from generator.publish import recover
from tests.struck.idle import INTERRUPTED
from tests.struck.strace import KILLED, Point, calls_made, hit, numbered, traced

pytestmark = traced
START = str(Path(__file__).with_name("start_victim.py"))

OLD = site_of(victim.OLD, victim.FOREIGN) | victim.EDITED
NEW = site_of(victim.NEW, victim.FOREIGN)
EDIT = next(iter(victim.EDITED.values()))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an old site, with foreign things and an edit, for copying."""
    site = tmp_path_factory.mktemp("sample") / "site"
    build(site, victim.OLD)
    lay(site, {**victim.FOREIGN, **victim.EDITED})
    assert state(site) == OLD
    return site


def counted(sample: Path, tmp_path: Path, name: str, *options: str) -> Mapping[str, int]:
    """Count the calls of one publishing that nobody disturbs."""
    site = shutil.copytree(sample, tmp_path / "count/site", symlinks=True)
    return calls_made([START, name], site, *options)


@pytest.fixture(params=[4, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def stride(request: pytest.FixtureRequest) -> int:
    """Take every n-th of the calls that are many and mostly read; of all others each."""
    return int(request.param)


def points(
    sample: Path, tmp_path: Path, made: Mapping[str, int], calls: Iterable[str], stride: int
) -> dict[Point, Path]:
    """Lay an old site for every call to be hit, each in a folder of its own."""
    return {
        (call, number): shutil.copytree(sample, tmp_path / f"{call}-{number}/site", symlinks=True)
        for call, number in numbered(made, calls, stride)
    }


def litter(site: Path) -> list[str]:
    """Name what lies beside a site, copies of edits excepted."""
    return sorted(p.name for p in site.parent.iterdir() if p.name not in {"site", ".site-edited"})


def edit_is_safe(site: Path) -> bool:
    """Tell whether the hand-edited bytes stand in the site, or beside it exactly once."""
    copies = [d for d in state(site.parent / ".site-edited").values() if d is not None]
    return copies == [EDIT] or (state(site) == OLD and copies == [])


def judge(site: Path, *, at_once: bool = True) -> str:
    """Say what is wrong with a site after a kill, and after the next command; "" if nothing."""
    if at_once and state(site) not in (OLD, NEW):
        return "torn"
    recover(site)
    if state(site) not in (OLD, NEW):
        return "torn after recover"
    if litter(site):
        return f"litter: {litter(site)}"
    if not edit_is_safe(site):
        return "the edit is lost"
    build(site, victim.MADE, victim.keep())
    if state(site) != NEW or litter(site) or not edit_is_safe(site):
        return "the next build does not mend it"
    return ""


KILLS = ["openat", "write", "rename", "renameat2", "link", "unlink", "mkdir", "rmdir", "symlink"]
TWO_STEPS = ("-e", "inject=renameat2:error=ENOSYS")


def test_a_kill_at_any_call_leaves_the_old_site_or_the_new(
    sample: Path, tmp_path: Path, stride: int
) -> None:
    """Killed before each call in turn, the site is whole at once, and the next build goes on."""
    made = counted(sample, tmp_path, "swap")
    laid = points(sample, tmp_path, made, KILLS, stride)
    codes = hit([START, "swap"], laid, "signal=KILL")
    assert set(codes.values()) == {KILLED}
    assert {point: judge(site) for point, site in laid.items()} == dict.fromkeys(laid, "")


def test_a_kill_between_two_renames_is_recovered(sample: Path, tmp_path: Path, stride: int) -> None:
    """Where there is no exchange there may be no site for a moment; the next command has it."""
    made = counted(sample, tmp_path, "swap", *TWO_STEPS)
    laid = points(sample, tmp_path, made, {*KILLS} - {"renameat2"}, stride)
    codes = hit([START, "swap"], laid, "signal=KILL", *TWO_STEPS)
    assert set(codes.values()) == {KILLED}
    assert sum(not site.exists() for site in laid.values()) == 1
    assert {p: judge(s, at_once=s.exists()) for p, s in laid.items()} == dict.fromkeys(laid, "")


@pytest.mark.parametrize("name", ["pour", "patch"])
def test_a_kill_while_files_are_moved_in_is_recovered(
    sample: Path, tmp_path: Path, stride: int, name: str
) -> None:
    """File by file there are moments of neither; the next command makes it the one or the other."""
    made = counted(sample, tmp_path, name)
    laid = points(sample, tmp_path, made, KILLS, stride)
    codes = hit([START, name], laid, "signal=KILL")
    assert set(codes.values()) == {KILLED}
    torn = [site for site in laid.values() if state(site) not in (OLD, NEW)]
    assert 0 < len(torn) < len(laid) / 4
    assert {p: judge(s, at_once=False) for p, s in laid.items()} == dict.fromkeys(laid, "")


@pytest.mark.parametrize("name", ["swap", "pour"])
def test_an_interrupt_at_any_call_leaves_no_litter(
    sample: Path, tmp_path: Path, stride: int, name: str
) -> None:
    """Ctrl-C at each call in turn: the site is whole, and nothing is left beside it."""
    made = counted(sample, tmp_path, name)
    laid = points(sample, tmp_path, made, KILLS, stride)
    codes = hit([START, name], laid, "signal=INT")
    assert {p for p, code in codes.items() if code != INTERRUPTED} == set()
    assert {p: verdict(codes[p], site) for p, site in laid.items()} == dict.fromkeys(laid, "")


def test_the_judge_sees_a_torn_site(sample: Path, tmp_path: Path) -> None:
    """The control: a site written in place and killed half way is called torn."""
    made = counted(sample, tmp_path, "in_place")
    laid = points(sample, tmp_path, made, ["write"], 1)
    codes = hit([START, "in_place"], laid, "signal=KILL")
    assert set(codes.values()) == {KILLED}
    assert {judge(site) for site in laid.values()} == {"torn"}


@pytest.mark.parametrize("name", ["swap", "pour"])
@pytest.mark.parametrize(
    "fault",
    [
        (["openat", "write", "link", "rename", "renameat2", "mkdir", "symlink"], "ENOSPC", ""),
        (["write", "link", "mkdir", "symlink"], "ENOSPC", "+"),
        (
            ["openat", "write", "fsync", "close", "rename", "renameat2", "unlink", "rmdir"],
            "EIO",
            "",
        ),
        (["openat", "link", "rename", "renameat2", "mkdir", "unlink"], "EACCES", ""),
    ],
    ids=["full", "full for good", "broken", "forbidden"],
)
def test_a_failing_disk_leaves_a_whole_site(
    sample: Path, tmp_path: Path, stride: int, name: str, fault: tuple[list[str], str, str]
) -> None:
    """Each call refused in turn: the old site stands and is told so, or the new one does."""
    calls, error, on = fault
    made = counted(sample, tmp_path, name)
    laid = points(sample, tmp_path, made, calls, stride)
    codes = hit([START, name], laid, f"error={error}", on=on)
    assert victim.REFUSED in codes.values()
    assert {p: verdict(codes[p], site) for p, site in laid.items()} == dict.fromkeys(laid, "")


def test_a_failing_disk_between_two_renames_leaves_a_whole_site(
    sample: Path, tmp_path: Path
) -> None:
    """Where there is no exchange, a rename refused brings the old site back."""
    made = counted(sample, tmp_path, "swap", *TWO_STEPS)
    laid = points(sample, tmp_path, made, ("rename", "unlink", "rmdir"), 1)
    codes = hit([START, "swap"], laid, "error=EIO", *TWO_STEPS)
    assert [codes["rename", n] for n in (1, 2)] == [victim.REFUSED] * 2
    assert {p: verdict(codes[p], site) for p, site in laid.items()} == dict.fromkeys(laid, "")


def test_a_disk_that_fails_for_good_leaves_what_can_be_put_back(
    sample: Path, tmp_path: Path
) -> None:
    """Where even the way back is barred, the next command that can write puts all back."""
    made = counted(sample, tmp_path, "pour")
    laid = points(sample, tmp_path, made, ("rename", "unlink"), 1)
    codes = hit([START, "pour"], laid, "error=EIO", on="+")
    assert victim.REFUSED in codes.values()
    assert {p: judge(s, at_once=False) for p, s in laid.items()} == dict.fromkeys(laid, "")


TOLD = {
    victim.DONE: [NEW],
    victim.DONE_BUT: [NEW],
    victim.REFUSED: [OLD],
    INTERRUPTED: [OLD, NEW],
}


def verdict(code: int, site: Path) -> str:
    """Compare how a build says that it went with what stands now; "" if they agree."""
    if state(site) not in TOLD.get(code, []):
        return f"ended with {code}, with another site than that says"
    if litter(site) and code != victim.DONE_BUT:
        return f"litter: {litter(site)}"
    if state(site) == OLD and (site.parent / ".site-edited").exists():
        return "a copy is left though nothing was replaced"
    return judge(site)
