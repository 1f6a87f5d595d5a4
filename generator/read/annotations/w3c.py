"""The Web Annotation Data Model (W3C, 2017) as JSON.

Owns what a valid annotation has to have, and what of one is read. A line written by hand needs
neither `@context` nor `type`; what has one of them says that it keeps the rules, and has to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.caps import NOTE_PARTS_MAX, NOTE_STATED_MAX
from generator.markup.href import web_address
from generator.model.records import Stated
from generator.read.annotations.parts import (
    Annotation,
    Target,
    Unfit,
    Words,
    last_part,
    spelled,
)
from generator.read.annotations.selectors import target_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVES = frozenset(
    "assessing bookmarking classifying commenting describing editing highlighting identifying"
    " linking moderating questioning replying tagging".split()
)
REPLYING = "replying"
# Several resources as one; the first of a choice is the one that its writer prefers.
SETS = ("Composite", "List", "Independents")
FORMS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt"}
# Under these names a source and a date are written that the model has no place for.
NAMED, DATED, KIND = "dcterms:identifier", "dcterms:date", "dcterms:type"
READER = "reader"
DIRECTIONS = ("ltr", "rtl", "auto")
SINGLE = ("created", "modified", "generated", "bodyValue")
NOTHING = Stated()

_language = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}")


def annotation(item: dict[str, Any], *, is_within: bool = False) -> Annotation:
    """One annotation, `is_within` a page that has the context for all; raises Unfit."""
    if "@context" in item or "type" in item:
        _check(item, is_within=is_within)
    targets = _targets(item.get("target"))
    said = [*_words(item.get("motivation"))]
    parent = last_part(targets[0].source) if REPLYING in said else ""
    motives = tuple(word for word in said if word != REPLYING)
    parts = _Parts()
    for body in _resources(item.get("body") if "body" in item else item.get("bodyValue")):
        parts.take(body, is_tag=motives == ("tagging",))
    return Annotation(
        id=last_part(_text(item.get(NAMED)) or _text(item.get("id"))),
        author=_name(item.get("creator")),
        date=_text(item.get(DATED)) or _text(item.get("created")),
        texts=tuple(parts.texts),
        motives=tuple(dict.fromkeys((*motives, *parts.purposes))),
        tags=tuple(dict.fromkeys(filter(None, parts.tags))),
        links=tuple(dict.fromkeys(parts.links)),
        targets=() if parent else tuple(targets),
        parent=parent,
        by_reader=READER in _listed(item.get(KIND)),
        rights=_rights(item),
    )


def has_context(value: dict[str, Any]) -> bool:
    """Whether a value says that its words are those of the model."""
    return CONTEXT in _listed(value.get("@context"))


def _check(item: dict[str, Any], *, is_within: bool) -> None:
    """Raise Unfit for the first thing that the model demands and is not so."""
    if not is_within and not has_context(item):
        raise Unfit(
            wrong="an annotation without its @context", hint=f'write "@context": "{CONTEXT}"'
        )
    if "Annotation" not in _listed(item.get("type")):
        raise Unfit(
            wrong="an annotation whose type is not Annotation", hint='write "type": "Annotation"'
        )
    if not _text(item.get("id")):
        raise Unfit(wrong="an annotation without an id", hint="give it one address as its id")
    for key in SINGLE:
        if key in item and not isinstance(item[key], str):
            raise Unfit(wrong=f"{key} has to be one text", hint=f"it is {item[key]!r}"[:120])
    if "body" in item and "bodyValue" in item:
        raise Unfit(wrong="an annotation with both body and bodyValue", hint="leave bodyValue out")


class _Parts:
    """The bodies of an annotation by what they are."""

    def __init__(self) -> None:
        self.texts: list[Words] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.purposes: list[str] = []

    def take(self, body: object, *, is_tag: bool) -> None:
        """Put one body where it belongs; raises Unfit."""
        if isinstance(body, str):
            self._take_words(body, "", is_tag=is_tag)
            return
        if not isinstance(body, dict):
            raise Unfit(
                wrong="a body has to be an address or an object", hint=f"it is {body!r}"[:120]
            )
        purposes = list(_words(body.get("purpose")))
        is_tag = "tagging" in purposes if purposes else is_tag
        self.purposes += [purpose for purpose in purposes if purpose != "tagging"]
        if "value" in body or body.get("type") == "TextualBody":
            value = body.get("value")
            if not isinstance(value, str):
                raise Unfit(wrong="a TextualBody without its value", hint="give it value, one text")
            form = FORMS.get(_text(body.get("format")).partition(";")[0].strip(), "md")
            self._take_words(value, form, is_tag=is_tag, stated=_stated(body))
        else:
            self._take_words(_address(body), "", is_tag=is_tag)

    def _take_words(self, value: str, form: str, *, is_tag: bool, stated: Stated = NOTHING) -> None:
        """A text of a form; without one it is an address, or the value of a body."""
        if is_tag:
            self.tags.append(" ".join(value.split()))
        elif not form and (address := web_address(value)):
            if not _is_mail(address):
                self.links.append(spelled(address))
        else:
            self.texts.append(Words(value, form or "md", stated))


def _stated(body: dict[str, Any]) -> Stated:
    """What a body states of its text, as far as it can be believed."""
    languages = [*filter(_language.fullmatch, _texts(body.get("language")))]
    processing = _text(body.get("processingLanguage"))
    direction = _text(body.get("textDirection"))
    return Stated(
        languages=tuple(dict.fromkeys(languages[:NOTE_STATED_MAX])),
        processing=processing if _language.fullmatch(processing) else "",
        direction=direction if direction in DIRECTIONS else "",
        rights=_rights(body),
    )


def _rights(item: dict[str, Any]) -> tuple[str, ...]:
    """The addresses of the licences that something is under."""
    found = filter(None, map(web_address, _texts(item.get("rights"))[:NOTE_STATED_MAX]))
    return tuple(dict.fromkeys(spelled(one) for one in found if not _is_mail(one)))


def _is_mail(address: str) -> bool:
    return address.lower().startswith("mailto:")


def _targets(value: object) -> list[Target]:
    found = [_target(one) for one in _resources(value)]
    if not found:
        raise Unfit(wrong="an annotation without a target", hint="say in target what it is about")
    return found


def _target(one: object) -> Target:
    if isinstance(one, str):
        return target_of(one, None)
    if not isinstance(one, dict):
        raise Unfit(wrong="a target has to be an address or an object", hint=f"it is {one!r}"[:120])
    if "selector" not in one and "source" not in one and "type" not in one and "id" not in one:
        raise Unfit(wrong="a target that names nothing", hint="give it a source, or an id")
    return target_of(_address(one), one.get("selector"))


def _address(resource: dict[str, Any]) -> str:
    """The address of a resource, or of what a specific one is a part of."""
    if resource.get("type") == "SpecificResource" and not resource.get("source"):
        raise Unfit(
            wrong="a SpecificResource without its source", hint="give it source, one address"
        )
    source = resource.get("source", resource)
    if isinstance(source, list):
        raise Unfit(wrong="source has to be one resource", hint="make several targets of it")
    if isinstance(source, dict):
        source = _text(source.get(NAMED)) or source.get("id") or ""
    return _text(source)


def _resources(value: object) -> Iterator[object]:
    """Every body or target, those of a set one by one, and the first of a choice that is a text."""
    waiting = _listed(value)[::-1]
    for _ in range(NOTE_PARTS_MAX):
        if not waiting:
            return
        one = waiting.pop()
        kind = one.get("type") if isinstance(one, dict) else ""
        if isinstance(one, dict) and (kind in SETS or kind == "Choice"):
            items = one.get("items")
            if not isinstance(items, list) or not items:
                raise Unfit(wrong=f"a {kind} without items", hint="list what it is of in items")
            waiting += [_chosen(items)] if kind == "Choice" else items[::-1]
        else:
            yield one


def _chosen(items: list[Any]) -> Any:
    return next((one for one in items if isinstance(one, dict) and "value" in one), items[0])


def _words(value: object) -> Iterator[str]:
    """The motivations that the vocabulary knows; others say nothing to a reader."""
    for one in _listed(value):
        if not isinstance(one, str):
            raise Unfit(wrong="a motivation has to be a word", hint="as commenting or questioning")
        word = one.rpartition("#")[2].removeprefix("oa:")
        if word in MOTIVES:
            yield word


def _name(creator: object) -> str:
    """The name of the first creator who has one; an address is none."""
    for one in _listed(creator):
        if isinstance(one, dict):
            named = (_text(one.get(key)) for key in ("name", "nickname"))
            if name := next(filter(None, named), ""):
                return name
        elif isinstance(one, str) and ":" not in one:
            return one
    return ""


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _texts(value: object) -> list[str]:
    return [one for one in _listed(value) if isinstance(one, str)]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
