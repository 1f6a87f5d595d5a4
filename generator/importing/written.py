"""The native files that are there, and which of them an article has.

Owns how an article finds its file: by its key, or where it or the file is a guest's, by where it
stood. Reads no more of the files than their first bytes, unless there are guests.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.importing.stood import Stood
from generator.read.exports import native
from generator.read.exports.guests import origin_of
from generator.read.exports.naming import Namer
from generator.read.exports.parts import Document, Post
from generator.read.exports.table import HEAD_BYTES

ENDING = ".json"


class _Comment(Struct):
    id: str = ""


class _Article(Struct):
    """What is asked of a file: whose it is, and who said something there."""

    key: str = ""
    name: str = ""
    address: str = ""
    formerly: tuple[str, ...] = ()
    comments: list[_Comment] = []


_decode = msgspec.json.Decoder(_Article).decode


class Written:
    """The files of a folder, each with the key of its article."""

    def __init__(self, into: Path) -> None:
        self._into = into
        self._paths = dict(_keys(into))
        # A name that another article has, in whatever form, is taken.
        keys = {path: key for key, path in self._paths.items()}
        self._names = Namer({path.stem: keys.get(path, "") for path in into.iterdir()})
        self._guests = {path for key, path in self._paths.items() if origin_of(key)}
        self._stood: Stood | None = None

    def file_of(self, document: Document) -> Path | None:
        """The file that an article has; None where it has none.

        Of several that a guest may belong to, the one is its own that it is in already.
        """
        post = document.post
        if post.key in self._paths:
            return self._paths[post.key]
        fitting = self._fitting(post)
        if len(fitting) > 1:
            ids = {answer.id for _, answer in document.answers if answer.id}
            fitting = [path for path in fitting if ids & {one.id for one in _read(path).comments}]
        return fitting[0] if len(fitting) == 1 else None

    def new_file(self, post: Post) -> Path:
        """A file for an article that has none."""
        return self._into / f"{self._names.name(post)}{ENDING}"

    def put(self, post: Post, path: Path) -> None:
        """Note whose a file is that was written; where nothing is a guest's nobody will ask."""
        if origin_of(post.key):
            self._guests.add(path)
        else:
            self._guests.discard(path)
        if self._stood is not None:
            self._stood.put(post, path)

    def _fitting(self, post: Post) -> list[Path]:
        """The files of articles that stood where this did; one of two has to be a guest's."""
        is_guest = bool(origin_of(post.key))
        if not is_guest and not self._guests:
            return []
        if self._stood is None:
            self._stood = Stood()
            for path in self._guests if not is_guest else [path for _, path in _keys(self._into)]:
                self._stood.put(_read(path), path)
        return [path for path in self._stood.find(post) if is_guest or path in self._guests]


def _keys(into: Path) -> Iterator[tuple[str, Path]]:
    """The native files that are there, by the keys of their articles."""
    for path in sorted(into.glob(f"*{ENDING}")):
        with path.open("rb") as file:
            if key := native.key_of(file.read(HEAD_BYTES)):
                yield key, path


def _read(path: Path) -> _Article:
    try:
        return _decode(path.read_bytes())
    except msgspec.DecodeError:
        return _Article()
