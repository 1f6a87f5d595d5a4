"""Plug-ins of somebody else's package, found as an installed one is: by its entry points."""

from __future__ import annotations

import pytest

from generator import ConfigError, Options, build, load
from generator.single import read_single
from tests.archives import package, write

PACKAGE = package(
    "shelf",
    """\
[variorum.exporters]
titles = shelf:titles

[variorum.recognisers]
shelf = shelf:Shelf

[variorum.finders]
river = shelf:River
""",
    """\
from generator.export.bare import DataView
from generator.model.page import Page
from generator.model.records import Kind
from generator.recognise.span import Candidate, Span, Strength
from generator.recognise.unlisted.guess import Guess


def titles(edition):
    yield Page("titles.json", DataView({"titles": [a.title for a in edition.articles]}))


class Shelf:
    def __init__(self, lexicon):
        self.ids = [entry.id for entry in lexicon.entries]

    def propose(self, passages, links):
        for p in passages:
            at = p.words.find("it")
            if at >= 0:
                sense = (Candidate(self.ids[0], Strength.STRONG),)
                yield Span(p.text, p.start + at, p.start + at + 2, "it", sense)


class River:
    def __init__(self, lists):
        pass

    def guess(self, passages, taken):
        for p in passages:
            at = p.start + p.words.index("saw")
            yield Guess(p.text, at, at + 3, "Saw", Kind.PLACE, 1.5, "a river")
""",
)
ARCHIVE = """\
-- content/a.md --
# The river
Ada Lovelace saw it.
-- content/entities.toml --
[ada]
name = "Ada Lovelace"
kind = "person"
-- content/archive.toml --
title = "T"
"""


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """A small archive, and the package as it is installed."""
    write(tmp_path / "package", PACKAGE)
    monkeypatch.syspath_prepend(str(tmp_path / "package"))
    return write(tmp_path / "archive", ARCHIVE)


def with_setting(archive, line):
    """The archive's settings, one more among them."""
    file = archive / "content/archive.toml"
    file.write_text(file.read_text("utf-8") + line, "utf-8")
    return load(archive)


def test_an_exporter_of_somebody_else_runs(archive):
    """An exporter named in the settings adds its pages to the site."""
    build(with_setting(archive, 'exporters = ["titles"]'), Options(jobs=1))
    assert '"The river"' in (archive / "site/titles.json").read_text("utf-8")


def test_a_recogniser_of_somebody_else_is_asked(archive):
    """A recogniser named in the settings finds what the built-in one does not."""
    config = with_setting(archive, 'recognisers = ["gazetteer", "shelf"]')
    planned = build(config, Options(jobs=1)).planned
    assert [share.at.written for share in planned.archive.named.of("ada")] == [2]


def test_a_finder_of_somebody_else_is_asked_by_read_alone(archive):
    """A finder named in the settings adds to what `read` gives, and no build asks it."""
    config = with_setting(archive, 'recognisers = ["gazetteer", "river"]')
    build(config, Options(jobs=1))
    single = read_single(archive / "content/a.md")
    assert [(one.id, one.score) for one in single.unlisted] == [("saw", 1.5)]


@pytest.mark.parametrize("key", ["exporters", "recognisers"])
def test_a_plug_in_that_is_not_installed(archive, key):
    """A name that no package offers is one message, and nothing is built."""
    config = with_setting(archive, f'{key} = ["nobody"]')
    with pytest.raises(ConfigError, match=r"archive\.toml: no .*nobody"):
        build(config, Options(jobs=1))
    assert not (archive / "site").exists()
