"""What the live server answers, and to whom."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archives import SMALL, write
from tests.serve.live import Live, serving

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
NOT_PAGES = (
    "/..%2fcontent/archive.toml", "/../content/archive.toml", "/%2e%2e/content/archive.toml",
    "//etc/passwd", "/..%5ccontent%5carchive.toml", "/%00", "/index.html%00.css", "/.variorum/lock",
    "/.%76ariorum/memo.sqlite", "/2001/../../content/about.md", "/out.html", "/folder/about.md",
    "/nothing.html", "/2001", "/%ff%fe", "/" + "a" * 5000,
)  # fmt: skip


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Give a server of the small archive, with two links out of its site."""
    root = write(tmp_path_factory.mktemp("served"), SMALL)
    with serving(root) as server:
        (root / "site/out.html").symlink_to(root / "content/about.md")
        (root / "site/folder").symlink_to(root / "content")
        yield server


def test_a_page_is_served_with_the_script(live: Live) -> None:
    """A page is as it is published, with one script, which its policy lets listen."""
    status, page = live.ask("/2001/fire.html")
    published = (live.root / "site/2001/fire.html").read_bytes()
    assert status == 200
    assert page.count(b'<script src="/livereload.js?') == 1
    assert b"connect-src 'self' ws:" in page
    assert b"livereload" not in published
    assert live.ask("/livereload.js")[0] == 200


def test_a_folder_is_its_index(live: Live) -> None:
    """An address that ends in a slash is answered with the index there."""
    assert live.ask("/")[1] == live.ask("/index.html")[1]
    assert live.ask("/people/")[0] == 200


def test_other_files_are_served_as_they_are(live: Live) -> None:
    """What is no HTML page is served byte for byte, and HEAD sends none of them."""
    published = (live.root / "site/2001/plan.svg").read_bytes()
    assert live.ask("/2001/plan.svg") == (200, published)
    assert live.ask("/2001/plan.svg", "HEAD") == (200, b"")


@pytest.mark.parametrize("path", NOT_PAGES, ids=lambda path: path[:40])
def test_nothing_else_is_served(live: Live, path: str) -> None:
    """What is no file of the site is not found, never a fault, and never a file from elsewhere."""
    status, body = live.ask(path)
    assert status == (400 if path == "/%ff%fe" else 404)
    assert b"base_url" not in body
    assert b"Who made this" not in body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_host_is_refused(live: Live, host: str) -> None:
    """A request made to another host's name is refused, so that no page elsewhere reads drafts."""
    assert live.ask("/index.html", Host=host)[0] in {400, 403}
    assert live.ask("/livereload.js", Host=host)[0] in {400, 403}


def test_only_a_page_of_ours_may_listen(live: Live) -> None:
    """The socket that tells of builds opens for our own origin and for no other."""
    origins = {
        f"http://{live.host}": 101,
        "http://evil.example": 403,
        "http://127.0.0.1.evil.example": 403,
        "null": 403,
    }
    asked = {o: live.ask("/livereload", **UPGRADE, Origin=o)[0] for o in origins}
    assert asked == origins


def test_a_port_in_use_is_said_and_the_next_is_taken(tmp_path: Path) -> None:
    """Where a port is taken the server says so and serves at another."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serving(write(tmp_path, SMALL), port) as live:
            assert f"port {port} is taken: using another\n" in live.said
            assert live.ask("/index.html")[0] == 200


def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    """Ctrl-C ends the server with 0 and a word, and no traceback."""
    with serving(write(tmp_path, SMALL)) as live:
        assert live.interrupt() == 0
        assert live.said[-1] == "Ended.\n"
        assert not [line for line in live.said if "Traceback" in line]
