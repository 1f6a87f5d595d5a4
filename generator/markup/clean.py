"""THE ONE DOOR for foreign HTML: whatever comes in, a body of our own making comes out.

Owns what of a stranger's HTML may stay. It rebuilds and never filters: what the parser tells of is
text that is kept, and elements and attributes, of which those on the lists below are asked for anew
of the `Builder`. There is never a tree, so memory goes by what stays.
Must not know what the HTML was for, nor where an address leads: that is settled when weaving.

Never kept: ids, classes, styles, event attributes, forms, frames, foreign namespaces, and any
address that a page would fetch by itself.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping

from generator.caps import CELL_SPAN_MAX, HTML_BYTES_MAX, HTML_TAGS_MAX, VALUE_CHARS_MAX
from generator.markup.builder import Attrs, Builder
from generator.markup.links import link_attrs
from generator.markup.nesting import BLOCKS, LEAVES, SCROLLED, SCROLLED_REACH, VOIDS, words
from generator.model.body import Body

INLINES = words(
    "em strong b i u s del ins sub sup small mark q cite abbr kbd samp var code a bdi bdo span"
    " ruby rt rp"
)
# Their content is no text of the author's, or would be read by other rules than HTML's.
DROPPED = words(
    "script style template noscript svg math iframe object embed applet textarea title xmp"
    " plaintext noembed noframes select datalist audio video canvas frameset map"
)
RENAMED = {
    **{f"h{n}": f"h{min(n + 1, 6)}" for n in range(1, 7)},
    **dict.fromkeys(words("article section main header footer nav aside address hgroup"), "div"),
    **dict.fromkeys(words("form fieldset legend details summary center dialog search"), "div"),
    **dict.fromkeys(("menu", "dir"), "ul"),
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "dfn": "em",
    "listing": "pre",
}
KEPT = (BLOCKS | INLINES | VOIDS) - RENAMED.keys() | set(RENAMED.values())

# All attributes that anything comes of.
READ = words("href src alt title start colspan rowspan lang dir")

_SPACES = re.compile(r"[ \t\n\f\r]+")
_PARTING = re.compile(r"\n[ \t]*\n\s*")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}")
_NUMBER = re.compile(r"-?[0-9]{1,6}")
# Atomic throughout, so that no tag is read twice.
_VALUE = r"""(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++))"""
_ATTRIBUTE = rf"\s++([A-Za-z_:][\w:.\-]*+)(?:\s*+=\s*+{_VALUE})?+"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_OPENING = re.compile(rf"<([A-Za-z][A-Za-z0-9]*+)((?:{_ATTRIBUTE})*+)\s*+/?>")


def clean(html: str, *, trusted_images: bool = False) -> Body:
    """What may stay of foreign HTML. Pictures beside the source stay only if they are trusted."""
    html = _printable(html)
    if len(html.encode()) > HTML_BYTES_MAX or html.count("<") > HTML_TAGS_MAX:
        return _as_text(html)
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 (few archives need it)

    rebuild = _Rebuild(trusted_images=trusted_images)
    parser = etree.HTMLParser(target=rebuild, recover=True)
    # The prefix keeps the parser from taking the text for a head, or a mark of order for no text.
    parser.feed(f"<body>{html}")
    body: Body = parser.close()
    return body


def inline_element(raw: str) -> tuple[str, Attrs] | None:
    """The inline element and attributes that one opening tag, as written, may become; or None."""
    name, values = _opening(raw) or ("", {})
    attrs = attributes(name, values)
    kept = name in INLINES | {"br"} and not is_blank(name, attrs)
    return (name, attrs) if kept else None


def inline_picture(raw: str) -> tuple[str, str] | None:
    """The address, unchecked, and the alternative text of one `<img>` as written; or None."""
    name, values = _opening(raw) or ("", {})
    return (values["src"], _alt(values)) if name == "img" and "src" in values else None


def attributes(name: str, given: Mapping[str, str]) -> Attrs:
    """Of the attributes given to an element, those that may stay, in our order and spelling."""
    kept = [(key, _value(name, key, given[key])) for key in _keys(name) if key in given]
    link = _link(given.get("href", "")) if name == "a" else ()
    reach = SCROLLED_REACH if name in SCROLLED else ()
    return (*reach, *link, *((key, value) for key, value in kept if value is not None))


def is_blank(name: str, attrs: Attrs) -> bool:
    """Whether an element would say nothing."""
    if name == "a":
        return not any(key == "href" for key, _ in attrs)
    return name in {"span", "bdo"} and not attrs


class _Rebuild:
    """The state of one rebuilding: what was asked of the Builder for each element begun.

    The parser calls it by the names that it knows: `start`, `data`, `end` and `close`.
    """

    def __init__(self, *, trusted_images: bool) -> None:
        self.builder = Builder(bare="p")
        self.trusted_images = trusted_images
        self.asked: list[str] = []
        self.leaves: list[str] = []
        self.pictures = 0
        self._said: list[str] = []
        # How many elements are begun from one that is dropped on.
        self._dropped = 0

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        """An element begins."""
        self._flush()
        if self._dropped or name in DROPPED:
            self._dropped += 1
        else:
            self.begin(name, attrs)

    def data(self, text: str) -> None:
        """A piece of text; where one ends means nothing."""
        if not self._dropped:
            self._said.append(text)

    def end(self, _: str) -> None:
        """The innermost element ends."""
        self._flush()
        if self._dropped:
            self._dropped -= 1
        else:
            self.finish()

    def close(self) -> Body:
        """Everything that may stay."""
        self._flush()
        body = self.builder.body()
        return body if self.pictures or body.text.strip() else Body("")

    def _flush(self) -> None:
        if self._said:
            self.text("".join(self._said))
            self._said.clear()

    def text(self, text: str) -> None:
        text = _printable(text)
        if self.leaves[-1:] == ["pre"]:
            self.builder.text(text.replace("\f", " "))
        else:
            self.flow(text)

    def flow(self, text: str) -> None:
        """Text with its white space collapsed as a browser would."""
        text = _SPACES.sub(" ", text)
        if text.startswith(" "):
            self.builder.space()
        self.builder.text(text.strip(" "))
        if text.endswith(" "):
            self.builder.space()

    def begin(self, name: str, attrs: Mapping[str, str]) -> None:
        name = RENAMED.get(name, name)
        values = {key: _printable(value) for key, value in attrs.items() if key in READ}
        if name == "img":
            self.picture(values)
        elif name in VOIDS:
            self.builder.void(name)
        self.asked.append(self.ask(name, attributes(name, values)))

    def ask(self, name: str, attrs: Attrs) -> str:
        """Ask for an element; gives back what has to be closed at its end."""
        if name not in KEPT or name in VOIDS or is_blank(name, attrs):
            return ""
        self.builder.open(name, attrs)
        if name in LEAVES:
            self.leaves.append(name)
        return name

    def finish(self) -> None:
        name = self.asked.pop()
        if name in LEAVES:
            self.leaves.pop()
        if name:
            self.builder.close(name)

    def picture(self, given: Mapping[str, str]) -> None:
        """A picture of this archive stays; one elsewhere becomes a link, so that nothing loads."""
        alt = _alt(given)
        link = _link(given.get("src", ""))
        src = link[0][1] if link else ""
        if src.startswith("path:") and self.trusted_images:
            self.builder.void("img", (("src", src), ("alt", alt)))
            self.pictures += 1
        elif src.lower().startswith(("http:", "https:")):
            self.builder.open("a", link)
            self.builder.text(alt or "image")
            self.builder.close("a")
        else:
            self.flow(alt)


def _opening(raw: str) -> tuple[str, dict[str, str]] | None:
    """The name, as we call it, and the attributes of one opening tag as written; or None."""
    written = _OPENING.fullmatch(_printable(raw))
    if not written:
        return None
    values: dict[str, str] = {}
    for key, *parts in _ATTRIBUTES.findall(written[2]):
        values.setdefault(key.lower(), entities.unescape("".join(parts)))
    return RENAMED.get(written[1].lower(), written[1].lower()), values


def _alt(given: Mapping[str, str]) -> str:
    return _printable(_SPACES.sub(" ", given.get("alt", "")).strip(" ")[:VALUE_CHARS_MAX])


def _keys(name: str) -> tuple[str, ...]:
    """The attributes an element may have."""
    own = {"abbr": ("title",), "ol": ("start",)}
    cell = ("colspan", "rowspan") if name in {"td", "th"} else ()
    return (*own.get(name, ()), *cell, "lang", "dir")


def _value(name: str, key: str, raw: str) -> str | None:
    """The value of an attribute as it may stand, or None."""
    raw = raw.strip(" \t\n\f\r")
    if key == "title":
        return _SPACES.sub(" ", raw)[:VALUE_CHARS_MAX] or None
    if key == "dir":
        return raw.lower() if raw.lower() in _directions(name) else None
    if key == "lang":
        return raw if _LANGUAGE.fullmatch(raw) else None
    number = int(raw) if _NUMBER.fullmatch(raw) else None
    within = number is not None and (key == "start" or 1 < number <= CELL_SPAN_MAX)
    return str(number) if within else None


def _directions(name: str) -> tuple[str, ...]:
    return ("ltr", "rtl") if name == "bdo" else ("ltr", "rtl", "auto")


def _link(raw: str) -> Attrs:
    """The attributes of a link to an address; none where it must not be one."""
    return tuple((key, _printable(value)) for key, value in link_attrs(raw, foreign=True) or ())


def _printable(text: str) -> str:
    """Text with what no page can hold replaced, and line ends made one kind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    return _UNPRINTABLE.sub("\ufffd", text)


def _as_text(html: str) -> Body:
    """The source itself as paragraphs, for what is too large to be read."""
    builder = Builder(bare="p")
    for paragraph in _PARTING.split(html.strip()):
        builder.open("p")
        builder.text(paragraph)
        builder.close("p")
    return builder.body()
