"""Hits and numbers -> all that a text says of time, in order, nothing resolved yet.

No calendar and no document date here: `spans` turns "last June" into a year.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.dates.calendar_dates import BETWEEN
from etl.extract.dates.cues import cue_before
from etl.extract.dates.periods import (
    read_clock,
    read_edge,
    read_moment,
    read_part,
    read_season,
    read_year_to,
)
from etl.extract.dates.relative import read_back, read_day_word, read_shift
from etl.extract.dates.said import DateCue, Reading, Said, SaidKind
from etl.extract.dates.tokens import Tokens, is_day, is_four_digits, near
from etl.extract.lexicon import Hit
from etl.extract.numbers import Number


def read_said(text: str, hits: Sequence[Hit], numbers: Sequence[Number]) -> list[Said]:
    """Read all time expressions in order, none overlapping.

    Each looks a bounded number of tokens and characters ahead and back: linear time.
    """
    tokens = Tokens(text, hits, numbers)
    found: list[Said] = []
    i = 0
    while i < tokens.size:
        reading = None if _stands_alone(tokens, i) else _read_time(tokens, i)
        if reading is None:
            i += 1
            continue
        said, i = reading
        cue, start = cue_before(text, said.start, found[-1].end if found else 0)
        found.append(said._replace(cue=said.cue or cue, cue_start=start))
        if len(found) > 1:
            found[-2:] = _joined(text, found[-2], found[-1])
    return found


def _read_time(tokens: Tokens, i: int) -> Reading:
    """Read the expression that begins with token `i`, if one does."""
    match tokens.tag(i):
        case "number":
            return (
                read_year_to(tokens, i)
                or read_shift(tokens, i)
                or read_clock(tokens, i)
                or read_moment(tokens, i)
            )
        case "ordinal":
            return read_part(tokens, i) or read_moment(tokens, i)
        case "unit":
            return read_year_to(tokens, i) or read_shift(tokens, i)
        case "edge":
            return read_edge(tokens, i)
        case "season":
            return read_season(tokens, i)
        case "part":
            return read_part(tokens, i)
        case "time":
            return read_clock(tokens, i)
        case "day_word":
            return read_day_word(tokens, i)
        case "back":
            return read_back(tokens, i)
        case "present":
            return Said(tokens[i].start, tokens[i].end, SaidKind.VAGUE), i + 1
        case _:
            return read_moment(tokens, i)


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """Say at once of most numbers that nothing follows that makes a time of them."""
    token = tokens[i]
    if token.tag != "number" or is_four_digits(token):
        return False
    behind = tokens[i + 1]
    if is_day(behind):
        return not is_day(token)
    return behind.tag not in _MAKE_TIMES


def _joined(text: str, first: Said, last: Said) -> list[Said]:
    """Make one span of two dates around "to", a dash, or "and" after "between".

    "30 June and 31 December 2016" stay two, but the first gets the year of the second.
    """
    apart = [first, last]
    if first.until is not None or last.until is not None or first.kind is not SaidKind.DATE:
        return apart
    gap = near(text[first.end : last.start]) if last.start - first.end <= 12 else None
    if gap is None or last.kind not in _ENDS:
        return apart
    if gap in BETWEEN or (gap in ("and", "and the") and first.cue in _OPENS):
        return [first._replace(until=last)]
    year = last.moment.year
    if gap in ("and", "or") and first.moment.year is None and first.unit is None and year:
        return [first._replace(moment=first.moment._replace(year=year)), last]
    return apart


_MAKE_TIMES = frozenset({"unit", "month", "month_short", "clock"})
_OPENS = frozenset({DateCue.BETWEEN, DateCue.FROM})
_ENDS = frozenset({SaidKind.DATE, SaidKind.WEEKDAY, SaidKind.LAST_MONTH})
