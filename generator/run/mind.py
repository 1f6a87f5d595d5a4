"""What a process remembers from one build to the next, beside the memo.

Owns the values by their items, so that a live server neither hashes nor decodes again what did not
change. Knows no noun of the model.
"""

from __future__ import annotations

from typing import Any

from generator.step import Step

Values = dict[Any, tuple[str, Any]]


class Mind:
    """For each step the items that it was last mapped over, each with its key and its value.

    One that `keeps` nothing is for a process that builds once.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self._keeps = keeps
        self._values: dict[Step[Any, Any], Values] = {}
        self._memo = ""

    def follow(self, memo: str) -> None:
        """Be about the memo of this state: what another one has forgotten is not known either."""
        if memo != self._memo:
            self._values.clear()
        self._memo = memo

    def stay(self, memo: str) -> None:
        """Go on where the memo forgot only what is not in mind."""
        self._memo = memo

    def values(self, step: Step[Any, Any]) -> Values:
        """What is known of a step: key and value by item."""
        return self._values.get(step, {})

    def keep(self, step: Step[Any, Any], values: Values) -> None:
        """Keep these values of a step, and no others of its kind."""
        if self._keeps:
            self._values = {s: v for s, v in self._values.items() if type(s) is not type(step)}
            self._values[step] = values
