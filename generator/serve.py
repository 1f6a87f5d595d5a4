"""The live server: watch, build, reload.

Owns the loop from an edit to the browser. Pages are served as they are published, with one script
of livereload's put in; a failed build becomes a page, never a dead server. Only this machine may
ask, and only by its own name.
"""

from __future__ import annotations

import asyncio
import html
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import tornado.httpserver
import tornado.netutil
import tornado.web
import watchfiles
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from msgspec import Struct

from generator.beneath import read_beneath
from generator.config import Config, load
from generator.errors import Severity, VariorumError
from generator.export.plan import OPTIONAL
from generator.glimpse import glimpse
from generator.pipeline import Live, Options, Report, build
from generator.report import message, messages, problems

HOST = "127.0.0.1"
NAMES = frozenset(("127.0.0.1", "localhost", "[::1]"))
PORTS_TRIED = 20
LOOK_MS = 300
# A build that takes longer is preceded by a look at the pages in hand.
GLIMPSE_SECONDS = 0.15
SCRIPT = b'<script src="/livereload.js"></script>\n</head>'
CLOSED = b"default-src 'none'"
OPENED = b"default-src 'none'; connect-src 'self' ws:"

Folders = dict[Path, int]
Told = Callable[[Report | VariorumError | Exception], None]


class Notice(Struct, frozen=True):
    """What the browser is told above a page: a heading and the messages."""

    heading: str
    messages: tuple[str, ...]


class Preview:
    """An archive being worked on: builds it again whenever a file of it changes."""

    def __init__(self, config: Config, options: Options, told: Told) -> None:
        self.config = config
        self.options = options
        self.told = told
        self.live = Live()
        self.notice: Notice | None = None
        self.stop = threading.Event()
        self.folders: Folders = {}
        self.seconds = 0.0

    def build(self) -> None:
        """Build once; whatever goes wrong becomes the notice."""
        self.folders = _standing(self.config)
        try:
            self.config = load(self.config.root, OPTIONAL)
            report = build(self.config, self.options, live=self.live)
        except VariorumError as error:
            self.live = Live()
            self.notice = Notice("This archive cannot be built", (message(error.problem),))
            self.told(error)
        except Exception as error:  # noqa: BLE001 (the server outlives our own faults)
            self.live = Live()
            self.notice = Notice("Variorum failed", (f"{type(error).__name__}: {error}",))
            self.told(error)
        else:
            self.seconds = report.seconds
            errors = [p for p in problems(report) if p.severity is Severity.ERROR]
            told = tuple(messages(errors, self.config.content))
            self.notice = Notice("What is wrong with the sources", told) if told else None
            self.told(report)

    def watch(self, built: Callable[[], None]) -> None:
        """Build at every change of content, settings or templates, until told to stop.

        A folder that comes, goes or is replaced is noticed within `LOOK_MS`. Then all are watched
        anew before anything is built, so that no change falls between the two.
        """
        shown: Folders | None = self.folders
        while not self.stop.is_set():
            folders = _standing(self.config)
            with suppress(FileNotFoundError):
                for changes in self._changes(folders):
                    if changes or shown != folders:
                        shown = folders
                        if self._glimpse(changes):
                            built()
                        self.build()
                        built()
                    if _standing(self.config) != folders:
                        break
            shown = None

    def _glimpse(self, changes: set[Any]) -> bool:
        """Show the pages in hand first where a whole build takes its time; it mends what fails."""
        content = self.config.content
        changed = {Path(file).relative_to(content).as_posix() for _, file in changes
                   if Path(file).is_relative_to(content)}  # fmt: skip
        with suppress(Exception):
            return self.seconds > GLIMPSE_SECONDS and glimpse(self.config, self.live, changed)
        return False

    def _changes(self, folders: Folders) -> Iterator[set[Any]]:
        return watchfiles.watch(
            *folders, debounce=30, step=10, stop_event=self.stop,
            rust_timeout=LOOK_MS, yield_on_timeout=True,
        )  # fmt: skip


def _standing(config: Config) -> Folders:
    """The folders to be watched that are there now, each with what tells it from another."""
    found: Folders = {}
    for folder in (config.content, config.templates):
        with suppress(OSError):
            if folder.is_dir():
                found[folder] = folder.stat().st_ino
    return found


