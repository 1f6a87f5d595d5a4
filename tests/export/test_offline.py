"""What a site that is read offline has besides, and when what readers kept is to be dropped."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator import Options, build, load
from generator.export import urls
from generator.publish import MANIFEST
from tests.archives import SMALL, built, write
from tests.export.editions import archive, planned

ASKED = SMALL.replace("licence =", 'also = ["offline"]\nlicence =')
DECISIONS = {
    "nothing": "",
    "a comment": '[[withhold]]\nabout = "comment:2001/fire#c1"\n',
    "a mask": '[[mask]]\nauthor = "Ines Bell"\nas = "A"\n',
    "another mask": '[[mask]]\nauthor = "Ines Bell"\nas = "B"\n',
}


def _seal(root: Path, decisions: str = "") -> str:
    """What copies are named by, under some decisions."""
    if decisions:
        (root / "content/decisions.toml").write_text(decisions, "utf-8")
    assert build(load(root), Options(jobs=1)).failures == ()
    script = (root / "site" / urls.WORKER).read_text("utf-8")
    return json.loads(re.search(r"OURS \+ (.*);", script)[1])


def test_only_who_asks_for_it_has_it() -> None:
    """A site has neither worker nor page, and no page leads there, unless it is asked for."""
    assert {urls.OFFLINE, urls.WORKER} <= set(planned(archive("a"), also=("offline",))[0])
    assert not {urls.OFFLINE, urls.WORKER} & set(planned(archive("a"))[0])


def test_what_is_kept_first_is_there(tmp_path: Path) -> None:
    """Every file that the worker asks for at the first visit is one of the site."""
    _seal(write(tmp_path, ASKED))
    site = tmp_path / "site"
    script = (site / urls.WORKER).read_text("utf-8")
    first = json.loads(re.search(r"FIRST = (.*);", script)[1])
    assert {"index.html", "offline.html", "search.html"} < set(first)
    assert [path for path in first if not (site / path).is_file()] == []
    assert json.loads(re.search(r"new URL\((\"[^\"]+\"), SCOPE", script)[1]) == MANIFEST
    for page in ("index.html", "2001/fire.html"):
        assert f'data-worker="{"../" * page.count("/")}worker.js"' in (site / page).read_text(
            "utf-8"
        )


def test_copies_have_a_name_for_each_way_to_withhold(tmp_path: Path) -> None:
    """What readers kept is named anew if and only if something else is withheld."""
    seals = {name: _seal(write(tmp_path / name, ASKED), text) for name, text in DECISIONS.items()}
    assert len(set(seals.values())) == len(DECISIONS)
    for name in DECISIONS:
        article = tmp_path / name / "content/1999/mill.md"
        article.write_text(article.read_text("utf-8").replace("Nothing", "Nobody"), "utf-8")
        assert _seal(tmp_path / name) == seals[name]


def test_the_name_hangs_on_the_secret(tmp_path: Path) -> None:
    """Nobody can try what is withheld by the name of the copies, without the archive's secret."""
    text = ASKED.replace("licence =", 'secret = "a line nobody knows"\nlicence =')
    with_secret = _seal(write(tmp_path / "a", text), DECISIONS["a mask"])
    assert with_secret != _seal(write(tmp_path / "b", ASKED), DECISIONS["a mask"])


def test_a_page_that_is_not_read_offline_says_nothing_of_it(tmp_path: Path) -> None:
    """Pages of a site without it ask for no worker."""
    assert built(write(tmp_path, SMALL)).failures == ()
    assert "worker" not in (tmp_path / "site/2001/fire.html").read_text("utf-8")
