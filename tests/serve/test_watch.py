"""What the live server watches: the folders that are there now, not those it began with."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import Options, load
from generator.preview import Preview
from tests.archives import SMALL, write

PATIENCE = 30


class Watched:
    """An archive being watched in a thread, and what its pages come to say."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._built = threading.Condition()
        self.preview = Preview(load(root), Options(jobs=1), lambda _: None)
        self.preview.build()
        self._thread = threading.Thread(target=self.preview.watch, args=(self._tell,), daemon=True)

    def begin(self) -> None:
        """Watch from now on."""
        self._thread.start()

    def says(self, words: str) -> bool:
        """Wait until the front page has some words."""
        page = self.root / "site/index.html"
        with self._built:
            return self._built.wait_for(lambda: words in page.read_text("utf-8"), PATIENCE)

    def end(self) -> None:
        """Watch no longer."""
        self.preview.end()
        if self._thread.ident:
            self._thread.join(PATIENCE)

    def _tell(self) -> None:
        with self._built:
            self._built.notify_all()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """Give the small archive, built and not yet watched."""
    found = Watched(write(tmp_path, SMALL))
    yield found
    found.end()


def theme(words: str) -> str:
    """A template of the front page that says some words."""
    return f'-- templates/home.html --\n{{% extends "built-in/home.html" %}}{{% block main %}}{words}{{% endblock %}}\n'  # noqa: E501


def test_a_folder_of_templates_may_come_later(watched: Watched) -> None:
    """Templates begun while the server runs are shown, and so is each edit of them."""
    watched.begin()
    for words in ("A first theme", "A second theme"):
        write(watched.root, theme(words))
        assert watched.says(words)


def test_a_folder_that_came_before_the_watch_is_shown(watched: Watched) -> None:
    """Templates begun between the first build and the watch are not overlooked."""
    write(watched.root, theme("An early theme"))
    watched.begin()
    assert watched.says("An early theme")


def test_an_edit_before_the_watch_is_shown(watched: Watched) -> None:
    """An edit made between the first build and the watch is not overlooked."""
    write(watched.root, '-- content/archive.toml --\ntitle = "Early"\n')
    watched.begin()
    assert watched.says("Early")


def test_a_folder_that_is_replaced_is_watched_again(watched: Watched) -> None:
    """When `content/` is moved away and another put in its place, edits there are seen."""
    watched.begin()
    content = watched.root / "content"
    shutil.copytree(content, watched.root / "next")
    content.rename(watched.root / "last")
    (watched.root / "next").rename(content)
    for title in ("Renamed", "Renamed again"):
        write(watched.root, f'-- content/archive.toml --\ntitle = "{title}"\n')
        assert watched.says(title)
