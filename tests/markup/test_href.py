"""Which addresses of a stranger may become a link."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.caps import ADDRESS_CHARS_MAX
from generator.markup.href import SCHEMES, address, web_address
from generator.model.body import is_target


@pytest.mark.parametrize(
    "raw",
    ["http://a/b?c=d#e", "https://a:8/", "HTTP://A/", "mailto:a@b", "http://a/?x=\\"],
)
def test_web_addresses_stay_as_they_are(raw: str) -> None:
    """An address of the web or of mail is kept letter for letter."""
    assert address(raw) == web_address(raw) == raw


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("b.md", "path:b.md"),
        ("../a/b.png?c#d", "path:../a/b.png?c#d"),
        ("a/b:c", "path:a/b:c"),
        ("?a:b", "path:?a:b"),
        ("/a/b.png", "path:/a/b.png"),
        ("article:letters/1", "article:letters/1"),
        ("entity:a", "entity:a"),
        (" b\n.md ", "path:b.md"),
    ],
)
def test_targets(raw: str, expected: str) -> None:
    """A path, or the written name of a record, becomes a target."""
    assert address(raw) == expected
    assert is_target(expected)


@pytest.mark.parametrize(
    "raw",
    ["", " ", "#", "/", "//h/x", "\\\\h\\x", "/\\h", "http:h", "http:/h", "http:\\\\h",
     "http://h\\@i", "javascript:f()", "JAVASCRIPT:f()", "java\tscript:f()", "\x01javascript:f()",
     "\u00a0javascript:f()", "\u2028javascript:f()", "\ufeffjavascript:f()", "\u200bjavascript:f()",
     "data:text/html,x", "vbscript:f()", "file:///x", "ftp://h/", "blob:x", "path:x", "name:x",
     "javascript://h/%0af()", "data://text/html,x", "vbscript://h/", "ftp://a/",
     "x\0:y", "%6aavascript:f()", ":x"],
)  # fmt: skip
def test_refused(raw: str) -> None:
    """A foreign scheme, however spelled, or another host without one, is none."""
    assert address(raw) is None


def test_a_web_address_is_checked_by_itself() -> None:
    """What is asked for as an address of the web alone meets the same checks."""
    assert web_address(" ht\ntp://a/ b") == "http://a/b"
    assert web_address("http://a/".ljust(ADDRESS_CHARS_MAX + 1, "x")) is None
    assert web_address("\u00a0http://a/\u2028\ufeff") == "http://a/"
    assert web_address("java\tscript:f()") is None
    assert web_address("b.md") is None


def test_length() -> None:
    """An address over the cap is none, one at the cap is kept."""
    longest = "http://a/".ljust(ADDRESS_CHARS_MAX, "x")
    assert address(longest) == longest
    assert address(f"{longest}x") is None
    assert address("a" * (ADDRESS_CHARS_MAX + 1)) is None


@given(st.text(max_size=40) | st.from_regex(r"[\s\S]{0,3}(java\s?script|https?|data)\s?:.{0,9}"))
@settings(max_examples=300, deadline=None)
def test_any_text(raw: str) -> None:
    """What comes back is a target, or begins with a scheme of the list and is stable."""
    found = address(raw)
    if found is not None:
        assert is_target(found) or found.partition(":")[0].lower() in SCHEMES
        assert address(found) == found or is_target(found)
