"""Text, its vocabulary hits and numbers -> time expressions, resolved to ISO where certain.

What a date is the date of is not asked here: that is the grammar of counts.
"""

from etl.extract.dates.said import DateCue
from etl.extract.dates.spans import DateKind, DateSpan, read_dates

__all__ = ["DateCue", "DateKind", "DateSpan", "read_dates"]
