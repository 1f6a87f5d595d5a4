"""Nothing out of content/ is read by way of it: not by a link, not by one put there meanwhile.

Links, pipes, sockets and devices are told by their names, and end no build.
"""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest

from generator import ConfigError
from tests.archives import SMALL, built, tree, write
from tests.laws.canaries import ABOUT, CAGE

SECRET = b"Zqoutside"
OUTSIDE = """\
-- outside/letter.md --
# Zqoutside
Zqoutside in the text.
-- outside/plan.svg --
<svg xmlns="http://www.w3.org/2000/svg"><title>Zqoutside</title></svg>
-- outside/talk.comments.jsonl --
{"id": "z", "author": "Zqoutside", "text": "Zqoutside."}
-- outside/names.toml --
[zqoutside]
name = "Zqoutside"
kind = "person"
-- outside/deep/er/letter.md --
Zqoutside.
"""
LINK, OTHER = "a symbolic link is not followed", "a pipe, a socket or a device is not read"
Lay = Callable[[Path], None]


def _to(target: str) -> Lay:
    return lambda path: path.symlink_to(target)


def _listening(path: Path) -> None:
    # A socket's path must be short.
    with chdir(path.parent), socket.socket(socket.AF_UNIX) as ear:
        ear.bind(path.name)


def _device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root may make a device")


# What stands below content/ and where it leads.
STRAYS: dict[str, tuple[str, Lay]] = {
    "a file": ("letter.md", _to("../outside/letter.md")),
    "a file by its whole path": ("host.md", _to("/etc/hostname")),
    "a folder": ("letters", _to("../outside")),
    "a folder deep down": ("2001/letters", _to("../../outside/deep")),
    "the root": ("root", _to("/")),
    "the folder above": ("above", _to("..")),
    "the folder itself": ("2001/itself", _to(".")),
    "itself": ("loop.md", _to("loop.md")),
    "nothing": ("gone.md", _to("nowhere.md")),
    "within": ("within.md", _to("about.md")),
    "a sidecar": ("1999/mill.comments.jsonl", _to("../../outside/talk.comments.jsonl")),
    "a picture": ("1999/plan.svg", _to("../../outside/plan.svg")),
    "a register": ("entities/names.toml", _to("../../outside/names.toml")),
    "a process": ("proc.txt", _to("/proc/self/environ")),
    "a pipe": ("pipe.md", os.mkfifo),
    "a pipe beside": ("1999/mill.notes.jsonl", os.mkfifo),
    "a socket": ("socket.txt", _listening),
    "a device": ("zero.md", _device),
}


def astray(root: Path) -> list[str]:
    """The files that a build left in which the secret stands."""
    left = {**tree(root / "site"), **tree(root / ".variorum")}
    return [name for name, data in left.items() if SECRET in data or b"root:x:" in data]


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the site of the small archive, without anything astray."""
    root = write(tmp_path_factory.mktemp("without"), SMALL)
    built(root)
    return tree(root / "site")


@pytest.mark.parametrize("name", STRAYS)
def test_what_leads_out_is_told_and_not_followed(
    tmp_path: Path, others: dict[str, bytes], name: str
) -> None:
    """The site is as without it, byte for byte but for its line, which has its name."""
    root = write(tmp_path, SMALL + OUTSIDE)
    where, lay = STRAYS[name]
    (root / "content" / where).parent.mkdir(exist_ok=True)
    lay(root / "content" / where)
    report = built(root)
    assert report.failures == ()
    told = [p.message for p in report.planned.problems if p.place.file == where]
    assert told == [LINK if (root / "content" / where).is_symlink() else OTHER]
    assert astray(root) == []
    mine = tree(root / "site")
    differ = {path for path in {*mine, *others} if mine.get(path) != others.get(path)}
    assert differ <= {"problems.html", "manifest-sha256.txt"}


def test_chains_and_loops_end(tmp_path: Path) -> None:
    """Links to links, and folders that hold each other, are each told once, and the build ends."""
    root = write(tmp_path, SMALL + OUTSIDE)
    content = root / "content"
    for number in range(50):
        (content / f"chain-{number}.md").symlink_to(f"chain-{number + 1}.md")
    (content / "chain-50.md").symlink_to("../outside/letter.md")
    for one, other in (("a", "b"), ("b", "a")):
        (content / one).mkdir()
        (content / one / "over").symlink_to(f"../{other}")
    report = built(root)
    told = [p.place.file for p in report.planned.problems if p.message == LINK]
    assert sorted(told) == sorted([*(f"chain-{n}.md" for n in range(51)), "a/over", "b/over"])
    assert astray(root) == []


def test_a_hard_link_is_the_file_itself(tmp_path: Path) -> None:
    """A second name of a file of the user's is a file, read as one and never written."""
    root = write(tmp_path, SMALL)
    os.link(root / "content/about.md", root / "content/again.md")
    before = (root / "content/about.md").stat()
    assert built(root).failures == ()
    assert (root / "site/again.html").exists()
    after = (root / "content/about.md").stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (
        before.st_ino,
        before.st_mtime_ns,
        2,
    )


def _copied(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(ABOUT, "utf-8")


DECIDED: dict[str, tuple[str, Lay]] = {
    "a link": ("decisions.toml", _to("../away/d.toml")),
    "a link to a folder": ("decisions", _to("../away")),
    "a link to nothing": ("decisions", _to("../gone")),
    "a pipe": ("decisions.toml", os.mkfifo),
    "a socket in their folder": ("decisions/a.toml", _listening),
    "a folder of that name": ("decisions.toml", lambda path: _copied(path / "d.toml")),
    "an unknown ending": ("decisions/d.tml", _copied),
}


@pytest.mark.parametrize("name", DECIDED)
def test_decisions_that_cannot_be_read_stop_the_build(tmp_path: Path, name: str) -> None:
    """What may be decisions, and is none that is read, publishes nothing: it might hide something.

    Control: without any the words are published.
    """
    root = write(tmp_path, f"{SMALL}{CAGE}-- away/d.toml --\n{ABOUT}")
    where, lay = DECIDED[name]
    (root / "content" / where).parent.mkdir(exist_ok=True)
    lay(root / "content" / where)
    with pytest.raises(ConfigError) as refused:
        built(root)
    assert refused.value.problem.hint.endswith(
        "it may hide something, so nothing is built till then"
    )
    assert refused.value.problem.place.file.startswith(f"content/{where}")
    assert not (root / "site").exists()
    (root / "content" / where).rename(root / "elsewhere")
    built(root)
    assert b"Zqbody" in (root / "site/cage.html").read_bytes()


@pytest.mark.parametrize("where", ["Decisions.toml", "DECISIONS/d.toml", "decisions/d.TOML"])
def test_decisions_are_known_in_any_letter_case(tmp_path: Path, where: str) -> None:
    """Not every disk tells letter case: what is called so in capitals is read as decisions too."""
    built(write(tmp_path, f"{SMALL}{CAGE}-- content/{where} --\n{ABOUT}"))
    assert b"zqbody" not in (tmp_path / "site/cage.html").read_bytes().lower()


@contextmanager
def swapping(monkeypatch: pytest.MonkeyPatch, at: int, swap: Callable[[], None]) -> Iterator[list]:
    """Swap something just before the n-th file or folder below a folder is opened."""
    opened: list[str] = []
    real = os.open

    def late(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if dir_fd is not None:
            opened.append(path)
            if len(opened) == at:
                swap()
        return real(path, flags, mode, dir_fd=dir_fd)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", late)
        yield opened


def _swap(content: Path, name: str, target: str) -> None:
    if not (content / name).is_symlink():
        (content / name).rename(content.parent / f"away-{name.replace('/', '-')}")
        (content / name).symlink_to(target)


SWAPS = {
    "an article": ("1999/mill.md", "../../outside/letter.md"),
    "a sidecar": ("2002/flood.comments.jsonl", "../../outside/talk.comments.jsonl"),
    "a picture": ("2001/plan.svg", "../../outside/plan.svg"),
    "a register": ("entities.toml", "../outside/names.toml"),
    "a folder": ("1999", "../outside/as-1999"),
}
RACED = f"{SMALL}{OUTSIDE}-- outside/as-1999/mill.md --\n# Zqoutside\nZqoutside.\n"


def raced(root: Path, monkeypatch: pytest.MonkeyPatch, swap: tuple[str, str], at: int) -> int:
    """Build while something is swapped at an opening; how many openings there were."""
    write(root, RACED)
    with swapping(monkeypatch, at, lambda: _swap(root / "content", *swap)) as opened:
        built(root)
    return len(opened)


@pytest.mark.parametrize("swap", SWAPS.values(), ids=SWAPS)
def test_a_link_put_there_meanwhile_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: tuple[str, str]
) -> None:
    """Swapped before the first opening of a build, or before one between, it shows nothing.

    A build afterwards tells of the link.
    """
    for at in (1, 12):
        root = tmp_path / str(at)
        raced(root, monkeypatch, swap, at)
        assert astray(root) == []
    _swap(root / "content", *swap)
    assert (swap[0], LINK) in {(p.place.file, p.message) for p in built(root).planned.problems}
    assert astray(root) == []


@pytest.mark.slow
@pytest.mark.parametrize("swap", SWAPS.values(), ids=SWAPS)
def test_no_moment_of_a_build_is_a_hole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: tuple[str, str]
) -> None:
    """Swapped at each opening of a build in turn, a link shows nothing of outside."""
    at = 1
    while raced(tmp_path / str(at), monkeypatch, swap, at) >= at:
        assert astray(tmp_path / str(at)) == []
        at += 1


def test_the_judge_of_the_race_sees_what_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control: where links are followed on purpose, some swap is seen to show what is outside."""
    monkeypatch.setattr(os, "O_NOFOLLOW", 0)

    def shows(at: int) -> bool:
        raced(tmp_path / str(at), monkeypatch, SWAPS["an article"], at)
        return "1999/mill.html" in astray(tmp_path / str(at))

    assert any(shows(at) for at in range(1, 12))
