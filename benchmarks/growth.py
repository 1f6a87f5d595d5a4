"""What hostile texts cost as they grow: `python -m benchmarks.growth` prints a table.

Owns the generators, a row each: who reads the text, and what it is made of again and again. Each is
read at one, two and four times a length; no doubling may cost more than `RATIO_MAX` times as much.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from generator.model.source import Source
from generator.read.gather import Gather
from generator.read.whole import read

RATIO_MAX = 2.6
SECONDS_MAX = 1.0
# Less than this is told apart from nothing by luck alone.
SECONDS_MIN = 0.02
TIMES = (1, 2, 4)
# What seems beyond is measured so often again, and the least of all counts: others work here too.
AGAIN = 5
# So that the longest is as long as a comment may be.
CHARS = 16_000

MARKDOWN = (
    "[", "]", "![", "](", "[a](", "[a](b) ", "[a][b] ", "[a]: b\n", "[^1] ", "[^1]: a\n\n",
    "[[a]] ", "[[", "*", "*a ", "**a* ", "_a ", "~~", "`", "`a", "``` ", "```\n", "~~~\n",
    "```c\na\n```\n", ">", "> ", "> a\n", "- ", "- a\n", " - a\n", "1. a\n", "+ a\n\n", "# ",
    "# a\n", "a\n---\n", "---\n", "=\n", "|a", "|a|b|\n|-|-|\n", "| a | b |\n", "    a\n",
    "\ta\n", "\t", " ", "\n", "a  \n", "\\", "\\*", "&", "&amp;", "&#60;", "<", "<a ", "<a>",
    "<b>", "</b>", "<!--", "<!-- a -->", "<?", "<![CDATA[", "<http://", "http://a.b/ ",
    "www.a.b ", "a@b.c ", "@", ":", "“a” ", "(", "((", "a", "ä", "\u202e", "<div>\n",
    "<details>\n\n", "a\n:   b\n", "{% a %}", "$$", "^", "==a==",
)  # fmt: skip
HTML = (
    "<div>", "</div>", "<p>", "<p>a", "<b>", "<b><p>a", "<i>a", "<a href=x>", "<a href=x><b>a",
    "<ul><li>", "<ol><li>a", "<dl><dt>a<dd>b", "<table>", "<table><tr><td>", "<tr><td>a", "<td>",
    "<pre>", "<br>", "<hr>", "<h1>a", "<blockquote>a", "<img src=http://a/b>", "<img alt=",
    "<font>", "<span lang=en>a", "<svg>", "<math>", "<script>", "<style>", "<title>",
    "<select><option>", "<textarea>", "<frameset>", "<template>", "<a ", "<a b='", "<a b=c ", "<",
    "</", "<!", "<!--", "<!-->", "<![CDATA[", "<?a", "&", "&amp;", "&#", "&#60;", "a\n\n", " ",
    "<body>", "<html>", "<head>", "</body>", "<ruby><rt>a",
)  # fmt: skip
# Whole files: what stands above, what again and again, and what below.
SOURCES = {
    "comments": (
        "a.md", "---\ntitle: T\n---\nText.\n\n=== comments ===\n\n", "@ A | 2001 | c{n}\nSo.\n",
        "",
    ),
    "replies": (
        "a.md", "T.\n\n=== comments ===\n\n", "@ A | 2001 | c{n} | re c{before}\nSo.\n", "",
    ),
    "replies to one": (
        "a.md", "T.\n\n=== comments ===\n\n", "@ A | 2001 | c{n} | re c0\nSo.\n", "",
    ),
    "heads of one id": ("a.md", "T.\n\n=== comments ===\n\n", "@ A | 2001 | c1\nSo.\n", ""),
    "notes": ("a.md", "Text of it.\n\n=== notes ===\n\n", "> Text\nEd, 2001: So {n}.\n", ""),
    "notes on many words": (
        "a.md", "word " * 400 + "\n\n=== notes ===\n\n", "> word word\nEd: {n}.\n", "",
    ),
    "settings": ("a.md", "---\n", "k{n}: v\n", "---\nText."),
    "tags": ("a.md", "---\ntags: [", "a{n}, ", "]\n---\nText."),
    "old addresses": ("a.md", "---\nformerly: [", "/a{n}, ", "]\n---\nText."),
    "front matter in itself": ("a.md", "---\ntitle: ", "[", "\n---\nText."),
    "aliases": ("a.md", "---\nx: &a b\ny: [", "*a, ", "]\n---\nText."),
    "entities": ("entities.toml", "", '[e{n}]\nname = "N {n}"\nkind = "person"\n', ""),
    "headings": ("a.md", "", "## One\n\ntext\n\n", ""),
    "links within": ("a.md", "", "[a](#s{n}) ", ""),
    "footnotes": ("a.md", "", "a[^{n}]\n\n[^{n}]: b\n\n", ""),
    "letters": (
        "a.mbox", "",
        "From a Mon Nov  2 10:15:00 2015\nFrom: A <a@b.c>\nMessage-ID: <{n}@x>\n\nB\n\n",
        "",
    ),
    "a head of letters": (
        "a.mbox", "From a Mon Nov  2 10:15:00 2015\nFrom: A <a@b.c>\nSubject: ", "=?utf-8?q?a?= ",
        "\n\nB\n",
    ),
    "a saved page": (
        "a.html", "<!doctype html><title>T</title><article>", "<div><p>Some words {n}.</p>",
        "</article>",
    ),
    "comments of a saved page": (
        "a.html", "<!doctype html><title>T</title>",
        "<div class=comment id=c{n}><b class=author>A</b><p>So {n}.</p></div>", "",
    ),
    "a native file": (
        "a.json", '{"variorum":"article/1","key":"k","title":"T","comments":[',
        '{"id":"{n}","text":"B"},', '{"id":"z","text":"B"}]}',
    ),
}  # fmt: skip


class Generator(NamedTuple):
    """One way to write a hostile text of a length, and who reads it."""

    name: str
    make: Callable[[int], str]
    read: Callable[[str], object]


def generators() -> Iterator[Generator]:
    """All of them."""
    for foreign, whose in ((True, "comment"), (False, "article")):
        for unit in MARKDOWN:
            yield Generator(
                f"{whose} {unit!r}", partial(_again, unit), partial(_text, "md", foreign=foreign)
            )
    for unit in HTML:
        yield Generator(
            f"html {unit!r}", partial(_again, unit), partial(_text, "html", foreign=True)
        )
    for name, (path, *parts) in SOURCES.items():
        yield Generator(name, partial(_source, *parts), partial(_read, path))


def _again(unit: str, chars: int) -> str:
    return unit * (chars // len(unit))


def _source(above: str, unit: str, below: str, chars: int) -> str:
    told = []
    while chars > 0:
        n = len(told)
        told.append(unit.replace("{n}", str(n)).replace("{before}", str(n - 1)))
        chars -= len(told[-1])
    return above + "".join(told) + below


def _text(form: str, text: str, *, foreign: bool) -> None:
    Gather("a.md").text(text, form, foreign=foreign, line=1)


def _read(path: str, text: str) -> None:
    read(Source(path, ""), text.encode(), {})


def growth(measure: Callable[[Generator, str], float], one: Generator, chars: int) -> list[float]:
    """What a generator costs at each length; the first reading is for what is remembered."""
    texts = [one.make(chars * times) for times in TIMES]
    measure(one, texts[0])
    return [measure(one, text) for text in texts]


def ratio(costs: list[float], least: float = 0) -> float:
    """The most that a doubling multiplies; what is less than the least counts as that."""
    counted = [max(cost, least) for cost in costs]
    return max(more / less for less, more in pairwise(counted))


def seconds(one: Generator, text: str) -> float:
    """How long this process works to read a text."""
    begun = time.process_time()
    one.read(text)
    return time.process_time() - begun


def _is_beyond(costs: list[float]) -> bool:
    return ratio(costs, SECONDS_MIN) > RATIO_MAX or costs[-1] > SECONDS_MAX


def main() -> None:
    """Measure every generator and say which is beyond what it may cost."""
    worst = 0
    for one in generators():
        costs = growth(seconds, one, CHARS)
        for _ in range(AGAIN):
            if not _is_beyond(costs):
                break
            costs = [*map(min, costs, growth(seconds, one, CHARS))]
        grown, is_beyond = ratio(costs, SECONDS_MIN), _is_beyond(costs)
        worst += is_beyond
        told = " ".join(f"{cost:8.3f}" for cost in costs)
        print(f"{told} s  x{grown:4.2f}  {one.name}{'  !' * is_beyond}", flush=True)
    print(f"{worst} beyond {RATIO_MAX} a doubling, or {SECONDS_MAX} s")
    sys.exit(bool(worst))


if __name__ == "__main__":
    main()
