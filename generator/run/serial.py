"""One item after another, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.fence import watching
from generator.step import Failure, Made, Room, Step, attempt


class Serial:
    """The executor by which every other is judged."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def map(
        self, step: Step[Any, Any], items: Iterable[Any]
    ) -> Iterator[tuple[Any, Made[Any] | Failure]]:
        """Yield each item with its result, in order."""
        with watching():
            for item in items:
                yield item, attempt(step, item, self.room)

    def close(self) -> None:
        """Nothing to give back."""
