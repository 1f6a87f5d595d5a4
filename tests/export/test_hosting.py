"""What hosts are told: the same of a page as the page says itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from generator import Options, build, load
from generator.export import policy, urls
from generator.export.hosting import apache, hosted, nginx
from tests.archives import SMALL, built, tree, write
from tests.export.editions import archive, planned

FULL = SMALL.replace('"CC0 1.0"\n', '"CC0 1.0"\n[search]\nfull_text = true\n')
FILES = {urls.HEADERS, urls.HOST_NGINX, urls.HOST_APACHE, urls.NO_JEKYLL}


def stated(site: Path) -> dict[str, str]:
    """The policy that each page states in its head."""
    said = {}
    for path in site.rglob("*.html"):
        head = html.document_fromstring(path.read_bytes().decode()).head
        (said[path.relative_to(site).as_posix()],) = head.xpath(
            "meta[@http-equiv='Content-Security-Policy']/@content"
        )
    return said


def told(text: str) -> dict[str, dict[str, str]]:
    """The headers of each path, as Cloudflare reads them: `!` takes back."""
    rules: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rule = rules[line] = {}
        elif line.startswith("  ! "):
            rule[line[2:]] = ""
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rule[name] = value
    return rules


@pytest.mark.parametrize("text", [SMALL, FULL], ids=["names searched", "texts searched"])
def test_templates_and_headers_say_the_same(tmp_path: Path, text: str) -> None:
    """Each page states the one policy, that of the search with its engine, and both go out."""
    full = text is FULL
    build(load(write(tmp_path, text)), Options(jobs=1))
    said = stated(tmp_path / "site")
    assert len(said) > 20
    assert said.pop(urls.SEARCH) == policy.page(full_text=full)
    assert set(said.values()) == {policy.page(full_text=False)}
    headers = told((tmp_path / "site/_headers").read_text("utf-8"))
    assert headers["/deep/*"][policy.POLICY] == policy.page(full_text=full)


def test_every_host_is_told_the_same() -> None:
    """Each header of the one file is in the two others, below the path of the site."""
    headers = {**policy.ALWAYS, policy.POLICY: policy.page(full_text=True)}
    spelled = {of: "\n".join(of("/deep/", headers)) for of in (hosted, nginx, apache)}
    said = [*headers.items(), *policy.LASTING.items(), (policy.POLICY, policy.DRAWING)]
    for of, text in spelled.items():
        assert [name for name, value in said if name not in text or value not in text] == []
        assert ("/deep/404.html" in text) is (of is not hosted)
    rules = told(spelled[hosted])
    assert [*rules] == ["/deep/*", "/deep/*.svg", "/deep/theme/*.css", "/deep/theme/*.js"]
    assert rules["/deep/theme/*.css"] == policy.LASTING
    assert max(map(len, spelled[hosted].splitlines())) < 2000


def test_only_what_is_named_by_its_digest_is_kept_for_ever() -> None:
    """A header says so of style sheets and scripts of the theme, whose names hold a digest."""
    pages, _ = planned(archive("a"), base_url="http://h/")
    theme = [path for path in pages if path.startswith("theme/")]
    lasting = [path for path in theme if path.endswith((".css", ".js"))]
    assert lasting
    assert all(re.fullmatch(r"theme/[\w.-]+-[0-9a-f]{8}\.(css|js)", path) for path in lasting)


def test_it_can_be_left_out() -> None:
    """A host may be told by its owner alone."""
    assert planned(archive("a"))[0].keys() >= FILES
    assert not planned(archive("a"), "hosting")[0].keys() & FILES


def test_what_a_host_wants_in_the_folder_stays(tmp_path: Path) -> None:
    """A CNAME, a `.git` and a `.htaccess` outlive builds, small and large, and clean sites."""
    foreign = "-- site/CNAME --\nexample.org\n-- site/.git/HEAD --\nx\n-- site/.htaccess --\ny\n"
    own = tree(write(tmp_path / "foreign", foreign) / "site")
    write(tmp_path, SMALL)
    built(tmp_path)
    write(tmp_path, foreign)
    fire = tmp_path / "content/2001/fire.md"
    fire.write_text(fire.read_text("utf-8").replace("burnt", "burned"), "utf-8")
    built(tmp_path)
    assert tree(tmp_path / "site").items() >= own.items()
    build(replace(load(tmp_path), title="Another"), Options(jobs=1))
    assert tree(tmp_path / "site").items() >= own.items()


AWKWARD = """\
-- content/con.md --
---
tags: [CON, "a:b?", "ends.", "aux", "com1.txt"]
author: ["Nul", "lpt1", "what? <x> | *", "a\\\\b"]
formerly: ["/aux.html", "/prn/", "/a:b.html", "/what%3F.html", "/ends./"]
---
Text.
-- content/x/nul.txt --
Text.
=== comments ===

@ PRN. | 2001 | c1
Text.
"""
RESERVED_NAMES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def test_every_disk_can_hold_the_site(tmp_path: Path) -> None:
    """No name of a file is one that exFAT or Windows refuses, or another in capitals."""
    built(write(tmp_path, SMALL + AWKWARD))
    paths = [p.relative_to(tmp_path / "site").as_posix() for p in (tmp_path / "site").rglob("*")]
    parts = {part for path in paths for part in path.split("/")}
    assert len(paths) > 60
    assert [p for p in parts if RESERVED_NAMES.fullmatch(p)] == []
    assert [p for p in parts if re.search(r'[<>:"\\|?*\x00-\x1f\x7f]|[. ]$', p)] == []
    assert len({path.casefold() for path in paths}) == len(paths)
