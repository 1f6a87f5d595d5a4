"""The one canonical hash of a value.

Owns how a model value becomes a digest. Nothing else in the package hashes, so that two equal
values have one name everywhere: in the memo, in a view, in the manifest.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

# Each says its version in its own file, which can be read without importing it.
LIBRARIES = ("mistune", "pygments", "bs4", "jinja2", "slugify")

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(*values: object) -> str:
    """Name the values by content: 32 hexadecimal digits of SHA-256 over their msgpack form.

    A struct is named by its fields and, where it has one, its tag; give the kind of thing as
    a first value where two kinds could have equal fields.
    """
    return digest_bytes(_encode(values))


def digest_bytes(data: bytes) -> str:
    """Name some bytes: 32 hexadecimal digits of SHA-256 (128 bits)."""
    return hashlib.sha256(data).hexdigest()[:32]


def fixity(data: bytes) -> str:
    """The whole SHA-256 in hexadecimal, as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


@cache
def code_digest() -> str:
    """Name the code that makes values: this package, and the libraries whose output it keeps."""
    here = Path(__file__).parent
    specs = [find_spec(name) for name in LIBRARIES]
    files = [*sorted(here.rglob("*.py")), *(Path(s.origin) for s in specs if s and s.origin)]
    return digest([(f.name, digest_bytes(f.read_bytes())) for f in files])
