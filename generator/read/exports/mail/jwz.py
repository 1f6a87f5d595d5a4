"""Which letter answers which: the threading of Jamie Zawinski (jwz.org/doc/threading.html).

Owns the tree. A letter's own word comes first, then what others say of it in `References`, then
the subject, for answers to nobody who is here. Every link is made once and never into a circle.
Knows nothing of files, and of letters no more than a `Head`.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct


class Head(Struct, frozen=True, kw_only=True, gc=False):
    """A letter for these purposes; `refs` are those it goes back to, the one it answers last."""

    id: str
    refs: tuple[str, ...] = ()
    subject: str = ""
    is_answer: bool = False


class Spot(Struct, frozen=True, gc=False):
    """Where a letter stands: in the thread of a root, below a parent where it has one there."""

    root: str
    parent: str = ""


def spots(heads: Sequence[Head]) -> tuple[dict[str, Spot], Counter[str]]:
    """The place of each letter, and how many of each thread are known of but not here.

    The heads come in order of time, each with an id of its own. A letter that is not here is the
    root where several answer it; a parent where several answer it, and it answered the root.
    """
    tree = _linked(heads)
    here = {head.id for head in heads}
    known: dict[str, str] = {}
    over = {head.id: _nearest(head.id, tree.above, here, known) for head in heads}
    tops = {id: tree.top(id) for id in here}
    firsts = defaultdict(list)
    for head in heads:
        if not over[head.id]:
            firsts[tops[head.id]].append(head.id)
    roots = {top: ids[0] if len(ids) == 1 else top for top, ids in firsts.items()}
    told = Counter(tree.above[id] for id in here if id in tree.above)
    placed = {}
    for id, nearest in over.items():
        root = roots[tops[id]]
        named = tree.above.get(id, "")
        is_gap = named and named not in here and named != root
        is_shown = is_gap and told[named] > 1 and nearest in ("", root)
        parent = named if is_shown else nearest
        placed[id] = Spot(root, "" if parent == root else parent)
    return placed, _absent(known, tree, roots)


def _nearest(id: str, above: dict[str, str], here: set[str], known: dict[str, str]) -> str:
    """The next letter above that is here; what was found on the way is kept in `known`."""
    path = []
    at = above.get(id, "")
    while at and at not in here and at not in known:
        path.append(at)
        at = above.get(at, "")
    found = known.get(at, at)
    known.update(dict.fromkeys(path, found))
    return found


def _absent(known: dict[str, str], tree: _Forest, roots: dict[str, str]) -> Counter[str]:
    """How many letters below each root are named but not here, given what is next above those."""
    counts = Counter[str]()
    for id, nearest in known.items():
        top = tree.top(id)
        root = roots[top]
        if id != root and (nearest or root == top):
            counts[root] += 1
    return counts


def _linked(heads: Sequence[Head]) -> _Forest:
    tree = _Forest()
    for head in heads:
        any(tree.join(head.id, ref) for ref in reversed(head.refs))
    for head in heads:
        for parent, child in pairwise(head.refs):
            tree.join(child, parent)
    _join_by_subject(tree, heads)
    return tree


def _join_by_subject(tree: _Forest, heads: Sequence[Head]) -> None:
    """Answers to nobody who is here go to the last letter before them that began their subject."""
    openers: defaultdict[str, list[int]] = defaultdict(list)
    strays: dict[str, str] = {}
    for place, head in enumerate(heads):
        if head.subject and not head.is_answer and head.id not in tree.above:
            openers[head.subject].append(place)
    here = {head.id for head in heads}
    for place, head in enumerate(heads):
        top = tree.top(head.id)
        if not head.subject or not head.is_answer or (top in here and top != head.id):
            continue
        began = openers.get(head.subject, [])
        before = bisect(began, place)
        if before or (began and not head.refs):
            tree.join(top, heads[began[max(before - 1, 0)]].id)
        elif not head.refs:
            tree.join(top, strays.setdefault(head.subject, top))
        else:
            strays.setdefault(head.subject, top)


class _Forest:
    """Links from the lower to the upper, each made once; where they lead is remembered."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}
        self._tops: dict[str, str] = {}

    def join(self, child: str, parent: str) -> bool:
        """Put one below the other, unless it is below something or the other below it."""
        if child in self.above or self.top(parent) == child:
            return False
        self.above[child] = parent
        self._tops[child] = self.top(parent)
        return True

    def top(self, id: str) -> str:
        """What has nothing above it."""
        path = []
        while (higher := self._tops.get(id, id)) != id:
            path.append(id)
            id = higher
        self._tops.update(dict.fromkeys(path, id))
        return id
