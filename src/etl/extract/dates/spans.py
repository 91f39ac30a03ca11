"""What a text says of time, and the document's date -> spans with ISO dates where certain.

Which words say a time is for `grammar` beside this module, the calendar for `moments`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from etl.extract.dates.grammar import read_said
from etl.extract.dates.moments import (
    Edge,
    Moment,
    at_edge,
    latest,
    latest_weekday,
    parsed,
    shifted,
)
from etl.extract.dates.said import DateCue, Said, SaidKind
from etl.extract.lexicon import Hit
from etl.extract.numbers import Number

NEAR = 400
"""Characters over which a date with a month lends its year to one without, in a paragraph."""
BESIDE = 20
"""Characters over which a bare year does: "2017 (by June)"."""


class DateKind(StrEnum):
    """What sort of time an expression names."""

    POINT = "point"
    """A day, or the end of a month or year."""
    PERIOD = "period"
    """A month, a season, a year, the year to a month."""
    SPAN = "span"
    """From one date to another; a quarter; several years."""
    RELATIVE = "relative"
    """Counted from the writer's day or from the date before it; "at present"."""
    WEEKDAY = "weekday"
    """A day of the week: after "on" mostly when it happened or was said, no date of a count."""
    CLOCK = "clock"
    """A time of day."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One time expression; `text[start:end]` is the date proper, with all its digits."""

    start: int
    end: int
    cue: DateCue | None
    """The preposition before it, by its class."""
    cue_start: int
    """Where the words before it begin ("as of", "in the year"); `start` without a cue."""
    as_of: str | None
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None where not certain, and for several years."""
    kind: DateKind
    since: bool
    """Open towards now ("since 2001"): mostly no as_of of a count."""
    first: str | None = None
    last: str | None = None
    """The ends of a SPAN, each as far as certain."""
    yearless: str | None = None
    """`-MM-DD` of a day that is said without a year."""


def read_dates(
    text: str, hits: Sequence[Hit], numbers: Sequence[Number], published: str | None
) -> list[DateSpan]:
    """Read the time expressions of `text` in order, none overlapping, in linear time.

    `hits` and `numbers` are in the order of the text; `published` is the document's ISO date,
    against which "last year" and a month without a year are resolved.
    """
    calendar = _Calendar(text, parsed(published))
    return [calendar.resolve(said) for said in read_said(text, hits, numbers)]


class _Calendar:
    """The document's date and the dates said so far, against which the next one is resolved."""

    def __init__(self, text: str, published: Moment) -> None:
        self.text = text
        self.published = published
        self.before = Moment()
        """The date before."""
        self.to_month = False
        """Whether it was a year named by its last month."""
        self.days: dict[int | None, Moment] = {}
        """The last one that has a day, of each month; under None of any month."""
        self.stated = Moment()
        """The last day that was said with "as of"."""
        self.dated = Moment()
        """The last one that the text itself gives a year."""
        self.dated_end = 0

    def resolve(self, said: Said) -> DateSpan:
        """Give the span of `said`, and remember its date for those that follow."""
        if said.until is not None:
            return self._resolve_span(said, said.until)
        moment = self._moment_of(said)
        since = said.cue is DateCue.SINCE
        if moment is not None:
            moment = at_edge(moment, said.edge)
            if since and moment == Moment(self.published.year, 1, 1):
                moment, since = Moment(moment.year), False
            self._remember(said, moment)
        kind = _KINDS.get(said.kind, DateKind.RELATIVE)
        if said.kind is SaidKind.DATE and (moment or said.moment).day is not None:
            kind = DateKind.POINT
        return DateSpan(
            said.start,
            said.end,
            said.cue,
            said.cue_start,
            None if moment is None else moment.iso(),
            kind,
            since,
            yearless=_yearless(said.moment),
        )

    def _resolve_span(self, said: Said, until: Said) -> DateSpan:
        first, last = said.moment, until.moment
        as_of = None
        if said.kind is not SaidKind.YEARS:
            if last.year is None and first.year is not None and until.kind is SaidKind.DATE:
                ahead = (last.month or 0) < (first.month or 0)
                last = last._replace(year=first.year + ahead)
            elif last.year is None:
                last = self._moment_of(until) or last
            if first.year is None and last.year is not None:
                behind = (first.month or 0) > (last.month or 13)
                first = first._replace(year=last.year - behind)
            as_of = _as_of_span(first, last)
            self._remember(until, last if as_of is None else parsed(as_of))
        return DateSpan(
            said.start,
            until.end,
            said.cue,
            said.cue_start,
            as_of,
            DateKind.SPAN,
            False,
            first.iso(),
            last.iso(),
        )

    def _remember(self, said: Said, moment: Moment) -> None:
        """Keep a date for those that point back to it; a start ("since 2001") is none to keep."""
        if said.kind is SaidKind.ANCHOR and said.moment.month is not None:
            self.days[None] = moment  # "on the February date": "the same day" behind is that one
        if moment.year is None or said.cue is DateCue.SINCE or said.kind in _PASSING:
            return
        if said.kind is SaidKind.WRITER and said.unit not in ("year", "month"):
            return
        if self.before.year is not None and moment.year < self.before.year and self._compares(said):
            return
        self.before = moment
        self.to_month = said.kind is SaidKind.YEAR_TO
        if moment.day is not None:
            self.days[None] = self.days[moment.month] = moment
            if said.cue is DateCue.AS_OF:
                self.stated = moment
        if said.moment.year is not None:
            self.dated, self.dated_end = moment, said.end

    def _compares(self, said: Said) -> bool:
        """Tell whether a date is only compared with: "194, against 209 at the end of 2020"."""
        words = self.text[max(0, said.cue_start - COMPARED_REACH) : said.cue_start].lower()
        return any(word in words.rpartition(". ")[2] for word in _COMPARED)

    def _moment_of(self, said: Said) -> Moment | None:
        match said.kind:
            case SaidKind.DATE | SaidKind.YEAR_TO if said.unit is not None:
                year = self._counted(said)
                return year and said.moment._replace(year=year.year)
            case SaidKind.DATE | SaidKind.YEAR_TO:
                return said.moment if said.moment.year is not None else self._completed(said)
            case SaidKind.WEEKDAY:
                return latest_weekday(said.steps, self.published)
            case SaidKind.LAST_MONTH:
                return self._turned_month(said)
            case SaidKind.WRITER | SaidKind.ANCHOR:
                return self._counted(said)
            case _:
                return None

    def _counted(self, said: Said) -> Moment | None:
        """Count `steps` units from the writer's day or from the date before."""
        unit = said.unit or "year"
        back = said.kind is SaidKind.ANCHOR or said.from_anchor
        base = self._pointed_at(said) if back else self.published
        if unit == "period":
            return base if base.year is not None else None
        whole = said.whole and not (back and self.to_month and unit == "year")
        if whole:
            depth = _DEPTHS.get(unit)
            if depth is None or None in base[:depth]:
                return None
            base = Moment(*base[:depth])
        if said.moment.year is not None and base.year is not None:
            return shifted(base, unit, said.moment.year - base.year)
        return shifted(base, unit, said.steps)

    def _pointed_at(self, said: Said) -> Moment:
        """Give the date before that `said` counts from."""
        if said.unit != "day":
            if self.before.year is None and (said.steps < 0 or said.edge is Edge.START):
                return self.published
            return self.before
        if said.cue is DateCue.AS_OF and self.stated.year is not None:
            return self.stated
        return self.days.get(said.moment.month, Moment())

    def _turned_month(self, said: Said) -> Moment | None:
        """Resolve "last November", "this June", "the following March"."""
        base = self.before if said.from_anchor else self.published
        year, month = base.year, said.moment.month
        if year is None or base.month is None or month is None:
            return None
        if said.steps < 0:
            year -= month >= base.month
        elif said.steps > 0:
            year += month <= base.month
        return said.moment._replace(year=year)

    def _completed(self, said: Said) -> Moment | None:
        """Give a day or month the year of a date close before it, else of the document."""
        gap = said.start - self.dated_end
        reach = BESIDE if self.dated.month is None else NEAR
        close = self.dated.year is not None and gap <= reach
        if close and "\n\n" not in self.text[self.dated_end : said.start]:
            return said.moment._replace(year=self.dated.year)
        status = said.cue in (DateCue.AS_OF, DateCue.AT)
        return latest(said.moment, self.published, over=status)


