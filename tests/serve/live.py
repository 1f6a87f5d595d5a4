"""A real `variorum serve` in a process of its own, and what it says."""

from __future__ import annotations

import http.client
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

PATIENCE = 30


class Live:
    """A server at work: its address, its words, its end."""

    def __init__(self, root: Path, port: int = 0) -> None:
        self.root = root
        command = [sys.executable, "-u", "-m", "generator", "-C", str(root), "serve"]
        self.process = subprocess.Popen(
            [*command, "--port", str(port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.address = self.wait_for("Serving at ").split()[2]
        self.host = urlsplit(self.address).netloc

    def wait_for(self, words: str) -> str:
        """The next line that holds some words."""
        while True:
            line = self._lines.get(timeout=PATIENCE)
            if words in line:
                return line

    def builds(self) -> int:
        """How many builds it has told of."""
        return sum("rendered" in line for line in self.said)

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
        """The status and the body of an answer; a header's underscore stands for a hyphen."""
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        body = b"" if answer.status == http.HTTPStatus.SWITCHING_PROTOCOLS else answer.read()
        connection.close()
        return answer.status, body

    def write(self, name: str, text: str) -> None:
        """Save a file of the archive."""
        (self.root / name).write_text(text, "utf-8")

    def interrupt(self) -> int:
        """Press Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout:
            for line in self.process.stdout:
                self.said.append(line)
                self._lines.put(line)


@contextmanager
def serving(root: Path, port: int = 0) -> Iterator[Live]:
    """Serve an archive as long as it is needed."""
    live = Live(root, port)
    try:
        yield live
    finally:
        if live.process.poll() is None:
            live.process.kill()
            live.process.wait()
            live._reader.join()
