"""What nginx and Apache send by the recipes of docs/hosting.md: headers, and compressed files."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from generator.export import policy
from tests.archives import SMALL, built, write
from tests.export.realservers import SERVERS, serving

SET = "formerly: /old.html\ntitle: The mill"
ZIPPED = SMALL.replace('"CC0 1.0"\n', '"CC0 1.0"\n[publish]\ncompress = ["gzip"]\n').replace(
    "title: The mill", SET
)
PAGES = {**policy.ALWAYS, policy.POLICY: policy.page(full_text=False)}
DRAWING = {**policy.ALWAYS, policy.POLICY: policy.DRAWING}
SENT = {
    "": PAGES,
    "index.html": PAGES,
    "2001/fire.html": PAGES,
    "search.html": PAGES,
    "2001/plan.svg": DRAWING,
    "theme/style-*.css": {**PAGES, **policy.LASTING},
    "search/n-.js": PAGES,
    "old.html": PAGES,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the small site, compressed, two folders below a root."""
    folder = tmp_path_factory.mktemp("sent")
    built(write(folder, ZIPPED))
    shutil.copytree(folder / "site", folder / "root/deep")
    return folder / "root/deep"


@pytest.fixture(params=SERVERS)
def port(request: pytest.FixtureRequest, site: Path, tmp_path: Path) -> Iterator[int]:
    """Give a server of that site."""
    with serving(request.param, tmp_path, site.parent, site) as found:
        yield found


def ask(port: int, path: str, coding: str = "identity") -> HTTPResponse:
    """The answer of a server, with its body under `body`."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"/deep/{path}", headers={"Accept-Encoding": coding})
    response = connection.getresponse()
    response.body = response.read()
    connection.close()
    return response


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_each_file_is_sent_with_its_headers(port: int, site: Path, coding: str) -> None:
    """Pages, drawings and files that last have each their headers once, compressed or not."""
    for pattern, wanted in SENT.items():
        (file,) = site.glob(pattern) if pattern else (site / "index.html",)
        path = file.relative_to(site).as_posix() if pattern else ""
        sent = ask(port, path, coding)
        found = {name: sent.headers.get_all(name) for name in wanted}
        assert found == {name: [value] for name, value in wanted.items()}, path
        assert policy.LASTING.keys() <= wanted.keys() or "Cache-Control" not in sent.headers
        if sent.status == 200:
            plain = gzip.decompress(sent.body) if "Content-Encoding" in sent.headers else sent.body
            assert plain == file.read_bytes()


def test_what_is_compressed_is_sent_so(port: int) -> None:
    """Who takes gzip gets the file that was made beforehand, of the type of the first."""
    types = {"2001/fire.html": "text/html", "index.html": "text/html", "": "text/html"}
    for path, kind in types.items():
        sent = ask(port, path, "br;q=0.9, gzip")
        assert (sent.headers["Content-Encoding"], sent.headers.get_content_type()) == ("gzip", kind)
        assert gzip.decompress(sent.body) == ask(port, path).body
    assert "Content-Encoding" not in ask(port, "robots.txt", "gzip").headers


def test_what_is_not_here_is_answered_with_its_page(port: int, site: Path) -> None:
    """Any depth of an address that is not here is answered with the page 404, and its headers."""
    for path in ("theme/style-00000000.css", "a/b/c/d.html"):
        sent = ask(port, path)
        assert (sent.status, sent.body) == (404, (site / "404.html").read_bytes())
        assert sent.headers[policy.POLICY] == PAGES[policy.POLICY]
        assert "Cache-Control" not in sent.headers
    assert b'href="/deep/index.html"' in sent.body
