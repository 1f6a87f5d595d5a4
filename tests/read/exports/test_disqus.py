"""The export of Disqus."""

from __future__ import annotations

import pytest

from generator.read.exports.disqus import SHAPE, parts
from tests.cases import Case, load
from tests.read.exports.blogged import listed


@pytest.mark.parametrize("case", load("disqus"), ids=lambda case: case.name)
def test_threads(case: Case) -> None:
    """Threads and posts are read as their case says."""
    assert case.expected == listed(parts, f"{SHAPE.head}{case.given}</disqus>")


def test_an_address_of_a_commenter_is_nowhere() -> None:
    """Neither the e-mail address of a commenter nor the number of a machine is in any part."""
    author = "<author><email>o@n.example</email><name>o@n.example</name></author>"
    post = f'<post dsq:id="1">{author}<ipAddress>10.0.0.9</ipAddress><thread dsq:id="2"/></post>'
    told = listed(parts, f"{SHAPE.head}{post}</disqus>")
    assert "n.example" not in told
    assert "10.0.0.9" not in told
