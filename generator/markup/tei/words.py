"""Which element of TEI is which of ours.

Owns the tables. Knows neither how a body is written nor how one is read.
"""

from __future__ import annotations

from typing import NamedTuple

# How a text is shown, by what `rend` says, as it is written and in other words for the same.
RENDERED = {
    "em": "italic",
    "strong": "bold",
    "u": "underline",
    "s": "strikethrough",
    "sub": "subscript",
    "sup": "superscript",
    "small": "small",
    "mark": "highlight",
    "code": "typewriter",
}
OTHERWISE = {
    "i": "em", "it": "em", "italics": "em", "#italic": "em", "#i": "em", "b": "strong",
    "#bold": "strong", "#b": "strong", "sup": "sup", "sub": "sub", "underlined": "u",
    "strike": "s", "strikeout": "s", "smaller": "small", "monospace": "code", "code": "code",
}  # fmt: skip
BY_REND = {rend: name for name, rend in RENDERED.items()} | OTHERWISE
# Elements within a line, each with our own; those of the same meaning here are written alike.
INLINE = {
    "emph": "em", "title": "cite", "code": "code", "del": "del", "add": "ins", "q": "q",
    "gi": "code", "att": "code", "val": "code", "tag": "code", "ident": "code", "stage": "em",
    "foreign": "span", "said": "q", "soCalled": "q", "mentioned": "em",
}  # fmt: skip
AS_ELEMENT = {"del": "del", "ins": "add", "q": "q", "cite": "title"}
ALIKE = {"i": "em", "b": "strong", "kbd": "code", "samp": "code", "var": "code"}
# Elements that are a paragraph here, and those that only hold some.
PARAGRAPHS = frozenset(
    "p ab opener closer dateline signed salute trailer byline docTitle titlePart docAuthor docDate"
    " docImprint argument epigraph bibl biblStruct biblFull desc postscript imprimatur address"
    " castItem".split()
)
# The parts of a text, and those that come into a heading's level.
DIVISIONS = ("div", "div1", "div2", "div3", "div4", "div5", "div6", "div7")
# What has an element of its own here, as a whole.
WHOLES = {"lg": "p", "sp": "div", "table": "table"}
# Where a quotation is a block, and whose notes stand with what else they say.
AMONG_BLOCKS = frozenset(("list", "table", "row", "body", "front", "back", "lg", "sp", *DIVISIONS))
ENTRIES = frozenset(("bibl", "biblStruct", "app"))
# What names somebody or something, where it says whom by a `ref` or a `key`.
NAMES = frozenset(
    "rs name persName placeName orgName geogName settlement country region district objectName"
    " eventName surname forename roleName author editor".split()
)
BY_KIND = {"person": "persName", "place": "placeName", "organisation": "orgName"}
# Who wrote an annotation, where no editor did.
READER = "reader"
# What is data about things and no part of a text.
DATA = frozenset(
    "teiHeader standOff listPerson listPlace listOrg listEvent listObject listNym listRelation"
    " listWit facsimile sourceDoc interpGrp spanGrp linkGrp timeline certainty precision respons"
    " index fs fsdDecl annotation listAnnotation post".split()
)
# Who says that a name is one where this program found it.
OWN = "#variorum"


class Range(NamedTuple):
    """A stretch of a text that an element is put around; it may cross others' edges."""

    start: int
    end: int
    id: str
    name: str
    attributes: dict[str, str]


class Passage(NamedTuple):
    """A stretch of a text between two marks, of which it is known by name; it may overlap any."""

    start: int
    end: int
    id: str

    @property
    def first(self) -> str:
        """The id of the mark that it begins at."""
        return f"{self.id}.a"

    @property
    def last(self) -> str:
        """The id of the mark that it ends at."""
        return f"{self.id}.z"
