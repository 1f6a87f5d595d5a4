"""Web archives."""

from __future__ import annotations

import gzip
import io
import resource
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator.read.exports import warc
from generator.read.exports.captured import Pages
from generator.read.exports.joining import documents
from generator.read.exports.parts import Post
from tests.read.exports.captures import OK, A, B, packed, record

pytest.importorskip("warcio", reason="the extra `warc` is not installed")

SAMPLES = Path(__file__).parents[4] / "shared/samples/warc"
JUNK = "places in the archive that are no record: 1"
CUT = "the archive cannot be read to its end: it ends within a record"
BIG = "a page of more than 50 MiB: not read"
LARGE = 256 << 20
BOTH = [("/a", "<p>one"), ("/b", "<p>two")]


def shown(data: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """The pages of an archive, the last part of their address and their text; what is told."""
    told: list[str] = []
    with closing(Pages()) as pages:
        warc.gather(io.BytesIO(data), lambda _, message, *__, **___: told.append(message), pages)
        return [(address[18:], body.decode("utf-8", "replace")) for address, body in pages], told


def coded(name: str) -> bytes:
    """The head of a page that is packed so."""
    return OK + f"Content-Encoding: {name}\r\n".encode()


@pytest.mark.parametrize(
    "data",
    [A + B, gzip.compress(A + B), gzip.compress(A) + gzip.compress(B)],
    ids=["plain", "packed whole", "packed by record"],
)
def test_pages(data: bytes) -> None:
    """Every page is found, however the file is packed."""
    assert shown(data) == (BOTH, [])


@pytest.mark.parametrize(
    "page",
    [
        record(b"7\r\n<p>abcd\r\n0\r\n\r\n", head=OK + b"Transfer-Encoding: chunked\r\n"),
        record(b"<p>abcd", head=OK + b"Transfer-Encoding: chunked\r\n"),
        record(b"7fffffff\r\n<p>abcd", head=OK + b"Transfer-Encoding: chunked\r\n"),
        record(gzip.compress(b"<p>abcd"), head=coded("gzip")),
        record(zlib.compress(b"<p>abcd"), head=coded("deflate")),
        record(b"<p>abcd", head=coded("gzip")),
        record(b"<p>abcd", head=coded("br")),
        record(b"<p>abcd", head=b"", WARC_Type="resource", Content_Type="text/html"),
        record(b"<p>abcd", head=OK.replace(b"text/html", b"application/xhtml+xml")),
        record(b"<p>abcd", "<http://example.org/a>"),
        record(b"<p>abcd", "http://example.org/a#top"),
    ],
)
def test_how_a_page_may_be_sent(page: bytes) -> None:
    """A page is what its server made, in whatever form it was sent or kept."""
    assert shown(page) == ([("/a", "<p>abcd")], [])


@pytest.mark.parametrize("dates", [("2010", "2012", "2011"), ("2012", "2010"), ("2012", "2011")])
def test_the_newest_capture(dates: tuple[str, ...]) -> None:
    """Of several captures of an address the newest is read, wherever it stands."""
    data = b"".join(record(date.encode(), WARC_Date=date) for date in dates)
    assert shown(data) == ([("/a", "2012")], [])


def test_what_is_no_page() -> None:
    """Records that are no page are counted in one notice."""
    data = b"".join([
        A,
        record(b"", WARC_Type="request", head=b"GET / HTTP/1.0\r\n"),
        record(b"", WARC_Type="revisit"),
        record(b"<p>gone", head=OK.replace(b"200 OK", b"404 Not Found")),
        record(b"GIF", head=OK.replace(b"text/html", b"image/gif")),
        record(b"<p>page", "urn:page", head=b"", WARC_Type="resource", Content_Type="text/html"),
        record(b"a: b", head=b"", WARC_Type="metadata", Content_Type="application/warc-fields"),
    ])  # fmt: skip
    notice = "records that are no pages: 1 request, 1 revisit, 1 redirects and errors, 1 other than"
    assert shown(data) == (BOTH[:1], [f"{notice} HTML, 1 without a web address, 1 metadata"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (A + record(b"<p>x\ny", Content_Length=-5) + B, [JUNK]),
        (A + record(b"<p>x\ny", Content_Length="many") + B, [JUNK]),
        (A + b"some\r\nwords\r\n" + B, [JUNK]),
        (A + record(b"<p>x", WARC_Type="metadata", Content_Length=2) + B,
         [JUNK, "records that are no pages: 1 metadata"]),
        (A + B + record(b"<p>x" * 99)[:-300], [CUT]),
        (A + B + record(b"<p>x")[:60], [JUNK]),
        (A + B + record(b"<p>x", Content_Length=10**9), [f"http://example.org/a: {BIG}", CUT]),
        (A + record(b"\x8b\x02", "http://example.org/c", head=coded("br")) + B,
         ["1 page packed with br: not read"]),
    ],
    ids=["negative", "no number", "junk", "too short", "cut", "cut head", "too long", "br"],
)  # fmt: skip
def test_a_broken_record_costs_itself(data: bytes, told: list[str]) -> None:
    """What is before and after a broken record is read, and there is one message of it."""
    assert shown(data) == (BOTH, told)


def test_a_page_that_was_cut_short() -> None:
    """Of a page that was captured in part that part is read, and that is told."""
    pages, told = shown(record(b"<p>one", WARC_Truncated="length"))
    assert pages == BOTH[:1]
    assert told == ["http://example.org/a: the page is cut short or damaged"]


def test_packing_that_is_cut_short() -> None:
    """What came before a gzip file ends too early is read, and there is one message."""
    pages, told = shown(gzip.compress(A) + gzip.compress(B)[:-60])
    assert pages == BOTH[:1]
    assert len(told) == 1


@pytest.mark.parametrize("data", [b"", b"\0" * 1000, b"words\n" * 1000, b"WARC/9.9\r\n\r\n"])
def test_what_is_no_archive(data: bytes) -> None:
    """A file without a record is one problem."""
    assert shown(data) == ([], ["no record of a web archive is in it"])


def large(body: bytes = bytes(1 << 20)) -> bytes:
    """A page of 256 MiB, in a record that takes a thousandth of it."""
    head = record(b"", "http://example.org/c", Content_Length=LARGE + len(OK) + 2)
    return packed(256, body, head.removesuffix(b"\r\n\r\n"))


def coil() -> bytes:
    """A small record with a page of 200 MiB packed in it."""
    return record(packed(200, bytes(1 << 20)), "http://example.org/c", head=coded("gzip"))


@pytest.mark.parametrize(
    ("middle", "message", "goes_on"),
    [
        (large, f"http://example.org/c: {BIG}", True),
        (lambda: gzip.compress(coil()), f"http://example.org/c: {BIG}", True),
        (lambda: packed(100, bytes(1 << 20), b"WARC/1.0\r\nX: "), "its head has no end", False),
        (lambda: packed(9, b"X: y\r\n" * 99999, b"WARC/1.0\r\n"), "its head has no end", False),
        (lambda: packed(9, b"\n" * 200_000), "no record follows", False),
    ],
    ids=["record", "page", "header", "headers", "blank lines"],
)
def test_little_files_that_are_large(
    middle: Callable[[], bytes], message: str, *, goes_on: bool
) -> None:
    """What is huge when it is unpacked is passed over, with one message and little memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pages, told = shown(gzip.compress(A) + middle() + gzip.compress(B))
    assert pages == BOTH[: 1 + goes_on]
    assert [one.removeprefix("the archive cannot be read to its end: ") for one in told] == [
        message
    ]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def page(canonical: str, *said: str) -> bytes:
    """A page with comments, as WordPress writes it."""
    comments = "".join(
        f'<li class="comment" id="comment-{n}"><div class="comment-body"><div class="comment-author'
        f' vcard"><cite class="fn">Ada</cite></div><div class="comment-content"><p>{text}</p></div>'
        "</div></li>"
        for n, text in enumerate(said, 1)
    )
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return (
        f"<!DOCTYPE html><html><head><title>T</title>{link}</head><body><article><h1>T</h1><p>Text"
        f' of the article.</p></article><ol class="commentlist">{comments}</ol></body></html>'
    ).encode()


def read(data: bytes) -> tuple[list[tuple[str, str]], list[str]]:
    """The keys and addresses of the articles of an archive, and the articles of its comments."""
    parts = [part for _, part in warc.parts(io.BytesIO(data), lambda *_, **__: None)]
    posts = [(part.key, part.address) for part in parts if isinstance(part, Post)]
    return posts, [part.article for part in parts if not isinstance(part, Post)]


def test_a_page_stands_where_it_was_captured() -> None:
    """A page that states no address has that of its record."""
    posts, said = read(record(page("", "One.", "Two.")))
    assert posts == [("page:example.org/a", "http://example.org/a")]
    assert said == ["page:example.org/a"] * 2


def test_pages_of_one_article_are_one() -> None:
    """Pages that state one address are one article, and what both have is there once."""
    address = "http://example.org/stated"
    first, second = page(address, "One.", "Two."), page(address, "One.", "Two.", "Three.")
    data = record(first) + record(second, "http://example.org/a?page=2")
    (whole,) = documents(warc.parts(io.BytesIO(data), lambda *_, **__: None))
    assert (whole.post.key, whole.post.address) == ("page:example.org/stated", address)
    assert [answer.id for _, answer in whole.answers] == ["1", "2", "3"]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared samples are not there")
@pytest.mark.parametrize("name", ["example.warc", "example.warc.gz", "example-trunc.warc"])
def test_samples(name: str) -> None:
    """A page in a real archive becomes an article at its address."""
    ((_, address),), _ = read((SAMPLES / name).read_bytes())
    assert address.startswith("http://example.com")
