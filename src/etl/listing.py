"""rows of a query -> the text that a command prints: a table, CSV, JSON lines or Markdown.

What the query says and where it runs is not known here.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from typing import Literal, TextIO

from etl.cells import guarded
from schemas.codes import RowFormat

Rows = Sequence[Sequence[object]]


def write_rows(columns: Sequence[str], rows: Rows, form: RowFormat, out: TextIO) -> None:
    """Write rows as a table for people, CSV with a header, a JSON object a line, or Markdown.

    In CSV, text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    if form is RowFormat.TABLE:
        _write_table(columns, rows, out)
    elif form is RowFormat.CSV:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows(map(guarded, row) for row in (columns, *rows))
    elif form is RowFormat.MARKDOWN:
        for row in (columns, ["---"] * len(columns), *rows):
            out.write(f"| {' | '.join(map(_cell, row))} |\n")
    else:
        for row in rows:
            line = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str)
            out.write(line + "\n")


def _cell(value: object) -> str:
    """A value in a cell of Markdown, where pipes end cells, lines end rows and < begins a tag."""
    text = "" if value is None else str(value)
    for sign, shown in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("\n", "<br>"), ("\r", "")):
        text = text.replace(sign, shown)
    return text


def _write_table(columns: Sequence[str], rows: Rows, out: TextIO) -> None:
    """Rows under their column names, folded to the terminal's width; numbers to the right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for index, column in enumerate(columns):
        numeric = any(isinstance(row[index], int | float) for row in rows)
        justify: Literal["left", "right"] = "right" if numeric else "left"
        table.add_column(Text(column), justify=justify, overflow="fold", no_wrap=numeric)
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console(file=out).print(table)
