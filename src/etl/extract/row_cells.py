"""A line -> the cells of a table's row, in each way of setting one.

Which lines are a table together is for `grids`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_CELL = 45
"""In characters, of a cell in a table that is not set with pipes."""
LONGEST_ROW = 200
"""In characters, of a table with commas: what is longer is prose."""
_FEWEST_MARKS = 2
"""Marks with blanks around them in a line that is a row."""
_DIALLED = re.compile(r"0[0-9]|\+[0-9.,]*[0-9]$|.{10}")
"""A telephone number, or a part of one: "0371", "+49"; no share, "0.3%" or "+2%"."""
_GROUP = 3
"""Digits of a group of thousands."""
FIGURE = re.compile(
    r"[^\w\s]{0,2}[0-9][0-9,.\xa0\u202f ]*[%+]?(?:\s*\(.*\)|\s+incl.*)?$"
    r"|[–—-]$|(?:n/?a|n/?k|n\.a\.|nil|none|unknown|not (?:known|published|available|given))$",
    re.IGNORECASE,
)
"""A cell that is nothing but a figure, maybe with a remark in brackets, or says there is none."""
_SEMICOLON = re.compile(r"; ")
"""What is between cells that are listed as in prose."""
_RULE = re.compile(r"[\s|:+=-]*$")
"""A line drawn below a header."""
_PIPE = re.compile(r"\|")
_TAB = re.compile(r"\t")
_GAP = re.compile(r"\t| {2,}")
"""What is between the cells of a table set with blanks."""
_MARKS = ((";", re.compile(";")), (",", re.compile(",")))
"""What is between comma-separated values; a semicolon goes before, for decimal commas."""
_ONLY_GROUPS = re.compile(r"(?:[^,]|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))*$")
"""A line all of whose commas are within numbers: "EUROPE 2,689,417Germany 1,083,750"."""
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
_LEADERS = re.compile(r"\s*(?:\.{3,}|…+)\s*| \.\. |(?<=[0-9]) / ")
"""Dots that lead from a name to its figure, and the mark between two figures."""
_PAIR = re.compile(
    r"([^\W\d][^\d:/]*?):? ([0-9][0-9.,]*|[-–?]|no figure)(?: (?:/|[-=]*>|→) |/)"
    r"([0-9][0-9.,]*|[-–?])(?: \(.*\))?$"
)
"""A name and two figures: "Peru: 94 / 8", "Chile no figure / 7", "Mali 94/8", "Mali 94 -> 108"."""
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
        if body.count(mark) < _FEWEST_MARKS or mark + " " in body:
            continue
        if mark == ";" or not _ONLY_GROUPS.match(body):
            return _cells(text, line.start, line.end, gap)
    return None


def _semicolon_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of "Peru; 228,105; 199", and of the header above such rows."""
    row = _parted(text, line)
    if row is None or _ends_in_figures(text, row):
        return row
    start = line.end + 1 + text.startswith("\n", line.end + 1)  # a header may stand apart
    end = text.find("\n", start)
    below = _parted(text, Span(start, len(text) if end < 0 else end))
    if below is None or len(below) != len(row):
        return None
    return row if _ends_in_figures(text, below) else None


def _ends_in_figures(text: str, row: tuple[Cell, ...]) -> bool:
    """Tell whether a row is one name, or two, and figures: "Europe; Peru; 97; 12", "All; ; 97"."""
    figures = [bool(FIGURE.match(text, c.start, c.end)) for c in row]
    if all(figures[1:]):
        return True
    two_names = len(row) > _FEWEST_MARKS + 1 and not any(c.isdigit() for c in text[slice(*row[1])])
    filled = [figure or c.start == c.end for figure, c in zip(figures, row, strict=True)]
    return two_names and any(figures[2:]) and all(filled[2:])


