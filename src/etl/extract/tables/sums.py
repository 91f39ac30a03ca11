"""Figures of a table's columns that add up to those of another -> what that one counts.

What the header says of a column is for `columns`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from etl.extract.sentence import Sentence
from etl.extract.tables.cells import Column
from schemas.codes import NumberKind

_TWO = 2
_FEW = 3
"""Rows that add up by no chance."""


def skip_sums(columns: Sequence[Column], body: Sequence[Sequence[Sentence]], label: int) -> None:
    """Set aside "All" or "Total" where it adds up several things: "Killed | Injured | All"."""
    values = range(label + 1, len(columns))
    whole = [k for k in values if columns[k].whole and columns[k].skip is None]
    said = {columns[k].measure for k in values if columns[k].named and k not in whole}
    if len(whole) != 1 or len(said) < _TWO:
        return
    full = _figures(body, len(columns))
    if _adding(full, whole[0], set(values) - {whole[0]}) > len(full) / 2:
        columns[whole[0]].skip = NumberKind.OTHER_THING


def take_sum(
    columns: Sequence[Column],
    body: Sequence[Sequence[Sentence]],
    label: int,
    about: str | None,
) -> None:
    """Take the column that adds up those of narrower groups: "Women | Men | Present"."""
    values = range(label + 1, len(columns))
    groups = {k for k in values if columns[k].skip is NumberKind.NARROWER_GROUP}
    counted = any(columns[k].measure and columns[k].skip is None for k in values)
    if about is None or counted or len(groups) <= _TWO:
        return
    full = _figures(body, len(columns))
    for k in groups:
        if len(full) >= _FEW and _adding(full, k, groups - {k}) > len(full) / 2:
            columns[k].skip, columns[k].measure, columns[k].named = None, about, True
            return


def _figures(body: Sequence[Sequence[Sentence]], width: int) -> list[list[float]]:
    """Give the figures of the rows that have all columns."""
    return [
        [float(c.mentions[0].number.value) if c.mentions else 0.0 for c in row]
        for row in body
        if len(row) == width
    ]


def _adding(rows: Sequence[Sequence[float]], whole: int, parts: Collection[int]) -> int:
    """Give in how many rows the figures of some columns add up to that of another."""
    return sum(row[whole] == sum(row[k] for k in parts) != 0 for row in rows)
