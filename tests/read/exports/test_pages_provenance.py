"""Where a page stood, and what it is called."""

from __future__ import annotations

import pytest

from generator.read.exports.pages.provenance import name_of
from generator.read.exports.parts import Post
from tests.read.exports.pages_shown import read


def _post(page: str) -> Post:
    (post, *_), _ = read(page)
    assert isinstance(post, Post)
    return post


@pytest.mark.parametrize(
    "said",
    [
        '<link rel="canonical" href="https://a.example/tea/">',
        '<meta property="og:url" content="https://a.example/tea/">',
        "<!--\n Page saved with SingleFile \n url: https://a.example/tea/ \n saved date: x\n-->",
        "<!-- saved from url=(0022)https://a.example/tea/ -->",
        "<!-- Mirrored from a.example/tea/ by HTTrack Website Copier/3.x [XR&CO'2014] -->",
        '<meta name="savepage-url" content="https://a.example/tea/">',
        '<link rel="canonical" href="https://web.archive.org/web/2015id_/https://a.example/tea/">',
    ],
)
def test_address(said: str) -> None:
    """The page's own word and those of the tools that save pages say where it stood."""
    post = _post(f"<html><head>{said}<title>T</title></head><p>x</p>")
    assert post.address.removeprefix("http://").removeprefix("https://") == "a.example/tea/"
    assert post.key == "page:a.example/tea"
    assert post.name == "tea"


def test_more_addresses() -> None:
    """The first address is the article's, the others are where it was as well."""
    post = _post(
        '<link rel=canonical href="/tea/"><meta property="og:url" content="https://a.example/tea">'
        "<link rel=shortlink href='https://a.example/?p=3'><p>x</p>"
    )
    assert post.address == "https://a.example/tea/"
    assert post.formerly == ("https://a.example/tea", "https://a.example/?p=3")


def test_no_address() -> None:
    """Without an address the title is the key."""
    assert _post("<title>Tea</title><p>x</p>").key == "page titled Tea"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///home/me/tea.html", "http://[bad", "https://", "x"]
)
def test_no_web_address(address: str) -> None:
    """What leads to no place on the web is no address."""
    post = _post(f'<link rel="canonical" href="{address}"><title>T</title><p>x</p>')
    assert post.address in ("", "https://")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.example/2012/02/rain.html", "rain"),
        ("https://a.example/threads/tea.12/", "tea.12"),
        ("https://a.example/viewtopic.php?t=5", ""),
        ("https://a.example/item?id=5", ""),
        ("https://a.example/?p=5", ""),
        ("https://a.example/t/5", ""),
        ("http://[bad", ""),
    ],
)
def test_name(address: str, name: str) -> None:
    """A name is the last part of the path, where that says anything."""
    assert name == name_of(address)


def test_told_of_the_article() -> None:
    """Language, licence, description and tags are taken from where pages state them."""
    post = _post(
        '<html lang="fr"><head><meta name=description content="Of tea."><title>T</title>'
        '<meta property="article:tag" content="tea"><link rel=license href="https://l.example/by">'
        "</head><p>x</p>"
    )
    assert (post.language, post.description, post.tags) == ("fr", "Of tea.", ("tea",))
    assert post.licence == "https://l.example/by"
