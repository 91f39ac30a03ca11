"""Lines -> grids of cells: tables set with pipes, tabs, commas, blanks, or one cell a line.

Where a table begins and what its cells are; what they mean is for `tables`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_CELL = 45
"""In characters, of a table with one cell a line."""
LONGEST_ROW = 200
"""In characters, of a table with commas: what is longer is prose."""
_FEWEST_MARKS = 2
"""Marks with blanks around them in a line that is a row."""
_LONGEST_FIGURE = 9
"""In characters; a longer number is one to be dialled."""
_GROUP = 3
"""Digits of a group of thousands."""
FEWEST_ROWS = 2
"""Rows with figures that make a table of lines that look like it."""
FEWEST_STACKED = 3
"""Rows that make a table with one cell a line."""

_CELL_NUMBER = re.compile(r"[^\w\s]{0,2}(?:at least |about |c\. ?|over )?[0-9]")
"""The beginning of a cell with a figure: "12", "$12", "about 12"."""
_FIGURE = re.compile(
    r"[^\w\s]{0,2}[0-9][0-9,.\xa0\u202f ]*%?(?:\s*\(.*\)|\s+incl.*)?$"
    r"|[–—-]$|(?:n/?a|n/?k|n\.a\.|nil|none|unknown|not (?:known|published|available|given))$",
    re.IGNORECASE,
)
"""A cell that is nothing but a figure, maybe with a remark in brackets, or says there is none."""
_RULE = re.compile(r"[\s|:+=-]*$")
"""A line drawn below a header."""
_PIPE = re.compile(r"\|")
_TAB = re.compile(r"\t")
_GAP = re.compile(r"\t| {2,}")
"""What is between the cells of a table set with blanks."""
_MARKS = ((";", re.compile(";")), (",", re.compile(",")))
"""What is between comma-separated values; a semicolon goes before, for decimal commas."""
_LABELLED = re.compile(r"([^\d|]+) ([0-9][0-9,.]*)$")
"""A cell with the label of the row and its first figure: "Peru 94" of "Peru 94 / 8 / 3"."""
_APART = re.compile(r" +[;/] +|(?<=\w): +(?=[^/;]* / )")
"""A mark with blanks on both sides; also the colon behind the label of such a row."""
_ROW = re.compile(
    r"([^\d\W][^\d\n]*?)( +[0-9][0-9.,]*%?(?: +(?:[+-]?[0-9][0-9.,]*%?|[-–—]|n/a))+)\s*$"
)
"""A name and figures with single blanks between them: "Peru 571 718 25.7%"."""
_HEAD = re.compile(r"(?:[A-Z0-9(%][\w/.()%+-]*(?: +|$)){2,6}$")
"""Words that may head such a row: "31/12/2019 31/12/2022 Variation"."""
_BLANK = re.compile(r" +")
_DASH = re.compile(r" +[-–—] +")


class Cell(NamedTuple):
    """One cell of a table row; text[start:end] is its content, stripped."""

    start: int
    end: int


class Span(NamedTuple):
    """text[start:end]."""

    start: int
    end: int


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
            0 if any(mark in text for mark in marks) else len(lines) for _, marks in _WAYS
        ]
        """By way of setting a table: the line up to which there is certainly none."""
        self._stacks: dict[int, Grid] = {}
        self._stacks_read = 0

    def at(self, i: int) -> Grid | None:
        """Give the table that begins at line `i`, if one does."""
        for way, (split, _) in enumerate(_WAYS):
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
            if sum(_numeric(self.text, row) for row in rows) >= FEWEST_ROWS:
                return Grid(tuple(r for r in rows if r), j)
            self._none_before[way] = j
        if i >= self._stacks_read:
            self._read_stacks(i)
        return self._stacks.get(i)

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
        figure = [bool(_FIGURE.match(self.text, c.start, c.end)) for c, _ in filled]
        at = 0
        while at < len(figure):
            stack = _stack(figure, at)
            if stack is None:
                return
            first, width, behind = stack
            if behind - first >= FEWEST_STACKED * (1 + width):
                begin = first - 1 - width if first - 1 - width >= at else first
                step = 1 + width
                rows = [filled[k : k + step] for k in range(begin, behind, step)]
                cells = tuple(tuple(c for c, _ in row) for row in rows)
                self._stacks[filled[begin][1]] = Grid(cells, filled[behind - 1][1] + 1)
            at = behind


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
            body[-1] in ".:;!?" and not body[0].isdigit() and len(body) > 1
        ):
            break
        else:
            blank = 0
            filled.append((_cell(text, lines[j].start, lines[j].end), j))
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


def _numeric(text: str, row: tuple[Cell, ...]) -> bool:
    """Tell whether a row has a figure behind its first cell."""
    return len(row) >= 2 and any(_CELL_NUMBER.match(text, c.start, c.end) for c in row[1:])


def _pipe_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of "| Peru | 12 |"; none for a rule, None for a line without pipes."""
    if text.find("|", line.start, line.end) < 0:
        return None
    if _RULE.match(text, line.start, line.end):
        return ()
    start, end = line
    if text[start:end].lstrip().startswith("|"):
        start = text.index("|", start) + 1
    if text[start:end].rstrip().endswith("|"):
        end = text.rindex("|", start, end)
    return _cells(text, start, end, _PIPE)


