"""The export of Disqus."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.exports.disqus import SHAPE, parts
from tests.cases import Case, load
from tests.read.exports.blogged import counts, listed

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "disqus-xml" / "isso-disqus.xml"


@pytest.mark.parametrize("case", load("disqus"), ids=lambda case: case.name)
def test_threads(case: Case) -> None:
    """Threads and posts are read as their case says."""
    assert case.expected == listed(parts, f"{SHAPE.head}{case.given}</disqus>")


@pytest.mark.skipif(not SAMPLE.exists(), reason="the samples are not here")
def test_the_sample() -> None:
    """All that is in a real export comes out of it."""
    data = SAMPLE.read_bytes()
    articles, comments, replies, withdrawn, lacking = counts(parts, data)
    threads = {line.split('"')[1] for line in data.decode().split("<thread dsq:id=")[1:]}
    assert articles == len(threads) - 1  # of one nobody said anything
    assert comments + lacking == data.count(b"<post ")
    assert replies == data.count(b"<parent ")
    assert withdrawn == data.count(b"<isDeleted>true")


def test_an_address_of_a_commenter_is_nowhere() -> None:
    """Neither the e-mail address of a commenter nor the number of a machine is in any part."""
    author = "<author><email>o@n.example</email><name>o@n.example</name></author>"
    post = f'<post dsq:id="1">{author}<ipAddress>10.0.0.9</ipAddress><thread dsq:id="2"/></post>'
    told = listed(parts, f"{SHAPE.head}{post}</disqus>")
    assert "n.example" not in told
    assert "10.0.0.9" not in told
