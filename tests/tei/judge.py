"""What TEI P5 demands of a document.

Owns the schema of the TEI Consortium (tei_all 4.3.0, unchanged but packed), with `post` added from
the guidelines of 4.8, and what no schema says: that each pointer leads somewhere.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

HERE = Path(__file__).parent
RNG = "http://relaxng.org/ns/structure/1.0"
ID = "{http://www.w3.org/XML/1998/namespace}id"
POINTING = ("target", "who", "replyTo", "ref", "next", "prev", "resp")
_range = re.compile(r"range\((.+),(.+)\)")


@cache
def _schema(used: frozenset[str]) -> Any:
    """The schema as far as it is about some elements, which is quicker: others are not allowed."""
    whole = etree.fromstring(lzma.decompress((HERE / "tei_all.rng.xz").read_bytes()))
    whole.extend(etree.parse(HERE / "cmc.rng").getroot())
    for element in whole.iterfind(f"{{{RNG}}}define/{{{RNG}}}element"):
        if element.get("name") not in used:
            element.getparent().replace(element, etree.Element(f"{{{RNG}}}notAllowed"))
    return etree.RelaxNG(whole)


def faults(data: bytes) -> list[str]:
    """What is wrong with a document."""
    root = etree.fromstring(data)
    schema = _schema(frozenset(etree.QName(element).localname for element in root.iter()))
    schema.validate(root)
    return [*(f"{entry.line}: {entry.message}" for entry in schema.error_log), *_dangling(root)]


def _dangling(root: Any) -> Iterator[str]:
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    yield from (f"twice: {id}" for id in {id for id in ids if ids.count(id) > 1})
    for element in root.iter():
        for pointer in " ".join(element.get(key, "") for key in POINTING).split():
            if pointer.startswith("#"):
                found = _range.fullmatch(pointer[1:])
                for id in found.groups() if found else [pointer[1:]]:
                    if id not in ids:
                        yield f"leads nowhere: {pointer}"