def _yearless(moment: Moment) -> str | None:
    if moment.year is not None or moment.month is None or moment.day is None:
        return None
    return f"-{moment.month:02}-{moment.day:02}"


def _as_of_span(first: Moment, last: Moment) -> str | None:
    """Give the date that a count over a span of time is for.

    Within twelve months the end of the span, or the year if it is the span, near enough; over more
    a day after a vaguer start ("from April 2012 to 13 June 2014") is the day of the count.
    """
    if first.year is None or last.year is None:
        return None
    if first.year == last.year:
        whole = (first.month, first.day, last.month) == (1, 1, 12)
        return str(last.year) if whole else last.iso()
    if last.day is not None and first.day is None:
        return last.iso()
    if first.month is None or last.month is None:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month
    return last.iso() if 0 < months <= 12 else None


COMPARED_REACH = 40
"""Characters looked back from a date for a word that compares."""
_COMPARED = ("compare", "against ", "up from ", "down from ")
_KINDS = {
    SaidKind.DATE: DateKind.PERIOD,
    SaidKind.YEAR_TO: DateKind.PERIOD,
    SaidKind.YEARS: DateKind.SPAN,
    SaidKind.WEEKDAY: DateKind.WEEKDAY,
    SaidKind.CLOCK: DateKind.CLOCK,
}
_PASSING = frozenset({SaidKind.WEEKDAY, SaidKind.ANCHOR})
"""Times that the next one is not counted from."""
_DEPTHS = {"year": 1, "month": 2, "day": 3}
