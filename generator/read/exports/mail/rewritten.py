"""The HTML of a letter, with no address of anybody in it.

Owns the one pass in which it is written anew as it is parsed: no tree is built, so that no depth is
too great. What may stay of it is settled at the door for foreign HTML, not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from html import escape

from lxml import etree  # type: ignore[import-untyped]

from generator.read.exports.mail.masks import masked, masked_url

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# What is in them is no text.
SILENT = frozenset("script style title template".split())
FRAMES = frozenset("html head body".split())


def masked_html(html: str) -> str:
    """HTML with its text and its links masked."""
    return _parsed(html, _Writer())


def text_of_html(html: str) -> str:
    """The text of HTML alone, masked, a line for each stretch of it."""
    return _parsed(html, _Stretches())


def _parsed(html: str, into: _Stretches) -> str:
    parser = etree.HTMLParser(target=into, encoding="utf-8", no_network=True, huge_tree=True)
    with suppress(etree.LxmlError):  # where there is nothing in it
        etree.fromstring(html.replace("\0", "\ufffd").encode(), parser)
    return into.close()


class _Stretches:
    """Takes the text between any two tags."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._data: list[str] = []
        self._silent = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._flush()
        self._silent += tag in SILENT
        if not self._silent and tag not in FRAMES and tag.isalnum():
            self._told.append(self.opening(tag, attributes))

    def end(self, tag: str) -> None:
        """End an element."""
        self._flush()
        if not self._silent and tag not in FRAMES | VOID and tag.isalnum():
            self._told.append(self.closing(tag))
        self._silent -= tag in SILENT

    def data(self, text: str) -> None:
        """Take some text, which may be half a word."""
        self._data.append(text)

    def close(self) -> str:
        """Everything taken."""
        self._flush()
        return "".join(self._told).strip()

    def opening(self, tag: str, attributes: Mapping[str, str]) -> str:  # noqa: ARG002 (no tags)
        """What is written for an element that begins."""
        return ""

    def closing(self, tag: str) -> str:  # noqa: ARG002 (likewise)
        """What is written for one that ends."""
        return ""

    def stretch(self, text: str) -> str:
        """What is written for a text."""
        return f"{text.strip()}\n" if text.strip() else ""

    def _flush(self) -> None:
        text, self._data = "".join(self._data), []
        if text and not self._silent:
            self._told.append(self.stretch(masked(text)))


class _Writer(_Stretches):
    """Writes the tags too."""

    def opening(self, tag: str, attributes: Mapping[str, str]) -> str:
        """The tag with its attributes, without those that only lead to a mailbox."""
        return f"<{tag}{''.join(map(_attribute, attributes.items()))}>"

    def closing(self, tag: str) -> str:
        """The tag at the end."""
        return f"</{tag}>"

    def stretch(self, text: str) -> str:
        """The text, escaped."""
        return escape(text, quote=False)


def _attribute(pair: tuple[str, str | None]) -> str:
    name, value = pair[0], pair[1] or ""
    is_mailbox = value.strip().lower().startswith("mailto:")
    return "" if is_mailbox or not name.isalnum() else f' {name}="{escape(masked_url(value))}"'
