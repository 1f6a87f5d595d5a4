"""A warm build is a cold build that took less time."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, example, given, settings

from generator import Report
from tests.archives import SMALL, built, tree, write
from tests.laws.edits import EDITS, begun, lay, own_template, series

Stamp = tuple[int, int]
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # some hundred builds sync there at once


def stamps(site: Path) -> dict[str, Stamp]:
    """The inode and the time of every file."""
    found = {p.relative_to(site).as_posix(): p.stat() for p in site.rglob("*") if p.is_file()}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in found.items()}


def changed(before: Report, after: Report) -> set[str]:
    """The pages whose digest is new."""
    old, new = before.planned.digests(), after.planned.digests()
    return {path for path in new if old.get(path) != new[path]}


def edited(root: Path, file: str, old: str, new: str) -> Report:
    """Build, replace some words of a file, and build again; the second report."""
    built(root)
    path = root / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return built(root)


@settings(
    max_examples=10,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.generate],  # shrinking takes minutes
)
@given(series)
@example([[(edit, number, "Ada Lovelace")] for number, edit in enumerate(EDITS)])
@example([[(own_template, 1, "a"), (own_template, 2, "b")], [(own_template, 1, "c")]])
def test_after_any_edits_a_warm_build_is_a_cold_one(edits: list) -> None:
    """After each of any edits the site equals one built from nothing, and no more was rendered."""
    archive = begun()
    with TemporaryDirectory(dir=MEMORY) as folder:
        warm = Path(folder) / "warm"
        lay(warm, archive)
        before = built(warm)
        for number, step in enumerate(edits):
            for edit, n, word in step:
                edit(archive, n, word)
            cold = Path(folder) / f"cold-{number}"
            lay(warm, archive)
            lay(cold, archive)
            after = built(warm)
            assert (after.failures, built(cold).failures) == ((), ())
            assert tree(warm / "site") == tree(cold / "site")
            assert set(after.rendered) == changed(before, after)
            before = after


def test_a_second_build_does_nothing(tmp_path: Path) -> None:
    """A build of what did not change renders no page and touches no file."""
    write(tmp_path, SMALL)
    built(tmp_path)
    before = stamps(tmp_path / "site")
    again = built(tmp_path)
    assert (again.rendered, again.published.written, again.published.removed) == ((), (), ())
    assert stamps(tmp_path / "site") == before


def test_a_file_that_was_only_touched_changes_nothing(tmp_path: Path) -> None:
    """A source written again with the same bytes is hashed anew, and no page is rendered."""
    write(tmp_path, SMALL)
    built(tmp_path)
    write(tmp_path, SMALL)
    assert built(tmp_path).rendered == ()


def test_a_body_without_names_costs_what_shows_it(tmp_path: Path) -> None:
    """An edit at the end of a long body makes its page, its data and the feeds again."""
    write(tmp_path, SMALL)
    report = edited(tmp_path, "content/2001/fire.md", "built it again", "built it anew")
    feeds = {"feed.xml", "feed.json"}
    assert set(report.rendered) == {"2001/fire.html", "data/articles/2001/fire.json"} | feeds


def test_the_beginning_of_a_body_is_shown_in_lists(tmp_path: Path) -> None:
    """Where the excerpt changes, the lists that show it are made again too."""
    write(tmp_path, SMALL)
    report = edited(tmp_path, "content/1999/mill.md", "Nothing is", "No one is")
    lists = {"index.html", "dates/1999.html", "tags/town.html", "authors/ines-bell.html"}
    lists |= {"feed.xml", "feed.json", "chance.html", "tags/town.atom.xml"}
    own = {"1999/mill.html", "data/articles/1999/mill.json"}
    assert set(report.rendered) == lists | own


def test_a_renamed_entity_costs_what_names_it(tmp_path: Path) -> None:
    """A new name that nobody wrote changes what shows it, what was named with it, and no more."""
    write(tmp_path, SMALL)
    report = edited(tmp_path, "content/entities.toml", "Ada Lovelace", "Countess")
    assert set(report.rendered) == {
        "2001/fire.html", "data/articles/2001/fire.json", "data/entities.json",
        "entities/index.html", "people/index.html", "people/ada-lovelace.html", "index.html",
        "places/london.html", "entities/most.html", "entities/first.html", "entities/book.html",
        "entities/network.html", "entities/network.gexf", "entities/network.graphml",
        "people/ada-lovelace.jsonld", "data/annotations/2001/fire.jsonld",
        "data/annotations/index.jsonld", "search/n-.js",
    }  # fmt: skip


def test_unrelated_pages_keep_their_files(tmp_path: Path) -> None:
    """What an edit does not reach is the same file as before, by inode and by time."""
    write(tmp_path, SMALL)
    built(tmp_path)
    before = stamps(tmp_path / "site")
    report = edited(tmp_path, "content/2001/fire.md", "built it again", "built it anew")
    after = stamps(tmp_path / "site")
    assert {p for p in after if after[p] != before[p]} == {*report.rendered, "manifest-sha256.txt"}


def test_a_file_of_the_theme_is_the_only_one_that_its_edit_changes(tmp_path: Path) -> None:
    """An edit of a picture of the archive's own theme writes that file alone."""
    write(tmp_path, SMALL + "-- templates/assets/own.svg --\n<svg/>\n")
    report = edited(tmp_path, "templates/assets/own.svg", "<svg/>", "<svg />")
    assert report.published.written == ("theme/own.svg",)


