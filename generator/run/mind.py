"""What a process remembers from one build to the next, beside the memo.

Owns the values by their items, so that a live server neither hashes nor decodes again what did not
change. Knows no noun of the model.
"""

from __future__ import annotations

from typing import Any

from generator.step import Step

Values = dict[Any, tuple[str, Any]]


class Mind:
    """For each step the items that it was last mapped over, each with its key and its value."""

    def __init__(self) -> None:
        self._values: dict[Step[Any, Any], Values] = {}

    def values(self, step: Step[Any, Any]) -> Values:
        """What is known of a step: key and value by item."""
        return self._values.get(step, {})

    def keep(self, step: Step[Any, Any], values: Values) -> None:
        """Keep these values of a step, and no others of its kind."""
        self._values = {s: v for s, v in self._values.items() if type(s) is not type(step)}
        self._values[step] = values
