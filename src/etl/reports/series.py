"""ReportData -> series: how one number of people was told over time, with its band and its sources.

One point is one count of one document. Drawing is the business of pictures; nothing is smoothed,
filled in or averaged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.reports.comparison import people_label
from etl.reports.data import ReportData
from etl.reports.words import count_words
from schemas.codes import Qualifier
from schemas.records import Cell, Count, Document

POINTS = 200
"""The newest points of a series, which are shown; it says how many older ones there are."""
DATES = 3
"""Different dates that make a series worth a picture."""


@dataclass(frozen=True, slots=True)
class Point:
    """One telling of the number."""

    date: str
    """As stated, else the date of the document: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    value: int
    low: int
    high: int
    """The upper end that the words allow; the value itself where they set none."""
    shown: str
    exact: bool
    document: str
    document_id: str
    at: int

    @property
    def day(self) -> str:
        """A whole date to draw it at: a month alone stands at its middle, and so does a year."""
        return self.date + {4: "-07-01", 7: "-15"}.get(len(self.date), "")


@dataclass(frozen=True, slots=True)
class Series:
    """All points for one measure, place and origin, in the order of their dates."""

    label: str
    points: tuple[Point, ...]
    left_out: int = 0
    """Points before the newest POINTS."""


def build_series(data: ReportData, held: Mapping[Cell, int] | None = None) -> tuple[Series, ...]:
    """All series with enough different dates, those with the most points first.

    `held` says how many points there are where only the newest are at hand, which are enough.
    """
    documents = {document.document_id: document for document in data.documents}
    told: dict[Cell, list[Count]] = defaultdict(list)
    for count in data.counts:
        if count.place and count.document_id in documents:
            told[count.measure, count.place, count.origin].append(count)
    series = []
    for cell, counts in told.items():
        points = _points(counts, documents)
        if cell in (held or ()) or len({point.date for point in points}) >= DATES:
            left_out = max(0, (held or {}).get(cell, len(points)) - POINTS)
            label = people_label(cell, data.countries)
            series.append(Series(label, points[-POINTS:], left_out))
    return tuple(sorted(series, key=lambda one: (-len(one.points) - one.left_out, one.label)))


def _points(counts: Sequence[Count], documents: dict[str, Document]) -> tuple[Point, ...]:
    points = []
    for count in counts:
        document = documents[count.document_id]
        date = count.as_of or document.published
        if date is None:
            continue
        middle = count.value
        if count.value_high is not None:
            middle = (count.value + count.value_high) // 2
        points.append(
            Point(
                date=date,
                value=middle,
                low=min(count.low, middle),
                high=max(count.high or middle, middle),
                shown=count_words(count),
                exact=count.qualifier is Qualifier.EXACT,
                document=document.title or document.document,
                document_id=document.document_id,
                at=count.start,
            )
        )
    return tuple(sorted(points, key=lambda point: (point.day, point.document, point.at)))
