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
# What is written most, so that few schemas are made; anything else is judged as well.
USUAL = frozenset(
    "TEI ab abbr abstract add anchor annotation appInfo application author availability bibl body"
    " birth cell certainty change choice code creation date death del desc div editorialDecl eg"
    " encodingDesc event expan figDesc figure fileDesc foreign gap geo graphic head hi idno"
    " interpretation item keywords label langUsage language lb licence list listAnnotation"
    " listBibl listEvent listOrg listPerson listPlace location milestone name note org orgName p"
    " particDesc persName person place placeName post profileDesc projectDesc ptr publicationStmt"
    " publisher q quote ref resp respStmt revisionDesc row rs seg sourceDesc standOff table"
    " teiHeader term text textClass title titleStmt".split()
)
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
    schema = _schema(USUAL | {etree.QName(element).localname for element in root.iter()})
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
