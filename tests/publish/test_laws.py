"""The law of publishing, for any old site, any foreign things and any new pages."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sitetrees import build, lay, site_of, state, with_folders

from generator.errors import OutputError
from generator.publish import Standing, pour

T = TypeVar("T")

# Few names, so that pages, foreign things and folders often meet.
NAMES = st.lists(st.sampled_from(["a", "b", "é", ".c"]), min_size=1, max_size=3).map("/".join)
DATA = st.sampled_from([b"", b"one", b"two"])
PAGES = st.dictionaries(NAMES, DATA, max_size=6)
FOREIGN = st.dictionaries(NAMES, DATA | st.just(Path("a")) | st.none(), max_size=4)
EDITS = st.dictionaries(NAMES, st.just(b"by hand"), max_size=3)


def tidy(things: Mapping[str, T], *, beside: Mapping[str, object]) -> dict[str, T]:
    """Drop what could not be laid: a thing below another that is no folder, or in its place."""
    kept: dict[str, T] = {}
    for path, thing in sorted(things.items()):
        every = {**beside, **kept}
        above = any(every.get(p.as_posix()) is not None for p in Path(path).parents)
        below = any(other.startswith(f"{path}/") for other in every)
        if not above and not below and path not in beside:
            kept[path] = thing
    return kept


def in_the_way(pages: Mapping[str, object], foreign: Mapping[str, object]) -> bool:
    """Tell, by comparing every pair, whether something foreign stands where a page has to go."""
    return any(
        theirs == ours
        or theirs.startswith(f"{ours}/")
        or (ours.startswith(f"{theirs}/") and thing is not None)
        for ours in pages
        for theirs, thing in foreign.items()
    )


@given(old=PAGES, new=PAGES, foreign=FOREIGN, edits=EDITS, share=st.sampled_from([1, 8]))
@settings(max_examples=150, deadline=None)
def test_the_new_site_is_pages_and_foreign_things(
    old: dict[str, bytes],
    new: dict[str, bytes],
    foreign: dict[str, object],
    edits: dict[str, bytes],
    share: int,
) -> None:
    """The result is exactly kept, new and foreign; or the build stops and all is as it was."""
    old, new = tidy(old, beside={}), tidy(new, beside={})
    foreign = tidy(foreign, beside=old)
    edits = {path: data for path, data in edits.items() if path in old}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(pour, "SHARE", share)
        site = Path(folder, "site")
        outputs = build(site, old).outputs
        lay(site, {**foreign, **edits})
        before = state(site)
        standing = Standing(site, outputs)
        same = {p: o for p, o in outputs.items() if old[p] == new.get(p)}
        keep = {path: known for path, known in same.items() if standing.holds(path, known.page)}
        made = {path: data for path, data in new.items() if path not in keep}
        try:
            done = build(site, made, keep)
        except OutputError:
            assert in_the_way(new, foreign)
            assert state(Path(folder)) == {
                "site": None,
                **{f"site/{p}": t for p, t in before.items()},
            }
            return
        assert not in_the_way(new, foreign)
        assert state(site) == (site_of(new, foreign) if old or new else with_folders(foreign))
        assert set(done.written) == {p for p in made if edits.get(p, old.get(p)) != new[p]}
        assert set(done.removed) == old.keys() - new.keys()
        copies = {p: d for p, d in state(Path(folder, ".site-edited")).items() if d is not None}
        assert copies == edits
        assert {p.place.file for p in done.problems} == {f"site/{path}" for path in edits}
