"""What the pages are looked at with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.archives import sample_site
from tests.browser.browsers import Watched, browser, missing


class _Files(SimpleHTTPRequestHandler):
    """Files as a plain host serves them: what is not there is answered with the site's 404.html."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: object) -> None:
        """Answer with the page for what is not here."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Host(ThreadingHTTPServer):
    """A host that does not mind a browser going away."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives its address."""
    server = _Host(("127.0.0.1", 0), partial(_Files, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session", autouse=True)
def _needed() -> None:
    if missing():
        pytest.skip(missing())


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the source of axe, which judges whether everybody can use a page."""
    package = pytest.importorskip("axe_playwright_python")
    return (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture
def plain(chromium: Any) -> Iterator[Any]:
    """Give a page in a browser that runs no script."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Give the site of the sample archive."""
    own = tmp_path_factory.getbasetemp()
    return sample_site(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="module")
def chromium(_needed: None) -> Iterator[Any]:
    """Give a browser."""
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the site on this machine, two folders below the root."""
    root = tmp_path_factory.mktemp("served")
    (root / "a").mkdir()
    (root / "a/b").symlink_to(site)
    with hosted(root) as address:
        yield f"{address}a/b/"


@pytest.fixture(scope="session")
def rooted(site: Path) -> Iterator[str]:
    """Give the address of the site at the root of a host."""
    with hosted(site) as address:
        yield address


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """Give a page of its own context, without motion: a transition cut short is complained of."""
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def watched(page: Any) -> Watched:
    """Give a page that is watched."""
    return Watched(page)
