"""records of one document, or rows of a query -> the text that a command prints.

No stage is run here and nothing is read; the verbs (cli) do both. What a record means is not
decided here either: each key of the JSON is a field of `schemas.records`, under its own name.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from schemas.codes import RowFormat
from schemas.records import Check, Claim, Count, Document, Extraction

COUNT = (
    "measure", "value", "value_high", "qualifier", "place", "origin", "as_of", "start", "end",
    "number", "quote", "segment", "low", "high", "role", "obs_status",
)  # fmt: skip
"""What `extract` prints of a count, in this order."""
CLAIM = (
    "kind", "measure", "place", "origin", "as_of", "relation", "value", "value_high", "qualifier",
    "start", "end", "quote",
)  # fmt: skip
CHECK = (
    "kind", "rule", "level", "measure", "by", "fixed", "as_of", "total", "parts_sum", "n_parts",
    "residual", "imbalance", "values", "verdict", "severity", "blame", "hint", "message",
)  # fmt: skip


def as_json(
    document: Document, extraction: Extraction, checks: Sequence[Check], *, numbers: bool = False
) -> str:
    """One line of JSON: what the document says and whether it adds up.

    With `numbers`, each number of the text as well, with what became of it. The same records give
    the same bytes.
    """
    answer: dict[str, object] = {
        "document": document.document,
        "document_id": document.document_id,
        "published": document.published,
        "counts": [_fields(count, COUNT) for count in extraction.counts],
        "claims": [_fields(claim, CLAIM) for claim in extraction.claims],
        "checks": [_fields(check, CHECK) for check in checks],
    }
    if numbers:
        answer["numbers"] = [asdict(number) for number in extraction.numbers]
    return json.dumps(answer, ensure_ascii=False)


def _fields(record: Count | Claim | Check, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(record, name) for name in names}


def write_rows(
    columns: Sequence[str], rows: Sequence[Sequence[object]], form: RowFormat, out: TextIO
) -> None:
    """Write rows as a table for people, as CSV with a header, or as one JSON object a line."""
    if form is RowFormat.TABLE:
        _write_table(columns, rows, out)
    elif form is RowFormat.CSV:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    else:
        for row in rows:
            line = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str)
            out.write(line + "\n")


def _write_table(columns: Sequence[str], rows: Sequence[Sequence[object]], out: TextIO) -> None:
    """Rows under their column names, folded to the terminal's width; numbers to the right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for index, column in enumerate(columns):
        numeric = any(isinstance(row[index], int | float) for row in rows)
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console(file=out).print(table)
