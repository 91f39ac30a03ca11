"""Pandera models -> DuckDB's tables: columns, types, keys, comments and the digest of them all.

What is true of a row stands in `schemas`, the statements in `etl/sql`; here the one is filled into
the other, and nothing is executed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pandera.pandas as pa

from schemas.tables import BOOKS, FACTS

OPEN = 2_147_483_647
"""`to_snapshot` of a row that holds now: greater than any snapshot there will be."""

Config = dict[str, str | bool | int | float | list[str]]
"""DuckDB's settings by name."""
OFFLINE: Config = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""DuckDB's settings for us: nothing is fetched from anywhere; what we use is built in."""
RETURNED: Config = {
    "allocator_flush_threshold": "4MB",
    "allocator_bulk_deallocation_flush_threshold": "4MB",
    "allocator_background_threads": "true",
}
"""DuckDB gives memory back when it is done with it, instead of keeping it for what may come."""
BOUNDED: Config = RETURNED | {"memory_limit": "300MB", "threads": "2"}
"""DuckDB's settings where whole archives are written or read: what is more than that waits on the
disk, beside the file. By itself it would take most of the machine's memory, and threads of its own
for each core, which need some each."""
WAITING: Config = BOUNDED | {"memory_limit": "60MB"}
"""The same while documents are read by others, who need memory too, and rows only come in."""

TYPES = {
    "string": "VARCHAR",  # kept by Python or by pyarrow, where that is installed
    "str": "VARCHAR",
    "int64": "BIGINT",
    "Int64": "BIGINT",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "datetime64[ns]": "TIMESTAMP",
    "datetime64[us]": "TIMESTAMP",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column as DuckDB has it."""

    name: str
    type: str
    nullable: bool
    description: str

    @property
    def quoted(self) -> str:
        """The name, safe also where it is a word of SQL."""
        return quoted(self.name)

    @property
    def declared(self) -> str:
        """The column in a CREATE TABLE."""
        return f"{self.quoted} {self.type}{'' if self.nullable else ' NOT NULL'}"

    @property
    def incoming(self) -> str:
        """The column out of a pandas frame, where lists arrive as JSON."""
        if self.type.endswith("[]"):
            shape = json.dumps([self.type.removesuffix("[]")])
            return f"CAST(from_json({self.quoted}, '{shape}') AS {self.type}) AS {self.quoted}"
        return f"CAST({self.quoted} AS {self.type}) AS {self.quoted}"


@dataclass(frozen=True, slots=True)
class Table:
    """One table as DuckDB has it."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    revised_by: tuple[str, ...]
    """Columns whose change makes a row `revised`; a change of any other makes it `reflagged`."""

    @property
    def names(self) -> str:
        """All columns, as a list in SQL."""
        return ", ".join(column.quoted for column in self.columns)

    @property
    def digest(self) -> str:
        """Digest of the columns: changes when a column is added, dropped, renamed or retyped."""
        declared = "\n".join(column.declared for column in self.columns)
        return hashlib.sha256(f"{self.name}\n{declared}".encode()).hexdigest()[:16]

    @property
    def has_document(self) -> bool:
        """Whether its rows belong to documents, so that a load may speak of some of them only."""
        return "document_id" in {column.name for column in self.columns}

    @property
    def some_have_document(self) -> bool:
        """Whether rows may belong to no document."""
        return any(column.name == "document_id" and column.nullable for column in self.columns)

    def differs(self, names: tuple[str, ...]) -> str:
        """SQL: whether a held row differs from the staged one in any of the columns."""
        held = ", ".join(f"held.{quoted(name)}" for name in names)
        staged = ", ".join(f"staged.{quoted(name)}" for name in names)
        return f"row({held}) IS DISTINCT FROM row({staged})" if names else "false"

    def differing(self, one: str, other: str) -> str:
        """SQL: the names of the columns in which two rows differ; empty if there is only one."""
        names = ", ".join(
            f"CASE WHEN {one}.{c.quoted} IS DISTINCT FROM {other}.{c.quoted} THEN '{c.name}' END"
            for c in self.columns
            if c.name not in self.key
        )
        both = f"{one}.document_id IS NOT NULL AND {other}.document_id IS NOT NULL"
        differing = f"list_filter([{names}], lambda name: name IS NOT NULL)"
        return f"CASE WHEN {both} THEN {differing} ELSE [] END"


def quoted(name: str) -> str:
    """A name for SQL."""
    return '"' + name.replace('"', '""') + '"'


@cache
def facts() -> tuple[Table, ...]:
    """The tables with a history, documents first."""
    return tuple(_table(name, model) for name, model in FACTS.items())


@cache
def books() -> tuple[Table, ...]:
    """The tables that the warehouse keeps of itself."""
    return tuple(_table(name, model) for name, model in BOOKS.items())


def schema_digest() -> str:
    """Digest of the columns of all tables."""
    digests = "\n".join(table.digest for table in (*facts(), *books()))
    return hashlib.sha256(digests.encode()).hexdigest()[:16]


@cache
def _text(name: str) -> str:
    return files("etl.sql").joinpath(f"{name}.sql").read_text(encoding="utf-8")


def statement(name: str, /, **parts: str | int) -> str:
    """The SQL of a file below etl/sql, with its {names} filled in; parts are ours, never input."""
    return _text(name).format(open=OPEN, **parts)


def _table(name: str, model: type[pa.DataFrameModel]) -> Table:
    schema = model.to_schema()
    columns = tuple(
        Column(
            str(column.name),
            (column.metadata or {}).get("duckdb")
            or TYPES[str(column.dtype).removesuffix("[python]").removesuffix("[pyarrow]")],
            bool(column.nullable),
            str(column.description),
        )
        for column in schema.columns.values()
    )
    told: dict[str, list[str]] = getattr(model.Config, "metadata", None) or {}
    description = (model.__doc__ or "").strip().splitlines()[0]
    key, revised_by = tuple(schema.unique or ()), tuple(told.get("revised_by", ()))
    return Table(name, description, columns, key, revised_by)
