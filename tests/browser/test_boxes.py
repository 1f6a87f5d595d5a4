"""No comment paints outside of its box, whatever its characters do: measured in pixels."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.archives import built, write
from tests.browser.judged import OVERFLOW

ABOVE = "".join(map(chr, range(0x300, 0x316)))
BELOW = "".join(map(chr, range(0x316, 0x334)))
# What a comment may be made of to be wider, taller or more backward than its place.
SAID = {
    "marks above": "".join(c + ABOVE * 12 for c in "above"),
    "marks below": "".join(c + BELOW * 12 for c in "below"),
    "one word": "w" * 900,
    "one word of wide characters": "﷽" * 40 + "𒐫" * 40,
    "an unclosed override": "\u202e\u202egnihtemos \u2067 more",
    "many unclosed embeddings": "\u202b\u2067\u202a\u2066" * 40 + "text",
    "closing what is not open": "\u202c\u2069" * 40 + "text",
    "right to left": "שלום " * 80,
    "a wide table": "| a | b |\n|---|---|\n| " + "cell" * 400 + " | x |",
    "a long line of code": "```\n" + "code " * 400 + "\n```",
    "quotes in quotes": "> " * 30 + "deep",
    "lists in lists": "\n".join("  " * n + "- in" for n in range(30)),
    "a long address": "http://h.example/" + "a" * 600,
    "spaces that do not break": "a\u00a0" * 200,
    "words held together": "a\u2060" * 200,
    "tall characters": "𓀀꧅༼ཽཾཿྀ" * 20 + "ຶ" * 200,
    "line separators": "a\u2028b\u2029c\x85d" * 10,
    "a heading": "# " + "H" * 100,
    "a rule and nothing": "***\n***\n***",
}
# What no Markdown can say, in a comment of an export.
FOREIGN = {
    "figures in figures": "<figure>" * 30 + "deep",
    "lists of terms": "<dl><dd>" * 30 + "deep",
    "tables in tables": "<table><tr><td>" * 12 + "deep",
    "all in each other": "<blockquote><ul><li><dl><dd><figure><div>" * 8 + "deep",
    "ruby": "<ruby>x<rt>" + "long" * 60 + "</rt></ruby>",
    "small in small": "<sup>" * 40 + "x" * 300,
    "the other way round": "<bdo dir=rtl>" + "backward " * 90,
    "line breaks": "<br>" * 9,
    "preformatted": "<pre>" + "x" * 600,
}
WIDTHS = (390, 1280)
ALL = {
    **{name: (text, "md") for name, text in SAID.items()},
    **{name: (text, "html") for name, text in FOREIGN.items()},
}
SHOW = """shown => { for (const e of document.querySelectorAll('.comment .prose, .comment bdi'))
    e.style.visibility = shown || !e.closest('[id^=c-k]') ? '' : 'hidden' }"""
BOXES = """clip => [...document.querySelectorAll('article.comment[id^=c-k]')].map(e => {
    const box = e.getBoundingClientRect();
    return [box.x + scrollX - clip.x, box.y + scrollY - clip.y, box.width, box.height];
})"""
# Where two pictures differ outside of all boxes, a few places.
DIFFERENCES = """async ([before, after, boxes]) => {
    const pixels = async data => {
        const blob = await (await fetch('data:image/png;base64,' + data)).blob();
        const image = await createImageBitmap(blob);
        const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
        pen.drawImage(image, 0, 0);
        for (const [x, y, width, height] of boxes)
            pen.clearRect(Math.floor(x), Math.floor(y), width + 1.9, height + 1.9);
        return pen.getImageData(0, 0, image.width, image.height);
    };
    const [one, other] = [await pixels(before), await pixels(after)];
    const [a, b] = [one, other].map(image => new Uint32Array(image.data.buffer));
    const found = a.length === b.length ? [] : [['size', one.height, other.height]];
    for (let n = 0; n < a.length && found.length < 5; n += 1)
        if (a[n] !== b[n]) found.push([n % one.width, Math.floor(n / one.width)]);
    return found;
}"""
# Who is wider inside than without and cannot be scrolled.
CUT = """() => [...document.querySelectorAll('.comment')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'auto')
    .map(e => e.id)"""


@pytest.fixture(scope="module")
def threads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a page with a comment of each kind between two harmless ones, its name as odd."""
    root = tmp_path_factory.mktemp("boxes")
    write(root, '-- content/archive.toml --\ntitle = "B"\n')
    rows = []
    for n, (text, form) in enumerate(ALL.values()):
        rows.append({"id": f"n{n}", "author": "Ann", "text": "Plain.<p>Plain."})
        name = " ".join(text.split())[:60]
        rows.append({"id": f"k{n}", "author": name, "text": text, "form": form})
    rows.append({"id": "last", "author": "Ann", "text": "Plain."})
    told = {"variorum": "article/1", "key": "a", "title": "A", "text": "Text.", "comments": rows}
    (root / "content/a.json").write_text(json.dumps(told), "utf-8")
    assert built(root).failures == ()
    return root / "site/a.html"


@pytest.fixture(scope="module", params=WIDTHS)
def opened(request: pytest.FixtureRequest, chromium: Any, threads: Path) -> Iterator[Any]:
    """Give the page at a width, with leave to hide what is not looked at."""
    context = chromium.new_context(
        bypass_csp=True, reduced_motion="reduce", viewport={"width": request.param, "height": 800}
    )
    page = context.new_page()
    page.goto(threads.as_uri())
    yield page
    context.close()


def painted_outside(page: Any, blank: Any) -> list[Any]:
    """Where the page is not the same with the odd words and without them, their boxes left out."""
    clip = page.locator("ol.thread").bounding_box()
    seen = []
    for shown in (False, True):
        page.evaluate(SHOW, shown)
        seen.append(base64.b64encode(page.screenshot(full_page=True, clip=clip)).decode())
    return list(blank.evaluate(DIFFERENCES, [*seen, page.evaluate(BOXES, clip)]))


def test_nothing_is_painted_outside_of_the_box(opened: Any, page: Any) -> None:
    """What stands around a comment looks the same with its words and without them."""
    assert opened.locator("article.comment[id^=c-k]").count() == len(ALL)
    assert painted_outside(opened, page) == []


def test_nothing_is_cut_off(opened: Any) -> None:
    """No comment is wider inside than its box, or else it can be scrolled."""
    assert opened.evaluate(CUT) == []


def test_the_page_never_scrolls_sideways(opened: Any) -> None:
    """The widest comment makes no page wider than its window."""
    assert opened.evaluate(OVERFLOW) <= 0


def test_the_measure_sees(opened: Any, page: Any) -> None:
    """Words that are painted beside their box, or cut off there, are found."""
    style = opened.add_style_tag(content=".comment { overflow: visible !important }")
    assert painted_outside(opened, page) != []
    style.evaluate("e => e.textContent = '.comment { overflow: clip } .prose { width: 3000px }'")
    assert len(opened.evaluate(CUT)) > len(ALL)
    style.evaluate("e => e.remove()")
