"""The live server: shows a preview in browsers and reloads them.

Pages are served as they are published, with one script of livereload's put in; a failed build is a
notice above them, never a dead server. Only this machine may ask, and only by its own name; a page
from elsewhere, open in the same browser, is given nothing of it.
"""

from __future__ import annotations

import asyncio
import html
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, ClassVar

import tornado.httpserver
import tornado.netutil
import tornado.web
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.escape import json_decode

from generator.beneath import read_beneath
from generator.export import urls
from generator.preview import Notice, Preview

HOST = "127.0.0.1"
NAMES = frozenset(("127.0.0.1", "localhost", "[::1]"))
PORTS_TRIED = 20
# So many may knock while the server is busy with another.
BACKLOG = 1024
# One who has said nothing for so long is let go.
PATIENCE_SECONDS = 60
SCRIPT = '<script src="/livereload.js?shown={}"></script>\n</head>'
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
}
BLANK = b"<!doctype html><title>Variorum</title><head></head><body></body>"
CLOSED = b"default-src 'none'"
OPENED = b"default-src 'none'; connect-src 'self' ws:"
RELOAD = {"command": "reload", "path": "*", "liveCSS": False, "liveImg": True}
# A plug-in of livereload.js: the page tells what it shows when it begins to listen.
TELLS = b"""
LiveReload.addPlugin(class {
  static identifier = "variorum";
  static version = "1.0";
  constructor(_, host) { this.shown = host._livereload.options.shown; }
  analyze() { return {shown: this.shown}; }
});
"""


class _Local(tornado.web.RequestHandler):
    """Answers this machine alone: a page elsewhere must not read drafts by a name of its own."""

    preview: Preview

    def initialize(self, preview: Preview) -> None:
        """Take the archive."""
        self.preview = preview

    def prepare(self) -> None:
        """Refuse a request made to another host's name (DNS rebinding), or by another's page."""
        asked = self.request.headers
        if not is_local(self.request.host) or not is_ours(asked.get("Origin"), self.request.host):
            raise tornado.web.HTTPError(403)
        # Only whoever clicks on a link elsewhere comes here; no page there loads anything.
        is_strange = asked.get("Sec-Fetch-Site") in {"cross-site", "same-site"}
        if is_strange and asked.get("Sec-Fetch-Dest") != "document":
            raise tornado.web.HTTPError(403)

    def set_default_headers(self) -> None:
        """Nothing is to be kept by the browser, nor to be loaded or framed by others."""
        for name, value in HEADERS.items():
            self.set_header(name, value)


class Pages(_Local):
    """The files of the site."""

    def get(self, path: str) -> None:
        """Send a file, or the site's own page for what is not here."""
        shown = self.preview.shown
        found = self._find(path) if self.preview.shows else None
        if found is None:
            self.set_status(404 if self.preview.shows else 503)
            own = self._find(urls.NOT_FOUND) if self.preview.shows else None
            found = own or (urls.NOT_FOUND, BLANK)
        name, data = found
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.set_header(
            "Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        )
        self.write(live(data, shown, self.preview.notice) if name.endswith(".html") else data)

    def head(self, path: str) -> None:
        """The same without the bytes."""
        self.get(path)

    def _find(self, path: str) -> tuple[str, bytes] | None:
        name = path if path and not path.endswith("/") else f"{path}index.html"
        if name == urls.WORKER:
            # What is worked on is to be seen as it is now, and at the same address stands
            # another archive tomorrow.
            return None
        if "\0" in name or any(part.startswith(".") for part in name.split("/")):
            return None
        try:
            return name, read_beneath(self.preview.config.site, name)
        except OSError:
            return None


class Script(_Local, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's script, and ours."""

    def get(self) -> None:
        """Send both."""
        super().get()
        self.write(TELLS)


class Socket(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The browser's ear: told to reload after each build."""

    waiters: ClassVar[set[LiveReloadHandler]] = LiveReloadHandler.waiters
    preview: Preview

    def initialize(self, preview: Preview) -> None:
        """Take the archive."""
        self.preview = preview

    def check_origin(self, origin: str) -> bool:
        """Only a page of ours may listen."""
        return is_local(self.request.host) and is_ours(origin, self.request.host)

    def on_message(self, message: str | bytes) -> None:
        """Shake hands; a page that was sent before the last build is reloaded at once."""
        super().on_message(message)
        plugins = json_decode(message).get("plugins", {})
        if plugins and plugins["variorum"]["shown"] != self.preview.shown:
            self.send_message(RELOAD)


def is_local(host: str) -> bool:
    """Whether a Host header or an origin names this machine."""
    return host.rpartition(":")[0] in NAMES or host in NAMES


def is_ours(origin: str | None, host: str) -> bool:
    """Whether a page that asks is one of this server; a browser names its origin, or none does."""
    return origin is None or origin == f"http://{host}"


def live(page: bytes, shown: str, notice: Notice | None) -> bytes:
    """A page as it is shown while working: it listens, and says above all what went wrong."""
    page = page.replace(b"</head>", SCRIPT.format(shown).encode(), 1).replace(CLOSED, OPENED, 1)
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
        (r"/livereload", Socket, given),
        (r"/livereload\.js", Script, given),
        (r"/?(.*)", Pages, given),
    ]
    application = tornado.web.Application(routes, log_function=_quiet)
    server = tornado.httpserver.HTTPServer(application, idle_connection_timeout=PATIENCE_SECONDS)
    _make_room()
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
        preview.end()
        server.stop()


def _bound(port: int) -> list[Any]:
    """Sockets on the port, or on the next free one; raises OSError after some tries."""
    for candidate in _ports(port):
        try:
            return tornado.netutil.bind_sockets(candidate, HOST, backlog=BACKLOG)
        except OSError:
            if candidate == port + PORTS_TRIED:
                raise
    return []


def _make_room() -> None:
    """As many files and sockets at once as the system allows: a build needs some of them too."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 (Windows has none, and no such limit)

        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _ports(port: int) -> Iterator[int]:
    return iter(range(port, port + PORTS_TRIED + 1)) if port else iter((0,))


def _reload() -> None:
    for listener in tuple(Socket.waiters):
        listener.send_message(RELOAD)


def _quiet(_: tornado.web.RequestHandler) -> None:
    """No line a request."""
