"""The list of our files: read once, and changed line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sitetrees import build, listing

from generator.digest import fixity
from generator.publish import MANIFEST, Standing, pour, publish
from generator.publish.manifest import Listed, listed

PATHS = st.text("ab/é.😀\ufffd", min_size=1, max_size=4)
PAGES = st.dictionaries(PATHS, st.binary(max_size=1), max_size=8)


@given(old=PAGES, new=PAGES)
def test_changing_lines_is_spelling_the_list_anew(
    old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    """Lines made, replaced and left out where they belong give the list of the new pages."""
    shas = {path: fixity(data) for path, data in old.items()}
    changes = {p: fixity(new[p]) if p in new else "" for p in old | new if old.get(p) != new.get(p)}
    assert Listed(shas, listing(old)).changed(changes) == listing(new)


@pytest.mark.parametrize(
    ("spoil", "in_order"),
    [
        (lambda text: text, True),
        (lambda text: b"".join(reversed(text.splitlines(keepends=True))), False),
        (lambda text: text + text.splitlines(keepends=True)[-1], False),
        (lambda text: text.rstrip(b"\n"), False),
        (lambda text: text.replace(b"\n", b"\n\n"), False),
        (lambda text: text.replace(b"style", b"\xff"), False),
    ],
    ids=["ours", "turned round", "twice", "no end", "gaps", "no UTF-8"],
)
def test_a_list_that_somebody_touched_is_spelt_anew(
    site: Path, way: str, spoil: Callable[[bytes], bytes], *, in_order: bool
) -> None:
    """Only where each line stands as we wrote it can one be put in the place of another."""
    pages = {"index.html": b"home", "style.css": b"css"}
    build(site, pages)
    text = (site / MANIFEST).read_bytes()
    (site / MANIFEST).write_bytes(spoil(text))
    assert listed(site).in_order is in_order
    (site / "style.css").unlink()
    build(site, pages | {"index.html": b"new"})
    assert (site / MANIFEST).read_bytes() == listing(pages | {"index.html": b"new"})


def test_a_known_list_is_not_read_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `Standing` has read serves to publish, while the file is still the same."""
    pages = {f"{number}.html": b"x" for number in range(9)}
    keep = build(site, pages).outputs
    known = Standing(site, keep).listed
    monkeypatch.setattr("generator.publish.manifest._read", None)
    assert listed(site, known) is known
    assert publish(site, keep, [], known=known).removed == ()


def test_a_known_list_that_is_out_of_date_is_read_again(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another build came in between, its list is the one that counts."""
    monkeypatch.setattr(pour, "SHARE", 1)
    known = Standing(site, build(site, {"a": b"1"}).outputs).listed
    second = build(site, {"a": b"1", "b": b"2"}).outputs
    publish(site, {"b": second["b"]}, [], known=known)
    assert (site / MANIFEST).read_bytes() == listing({"b": b"2"})
