"""What is withheld is shown by no live server: not from before, not first, not while it fails."""

from __future__ import annotations

from pathlib import Path

from generator import load
from generator.glimpse import glimpse
from tests.archives import SMALL, built, tree, write
from tests.laws.canaries import ABOUT, CAGE
from tests.laws.test_live import Server
from tests.serve.live import Live, serving

DECISION = f"-- content/decisions.toml --\n{ABOUT}"


def held(live: Live) -> set[str]:
    """The pages of the site that show what is withheld, as they are served."""
    pages = [path for path in tree(live.root / "site") if path.endswith(".html")]
    return {path for path in pages if b"zqbody" in live.ask(f"/{path}")[1].lower()}


def test_what_is_withheld_is_shown_by_no_earlier_build(tmp_path: Path) -> None:
    """Begun on a site that an earlier build made, in an archive it cannot build: no page is shown.

    Control: before the decision the words stand in pages; mended, the pages are there without them.
    """
    root = write(tmp_path, SMALL + CAGE)
    with serving(root) as live:
        assert held(live)
    write(root, f"{DECISION}-- templates/home.html --\n{{% if %}}\n")
    with serving(root) as live:
        status, page = live.ask("/cage.html")
        assert status == 503
        assert b"templates/home.html:1" in page
        assert b"may hold what is withheld" in page
        assert b"livereload.js" in page
        assert held(live) == set()
        (root / "templates/home.html").unlink()
        live.wait_for("rendered")
        assert live.ask("/cage.html")[0] == 200
        assert held(live) == set()


def test_a_failed_build_after_a_decision_shows_nothing(tmp_path: Path) -> None:
    """Decided while it is served, and wrongly: nothing of before is shown till it is mended."""
    root = write(tmp_path, SMALL + CAGE)
    with serving(root) as live:
        live.write("content/decisions.toml", '[[withhold]]\nabout = "comment:nowhere#n"\nby =\n')
        live.wait_for("content/decisions.toml")
        assert live.ask("/cage.html")[0] == 503
        assert held(live) == set()
        live.write("content/decisions.toml", ABOUT)
        live.wait_for("rendered")
        assert live.ask("/cage.html")[0] == 200
        assert held(live) == set()


def test_a_failed_build_hides_nothing_where_nothing_is_decided(tmp_path: Path) -> None:
    """Where nothing is withheld the pages of before stay, with the fault above them."""
    root = write(tmp_path, SMALL)
    built(root)
    write(root, "-- templates/home.html --\n{% if %}\n")
    with serving(root) as live:
        status, page = live.ask("/2001/fire.html")
        assert status == 200
        assert b"templates/home.html:1" in page


def test_no_glimpse_goes_before_a_decision(tmp_path: Path) -> None:
    """Words that are saved together with what withholds them are in no page shown first."""
    server = Server(write(tmp_path, SMALL + CAGE.replace("Zqbody", "Nobody")))
    server.build()
    write(tmp_path, CAGE + DECISION)
    changed = {"cage.md", "decisions.toml"}
    assert not glimpse(load(tmp_path), server.live, changed)
    assert b"Zqbody" not in (tmp_path / "site/cage.html").read_bytes()
    assert glimpse(load(tmp_path), server.live, {"cage.md"})
    assert b"Zqbody" in (tmp_path / "site/cage.html").read_bytes()
