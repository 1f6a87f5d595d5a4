"""Comments that lie in two places become one thread.

Owns which of them are one, whose word counts, and in which order all stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from typing import Any

from msgspec.structs import replace

from generator.digest import digest
from generator.read.exports.guests import is_guests
from generator.read.exports.parts import Answer, Post

_number = re.compile(r"[0-9]{1,18}")

Line = tuple[int, Answer]


def woven(old: Iterable[Line], new: Iterable[Line]) -> Iterator[Line]:
    """The comments of both, each once: in their orders, and where these do not tell, by date."""
    whole: list[Line] = []
    places: dict[str, list[int]] = defaultdict(list)
    before, after = (
        list(dict.fromkeys(_put(line, whole, places) for line in lines)) for lines in (old, new)
    )
    return (whole[n] for n in _merged(before, after, lambda n: _when(whole[n][1])))


def _put(line: Line, whole: list[Line], places: dict[str, list[int]]) -> int:
    """Unite a comment with itself where it is there already; its place."""
    number, answer = line
    there = (n for name in _names(answer) for n in places[name])
    at = next((n for n in there if _alike(whole[n][1], answer)), len(whole))
    if at == len(whole):
        whole.append(line)
    else:
        whole[at] = number, _united(whole[at][1], answer)
    for name in _names(answer):
        if at not in places[name]:
            places[name].append(at)
    return at


def _names(answer: Answer) -> tuple[str, ...]:
    return (answer.id or digest(answer.author, answer.date, answer.text), *answer.also)


def _alike(one: Answer, other: Answer) -> bool:
    """Whether two comments are one: some pages number theirs anew, and an edit leaves something."""
    if one.id != other.id:
        return True
    said = ((one.author, other.author), (one.date, other.date), (one.text, other.text))
    return any(first == second for first, second in said)


def _united(old: Answer, new: Answer) -> Answer:
    """A comment of two that are the same: a guest's copy of it never has the last word."""
    first, second = (old, new) if is_guests(new) and not is_guests(old) else (new, old)
    also = tuple(id for id in once(*first.also, second.id, *second.also) if id != first.id)
    return replace(first, also=also, formerly=once(*first.formerly, *second.formerly))


def _merged(old: list[int], new: list[int], when: Callable[[int], Any]) -> Iterator[int]:
    """Two orders as one; what only the old has comes after what it came after."""
    both = set(old) & set(new)
    since, alone = -1, defaultdict[int, list[int]](list)
    for n in old:
        if n in both:
            since = n
        else:
            alone[since].append(n)
    since, run = -1, list[int]()
    for n in new:
        if n not in both:
            run.append(n)
            continue
        yield from merge(alone[since], run, key=when)
        yield n
        since, run = n, []
    yield from merge(alone[since], run, key=when)


def _when(answer: Answer) -> tuple[str, int]:
    """What comments are put in order by, where they have no other."""
    return answer.date, int(answer.id) if _number.fullmatch(answer.id) else 0


def settled(post: Post, answers: Iterable[Line]) -> Iterator[Line]:
    """The comments with parents by the names that those have; the first post is none of them."""
    whole = list(answers)
    names = {other: answer.id for _, answer in whole for other in answer.also}
    names = {**names, **{answer.id: answer.id for _, answer in whole}}
    if post.id:
        names[post.id] = ""
    for line, answer in whole:
        parent = names.get(answer.parent, answer.parent)
        if not post.id or answer.id != post.id:
            yield line, answer if parent == answer.parent else replace(answer, parent=parent)


def once(*texts: str) -> tuple[str, ...]:
    """The texts that say something, each once."""
    return tuple(dict.fromkeys(filter(None, texts)))
