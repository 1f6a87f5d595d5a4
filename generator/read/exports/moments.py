"""A moment as the parts have it.

Owns the one spelling of a time in ISO 8601. How an export writes its dates is the business of its
reader.
"""

from __future__ import annotations

from datetime import UTC, datetime


def iso(moment: datetime) -> str:
    """A moment to the second: in UTC with a Z where its zone is known, else as it stands.

    Raises OverflowError for one that UTC has not.
    """
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def since_1970(seconds: float) -> str:
    """The moment so many seconds after the beginning of 1970; raises what `datetime` does."""
    return iso(datetime.fromtimestamp(seconds, UTC))
