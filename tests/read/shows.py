"""What each table of cases in this room shows of what is read.

Owns those forms: from what a case gives to what it expects.
"""

from __future__ import annotations

import msgspec

from generator.model.records import Entity
from generator.read import frontmatter
from generator.read.corrections import Corrections
from generator.read.corrections import corrections as read_corrections
from generator.read.dates import parse_date
from generator.read.gather import Gather
from generator.read.head import FrontMatterError
from tests.archives import sections
from tests.read.listing import listing, problems, read_files

NOTHING = msgspec.structs.asdict(Corrections())


def textform(written: str) -> str:
    """The records of a text."""
    return listing(read_files(written))


sidecars = textform


def noted(written: str) -> str:
    """The notes on an article, and each problem with what to do about it."""
    reading = read_files(written)
    lines = [line for line in listing(reading).splitlines() if line.startswith("note ")]
    wrong = [f"! {p.place} {p.severity}: {p.message} ({p.hint})" for p in reading.records.problems]
    return "\n".join([*lines, *wrong])


def pasted(written: str) -> str:
    """What each line of a pasted text is taken for, then its records."""
    reading = read_files(written)
    claims = (f"{c.line} {c.subject}" for c in reading.claims if c.subject != "separator")
    return "\n".join([*claims, listing(reading)])


def corrections(written: str) -> str:
    """What is corrected in a text, and each problem with what to do about it."""
    (path, _, text), *others = sections(f"{written}\n")
    gather = Gather(path)
    beside = {side: body for side, _, body in others}
    found = read_corrections(gather, text.split("\n"), beside)
    said = {field.name: getattr(found, field.name) for field in msgspec.structs.fields(found)}
    lines = [f"{name} = {_plain(value)}" for name, value in said.items() if value != NOTHING[name]]
    wrong = [f"! {p.place}: {p.message} ({p.hint})" for p in gather.problems]
    return "\n".join([*lines, *wrong])


def _plain(value: object) -> str:
    return repr(sorted(value)) if isinstance(value, frozenset) else repr(value)


def head(written: str) -> str:
    """The settings, each with its line, and where the rest begins."""
    try:
        found = frontmatter.split(written, markdown=True)
    except FrontMatterError as error:
        return f"{error.line}: {error.reason}"
    told = [f"{found.lines.get(key, 1)} {key} = {value!r}" for key, value in found.settings.items()]
    return "\n".join([*told, f"{found.line}: {found.rest!r}"])


def dates(written: str) -> str:
    """The stretch of time a date means."""
    try:
        date = parse_date(written)
    except ValueError as error:
        return str(error)
    return f"{date.first} {date.last} {date.text}"


def register(written: str) -> str:
    """The entities, each with its fields, and the problems."""
    records = read_files(written, "entities.toml").records
    lines = [line for entity in records.entities for line in _entity(entity)]
    return "\n".join([*lines, *problems(records.problems)])


def decisions(written: str) -> str:
    """The decisions, each with what it comes to, and the problems with what to do about them."""
    records = read_files(written, "decisions.toml").records
    lines = [
        f"{one.place.line} {one.table}: {ruling.name or ruling.of or one.author or one.pattern}"
        f" -> {ruling.into or one.reason or '-'}{' in ' if ruling.within else ''}{ruling.within}"
        f"{' until ' + one.until.text if one.until else ''}"
        for one in records.decisions
        for ruling in one.rulings
        if not one.flaw
    ]
    flaws = [one.flaw for one in records.decisions if one.flaw]
    lines += [f"!! {p.place.line} {p.severity}: {p.message} ({p.hint})" for p in flaws]
    wrong = [f"! {p.place.line} {p.severity}: {p.message} ({p.hint})" for p in records.problems]
    return "\n".join([*lines, *wrong])


def _entity(entity: Entity) -> list[str]:
    said = {f.name: getattr(entity, f.name) for f in msgspec.structs.fields(entity)}
    more = [f"  {k} = {v!r}" for k, v in list(said.items())[3:] if k != "place" and v]
    return [f"{entity.place.line} {entity.id} {entity.kind} {entity.name!r}", *more]
