"""What hostile exports are made of.

Owns how an export of each format is written, and how little bytes become many.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any

MIB = 1 << 20
GIB = 1 << 30
CHAIN = 20_000
CIRCLE = 10_000
DEEP = 100_000


# XML: what is declared before the export, and what stands in it.

LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
FILE_ENTITY = '<!ENTITY a0 SYSTEM "file:///etc/passwd"><!ENTITY a12 "&a0;">'
PARAMETER = '<!ENTITY % out SYSTEM "file:///etc/passwd"> %out; <!ENTITY a12 "x">'
EXTERNAL = 'SYSTEM "http://127.0.0.1:9/out.dtd" '
WP = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
)


def wxr(inner: str, declared: str = "", external: str = "") -> bytes:
    """An export of WordPress with this in its channel."""
    head = f"<!DOCTYPE rss {external}[{declared}]>" if declared or external else ""
    return f'<?xml version="1.0"?>{head}{WP}{inner}</channel></rss>'.encode()


def item(id: int, title: str, *inner: str) -> str:
    """An article of it."""
    said = f"<title>{title}</title><wp:post_id>{id}</wp:post_id><wp:status>publish</wp:status>"
    return f"<item>{said}{''.join(inner)}</item>"


def comment(id: object, parent: object, date: str = "2001-02-03 04:05:06", said: str = "B") -> str:
    """A comment of an article."""
    fields = {"id": id, "parent": parent, "date": date, "content": said, "approved": 1}
    said = "".join(
        f"<wp:comment_{name}>{text}</wp:comment_{name}>" for name, text in fields.items()
    )
    return f"<wp:comment>{said}</wp:comment>"


def disqus(title: str, declared: str) -> bytes:
    """An export of Disqus with one thread and a post."""
    thread = f'<thread dsq:id="1"><link>http://a.example/1</link><title>{title}</title></thread>'
    post = '<post dsq:id="2"><message>B</message><thread dsq:id="1"/></post>'
    spaces = 'xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"'
    return f"<!DOCTYPE disqus [{declared}]><disqus {spaces}>{thread}{post}</disqus>".encode()


def blogger(title: str, declared: str) -> bytes:
    """An export of Blogger with one post."""
    kind = '<category scheme="http://schemas.google.com/g/2005#kind" term="x#post"/>'
    entry = (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-2</id>{kind}<title>{title}</title></entry>"
    )
    return f'<!DOCTYPE feed [{declared}]><feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode()


def rows(declared: str) -> bytes:
    """A file of a dump of Stack Exchange that names an entity."""
    row = '<row Id="1" PostTypeId="1" Title="T&a12;" Body="B" CreationDate="2001-02-03T04:05:06"/>'
    return f"<!DOCTYPE posts [{declared}]>\n<posts>\n  {row}\n</posts>".encode()


# JSON: the native file, and the formats of others.


def native(comments: Iterable[Any] = (), **post: Any) -> bytes:
    """A native file."""
    told = {"variorum": "article/1", "key": "k", "title": "T", **post}
    return json.dumps({**told, "comments": list(comments)}).encode()


def answers(parents: Iterable[tuple[Any, Any]]) -> bytes:
    """A native file whose comments have these ids and parents."""
    return native({"id": str(id), "text": "B", "parent": str(to)} for id, to in parents)


def reddit(parents: Iterable[tuple[int, int]]) -> bytes:
    """A dump of comments; 0 is the article."""
    line = '{"id":"c%d","link_id":"t3_z","parent_id":"%s","body":"B","subreddit":"s"}\n'
    return "".join(line % (id, f"t1_c{to}" if to else "t3_z") for id, to in parents).encode()


def hackernews(parents: Iterable[tuple[int, int]]) -> bytes:
    """Items; 0 is the article."""
    line = '{"id":%d,"parent":%d,"type":"comment","by":"odo","text":"B"}\n'
    first = '{"id":0,"type":"story","by":"odo","title":"T"}\n'
    return (first + "".join(line % pair for pair in parents)).encode()


def topic(name: bytes) -> bytes:
    """A topic of Discourse."""
    post = b'{"id":1,"post_number":1,"username":"%s","cooked":"B"}' % name
    return b'{"id":1,"title":"T","post_stream":{"posts":[%s]}}' % post


# Packed files.


def zipped(name: str, deflated: bytes, size: int) -> bytes:
    """A ZIP with one entry that was deflated elsewhere, and is said to be so large."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        entry = zipfile.ZipInfo(name)
        entry.compress_type, entry.flag_bits = zipfile.ZIP_DEFLATED, 0
        entry.header_offset = 0
        entry.CRC, entry.file_size, entry.compress_size = 0, size, len(deflated)
        file.write(entry.FileHeader() + deflated)
        pack.filelist.append(entry)
        pack.start_dir, pack._didModify = file.tell(), True
    return file.getvalue()


def nothing(size: int) -> bytes:
    """A deflated stream of so many zeros: one MiB of it, again and again."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = pack.compress(bytes(MIB)) + pack.flush(zlib.Z_FULL_FLUSH)
    return piece * (size // MIB) + b"\x03\x00"


def gzips(head: bytes, filling: bytes, size: int) -> bytes:
    """A gzip that begins with a head and goes on with so much of the same."""
    piece = gzip.compress(filling * (MIB // len(filling)), mtime=0)
    return gzip.compress(head, mtime=0) + piece * (size // MIB)


def record(body: bytes, coding: str = "", uri: str = "http://a.example/1") -> bytes:
    """A record of a web archive with a page."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    http += f"Content-Encoding: {coding}\r\n".encode() if coding else b""
    block = http + b"\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\n"
    head += "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\x03"
PAGE = b"<!doctype html><title>T</title><article><h1>T</h1><p>Some words of a page.</p></article>"


def climbing() -> bytes:
    """A WACZ with a file outside of it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr("archive/../../up.warc", record(PAGE, "", "http://a.example/2"))
    return file.getvalue()


# Mail.

FROM = b"From a Mon Nov  2 10:15:00 2015\nFrom: Ada <ada@x.example>\nSubject: S\n"


NESTED_MAIL = FROM.partition(b"\n")[2] + b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1000)
)
REFERENCES = b"\nReferences: " + b" ".join(b"<%d@y>" % n for n in range(1_000_000))


def letters(parents: Iterable[tuple[int, int]]) -> bytes:
    """A mailbox whose letters have these ids and parents; 0 is none."""
    line = b"Message-ID: <%d@x>\n%s\nB\n\n"
    refers = b"In-Reply-To: <%d@x>\n"
    return b"".join(FROM + line % (id, refers % to if to else b"") for id, to in parents)


def chain(first: int = 1) -> Iterable[tuple[int, int]]:
    """Each answers the one before."""
    return [(id, id - 1 if id > first else 0) for id in range(first, first + CHAIN)]


def circle(many: int) -> Iterable[tuple[int, int]]:
    """Each answers the one before, and the first the last."""
    return [(id, id - 1 or many) for id in range(1, many + 1)]


def deep(head: str) -> bytes:
    """JSON that begins so, again and again."""
    return head.encode() * DEEP


def dated(*dates: str) -> bytes:
    """A native file whose comments have these dates."""
    return native({"id": str(n), "text": "B", "date": date} for n, date in enumerate(dates))
