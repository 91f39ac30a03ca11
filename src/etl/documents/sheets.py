"""Tables in .csv, .tsv and .xlsx files -> text: a row a line, cells between bars, header first.

Formulas are never computed: a cell says what the program that saved it had computed, or it is told
as lost. What a column means is left to `etl.extract`, which reads the header.
"""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from etl.documents.losses import Shown, find_losses
from etl.documents.parsed import Format, Limits, Loss, Parsed, Place, Unparsable
from etl.documents.plain import decode

DELIMITERS = ",;\t|"
SAMPLE_ROWS = 50
MOST_CELLS = 5_000_000


def read_csv(raw: bytes, limits: Limits, charset: str | None = None) -> Parsed:
    """Read delimited text; the delimiter is the one that gives the most even rows."""
    text, guessed = decode(raw, charset)
    rows = list(_delimited(text, _delimiter(text)))
    out = "\n".join(_lines(rows))
    if not out.strip():
        raise Unparsable("is empty; put a table there or remove it")
    losses = find_losses([Shown(" ".join(row), Place.TABLE) for row in rows], out)
    return Parsed(out, Format.CSV, encoding=guessed, losses=losses)


def read_xlsx(raw: bytes, limits: Limits) -> Parsed:
    """Read the visible sheets, each under its name; raises Unparsable for a broken workbook."""
    import openpyxl

    from etl.documents.zips import Members

    with Members(raw, limits.unpacked_bytes) as members:
        formulas = members.check_size(b"<f")
    try:
        with warnings.catch_warnings(action="ignore"):
            shown = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            coded = openpyxl.load_workbook(io.BytesIO(raw), read_only=True) if formulas else None
            parts: list[str] = []
            losses: list[Loss] = []
            used = 0
            for sheet in shown.worksheets:
                rows = list(_rows(sheet))
                used += sum(map(len, rows))
                if used > MOST_CELLS:
                    raise Unparsable(f"holds more than {MOST_CELLS:,} cells; save what you need")
                if sheet.sheet_state == "visible":
                    parts.append("\n".join((f"{sheet.title}\n", *_lines(rows))))
                    losses += _not_computed(rows, coded[sheet.title]) if coded else ()
                else:
                    words = [Shown(" ".join(row), Place.HIDDEN) for row in rows]
                    losses += find_losses(words, "")
    except Unparsable:
        raise
    except Exception as error:  # openpyxl lets any error of its parts through
        raise Unparsable(f"is a broken workbook ({error}); save it again") from error
    if not any(map(str.strip, parts)):
        raise Unparsable("holds no visible sheet; put a table there or remove it")
    title = (shown.properties.title or "").strip()
    said = {"title": title} if title else {}
    return Parsed("\n\n".join(parts), Format.XLSX, metadata=said, losses=tuple(losses))


def _delimiter(text: str) -> str:
    """The delimiter by which most of the first rows have the same number of cells, above one."""

    def evenness(delimiter: str) -> tuple[int, int]:
        rows = [
            row for row, _ in zip(_delimited(text, delimiter), range(SAMPLE_ROWS), strict=False)
        ]
        widths = [len(row) for row in rows if len(row) > 1]
        usual = max(set(widths), key=widths.count, default=0)
        return widths.count(usual), usual

    return max(DELIMITERS, key=evenness)


def _delimited(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # for all of this process
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    except csv.Error as error:
        raise Unparsable(f"is no table of delimited text ({error}); save it as .txt") from error


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows of one cell are lines of text (titles, notes); empty columns at the right are cut.

    Of several empty rows one is left.
    """
    before: list[str] = []
    for row in rows:
        cells = [" ".join(cell.split()).replace("|", "/") for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len([cell for cell in cells if cell]) == 1 and cells[0]:
            yield cells[0]
        elif cells:
            yield f"| {' | '.join(cells)} |"
        elif before:
            yield ""
        before = cells


def _rows(sheet: Any) -> Iterator[list[str]]:
    """Rows of a sheet as words; what it claims about its size is not believed."""
    sheet.reset_dimensions()
    for cells in sheet.iter_rows():
        yield [_words(cell.value, getattr(cell, "number_format", "")) for cell in cells]


def _words(value: object, number_format: str) -> str:
    """A cell as its reader sees it, in plain digits."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if "%" in number_format:
        return f"{round(value * 100, 4):g}%"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.10g}"
    return f"{int(value):,}" if "#,##0" in number_format else str(int(value))


def _not_computed(rows: list[list[str]], coded: Any) -> Iterator[Loss]:
    """Formulas whose value was never stored: what they come to is not known."""
    coded.reset_dimensions()
    for said, cells in zip(rows, coded.iter_rows(), strict=False):
        for words, cell in zip(said, cells, strict=False):
            if not words and isinstance(cell.value, str) and cell.value.startswith("="):
                row = " ".join(filter(None, said))
                yield Loss(None, Place.TABLE, f"{cell.coordinate}: {cell.value[:60]} beside {row}")
