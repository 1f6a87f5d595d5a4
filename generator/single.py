"""One file, read and recognised apart from any build.

Owns the way from a path to its reading, with the register and the decisions of the archive it lies
in. How that is told is the business of `told`.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.beneath import read_beneath
from generator.config import Config, load
from generator.errors import ConfigError, Place, Problem, Severity
from generator.link import merge
from generator.model.mention import Sightings
from generator.model.reading import Reading, Records
from generator.model.records import Entity
from generator.model.source import Source
from generator.model.veil import Veil
from generator.read.discover import CONFIG, discover, look
from generator.read.formats import DECISIONS, REGISTER, REGISTER_ENDING
from generator.read.hiding.blots import blotted
from generator.read.hiding.records import veiled
from generator.read.hiding.tracing import traces
from generator.read.pack import pack
from generator.read.whole import read
from generator.recognise import lexicon
from generator.recognise.decided import settle
from generator.recognise.documents import Text, document, texts
from generator.recognise.seam import DEFAULT, of_builds, of_documents
from generator.recognise.step import Recognise
from generator.recognise.unlisted import starters
from generator.recognise.unlisted.guess import Unlisted
from generator.recognise.unlisted.search import Finder, find, search
from generator.withhold.orders import in_force, orders
from generator.withhold.veils import veils

CONTENT = "content"
# A folder that no reader walks.
OWN_LISTS = "entities/_lists"


class Single(Struct, frozen=True):
    """A file as it was read, what it names, and the register it was read with.

    `text` has one kind of line end, so that claims count its characters; `unlisted` are the names
    in `texts` that stand in no register. It is `veiled` where decisions hide something of it.
    """

    text: str
    reading: Reading
    texts: tuple[Text, ...]
    sightings: Sightings
    unlisted: tuple[Unlisted, ...]
    entities: tuple[Entity, ...]
    veiled: bool = False


class _Shelf:
    """A room that holds blobs alone."""

    def __init__(self, blobs: dict[str, bytes]) -> None:
        self._blobs = blobs

    def blob(self, digest: str) -> bytes:
        """Load bytes by their digest; raises KeyError."""
        return self._blobs[digest]

    def blobs(self, digests: Collection[str]) -> dict[str, bytes]:
        """Load many of them."""
        return {digest: self._blobs[digest] for digest in digests}

    def file(self, path: str) -> bytes:
        """No file is to be reached from here."""
        raise FileNotFoundError(path)


def read_single(path: Path) -> Single:
    """Read one file; raises ConfigError where it cannot be read, or is no source."""
    path = Path(os.path.normpath(path.absolute()))
    content = _content_of(path)
    name = path.relative_to(content).as_posix()
    if name == CONFIG:
        hint = "`variorum check` checks them"
        message = "it holds the settings, no text to be read"
        raise ConfigError(Problem(Place(str(path)), message, hint, Severity.ERROR))
    try:
        config = _config(content)
        source, beside = look(content, name, config.pasted if config else ())
        data = read_beneath(content, name)
        register = next((c for c in (content, Path.cwd() / CONTENT) if _has_register(c)), None)
        said = _said(register) if register else Records()
        entities, _ = merge(said.entities, said.decisions)
        said = replace(said, entities=entities)
    except OSError as error:
        raise ConfigError(_closed(path, content, error)) from error
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    reading, text, veil = _veiled(source, read(source, data, beside), text, said, config)
    names = settle(entities, [d for d in said.decisions if not d.table.hides]).names
    digest, lexicon_blob = lexicon.encode(names)
    cards, blobs = pack(reading)
    shelf = _Shelf({**blobs, digest: lexicon_blob})
    asked = config.recognisers if config else DEFAULT
    step = Recognise(digest, of_builds(asked))
    found = tuple(text for card in cards.articles[:1] for text in texts(document(card), shelf))
    seen = step.sightings(name, found, shelf)
    finders, refused = _finders(asked, register or content), lexicon.nameless(names)
    unlisted = search(found, seen, finders, {entity.id for entity in entities})
    unlisted = tuple(one for one in unlisted if lexicon.surface(one.name) not in refused)
    return Single(text, reading, found, seen, unlisted, entities, veiled=bool(veil))


def _veiled(
    source: Source, reading: Reading, text: str, said: Records, config: Config | None
) -> tuple[Reading, str, Veil | None]:
    """A reading and its text through the veil that decisions make, as far as one file tells.

    Raises ConfigError for a decision that may hide something and cannot be used.
    """
    for decision in said.decisions:
        if decision.flaw:
            raise ConfigError(decision.flaw)
    kept, _ = in_force(said.decisions, config.as_of if config else "")
    if not kept:
        return reading, text, None
    secret = config.secret if config else ""
    made, _ = orders(kept, said.entities, secret)
    by_path, _ = veils([(source, traces(reading, secret))], made, secret)
    veil = by_path.get(source.path)
    if veil is None:
        return reading, text, None
    return veiled(reading, veil), blotted(text, reading, veil), veil


def _content_of(path: Path) -> Path:
    """The content folder that a file lies in: an archive's own may hold another of that name."""
    named = [p for p in path.parents if p.name == CONTENT]
    whole = (p for p in reversed(named) if (p / CONFIG).is_file() or _has_register(p))
    return next(whole, named[0] if named else path.parent)


def _config(content: Path) -> Config | None:
    """The settings of the archive that a content folder belongs to; raises ConfigError."""
    is_archive = content.name == CONTENT and (content / CONFIG).is_file()
    return load(content.parent) if is_archive else None


def _finders(asked: Iterable[str], content: Path) -> list[Finder]:
    """What is asked for unlisted names, with the starter lists that the archive has of its own."""
    lists = starters.build(own_lists(content))
    return [find(name)(lists) for name in of_documents(asked)]


def own_lists(content: Path) -> dict[str, str]:
    """The starter lists that an archive has of its own; raises ConfigError."""
    own = {}
    for name in starters.LISTS:
        path = f"{OWN_LISTS}/{name}.txt"
        try:
            own[name] = read_beneath(content, path).decode(errors="replace")
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise ConfigError(_closed(content / path, content, error)) from error
    return own


def _closed(path: Path, content: Path, error: OSError) -> Problem:
    """Why a file, or what is read along with it, could not be opened."""
    way = [path, *path.parents]
    link = next((p for p in way[: way.index(content)] if p.is_symlink()), None)
    if link:
        hint = "name the file itself"
        return Problem(Place(str(link)), "a symbolic link is not followed", hint, Severity.ERROR)
    hint = "let this user read it, and what lies beside it"
    message = f"it cannot be read: {error.strerror or 'it is no plain file'}"
    return Problem(Place(str(path)), message, hint, Severity.ERROR)


def _has_register(content: Path) -> bool:
    """Whether a folder has a register, or decisions."""
    return any(
        (content / name).is_dir() or (content / f"{name}{REGISTER_ENDING}").is_file()
        for name in (REGISTER, DECISIONS)
    )


def _said(content: Path) -> Records:
    """The register of a content folder, and what is decided on it."""
    sources = [s for s in discover(content, {}).sources if s.path.endswith(REGISTER_ENDING)]
    found = [read(s, (content / s.path).read_bytes(), {}).records for s in sources]
    return Records(
        entities=tuple(entity for records in found for entity in records.entities),
        decisions=tuple(decision for records in found for decision in records.decisions),
    )
