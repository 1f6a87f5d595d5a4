"""TEI as XML: what is safe to parse, and how an element is put.

Owns the namespaces, the parser and the ids. Nothing is fetched, no DTD is read, and no entity from
outside is resolved; those that a file declares itself are, within the bounds of the parser.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from generator.caps import TEI_LINE_CHARS_MAX

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
ID, LANG, SPACE = (f"{{{XML}}}{name}" for name in ("id", "lang", "space"))

_within = re.compile(r",? line \d+(, column \d+)?")
_unfit = re.compile(r"[^A-Za-z0-9_.-]+")
_unspellable = re.compile(r"[^A-Za-z0-9_.-]|_(?=x)")
_spelt = re.compile(r"_x([0-9a-f]{1,5})_")
_apart = re.compile(r"[^a-z0-9]+")
# No XML may hold these (XML 1.0, section 2.2).
_unprintable = re.compile("[^\t\n\r -~\x80-\ufffd\U00010000-\U0010ffff]")


class NotXmlError(Exception):
    """Why some bytes are no XML, and the line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def parsed(data: bytes, encoding: str | None = None) -> Any:
    """The root of a document, in the encoding that it says or in this one; raises NotXmlError.

    An id that is none, or is there twice, costs nobody the text.
    """
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities="internal",
        no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, collect_ids=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        told = str(getattr(error, "msg", "") or error).partition("\n")[0]
        reason = _within.sub("", told)[:200].strip()
        raise NotXmlError(reason, getattr(error, "lineno", None) or 1) from None


def document() -> Any:
    """The root of a new document."""
    return etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})


def text_of(root: Any) -> str:
    """A document as a file has it."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for what is none."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def squeezed(element: Any, most: int = TEI_LINE_CHARS_MAX) -> str:
    """The text in an element, on one line, as far as it is wanted: it may lie in many others."""
    texts, length = [], 0
    for text in element.itertext() if element is not None else ():
        texts.append(text)
        length += len(text)
        if length > most:
            break
    return " ".join("".join(texts).split())[:most]


def put(parent: Any, tag: str, text: str = "", *, id: str = "", **attributes: str) -> Any:
    """A new last child; an attribute without a value is none, and one may end in `_`."""
    child = etree.SubElement(parent, f"{{{TEI}}}{tag}")
    for key, value in attributes.items():
        if value:
            child.set(key.rstrip("_").replace("_", "-"), printable(value))
    if id:
        child.set(ID, id)
    child.text = printable(text) or None
    return child


def printable(text: str) -> str:
    """A text with every character that no XML can hold replaced, one for one."""
    return _unprintable.sub("\ufffd", text)


def id_of(name: str) -> str:
    """An id of ours as an id of XML, which begins with no digit."""
    return f"_{name}" if name[:1].isdigit() else _unfit.sub("-", name)


def spelt(id: str) -> str:
    """Any id as part of one of XML; `unspelt` gives it back."""
    return _unspellable.sub(lambda found: f"_x{ord(found[0]):x}_", id)


def unspelt(spelled: str) -> str:
    """The id that was spelt."""
    return _spelt.sub(lambda found: chr(int(found[1], 16)), spelled)


def named_by(pointer: str) -> str:
    """The id of the register that a pointer ends in, spelt as one; empty where there is none."""
    return _apart.sub("-", pointer.rpartition("#")[2].rpartition(":")[2].lower()).strip("-")
