"""The same pages give the same files, in whatever order a program lists them."""

from __future__ import annotations

import gzip
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.concordance.ordered import ENTRY, MARK, _decoded, _encoded, order

values = st.recursive(
    st.integers(0, 2**64 - 1) | st.text(max_size=300),
    lambda inner: st.lists(inner, max_size=40),
    max_leaves=60,
)


def bundle(folder: Path, turned: int) -> Path:
    """What Pagefind gives of two filters; `turned` lists things the other way round."""
    (folder / "filter").mkdir(parents=True)
    filters = [
        ["kind", [["article", [0, 300]], ["person", [1]]], "en_aaaaaaa"],
        ["year", [["1999", [0]], ["2001", [300]]], "en_bbbbbbb"],
    ]
    for of, found, name in filters:
        _put(folder / f"filter/{name}.pf_filter", [of, found[::turned]])
    listed = [[of, name] for of, _, name in filters][::turned]
    _put(folder / "pagefind.en_0123456789.pf_meta", ["1.5.2", [], [], listed, [], []])
    entry = {"languages": {"en": {"hash": "en_0123456789", "wasm": "en"}}, "version": "1.5.2"}
    (folder / ENTRY).write_bytes(msgspec.json.encode(entry))
    return folder


def _put(file: Path, value: object) -> None:
    file.write_bytes(gzip.compress(MARK + b"".join(_encoded(value))))


@given(values)
def test_what_is_written_is_read(value: object) -> None:
    """A value in CBOR comes back the same, and takes all its bytes."""
    data = b"".join(_encoded(value))
    assert _decoded(data, 0) == (value, len(data))


def test_the_order_of_a_hash_table_does_not_show(tmp_path: Path) -> None:
    """Two bundles that list the same in other orders become the same files."""
    made = []
    for turned in (1, -1):
        folder = bundle(tmp_path / str(turned), turned)
        order(folder)
        made.append(
            {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        )
    assert made[0] == made[1]
    assert len(made[0]) == 4


@pytest.mark.parametrize(
    "data",
    [b"", b"no gzip", gzip.compress(b"pagefind_xyz\x80"), gzip.compress(MARK + b"\xa0"),
     gzip.compress(MARK + b"\x80\x80")],
    ids=["nothing", "no gzip", "another mark", "a map", "more behind it"],
)  # fmt: skip
def test_another_form_is_refused(tmp_path: Path, data: bytes) -> None:
    """Files that are not of the known form are a ValueError, so that none is published."""
    folder = bundle(tmp_path, 1)
    (folder / "pagefind.en_0123456789.pf_meta").write_bytes(data)
    with pytest.raises(ValueError, match=r"."):
        order(folder)
