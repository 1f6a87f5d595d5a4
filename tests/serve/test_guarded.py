"""What the live server stands: hostile addresses, other people's pages, crowds."""

from __future__ import annotations

import os
import re
import resource
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

from generator import Options, load
from generator.preview import Preview
from tests.archives import SMALL, package, write
from tests.serve.live import PATIENCE, Live, serving

SECRET = "Zqsecret beside the site"
CROWD = 1000
WAYS_UP = (
    "..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "%e0%80%ae.", "..;", "...",
    "..%00", "%00..", "\uff0e\uff0e", "..\\", "%5c..", "..%5c", "..%09", "~root", "%u002e.",
)  # fmt: skip
SLASHES = ("/", "//", "%2f", "%2F", "%252f", "\\", "%5c", "%c0%af", "/./", "\u2215", "%e2%88%95")
# Whoever asks for these is no page of ours, and a browser says so of itself.
STRANGERS = (
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "https://{host}"},
    {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Dest": "script"},
    {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Dest": "iframe"},
    {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Dest": "image"},
    {"Sec_Fetch_Site": "cross-site"},
)
FRIENDS: tuple[dict[str, str], ...] = (
    {},
    {"Origin": "http://{host}"},
    {"Sec_Fetch_Site": "same-origin", "Sec_Fetch_Dest": "script"},
    {"Sec_Fetch_Site": "none", "Sec_Fetch_Dest": "document"},
    {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Dest": "document"},
)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Give a server of the small archive, with a secret wherever one could get to from its site."""
    root = write(tmp_path_factory.mktemp("guarded"), SMALL)
    with serving(root) as server:
        for name in ("secret.txt", "content/secret.txt", "site-old/secret.txt", "site/.secret.txt"):
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(SECRET, "utf-8")
        (root / "site/near.txt").symlink_to("index.html")
        (root / "site/far.txt").symlink_to(root / "secret.txt")
        (root / "site/up").symlink_to("..")
        os.mkfifo(root / "site/pipe.html")
        os.link(root / "site/index.html", root / "site/twin.html")
        yield server


def raw(live: Live, first: str, *lines: str) -> tuple[str, dict[str, str], bytes]:
    """Say a request byte for byte; the status line, the headers and the body of the answer."""
    said = "\r\n".join([first, f"Host: {live.host}", "Connection: close", *lines, "", ""])
    host, _, port = live.host.partition(":")
    with socket.create_connection((host, int(port)), PATIENCE) as wire:
        wire.sendall(said.encode("utf-8", "surrogateescape"))
        heard = b"".join(iter(lambda: wire.recv(1 << 16), b""))
    head, _, body = heard.partition(b"\r\n\r\n")
    status, *named = head.decode("latin-1").split("\r\n")
    return status, dict(line.split(": ", 1) for line in named), body


def ways_out() -> list[str]:
    """Addresses of what is beside the site, spelt in every way that has fooled a server."""
    ends = ("secret.txt", "content/secret.txt", "site-old/secret.txt", "etc/passwd")
    found = {
        f"{begin}{slash.join([up] * deep)}{slash}{end.replace('/', slash)}"
        for up in WAYS_UP
        for slash in SLASHES
        for begin in ("/", "/2001/../", "/people/")
        for deep in (1, 8)
        for end in ends
    }
    whole = {quote(f"../{end}", safe="") for end in ends} | {f"//{end}" for end in ends}
    links = {"/far.txt", "/near.txt", "/up/secret.txt", "/up/site/index.html", "/pipe.html"}
    hidden = {"/.secret.txt", "/%2esecret.txt", "/./.secret.txt", "/index.html/../.secret.txt"}
    return sorted(found | {f"/{one}" for one in whole} | links | hidden)


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.slow), 7])
def test_no_spelling_of_an_address_leads_out(live: Live, every: int) -> None:
    """Thousands of hostile addresses: each is refused in words, none shows a byte of elsewhere."""
    wrong = []
    for address in [*ways_out()[::every], "/far.txt", "/up/secret.txt"]:
        status, _, body = raw(live, f"GET {address} HTTP/1.1")
        if status.split()[1] not in {"400", "404"} or SECRET.encode() in body or b"root:x" in body:
            wrong.append((address, status))
    assert wrong == []
    assert not [line for line in live.said if "Traceback" in line]


def test_the_judge_of_ways_out_sees_the_secret(live: Live) -> None:
    """Control: a secret that does stand in the site is served and seen."""
    (live.root / "site/told.txt").write_text(SECRET, "utf-8")
    assert SECRET.encode() in raw(live, "GET /told.txt HTTP/1.1")[2]
    (live.root / "site/told.txt").unlink()


@pytest.mark.parametrize("path", ["/", "/2001/fire.html", "/2001/plan.svg", "/nothing.html"])
def test_a_head_is_that_of_the_page(live: Live, path: str) -> None:
    """HEAD says what GET says, to the length, without a byte of the body; a range is not taken."""
    status, headers, body = raw(live, f"GET {path} HTTP/1.1")
    told = raw(live, f"HEAD {path} HTTP/1.1")
    assert (told[0], told[1] | {"Date": ""}, told[2]) == (status, headers | {"Date": ""}, b"")
    assert int(headers["Content-Length"]) == len(body) > 0
    for part in ("bytes=0-9", "bytes=-5", "bytes=9999999-", "bytes=0-0,2-3", "lines=1", "bytes=z"):
        assert raw(live, f"GET {path} HTTP/1.1", f"Range: {part}")[::2] == (status, body)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_sent(live: Live, method: str) -> None:
    """The server only answers: what would change anything is refused, and allows nobody else to."""
    status, headers, _ = raw(live, f"{method} /index.html HTTP/1.1", "Content-Length: 0")
    assert status.split()[1] == "405"
    assert not [name for name in headers if name.startswith("Access-Control")]


@pytest.mark.parametrize(
    "first",
    ["GET / HTTP/1.1", "GET /nothing HTTP/1.1", "GET http://evil.example/ HTTP/1.1",
     "GET /livereload.js HTTP/1.1", "POST / HTTP/1.1", "GET /%ff HTTP/1.1"],
)  # fmt: skip
def test_nothing_is_kept_nor_lent_to_others(live: Live, first: str) -> None:
    """Whatever is answered, no cache keeps it, and no page of another may load or frame it."""
    headers = raw(live, first)[1]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("says", STRANGERS, ids=str)
def test_a_page_of_another_is_given_nothing(live: Live, says: dict[str, str]) -> None:
    """What a page elsewhere asks for, to run, show or read it, is refused, scripts too."""
    headers = {name: value.format(host=live.host) for name, value in says.items()}
    for path in ("/index.html", "/livereload.js", "/data/entities.json"):
        assert live.ask(path, **headers)[0] == 403


@pytest.mark.parametrize("says", FRIENDS, ids=str)
def test_ours_are_answered(live: Live, says: dict[str, str]) -> None:
    """Control: our own pages, a typed address and a link from elsewhere are answered."""
    headers = {name: value.format(host=live.host) for name, value in says.items()}
    assert live.ask("/index.html", **headers)[0] == 200


def test_it_listens_on_this_machine_alone(live: Live) -> None:
    """The one socket it listens on is bound to the loopback."""
    port = f"{int(live.host.rpartition(':')[2]):04X}"
    lines = [*Path("/proc/net/tcp").read_text().splitlines()[1:]]
    lines += Path("/proc/net/tcp6").read_text().splitlines()[1:]
    listening = [words[1] for words in map(str.split, lines) if words[3] == "0A"]
    assert [at for at in listening if at.endswith(f":{port}")] == [f"0100007F:{port}"]


def test_the_policy_of_a_page_holds(live: Live) -> None:
    """A page that listens has the policy it is published with, but for what listening takes."""
    policy = re.compile(rb'Content-Security-Policy" content="([^"]+)"')
    for path in ("index.html", "2001/fire.html", "search.html"):
        (shown,) = policy.findall(live.ask(f"/{path}")[1])
        (published,) = policy.findall((live.root / "site" / path).read_bytes())
        assert shown == published.replace(
            b"default-src 'none'", b"default-src 'none'; connect-src 'self' ws:", 1
        )
        assert b"unsafe-inline" not in shown


def test_a_crowd_is_served(tmp_path: Path) -> None:
    """A thousand open sockets keep nobody from being answered, nor an edit from being built.

    The server starts with leave for fewer than that.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2 * CROWD:
        pytest.skip(f"this system allows {hard} open files")
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
        server = Live(write(tmp_path, SMALL))
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        with ExitStack() as crowd:
            crowd.callback(server.interrupt)
            host, _, port = server.host.partition(":")
            for _ in range(CROWD):
                crowd.enter_context(socket.create_connection((host, int(port)), PATIENCE))
            assert server.ask("/2001/fire.html")[0] == 200
            server.write("content/new.md", "# New\nText.\n")
            server.wait_for("rendered")
            assert server.ask("/new.html")[0] == 200
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


WAITS = package(
    "slow",
    "[variorum.exporters]\nslow = slow:waits",
    """\
from pathlib import Path

def waits(edition):
    if Path("GATE").exists():
        Path("GATE").read_bytes()
    return ()
""",
)


def test_it_answers_while_it_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that hangs in a plug-in keeps no page from being served; its end is told."""
    gate = tmp_path / "gate"
    write(tmp_path / "package", WAITS.replace("GATE", str(gate)))
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'package'}:{os.environ.get('PYTHONPATH', '')}")
    slow = SMALL.replace('title = "Small"', 'title = "Small"\nexporters = ["slow"]')
    with serving(write(tmp_path / "archive", slow)) as live:
        os.mkfifo(gate)
        live.write("content/new.md", "# New\nText.\n")
        with gate.open("wb"):  # It opens when the build has come to the gate.
            assert live.ask("/2001/fire.html")[0] == 200
            assert live.ask("/new.html")[0] == 404
        live.wait_for("rendered")
        assert live.ask("/new.html")[0] == 200


def test_what_is_saved_at_once_is_built_once(tmp_path: Path) -> None:
    """Thirty files saved at once cause one build, and what a build writes causes none."""
    ended: list[object] = []
    preview = Preview(load(write(tmp_path, SMALL)), Options(jobs=1), ended.append)
    preview.build()
    for number in range(30):
        write(tmp_path, f"-- content/new-{number}.md --\n# New\nText.\n")
    at_rest = threading.Event()
    hear, heard = preview._hear, []

    def counted() -> set[Path]:
        found = hear()
        heard.append(len(found))
        if heard[1:] and not any(heard[-3:]):
            preview.end()
            at_rest.set()
        return found

    preview._hear = counted  # type: ignore[method-assign]
    preview.watch(lambda: None)
    assert at_rest.is_set()
    assert len(ended) == 2
    assert heard[0] >= 30
    assert sum(heard) == heard[0]
    assert (tmp_path / "site/new-29.html").exists()
