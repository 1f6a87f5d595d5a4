"""Bring the catalogues of the theme up to date with the words that it asks for.

    python tools/catalogue.py [LANGUAGE ...]

Every `templates/locale/*.po` gets the words that are new, without a translation, and loses those
that are no longer asked for; a language that has no catalogue yet gets one. What is written depends
on nothing but the words: no date, no line, no name of whoever ran it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
LOCALE = TEMPLATES / "locale"
TABLES = "generator/export/tongue.py"
KEYWORDS = {"_": None, "say": None, "many": (1, 2)}
JINJA2, PYTHON = "jinja2.ext:babel_extract", "python"
HEADER = """\
# The words of Variorum's interface.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


class Asked(NamedTuple):
    """Words that are asked for, one form or two, and the file that does."""

    words: str | tuple[str, str]
    file: str


def main() -> None:
    """Write every catalogue, and those of the languages that are named."""
    languages = {path.stem for path in LOCALE.glob("*.po")} | {*sys.argv[1:]}
    LOCALE.mkdir(exist_ok=True)
    for language in sorted(languages):
        path = LOCALE / f"{language}.po"
        data = path.read_bytes() if path.is_file() else b""
        path.write_bytes(updated(data, language))


def updated(data: bytes, language: str) -> bytes:
    """A catalogue with the words that are asked for now, and its translations of them."""
    old = read_po(BytesIO(data), language.replace("-", "_"))
    new = Catalog(language.replace("-", "_"), fuzzy=False)
    for words, file in asked():
        known = old.get(words)
        comments = known.user_comments if known else ()
        said = known.string if known else None
        new.add(words, said, locations=[(file, 0)], user_comments=comments)
    written = BytesIO()
    write_po(written, new, 100, omit_header=True, sort_output=True, include_lineno=False)
    header = HEADER.format(language=language, plurals=new.plural_forms)
    return header.encode() + written.getvalue()


def asked() -> Iterator[Asked]:
    """All words of the theme: of its templates, of the code, of the tables in it."""
    files = [(path, JINJA2) for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".xml"}]
    files += [(path, PYTHON) for path in (ROOT / "generator/export").glob("*.py")]
    for path, method in sorted(files):
        with path.open("rb") as file:
            for _, words, _, _ in extract(method, file, KEYWORDS):
                yield Asked(words, path.relative_to(ROOT).as_posix())
    yield from (Asked(words, TABLES) for words in tables())


def tables() -> Iterator[str | tuple[str, str]]:
    """The words that are asked for by a name."""
    sys.path.insert(0, str(ROOT))
    from generator.export.tongue import KINDS, LABELS, NOUNS  # noqa: PLC0415 (found on that path)

    yield from NOUNS.values()
    yield from (word for pair in KINDS.values() for word in pair)
    yield from LABELS


if __name__ == "__main__":
    main()
