"""A body as elements of TEI.

Owns which element stands for which. Headings make divisions; of white space that is more than a
space it is said that it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import Any

from msgspec import Struct

from generator.markup.nesting import LEAVES, VOIDS
from generator.markup.tei.marks import Marks
from generator.markup.tei.words import ALIKE, AS_ELEMENT, RENDERED, Passage, Range
from generator.markup.tei.xml import ID, LANG, SPACE, id_of, printable, put
from generator.model.body import BLOCKS, HERE, Body, Tag, is_target

Resolve = Callable[[str], str | None]

LANGUAGE_CLASS = "language-"
# How the id of a place in a text begins.
PLACE = "t."
_heading = re.compile(r"h[1-6]")
# White space that would not be read as it is written.
_odd = re.compile(r"[ \t\n\r]{2,}|(?<=[^ \t\n\r])[\t\n\r](?=[^ \t\n\r])")
_flat = frozenset("div section span bdi bdo ruby rt rp thead tbody tfoot".split())
_blocks = {
    "p": "p", "blockquote": "quote", "pre": "eg", "ul": "list", "ol": "list", "dl": "list",
    "li": "item", "dd": "item", "dt": "label", "table": "table", "caption": "head", "tr": "row",
    "th": "cell", "td": "cell", "figure": "figure", "figcaption": "head",
}  # fmt: skip
# What holds nothing but elements.
_bare = frozenset(("list", "table", "row"))
# What only holds blocks, and is no element there.
_undivided = frozenset(("div", "section"))


class _Open(Struct, eq=False):
    """A tag that is open, and the element that takes what is in it; None is that around it."""

    tag: Tag
    element: Any


def write(
    parent: Any,
    body: Body,
    ranges: Iterable[Range] = (),
    passages: Iterable[Passage] = (),
    resolve: Resolve = lambda _: None,
) -> None:
    """Put a body into an element: a `div`, in which headings make others, a `note` or a `post`.

    `resolve` says of a target where it leads, if anywhere. The ranges do not overlap each other.
    """
    _Scribe(parent, body, ranges, passages, resolve).write()


class _Scribe:
    """The state of one writing."""

    def __init__(
        self,
        parent: Any,
        body: Body,
        ranges: Iterable[Range],
        passages: Iterable[Passage],
        resolve: Resolve,
    ) -> None:
        self.text = printable(body.text)
        self.tags = body.tags
        self.ids = body.ids()
        self.resolve = resolve
        self.root = self.section = parent
        self.sections: list[tuple[int, Any]] = []
        self.marks = Marks(ranges, passages)
        self.stack: list[_Open] = []
        # The block without a name that text is put into, until another begins.
        self.bare: Any = None
        self.at = 0

    def write(self) -> None:
        for nth, tag in enumerate(self.tags):
            self._close(tag.depth)
            self._to(tag.start)
            self._open(nth, tag)
        self._close(0)
        self._to(len(self.text))
        self.marks.chain()

    def _close(self, depth: int) -> None:
        """End the tags that are not around one of that depth."""
        while self.stack and self.stack[-1].tag.depth >= depth:
            self._to(self.stack[-1].tag.end)
            self._part(self.stack.pop().tag)

    def _part(self, tag: Tag) -> None:
        """End the block without a name at the edge of another."""
        if tag.name in BLOCKS:
            self.bare = None

    def _open(self, nth: int, tag: Tag) -> None:
        self._part(tag)
        if tag.name in VOIDS:
            self._void(tag)
            self.at = max(self.at, tag.end)
            return
        element = self._element(nth, tag)
        attrs = dict(tag.attrs)
        if element not in {None, self._holder(), self.section}:
            if "lang" in attrs:
                element.set(LANG, attrs["lang"])
            if "id" in attrs:
                element.set(ID, place_id(attrs["id"]))
        self.stack.append(_Open(tag, element))

    def _holder(self) -> Any:
        """The element that is being filled."""
        around = (entry.element for entry in reversed(self.stack))
        return next((element for element in around if element is not None), self.section)

    def _takes_blocks(self) -> bool:
        """Whether what is being filled takes no text, but paragraphs."""
        around = (entry for entry in reversed(self.stack) if entry.tag.name in BLOCKS)
        block = next(around, None)
        return _name(self.root) != "note" if block is None else block.tag.name in _undivided

    def _element(self, nth: int, tag: Tag) -> Any:
        """The element of a tag; None where it has none."""
        name, attrs = ALIKE.get(tag.name, tag.name), dict(tag.attrs)
        if _heading.fullmatch(name):
            return self._head(name)
        if name in _blocks:
            return self._block(nth, name, attrs)
        if name in _flat:
            is_foreign = name == "span" and "lang" in attrs
            return put(self._line(), "foreign") if is_foreign else None
        if name == "a":
            target = self._address(attrs.get("href", ""))
            return put(self._line(), "ref", target=target) if target else self._line()
        return self._inline(nth, name, attrs)

    def _block(self, nth: int, name: str, attrs: dict[str, str]) -> Any:
        holder, element = self._holder(), _blocks[name]
        if name == "dl" and not self._is_paired(nth):
            return put(holder, element, rend="terms")
        if name in {"dt", "dd"} and holder.get("rend") == "terms":
            return put(holder, "item", rend="term" if name == "dt" else "")
        said = {
            "ul": {"rend": "bulleted"},
            "ol": {"rend": "numbered", "n": attrs.get("start", "")},
            "dl": {"type": "gloss"},
            "th": {"role": "label"},
            "tr": {"role": "label"} if self._is_in("thead") else {},
        }.get(name, {})
        spans = {"cols": attrs.get("colspan", ""), "rows": attrs.get("rowspan", "")}
        made = put(holder, element, **said, **(spans if element == "cell" else {}))
        if name == "pre":
            made.set(SPACE, "preserve")
        return made

    def _is_paired(self, nth: int) -> bool:
        """Whether the terms of a list each have one meaning after them."""
        depth = self.tags[nth].depth + 1
        names = [tag.name for tag in self._inner(nth) if tag.depth == depth]
        return names == ["dt", "dd"] * (len(names) // 2)

    def _head(self, name: str) -> Any:
        """A heading; within the text of an article it begins a division."""
        holder = self._holder()
        if holder is not self.section or _name(self.root) != "div":
            return put(holder, "ab" if _name(holder) == "post" else "label", rend=name)
        level = int(name[1])
        while self.sections and self.sections[-1][0] >= level:
            self.sections.pop()
        above = self.sections[-1][1] if self.sections else self.root
        self.section = put(above, "div")
        self.sections.append((level, self.section))
        return put(self.section, "head", rend=name)

    def _inline(self, nth: int, name: str, attrs: dict[str, str]) -> Any:
        line = self._line()
        if name == "abbr" and "title" in attrs:
            choice = put(line, "choice")
            abbr = put(choice, "abbr")
            put(choice, "expan", attrs["title"])
            return abbr
        if name == "code" and self._is_plain(nth):
            classes = attrs.get("class", "").split()
            said = next((c for c in classes if c.startswith(LANGUAGE_CLASS)), "")
            return put(line, "code", lang=said.removeprefix(LANGUAGE_CLASS))
        if name in AS_ELEMENT:
            return put(line, AS_ELEMENT[name])
        return put(line, "hi", rend=RENDERED[name]) if name in RENDERED else line

    def _is_plain(self, nth: int) -> bool:
        """Whether no element comes to stand in a piece of code."""
        tag = self.tags[nth]
        has_more = any(inner.name != "span" for inner in self._inner(nth))
        return not (has_more or self.marks.are_in(tag.start, tag.end))

    def _inner(self, nth: int) -> Iterator[Tag]:
        """The tags in another."""
        depth = self.tags[nth].depth
        after = map(self.tags.__getitem__, range(nth + 1, len(self.tags)))
        return takewhile(lambda tag: tag.depth > depth, after)

    def _void(self, tag: Tag) -> None:
        attrs = dict(tag.attrs)
        if tag.name == "hr":
            put(self._holder(), "milestone", unit="section", rend="rule")
        elif tag.name == "br":
            put(self._line(), "lb")
        else:
            url = self._address(attrs.get("src", ""))
            holder = self._holder()
            if _name(holder) != "figure":
                holder = put(self._line(), "figure", rend="inline")
            if url:
                put(holder, "graphic", url=url)
            put(holder, "figDesc", attrs.get("alt", ""))

    def _address(self, written: str) -> str:
        if written.startswith((HERE, "#")):
            id = written.removeprefix(HERE).removeprefix("#")
            return f"#{place_id(id)}" if id in self.ids else ""
        return (self.resolve(written) or "") if is_target(written) else written

    def _line(self) -> Any:
        """What takes text here: a block without a name where the holder takes none."""
        if not self._takes_blocks():
            return self._holder()
        if self.bare is None:
            self.bare = put(self._holder(), "ab", type="bare")
        return self.bare

    def _to(self, end: int) -> None:
        """Write the text as far as an offset, with the marks in it."""
        start, self.at = self.at, max(self.at, end)
        if not self._is_in_leaf():
            start, end = self._between(start, end)
        if start >= end or _name(self._holder()) in _bare:
            return
        line = self._line()
        self._keep_space(line, start, end)
        self.marks.write(line, self.text[start:end], start)

    def _between(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of text without what parts it from the blocks around it."""
        text = self.text[start:end]
        return start + len(text) - len(text.lstrip("\n\t")), start + len(text.rstrip("\n\t"))

    def _is_in_leaf(self) -> bool:
        return any(entry.tag.name in LEAVES for entry in self.stack)

    def _is_in(self, name: str) -> bool:
        return any(entry.tag.name == name for entry in self.stack)

    def _keep_space(self, line: Any, start: int, end: int) -> None:
        """Say of a block that its white space is kept, where a reader would take some away."""
        before, after = self.text[start - 1 : start] or " ", self.text[end : end + 1] or " "
        if not _odd.search(before + self.text[start:end] + after):
            return
        around = [e.element for e in self.stack if e.tag.name in BLOCKS and e.element is not None]
        block = self.bare if self.bare is not None else (around or [line])[-1]
        block.set(SPACE, "preserve")


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def place_id(id: str) -> str:
    """The id in TEI of a place in a text."""
    return id_of(PLACE + id)
