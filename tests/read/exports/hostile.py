"""Exports that were made to do harm: a row each.

Owns what is said of each, and what is left of it.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import NamedTuple

import zstandard

from tests.read.exports.bombs import (
    CIRCLE,
    EXTERNAL,
    FILE_ENTITY,
    GIB,
    GZIP_HEAD,
    LAUGHS,
    MIB,
    NESTED_MAIL,
    PAGE,
    PARAMETER,
    REFERENCES,
    WP,
    answers,
    blogger,
    chain,
    circle,
    climbing,
    comment,
    dated,
    deep,
    disqus,
    gzips,
    hackernews,
    item,
    letters,
    native,
    nothing,
    record,
    reddit,
    rows,
    topic,
    wxr,
    zipped,
)


class Hostile(NamedTuple):
    """A file: what it is called, what is in it, and what is said of it.

    `articles` is how many files an import makes of it all the same. `told` are the messages, which
    a build and an import have in common; `built` and `imported` are those of one of them.
    """

    file: str
    make: Callable[[], bytes]
    articles: int
    told: tuple[str, ...] = ()
    built: tuple[str, ...] = ()
    imported: tuple[str, ...] = ()


UNFIT = ("CON", ".", "..", "", "../../up", "..\\up", "a&#10;b", "x" * MIB, "aux", "%2e%2e")
BIG = b"9" * 1_000_000
TAGS = "<b>" * 20_000
CUT = "the file is cut short or damaged"
RATIO = "what is packed in it is more than 200 times its size"
LARGE = "the file is too large"
SWELLS = "not XML: entities that swell without end"
NO_ENTITY = "not XML: Entity 'a0' not defined"
CIRCLED = "comment {} answers itself in a circle"
NESTED = "nested too deeply to be read"
UNKNOWN = "a file of no known format"
NO_DATE = "no such date: "

ATTRIBUTES = PAGE.replace(b"<p>", b"<p %s>" % b" ".join(b"a%d=1" % n for n in range(1_000_000)))
VAST = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/vast\r\n"
    b"WARC-Record-ID: <urn:uuid:2>\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" % GIB
)

HOSTILE = {
    # Entities.
    "laughs": Hostile("x.xml", lambda: wxr(item(1, "T&a12;"), LAUGHS), 1, (SWELLS,)),
    "laughs of Disqus": Hostile("x.xml", lambda: disqus("T&a12;", LAUGHS), 1, (SWELLS,)),
    "laughs of Blogger": Hostile("x.xml", lambda: blogger("T&a12;", LAUGHS), 0, (SWELLS,)),
    "laughs of a dump": Hostile("x.xml", lambda: rows(LAUGHS), 0, (UNKNOWN,)),
    "laughs by repetition": Hostile(
        "x.xml",
        lambda: wxr(item(1, "&a12;" * 90_000), f'<!ENTITY a12 "{"ha" * 9000}">'),
        1,
        (SWELLS,),
    ),
    "a file as entity": Hostile(
        "x.xml", lambda: wxr(item(1, "T&a12;"), FILE_ENTITY), 1, (NO_ENTITY,)
    ),
    "a file as entity of Disqus": Hostile(
        "x.xml", lambda: disqus("T&a12;", FILE_ENTITY), 1, (NO_ENTITY,)
    ),
    "a file as entity of a row": Hostile(
        "x.xml", lambda: rows("").replace(b"<!DOCTYPE posts []>\n", b""), 0, ("a row is not XML",)
    ),
    "a file as parameter": Hostile(
        "x.xml", lambda: wxr(item(1, "T&a12;"), PARAMETER), 1, ("not quite XML: Entity 'out'",)
    ),
    "a DTD from without": Hostile("x.xml", lambda: wxr(item(1, "T"), "", EXTERNAL), 1),
    # Tags without an end.
    "a page of tags": Hostile(
        "x.html", lambda: b"<html><body>" + b"<div>" * (10 * MIB), 0, ("a page of 52,",)
    ),
    "a page of paragraphs": Hostile(
        "x.html", lambda: b"<html><body>" + b"<p>a</p>" * (6 * MIB), 0, ("a page of 50,",)
    ),
    "a page of a million attributes": Hostile("x.html", lambda: ATTRIBUTES, 1),
    "a page of 50 MB": Hostile(
        "x.html",
        lambda: PAGE + b"<p>" + b"word " * 10_000_000,
        1,
        (),
        ("text of 50,000,007 characters: cut",),
    ),
    "a post of tags": Hostile(
        "x.xml",
        lambda: wxr(
            item(1, "T", f"<content:encoded><![CDATA[{'<div>' * 10 * MIB}]]></content:encoded>")
        ),
        0,
        ("not XML: a record of more than",),
    ),
    "comments of tags": Hostile(
        "x.xml",
        lambda: wxr(
            item(1, "T", *(comment(n, 0, said=f"<![CDATA[{TAGS}]]>") for n in range(1, 5)))
        ),
        1,
    ),
    "elements in elements": Hostile(
        "x.xml",
        lambda: wxr(item(1, "T") + "<deep>" * (8 * MIB)),
        1,
        ("not XML: elements nested too deeply",),
    ),
    # Packed.
    "a cut gzip": Hostile(
        "x.xml.gz",
        lambda: gzip.compress(wxr("".join(item(n, f"T{n}") for n in range(1, 20))), 0)[:-80],
        18,
        (CUT, "the file is cut short here"),
    ),
    "a cut Zstandard": Hostile(
        "x.ndjson.zst",
        lambda: zstandard.compress(reddit((n, 0) for n in range(1, 4000)))[:-90],
        1,
        (CUT, "not JSON: "),
    ),
    "a Zstandard cut at a line": Hostile(
        "x.ndjson.zst",
        lambda: zstandard.compress(reddit([(1, 0)])) + zstandard.compress(reddit([(2, 0)]))[:4],
        1,
        (CUT,),
    ),
    "a gzip bomb": Hostile(
        "x.ndjson.gz",
        lambda: gzips(reddit([(1, 0)]), b" ", 2 * GIB),
        1,
        (),
        (LARGE,),
        ("a line of more than", RATIO),
    ),
    "a gzip bomb of XML": Hostile(
        "x.xml.gz",
        lambda: gzips(WP.encode() + item(1, "T").encode(), b" ", GIB),
        1,
        (),
        (LARGE,),
        ("not XML: a record of more than", RATIO),
    ),
    "a gzip bomb of one article": Hostile(
        "x.json.gz",
        lambda: gzips(native()[:-1], b" ", 2 * GIB),
        0,
        (),
        (LARGE,),
        ("a file of more than",),
    ),
    "a gzip bomb of mail": Hostile(
        "x.mbox.gz",
        lambda: gzips(letters([(1, 0)]), b"x", GIB),
        1,
        (),
        (LARGE,),
        (RATIO, "a message is too long"),
    ),
    "a gzip bomb of a page": Hostile(
        "x.html.gz", lambda: gzips(PAGE, b" ", 2 * GIB), 0, (), (LARGE,), ("a page of 100,",)
    ),
    "a gzip bomb of nothing": Hostile(
        "x.xml.gz", lambda: gzips(b"", b"\0", 2 * GIB), 0, (), (LARGE,), (UNKNOWN,)
    ),
    "a Zstandard bomb": Hostile(
        "x.ndjson.zst",
        lambda: zstandard.compress(reddit([(1, 0)])) + zstandard.compress(b" " * 64 * MIB) * 160,
        1,
        (),
        (LARGE,),
        ("a line of more than", RATIO),
    ),
    "a ZIP bomb": Hostile(
        "x.wacz",
        lambda: zipped("archive/a.warc", nothing(10 * GIB), 10 * GIB),
        0,
        ("archive/a.warc: more than 200 times",),
    ),
    "a ZIP bomb that lies": Hostile(
        "x.wacz",
        lambda: zipped("archive/a.warc", nothing(10 * GIB), 1000),
        0,
        ("archive/a.warc: the archive cannot be read",),
    ),
    "a record of a gibibyte": Hostile(
        "x.warc.gz",
        lambda: gzips(record(PAGE) + VAST, b" ", GIB),
        1,
        (),
        (LARGE,),
        ("http://a.example/vast: a page of more than 50 MiB", RATIO, "the archive cannot be read"),
    ),
    "a bomb in a page": Hostile(
        "x.warc",
        lambda: (
            record(GZIP_HEAD + nothing(10 * GIB), "gzip") + record(PAGE, "", "http://a.example/2")
        ),
        1,
        ("http://a.example/1: a page of more than 50 MiB",),
    ),
    "an unknown coding": Hostile(
        "x.warc",
        lambda: record(b"\x1b\x0e\0\xf8", "x-\x1b[31m") + record(PAGE),
        1,
        ("1 page packed with x-",),
    ),
    "Brotli that is none": Hostile(
        "x.warc",
        lambda: record(b"\x1b\x0e\0\xf8", "br") + record(PAGE),
        1,
        ("1 page packed with br",),
    ),
    # Characters.
    "NUL in XML": Hostile(
        "x.xml",
        lambda: wxr(item(1, "T\0T", "<content:encoded>a\0</content:encoded>", comment("1\0", 0))),
        1,
        ("3 characters that no XML can hold",),
    ),
    "NUL in JSON": Hostile(
        "x.json", lambda: native([{"id": "a\0", "text": "\0", "author": "\0"}], title="T\0"), 1
    ),
    "NUL between JSON": Hostile(
        "x.json", lambda: native().replace(b'"T"', b'"T\0"'), 0, ("not JSON: ",)
    ),
    "NUL in a page": Hostile("x.html", lambda: PAGE.replace(b"words", b"wo\0rds"), 1),
    "NUL in mail": Hostile("x.mbox", lambda: letters([(1, 0), (2, 1)]).replace(b"B", b"\0B\0"), 1),
    "half a pair": Hostile(
        "x.json", lambda: native([{"id": "\ud800", "text": "\udfff"}], title="T\ud800"), 1
    ),
    "half a pair of Reddit": Hostile(
        "x.json", lambda: reddit([(1, 0)]).replace(b'"B"', rb'"B\ud800"'), 1
    ),
    "half a pair of Isso": Hostile(
        "x.json",
        lambda: (
            rb'[{"id":"/a","title":"\ud800","comments":[{"id":1,"author":"\ud800","remote_addr":"","text":"\udc00"}]}]'
        ),
        1,
    ),
    "half a pair of Discourse": Hostile("x.json", lambda: topic(rb"\ud800"), 1),
    "half a pair in bytes": Hostile(
        "x.json", lambda: native().replace(b'"T"', b'"T\xed\xa0\x80"'), 1
    ),
    # Threads.
    "a comment that answers itself": Hostile(
        "x.json", lambda: answers([(1, 1)]), 1, (), (CIRCLED.format(1),)
    ),
    "a circle of two": Hostile("x.json", lambda: answers(circle(2)), 1, (), (CIRCLED.format(1),)),
    "a circle of 10,000": Hostile(
        "x.json", lambda: answers(circle(CIRCLE)), 1, (), (CIRCLED.format(1),)
    ),
    "100,000 comments": Hostile(
        "x.json", lambda: native({"id": str(n), "text": "B"} for n in range(100_000)), 1
    ),
    "a circle of WordPress": Hostile(
        "x.xml",
        lambda: wxr(item(1, "T", *(comment(*p) for p in circle(9)))),
        1,
        (),
        (CIRCLED.format(1),),
    ),
    "a circle of Reddit": Hostile(
        "x.json", lambda: reddit(circle(9)), 1, (), (CIRCLED.format("c1"),)
    ),
    "a circle of items": Hostile("x.json", lambda: hackernews(circle(CIRCLE)), 2),
    "an item that answers itself": Hostile("x.json", lambda: hackernews([(1, 1)]), 2),
    "a circle of letters": Hostile("x.mbox", lambda: letters(circle(CIRCLE)), 1),
    "a letter that answers itself": Hostile("x.mbox", lambda: letters([(1, 1)]), 1),
    "a chain of 20,000": Hostile(
        "x.json", lambda: answers((id, to or "") for id, to in chain()), 1
    ),
    "a chain of 20,000 items": Hostile("x.json", lambda: hackernews(chain()), 1),
    "a chain of 20,000 letters": Hostile("x.mbox", lambda: letters(chain()), 1),
    # Dates.
    "no dates": Hostile(
        "x.json",
        lambda: dated("20226-01-01", "0000-00-00"),
        1,
        (),
        ("not a date: '20226", "no such day: 0000"),
    ),
    "no dates of WordPress": Hostile(
        "x.xml",
        lambda: wxr(
            item(
                1, "T", comment(1, 0, "0000-00-00 00:00:00"), comment(2, 0, "20226-01-01 00:00:00")
            )
        ),
        1,
        (NO_DATE, NO_DATE),
    ),
    "no date of Reddit": Hostile(
        "x.json",
        lambda: reddit([(1, 0)]).replace(b"{", b'{"created_utc":576000000000,'),
        1,
        ("576000000000.0 is no date",),
    ),
    "no dates of mail": Hostile(
        "x.mbox",
        lambda: (
            letters([(1, 0), (2, 1)])
            .replace(b"Subject", b"Date: Mon, 1 Jan 20226 00:00:00 +0000\nSubject", 1)
            .replace(b"\nMessage-ID: <2", b"\nDate: 0000-00-00\nMessage-ID: <2")
        ),
        1,
        (NO_DATE, NO_DATE),
    ),
    # Names.
    "ids to climb by": Hostile(
        "x.json",
        lambda: native(
            ({"id": id, "text": "B"} for id in ("../x", "..\\x", "a\nb", "", "#", "<b>")),
            key="../../up",
            name="..\\up",
        ),
        1,
    ),
    "an id of a megabyte": Hostile(
        "x.json",
        lambda: native([{"id": "x" * MIB, "text": "B"}], key="k" * MIB),
        1,
        (),
        ("a name of 1,048,576 characters is cut",),
    ),
    "names that no disk holds": Hostile(
        "x.xml",
        lambda: wxr(
            "".join(
                item(n, "T", f"<wp:post_name>{name}</wp:post_name>")
                for n, name in enumerate(UNFIT, 1)
            )
        ),
        len(UNFIT),
    ),
    "a name to climb out of a ZIP": Hostile("x.wacz", climbing, 1),
    # Depth and length.
    "deep": Hostile("x.json", lambda: native()[:-1] + b',"x":' + deep("["), 0, (NESTED,)),
    "deep and closed": Hostile(
        "x.json", lambda: native()[:-1] + b',"x":' + deep("[") + deep("]") + b"}", 0, (NESTED,)
    ),
    "deep, of Reddit": Hostile(
        "x.json", lambda: deep('{"kind":"t1","data":{"replies":'), 0, (NESTED,)
    ),
    "deep, of Discourse": Hostile(
        "x.json", lambda: deep('{"post_stream":{"posts":['), 0, (NESTED,)
    ),
    "deep, of Isso": Hostile(
        "x.json", lambda: deep('[{"remote_addr":"","comments":['), 0, (NESTED,)
    ),
    "deep, of Hacker News": Hostile(
        "x.json", lambda: deep('{"id":1,"type":"story","by":"a","children":['), 0, (NESTED,)
    ),
    "a million digits": Hostile(
        "x.json",
        lambda: native()[:-1] + b',"x":' + BIG + b"}",
        0,
        ("not what this format has: Integer",),
    ),
    "a million digits of Reddit": Hostile(
        "x.json",
        lambda: reddit([(1, 0), (2, 0)])[:-2] + b',"created_utc":' + BIG + b"}\n",
        1,
        ("not what this format has: Number",),
    ),
    "a million digits of Discourse": Hostile(
        "x.json", lambda: topic(b"a")[:-1] + b',"views":' + BIG + b"}", 0, ("not JSON: ",)
    ),
    "a line of mail": Hostile(
        "x.mbox",
        lambda: letters([(1, 0)])[:-1] + b"a" * (60 * MIB),
        1,
        ("a message is too long",),
        ("text of 16,",),
    ),
    "a line of JSON": Hostile(
        "x.ndjson", lambda: reddit([(1, 0)]) + b'{"body":"' + b"a" * (60 * MIB), 1, ("not JSON: ",)
    ),
    "a field of XML": Hostile(
        "x.xml",
        lambda: wxr(item(1, "T") + item(2, "T", f"<x>{'a' * 60 * MIB}</x>")),
        1,
        ("not XML: a record of more than",),
    ),
    "parts in parts": Hostile("x.eml", lambda: NESTED_MAIL, 1, ("a message has more parts",)),
    "a million references": Hostile(
        "x.mbox", lambda: letters([(1, 0)]).replace(b"\nMessage", REFERENCES + b"\nMessage"), 1
    ),
    # Other than it should be.
    "no objects": Hostile(
        "x.json",
        lambda: native([1, None, []], lacking=[1, {"why": 3}]),
        1,
        (
            "1 is no object",
            "None is no object",
            "[] is no object",
            "1 is no object",
            "lacking: Expected",
        ),
    ),
    "a key that is none": Hostile(
        "x.json", lambda: native(key={"a": 1}, lacking=5), 1, ("post: Expected `str`",)
    ),
}
