"""The comments of an article as a thread: flat lines with a depth.

Owns what becomes of broken structure: the missing parent becomes a ghost in its place, a second
comment of one id gets another, a circle is opened at its earliest comment. Nothing is dropped and
nothing recurses, so a thread may be of any depth.

Owns the rule for a source that does not say who answers whom, too: its order is the only one, and a
guess sets a comment in only where it is sure and its parent stands on the branch that is open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from generator.errors import Problem, Trouble
from generator.model.card import Line
from generator.model.records import HINT_MIN, NEST_MIN, Comment, are_guessed

ROOT = ""
# No comment is set in deeper in the order of the source.
WRITTEN_DEPTH_MAX = 4


def thread(comments: Sequence[Comment]) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Order comments as a reader meets them: each parent before its replies, replies as listed.

    Where the source does not say who answers whom, they stay in its order.
    """
    named, problems = _distinct(comments)
    parents = {c.id: c.parent or ROOT for c in named}
    places = {c.id: c.place for c in named}
    for id in _circles(parents):
        message = f"comment {id} answers itself in a circle: shown at top level"
        problems.append(Problem(places[id], message, "mend its parent"))
        parents[id] = ROOT
    problems += [
        Problem(
            c.place,
            f"reply to a comment that is not here: {parents[c.id]}",
            "a place is kept for it",
        )
        for c in named
        if parents[c.id] not in parents and parents[c.id] != ROOT
    ]
    lines = _counted(list(_lines(named, parents)))
    if are_guessed(named):
        lines = _as_written({line.id: line for line in lines}, named)
    return tuple(lines), tuple(problems)


def _distinct(comments: Sequence[Comment]) -> tuple[list[Comment], list[Problem]]:
    """The comments with every id made unlike the others."""
    taken = {c.id for c in comments}
    seen: set[str] = set()
    numbers: dict[str, int] = {}
    named, problems = [], []
    for comment in comments:
        id, n = comment.id, numbers.get(comment.id, 2)
        while id in seen or (id != comment.id and id in taken):
            id, n = f"{comment.id}~{n}", n + 1
        numbers[comment.id] = n
        if id != comment.id:
            hint = f"the second is called {id} here"
            message = f"two comments are called {comment.id}"
            problems.append(Problem(comment.place, message, hint, kind=Trouble.DUPLICATE))
        seen.add(id)
        named.append(replace(comment, id=id) if id != comment.id else comment)
    return named, problems


def _circles(parents: dict[str, str]) -> list[str]:
    """The earliest comment of each circle, in order."""
    safe: set[str] = {ROOT}
    found = []
    order = {id: i for i, id in enumerate(parents)}
    for start in parents:
        path: dict[str, None] = {}
        at = start
        while at in parents and at not in safe and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            circle = list(path)[list(path).index(at) :]
            found.append(min(circle, key=order.__getitem__))
        safe.update(path)
    return found


def _lines(comments: Sequence[Comment], parents: dict[str, str]) -> Iterator[Line]:
    """Walk the tree, an explicit stack at a time."""
    known = {c.id: c for c in comments}
    children: dict[str, list[str]] = {ROOT: []}
    for comment in comments:
        parent = parents[comment.id]
        if parent not in known and parent not in children:
            children[parent] = []
            children[ROOT].append(parent)
        children.setdefault(parent, []).append(comment.id)
    stack = [(id, 0, ROOT) for id in reversed(children[ROOT])]
    while stack:
        id, depth, parent = stack.pop()
        yield Line(id, depth, known.get(id), parent or None)
        stack += [(child, depth + 1, id) for child in reversed(children.get(id, ()))]


def _counted(lines: list[Line]) -> Iterator[Line]:
    """Give each line the number of comments below it and of their writers."""
    replies = [0] * len(lines)
    people: list[set[str]] = [set() for _ in lines]
    above: list[int] = []
    parent_of = []
    for i, line in enumerate(lines):
        del above[line.depth :]
        parent_of.append(above[-1] if above else -1)
        above.append(i)
    counts = [0] * len(lines)
    for i in range(len(lines) - 1, -1, -1):
        counts[i] = len(people[i])
        up, comment = parent_of[i], lines[i].comment
        if up >= 0:
            replies[up] += replies[i] + (comment is not None)
            small, large = people[up], people[i]
            if len(small) > len(large):
                small, large = large, small
            large |= small
            people[up] = large
            if comment is not None and comment.author:
                people[up].add(comment.author)
    for line, n, m in zip(lines, replies, counts, strict=True):
        yield replace(line, replies=n, people=m)


def _as_written(lines: dict[str, Line], comments: Sequence[Comment]) -> Iterator[Line]:
    """The lines in the order of the source, set in as far as that shows who answers whom."""
    branch: dict[str, None] = {}
    for line in _in_order(lines, comments):
        guessed = _guessed(line)
        yield _set_in(line, line.parent or (guessed if guessed in lines else None), branch)


def _in_order(lines: dict[str, Line], comments: Sequence[Comment]) -> Collection[Line]:
    """The lines in the order of the source, each ghost before the first that answers it."""
    order: dict[str, Line] = {}
    for comment in comments:
        line = lines[comment.id]
        above = lines.get(line.parent or ROOT)
        if above and not above.comment:
            order[above.id] = above
        order[line.id] = line
    return order.values()


def _guessed(line: Line) -> str | None:
    """Whom a comment answers by a guess that may be said: another, before it or after."""
    guess = line.guess
    if guess is None or guess.confidence < HINT_MIN or guess.parent == line.id:
        return None
    return guess.parent


def _set_in(line: Line, parent: str | None, branch: dict[str, None]) -> Line:
    """A line below its parent where that stands on the open branch, which then ends in the line."""
    guess = line.guess
    if parent not in branch or (guess and guess.confidence < NEST_MIN):
        branch.clear()
    while branch and next(reversed(branch)) != parent:
        branch.popitem()
    depth = min(len(branch), WRITTEN_DEPTH_MAX)
    branch[line.id] = None
    return replace(line, depth=depth, parent=parent)
