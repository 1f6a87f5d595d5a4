"""A date in the attributes that TEI has for dates.

Owns which of them: `when` for what XML Schema can say, bounds for what is vague, and the expression
itself, as it was written, in `when-custom`.
"""

from __future__ import annotations

import re

from generator.model.date import Date

_exact = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def dated(date: Date | None) -> dict[str, str]:
    """The attributes of a date; none for none."""
    if date is None:
        return {}
    if date.first == date.last:
        when = date.first
    else:
        when = date.text if _exact.fullmatch(date.text) else ""
    if when:
        return {"when": when, "when_custom": "" if when == date.text else date.text}
    bounds = {"notBefore": date.first[:10], "notAfter": date.last[:10]}
    return {**bounds, "when_custom": date.text}
