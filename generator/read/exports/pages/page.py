"""A saved page into parts.

Owns the order of the work: which way of reading a page finds the most of it, what is said about
that, and what the article is known by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from generator.caps import PAGE_BYTES_MAX
from generator.digest import digest
from generator.errors import Severity
from generator.read.exports.addresses import same
from generator.read.exports.joining import PLACED, TITLED
from generator.read.exports.pages import general, provenance
from generator.read.exports.pages.dates import Dates
from generator.read.exports.pages.families import Family
from generator.read.exports.pages.general import GENERAL
from generator.read.exports.pages.known import FAMILIES
from generator.read.exports.pages.linked import read_linked
from generator.read.exports.pages.missing import loaded_by_script, other_pages
from generator.read.exports.pages.paging import ALL_PAGES
from generator.read.exports.pages.picks import Picks
from generator.read.exports.pages.redesign import read_state
from generator.read.exports.pages.saved import saved_at
from generator.read.exports.pages.thread import blocks_of, read_thread
from generator.read.exports.pages.told import Told
from generator.read.exports.pages.tree import Element, Page, parse
from generator.read.exports.parts import Answer, Found, Lacking, Post, Tell

LINE = 1

_made = re.compile(r"^(n[0-9]+)$")


class Chosen(Struct):
    """A family, and the blocks that it finds."""

    family: Family
    blocks: list[Element] = []


def parts(file: BinaryIO, tell: Tell) -> Iterator[Found]:
    """The article of a saved page, and its comments."""
    return read(file.read(PAGE_BYTES_MAX + 1), "", tell)


def read(data: bytes, address: str, tell: Tell) -> Iterator[Found]:
    """The same of a page that stood at an address, unless it states another."""
    page = parse(data, tell)
    if page is None:
        return
    addresses = provenance.addresses(page) or ((address,) if address else ())
    script = loaded_by_script(page)
    told = _read(page, data, next(iter(addresses), ""), tell)
    others = other_pages(page, forum=bool(told.post.id)) or "a later one" * told.is_later
    post = _known(told, addresses)
    _tell_of(told, script, others, tell)
    yield LINE, post
    for answer in told.answers:
        yield LINE, _on(post, told.page, answer)
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
    best = read_thread(page, chosen.family, chosen.blocks, dates, address)
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
    begins, number = other.begins or best.begins, max(other.page, best.page)
    return replace(best, post=post, missing=missing, begins=begins, page=number)


def _known(told: Told, addresses: tuple[str, ...]) -> Post:
    """The post with its key and its addresses: those of the first page of its thread."""
    post = told.post
    if not addresses:
        return replace(post, key=f"{TITLED}{post.title or digest(post.text, *told.answers)}")
    address = told.begins or addresses[0]
    return replace(
        post,
        key=f"{PLACED}{same(address)}",
        name=provenance.name_of(address),
        address=address,
        formerly=tuple(other for other in addresses if other != address),
    )


def _on(post: Post, page: int, answer: Answer) -> Answer:
    """A comment on the article; the ids that were made for want of any are of their page alone."""
    if page > 1:
        id, parent = (_made.sub(rf"p{page}\1", one) for one in (answer.id, answer.parent))
        answer = replace(answer, id=id, parent=parent)
    return replace(answer, article=post.key)


def _tell_of(told: Told, script: str, others: str, tell: Tell) -> None:
    count = len(told.answers)
    if told.how == GENERAL.name and count:
        message = f"a page of unknown make: {count} elements look like comments, and are read so"
        tell(LINE, message, "look whether they are", Severity.NOTICE)
    if script and not count:
        message = f"the comments of this page were loaded from {script}, and are not in the file"
        tell(LINE, message, f"export them there, or save the page with {script} shown in it")
    if others:
        message = f"the page is {others} of its thread: what the others hold is not in this file"
        tell(LINE, message, ALL_PAGES, Severity.NOTICE)
    if not count and not told.post.text:
        tell(LINE, "no article and no comments were found on this page")
