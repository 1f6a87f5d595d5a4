"""What a site tells a browser, file by file: the judge of a whole site, which knows what may be.

Owns the grammar of pages, spelled out apart from the templates: what elements and attributes they
are made of, what may be asked for, and what is in a file for machines. Reads each page with two
parsers, which have to see the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
from lxml import etree, html

ELEMENTS = frozenset(
    str.split(
        "html head meta title link script body a header nav ul ol li p form input button main"
        " article section aside h1 h2 h3 h4 h5 h6 div span time details summary footer bdi label"
        " template blockquote dl dt dd em strong small abbr cite sub sup code pre hr br b i u s del"
        " ins mark q kbd samp var bdo ruby rt rp table thead tbody tfoot tr th td caption figure"
        " figcaption img svg g path circle rect line text use image noscript datalist option select"
        " output fieldset legend meter progress data search dialog picture"
    )
)
# No stranger's text may have these; the frame of a page has them at known places alone.
FRAMES = {
    "meta": "//head/meta",
    "link": "//head/link",
    "title": "//head/title | //*[local-name()='svg']//*[local-name()='title']",
    "script": "//script",
    "form": "//form[@action]",
}
HANDLER = re.compile(
    r"on|xmlns:|style$|srcdoc$|formaction$|http-equiv$|ping$|background$|xml:base$"
)
ADDRESSES = frozenset(
    str.split(
        "href src srcset action poster data cite background ping formaction longdesc manifest"
        " imagesrcset xlink:href usemap profile codebase archive icon lowsrc dynsrc classid"
    )
)
THEIRS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\", re.IGNORECASE)
SHARD = re.compile(r"[\w.$]+\((?P<json>.*)\);?\s*", re.DOTALL)
NAMED = frozenset(("license", "canonical", "alternate", "prev", "next", "author", "cite-as"))
META = frozenset(("content-security-policy", "refresh"))


def faults(site: Path) -> Iterator[str]:
    """Everything in a site's files that a stranger's text might have put there."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        judged = FILES.get(file.suffix)
        path = file.relative_to(site).as_posix()
        if judged and not path.startswith(("theme/", "pagefind/")):
            yield from (f"{path}: {fault}" for fault in judged(file.read_bytes().decode("utf-8")))


def page_faults(text: str) -> Iterator[str]:
    """What is wrong with a page."""
    root = html.document_fromstring(text)
    if opened(root) != standard(text):
        yield "two parsers read it otherwise"
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield "a comment or an instruction"
            continue
        yield from _element_faults(element)
    for name, query in FRAMES.items():
        if len(root.xpath(f"//*[local-name()='{name}']")) != len(root.xpath(query)):
            yield f"<{name}> where none should be"
    for script in root.iter("script"):
        yield from _script_faults(script)


def opened(root: Any) -> list[str]:
    """Every element in order with its attributes; one that is there or not has no value."""
    return [
        " ".join((_name(element.tag), *sorted(_spelled(*pair) for pair in element.attrib.items())))
        for element in root.iter()
        if isinstance(element.tag, str)
    ]


def _name(written: str) -> str:
    return written.rpartition("}")[2].lower()


def _spelled(key: str, value: str) -> str:
    return f"{_name(key)}={value!r}" if value not in {"", key} else _name(key)


def standard(text: str) -> list[str]:
    """The same as html5lib reads it."""
    return opened(html5lib.parse(text, namespaceHTMLElements=False))


def _element_faults(element: Any) -> Iterator[str]:
    if element.tag.lower() not in ELEMENTS:
        yield f"the element <{element.tag}>"
    for key, value in element.attrib.items():
        if HANDLER.match(key) and not (
            element.tag == "meta" and key == "http-equiv" and value.lower() in META
        ):
            yield f"the attribute {key} on <{element.tag}>"
        if key in ADDRESSES:
            yield from _address_faults(element, key, value)


def _address_faults(element: Any, key: str, value: str) -> Iterator[str]:
    is_link = element.tag == "a" or (element.tag == "link" and not _is_fetched(element))
    if SCHEME.match(value) and not (is_link and key == "href" and THEIRS.match(value)):
        yield f"the address {key}={value[:60]!r} on <{element.tag}>"


def _is_fetched(link: Any) -> bool:
    """Whether a browser asks for what a `<link>` names; a licence, say, is only named."""
    return not set(link.get("rel", "").lower().split()) <= NAMED


def _script_faults(script: Any) -> Iterator[str]:
    if script.get("type") == "application/ld+json":
        yield from json_faults(script.text or "")
    elif set(script.attrib) - {"src", "defer"} or (script.text or "").strip():
        yield "a script of its own"
    elif not re.fullmatch(
        r"(?:\.\./|/)*(?:theme/[\w-]+|search/[\w%.-]+)\.js", script.get("src", "")
    ):
        yield f"the script {script.get('src')!r}"


def json_faults(text: str) -> Iterator[str]:
    """What is wrong with JSON: that it is none, or holds HTML that must not be."""
    told = [json.loads(text)]
    while told:
        value = told.pop()
        if isinstance(value, dict):
            told += value.values()
            if isinstance(value.get("content_html"), str):
                yield from _feed_faults(value["content_html"])
        elif isinstance(value, list):
            told += value


def xml_faults(text: str) -> Iterator[str]:
    """What is wrong with XML: that it is none, or an entry's HTML."""
    root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if etree.QName(element).localname == "script" or any(
            k.startswith("on") for k in element.attrib
        ):
            yield f"the element {element.tag} {dict(element.attrib)}"
        if element.get("type") == "html":
            yield from _feed_faults(element.text or "")
        yield from (f"the address {v!r}" for v in _scripted(element))


def _scripted(element: Any) -> list[str]:
    values = [v for k, v in element.attrib.items() if k.rpartition("}")[2] in {"href", "src"}]
    return [
        v
        for v in values
        if SCHEME.match(v) and not re.match("https?://|mailto:|urn:", v, re.IGNORECASE)
    ]


def _feed_faults(content: str) -> Iterator[str]:
    root = html.fragment_fromstring(content, create_parent="div")
    for element in root.iter():
        yield from _element_faults(element) if isinstance(element.tag, str) else ["a comment"]
        if element.tag in FRAMES:
            yield f"<{element.tag}> in a feed"


def shard_faults(text: str) -> Iterator[str]:
    """What is wrong with a script of names: that it is more than one call with data."""
    found = SHARD.fullmatch(text)
    if not found or "<" in text or "\u2028" in text:
        yield "is no call with data"
        return
    try:
        json.loads(f"[{found['json']}]")
    except ValueError:
        yield "is called with more than data"


def drawing_faults(text: str) -> Iterator[str]:
    """What is wrong with a drawing of ours."""
    yield from xml_faults(text)


Judge = Callable[[str], Iterator[str]]
FILES: dict[str, Judge] = {
    ".html": page_faults,
    ".json": json_faults,
    ".jsonld": json_faults,
    ".xml": xml_faults,
    ".gexf": xml_faults,
    ".graphml": xml_faults,
    ".svg": drawing_faults,
    ".js": shard_faults,
}
