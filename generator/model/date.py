"""A date as an archive has it: perhaps vague, never made more exact than it was written.

Owns the value. `read/dates.py` parses it; the theme words it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Date(Struct, frozen=True, order=True, array_like=True, gc=False):
    """A moment or a stretch of time.

    `first` is the earliest second it can mean, `YYYY-MM-DDTHH:MM:SS`, which also sorts;
    `last` the latest. `text` is the EDTF expression (Library of Congress, 2019), or the ISO
    date and time, as written.
    """

    first: str
    last: str
    text: str

    @property
    def year(self) -> str:
        """The year it begins in, four digits."""
        return self.first[:4]

    @property
    def month(self) -> int:
        """The month it lies in, 1 to 12, or 0 where it is not known that exactly."""
        return int(self.first[5:7]) if self.first[:7] == self.last[:7] else 0


def span(dates: Iterable[Date | None]) -> tuple[Date, ...]:
    """The first and the last of some dates, of the exact ones where there are any."""
    known = sorted(d for d in dates if d)
    exact = [d for d in known if d.first[:10] == d.last[:10]] or known
    return (exact[0], exact[-1]) if exact else ()
