"""Hits and numbers -> what a text says of time, in its own terms, nothing resolved yet.

No calendar and no document date here: `etl.extract.dates` turns "last June" into a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from etl.extract.dates.moments import Edge, Moment, exists
from etl.extract.dates.tokens import MONTHS, NUMBERS, Token, is_day, is_four_digits, tokens_of
from etl.extract.dates.years import YearJudge
from etl.extract.lexicon import Hit
from etl.extract.numbers import Number


class DateCue(StrEnum):
    """The preposition before a date, by class; the words of each are in `_CUES`."""

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
    YEARS = "years"
    YEAR_TO = "year to"
    WEEKDAY = "weekday"
    LAST_MONTH = "last month by name"
    WRITER = "from the writer's day"
    ANCHOR = "from the date before"
    VAGUE = "vague"
    CLOCK = "clock"


class Said(NamedTuple):
    """One time expression as it is said."""

    start: int
    end: int
    kind: SaidKind
    moment: Moment = Moment()
    edge: Edge | None = None
    unit: str | None = None
    steps: int = 0
    """Units from the base; for WEEKDAY the weekday, Monday 0."""
    from_anchor: bool = False
    whole: bool = False
    """The whole unit is meant ("last year"), not the same day in it ("a year earlier")."""
    cue: DateCue | None = None
    cue_start: int = 0
    until: Said | None = None


def read_said(text: str, hits: Sequence[Hit], numbers: Sequence[Number]) -> list[Said]:
    """Read all time expressions in order, none overlapping."""
    return _Reader(text, hits, numbers).read()


_Reading = tuple[Said, int] | None
"""What was read, and the index of the token behind it."""


class _Reader:
    """A recursive-descent reader that looks a bounded number of tokens ahead: linear time."""

    def __init__(self, text: str, hits: Sequence[Hit], numbers: Sequence[Number]) -> None:
        self.text = text
        self.tokens = tokens_of(text, hits, numbers)
        self.years = YearJudge(text, hits, numbers)

    def read(self) -> list[Said]:
        found: list[Said] = []
        index, size = 0, len(self.tokens)
        while index < size:
            reading = self._time(index)
            if reading is None:
                index += 1
                continue
            said, index = reading
            found.append(self._with_cue(said, found[-1].end if found else 0))
            self._join(found)
        return found

    def _time(self, i: int) -> _Reading:
        """Read the expression that begins with token `i`, if one does."""
        match self.tokens[i].tag:
            case "edge":
                return self._at_edge(i)
            case "number" | "ordinal":
                return (
                    self._counted(i) or self._part_of_year(i) or self._clock(i) or self._moment(i)
                )
            case "unit":
                return self._year_to(i, i) or self._shifted(i, i)
            case "time":
                return self._clock(i)
            case "quarter":
                return self._part_of_year(i)
            case "day_word":
                token = self.tokens[i]
                steps = token.number
                return _writer(token.start, token.end, "day", steps, whole=True), i + 1
            case "present":
                return Said(self.tokens[i].start, self.tokens[i].end, SaidKind.VAGUE), i + 1
            case "season":
                return self._season(i)
            case _:
                return self._moment(i)

    # -- absolute dates ------------------------------------------------------------------------

    def _moment(self, i: int) -> _Reading:
        """Read a date without an edge: day, month, year, or a named one ("last June")."""
        token = self.tokens[i]
        match token.tag:
            case "number" | "ordinal":
                return self._day_first(i) or self._year(i)
            case "month" | "month_short":
                return self._month_first(i)
            case "weekday" | "weekday_short":
                return self._weekday(i)
            case "turn":
                return self._turn(i)
            case "fiscal":
                return self._fiscal(i)
            case "figures":
                return _from_digits(token, self.text), i + 1
            case "years":
                return self._years(token), i + 1
            case _:
                return None

    def _day_first(self, i: int) -> _Reading:
        """Read "30 June 2016", "the 30th of June", "9 to 27 July"."""
        token = self.tokens[i]
        if not is_day(token):
            return None
        gap = self._gap(i)
        last = i
        if gap in _RANGE and self._tag(i + 1) in NUMBERS and is_day(self.tokens[i + 1]):
            last, gap = i + 1, self._gap(i + 1)
        if gap not in _DAY_MONTH or self._tag(last + 1) not in MONTHS:
            return None
        if self._cue(token.start)[0] is None and last > i and not token.pair:
            return None
        month = self.tokens[last + 1].number
        said, j = self._with_year(last + 1, Moment(None, month, self.tokens[last].number))
        said = said._replace(start=token.start)
        if not exists(said.moment):
            return None
        if last > i:
            first = said._replace(moment=said.moment._replace(day=token.number))
            said = first._replace(until=said)
        return said, j

    def _month_first(self, i: int) -> _Reading:
        """Read "June 30, 2016", "June 3-7", "June 2016", "June"."""
        token = self.tokens[i]
        month = Moment(None, token.number)
        gap = self._gap(i)
        if gap in _MONTH_DAY and self._tag(i + 1) in NUMBERS and self._day_after(i):
            first = self.tokens[i + 1]
            last = i + 1
            if first.pair and self._tag(i + 2) in NUMBERS and is_day(self.tokens[i + 2]):
                last = i + 2
            said, j = self._with_year(last, month._replace(day=self.tokens[last].number))
            said = said._replace(start=token.start)
            if exists(said.moment):
                if last > i + 1:
                    start = said._replace(moment=said.moment._replace(day=first.number))
                    said = start._replace(until=said)
                return said, j
        said, j = self._with_year(i, month)
        if token.tag == "month_short" and said.moment.year is None and said.unit is None:
            return None
        return said, j

    def _day_after(self, i: int) -> bool:
        """Say whether the number after month token `i` is its day, not a count that follows it."""
        day = self.tokens[i + 1]
        if not is_day(day):
            return False
        if day.tag == "ordinal":
            return True
        if self._gap(i) == "the" or self.text[day.end : day.end + 1] == "%":
            return False
        if (
            self._tag(i + 2) == "number"
            and self._gap(i + 1) in _YEAR_AFTER
            and is_four_digits(self.tokens[i + 2])
        ):
            return True
        return self._cue(self.tokens[i].start)[0] is not DateCue.IN and not self.years.noun_after(
            day.end
        )

    def _with_year(self, i: int, moment: Moment) -> tuple[Said, int]:
        """Add the year said after token `i`, if one is."""
        start, end = self.tokens[i].start, self.tokens[i].end
        gap = self._gap(i)
        tag = self._tag(i + 1)
        if gap in _YEAR_AFTER and tag == "number" and is_four_digits(self.tokens[i + 1]):
            year = self.tokens[i + 1]
            return Said(start, year.end, SaidKind.DATE, moment._replace(year=year.number)), i + 2
        if (
            gap in _YEAR_AFTER
            and tag == "turn"
            and self._gap(i + 1) == ""
            and self._unit(i + 2) == "year"
        ):
            turn, end = self.tokens[i + 1], self.tokens[i + 2].end
            steps, from_anchor = _TURNS[turn.word]
            said = Said(
                start, end, SaidKind.DATE, moment, unit="year", steps=steps, from_anchor=from_anchor
            )
            return said._replace(whole=True), i + 3
        if self.text[end : end + 1] == "." and self.tokens[i].tag == "month_short":
            end += 1
        return Said(start, end, SaidKind.DATE, moment), i + 1

    def _weekday(self, i: int) -> _Reading:
        """Read "Tuesday, 5 March 2019", "on Friday"."""
        token = self.tokens[i]
        if self._gap(i) in _AFTER_WEEKDAY and self._tag(i + 1) in _DATES:
            reading = self._day_first(i + 1) if self._tag(i + 1) in NUMBERS else self._moment(i + 1)
            if reading is not None and reading[0].moment.day is not None:
                return reading[0]._replace(start=token.start), reading[1]
        if token.tag == "weekday_short":
            return None
        return Said(token.start, token.end, SaidKind.WEEKDAY, steps=token.number), i + 1

    def _year(self, i: int) -> _Reading:
        """Read "2016", "2016 drew to a close", "1990s"."""
        token = self.tokens[i]
        if not is_four_digits(token):
            return None
        year, start, end = token.number, token.start, token.end
        if self.text[end : end + 1] == "s" and not self.text[end + 1 : end + 2].isalnum():
            return Said(start, end + 1, SaidKind.VAGUE), i + 1
        if not self.years.is_year(start, end, year, self._cue(start)[0] is not None):
            return None
        if self._tag(i + 1) == "edge_after" and self._gap(i) == "":
            edge = Edge(self.tokens[i + 1].word)
            return Said(start, self.tokens[i + 1].end, SaidKind.DATE, Moment(year), edge), i + 2
        return Said(start, end, SaidKind.DATE, Moment(year)), i + 1

    def _years(self, token: Token) -> Said:
        """Read "2012-13": two years or a season across them, no single date."""
        said = self.text[token.start : token.end]
        first, last = int(said[:4]), int(said[-2:])
        if said[-4:].isdecimal():
            last = int(said[-4:])
        if last < 100:
            last += first // 100 * 100
        end = Said(token.start, token.end, SaidKind.DATE, Moment(last))
        return Said(token.start, token.end, SaidKind.YEARS, Moment(first), until=end)

    def _fiscal(self, i: int) -> _Reading:
        """Read "fiscal 2021", "the financial year 2019-20"."""
        token = self.tokens[i]
        if self._gap(i) not in ("", "of"):
            return None
        if self._tag(i + 1) == "years":
            return self._years(self.tokens[i + 1])._replace(start=token.start), i + 2
        if self._tag(i + 1) == "number" and is_four_digits(self.tokens[i + 1]):
            year = self.tokens[i + 1]
            return Said(token.start, year.end, SaidKind.DATE, Moment(year.number)), i + 2
        return None

    # -- parts of a date -----------------------------------------------------------------------

    def _at_edge(self, i: int) -> _Reading:
        """Read "the end of 2016", "mid-2003", "the first day of this month"."""
        token = self.tokens[i]
        if self._gap(i) not in ("", "the", "-", "of", "of the"):
            return None
        if i + 1 >= len(self.tokens):
            return None
        reading = self._moment(i + 1)
        if reading is None or reading[0].until is not None:
            return None
        said, j = reading
        edge = Edge(token.word)
        return said._replace(start=token.start, edge=edge), j

    def _season(self, i: int) -> _Reading:
        """Read "summer of 2015", "spring 2004", "Christmas 2010"."""
        token = self.tokens[i]
        if self._gap(i) not in ("", "of", "of the year") or i + 1 >= len(self.tokens):
            return None
        reading = self._year_like(i + 1)
        return reading and (reading[0]._replace(start=token.start), reading[1])

    def _year_like(self, i: int) -> _Reading:
        token = self.tokens[i]
        if token.tag == "number" and is_four_digits(token):
            return Said(token.start, token.end, SaidKind.DATE, Moment(token.number)), i + 1
        if token.tag == "years":
            return self._years(token), i + 1
        if token.tag == "turn" and self._gap(i) == "" and self._unit(i + 1) == "year":
            return self._turn(i)
        return None

    def _part_of_year(self, i: int) -> _Reading:
        """Read "Q3 2020", "the third quarter of 2020", "first nine months of 2016"."""
        token = self.tokens[i]
        j, size = i, 0
        which = token.number
        if token.tag == "quarter":
            size = 3
        elif token.tag == "ordinal" and which <= 4:
            j, count = i + 1, 1
            if self._tag(j) == "number" and self._gap(i) == "" and which == 1:
                count, j = self.tokens[j].number, j + 1
            if self._gap(j - 1) != "" or count > 12:
                return None
            size = count * _MONTHS_IN.get(self._unit(j) or "", 0)
        if not size or which * size > 12 or self._gap(j) not in ("", "of", ","):
            return None
        if j + 1 >= len(self.tokens):
            return None
        reading = self._year_like(j + 1)
        if reading is None or reading[0].until is not None:
            return None
        year, k = reading
        last = year._replace(start=token.start, moment=year.moment._replace(month=which * size))
        first = last._replace(moment=year.moment._replace(month=which * size - size + 1))
        return first._replace(until=last), k

    def _year_to(self, i: int, start: int) -> _Reading:
        """Read "the year to June 2016", "twelve months ended 30 June 2016"; `i` is the unit."""
        if self._unit(i) not in ("year", "month", "quarter"):
            return None
        j = i + 1
        if self._tag(j) == "period_end" and self._gap(i) == "":
            if self._gap(j) not in ("", "on", "at", "in", "the"):
                return None
            j += 1
        elif self._gap(i) not in ("to", "to the", "up to", "until", "through"):
            return None
        if j >= len(self.tokens):
            return None
        reading = self._at_edge(j) if self._tag(j) == "edge" else self._moment(j)
        if reading is None or reading[0].moment.month is None or reading[0].until is not None:
            return None
        said, k = reading
        kind = SaidKind.YEAR_TO if said.kind is SaidKind.DATE else said.kind
        edge = None if said.edge is Edge.END else said.edge
        return said._replace(
            start=self.tokens[start].start, kind=kind, edge=edge, cue=DateCue.YEAR_TO
        ), k

    # -- times counted from another ------------------------------------------------------------

    def _counted(self, i: int) -> _Reading:
        """Read "twelve months earlier", "ten years ago", "12 months to March 2011"."""
        if self._tag(i + 1) != "unit" or self._gap(i) not in ("", "-"):
            return None
        return self._year_to(i + 1, i) or self._shifted(i + 1, i)

    def _shifted(self, i: int, first: int) -> _Reading:
        """Read "a year ago", "the year before", "six months later"; `i` is the unit."""
        if self._tag(i + 1) != "shift" or self._gap(i) != "":
            return None
        start = self.tokens[first].start
        steps, whole = 1, False
        if first != i:
            steps = self.tokens[first].number
        else:
            word, begin = self._word_before(start)
            if word not in ("a", "an", "the", "one"):
                return None
            whole = word == "the"
            start = begin
        way = self.tokens[i + 1].word
        unit = self._unit(i) or "year"
        end = self.tokens[i + 1].end
        if way == "ago":
            return _writer(start, end, unit, -steps, whole=True), i + 2
        steps = -steps if way == "before" else steps
        return Said(start, end, SaidKind.ANCHOR, unit=unit, steps=steps, whole=whole), i + 2

    def _turn(self, i: int) -> _Reading:
        """Read "last year", "this June", "last Sunday", "the same day", "the previous 24 hours"."""
        token = self.tokens[i]
        gap, tag = self._gap(i), self._tag(i + 1)
        if gap not in ("", "-"):
            return None
        steps, from_anchor = _TURNS[token.word]
        if tag == "unit":
            unit, end = self._unit(i + 1) or "", self.tokens[i + 1].end
            if from_anchor:
                return Said(
                    token.start, end, SaidKind.ANCHOR, unit=unit, steps=steps, whole=True
                ), i + 2
            return _writer(token.start, end, unit, steps, whole=True), i + 2
        if tag in MONTHS:
            said, j = self._with_year(i + 1, Moment(None, self.tokens[i + 1].number))
            said = said._replace(start=token.start)
            if said.moment.year is None:
                said = said._replace(kind=SaidKind.LAST_MONTH, steps=steps, from_anchor=from_anchor)
            return said, j
        if tag == "weekday":
            kind = SaidKind.WEEKDAY if steps <= 0 and not from_anchor else SaidKind.VAGUE
            weekday = self.tokens[i + 1]
            return Said(token.start, weekday.end, kind, steps=weekday.number), i + 2
        if tag == "season":
            season = self.tokens[i + 1]
            if steps == 0 and not from_anchor:
                return _writer(token.start, season.end, "year", 0, whole=True), i + 2
            return Said(token.start, season.end, SaidKind.VAGUE), i + 2
        if tag == "number" and self._tag(i + 2) == "unit" and self._gap(i + 1) == "":
            return Said(token.start, self.tokens[i + 2].end, SaidKind.VAGUE), i + 3
        return None

    def _clock(self, i: int) -> _Reading:
        """Read "11:42 IST", "10.30 a.m.", "6 o'clock"."""
        token, j = self.tokens[i], i + 1
        if self._tag(j) == "clock" and self._gap(i) == "":
            j += 1
        elif token.tag != "time":
            return None
        if self._tag(j) == "clock" and self._gap(j - 1) == "":
            j += 1
        if self._tag(j) == "zone" and self._gap(j - 1) == "":
            j += 1
        return Said(token.start, self.tokens[j - 1].end, SaidKind.CLOCK), j

    # -- what stands around --------------------------------------------------------------------

    def _join(self, found: list[Said]) -> None:
        """Make one span of the last two expressions where "to", a dash or "and" joins them."""
        if len(found) < 2:
            return
        first, last = found[-2], found[-1]
        if first.until is not None or last.until is not None:
            return
        if first.kind is not SaidKind.DATE or last.kind not in (SaidKind.DATE, SaidKind.WEEKDAY):
            return
        gap = _near(self.text[first.end : last.start]) if last.start - first.end <= 12 else None
        between = first.cue in (DateCue.BETWEEN, DateCue.FROM)
        if gap in _RANGE and (gap != "and" or between):
            found[-2:] = [first._replace(until=last)]

    def _with_cue(self, said: Said, floor: int) -> Said:
        cue, start = self._cue(said.start, floor)
        return said._replace(cue=said.cue or cue, cue_start=start)

    def _cue(self, start: int, floor: int = 0) -> tuple[DateCue | None, int]:
        """Find the preposition before `start`, over "the year", "the month of" and the like."""
        at = start
        of = False
        for _ in range(5):
            word, begin = self._word_before(at)
            if begin < floor or not word:
                break
            if word in _CUES:
                pair, earlier = self._word_before(begin)
                if earlier >= floor and f"{pair} {word}" in _CUES:
                    return _CUES[f"{pair} {word}"], earlier
                if word != "of":
                    return _CUES[word], begin
                of = True
            elif word not in _FILLERS:
                break
            at = begin
        return (DateCue.OF, at) if of else (None, start)

    def _word_before(self, at: int) -> tuple[str, int]:
        """Give the word before offset `at` in lower case, and where it starts."""
        low = max(0, at - 24)
        head = self.text[low:at]
        bare = head.rstrip(" \xa0\n")
        if len(head) - len(bare) > 2 or len(bare) == len(head):
            return "", at
        cut = max(bare.rfind(c) for c in " \n\xa0(")
        word = bare[cut + 1 :]
        return word.lower(), low + cut + 1

    def _tag(self, i: int) -> str:
        return self.tokens[i].tag if i < len(self.tokens) else ""

    def _unit(self, i: int) -> str | None:
        return self.tokens[i].word if self._tag(i) == "unit" else None

    def _gap(self, i: int) -> str | None:
        """Give what stands between tokens `i` and `i + 1`, trimmed; None where they are apart."""
        if i + 1 >= len(self.tokens):
            return None
        start, end = self.tokens[i].end, self.tokens[i + 1].start
        return _near(self.text[start:end]) if end - start <= 16 else None


def _writer(start: int, end: int, unit: str, steps: int, *, whole: bool) -> Said:
    return Said(start, end, SaidKind.WRITER, unit=unit, steps=steps, whole=whole)


def _from_digits(token: Token, text: str) -> Said:
    """Read "30/06/2016" (day first unless impossible), "2016-06-30", "2016-11-15T18:30"."""
    parts = [int(p) for p in _RUNS.findall(text[token.start : token.end])[:3]]
    moment = Moment()
    if len(parts) == 3:
        if parts[0] > 31:
            moment = Moment(*parts)
        else:
            year = parts[2] if parts[2] > 99 else parts[2] + (2000 if parts[2] < 50 else 1900)
            moment = Moment(year, parts[1], parts[0])
            if not exists(moment):
                moment = Moment(year, parts[0], parts[1])
    if not exists(moment):
        return Said(token.start, token.end, SaidKind.VAGUE)
    return Said(token.start, token.end, SaidKind.DATE, moment)


def _near(gap: str) -> str | None:
    """Trim the text between two tokens; None where a cell or a paragraph ends in it."""
    if "\n\n" in gap or "  " in gap or "\t" in gap or "|" in gap:
        return None
    return gap.strip().lower()


_RUNS = re.compile("[0-9]{1,4}")
_RANGE = frozenset(
    {"to", "until", "till", "through", "up to", "-", "–", "—", "and", "and the", "to the"}
)
_DAY_MONTH = frozenset({"", "of", "-", "day of"})
_MONTH_DAY = frozenset({"", ".", "the", "-"})
_YEAR_AFTER = frozenset({"", ",", "of", ".", "-", "in", "of the", "the"})
_AFTER_WEEKDAY = frozenset({"", ",", ".", ".,", "the", ", the"})
_DATES = frozenset({"number", "ordinal", "month", "month_short", "figures"})
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6}
_TURNS = {
    "last": (-1, False),
    "this": (0, False),
    "next": (1, False),
    "previous": (-1, True),
    "following": (1, True),
    "same": (0, True),
}
_CUES = {
    "as of": DateCue.AS_OF,
    "as at": DateCue.AS_OF,
    "as on": DateCue.AS_OF,
    "as from": DateCue.SINCE,
    "in": DateCue.IN,
    "within": DateCue.IN,
    "on": DateCue.ON,
    "at": DateCue.AT,
    "by": DateCue.BY,
    "until": DateCue.UNTIL,
    "till": DateCue.UNTIL,
    "to": DateCue.UNTIL,
    "up to": DateCue.UNTIL,
    "through": DateCue.UNTIL,
    "since": DateCue.SINCE,
    "from": DateCue.FROM,
    "between": DateCue.BETWEEN,
    "during": DateCue.DURING,
    "throughout": DateCue.DURING,
    "over": DateCue.DURING,
    "before": DateCue.BEFORE,
    "after": DateCue.AFTER,
    "for": DateCue.FOR,
    "of": DateCue.OF,
}
_FILLERS = frozenset(
    {"the", "year", "years", "month", "calendar", "whole", "all", "course", "date", "night"}
)
