"""Text, its vocabulary hits and numbers -> time expressions, resolved to ISO where certain.

What a date is the date of is the grammar's business; the calendar is `etl.extract.dates.moments`'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from etl.extract.dates.grammar import DateCue, Said, SaidKind, read_said
from etl.extract.dates.moments import (
    Edge,
    Moment,
    at_edge,
    latest,
    latest_weekday,
    parsed,
    shifted,
)
from etl.extract.lexicon import Hit
from etl.extract.numbers import Number


class DateKind(StrEnum):
    """What sort of time an expression names."""

    POINT = "point"
    """A day, or the end of a month or year."""
    PERIOD = "period"
    """A month, a quarter, a year, the year to a month."""
    SPAN = "span"
    """From one date to another; several years."""
    RELATIVE = "relative"
    """Counted from the writer's day or from the date before it; "at present"."""
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


def read_dates(
    text: str, hits: Sequence[Hit], numbers: Sequence[Number], published: str | None
) -> list[DateSpan]:
    """Read the time expressions of `text` in order, none overlapping, in linear time.

    `hits` and `numbers` are in the order of the text; `published` is the document's ISO date,
    against which "last year" and a month without a year are resolved.
    """
    context = _Context(text, parsed(published))
    return [context.resolve(said) for said in read_said(text, hits, numbers)]


class _Context:
    """What has been dated so far: the date before, and the last one with a year of its own."""

    def __init__(self, text: str, published: Moment) -> None:
        self.text = text
        self.published = published
        self.anchor = Moment()
        self.dated = Moment()
        self.dated_end = 0

    def resolve(self, said: Said) -> DateSpan:
        """Give the span of `said`, and remember its date for those that follow."""
        if said.until is not None:
            return self._span(said, said.until)
        moment = self._moment(said)
        span_kind = _KINDS.get(said.kind, DateKind.RELATIVE)
        since = said.cue is DateCue.SINCE
        if moment is None:
            return _span_of(said, None, span_kind, since)
        if since and said.edge is Edge.START and moment.year == self.published.year:
            moment, since = Moment(moment.year), False
        else:
            moment = at_edge(moment, said.edge)
        if moment.day is not None and span_kind is DateKind.PERIOD and said.edge is not None:
            span_kind = DateKind.POINT
        self._remember(said, moment)
        return _span_of(said, moment.iso(), span_kind, since)

    def _span(self, said: Said, until: Said) -> DateSpan:
        first, last = said.moment, until.moment
        if said.kind is SaidKind.YEARS:
            return _span_of(said, None, DateKind.SPAN, False, first.iso(), last.iso())
        if last.year is None:
            last = self._moment(until) or last
        if first.year is None and last.year is not None:
            behind = (first.month or 0) > (last.month or 13)
            first = first._replace(year=last.year - 1 if behind else last.year)
        as_of = _of_span(first, last)
        if last.year is not None:
            self._remember(until, last)
        return _span_of(said, as_of, DateKind.SPAN, False, first.iso(), last.iso())

    def _remember(self, said: Said, moment: Moment) -> None:
        if moment.year is None or said.kind is SaidKind.WEEKDAY or said.kind is SaidKind.WRITER:
            return
        self.anchor = moment
        if said.moment.year is not None:
            self.dated, self.dated_end = moment, said.end

    def _moment(self, said: Said) -> Moment | None:
        match said.kind:
            case SaidKind.DATE | SaidKind.YEAR_TO:
                moment = said.moment
                if moment.year is None and said.unit is not None:
                    base = self._counted(said)
                    return base and moment._replace(year=base.year)
                return moment if moment.year is not None else self._completed(said)
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
        base = self.published
        if said.kind is SaidKind.ANCHOR or said.from_anchor:
            base = self.anchor
            if base.year is None and said.steps < 0:
                base = self.published
        if said.whole:
            depth = {"year": 1, "month": 2, "day": 3}.get(unit)
            if depth is None or None in base[:depth]:
                return None
            base = Moment(*base[:depth])
        return shifted(base, unit, said.steps)

    def _turned_month(self, said: Said) -> Moment | None:
        """Resolve "last November", "this June", "the following March"."""
        year, month = self.published.year, self.published.month
        if said.from_anchor:
            year, month = self.anchor.year, self.anchor.month
        if year is None or month is None or said.moment.month is None:
            return None
        if said.steps < 0:
            year -= said.moment.month >= month
        elif said.steps > 0:
            year += said.moment.month <= month
        return said.moment._replace(year=year)

    def _completed(self, said: Said) -> Moment | None:
        """Give a day or month the year of a date close before it, else of the document."""
        moment = said.moment
        if self.dated.year is not None:
            between = self.text[self.dated_end : min(said.start, self.dated_end + 400)]
            near = "\n\n" not in between and len(between) < 400
            if near and (self.dated.month is not None or ". " not in between):
                return moment._replace(year=self.dated.year)
        found = latest(moment, self.published)
        if found is None and self.published.year is None and self.dated.month is not None:
            return moment._replace(year=self.dated.year)
        return found


def _of_span(first: Moment, last: Moment) -> str | None:
    """Give the date that a count over a span of time is for.

    Within one year the end of the span, or the year if the span starts with it; over several
    years a day after a vaguer start ("from April 2012 to 13 June 2014") is the day of the count.
    """
    if first.year is None or last.year is None:
        return None
    if first.year == last.year:
        return str(last.year) if first[1:] == (1, 1) else last.iso()
    return last.iso() if last.day is not None and first.day is None else None


def _span_of(
    said: Said,
    as_of: str | None,
    kind: DateKind,
    since: bool,
    first: str | None = None,
    last: str | None = None,
) -> DateSpan:
    end = said.until.end if said.until is not None else said.end
    return DateSpan(said.start, end, said.cue, said.cue_start, as_of, kind, since, first, last)


_KINDS = {
    SaidKind.DATE: DateKind.PERIOD,
    SaidKind.YEAR_TO: DateKind.PERIOD,
    SaidKind.YEARS: DateKind.SPAN,
    SaidKind.CLOCK: DateKind.CLOCK,
}
