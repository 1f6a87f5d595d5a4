"""Authority files: who else keeps a register, and how an entry of theirs is named.

Owns the form of their ids and the addresses made of them. Nothing is asked of anybody: that an id
has the right form is all that is checked.
"""

from __future__ import annotations

import re

from msgspec import Struct


class Authority(Struct, frozen=True):
    """What an id looks like, an example of one, and the address that it is put into.

    `hosts` begins every address of theirs; `prefix` the name that they give an entry themselves, by
    which others list it, and is empty where nobody does.
    """

    form: str
    example: str
    address: str
    hosts: str
    prefix: str = ""


AUTHORITIES = {
    "wikidata": Authority(
        r"Q[1-9][0-9]{0,11}",
        "Q84",
        "https://www.wikidata.org/entity/{}",
        r"(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/",
        "http://www.wikidata.org/entity/",
    ),
    "viaf": Authority(
        r"[1-9][0-9]{1,21}",
        "97006051",
        "https://viaf.org/viaf/{}",
        r"(?:www\.)?viaf\.org/viaf/",
        "http://viaf.org/viaf/",
    ),
    "gnd": Authority(
        r"1[0-9]{7,9}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X]",
        "118540238",
        "https://d-nb.info/gnd/{}",
        r"(?:www\.)?d-nb\.info/gnd/",
        "http://d-nb.info/gnd/",
    ),
    "geonames": Authority(
        r"[1-9][0-9]{0,11}",
        "2643743",
        "https://sws.geonames.org/{}/",
        r"(?:www\.|sws\.)?geonames\.org/",
    ),
}

_addresses = {
    key: re.compile(rf"https?://{a.hosts}({a.form})(?:/(?:[a-z0-9.-]+)?)?(?:#.*)?", re.IGNORECASE)
    for key, a in AUTHORITIES.items()
}


def is_id(key: str, written: str) -> bool:
    """Whether an id has the form that those of an authority have."""
    return re.fullmatch(AUTHORITIES[key].form, written) is not None


def address_of(key: str, id: str) -> str:
    """Where an authority has the entry of an id."""
    return AUTHORITIES[key].address.format(id)


def id_in(key: str, written: str) -> str:
    """The id of an authority that is written, or in an address of theirs; empty if neither."""
    if is_id(key, written):
        return written
    found = _addresses[key].fullmatch(written)
    return found[1].upper() if found else ""
