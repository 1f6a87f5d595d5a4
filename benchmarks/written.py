"""How an article is written down, whoever is to read it.

Owns what the writers share: the Markdown of blocks, the one-sentence summary, the facts of a
thread that a template needs, and the place where a body is edited. Knows no program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import Article, Block, Comment

NEST_MAX = 7
SUMMARY_CHARS = 200

_internal = re.compile(r"\]\(article:([^)]*)\)")


class Line(NamedTuple):
    """A comment with what its place in the thread says: ids of others, empty where none is."""

    comment: Comment
    number: int
    depth: int
    opens: bool
    closes: int
    replies: int
    people: int
    answered: str
    previous: str
    next: str
    root: str


def markdown(blocks: tuple[Block, ...], address: Callable[[str], str] | None = None) -> str:
    """The Markdown of blocks; `address` spells the address of an article's path."""
    text = "\n\n".join(map(_block, blocks))
    if address is None:
        return text
    spell = address
    return _internal.sub(lambda found: f"]({spell(found[1])})", text)


def _block(block: Block) -> str:
    lines = block.text.split("\n")
    if block.kind == "heading":
        return f"## {block.text}"
    if block.kind == "code":
        return f"```python\n{block.text}\n```"
    if block.kind == "list":
        return "\n".join(f"- {line}" for line in lines)
    return "\n".join(f"> {line}" for line in lines) if block.kind == "quote" else block.text


def summary(article: Article) -> str:
    """How the article begins, cut between words."""
    text = article.blocks[0].text
    return text if len(text) <= SUMMARY_CHARS else text[:SUMMARY_CHARS].rpartition(" ")[0] + "…"


def edited(article: Article) -> str:
    """The paragraph in the middle of the body that edits put a word behind."""
    plain = [b.text for b in article.blocks if b.kind == "paragraph" and "](" not in b.text]
    return plain[len(plain) // 2]


def put(file: Path, original: str, before: str, word: str) -> Callable[[int], str]:
    """A function that edits a file: puts `word` with a number behind a text that stands in it."""
    start, found, rest = original.partition(before)
    if not found:
        message = f"{file} does not hold what is to be edited"
        raise ValueError(message)

    def edit(number: int) -> str:
        said = f"{word}{number}"
        file.write_text(f"{start}{before} {said}.{rest}", "utf-8")
        return said

    return edit


def lines(thread: tuple[Comment, ...]) -> Iterator[Line]:
    """A thread with the facts that each comment's header shows, which Variorum finds itself."""
    authors = {c.id: c.author for c in thread}
    previous, following, root = _ways(thread)
    for number, comment in enumerate(thread):
        below = _below(thread, number)
        depth = min(comment.depth, NEST_MAX)
        after = min(thread[number + 1].depth, NEST_MAX) if number + 1 < len(thread) else 1
        yield Line(
            comment, number + 1, depth, after > depth, max(0, depth - after), len(below),
            len(set(below)), authors.get(comment.parent, ""), previous.get(comment.id, ""),
            following.get(comment.id, ""), root[comment.id],
        )  # fmt: skip


def _below(thread: tuple[Comment, ...], number: int) -> list[str]:
    """Who wrote each comment below one."""
    found = []
    for comment in thread[number + 1 :]:
        if comment.depth <= thread[number].depth:
            break
        found.append(comment.author)
    return found


def _ways(thread: tuple[Comment, ...]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The sibling before, the sibling after and the root of each comment."""
    previous: dict[str, str] = {}
    following: dict[str, str] = {}
    root: dict[str, str] = {}
    last: dict[str, str] = {}
    for comment in thread:
        before = last.get(comment.parent)
        if before:
            previous[comment.id], following[before] = before, comment.id
        last[comment.parent] = comment.id
        root[comment.id] = root.get(comment.parent, comment.id)
    return previous, following, root
