"""The register as a table: CSV, as OpenRefine and spreadsheets read and write it.

Owns its columns, and what others call them. A file that is no table is one problem, a row that
cannot be read another.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.caps import CELL_CHARS_MAX
from generator.errors import Severity
from generator.model.authorities import AUTHORITIES, id_in
from generator.read.gather import Gather, printable
from generator.read.register import KEYS, LISTS, NUMBERS
from generator.registering.cells import cell, number, text, texts
from generator.registering.rows import Row, squeezed, version_of

ID, VERSION = "id", "version"
COLUMNS = (ID, *KEYS, VERSION)
DELIMITERS = ",;\t|"

# What others call our columns; OpenRefine names the one of ids after the one it reconciled.
_NAMES = {
    "label": "name", "title": "name", "type": "kind", "sort_name": "sort", "alias": "aliases",
    "alternative_names": "aliases", "altlabel": "aliases", "comment": "description",
    "sameas": "same_as", "url": "same_as", "lat": "latitude", "lon": "longitude",
    "lng": "longitude", "long": "longitude", "qid": "wikidata", "q_id": "wikidata",
    "wikidata_id": "wikidata", "wikidata_qid": "wikidata", "wikidata_q_id": "wikidata",
    "name_match_id": "wikidata", "match_id": "wikidata", "viaf_id": "viaf", "gnd_id": "gnd",
    "geonames_id": "geonames", "birth": "born", "death": "died",
}  # fmt: skip
_between = re.compile(r"[\s_-]+")


def written(rows: Iterable[Row]) -> str:
    """The rows as a table that every spreadsheet opens: each cell in quotes, a mark of UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = [cell(row.values.get(key)) for key in KEYS]
        writer.writerow([row.id, *cells, version_of(row.values)])
    return f"\ufeff{file.getvalue()}"


def read(gather: Gather, data: bytes) -> Iterator[tuple[int, dict[str, object]]]:
    """What each row of a table says, by our names, with its line; empty cells are None.

    Among it is the id, if there is a column of it, and the version.
    """
    lines = _rows(gather, _decoded(gather, data))
    line, head = next(lines, (1, []))
    if not {ID, "name"} & {*map(_name, head)}:
        hint = f"the first line has to name the columns, such as {', '.join(COLUMNS[:4])}"
        gather.problem(line, "no column `id` or `name`", hint, Severity.ERROR)
        return
    columns = _columns(gather, line, head)
    found: tuple[int, dict[str, object]] | None = None
    for at, cells in lines:
        if len(cells) > len(columns):
            message = f"{len(cells)} cells, and {len(columns)} columns"
            gather.problem(at, message, "the row is left out: put it right, or quote its commas")
            continue
        said = _said(columns, cells)
        if found and not said.get(ID) and not said.get("name"):
            _add(found[1], said)
        else:
            yield from [found] if found else []
            found = at, said
    yield from [found] if found else []


def _decoded(gather: Gather, data: bytes) -> str:
    """The text of a table: spreadsheets write UTF-8 with a mark, UTF-16, or what Windows had."""
    coding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        hint = "look at the letters with accents; save it as UTF-8 if they are wrong"
        gather.problem(1, "not UTF-8: read as Windows-1252", hint)
        return data.decode("cp1252", "replace")


def _rows(gather: Gather, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line that it begins at."""
    csv.field_size_limit(CELL_CHARS_MAX)
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=lambda sign: len(_known(head.split(sign))))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, printable(cells)
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "what stands before it is read, and nothing after it; mend the quotes there"
        gather.problem(line, f"not CSV: {error}", hint, Severity.ERROR)


def _known(head: Iterable[str]) -> set[str]:
    return {*COLUMNS} & {_name(cell.strip('" ')) for cell in head}


def _name(written: str) -> str:
    name = _between.sub("_", written.strip().casefold())
    return _NAMES.get(name, name)


def _columns(gather: Gather, line: int, head: Sequence[str]) -> list[str]:
    """Our name of each column; empty for one that is not read, or that another has already."""
    columns: list[str] = []
    strange = []
    for title in head:
        name = _name(title)
        is_ours = name in COLUMNS and name not in columns
        columns.append(name if is_ours else "")
        strange += [title.strip() or "without a name"] if not is_ours else []
    if strange:
        hint = f"columns are {', '.join(COLUMNS)}"
        told = f"columns that are not read: {', '.join(strange)}"[:300]
        gather.problem(line, told, hint, Severity.NOTICE)
    return columns


def _said(columns: Sequence[str], cells: Sequence[str]) -> dict[str, object]:
    named = zip(columns, [*cells, *[""] * (len(columns) - len(cells))], strict=True)
    return {name: _value(name, cell) for name, cell in named if name}


def _value(name: str, cell: str) -> object:
    if not cell.strip():
        return None
    if name in LISTS:
        return list(texts(cell)) or None
    if name in NUMBERS:
        return number(cell)
    said = squeezed(text(cell))
    return (id_in(name, said) or said) if name in AUTHORITIES else said


def _add(first: dict[str, object], more: Mapping[str, object]) -> None:
    """Take the lists of a row that goes on with the one above, as OpenRefine's records do."""
    for name, value in more.items():
        own = first.get(name)
        if isinstance(value, list):
            first[name] = [*own, *value] if isinstance(own, list) else value
