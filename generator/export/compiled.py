"""Compiled templates, kept where Python keeps compiled modules.

Owns that store. A compiled template is a program, and to load one is to trust it. So only those of
the built-in theme are kept, in the `__pycache__` of this room: who may write there may change the
program itself, and no archive reaches it. The templates of an archive are compiled by every process
that needs them. As with modules, `-B` keeps anything from being written, and a folder that cannot
be written costs time and nothing else.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from generator.digest import digest, version
from generator.export.theme import BUILT_IN
from generator.export.tongue import ENGLISH, Tongue

SHELF = Path(__spec__.cached).parent / "templates" if __spec__.cached else None
COMPILERS = digest(version("jinja2", "jinja2"), MAGIC_NUMBER)


class Compiled(jinja2.BytecodeCache):
    """What Jinja2 compiled, for every environment of a theme and, if built in, for later builds.

    The words in a template are those of a tongue.
    """

    def __init__(self, tongue: Tongue = ENGLISH) -> None:
        self._tongue = tongue
        self._made: dict[str, CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file of a template, which its messages name: it is compiled with it."""
        return filename or name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find what was compiled of the same source in the same way."""
        name = self._name(bucket)
        bucket.code = self._made.get(name) or _kept(self._place(bucket), name)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            name = self._name(bucket)
            self._made[name] = bucket.code
            _keep(self._place(bucket), name, bucket.code)

    def _name(self, bucket: Bucket) -> str:
        """Name the source, its file and all that decides what is made of it."""
        by = bucket.environment
        options = (by.autoescape, by.trim_blocks, by.lstrip_blocks)
        return digest(COMPILERS, options, self._tongue.name, bucket.key, bucket.checksum)

    def _place(self, bucket: Bucket) -> Path | None:
        """Where the compiled form of a template is kept; None for one that is not built in."""
        path = Path(bucket.key)
        if not SHELF or BUILT_IN not in path.parents:
            return None
        name = f"{path.relative_to(BUILT_IN)}.{sys.implementation.cache_tag}.pyc"
        return SHELF / self._tongue.language / name


def _kept(place: Path | None, name: str) -> CodeType | None:
    with suppress(OSError, EOFError, ValueError, TypeError):
        data = place.read_bytes() if place else b""
        if data.startswith(name.encode()):
            code = marshal.loads(data[len(name) :])  # noqa: S302 (of our own writing: see above)
            return code if isinstance(code, CodeType) else None
    return None


def _keep(place: Path | None, name: str, code: CodeType) -> None:
    """Put it in place whole, for others may be reading."""
    if place is None or sys.dont_write_bytecode:
        return
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        beside.write_bytes(name.encode() + marshal.dumps(code))
        beside.replace(place)
