"""The one canonical hash of a value.

Owns how a model value becomes a digest. Nothing else in the package uses hashlib, so that two
equal values have one name everywhere: in the memo, in a view, in the manifest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

# The libraries whose output is kept, each with the name it is installed under.
LIBRARIES = {
    "babel": "babel",
    "mistune": "mistune",
    "pygments": "pygments",
    "rcssmin": "rcssmin",
    "rjsmin": "rjsmin",
    "bs4": "beautifulsoup4",
    "lxml": "lxml",
    "jinja2": "jinja2",
    "slugify": "python-slugify",
    "text_unidecode": "text-unidecode",
    "edtf": "edtf",
    "yaml": "pyyaml",
    "resvg_py": "resvg-py",
    "uharfbuzz": "uharfbuzz",
}

_METADATA = (".dist-info", ".egg-info")
_marks = re.compile(r"[-_.]+")
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(*values: object) -> str:
    """Name the values by content: 32 hexadecimal digits of SHA-256 over their msgpack form.

    A struct is named by its fields and, where it has one, its tag; give the kind of thing as
    a first value where two kinds could have equal fields.
    """
    return digest_bytes(_encode(values))


def digests(common: object, items: Iterable[object]) -> list[str]:
    """Name many values that have something in common: each as `digest(common, item)` would."""
    head = b"\x92" + _encode(common)  # the msgpack of a list of two begins so
    return [hashlib.sha256(head + _encode(item)).hexdigest()[:32] for item in items]


def numbers(secret: str, texts: Iterable[str]) -> list[int]:
    """Name many texts by 32 bits each: enough to find one again, too few to say what it was.

    Who has not the secret cannot even try whether a number is that of a text.
    """
    key = hashlib.sha256(secret.encode()).digest()
    made = (
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4, key=key).digest()
        for text in texts
    )
    return [int.from_bytes(four, "little") for four in made]


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
    files = [(f.name, digest_bytes(f.read_bytes())) for f in sorted(here.rglob("*.py"))]
    return digest(files, [version(module, name) for module, name in LIBRARIES.items()])


def version(module: str, name: str) -> str:
    """The version a library is installed in, or what names it as well; empty where it is not.

    It is read off the name of the folder of metadata beside the library: that imports nothing, and
    `importlib.metadata` would cost more than all the rest of a build that has nothing to do.
    """
    spec = find_spec(module)
    if spec is None or not spec.origin:
        return ""
    file = Path(spec.origin)
    beside = file.parent.parent if spec.submodule_search_locations else file.parent
    found = _installed(beside).get(_marks.sub("-", name).lower())
    return found or digest_bytes(file.read_bytes())


@cache
def _installed(folder: Path) -> dict[str, str]:
    """The version of each distribution in a folder, by its name in the form of PEP 503."""
    found = {}
    for entry in sorted(folder.iterdir()):
        if entry.suffix in _METADATA:
            name, _, number = entry.stem.partition("-")
            found[_marks.sub("-", name).lower()] = number
    return found
