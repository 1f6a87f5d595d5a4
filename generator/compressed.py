"""The same files compressed, beside them, for servers that send such as they are.

Owns which files have them, and when one is made: where the bytes of the first are new. Follows the
files of a build, as the concordance does. Knows nothing of what stands in a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib.util import find_spec
from itertools import chain
from typing import Any

from msgspec import Struct

from generator.config import FILE, Config
from generator.digest import fixity, version
from generator.errors import Place, Problem
from generator.model.page import File, Output
from generator.step import Made, Room, Step

# A smaller one goes through the net as quickly as it is.
BYTES_MIN = 1024
TEXTS = frozenset(
    "bib css csv gexf graphml htm html js json jsonld shtml svg tsv txt webmanifest xml".split()
)
# So many files wait to be compressed together.
WAIT = 256

Named = tuple[File, str]
Run = Callable[[Step[Any, Any], Iterable[Any]], Iterator[Made[Any] | None]]


class Form(Struct, frozen=True):
    """A way to compress: how such a file ends, and the module and the extra that bring it."""

    ending: str
    module: str
    extra: str = ""


FORMS = {
    "gzip": Form(".gz", "gzip"),
    "brotli": Form(".br", "brotli", "brotli"),
    "zstd": Form(".zst", "zstandard", "zst"),
}


class Plain(Struct, frozen=True):
    """A file to be compressed, and the name of what is made of it in each form."""

    path: str
    data: bytes
    forms: dict[str, str]

    @property
    def weight(self) -> int:
        """How many common pages are as much work."""
        return 4 * len(self.forms)


class Compress(Struct, frozen=True):
    """The step Plain -> the file in each form, as small as that can make it."""

    @property
    def makes(self) -> type[list[Named]]:
        """The files, each with its name."""
        return list[Named]

    def __call__(self, plain: Plain, _: Room, /) -> Made[list[Named]]:
        """Compress one file."""
        return Made(
            [
                (File(plain.path + FORMS[form].ending, PACKED[form](plain.data)), name)
                for form, name in plain.forms.items()
            ]
        )


class Compressed:
    """The compressed files of a build: they follow those that are made, and those that stay.

    `run` does a step on many items; `known` is what the last build left, and `holds` says whether a
    file stands as it was left. What stays is put into `keep`.
    """

    def __init__(
        self,
        config: Config,
        run: Run,
        known: Mapping[str, Output],
        keep: dict[str, Output],
        holds: Callable[[str, str], bool],
    ) -> None:
        self._site, self._run = config.site, run
        self._known, self._keep, self._holds = known, keep, holds
        there = [form for form in config.compress if find_spec(FORMS[form].module)]
        self._called = {form: _called(form) for form in there}
        self.problems = tuple(_lack(form) for form in config.compress if form not in there)
        self.kept: list[str] = []

    def follow(self, files: Iterable[Named]) -> Iterator[Named]:
        """Files as they go by, and some time behind each those that have to be made of it."""
        waiting: list[Plain] = []
        for file, name in files:
            yield file, name
            if self._concerns(file.path, len(file.data)):
                waiting += self._missing(file.path, fixity(file.data), partial(bytes, file.data))
            if len(waiting) == WAIT:
                yield from self._made(waiting)
                waiting.clear()
        yield from self._made(chain(waiting, self._standing()))

    def spared(self, files: Iterable[Named]) -> Iterator[Named]:
        """Files as they go by. What was made of one stays while it is right; none is made."""
        yield from files
        for _ in self._standing():
            pass

    def _concerns(self, path: str, size: int) -> bool:
        ending = path.rpartition(".")[2]
        return bool(self._called) and size >= BYTES_MIN and ending in TEXTS

    def _standing(self) -> Iterator[Plain]:
        """What is to be made of the files that stay, when all of these are known."""
        stay = list(self._keep.items()) if self._called else []
        for path, output in stay:
            if self._concerns(path, output.size):
                yield from self._missing(path, output.sha, (self._site / path).read_bytes)

    def _missing(self, path: str, sha: str, read: Callable[[], bytes]) -> Iterator[Plain]:
        """A file with the forms that do not stand as they would be made; the others are kept."""
        names = {form: f"{called} {sha}" for form, called in self._called.items()}
        forms = {}
        for form, name in names.items():
            beside = path + FORMS[form].ending
            if self._holds(beside, name):
                self._keep[beside] = self._known[beside]
                self.kept.append(beside)
            else:
                forms[form] = name
        if forms:
            yield Plain(path, read(), forms)

    def _made(self, plains: Iterable[Plain]) -> Iterator[Named]:
        for made in self._run(Compress(), plains):
            yield from made.value if made else ()


def _called(form: str) -> str:
    """What names a form, with the version of what makes it: another may make other bytes."""
    if form == "gzip":
        import zlib  # noqa: PLC0415 (only for a site that is compressed)

        return f"gzip {zlib.ZLIB_RUNTIME_VERSION}"
    return f"{form} {version(FORMS[form].module, FORMS[form].module)}"


def _lack(form: str) -> Problem:
    message = f"no file is compressed as {form}: {FORMS[form].module} is not installed"
    return Problem(Place(FILE), message, f"pip install 'variorum[{FORMS[form].extra}]'")


def _gzip(data: bytes) -> bytes:
    import gzip  # noqa: PLC0415 (only for a site that is compressed)

    return gzip.compress(data, mtime=0)


def _brotli(data: bytes) -> bytes:
    import brotli  # noqa: PLC0415 (an extra)

    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT)
    return packed


def _zstd(data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415 (an extra)

    return zstandard.compress(data, 19)


PACKED: dict[str, Callable[[bytes], bytes]] = {"gzip": _gzip, "brotli": _brotli, "zstd": _zstd}
