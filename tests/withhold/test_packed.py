"""The last look opens what is packed, and what a build packs itself was looked at before."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import compressed
from generator.errors import LeakError, Place, Problem, Severity
from generator.withhold import packed
from generator.withhold.leaks import CLOSED, OPEN, Leaks, Told
from tests.archives import SMALL, built, write

WORDS = "the mine was dark and nobody carried the lamp"
NEEDLES = [Told(WORDS, "", "in content/a.md")]
TEXT = f"<p>As he said, {WORDS.title()} for <b>years</b>.</p>".encode()


def zstd(data: bytes) -> bytes:
    """Two frames of zstd, one behind the other."""
    whole = pytest.importorskip("zstandard").ZstdCompressor()
    return bytes(whole.compress(data[:20]) + whole.compress(data[20:]))


def brotli(data: bytes) -> bytes:
    """The form of brotli, which has no mark."""
    return bytes(pytest.importorskip("brotli").compress(data))


FORMS = {
    "x.gz": (gzip.compress, "gzip"),
    "x.zst": (zstd, "zstandard"),
    "x.br": (brotli, "brotli"),
}


@pytest.mark.parametrize(("path", "form"), [(p, f) for p, (f, _) in FORMS.items()], ids=FORMS)
def test_what_is_packed_is_opened(path: str, form: Callable[[bytes], bytes]) -> None:
    """Withheld words in a packed file are found, and a file without them passes."""
    leaks = Leaks(lambda: NEEDLES)
    with pytest.raises(LeakError, match="holds what is withheld"):
        leaks.look(path, form(TEXT))
    leaks.look(path, form(TEXT.replace(b"Lamp", b"torch")))


@pytest.mark.parametrize("path", FORMS)
def test_what_only_looks_packed_is_looked_at_as_it_is(path: str) -> None:
    """A file that is no packed one, whatever it begins with or is called, is not let by."""
    mark = {"x.gz": packed.GZIP, "x.zst": packed.ZSTD}.get(path, b"")
    with pytest.raises(LeakError, match="holds what is withheld"):
        Leaks(lambda: NEEDLES).look(path, mark + b" " + TEXT)


@pytest.mark.parametrize("path", ["x.zst", "x.br"])
def test_what_nothing_can_open_is_not_published(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package for a form is not installed, such a file stops the build."""
    data = FORMS[path][0](b"Nothing at all.")
    monkeypatch.setattr(packed, "find_spec", lambda _: None)
    with pytest.raises(LeakError) as leak:
        Leaks(lambda: NEEDLES).look(path, data)
    assert leak.value.problem == Problem(Place(f"site/{path}"), CLOSED, OPEN, Severity.ERROR)


def test_all_that_a_build_packs_was_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file is compressed before its own bytes went by the last look."""
    looked: set[tuple[str, bytes]] = set()
    made: list[bool] = []
    look, call = Leaks.look, compressed.Compress.__call__

    def looking(self: Leaks, path: str, data: bytes) -> None:
        looked.add((path, data))
        look(self, path, data)

    def packing(self: compressed.Compress, plain: compressed.Plain, *room: Any) -> Any:
        made.append((plain.path, plain.data) in looked)
        return call(self, plain, *room)

    monkeypatch.setattr(Leaks, "look", looking)
    monkeypatch.setattr(compressed.Compress, "__call__", packing)
    settings = 'title = "Small"\n'
    every = SMALL.replace(settings, f'{settings}publish.compress = ["gzip", "brotli", "zstd"]\n')
    withheld = '-- content/decisions.toml --\n[[withhold]]\nabout = "comment:2001/fire#c2"\n'
    built(write(tmp_path, f"{every}{withheld}"))
    assert len(made) > 10
    assert all(made)
