"""Threads of a forum, saved page by page.

Owns how a page of XenForo is spelt.
"""

from __future__ import annotations

SITE = "https://board.example/threads"


def page(
    posts: list[tuple[int, int]], number: int = 1, thread: str = "tea.5", title: str = "Tea"
) -> str:
    """A page of a thread; each post is its number and that of the post which it quotes, or 0."""
    address = f"{SITE}/{thread}/" + (f"page-{number}" if number > 1 else "")
    return (
        f'<html><head><link rel="canonical" href="{address}"></head><body>'
        f'<h1 class="p-title-value">{title}</h1>{"".join(map(_post, posts))}</body></html>'
    )


def _post(post: tuple[int, int]) -> str:
    number, quoted = post
    quote = f'<blockquote data-source="post: {quoted}">…</blockquote>' if quoted else ""
    return (
        f'<article class="message--post" data-author="Ann" data-content="post-{number}">'
        f'<ul class="message-attribution-opposite"><li>#{number}</li></ul>'
        f'<time datetime="2020-01-01T10:{number:02}:00Z"></time>'
        f'<div class="message-body"><div class="bbWrapper">{quote}Cup {number}.</div></div>'
        "</article>"
    )
