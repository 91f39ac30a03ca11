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

from etl.errors import UsageError
from etl.reports.data import Refused, ReportData, RunCount
from schemas.records import Check, Claim, Count, Document, Failure, SeenNumber

Query = Callable[[str], Sequence[Mapping[str, object]]]
"""Runs one SELECT and gives its rows by column name."""

_Record = TypeVar("_Record")


NEWEST = 2**31 - 2
"""Stands for the newest snapshot where none is asked for."""


def read_report(query: Query, snapshot: int | None = None) -> ReportData:
    """Read one snapshot with all that it holds; the newest one if none is named.

    Raises UsageError if there is no such snapshot; the engine's errors pass through.
    """
    found = query(_sql("snapshot", NEWEST if snapshot is None else snapshot))
    if not found or snapshot not in (None, found[0]["snapshot_id"]):
        newest = f"the newest is {found[0]['snapshot_id']}" if found else "there is none at all"
        raise UsageError(f"snapshot {snapshot}: there is no such snapshot; {newest}")
    at = int(str(found[0]["snapshot_id"]))
    parent = found[0].get("parent")
    runs = query(_sql("run", at))
    numbers: dict[str, list[SeenNumber]] = {}
    for row in query(_sql("numbers", at)):
        numbers.setdefault(str(row["document_id"]), []).append(_record(SeenNumber, row))
    return ReportData(
        snapshot=dict(found[0]),
        run=dict(runs[0]) if runs else {},
        documents=_records(Document, query(_sql("documents", at))),
        counts=_records(Count, query(_sql("counts", at))),
        claims=_records(Claim, query(_sql("claims", at))),
        checks=_records(Check, query(_sql("checks", at))),
        numbers={document_id: tuple(rows) for document_id, rows in numbers.items()},
        failures=_records(Failure, query(_sql("failures", at))),
        refused=_records(Refused, query(_sql("refused", at))),
        previous=None if parent is None else _checks(query, int(str(parent))),
        since={str(row["check_id"]): str(row["since"]) for row in query(_sql("since", at))},
        history=_records(RunCount, query(_sql("history", at))),
        countries={str(row["code"]): str(row["name"]) for row in query(_sql("countries", at))},
    )


def _checks(query: Query, snapshot: int) -> tuple[Check, ...]:
    return _records(Check, query(_sql("checks", snapshot)))


def _sql(name: str, snapshot: int) -> str:
    """The statement `sql/report_NAME.sql`, about that snapshot."""
    sql = files("etl.sql").joinpath(f"report_{name}.sql").read_text(encoding="utf-8")
    return sql.replace("$snapshot", str(snapshot))


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
