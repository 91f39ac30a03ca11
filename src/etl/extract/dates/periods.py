"""Tokens -> parts, ends and seasons of a year, and years named by their end; times of day.

The dates inside them are read by `calendar_dates` and `relative`.
"""

from __future__ import annotations

from etl.extract.dates.calendar_dates import (
    read_day_first,
    read_figures,
    read_month_first,
    read_weekday,
    read_year,
    read_years,
)
from etl.extract.dates.moments import Edge, Moment
from etl.extract.dates.relative import read_turn
from etl.extract.dates.said import DateCue, Reading, Said, SaidKind
from etl.extract.dates.tokens import Tokens, is_four_digits


def read_moment(tokens: Tokens, i: int) -> Reading:
    """Read one date: day, month, year, or a named one ("last June"); no edge, no period."""
    match tokens.tag(i):
        case "number" | "ordinal":
            return read_day_first(tokens, i) or read_year(tokens, i)
        case "month" | "month_short":
            return read_month_first(tokens, i)
        case "weekday" | "weekday_short":
            return read_weekday(tokens, i)
        case "turn":
            return read_turn(tokens, i)
        case "fiscal":
            return read_fiscal(tokens, i)
        case "figures":
            return read_figures(tokens, i)
        case "years":
            return read_years(tokens, i)
        case _:
            return None


def read_edge(tokens: Tokens, i: int) -> Reading:
    """Read "the end of 2016", "mid-2003", "the first day of this month", "the end of the year"."""
    start, edge = tokens[i].start, Edge(tokens[i].word)
    gap = tokens.gap(i)
    if gap not in ("", "the", "-", "of", "of the", "in", "in the"):
        return None
    if tokens.unit(i + 1) in ("year", "month") and gap == "the" and edge is not Edge.LATE:
        unit, end = tokens.unit(i + 1), tokens[i + 1].end
        said = Said(start, end, SaidKind.ANCHOR, Moment(), edge, unit, whole=True)
        return said, i + 2
    if tokens.tag(i + 1) in ("part", "ordinal") and (part := read_part(tokens, i + 1)):
        quarter, j = part
        end_of_it = quarter.until if edge is Edge.END else None
        return (end_of_it or quarter)._replace(start=start, edge=edge), j
    reading = read_moment(tokens, i + 1)
    if reading is None or reading[0].until is not None:
        return None
    return reading[0]._replace(start=start, edge=edge), reading[1]


def read_season(tokens: Tokens, i: int) -> Reading:
    """Read "summer of 2015", "spring 2004", "winter 2015/16"."""
    if tokens.gap(i) not in ("", "of", "of the year"):
        return None
    reading = _read_bare_year(tokens, i + 1)
    return reading and (reading[0]._replace(start=tokens[i].start), reading[1])


def read_fiscal(tokens: Tokens, i: int) -> Reading:
    """Read "fiscal 2021", "the financial year 2019-20"."""
    if tokens.gap(i) not in ("", "of") or tokens.tag(i + 1) == "turn":
        return None
    reading = _read_bare_year(tokens, i + 1)
    return reading and (reading[0]._replace(start=tokens[i].start), reading[1])


def read_part(tokens: Tokens, i: int) -> Reading:
    """Read "Q3 2020", "the third quarter of 2020", "the first nine months of 2016"."""
    which, last = tokens[i].number, i
    if tokens.tag(i) == "part":
        size = _MONTHS_IN[tokens[i].word]
    else:
        count, last = 1, i + 1
        if tokens.tag(last) == "number" and tokens.gap(i) == "" and which == 1:
            count, last = tokens[last].number, last + 1
        size = count * _MONTHS_IN.get(tokens.unit(last), 0)
        if tokens.gap(last - 1) != "":
            return None
    if not 0 < which * size <= 12 or tokens.gap(last) not in ("", "of", ","):
        return None
    reading = _read_bare_year(tokens, last + 1)
    if reading is None or reading[0].until is not None:
        return None
    year, j = reading
    until = year._replace(start=tokens[i].start, moment=year.moment._replace(month=which * size))
    first = until.moment._replace(month=which * size - size + 1)
    return until._replace(moment=first, until=until), j


def read_year_to(tokens: Tokens, i: int) -> Reading:
    """Read "year to June 2016", "twelve months ended 30 June 2016"."""
    j = i + 1 if tokens.tag(i) == "number" and tokens.gap(i) in ("", "-") else i
    if tokens.unit(j) not in _MONTHS_IN and tokens.unit(j) != "year":
        return None
    gap = tokens.gap(j)
    if tokens.tag(j + 1) == "period_end" and gap in ("", "which", "that"):
        j, gap = j + 1, tokens.gap(j + 1)
        if gap not in ("", "on", "at", "in", "the", "on the"):
            return None
    elif gap not in ("to", "to the", "up to", "until", "through"):
        return None
    edge = tokens.tag(j + 1) == "edge"
    reading = read_edge(tokens, j + 1) if edge else read_moment(tokens, j + 1)
    if reading is None or reading[0].moment.month is None or reading[0].until is not None:
        return None
    said, k = reading
    kind = SaidKind.YEAR_TO if said.kind is SaidKind.DATE else said.kind
    if j > i and tokens.unit(i + 1) == "year" and tokens[i].number > 1:
        kind = SaidKind.YEARS  # "the eleven years to July 2019"
    inner = None if said.edge is Edge.END else said.edge
    return said._replace(start=tokens[i].start, kind=kind, edge=inner, cue=DateCue.YEAR_TO), k


def read_clock(tokens: Tokens, i: int) -> Reading:
    """Read "11:42 IST", "10.30 a.m.", "6 o'clock"."""
    j = i
    if tokens.tag(i + 1) == "clock" and tokens.gap(i) == "":
        j = i + 1
    elif tokens.tag(i) != "time":
        return None
    end = tokens[j].end
    if tokens.text[end : end + 2].lower() in ("am", "pm"):
        glued = Said(tokens[i].start, end + 2, SaidKind.CLOCK)
        return (glued, j + 1) if not tokens.text[end + 2 : end + 3].isalnum() else None
    for tag in ("clock", "zone"):
        if tokens.tag(j + 1) == tag and tokens.gap(j) == "":
            j += 1
    return Said(tokens[i].start, tokens[j].end, SaidKind.CLOCK), j + 1


def _read_bare_year(tokens: Tokens, i: int) -> Reading:
    """Read the year of a period: "2016", "2015/16", "last year"."""
    token = tokens[i]
    short = tokens.tag(i - 1) == "fiscal" and token.number > 1900
    if token.tag == "number" and (is_four_digits(token) or short):
        return Said(token.start, token.end, SaidKind.DATE, Moment(token.number)), i + 1
    if token.tag == "years":
        return read_years(tokens, i)
    if token.tag == "turn" and tokens.unit(i + 1) == "year":
        return read_turn(tokens, i)
    return None


_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6}
