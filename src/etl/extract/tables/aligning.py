"""A row that has fewer cells than the table has columns -> the column of each cell.

What a column counts is for `columns`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.sentence import Sentence

_APART = 1
"""Characters by which figures below each other may be out of line."""


def places_of_cells(
    row: Sequence[Sentence], full: Sequence[Sentence], width: int
) -> range | list[int]:
    """Give the column of each cell of a row.

    A row that lacks cells has those that stand below the cells of the `full` row, where blanks
    align them: "TOTAL   730   64" below "Chad   254   21   HQ". Else it lacks the first ones.
    """
    missing = max(0, width - len(row))
    if missing and row and len(full) == width:
        below = [
            _column_below(cell.start - row[0].start, cell.end - row[0].start, full) for cell in row
        ]
        found = [k for k in below if k is not None]
        if len(found) == len(row) and found == sorted(set(found)):
            return found
    return range(missing, missing + len(row))


def _column_below(start: int, end: int, full: Sequence[Sentence]) -> int | None:
    """Give the column of the cell that begins, or ends, where a cell of the full row does."""
    for k, cell in enumerate(full):
        left, right = cell.start - full[0].start, cell.end - full[0].start
        if abs(start - left) <= _APART or abs(end - right) <= _APART:
            return k
    return None
