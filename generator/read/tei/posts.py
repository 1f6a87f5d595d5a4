"""The posts of a text as comments.

Owns what of a post is read, and what an inferred reply is known by. One that is only the place of a
missing post is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.errors import Place
from generator.markup.tei.reading import Read, read
from generator.markup.tei.words import OWN
from generator.markup.tei.xml import ID, squeezed, unspelt
from generator.model.records import Inference, State
from generator.read.comments import WITHDRAWN, Said, put_read
from generator.read.gather import Gather
from generator.read.tei.head import date_of
from generator.read.tei.texts import kept

PREFIX = "c."
_states = frozenset(State)


def read_posts(gather: Gather, article: str, root: Any) -> dict[str, Read]:
    """Add every post as a comment; gives back what was read of each, by the id of the comment."""
    posts = [post for post in root.iter("{*}post") if post.get("type") != "missing"]
    ids = {post.get(ID): own_id(post, PREFIX) for post in posts if post.get(ID)}
    names, moments, cues = _names(root), _moments(root), _cues(root)
    found = {}
    for post in posts:
        state = State(post.get("type")) if post.get("type") in _states else State.PRESENT
        told = read(post, foreign=True) if state == State.PRESENT else read(foreign=True)
        place = Place(gather.path, post.sourceline or 1)
        told, text = kept(gather, told, place.line)
        parent = _parent(post, ids)
        guess = _guess(post, parent, cues)
        said = Said(
            told.body.text,
            place.line,
            "" if state in WITHDRAWN else names.get(_pointed(post.get("who")), ""),
            date_of(post) or moments.get(_pointed(post.get("synch")), ""),
            own_id(post, PREFIX),
            "" if guess else parent,
            state,
            inference=guess,
        )
        found[put_read(gather, article, said, text, place)] = told
    return found


def own_id(element: Any, prefix: str) -> str:
    """What an element is called here: as we spelt it, or by the id that it has."""
    return called(element.get(ID) or "", prefix)


def called(id: str, prefix: str) -> str:
    """What is meant by an id: as we spelt it, or as it is."""
    return unspelt(id.removeprefix(prefix)) if id.startswith(prefix) else id


def _pointed(pointers: str | None) -> str:
    return (pointers or "").partition(" ")[0].removeprefix("#")


def _parent(post: Any, ids: Mapping[str, str]) -> str:
    """What a post answers; one that is not here keeps its name."""
    pointed = _pointed(post.get("replyTo"))
    return ids.get(pointed) or called(pointed, PREFIX)


def _names(root: Any) -> dict[str, str]:
    """Who stands in a list of persons, by id."""
    return {
        person.get(ID): squeezed(next(person.iter("{*}persName", "{*}name"), person))
        for person in root.iter("{*}person", "{*}personGrp")
        if person.get(ID)
    }


def _moments(root: Any) -> dict[str, str]:
    """The moments of a timeline, by id."""
    return {one.get(ID): one.get("absolute", "") for one in root.iter("{*}when") if one.get(ID)}


def _cues(root: Any) -> dict[str, str]:
    """What each guess rests on, by the id of its post."""
    return {
        _pointed(one.get("target")): squeezed(one)
        for one in root.iter("{*}certainty")
        if one.get("match") == "@replyTo"
    }


def _guess(post: Any, parent: str, cues: Mapping[str, str]) -> Inference | None:
    """That it is but inferred what a post answers."""
    if post.get("resp") != OWN:
        return None
    try:
        sure = float(post.get("cert", ""))
    except ValueError:
        return None
    return Inference(min(max(sure, 0.0), 1.0), cues.get(post.get(ID), ""), parent or None)
