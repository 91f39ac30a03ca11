"""Cells, sums over them -> the cells that must not be published so that small ones stay unknown.

A cell below the threshold points at people who could be named. Leaving it out is not enough where a
total and the other parts give it back, so further cells go with it (secondary suppression, as in
the handbooks on statistical disclosure control). How files are written is the business of `export`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

Cell = TypeVar("Cell", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sum(Generic[Cell]):
    """A total and its parts; what they leave of it counts as known to everybody."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Parts first: they are given up before the total is."""
        return (*self.parts, self.total)


def suppress(values: Mapping[Cell, int], sums: Sequence[Sum[Cell]], below: int) -> frozenset[Cell]:
    """Choose the cells to leave out.

    Cells of 1 to `below` - 1 people are left out, and further ones, small before great, until no
    sum and no combination of sums gives one of these back, and each sum leaves at least `below`
    people among the other cells that are left out. A zero is published: it points at nobody.
    """
    small = {cell for cell, value in values.items() if 0 < value < below}
    out = set(small)
    while exposed := next(_exposed(values, sums, small, out, below), None):
        kept = [cell for cell in exposed.cells if cell not in out]
        parts = sorted((c for c in kept if c != exposed.total), key=lambda c: (values[c], str(c)))
        out.add(next((c for c in parts if values[c] > 0), exposed.total))
    return frozenset(out)


def _exposed(
    values: Mapping[Cell, int],
    sums: Iterable[Sum[Cell]],
    small: set[Cell],
    out: set[Cell],
    below: int,
) -> Iterator[Sum[Cell]]:
    """Sums that give a small cell back, or nearly, and have a cell left to give up."""
    touching = [each for each in sums if not out.isdisjoint(each.cells)]
    for each in touching:
        hidden = [cell for cell in dict.fromkeys(each.cells) if cell in out]
        among = sum(values[cell] for cell in hidden)
        near = any(among - values[cell] < below for cell in hidden if cell in small)
        if near and each.total not in out:
            yield each
    for group in _connected(touching, out):
        known = _determined(group, out) & small
        for each in group:
            if each.total not in out and not known.isdisjoint(each.cells):
                yield each


def _connected(sums: Iterable[Sum[Cell]], out: set[Cell]) -> list[list[Sum[Cell]]]:
    """Groups of sums that share no hidden cell with each other."""
    groups: list[tuple[set[Cell], list[Sum[Cell]]]] = []
    for each in sums:
        cells, members = out.intersection(each.cells), [each]
        apart = []
        for shared, others in groups:
            if cells.isdisjoint(shared):
                apart.append((shared, others))
            else:
                cells, members = cells | shared, members + others
        groups = [*apart, (cells, members)]
    return [members for _, members in groups]


def _determined(sums: Sequence[Sum[Cell]], out: set[Cell]) -> set[Cell]:
    """Hidden cells to which the sums, solved together, leave one value only."""
    hidden = sorted({cell for each in sums for cell in each.cells if cell in out}, key=str)
    place = {cell: i for i, cell in enumerate(hidden)}
    matrix = np.zeros((len(sums), len(hidden)))
    for row, each in enumerate(sums):
        for cell in each.parts:
            if cell in place:
                matrix[row, place[cell]] += 1
        if each.total in place:
            matrix[row, place[each.total]] -= 1
    _, strengths, directions = np.linalg.svd(matrix)
    free = directions[int((strengths > 1e-9).sum()) :]
    return {cell for cell, i in place.items() if np.allclose(free[:, i], 0)}
