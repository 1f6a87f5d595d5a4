"""A document of TEI P5, or a corpus of them, as articles.

Owns the order: the text first, then what was said of it, then what is noted on either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.errors import Severity
from generator.markup.tei.reading import read
from generator.markup.tei.xml import ID, NotXmlError, local, parsed
from generator.model.reading import Reading
from generator.model.source import Source
from generator.read import sidecars
from generator.read.anchors import Anchorage
from generator.read.annotations.noted import read_annotations
from generator.read.annotations.parts import Target
from generator.read.corrections import unasked
from generator.read.gather import Gather
from generator.read.tei.head import article_of
from generator.read.tei.noted import Noting
from generator.read.tei.posts import read_posts
from generator.read.tei.targets import Pointers
from generator.read.tei.texts import kept

MEND = "mend it; until then the article is left out"
TAKE_OVER = "a register in it is taken over by `variorum entities import`"
# What holds entries of a register, and no text.
REGISTERS = tuple(f"{{*}}list{kind}" for kind in ("Person", "Place", "Org", "Event", "Bibl"))


def read_tei(source: Source, text: str, beside: Mapping[str, str]) -> Reading:
    """Read a file of TEI, decoded, with the texts of its sidecars by path.

    The articles of a corpus stand below its own name.
    """
    gather = Gather(source.path)
    unasked(gather, beside)
    try:
        root = parsed(text.encode(), "utf-8")
    except NotXmlError as error:
        gather.problem(error.line, f"not XML: {error.reason}", MEND, Severity.ERROR)
        return gather.reading()
    every = [one for one in root.iter("{*}TEI") if one.find("{*}text") is not None]
    if not every:
        gather.problem(1, "TEI without a text: no article is made of it", TAKE_OVER)
    for nth, one in enumerate(every, 1):
        name = gather.name if len(every) == 1 else f"{gather.name}/{_name(one, nth)}"
        _put(gather, name, one, beside if len(every) == 1 else {})
    return gather.reading()


def _name(document: Any, nth: int) -> str:
    return str(document.get(ID) or nth).replace("/", "-").replace("#", "-")


def _put(gather: Gather, name: str, root: Any, beside: Mapping[str, str]) -> None:
    text = root.find("{*}text")
    line = text.sourceline or 1
    told, words = kept(gather, read(text), line, foreign=False)
    if not told.body.text and next(text.iter(*REGISTERS), None) is not None:
        gather.problem(line, "a register: no article is made of it", TAKE_OVER)
        return
    article = article_of(gather, root, name, words)
    gather.articles.append(article)
    posts = read_posts(gather, name, root)
    sidecars.read_comments(gather, name, beside)
    anchorage = Anchorage(gather, article)
    noting = Noting(gather, anchorage, root, Pointers(root, told, posts))
    noting.asides("article", told)
    for id, post in posts.items():
        noting.asides(f"comment:{id}", post)
    for note in root.iterfind("{*}standOff//{*}note"):
        if note.get("target") and local(note.getparent()) != "annotation":
            noting.note(note, Target("article"))
    for annotation in root.iter("{*}annotation"):
        noting.annotation(annotation)
    read_annotations(gather, anchorage, beside)
