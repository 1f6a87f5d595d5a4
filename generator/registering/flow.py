"""From the register to a file, and from a file to the register.

Owns which format a file is, and what an entity without a usable id or kind is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.caps import FILE_BYTES_MAX
from generator.errors import ConfigError, Place, Problem, Severity
from generator.model.records import Kind
from generator.read.formats import REGISTER, is_register
from generator.read.gather import Gather
from generator.read.register import ID, checked
from generator.registering import files, table
from generator.registering.merging import merge
from generator.registering.register import opened
from generator.registering.rows import Row, plain_value

CSV, TEI = "csv", "tei"
TEI_ENDINGS = (".xml", ".tei")

# How others write our kinds.
_KINDS = {
    "people": "person", "organization": "organisation", "org": "organisation",
    "location": "place", "bibl": "work", "term": "concept",
} | {f"{kind}s": kind.value for kind in Kind}  # fmt: skip


class Imported(Struct):
    """What an import did, or would do: the entries by id, the files, and what was wrong."""

    format: str
    added: list[str]
    changed: dict[str, list[str]]
    same: int
    files: list[str]
    conflicts: list[Problem]
    problems: list[Problem]


def export(content: Path, form: str, title: str) -> tuple[str, list[Problem]]:
    """The register of a content folder in a format, and what is wrong with it or left out."""
    register = opened(content)
    rows = [register.entries[id].row for id in sorted(register.entries)]
    if form == CSV:
        return table.written(rows), register.problems
    from generator.registering import teidoc  # noqa: PLC0415 (lxml, only where it is asked for)

    text, lost = teidoc.written(rows, title)
    message = f"{lost} concepts or entries without a kind: TEI has no list for them"
    place = Place(REGISTER)
    lacking = [Problem(place, message, "export them as CSV", Severity.NOTICE)] if lost else []
    return text, [*register.problems, *lacking]


def import_file(
    file: Path, content: Path, into: str = "", *, overwrite: bool = False, dry_run: bool = False
) -> Imported:
    """Merge a table or a TEI document into the register of a content folder.

    New entries go to the register file `into`, below the content folder, or where those of their
    kind are.
    """
    if into and (not is_register(into) or ".." in PurePosixPath(into).parts):
        hint = "name content/entities.toml, or a .toml below content/entities/"
        raise ConfigError(Problem(Place(into), "no file of the register", hint, Severity.ERROR))
    register = opened(content)
    form, rows, gather = _read(file)
    merged = merge(register, rows, overwrite=overwrite)
    texts, refused = files.changed(register, merged, into)
    if not dry_run:
        files.write(content, texts)
    changed = {id: [*values] for id, values in merged.changes.items() if id not in merged.new}
    problems = [*gather.problems, *merged.problems, *refused]
    return Imported(
        form, sorted(merged.new), changed, merged.same, [*texts], merged.conflicts, problems
    )


def _read(file: Path) -> tuple[str, list[Row], Gather]:
    """What a file is, and what it says."""
    gather = Gather(str(file))
    if file.stat().st_size > FILE_BYTES_MAX:
        hint = f"split it: at most {FILE_BYTES_MAX // 1024**2} MiB are read"
        gather.problem(0, "it is too large", hint, Severity.ERROR)
        return CSV, [], gather
    data = file.read_bytes()
    is_tei = file.suffix.lower() in TEI_ENDINGS or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
    read: Callable[[Gather, bytes], Iterator[tuple[int, dict[str, object]]]] = table.read
    if is_tei:
        from generator.registering import tei  # noqa: PLC0415 (lxml, only where it is asked for)

        read = tei.read
    found = [_row(gather, line, said) for line, said in read(gather, data)]
    return TEI if is_tei else CSV, [row for row in found if row], gather


def _row(gather: Gather, line: int, said: dict[str, object]) -> Row | None:
    """What an entry of a file says, checked."""
    id, version = said.pop("id", None), said.pop("version", None)
    if kind := said.get("kind"):
        written = str(kind).casefold()
        said["kind"] = _KINDS.get(written, written)
        if said["kind"] not in set(Kind):
            hint = f"kind has to be one of {', '.join(Kind)}: left out"
            gather.problem(line, f"no kind: {kind}", hint)
            del said["kind"]
    known = _id(gather, line, str(id or ""), str(said.get("name") or ""))
    if not known:
        return None
    right = checked(gather, line, {key: value for key, value in said.items() if value is not None})
    values = {key: plain_value(key, right[key]) for key in right}
    values |= dict.fromkeys([key for key, value in said.items() if value is None])
    return Row(known, values, Place(gather.path, line), str(version or ""))


def _id(gather: Gather, line: int, id: str, name: str) -> str:
    """An id that may be part of an address: the one that is written, or one made of it."""
    if ID.fullmatch(id):
        return id
    from slugify import slugify  # noqa: PLC0415 (50 ms, only for what is no id yet)

    made = str(slugify(id or name))
    if not made:
        hint = "give it an id in lower-case letters, digits and hyphens"
        gather.problem(line, "an entity without an id or a name: left out", hint, Severity.ERROR)
    return made
