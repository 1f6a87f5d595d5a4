"""What servers do with our rules: nginx and Apache themselves are asked for every old address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.archives import built, write
from tests.export.realservers import SERVERS, serving

# As they are written; each is an article's own.
DIFFICULT = (
    "/2009/02/despatch.html",
    "/2009/02/",
    "/folder",
    "/?p=12",
    "/?p=12&page=2",
    "/?a=1&amp;b=2",
    "/index.php?a=b%20c",
    "/index.php?a=b+c",
    "/index.php?x[]=1&y={2}|^`",
    "/index.php?u=http://old.example/?p=1",
    "/index.php?who=it's",
    "/index.php?what=%c3%A9",
    "/?thread-12.html",
    "/a b/c.html",
    "/a%20b/d.html",
    "/café/",
    "/caf%C3%A9.html",
    "/%63oded.html",
    '/it\'s "so".html',
    "/$1/$request_uri/${x}.html",
    "/(a|b)*+[c]{2}^$/",
    "/dot.x",
    "/dotax",
    "/100%25/",
    "/%2525.html",
    "/c++/a&b=c;d,e!.html",
    "/~ada/",
    "/wiki/Talk:Fire",
    "/wiki/Talk:Folder/",
    "/folder/with/?p=1",
    "/%25{QUERY_STRING}/%251.html",
    "/[x]|y.html",
    '/"; return 200 "x.html',
    "/<script>`x`</script>.html",
    "/UPPER/Case.html",
    "/v?id=aB",
    "/v?id=Ab",
    "/☃.html",
    "/-/",
    "/" + "long/" * 60,
)
MANY = [f"/archive.php?id={n}" for n in range(500)] + [f"/many/{n}/" for n in range(500)]
OTHERS = ("/", "/about.html", "/m/0.html")
UNKNOWN = ("/?p=13", "/?p=12&x=1", "/index.php", "/dotbx", "/archive.php?id=5000", "/many/5000/")

CONTENT = """\
-- content/archive.toml --
title = "Moved"
base_url = "https://new.example{base}"
-- content/about.md --
About.
"""


def browser(written: str) -> str:
    """An address as a browser asks for it (URL Standard, 1.3: percent-encode sets)."""
    path, mark, query = written.partition("#")[0].partition("?")
    raw = "!$%&()*+,-./:;=@[]_|~"
    return quote(path, safe=raw + "'") + mark + quote(query, safe=raw + "?^`{}")


def archive(folder: Path, base: str) -> dict[str, str]:
    """Build an archive with all the old addresses; each with the page that it leads to."""
    pages = {f"d/{n}": [address] for n, address in enumerate(DIFFICULT)}
    pages |= {f"m/{n}": MANY[n * 100 : n * 100 + 100] for n in range(len(MANY) // 100)}
    text = CONTENT.format(base=base)
    for name, old in pages.items():
        listed = "".join(f"  - '{base[:-1]}{one.replace(chr(39), 2 * chr(39))}'\n" for one in old)
        text += f"-- content/{name}.md --\n---\nformerly:\n{listed}---\nText.\n"
    report = built(write(folder, text))
    assert [problem.message for problem in report.planned.problems] == []
    return {one: f"{base}{name}.html" for name, old in pages.items() for one in old}


def answer(connection: HTTPConnection, asked: str) -> tuple[int, str]:
    """What a server answers: its status, and where it leads, without its own name."""
    connection.putrequest("GET", asked, skip_host=True)
    connection.putheader("Host", "new.example")
    connection.endheaders()
    response = connection.getresponse()
    response.read()
    return response.status, (response.getheader("Location") or "").removeprefix(
        "http://new.example"
    )


@pytest.fixture(scope="module", params=["/", "/deep/er/"])
def moved(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, dict[str, str]]:
    """Give an archive at a path of its host: the path, its folder, and what was moved."""
    folder = tmp_path_factory.mktemp("moved")
    return request.param, folder, archive(folder, request.param)


@pytest.fixture(params=SERVERS)
def served(
    request: pytest.FixtureRequest, moved: tuple[str, Path, dict[str, str]], tmp_path: Path
) -> Iterator[HTTPConnection]:
    """Give a server of the archive."""
    base, folder, _ = moved
    root = tmp_path / "root"
    site = root / base.strip("/")
    shutil.copytree(folder / "site", site)
    with (
        serving(request.param, tmp_path, root, site) as port,
        closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection,
    ):
        yield connection


def test_every_old_address_leads_to_its_page(
    served: HTTPConnection, moved: tuple[str, Path, dict[str, str]]
) -> None:
    """Each is answered by a 301 to the page, each page by itself; nothing else is moved."""
    base, _, pages = moved
    below = base[:-1]
    wanted = {one: (301, page) for one, page in pages.items()}
    assert wanted == {one: answer(served, below + browser(one)) for one in pages}
    assert {answer(served, below + one) for one in OTHERS} == {(200, "")}
    assert {answer(served, page) for page in pages.values()} == {(200, "")}
    assert all(answer(served, below + one)[0] != 301 for one in UNKNOWN)
