"""a function that runs SQL on the published warehouse -> ReportData.

The SQL stands in `sql/report_*.sql`; which engine runs it is the caller's business, and so are
locks, paths and versions of the warehouse. Nothing is judged here: rows become records as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, cast, get_type_hints

from etl.reports.data import Refused, ReportData
from schemas.records import Check, Claim, Count, Document, Failure, SeenNumber

Query = Callable[[str], Sequence[Mapping[str, object]]]
"""Runs one SELECT and gives its rows by column name."""

_Record = TypeVar("_Record")


def read_report(query: Query) -> ReportData:
    """Read the newest snapshot with all that it holds.

    Errors of the engine pass through; a column that a record needs and no row has is a KeyError
    that names it.
    """
    snapshots = query(_sql("snapshot"))
    runs = query(_sql("run"))
    numbers: dict[str, list[SeenNumber]] = {}
    for row in query(_sql("numbers")):
        numbers.setdefault(str(row["document_id"]), []).append(_record(SeenNumber, row))
    return ReportData(
        snapshot=dict(snapshots[0]) if snapshots else {},
        run=dict(runs[0]) if runs else {},
        documents=_records(Document, query(_sql("documents"))),
        counts=_records(Count, query(_sql("counts"))),
        claims=_records(Claim, query(_sql("claims"))),
        checks=_records(Check, query(_sql("checks"))),
        numbers={document_id: tuple(rows) for document_id, rows in numbers.items()},
        failures=_records(Failure, query(_sql("failures"))),
        refused=_records(Refused, query(_sql("refused"))),
        countries={str(row["code"]): str(row["name"]) for row in query(_sql("countries"))},
    )


def _sql(name: str) -> str:
    return files("etl.sql").joinpath(f"report_{name}.sql").read_text(encoding="utf-8")


def _records(kind: type[_Record], rows: Sequence[Mapping[str, object]]) -> tuple[_Record, ...]:
    return tuple(_record(kind, row) for row in rows)


def _record(kind: type[_Record], row: Mapping[str, object]) -> _Record:
    """One record of the columns that it has fields for."""
    columns = _columns(cast(Hashable, kind))
    return kind(**{name: _value(hint, row[name]) for name, hint in columns})


@cache
def _columns(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a record with their types."""
    hints = get_type_hints(kind)
    return tuple((column.name, hints[column.name]) for column in fields(kind))


def _value(hint: Any, value: Any) -> object:
    """A cell as the record's field wants it: enumerations, tuples out of lists, dates as ISO."""
    if value is None:
        return () if _is_tuple(hint) else None
    if _is_tuple(hint):
        return tuple(json.loads(value) if isinstance(value, str) else value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    for choice in getattr(hint, "__args__", (hint,)):
        if isinstance(choice, type) and issubclass(choice, StrEnum):
            return choice(value)
    return value


def _is_tuple(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple
