"""What was made last time, and of what.

Owns the one rule: equal things, equal result. A live server keeps it from one edition of an archive
to the next, and plans anew only what an edit reaches.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Recall:
    """The last value made under each name, with what it was made of.

    Where it `keeps` nothing, everything is made when it is asked for.
    """

    def __init__(self, *, keeps: bool) -> None:
        self.keeps = keeps
        self._common = ""
        self._last: dict[str, tuple[tuple[Any, ...], Any]] = {}

    def under(self, common: str) -> Recall:
        """The same, where what is common to all that was made still is; else it begins anew."""
        if common != self._common:
            self._last.clear()
        self._common = common
        return self

    def __call__(self, name: str, make: Callable[..., T], *of: Any) -> T:
        """What `make` gives for some values: recalled where they equal those of the last time."""
        if not self.keeps:
            return make(*of)
        last = self._last.get(name)
        if last is not None and last[0] == of:
            value: T = last[1]
            return value
        value = make(*of)
        self._last[name] = (of, value)
        return value
