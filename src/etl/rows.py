"""rows by column name -> records of `schemas.records`: the way back out of a table.

Where rows come from is the caller's business. The way into a table is `etl.frames`.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

Record = TypeVar("Record")


def records(kind: type[Record], rows: Iterable[Mapping[str, object]]) -> tuple[Record, ...]:
    """One record of each row; see `record`."""
    return tuple(record(kind, row) for row in rows)


def record(kind: type[Record], row: Mapping[str, object]) -> Record:
    """One record of the columns that it has fields for.

    A field that has no column is a KeyError that names it.
    """
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
