"""Lines -> grids of cells: where a table begins, and which lines are its rows.

How a row is cut is for `row_cells`, what its cells mean for `tables`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.row_cells import FIGURE, LONGEST_CELL, WAYS, Cell, Span, cell_at

FEWEST_ROWS = 2
"""Rows with figures that make a table of lines that look like it."""
FEWEST_STACKED = 3
"""Rows that make a table with one cell a line."""
WIDEST_STACKED = 5
"""Figures that a row of such a table has at most, if it begins with its rank."""
_ABBREVIATED = frozenset(["No.", "Nr.", "Rank."])
"""A header of ranks, which ends no sentence."""
_CELL_NUMBER = re.compile(r"[^\w\s]{0,2}(?:at least |about |c\. ?|over )?[0-9]")
"""The beginning of a cell with a figure: "12", "$12", "about 12"."""
_BARE = re.compile(r"[0-9]{1,3}(?:[,.]?[0-9]{3})*")
"""A figure and nothing else: "1,290"; not "1."."""
FEWEST_ENTRIES = 2
"""Entries in one line that make it a row of a list set in columns."""
_ENTRY = re.compile(r"([^\W\d][^\d/|:;]*?)(?: *[:(–-] *| +)([0-9][0-9.,]*)\)?")
"""A name and its figure: "Peru 58", "Peru: 58", "Peru (58)"."""


class Grid(NamedTuple):
    """The cells of one table, row by row, and the line behind it."""

    rows: tuple[tuple[Cell, ...], ...]
    next_line: int

    @property
    def start(self) -> int:
        """Offset of the first cell."""
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        """Offset behind the last cell."""
        return self.rows[-1][-1].end


class Grids:
    """Finds the table that begins at a line; asked line by line, all of it takes linear time."""

    def __init__(self, text: str, lines: list[Span]) -> None:
        self.text = text
        self.lines = lines
        self._none_before = [
            0 if any(mark in text for mark in marks) else len(lines) for _, marks in WAYS
        ]
        """By way of setting a table: the line up to which there is certainly none."""
        self._stacks: dict[int, Grid] = {}
        self._stacks_read = 0

    def at(self, i: int) -> Grid | None:
        """Give the table that begins at line `i`, if one does."""
        for way, (split, _) in enumerate(WAYS):
            if i < self._none_before[way]:
                continue
            rows: list[tuple[Cell, ...]] = []
            j = i
            while j < len(self.lines):
                cells = split(self.text, self.lines[j])
                if cells is None and self._is_below_header(rows, j):
                    j += 1
                    continue
                if cells is None:
                    break
                rows.append(cells)
                j += 1
            if rows and self._is_title(rows[0], i):
                continue
            entries = [pairs for r in rows if (pairs := _entries(self.text, r))]
            if len(entries) * 2 > len(rows) and len(entries) == sum(map(bool, rows)):
                return Grid(tuple(pair for pairs in entries for pair in pairs), j)
            figures = sum(_numeric(self.text, r) or _opens(self.text, r) for r in rows)
            if figures >= FEWEST_ROWS:
                return Grid(tuple(r for r in rows if r), j)
            self._none_before[way] = j
        if i >= self._stacks_read:
            self._read_stacks(i)
        return self._stacks.get(i)

    def _is_title(self, row: tuple[Cell, ...], i: int) -> bool:
        """Tell whether line `i` is a title above a table: "Table 4-7-2  Foreign inmates ..."."""
        long = any(cell.end - cell.start > LONGEST_CELL for cell in row)
        following = self.lines[i + 1] if long and i + 1 < len(self.lines) else None
        return following is not None and not self.text[slice(*following)].strip()

    def _is_below_header(self, rows: list[tuple[Cell, ...]], j: int) -> bool:
        """Tell whether line `j` is the one blank line between a header and its rows."""
        if len(rows) != 1 or not rows[0]:
            return False
        start, end = self.lines[j]
        blank = (
            not self.text[start:end].strip() and not self.text[slice(*self.lines[j - 1])].isspace()
        )
        return blank and not _numeric(self.text, rows[0])

    def _read_stacks(self, i: int) -> None:
        """Read the tables with one cell a line in the run of short lines that begins at `i`."""
        filled, end = _short_lines(self.text, self.lines, i)
        self._stacks_read = max(end, i + 1)
        if len(filled) < FEWEST_STACKED:
            return
        figure = [bool(FIGURE.match(self.text, c.start, c.end)) for c, _ in filled]
        ranked = _ranked([self.text[slice(*c)].rstrip(".") for c, _ in filled], figure)
        if ranked is not None:
            first, step, behind = ranked
            headed = first >= step and not any(figure[first - step : first])
            self._keep_stack(filled, first - step if headed else first, step, behind)
            return
        at = 0
        while at < len(figure):
            stack = _stack(figure, at)
            if stack is None:
                return
            first, width, behind = stack
            if behind - first >= FEWEST_STACKED * (1 + width):
                begin = first - 1 - width if first - 1 - width >= at else first
                self._keep_stack(filled, begin, 1 + width, behind)
            at = behind

    def _keep_stack(
        self, filled: list[tuple[Cell, int]], begin: int, step: int, behind: int
    ) -> None:
        """Keep the table of the cells from `begin` to `behind`, with `step` in a row."""
        rows = [filled[k : k + step] for k in range(begin, behind, step)]
        cells = tuple(tuple(c for c, _ in row) for row in rows)
        self._stacks[filled[begin][1]] = Grid(cells, filled[behind - 1][1] + 1)


def _short_lines(text: str, lines: list[Span], i: int) -> tuple[list[tuple[Cell, int]], int]:
    """Give the cells of the short lines from line `i` on with their lines, and where they end."""
    filled: list[tuple[Cell, int]] = []
    j, blank = i, 0
    while j < len(lines):
        body = text[lines[j].start : lines[j].end].strip()
        if not body:
            blank += 1
            if blank > 1:
                break
        elif len(body) > LONGEST_CELL or (
            body[-1] in ".:;!?"
            and not body[0].isdigit()
            and len(body) > 1
            and body not in _ABBREVIATED
        ):
            break
        else:
            blank = 0
            filled.append((cell_at(text, lines[j].start, lines[j].end), j))
        j += 1
    return filled, j


def _stack(figure: list[bool], at: int) -> tuple[int, int, int] | None:
    """Find labels that are each followed by the same number of figures, from cell `at` on.

    Gives the first label, the number of figures, and the cell behind the last row.
    """
    first = at
    while first + 1 < len(figure) and (figure[first] or not figure[first + 1]):
        first += 1
    if first + 1 >= len(figure):
        return None
    width = 1
    while first + 1 + width < len(figure) and figure[first + 1 + width]:
        width += 1
    k = first
    while k + width < len(figure) and not figure[k] and all(figure[k + 1 : k + 1 + width]):
        k += 1 + width
    return first, width, max(k, first + 1)


def _ranked(words: list[str], figure: list[bool]) -> tuple[int, int, int] | None:
    """Find rows that begin with their rank: "1", "Peru", "97", "2", "Chile", "45".

    Gives the cell of the first rank, the cells of a row, and the cell behind the last row.
    """
    if not {"1", "2", "3"} <= set(words):
        return None
    first = words.index("1")
    if "2" not in words[first + 3 : first + 3 + WIDEST_STACKED]:
        return None
    step, rows = words.index("2", first + 3) - first, 0
    while words[first + rows * step : first + rows * step + 1] == [str(rows + 1)]:
        row = figure[first + rows * step : first + (rows + 1) * step]
        if len(row) < step or row[1] or not all(row[2:]):
            break
        rows += 1
    return (first, step, first + rows * step) if rows >= FEWEST_STACKED else None


def _numeric(text: str, row: tuple[Cell, ...]) -> bool:
    """Tell whether a row has a figure behind its first cell."""
    return len(row) >= 2 and any(_CELL_NUMBER.match(text, c.start, c.end) for c in row[1:])


def _entries(text: str, row: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    """Give a name and a figure for each entry of a row that lists several: "Peru 58 / Ghana 5"."""
    if any(cell.end - cell.start > LONGEST_CELL for cell in row):
        return []  # before it is matched, which takes the square of its length
    found = [_ENTRY.fullmatch(text, *cell) for cell in row]
    whole = [m for m in found if m is not None]
    if len(whole) < FEWEST_ENTRIES or len(whole) < len(row):
        return []
    return [(cell_at(text, *m.span(1)), cell_at(text, *m.span(2))) for m in whole]


def _opens(text: str, row: tuple[Cell, ...]) -> bool:
    """Tell whether a row is a figure before its name: "97 | Peru"."""
    if len(row) != 2 or row[1].end - row[1].start > LONGEST_CELL:
        return False
    return bool(_BARE.fullmatch(text, *row[0])) and text[row[1].start].isalpha()
