"""No byte of a stranger's text executes, whichever door it comes in by: the long series.

    pytest tests/markup/test_vectors.py -m "slow or not slow" -s
    pytest tests/markup/test_vectors.py --vectors FOLDER -s

Owns the doors and how many vectors are tried at each; a judge that shares no code with them says
what is wrong. With `-s` it says how many there were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from generator.markup.clean import clean
from generator.markup.markdown import markdown
from generator.markup.plain import plain
from generator.markup.weave import weave
from generator.model.body import HERE, Body
from generator.read.gather import printable
from tests.markup import hostile, judge, written
from tests.markup.mutated import mutated

Door = tuple[Callable[[str], Body], judge.Values]

# Each way for a text into a page, and what may stand there besides what foreign HTML may keep.
DOORS: dict[str, Door] = {
    "a comment of an export": (clean, judge.NOTHING),
    "an article of an export": (partial(clean, trusted_images=True), judge.NOTHING),
    "a comment in Markdown": (partial(markdown, foreign=True), judge.WRITTEN),
    "an article in Markdown": (markdown, judge.HEADED),
    "a plain text": (partial(plain, foreign=True), judge.NOTHING),
}
CHANGED = 30_000
# The long series in parts, so that several processes can share it.
PARTS = 8
EVERY = 151
SAMPLED = 400


def vectors(changed: int) -> list[str]:
    """Every vector, of HTML and of Markdown, and as many more that chance makes of each."""
    marked = [*written.links(), *written.texts()]
    return [*hostile.series(changed, seed=1), *marked, *mutated(marked, changed, seed=2)]


def through(door: str, vector: str) -> str:
    """What a door lets out; a text comes to it as a reader of files gives it."""
    read, _ = DOORS[door]
    body = read(printable(vector.encode("utf-8", "replace").decode()))
    return weave(body, resolve=lambda to: None if to.startswith(HERE) else judge.LOCAL + to)


def faults(html: str, also: judge.Values) -> list[str]:
    """What is wrong with some HTML, by itself and in a box."""
    return [*judge.faults(html, also), *judge.box_faults(html)]


def tried(door: str, some: Iterable[str]) -> list[str]:
    """The first faults that a door makes of some vectors; how many these are is printed."""
    some = list(some)
    # Many come to the same, which is judged once.
    came = {through(door, vector): vector for vector in some}
    found = [
        f"{fault}: {vector!r} -> {html!r}"
        for html, vector in came.items()
        for fault in faults(html, DOORS[door][1])
    ]
    print(f"\n{door}: {len(some):,} vectors, {len(found)} faults")  # noqa: T201 (for -s)
    return found[:5]


def given(folder: Path) -> list[str]:
    """The vectors of a folder: a line of a `.txt` is one, and any other file is one."""
    texts = [(f, f.read_bytes().decode("utf-8", "replace")) for f in sorted(folder.rglob("*.*"))]
    return [v for f, text in texts for v in (text.splitlines() if f.suffix == ".txt" else [text])]


@pytest.mark.parametrize("door", DOORS)
def test_a_sample(door: str) -> None:
    """Of every hundred and fifty vectors one, and some that chance made, come out harmless."""
    some = vectors(SAMPLED)
    assert tried(door, [*some[::EVERY], *some[-SAMPLED::2]]) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("door", DOORS)
def test_all_of_them(door: str, part: int) -> None:
    """Every vector comes out harmless."""
    assert tried(door, islice(vectors(CHANGED), part, None, PARTS)) == []


@pytest.mark.parametrize("door", DOORS)
def test_those_of_a_folder(request: pytest.FixtureRequest, door: str) -> None:
    """What `--vectors FOLDER` brings comes out harmless."""
    folder = request.config.getoption("--vectors")
    if folder is None:
        pytest.skip("no --vectors FOLDER was given")
    some = given(folder)
    assert some != []
    assert tried(door, some) == []


def test_a_folder_is_read(tmp_path: Path) -> None:
    """Of a `.txt` each line is a vector, any other file is one as a whole."""
    (tmp_path / "a.txt").write_text("<b>\n<i>\n", "utf-8")
    (tmp_path / "b.html").write_text("<p>\n<script>", "utf-8")
    assert given(tmp_path) == ["<b>", "<i>", "<p>\n<script>"]


LEAKY: dict[str, Callable[[str], str]] = {
    "nothing": str,
    "script alone": lambda v: v.replace("script", ""),
    "events alone": lambda v: v.replace(" on", " data-"),
    "what a pattern takes for a tag": lambda v: v.replace("<script>", "").replace("</script>", ""),
}


@pytest.mark.parametrize("leaky", LEAKY.values(), ids=LEAKY)
def test_the_judge_sees_what_a_bad_filter_leaves(leaky: Callable[[str], str]) -> None:
    """Most vectors are found at fault where a filter takes out only this."""
    some = [printable(v).encode("utf-8", "replace").decode() for v in vectors(0)[::EVERY]]
    seen = [v for v in some if faults(leaky(v), judge.NOTHING)]
    assert len(seen) > 0.7 * len(some)
