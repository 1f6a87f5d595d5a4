"""What the Web Annotation Data Model (W3C, 2017) demands, checked clause by clause.

Owns an independent reading of the recommendation: it shares no code with what writes or reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = frozenset(
    "assessing bookmarking classifying commenting describing editing highlighting identifying"
    " linking moderating questioning replying tagging".split()
)
# The prefixes that the context defines, so that a key with one is a property.
PREFIXES = ("dcterms:", "dc:", "schema:", "foaf:")
KEYS = frozenset(
    "@context id type body bodyValue target motivation creator created modified generator generated"
    " rights canonical via audience stylesheet".split()
)
SELECTORS = {
    "FragmentSelector": {"value"},
    "TextQuoteSelector": {"exact"},
    "TextPositionSelector": {"start", "end"},
    "XPathSelector": {"value"},
    "RangeSelector": {"startSelector", "endSelector"},
}

_moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_iri = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def faults(value: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a page or a collection, and with every annotation in it."""
    if value.get("@context") != CONTEXT:
        yield "no context"
    if not is_iri(value.get("id")):
        yield "no id"
    if value["type"] == "AnnotationCollection":
        yield from _collection(value)
        return
    if value["type"] != "AnnotationPage" or not isinstance(value.get("items"), list):
        yield "no page"
        return
    for key in ("partOf", "next", "prev"):
        if key in value and not is_iri(value[key]):
            yield f"{key} is no address"
    ids = [item.get("id") for item in value["items"]]
    if len({*ids}) < len(ids):
        yield "two annotations of one id"
    for item in value["items"]:
        yield from (f"{item.get('id')}: {fault}" for fault in _annotation(item))


def is_iri(value: object) -> bool:
    """Whether a value is one whole address."""
    return isinstance(value, str) and bool(_iri.fullmatch(value))


def _collection(value: dict[str, Any]) -> Iterator[str]:
    if not isinstance(value.get("total"), int) or value["total"] < 0:
        yield "total is no count"
    if value["total"] and not is_iri(value.get("first")):
        yield "no first page"


def _annotation(item: dict[str, Any]) -> Iterator[str]:
    if not is_iri(item.get("id")):
        yield "no id"
    if item.get("type") != "Annotation":
        yield "no annotation"
    strange = [key for key in item if key not in KEYS and not key.startswith(PREFIXES)]
    if strange:
        yield f"unknown keys {strange}"
    if not {*_listed(item.get("motivation"))} <= MOTIVATIONS:
        yield "unknown motivation"
    if "created" in item and not _moment.fullmatch(item["created"]):
        yield "created is no moment in UTC"
    creator = item.get("creator")
    if creator is not None and not (is_iri(creator) or creator.get("name")):
        yield "a creator without a name"
    if not _listed(item.get("target")):
        yield "no target"
    yield from _rights(item)
    for body in _listed(item.get("body")):
        yield from _body(body)
    for target in _listed(item.get("target")):
        yield from _resource(target)


def _body(body: Any) -> Iterator[str]:
    if isinstance(body, dict) and body.get("type") == "TextualBody":
        if not isinstance(body.get("value"), str):
            yield "a text without a value"
        if body.get("purpose", "describing") not in MOTIVATIONS:
            yield "unknown purpose"
        yield from _rights(body)
        if body.get("textDirection", "auto") not in {"ltr", "rtl", "auto"}:
            yield "unknown direction"
        if not all(isinstance(one, str) for one in _listed(body.get("language"))):
            yield "a language that is no text"
        if not re.fullmatch(r"text/\w+", body.get("format", "text/plain")):
            yield "unknown format"
    else:
        yield from _resource(body)


def _rights(value: dict[str, Any]) -> Iterator[str]:
    if not all(map(is_iri, _listed(value.get("rights")))):
        yield "rights that are no address"


def _resource(value: Any) -> Iterator[str]:
    """An address, an external resource with one, or a specific one."""
    if not isinstance(value, dict):
        if not is_iri(value):
            yield f"no address: {value!r}"
        return
    if "source" not in value:
        if not is_iri(value.get("id")):
            yield "a resource without an id"
        return
    yield from _resource(value["source"])
    for selector in _listed(value.get("selector")):
        yield from _selector(selector)


def _selector(value: dict[str, Any]) -> Iterator[str]:
    wanted = SELECTORS.get(value.get("type", ""))
    if wanted is None or not wanted <= value.keys():
        yield f"no selector: {value}"
    for key in ("exact", "prefix", "suffix", "value"):
        if key in value and not isinstance(value[key], str):
            yield f"{key} is no text"
    if "refinedBy" in value:
        yield from _selector(value["refinedBy"])


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
