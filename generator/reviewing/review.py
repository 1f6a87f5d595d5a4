"""The text of a review: a line a name, with the places of the name below it.

Owns the form, and what of an older review stays when it is written anew. Knows neither where the
names come from nor what becomes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator import toml
from generator.model.records import Kind
from generator.read.register import ID
from generator.recognise.lexicon import surface
from generator.reviewing.proposals import BAR, Proposal

SIGNS = ACCEPT, NEVER, ALIAS, OTHER, LEAVE = tuple("+-=~?")
LEGEND = """\
# Names that stand in no register. Change the first sign of a line:
#   + accept   - never   = ID another name of that entity   ~ place of another kind   ? leave
# Where a line has an = already, that is proposed for the reason behind it: + accepts it.
# `variorum entities apply` does what the signs say; `suggest` writes this file anew and keeps them.
"""
HOW = "write + person Name, - person Name, = its-id person Name or ~ place person Name; ? leaves it"

_line = re.compile(r"[^\n]*\n|[^\n]+")


class Verdict(Struct, frozen=True):
    """What a line says of a name; another kind is accepted as that, `id` is that of an alias."""

    sign: str
    kind: Kind
    name: str
    id: str = ""


class LineError(ValueError):
    """A line that cannot be read: the reason, and a hint."""

    def __init__(self, reason: str, hint: str = HOW) -> None:
        super().__init__(reason)
        self.hint = hint


class Block(Struct, frozen=True):
    """A line that is not indented, its number from 1, with what stands below it up to the next."""

    number: int
    text: str

    @property
    def head(self) -> str:
        """The line up to the first bar; empty where it is indented after all."""
        head = self.text.partition("\n")[0].partition(BAR)[0].rstrip()
        return "" if head[:1].isspace() else head

    @property
    def is_idle(self) -> bool:
        """Whether it says nothing: a remark, or blank lines."""
        return not self.head or self.head.startswith("#")


def blocks(text: str) -> list[Block]:
    """A review in blocks: joined they are the text."""
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(_line.findall(text), 1):
        if not found or not line[0].isspace():
            found.append((number, []))
        found[-1][1].append(line)
    return [Block(number, "".join(lines)) for number, lines in found]


def verdict(block: Block) -> Verdict:
    """What a block that is not idle says; raises LineError."""
    sign, rest = block.head[0], block.head[1:].strip()
    if sign not in SIGNS:
        msg = f"no sign begins the line, but {toml.shown(sign)}"
        raise LineError(msg)
    if rest.startswith(ALIAS) and sign in (ACCEPT, NEVER, LEAVE):
        proposed, rest = _parted(rest[1:].strip())
        said, sign = (proposed, ALIAS) if sign == ACCEPT else ("", sign)
    else:
        said, rest = _parted(rest) if sign in (ALIAS, OTHER) else ("", rest)
    word, name = _parted(rest)
    if sign == ALIAS and not ID.fullmatch(said):
        msg = f"no id stands behind =: {toml.shown(said)}"
        raise LineError(msg)
    kind = _kind(word)
    if not surface(name):
        msg = "no name in words stands behind the kind"
        raise LineError(msg)
    if sign == OTHER:
        sign, kind, said = ACCEPT, _kind(said), ""
    return Verdict(sign, kind, " ".join(name.split()), said)


def _parted(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    return first, rest.strip()


def _kind(word: str) -> Kind:
    if word not in set(Kind):
        msg = f"no kind: {toml.shown(word)}"
        raise LineError(msg, f"{toml.nearest(word, map(str, Kind))}; {HOW}")
    return Kind(word)


def written(proposals: Iterable[Proposal], old: Sequence[Block]) -> str:
    """A review of some names; what a person wrote into an older one stays, at its name or below."""
    stays = [block for block in old if not _is_ours(block)]
    signed: dict[str, Block] = {}
    for block in stays:
        if said := _said(block):
            signed.setdefault(surface(said.name), block)
    names, again = [], set()
    for proposal in proposals:
        alias = f"{ALIAS} {proposal.alias} " if proposal.alias else ""
        head = f"{LEAVE} {alias}{proposal.kind} {proposal.name}"
        older = signed.get(surface(proposal.name))
        if older:
            head = older.head
            again.add(older.number)
        names.append(_proposed(head, proposal))
    rest = (f"{block.text.rstrip()}\n" for block in stays if block.number not in again)
    return "".join([LEGEND, "\n", *names, *rest])


def _is_ours(block: Block) -> bool:
    """Whether nobody wrote into a block."""
    if block.is_idle:
        return not block.head or block.head in LEGEND.splitlines()
    said = _said(block)
    return said is not None and said.sign == LEAVE


def _said(block: Block) -> Verdict | None:
    try:
        return None if block.is_idle else verdict(block)
    except LineError:
        return None


def _proposed(head: str, one: Proposal) -> str:
    counts = f"{_counted(one.mentions, 'mention')}, {_counted(one.files, 'file')}"
    why = f"{one.score} {one.reason}{'; ' if one.because else ''}{one.because}"
    lines = [f"{head} {BAR} {counts} {BAR} {why}"]
    for place, quoted in one.quoted:
        told = f"{quoted.before}[{quoted.text}]{quoted.after}"
        lines.append(toml.remark(f"    {place}  {told}"))
    return "".join(f"{line}\n" for line in lines)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
