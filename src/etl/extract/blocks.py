"""Text -> blocks: sentences of running text, lines of lists, rows of tables, with their offsets.

Layout only: what a table's column or a heading means is decided by `tables` and `discourse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a piece of text looks like."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


class Cell(NamedTuple):
    """One cell of a table row; text[start:end] is its content, stripped."""

    start: int
    end: int


class Block(NamedTuple):
    """One paragraph, list item, heading or table."""

    kind: BlockKind
    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Cells of a table, row by row; empty for running text."""
    indent: int = 0
    marker: str = ""
    """The letter or number of a list item: "a" for "(a)"."""


class Span(NamedTuple):
    """text[start:end]."""

    start: int
    end: int


_BULLET = re.compile(r"[ \t]*(?:[-*•–—·▪◦o>]+|\(?[0-9]{1,2}[.)]|\(?[a-z][.)])[ \t]+")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col capt lt sgt rev hon sen rep gov st no nos vol fig approx ca c al vs etc e.g i.e"
    " jan feb mar apr jun jul aug sep sept oct nov dec mt ft inc ltd co corp dept messrs p pp art para md art"
    " e g i".split()
)


def blocks(text: str) -> list[Block]:
    """Cut `text` into blocks, in order."""
    lines = list(_lines(text))
    out: list[Block] = []
    i = 0
    while i < len(lines):
        table, used = _table(text, lines, i)
        if table is not None:
            out.append(table)
            i += used
            continue
        start, end = lines[i]
        i += 1
        if not text[start:end].strip():
            continue
        while i < len(lines) and _continues(text, (start, end), lines[i]):
            end = lines[i].end
            i += 1
        out.append(_block(text, start, end))
    return out


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the sentences of text[start:end]; a semicolon does not end one."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        stop = match.start()
        if text[stop] == "." and _abbreviated(text, begin, stop, match.end(), end):
            continue
        yield Span(begin, match.start(1) if match.group(1) else stop + 1)
        begin = match.end()
    if begin < end:
        yield Span(begin, end)


