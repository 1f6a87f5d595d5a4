"""Which page of its thread a page is, by its address.

Owns how forums and weblogs number the pages of a thread in their addresses. A number of posts, as
some have, is as good as one of pages: it is 1 or less on the first alone.
"""

from __future__ import annotations

import re

# What to do about a page that is not all of its thread; not said where it is done.
ALL_PAGES = "save all its pages in a folder, and `variorum import` that folder"
DIGITS_MAX = 9

# How pages of comments are numbered, and what the address of the article has there.
COMMENTS = (
    (re.compile(r"/comment-page-(?P<number>\d+)/?"), "/"),
    (re.compile(r"(?<=[?&])(?:cpage|commentPage)=(?P<number>\d+)(?:&|$)"), ""),
    (re.compile(r"(?<=/item)(\?id=\d+)&p=(?P<number>\d+)$"), r"\1"),
    (re.compile(r"(/comments/\w+/[^/?]*/)(?P<number>)\w+/?$"), r"\1"),
)
# The same of forums. Elsewhere such a number may well be that of an article.
THREADS = (
    (re.compile(r"(?<=[?&])(?:page|pageNo|start|st)=(?P<number>\d+)(?:&|$)"), ""),
    (re.compile(r"/page[-/]?(?P<number>\d+)/?(?=[?]|$)"), "/"),
    (re.compile(r"-page-(?P<number>\d+)(?=\.html|$)"), ""),
    (re.compile(r"/index(?P<number>\d+)\.html$"), "/"),
    (re.compile(r"/page__st__(?P<number>\d+)"), "/"),
    (re.compile(r"(topic[=,]\d+)\.(?:msg)?(?P<number>\d+)"), r"\1.0"),
    (re.compile(r"(/t/[^/?]+/\d+)/(?P<number>\d+)(?=[?]|$)"), r"\1"),
)


def first_of(address: str, *, forum: bool) -> tuple[str, int]:
    """The address of the first page of a thread, and the number of the page at this one."""
    number = 1
    for pattern, first in (*COMMENTS, *(THREADS if forum else ())):
        for found in pattern.finditer(address):
            number = max(number, int(found["number"][:DIGITS_MAX] or 1))
        address = pattern.sub(first, address)
    return address.rstrip("?&"), number
