"""The export of WordPress."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest

from generator.read.exports.wxr import SHAPE, parts
from tests.cases import Case, load
from tests.read.exports.blogged import listed, read

SAMPLE = Path(__file__).parents[4] / "shared/samples/wordpress-wxr/malformed.xml"
TAIL = "</channel></rss>"


@pytest.mark.parametrize("case", load("wxr"), ids=lambda case: case.name)
def test_items(case: Case) -> None:
    """Items are read as their case says."""
    assert case.expected == listed(parts, f"{SHAPE.head}{case.given}{TAIL}")


@pytest.mark.skipif(not SAMPLE.exists(), reason="the samples are not here")
def test_a_malformed_sample() -> None:
    """A file with faults and no articles is told of, and nothing is raised."""
    found, told = read(parts, SAMPLE.read_bytes())
    assert found == []
    assert len(told) == 1


def test_an_address_of_a_commenter_is_nowhere() -> None:
    """Neither the e-mail address of a commenter nor the number of a machine is in any part."""
    fields = {"author_email": "o@n.example", "author_IP": "10.0.0.9", "author": "o@n.example"}
    said = "".join(
        f"<wp:comment_{name}>{text}</wp:comment_{name}>" for name, text in fields.items()
    )
    item = f"<item><wp:post_id>1</wp:post_id><wp:comment>{said}</wp:comment></item>"
    told = listed(parts, SHAPE.head + item + TAIL)
    assert "n.example" not in told
    assert "10.0.0.9" not in told


def test_an_item_that_is_cut_in_its_comments() -> None:
    """The comments before the cut are kept, and the one at the cut is not."""
    comment = "<wp:comment><wp:comment_id>{}</wp:comment_id></wp:comment>"
    item = "<item><title>a</title><wp:post_id>1</wp:post_id><wp:status>publish</wp:status>"
    text = SHAPE.head + item + comment.format(1) + comment.format(2)
    found, told = read(parts, text[:-20].encode())
    assert [part.id for _, part in found[1:]] == ["1"]
    assert told[0][1].startswith("the file is cut short here")


def test_an_item_that_is_cut_before_its_status() -> None:
    """Of an item that may have been a draft nothing is shown."""
    text = f"{SHAPE.head}<item><title>a</title><content:encoded>secret"
    assert read(parts, text.encode())[0] == []


def test_memory_is_that_of_one_item() -> None:
    """A long file needs no more memory than a short one."""
    text = "word " * 400
    item = f"<item><wp:post_id>1</wp:post_id><content:encoded>{text}</content:encoded></item>"
    peaks = []
    for many in (600, 2400):
        file = io.BytesIO((SHAPE.head + item * many + TAIL).encode())
        tracemalloc.start()
        assert sum(1 for _ in parts(file, lambda *_, **__: None)) == many
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]
