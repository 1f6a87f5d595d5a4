"""A saved page into parts.

Owns the order of the work: which way of reading a page finds the most of it, what is said about
that, and what the article is known by.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import Severity
from generator.read.exports.pages import general, provenance
from generator.read.exports.pages.dates import Dates
from generator.read.exports.pages.families import Family
from generator.read.exports.pages.general import GENERAL
from generator.read.exports.pages.known import FAMILIES
from generator.read.exports.pages.linked import read_linked
from generator.read.exports.pages.missing import loaded_by_script
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.redesign import read_state
from generator.read.exports.pages.saved import saved_at
from generator.read.exports.pages.thread import blocks_of, read_thread
from generator.read.exports.pages.told import Told
from generator.read.exports.pages.tree import BYTES_MAX, Element, Page, parse
from generator.read.exports.parts import Found, Lacking, Post, Tell

LINE = 1


class Chosen(Struct):
    """A family, and the blocks that it finds."""

    family: Family
    blocks: list[Element] = []


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The article of a saved page, and its comments."""
    data = file.read(BYTES_MAX + 1)
    page = parse(data, tell)
    if page is None:
        return
    addresses = provenance.addresses(page)
    script = loaded_by_script(page)
    told = _read(page, data, next(iter(addresses), ""), tell)
    post = _known(told.post, addresses)
    _tell_of(told, script, tell)
    yield LINE, post
    for answer in told.answers:
        yield LINE, replace(answer, article=post.key)
    if told.missing:
        yield LINE, Lacking(post.key, "missing", told.missing)


def _read(page: Page, data: bytes, address: str, tell: Tell) -> Told:
    """What the best of the ways finds; what it does not say of the article others may."""
    chosen = _chosen(page, data)
    picks = Picks(page, chosen.blocks)
    written = [w for block in chosen.blocks for w in picks.values(block, chosen.family.date)]
    dates = Dates(picks.value(None, "html@lang"), written, saved_at(page))
    others = [
        (read(page, own), own) for read, own in ((read_state, Dates()), (read_linked, Dates()))
    ]
    base = provenance.base_of(page, address)
    best = read_thread(page, chosen.family, chosen.blocks, dates, base)
    for other, own in others:
        if other and len(other.answers) > len(best.answers):
            best, dates = _together(other, best), own
        elif other:
            best = _together(best, other)
    dates.tell(tell)
    return best


def _chosen(page: Page, data: bytes) -> Chosen:
    """The family that finds the most comments; the general one where none finds any."""
    best = Chosen(GENERAL)
    for family in FAMILIES:
        if any(mark.encode() in data for mark in family.marks):
            blocks = blocks_of(page, family)
            if len(blocks) > len(best.blocks) and _is_told(page, family, blocks):
                best = Chosen(family, blocks)
    return best if best.blocks else Chosen(GENERAL, general.blocks_of(page))


def _is_told(page: Page, family: Family, blocks: list[Element]) -> bool:
    """Whether any of the blocks says who wrote it, or when, or that it is gone."""
    picks = Picks(page, blocks)
    said = (family.author, family.date, family.deleted)
    return any(picks.value(block, pick) for block in blocks for pick in said)


def _together(best: Told, other: Told) -> Told:
    """The better of two ways, with what only the other says of the article."""
    one, two = best.post, other.post
    told = {
        name: getattr(one, name) or getattr(two, name)
        for name in ("title", "authors", "date", "updated", "description", "language", "tags")
    }
    text, form = (one.text, one.form) if one.text or best.is_later else (two.text, two.form)
    post = replace(one, text=text, form=form, **told)
    missing = max(best.missing, other.missing + len(other.answers) - len(best.answers), 0)
    return Told(post, best.answers, missing, best.how, best.is_later)


def _known(post: Post, addresses: tuple[str, ...]) -> Post:
    """The post with its key and its addresses."""
    address = next(iter(addresses), "")
    return replace(
        post,
        key=address or post.title or "page",
        name=provenance.name_of(address),
        address=address,
        formerly=addresses[1:],
    )


def _tell_of(told: Told, script: str, tell: Tell) -> None:
    count = len(told.answers)
    if told.how == GENERAL.name and count:
        message = f"a page of unknown make: {count} elements look like comments, and are read so"
        tell(LINE, message, "look whether they are", Severity.NOTICE)
    if script and not count:
        message = f"the comments of this page were loaded from {script}, and are not in the file"
        tell(LINE, message, f"export them there, or save the page with {script} shown in it")
    if told.is_later:
        message = "the page is a later one of its thread: the post that began it is not here"
        tell(LINE, message, "save the first page of the thread as well", Severity.NOTICE)
    if not count and not told.post.text:
        tell(LINE, "no article and no comments were found on this page")
