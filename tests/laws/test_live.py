"""What a server builds, with all that it keeps in mind, is what is built from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings

from generator import Options, Report, VariorumError, build, load
from generator.pipeline import Live
from tests.archives import SMALL, built, tree, write
from tests.laws.edits import EDITS, Archive, begun, lay, own_template, series
from tests.laws.test_warm import MEMORY

BROKEN = {
    "the settings": ("content/archive.toml", "title = 12\n"),
    "a template": ("templates/home.html", "{% if %}"),
    "a page of a template": ("templates/entity.html", "{{ page.gone }}"),
}


class Server:
    """An archive in a folder, and what is kept in mind of it."""

    def __init__(self, root: Path, *, drafts: bool = False) -> None:
        self.root = root
        self.live = Live()
        self.options = Options(drafts=drafts, jobs=1)

    def build(self) -> Report:
        """Build as the server does, which begins anew where something has to be mended."""
        try:
            return build(load(self.root), self.options, live=self.live)
        except VariorumError:
            self.live = Live()
            raise

    def fresh(self) -> dict[str, bytes]:
        """The site of the same sources, built from nothing."""
        with TemporaryDirectory(dir=MEMORY) as folder:
            for name in ("content", "templates"):
                if (self.root / name).is_dir():
                    shutil.copytree(self.root / name, Path(folder) / name)
            report = build(load(Path(folder)), self.options)
            assert report.failures == ()
            return tree(Path(folder) / "site")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Give the small archive, built once by a server."""
    found = Server(write(tmp_path, SMALL))
    assert found.build().failures == ()
    return found


@settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.generate],
)
@given(series)
@example([[(edit, number, "Ada Lovelace")] for number, edit in enumerate(EDITS)])
@example([[(edit, 1, "[[London]]")] for edit in reversed(EDITS)])
@example([[(own_template, 1, "a"), (own_template, 2, "b")], [(own_template, 1, "c")]])
def test_after_any_edits_a_live_build_is_a_cold_one(edits: list) -> None:
    """After each of any edits the site equals one built from nothing, and no more was rendered."""
    archive: Archive = begun()
    with TemporaryDirectory(dir=MEMORY) as folder:
        lay(Path(folder), archive)
        server = Server(Path(folder))
        before = server.build().planned.digests()
        for step in edits:
            for edit, n, word in step:
                edit(archive, n, word)
            lay(Path(folder), archive)
            after = server.build()
            digests = after.planned.digests()
            assert after.failures == ()
            assert tree(Path(folder) / "site") == server.fresh()
            assert set(after.rendered) == {p for p, d in digests.items() if before.get(p) != d}
            before = digests


@pytest.mark.parametrize(("file", "text"), BROKEN.values(), ids=BROKEN)
def test_an_error_in_between_spoils_nothing(server: Server, file: str, text: str) -> None:
    """A build that stops leaves the site as it was, and the next is what a fresh one would be."""
    path = server.root / file
    good = path.read_text("utf-8") if path.exists() else None
    before = tree(server.root / "site")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    write(server.root, "-- content/new.md --\n# New\nAda Lovelace wrote.\n")
    with pytest.raises(VariorumError):
        server.build()
    assert tree(server.root / "site") == before
    path.write_text(good, "utf-8") if good else path.unlink()
    assert server.build().failures == ()
    assert tree(server.root / "site") == server.fresh()


def test_a_live_build_of_nothing_new_renders_nothing(server: Server) -> None:
    """What did not change is neither rendered nor written, and its pages have the same names."""
    before = tree(server.root / "site")
    again = server.build()
    assert (again.rendered, again.published.written, again.published.removed) == ((), (), ())
    assert tree(server.root / "site") == before


def test_a_memory_that_is_cleaned_away_is_missed_by_nobody(server: Server) -> None:
    """Where the memo goes while a server keeps things in mind, the next build is whole."""
    shutil.rmtree(server.root / ".variorum")
    write(server.root, "-- templates/own.html --\n-- content/new.md --\n# New\n[[London]].\n")
    assert server.build().failures == ()
    assert tree(server.root / "site") == server.fresh()


def test_another_build_in_between_takes_nothing_from_a_server(tmp_path: Path) -> None:
    """What a build without drafts forgets, a server that shows drafts finds again."""
    draft = "-- content/draft.md --\n---\ntitle: Soon\ndraft: true\n---\nAda Lovelace.\n"
    server = Server(write(tmp_path, f"{SMALL}{draft}"), drafts=True)
    server.build()
    built(tmp_path)
    write(tmp_path, '-- content/archive.toml --\ntitle = "Another"\n')
    assert server.build().failures == ()
    assert tree(tmp_path / "site") == server.fresh()


def test_a_draft_comes_and_goes(server: Server) -> None:
    """An article that becomes a draft goes from every page, and comes back when it is none."""
    fire = server.root / "content/2001/fire.md"
    shown = tree(server.root / "site")
    text = fire.read_text("utf-8")
    fire.write_text(text.replace("title:", "draft: true\ntitle:"), "utf-8")
    assert "2001/fire.html" in server.build().published.removed
    assert tree(server.root / "site") == server.fresh()
    fire.write_text(text, "utf-8")
    server.build()
    assert tree(server.root / "site") == shown
