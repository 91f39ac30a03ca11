"""rows by column name -> records of `schemas.records`: the way back out of a table.

Where rows come from is the caller's business. The way into a table is `etl.frames`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache, partial
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
    return kind(**{name: read(row[name]) if read else row[name] for name, read in columns})


@cache
def _columns(kind: Any) -> tuple[tuple[str, Callable[[Any], object] | None], ...]:
    """The fields of a record, each with what makes it of a cell, where that is not the same."""
    hints = get_type_hints(kind)
    return tuple((column.name, _reader(hints[column.name])) for column in fields(kind))


def _reader(hint: Any) -> Callable[[Any], object] | None:
    """What makes a cell as the field wants it: enumerations, tuples out of lists, dates as ISO."""
    if getattr(hint, "__origin__", None) is tuple:
        return _tuple
    for choice in getattr(hint, "__args__", (hint,)):
        if isinstance(choice, type) and issubclass(choice, StrEnum):
            return partial(_choice, choice)
        if choice is str:
            return _text
    return None


def _tuple(value: Any) -> tuple[object, ...]:
    if value is None:
        return ()
    return tuple(json.loads(value) if isinstance(value, str) else value)


def _choice(choice: type[StrEnum], value: Any) -> StrEnum | None:
    return None if value is None else choice(value)


def _text(value: Any) -> object:
    return value.isoformat() if isinstance(value, date) else value