def test_an_edited_style_sheet_has_a_new_name_on_every_page(tmp_path: Path) -> None:
    """A style sheet may be kept by a browser for ever: edited, it is another file."""
    write(tmp_path, SMALL + "-- templates/assets/own.css --\na {}\n")
    report = edited(tmp_path, "templates/assets/own.css", "a", "b")
    (gone,) = report.published.removed
    (new,) = (path for path in report.published.written if path.endswith(".css"))
    assert gone != new
    assert re.fullmatch(r"theme/own-[0-9a-f]{8}\.css", new)
    assert {"index.html", "2001/fire.html"} <= set(report.rendered)


def test_a_memory_lost_or_spoilt_costs_time_alone(tmp_path: Path) -> None:
    """A memo that is no memo is begun anew, and the site stays the same."""
    write(tmp_path, SMALL)
    built(tmp_path)
    before = tree(tmp_path / "site")
    (tmp_path / ".variorum/memo.sqlite").write_bytes(b"not a memo" * 1000)
    assert built(tmp_path).failures == ()
    assert tree(tmp_path / "site") == before


def test_a_clash_is_told_at_every_build(tmp_path: Path) -> None:
    """Two pages for one path are a problem when they first meet, while they stay, and no longer."""
    root = write(tmp_path, SMALL)
    quiet = {p.message for p in built(root).planned.problems}
    write(root, "-- content/people/ada-lovelace.md --\n# Ada\n\nA page of her own.\n")
    for _ in range(3):
        told = {p.message for p in built(root).planned.problems} - quiet
        assert any("two pages would stand there" in message for message in told)
    (root / "content/people/ada-lovelace.md").unlink()
    assert {p.message for p in built(root).planned.problems} == quiet


def test_a_line_more_in_the_register_changes_no_page(tmp_path: Path) -> None:
    """Where an entity stands in its file is shown nowhere, so nothing is rendered for it."""
    write(tmp_path, SMALL)
    report = edited(
        tmp_path, "content/entities.toml", "[ada-lovelace]", "# People\n\n[ada-lovelace]"
    )
    assert report.rendered == ()


def test_a_template_costs_the_pages_that_it_shows(tmp_path: Path) -> None:
    """An edit of a template renders the pages made with it, and no others."""
    write(tmp_path, SMALL + '-- templates/tags.html --\n{% extends "built-in/tags.html" %}\n')
    report = edited(tmp_path, "templates/tags.html", "%}", "%}{% block crumbs %}x{% endblock %}")
    assert set(report.rendered) == {"tags/index.html"}
