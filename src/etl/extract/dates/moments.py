"""Year, month, day as far as a text names them -> an ISO date, as far as it is certain.

Knows the calendar, not the text: which words name a moment is `etl.extract.dates`' business.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


class Edge(StrEnum):
    """The part of a year or month that is meant."""

    START = "start"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"


class Moment(NamedTuple):
    """A year, a month or a day; what the text leaves open is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """Give `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None without a year or for a day that is not."""
        if self.year is None or (self.day is not None and self.month is None):
            return None
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        if not exists(self):
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def exists(moment: Moment) -> bool:
    """Say whether the calendar has it; 29 February without a year counts as there."""
    year, month, day = moment
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    return month is not None and 1 <= day <= monthrange(2000 if year is None else year, month)[1]


def parsed(iso: str | None) -> Moment:
    """Read `YYYY[-MM[-DD]]`, more behind it ignored; an empty moment where it is no such thing."""
    parts = (iso or "")[:10].split("-")
    if not all(p.isdecimal() for p in parts) or len(parts[0]) != 4:
        return Moment()
    moment = Moment(*(int(p) for p in parts))
    return moment if exists(moment) else Moment()


def at_edge(moment: Moment, edge: Edge | None) -> Moment:
    """Narrow a year or a month to its first or last day; `early 2004` stays 2004."""
    year, month, day = moment
    if year is None or day is not None or edge not in (Edge.START, Edge.END):
        return moment
    if edge is Edge.START:
        return Moment(year, month or 1, 1)
    month = month or 12
    return Moment(year, month, monthrange(year, month)[1])


def shifted(moment: Moment, unit: str, steps: int) -> Moment | None:
    """Move by days, weeks, months, years ...; None where `moment` is not as fine as the unit."""
    year, month, day = moment
    if year is None:
        return None
    if unit in _YEARS:
        return _clipped(year + steps * _YEARS[unit], month, day)
    if unit in _MONTHS and month is not None:
        months = year * 12 + month - 1 + steps * _MONTHS[unit]
        return _clipped(months // 12, months % 12 + 1, day)
    if unit in _MONTHS and steps * _MONTHS[unit] % 12 == 0:
        return _clipped(year + steps * _MONTHS[unit] // 12, None, None)
    if unit in _DAYS and month is not None and day is not None:
        try:
            moved = date(year, month, day) + timedelta(days=steps * _DAYS[unit])
        except (OverflowError, ValueError):
            return None
        return Moment(moved.year, moved.month, moved.day)
    return None


def latest(moment: Moment, published: Moment, *, over: bool = False) -> Moment | None:
    """Give a month or day without a year the year in which it was last before `published`.

    None where the document's date is too coarse to tell, and for a month that lies ahead in its
    year, which may as well be the coming one: only a December told in January is over, and what
    is said to be `over`.
    """
    if published.year is None or published.month is None or moment.month is None:
        return None
    if (moment.month, moment.day or 0) <= (published.month, published.day or 0):
        return moment._replace(year=published.year)
    if moment.month == published.month and published.day is None:
        return None
    over = over or (moment.month >= 11 and published.month <= 2)
    return moment._replace(year=published.year - 1) if over else None


def latest_weekday(weekday: int, published: Moment) -> Moment | None:
    """Give the last such weekday (Monday is 0) up to `published`, that day included."""
    year, month, day = published
    if year is None or month is None or day is None:
        return None
    back = (date(year, month, day).weekday() - weekday) % 7
    return shifted(published, "day", -back)


def _clipped(year: int, month: int | None, day: int | None) -> Moment | None:
    if not 1 <= year <= 9999:
        return None
    if month is not None and day is not None:
        day = min(day, monthrange(year, month)[1])
    return Moment(year, month, day)


_YEARS = {"year": 1, "decade": 10, "century": 100}
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
