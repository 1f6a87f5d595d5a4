"""Which old addresses may lead to a page, and how they are written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markup.formerly import former

WRITTEN = {
    "/2009/02/despatch.html": "/2009/02/despatch.html",
    " 2009/x ": "/2009/x",
    "/2009/": "/2009/",
    "/?p=17": "/?p=17",
    "?p=17": "/?p=17",
    "https://old.example": "/",
    "http://user@old.example:81/a?b=c": "/a?b=c",
    "HTTPS://old.example?p=1": "/?p=1",
    "/showthread.php?t=12&p=3#post3": "/showthread.php?t=12&p=3#post3",
    "/a?": "/a",
    "/a#": "/a",
    "/café/": "/caf%C3%A9/",
    "/caf%c3%a9/": "/caf%C3%A9/",
    "/caf%E9/": "/caf%E9/",
    "/100%/a b": "/100%25/a%20b",
    "/wiki/Talk:Fire_(1666)": "/wiki/Talk:Fire_(1666)",
    '/a"{};?b="{};`|^<>': "/a%22%7B%7D;?b=%22{};`|^%3C%3E",
    "/q?a[]=1&b=%0A": "/q?a[]=1&b=%0A",
    "/r/x/comments/abc/t/def/": "/r/x/comments/abc/t/def/",
}
REFUSED = {
    "": "it is empty",
    "/" + "a" * 3000: "it has 3,001 characters",
    "/" + "é" * 150: "it is too long",
    "/" + "abc/" * 300: "it is too long",
    "/../x": "a part of it begins with a full stop",
    "/a/%2e%2e/x": "a part of it begins with a full stop",
    "/.htaccess": "a part of it begins with a full stop",
    "/a//b": "it has an empty part",
    "//host/a": "it has an empty part",
    "/a\\b": "it has a control character or a backslash",
    "/a\nRewriteRule": "it has a control character or a backslash",
    "/a\u202eb": "it has a control character or a backslash",
    "/a\ud800": "it has a control character or a backslash",
    "/a%5Cb": "it has an encoded slash, backslash or control character",
    "/a%2Fb": "it has an encoded slash, backslash or control character",
    "/a%00b": "it has an encoded slash, backslash or control character",
    "/a%0Ab": "it has an encoded slash, backslash or control character",
    "/x/NUL.txt": "nul.txt is the name of a device",
    "/robots.txt": "robots.txt is a file that the site has for something else",
    "/_redirects": "_redirects is a file that the site has for something else",
    "javascript:alert(1)": "it is not of the web",
    "mailto:a@b.example": "it is not of the web",
    "https:///a": "it is not of the web",
}


@pytest.mark.parametrize("written", WRITTEN)
def test_an_address_is_written_as_it_is_asked_for(written):
    """An old address loses its host and is percent-encoded as a browser would."""
    assert former(written) == WRITTEN[written]


@pytest.mark.parametrize("written", REFUSED, ids=ascii)
def test_what_cannot_be_one_is_refused(written):
    """What could be another file, a command or no address at all is refused with the reason."""
    with pytest.raises(ValueError, match=f"^{re.escape(REFUSED[written])}$"):
        former(written)


@given(st.text() | st.text('/.%?#ab25eE\\"{};$ \n', max_size=20))
def test_nothing_else_comes_out(written):
    """Whatever is written, what comes out is ASCII without a space, and comes out of itself."""
    try:
        found = former(written)
    except ValueError:
        return
    assert re.fullmatch(r"/[A-Za-z0-9._~!$&'()*+,;=:@/?#\[\]{}|^`%-]*", found)
    assert former(found) == found