def _parted(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Cut a line with several semicolons at them, if all of its cells are short."""
    if not 0 < line.end - line.start <= LONGEST_ROW:
        return None
    cells = _cells(text, line.start, line.end, _SEMICOLON)
    short = all(c.end - c.start <= LONGEST_CELL for c in cells)
    return cells if short and len(cells) > _FEWEST_MARKS else None


def _apart_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of "Fiji ; 2 ; 622 ; 1", or "Peru: 94 / 8 / 91,000"."""
    if line.end - line.start > LONGEST_ROW:
        return None
    body = text[line.start : line.end]
    if body.count(" ; ") == 1:
        return _paired_cells(text, line)
    for mark in (" ; ", " / "):
        if body.count(mark) >= _FEWEST_MARKS:
            cells = _cells(text, line.start, line.end, _APART)
            label, *rest = (_LABELLED.match(text, *cell) for cell in cells)
            if label is None or all(rest):
                return cells  # "Peru 94 / Chile 8 / Mali 3" is a list
            return (cell_at(text, *label.span(1)), cell_at(text, *label.span(2)), *cells[1:])
    pair = _PAIR.match(text, line.start, line.end)
    if pair is not None:
        return tuple(cell_at(text, *pair.span(k)) for k in range(1, 4))
    return _dashed_cells(text, line) if len(body) <= LONGEST_ROW else None


def _paired_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of "Peru ; 97", and of "Country ; Persons" above it."""
    end = text.find("\n", line.end + 1)
    for row in (line, Span(line.end + 1, len(text) if end < 0 else end)):
        cells = _cells(text, row.start, row.end, _APART)
        if len(cells) == _FEWEST_MARKS and FIGURE.match(text, *cells[1]):
            return _cells(text, line.start, line.end, _APART)
    return None


def _dashed_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of "Fiji - 2 - 622" and of its header; dashes in prose set words apart."""
    cells = _cells(text, line.start, line.end, _DASH)
    if len(cells) <= _FEWEST_MARKS or max(c.end - c.start for c in cells) > LONGEST_CELL:
        return None
    figures = sum(bool(FIGURE.match(text, c.start, c.end)) for c in cells[1:])
    return cells if figures in (0, len(cells) - 1) else None


def _dotted_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Give the cells of "Peru ....... 97", or "Peru ....... 97 / 94"."""
    if line.end - line.start > LONGEST_ROW:
        return None
    cells = _cells(text, line.start, line.end, _LEADERS)
    figures = sum(bool(FIGURE.match(text, c.start, c.end)) for c in cells[1:])
    return cells if len(cells) > 1 and figures == len(cells) - 1 else None


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
    if any(_DIALLED.match(text, c.start, c.end) for c in figures):
        return None
    whole = all(text[c.start : c.end].isdigit() for c in figures)
    if whole and widths[0] <= _GROUP and all(width == _GROUP for width in widths[1:]):
        return None
    return (cell_at(text, *row.span(1)), *figures)


def _cells(text: str, start: int, end: int, gap: re.Pattern[str]) -> tuple[Cell, ...]:
    """Cut text[start:end] at the gaps; where blanks align the columns no cell is empty."""
    out = []
    begin = start
    for match in gap.finditer(text, start, end):
        out.append(cell_at(text, begin, match.start()))
        begin = match.end()
    out.append(cell_at(text, begin, end))
    if gap is _GAP:
        out = [c for c in out if c.start < c.end]
    return tuple(out)


def cell_at(text: str, start: int, end: int) -> Cell:
    """Give text[start:end] without the blanks around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)


WAYS = (
    (_pipe_cells, ("|",)),
    (_tab_cells, ("\t",)),
    (_semicolon_cells, ("; ",)),
    (_comma_cells, (",", ";")),
    (_dotted_cells, ("...", "…")),
    (_apart_cells, (" ; ", "/", " - ", " – ", " — ", "> ", "→ ")),
    (_space_cells, ("\t", "  ")),
    (_figure_cells, (" ",)),
)
"""The ways of setting a row of a table in one line, the surest first.

With each go the marks of which a text that has no one has no such table, so that it is not asked.
"""