_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*()\s+(?=[\"'“‘(\[]*[A-ZÀ-Þ0-9•@-])")


def _abbreviated(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    word_start = stop
    while word_start > begin and (text[word_start - 1].isalpha() or text[word_start - 1] == "."):
        word_start -= 1
    word = text[word_start:stop]
    if not word:
        # "1. Visitors": a numbered item is no sentence of its own
        return stop - begin <= 3 and text[begin:stop].strip().isdigit()
    following = text[after : min(end, after + 1)]
    if word.lower() in _ABBREVIATIONS:
        return True
    if "." in word:  # U.S. and the like end a sentence only before a word that begins one
        return following.isdigit() or not _BEGINS.match(text, after, end)
    return len(word) == 1 and word.isupper() and word != "I"


_BEGINS = re.compile(
    r"(?:The|In|It|He|She|They|But|And|A|An|Of|At|This|These|Those|For|On|As|By|No|There|We|His|Her|Its|Their|From|According|While|When|If|All|One|Two|Three|Some)\b"
)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield Span(start, end)
        start = end + 1


def _continues(text: str, so_far: tuple[int, int], following: Span) -> bool:
    """Tell whether a line is the rest of a hard-wrapped paragraph."""
    start, end = so_far
    last_line = text.rfind("\n", start, end) + 1 or start
    first = text[following.start : following.start + 1]
    return end - last_line >= 60 and first.islower() and text[end - 1 : end] not in ".:!?"


def _block(text: str, start: int, end: int) -> Block:
    line = text[start:end]
    bullet = _BULLET.match(line)
    indent = len(line) - len(line.lstrip())
    stripped = line.strip()
    if bullet and bullet.end() < len(line):
        marker = "".join(c for c in bullet.group() if c.isalnum())
        return Block(BlockKind.ITEM, start + bullet.end(), end, indent=indent, marker=marker)
    if len(stripped) <= 110 and stripped[-1] not in ".;,!" and "|" not in stripped:
        return Block(BlockKind.HEADING, start, end, indent=indent)
    return Block(BlockKind.PARAGRAPH, start, end, indent=indent)


def _table(text: str, lines: list[Span], i: int) -> tuple[Block | None, int]:
    for split in (_pipe_cells, _tab_cells, _comma_cells, _space_cells):
        rows: list[tuple[Cell, ...]] = []
        j = i
        while j < len(lines):
            cells = split(text, lines[j])
            if cells is None:
                break
            rows.append(cells)
            j += 1
        if sum(_numeric(text, row) for row in rows) >= 2:
            kept = tuple(r for r in rows if r)
            return Block(BlockKind.TABLE, lines[i].start, lines[j - 1].end, kept), j - i
    return _stacked(text, lines, i)


def _numeric(text: str, row: tuple[Cell, ...]) -> bool:
    return len(row) >= 2 and any(_CELL_NUMBER.match(text, c.start, c.end) for c in row[1:])


_CELL_NUMBER = re.compile(r"[^\w\s]{0,2}(?:at least |about |c\. ?|over )?[0-9]")
_RULE = re.compile(r"[\s|:+=-]*$")
_GAP = re.compile(r"\t| {2,}")


def _pipe_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    if text.count("|", line.start, line.end) < 1:
        return None
    if _RULE.match(text, line.start, line.end):
        return ()
    start, end = line
    if text[start:end].lstrip().startswith("|"):
        start = text.index("|", start) + 1
    if text[start:end].rstrip().endswith("|"):
        end = text.rindex("|", start, end)
    return _cells(text, start, end, re.compile(r"\|"))


def _tab_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    if "\t" not in text[line.start : line.end]:
        return None
    return _cells(text, line.start, line.end, re.compile(r"\t"))


def _comma_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    """Cells of comma-separated values; a comma with a blank behind it is prose."""
    body = text[line.start : line.end]
    for mark, gap in _MARKS:
        if body.count(mark) >= 2 and mark + " " not in body and len(body) <= 200:
            return _cells(text, line.start, line.end, gap)
    return None


_MARKS = ((";", re.compile(";")), (",", re.compile(",")))


def _space_cells(text: str, line: Span) -> tuple[Cell, ...] | None:
    body = text[line.start : line.end]
    if not body.strip():
        return None
    if _RULE.match(body):
        return ()
    cells = _cells(text, line.start, line.end, _GAP)
    return cells if len(cells) >= 2 else None


def _cells(text: str, start: int, end: int, gap: re.Pattern[str]) -> tuple[Cell, ...]:
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
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)


def _stacked(text: str, lines: list[Span], i: int) -> tuple[Block | None, int]:
    """Read a table that has one cell a line: labels, each followed by the same number of figures."""
    filled = []
    j = i
    blank = 0
    while j < len(lines):
        body = text[lines[j].start : lines[j].end].strip()
        if not body:
            blank += 1
            if blank > 1:
                break
        elif len(body) > 45 or body[-1] in ".:;!?" and not body[0].isdigit() and len(body) > 1:
            break
        else:
            blank = 0
            filled.append((_cell(text, lines[j].start, lines[j].end), j))
        j += 1
    figure = [bool(_FIGURE.match(text, c.start, c.end)) for c, _ in filled]
    if len(figure) < 6 or figure.count(True) < 3:
        return None, 0
    first = figure.index(True) - 1
    width = 0
    while first + 1 + width < len(figure) and figure[first + 1 + width]:
        width += 1
    if first < 0 or width == 0:
        return None, 0
    rows = []
    k = first
    while k + width < len(figure) and not figure[k] and all(figure[k + 1 : k + 1 + width]):
        rows.append(tuple(c for c, _ in filled[k : k + 1 + width]))
        k += 1 + width
    if len(rows) < 3:
        return None, 0
    header = tuple(c for c, _ in filled[max(0, first - 1 - width) : first])
    begin = filled[first - len(header)][1]
    if len(header) == width + 1:
        rows.insert(0, header)
    elif begin > i:
        begin = filled[first][1]
    if begin > i:  # lines before the table are blocks of their own: come back when they are done
        return None, 0
    return Block(BlockKind.TABLE, rows[0][0].start, rows[-1][-1].end, tuple(rows)), filled[k - 1][
        1
    ] + 1 - i


_FIGURE = re.compile(r"[^\w\s]{0,2}[0-9][0-9,.   ]*%?(?:\s*\(.*\)|\s+incl.*)?$|[–—-]$")
