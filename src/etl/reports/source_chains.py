"""ReportData -> matrices: documents that name one source beside each other, cell by cell.

What several documents copied from one paper is one observation told several times; the matrix
shows which cells each one has, changed or left out. Whether that is a fault is for the checks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from etl.reports.data import ReportData
from etl.reports.words import area_words, count_words, measure_words
from schemas.records import Count, Document

COLUMNS = 12
"""Accounts of one source that stand beside each other; the matrix says how many more there are."""


LINES = 80
"""Lines of a matrix; if there are more, those that differ are kept first, and it says how many."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says for one row: values with the date stated for each, if any."""

    document_id: str
    said: tuple[tuple[str, str | None], ...]
    at: int | None
    """Offset of the first of them; None where it says nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One place with a cell for each document."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether two documents, for dates that can be the same, have no value in common."""
        return any(_differ(one.said, other.said) for one, other in combinations(self.cells, 2))


def _differ(one: Sequence[tuple[str, str | None]], other: Sequence[tuple[str, str | None]]) -> bool:
    if {value for value, _ in one} & {value for value, _ in other}:
        return False
    return any(a is None or b is None or a == b for (_, a), (_, b) in product(one, other))


@dataclass(frozen=True, slots=True)
class Matrix:
    """One source, one measure and one people, by place."""

    source: str
    label: str
    documents: tuple[Document, ...]
    lines: tuple[Line, ...]
    left_out: int
    """Accounts beyond the first COLUMNS by date."""
    lines_left_out: int = 0


Told = tuple[str, str, str | None]
"""A source, a measure and an origin."""


def build_matrices(data: ReportData, held: Mapping[Told, int] | None = None) -> tuple[Matrix, ...]:
    """A matrix for each source that two or more documents name; those that differ most first.

    `held` says how many accounts there are where only the first COLUMNS of each are at hand.
    """
    told: dict[str, list[Document]] = defaultdict(list)
    for document in data.documents:
        if document.cites:
            told[document.cites[-1]].append(document)
    counts: dict[str, list[Count]] = defaultdict(list)
    for count in data.counts:
        counts[count.document_id].append(count)
    matrices = []
    for source, documents in sorted(told.items()):
        if len(documents) > 1:
            matrices += _of_source(source, documents, counts, data, held or {})
    return tuple(sorted(matrices, key=most_different))


def most_different(matrix: Matrix) -> int:
    """What matrices are sorted by, those that differ most first."""
    return -sum(line.differs for line in matrix.lines)


def _of_source(
    source: str,
    documents: Sequence[Document],
    counts: dict[str, list[Count]],
    data: ReportData,
    held: Mapping[Told, int],
) -> list[Matrix]:
    """One matrix for each measure and origin that at least two of the documents speak of."""
    groups: dict[tuple[str, str | None], list[Count]] = defaultdict(list)
    for document in documents:
        for count in counts[document.document_id]:
            groups[count.measure, count.origin].append(count)
    matrices = []
    for (measure, origin), group in sorted(groups.items(), key=lambda item: str(item[0])):
        speaking = {count.document_id for count in group}
        accounts = [d for d in documents if d.document_id in speaking]
        if len(accounts) < 2:
            continue
        columns = tuple(sorted(accounts, key=lambda d: (d.published or "", d.document))[:COLUMNS])
        people = f", from {area_words(origin, data.countries)}" if origin else ""
        lines = _lines(group, columns, data)
        kept = lines if len(lines) <= LINES else sorted(lines, key=lambda x: not x.differs)[:LINES]
        later = held.get((source, measure, origin), len(accounts)) - len(columns)
        label, left_out = f"{measure_words(measure)}{people}", len(lines) - len(kept)
        matrices.append(Matrix(source, label, columns, tuple(kept), later, left_out))
    return matrices


def _lines(
    group: Sequence[Count], columns: Sequence[Document], data: ReportData
) -> tuple[Line, ...]:
    """One line a place, the largest first."""
    places: dict[str | None, list[Count]] = defaultdict(list)
    shown = {document.document_id for document in columns}
    for count in group:
        if count.document_id in shown:
            places[count.place].append(count)
    largest = sorted(
        places.items(), key=lambda item: (-max(c.value for c in item[1]), str(item[0]))
    )
    return tuple(
        Line(
            area_words(place, data.countries),
            tuple(_cell(said, document.document_id) for document in columns),
        )
        for place, said in largest
    )


def _cell(said: Sequence[Count], document_id: str) -> Cell:
    own = [count for count in said if count.document_id == document_id]
    values = dict.fromkeys((count_words(count), count.as_of) for count in own)
    return Cell(document_id, tuple(values), own[0].start if own else None)
