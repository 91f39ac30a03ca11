"""Tokens -> dates by the calendar: day, month and year in any of the usual orders.

Times counted from another time are in `relative`, parts and ends of periods in `periods`.
"""

from __future__ import annotations

import re

from etl.extract.dates.cues import cue_before
from etl.extract.dates.moments import Edge, Moment, exists
from etl.extract.dates.said import DateCue, Reading, Said, SaidKind
from etl.extract.dates.tokens import (
    Token,
    Tokens,
    full_year,
    is_day,
    is_four_digits,
    is_month,
)

BETWEEN = frozenset({"to", "until", "till", "through", "up to", "to the", "-", "–", "—"})
"""What makes a span of two dates; "and" does after "between" or "from"."""

TURNS = {
    "last": (-1, False),
    "this": (0, False),
    "next": (1, False),
    "previous": (-1, True),
    "following": (1, True),
    "same": (0, True),
}
"""Steps of a word before a unit, and whether they start at the date before."""


def read_day_first(tokens: Tokens, i: int) -> Reading:
    """Read "30 June 2016", "the 30th of June", "9 to 27 July", "5 and 6 July 2019"."""
    first = tokens[i]
    if not is_day(first):
        return None
    last = i
    while last - i < 6 and is_day(tokens[last + 1]) and tokens.gap(last) in _DAY_LIST:
        last += 1
    if tokens.gap(last) not in ("", "of", "-", "day of") or not is_month(tokens[last + 1]):
        return None
    lone = first.tag == "number" and not first.pair
    if last > i and lone and cue_before(tokens.text, first.start)[0] is None:
        return None
    month = Moment(None, tokens[last + 1].number)
    return _with_days(tokens, last + 1, month, (first, tokens[last]), first.start)


def read_month_first(tokens: Tokens, i: int) -> Reading:
    """Read "June 30, 2016", "June 3-7", "June 2016", "June"."""
    month = Moment(None, tokens[i].number)
    start = tokens[i].start
    if _day_follows(tokens, i):
        first, last = tokens[i + 1], i + 1
        ordinals = first.tag == tokens.tag(i + 2) == "ordinal" and tokens.gap(i + 1) in BETWEEN
        if (first.pair or ordinals) and is_day(tokens[i + 2]):
            last = i + 2
        return _with_days(tokens, last, month, (first, tokens[last]), start)
    if tokens.unit(i + 1) == "day" and tokens.gap(i) == "":
        return Said(start, tokens[i + 1].end, SaidKind.ANCHOR, month, unit="day", whole=True), i + 2
    if _is_verb(tokens, i):
        return None
    said, j = read_year_after(tokens, i, month)
    if tokens.tag(i) == "month_short" and said.moment.year is None and said.unit is None:
        return None
    return said, j


def read_year_after(tokens: Tokens, i: int, moment: Moment) -> tuple[Said, int]:
    """Add to `moment`, said up to token `i`, the year that follows, if one does."""
    start, end = tokens[i].start, tokens[i].end
    gap, year = tokens.gap(i), tokens[i + 1]
    if _is_year_of(tokens, i, moment):
        return Said(start, year.end, SaidKind.DATE, moment._replace(year=year.number)), i + 2
    two_digits = year.digits and year.end - year.start == 2
    day_of_next = is_month(tokens[i + 2]) and tokens.gap(i + 1) in ("", "of")
    glued = gap == "-" and year.tag == "label" and not day_of_next
    if two_digits and (gap in ("'", "’") or glued):
        full = moment._replace(year=full_year(year.number))
        return Said(start, year.end, SaidKind.DATE, full), i + 2
    if gap in _TURN_AFTER and year.tag == "turn" and tokens.unit(i + 2) == "year":
        steps, from_anchor = TURNS[year.word]
        said = Said(start, tokens[i + 2].end, SaidKind.DATE, moment, None, "year", steps)
        return said._replace(from_anchor=from_anchor, whole=True), i + 3
    if tokens.tag(i) == "month_short" and tokens.text[end : end + 1] == ".":
        end += 1
    return Said(start, end, SaidKind.DATE, moment), i + 1


def read_weekday(tokens: Tokens, i: int) -> Reading:
    """Read "Tuesday, 5 March 2019", "on Friday"."""
    token = tokens[i]
    if tokens.gap(i) in ("", ",", ".", ".,", "the", ", the"):
        reading = read_day_first(tokens, i + 1)
        if is_month(tokens[i + 1]):
            reading = read_month_first(tokens, i + 1)
        elif tokens.tag(i + 1) == "figures":
            reading = read_figures(tokens, i + 1)
        if reading is not None and reading[0].moment.day is not None:
            return reading[0]._replace(start=token.start), reading[1]
    if token.tag == "weekday_short":
        return None
    return Said(token.start, token.end, SaidKind.WEEKDAY, steps=token.number), i + 1