def _tab_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of a line with tabs."""
    if text.find("\t", line.start, line.end) < 0:
        return None
    return _cells(text, line.start, line.end, _TAB)


def _comma_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of comma-separated values; a comma with a blank behind it is prose."""
    if line.end - line.start > LONGEST_ROW:
        return None
    body = text[line.start : line.end]
    for mark, gap in _MARKS:
        if body.count(mark) >= 2 and mark + " " not in body:
            return _cells(text, line.start, line.end, gap)
    return None


def _apart_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of "Fiji ; 2 ; 622 ; 1", or "Peru: 94 / 8 / 91,000"."""
    if line.end - line.start > LONGEST_ROW:
        return None
    body = text[line.start : line.end]
    for mark in (" ; ", " / "):
        if body.count(mark) >= _FEWEST_MARKS:
            cells = _cells(text, line.start, line.end, _APART)
            label = _LABELLED.match(text, cells[0].start, cells[0].end)
            if label is None:
                return cells
            return (_cell(text, *label.span(1)), _cell(text, *label.span(2)), *cells[1:])
    return _dashed_cells(text, line) if len(body) <= LONGEST_ROW else None


def _dashed_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of "Fiji - 2 - 622" and of its header; dashes in prose set words apart."""
    cells = _cells(text, line.start, line.end, _DASH)
    if len(cells) <= _FEWEST_MARKS or max(c.end - c.start for c in cells) > LONGEST_CELL:
        return None
    figures = sum(bool(_FIGURE.match(text, c.start, c.end)) for c in cells[1:])
    return cells if figures in (0, len(cells) - 1) else None


def _space_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of a line that is set with two blanks or more, so that columns align."""
    body = text[line.start : line.end]
    if not body.strip():
        return None
    if _RULE.match(body):
        return ()
    if "  " not in body and "\t" not in body:
        return None
    cells = _cells(text, line.start, line.end, _GAP)
    return cells if len(cells) >= 2 else None


def _figure_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of a row whose name is followed by figures, or of the words that head such."""
    if line.end - line.start > LONGEST_ROW:
        return None
    behind = _figures_at(text, line.end + 1)
    row = _figures_at(text, line.start)
    if row is None:
        head = behind and _HEAD.match(text, line.start, line.end)
        return _cells(text, line.start, line.end, _BLANK) if head else None
    before = _figures_at(text, text.rfind("\n", 0, max(0, line.start - 1)) + 1)
    alike = any(other is not None and len(other) == len(row) for other in (before, behind))
    return row if alike else None


def _figures_at(text: str, start: int) -> tuple[Cell, ...] | None:
    """Give the cells of a line that is a name and figures; not of "Chad 1 252", which is one."""
    end = text.find("\n", start)
    row = _ROW.match(text, start, len(text) if end < 0 else end)
    if row is None or row.end() - start > LONGEST_ROW:
        return None
    figures = [c for c in _cells(text, *row.span(2), _BLANK) if c.start < c.end]
    widths = [c.end - c.start for c in figures]
    if any(
        width > _LONGEST_FIGURE or (text[c.start] in "0+" and width > 1)
        for c, width in zip(figures, widths, strict=True)
    ):
        return None  # a telephone number
    whole = all(text[c.start : c.end].isdigit() for c in figures)
    if whole and widths[0] <= _GROUP and all(width == _GROUP for width in widths[1:]):
        return None
    return (_cell(text, *row.span(1)), *figures)


def _cells(text: str, start: int, end: int, gap: re.Pattern[str]) -> tuple[Cell, ...]:
    """Cut text[start:end] at the gaps; where blanks align the columns no cell is empty."""
    out = []
    begin = start
    for match in gap.finditer(text, start, end):
        out.append(_cell(text, begin, match.start()))
        begin = match.end()
    out.append(_cell(text, begin, end))
    if gap is _GAP:
        out = [c for c in out if c.start < c.end]
    return tuple(out)


def _cell(text: str, start: int, end: int) -> Cell:
    """Give text[start:end] without the blanks around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)


_WAYS = (
    (_pipe_cells, ("|",)),
    (_tab_cells, ("\t",)),
    (_comma_cells, (",", ";")),
    (_apart_cells, (" ; ", " / ", " - ", " – ", " — ")),
    (_space_cells, ("\t", "  ")),
    (_figure_cells, (" ",)),
)
"""The ways of setting a row of a table in one line, the surest first.

With each go the marks of which a text that has no one has no such table, so that it is not asked.
"""