class _Local(tornado.web.RequestHandler):
    """Answers this machine alone: a page elsewhere must not read drafts by a name of its own."""

    preview: Preview

    def initialize(self, preview: Preview) -> None:
        """Take the archive."""
        self.preview = preview

    def prepare(self) -> None:
        """Refuse a request made to another host's name (DNS rebinding)."""
        if not is_local(self.request.host):
            raise tornado.web.HTTPError(403)

    def set_default_headers(self) -> None:
        """Nothing is to be kept by the browser."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")


class Pages(_Local):
    """The files of the site."""

    def get(self, path: str) -> None:
        """Send a file, or the site's own page for what is not here."""
        found = self._find(path)
        if found is None:
            self.set_status(404)
            found = self._find("404.html") or (
                "404.html",
                b"<!doctype html><title>404</title><head></head><body>",
            )
        name, data = found
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.set_header(
            "Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        )
        self.write(live(data, self.preview.notice) if name.endswith(".html") else data)

    def head(self, path: str) -> None:
        """The same without the bytes."""
        self.get(path)

    def _find(self, path: str) -> tuple[str, bytes] | None:
        name = path if path and not path.endswith("/") else f"{path}index.html"
        if "\0" in name or any(part.startswith(".") for part in name.split("/")):
            return None
        try:
            return name, read_beneath(self.preview.config.site, name)
        except OSError:
            return None


class Script(_Local, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's script."""


class Socket(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The browser's ear: told to reload after each build."""

    waiters: ClassVar[set[LiveReloadHandler]] = LiveReloadHandler.waiters

    def check_origin(self, origin: str) -> bool:
        """Only a page of ours may listen."""
        return is_local(urlsplit(origin).netloc) and is_local(self.request.host)


def is_local(host: str) -> bool:
    """Whether a Host header or an origin names this machine."""
    return host.rpartition(":")[0] in NAMES or host in NAMES


def live(page: bytes, notice: Notice | None) -> bytes:
    """A page as it is shown while working: it listens, and says above all what went wrong."""
    page = page.replace(b"</head>", SCRIPT, 1).replace(CLOSED, OPENED, 1)
    if notice is None:
        return page
    items = "".join(f"<pre>{html.escape(m)}</pre>" for m in notice.messages)
    told = (
        f'<aside class="notice" role="alert"><h2>{html.escape(notice.heading)}</h2>{items}</aside>'
    )
    start = page.find(b"<body")
    at = page.find(b">", start) + 1 if start >= 0 else len(page)
    return page[:at] + told.encode() + page[at:]


def serve(preview: Preview, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address. The next free port is taken."""
    asyncio.run(_serve(preview, port, ready))


async def _serve(preview: Preview, port: int, ready: Callable[[str], None]) -> None:
    given = {"preview": preview}
    routes: list[Any] = [
        (r"/livereload", Socket),
        (r"/livereload\.js", Script, given),
        (r"/(.*)", Pages, given),
    ]
    server = tornado.httpserver.HTTPServer(tornado.web.Application(routes, log_function=_quiet))
    sockets = _bound(port)
    server.add_sockets(sockets)
    loop = asyncio.get_running_loop()
    watcher = threading.Thread(
        target=preview.watch, args=(lambda: loop.call_soon_threadsafe(_reload),), daemon=True
    )
    watcher.start()
    ready(f"http://{HOST}:{sockets[0].getsockname()[1]}/")
    try:
        await asyncio.Event().wait()
    finally:
        preview.stop.set()
        server.stop()


def _bound(port: int) -> list[Any]:
    """Sockets on the port, or on the next free one; raises OSError after some tries."""
    for candidate in _ports(port):
        try:
            return tornado.netutil.bind_sockets(candidate, HOST)
        except OSError:
            if candidate == port + PORTS_TRIED:
                raise
    return []


def _ports(port: int) -> Iterator[int]:
    return iter(range(port, port + PORTS_TRIED + 1)) if port else iter((0,))


def _reload() -> None:
    for listener in tuple(Socket.waiters):
        listener.send_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": True})


def _quiet(_: tornado.web.RequestHandler) -> None:
    """No line a request."""