def read_year(tokens: Tokens, i: int) -> Reading:
    """Read "2016", "2016 drew to a close"."""
    token = tokens[i]
    if not is_four_digits(token):
        return None
    cue = cue_before(tokens.text, token.start)[0]
    if not tokens.years.is_year(token.start, token.end, token.number, cue):
        return None
    behind = tokens[i + 1]
    paired = token.pair or (cue is DateCue.BETWEEN and tokens.gap(i) == "and")
    if paired and is_four_digits(behind) and read_year(tokens, i + 1) is None:
        return None
    said = Said(token.start, token.end, SaidKind.DATE, Moment(token.number))
    if behind.tag in ("edge_after", "period_end") and tokens.gap(i) == "":
        return said._replace(end=behind.end, edge=Edge(behind.word)), i + 2
    return said, i + 1


def read_years(tokens: Tokens, i: int) -> Reading:
    """Read "2012-13" and "2009–2013": two years or more, no single one."""
    start, end = tokens[i].start, tokens[i].end
    runs = [int(r) for r in _RUNS.findall(tokens.text, start, end)]
    if len(runs) != 2:
        return Said(start, end, SaidKind.VAGUE), i + 1
    first, last = runs
    if last < 100:
        last += first // 100 * 100
        last += 100 if last < first else 0
    until = Said(start, end, SaidKind.DATE, Moment(last))
    return Said(start, end, SaidKind.YEARS, Moment(first), until=until), i + 1


def read_figures(tokens: Tokens, i: int) -> Reading:
    """Read "30/06/2016" (day first unless impossible), "2016-06-30T18:30", "06/2016", "1990s"."""
    start, end = tokens[i].start, tokens[i].end
    parts = [int(p) for p in _RUNS.findall(tokens.text, start, end)[:3]]
    moment = Moment()
    if len(parts) == 1 and tokens.text[end - 1] == "s":
        until = Said(start, end, SaidKind.DATE, Moment(parts[0] + 9))
        return Said(start, end, SaidKind.YEARS, Moment(parts[0]), until=until), i + 1
    if len(parts) == 3 and parts[0] > 31:
        moment = Moment(*parts)
    elif len(parts) == 3:
        moment = Moment(full_year(parts[2]), parts[1], parts[0])
        if not exists(moment):
            moment = Moment(full_year(parts[2]), parts[0], parts[1])
    elif len(parts) == 2:
        moment = Moment(max(parts), min(parts))
    if not exists(moment) or moment.year is None:
        return Said(start, end, SaidKind.VAGUE), i + 1
    return Said(start, end, SaidKind.DATE, moment), i + 1


def _is_year_of(tokens: Tokens, i: int, moment: Moment) -> bool:
    """Say whether the number after token `i` is the year of `moment`, not a count behind it."""
    gap, year = tokens.gap(i), tokens[i + 1]
    if year.tag not in ("number", "label") or not is_four_digits(year):
        return False
    if gap == "." and tokens.tag(i) == "month_short":
        return True
    if gap == "," and moment.day is None and tokens.years.noun_after(year.end):
        return False
    return gap in _YEAR_AFTER


def _with_days(
    tokens: Tokens, i: int, month: Moment, days: tuple[Token, Token], start: int
) -> Reading:
    """Read the year after token `i` for one day or a first and a last day of `month`."""
    first, last = days
    said, j = read_year_after(tokens, i, month._replace(day=last.number))
    said = said._replace(start=start)
    if not exists(said.moment):
        return Said(start, said.end, SaidKind.VAGUE), j
    if first.start == last.start:
        return said, j
    return said._replace(moment=said.moment._replace(day=first.number), until=said), j


def _is_verb(tokens: Tokens, i: int) -> bool:
    """Say whether a bare "May" or "March" opens a sentence about no month ("May 5 be spared?")."""
    token, text = tokens[i], tokens.text
    if token.number not in (3, 5) or not text[token.end + 1 : token.end + 2].isalnum():
        return False
    behind = read_year_after(tokens, i, Moment())[0]
    if behind.moment.year is not None or behind.unit is not None:
        return False
    return text[token.end] == " " and cue_before(text, token.start)[0] is None


def _day_follows(tokens: Tokens, i: int) -> bool:
    """Say whether the number after month token `i` is its day, not a count ("in June 30 died")."""
    day, text = tokens[i + 1], tokens.text
    gap = tokens.gap(i)
    if not is_day(day) or gap not in ("", ".", "the", "-"):
        return False
    if day.tag == "ordinal":
        return True
    if gap == "the" or text[day.end : day.end + 1] == "%":
        return False
    year = tokens[i + 2]
    if tokens.gap(i + 1) in ("", ",") and year.tag == "number" and is_four_digits(year):
        return True
    cue = cue_before(text, tokens[i].start)[0]
    if cue is DateCue.ON or cue is DateCue.AS_OF:
        return True
    return cue is not DateCue.IN and not tokens.years.noun_after(day.end)


_RUNS = re.compile("[0-9]{1,4}")
_DAY_LIST = BETWEEN | {"and", "or", ",", ", and"}
_YEAR_AFTER = frozenset({"", ",", "of", "-", "in", "/"})
_TURN_AFTER = frozenset({"", ",", "of", "in", "of the", "in the"})
