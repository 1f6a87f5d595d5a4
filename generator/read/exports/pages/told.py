"""What one way of reading a page finds on it.

Owns `Told`, in which all the ways are compared.
"""

from __future__ import annotations

from msgspec import Struct

from generator.read.exports.parts import Answer, Post

DIGITS_MAX = 8


class Told(Struct):
    """An article, its comments, and how many more of them the page says there are.

    `is_later` is said of a page that is not the first of its thread, which begins at the address
    `begins`; `page` is its number. The `Post` has its key later.
    """

    post: Post
    answers: list[Answer] = []
    missing: int = 0
    how: str = ""
    is_later: bool = False
    begins: str = ""
    page: int = 1


def digits_of(text: str) -> str:
    """The digits of a text, without what parts thousands."""
    return "".join(c for c in text if c.isdecimal())


def number_in(text: str) -> int:
    """The number that a text begins with, or the only one in it; 0 where it is not so."""
    tidy = text.replace("\xa0", " ").strip()
    words = [digits_of(word) for word in tidy.split()]
    numbers = [word for word in words if 0 < len(word) <= DIGITS_MAX]
    if not numbers or not (len(numbers) == 1 or words[0]):
        return 0
    return int(numbers[0])
