"""What a text says of time, in its own terms: the values between reading and resolving.

No reading and no calendar here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from etl.extract.dates.moments import Edge, Moment


class DateCue(StrEnum):
    """The preposition before a date, by class ("as at" and "as on" are AS_OF, "till" is UNTIL)."""

    AS_OF = "as of"
    IN = "in"
    ON = "on"
    AT = "at"
    BY = "by"
    UNTIL = "until"
    SINCE = "since"
    FROM = "from"
    BETWEEN = "between"
    DURING = "during"
    BEFORE = "before"
    AFTER = "after"
    FOR = "for"
    OF = "of"
    YEAR_TO = "the year to"


class SaidKind(StrEnum):
    """How a time is said, which decides how it is resolved."""

    DATE = "date"
    """Day, month, year as far as named."""
    YEAR_TO = "year to"
    """A period named by its end ("the year to June 2016")."""
    YEARS = "years"
    """"2012-13": two years or more, no single one."""
    WEEKDAY = "weekday"
    """The last such day before the document's."""
    LAST_MONTH = "last month by name"
    """"last November", "this June": a month counted from the document's."""
    WRITER = "from the writer's day"
    """Units counted from the document's date ("last year", "two days ago")."""
    ANCHOR = "from the date before"
    """Units counted from the last date of the text ("a year earlier", "the same day"); with a
    month in `moment` from the last one in that month ("the February date")."""
    VAGUE = "vague"
    """A time that has no date ("at present", "the last 12 months", 31 June)."""
    CLOCK = "clock"
    """A time of day."""


class Said(NamedTuple):
    """One time expression as it is said."""

    start: int
    end: int
    kind: SaidKind
    moment: Moment = Moment()
    edge: Edge | None = None
    unit: str | None = None
    """Unit to count in; "year" for a DATE whose year is a relative one ("June last year")."""
    steps: int = 0
    """Units to count, backwards below 0; for WEEKDAY the weekday, Monday 0."""
    from_anchor: bool = False
    """Counted from the last date of the text, whatever the kind."""
    whole: bool = False
    """The whole unit is meant ("last year"), not the same day in it ("a year earlier")."""
    cue: DateCue | None = None
    cue_start: int = 0
    until: Said | None = None
    """The other end of a span."""


Reading = tuple[Said, int] | None
"""What was read from a token on, and the index of the token behind it."""
