"""A state file of any earlier version -> one of this version, in one transaction.

Columns that a model has gained are added, empty; whatever else has changed needs a file in
etl/sql/load and a step here. What a later version wrote is refused. Published files are never
migrated: they are built anew.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import duckdb

from etl.errors import WarehouseError, WarehouseTooNew
from etl.snapshots.tables import Column, Table, books, facts, statement

LAYOUT = 4
"""Version of what no model describes: the writer's own books and how rows hold in snapshots."""

RANGE = (
    Column("from_snapshot", "INTEGER", False, ""),
    Column("to_snapshot", "INTEGER", False, ""),
)


def migrate(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Make the tables of a new file; bring those of an older one up to date.

    Raises WarehouseTooNew if a later version wrote it, WarehouseError if a column has changed in a
    way that cannot be bridged.
    """
    made = con.execute(statement("load/layout")).fetchall()[0][0]
    layout = con.execute("SELECT max(version) FROM writer.layout").fetchall()[0][0] if made else 0
    if layout > LAYOUT:
        raise WarehouseTooNew(
            f"{path}: was written by a later version (layout {layout}, this one knows {LAYOUT});"
            " use that version, or another folder"
        )
    stale = [table for table in _tables() if made and _has(con, table) != _due(table)]
    if made and not stale and layout == LAYOUT:
        return
    con.execute("BEGIN")
    try:
        if not made:
            con.execute(statement("load/create_layout"))
        for step in range(layout + 1, LAYOUT + 1) if made else ():
            con.execute(statement(f"load/layout_{step}"))
        if layout < LAYOUT:
            con.execute("INSERT INTO writer.layout VALUES (?)", [LAYOUT])
        for table in stale if made else _tables():
            _bring(con, table, path)
        con.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # a commit that failed has rolled back by itself
            con.execute("ROLLBACK")
        raise


def _tables() -> tuple[Table, ...]:
    return (*facts(), *books())


def _due(table: Table) -> list[tuple[str, str, bool]]:
    """Name, type and nullability of each column that the table should have."""
    columns = (*table.columns, *(RANGE if table in facts() else ()))
    return [(column.name, column.type, column.nullable) for column in columns]


def _has(con: duckdb.DuckDBPyConnection, table: Table) -> list[tuple[str, str, bool]]:
    """The same of each column that it has."""
    return con.execute(statement("load/columns"), {"table": table.name}).fetchall()


def _bring(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """Create a table, or give it the columns that it lacks, in the order of the model."""
    has, due = _has(con, table), _due(table)
    types = {name: kind for name, kind, _ in due}
    if unknown := [name for name, _, _ in has if name not in types]:
        raise WarehouseTooNew(
            f"{path}: {table.name} has {', '.join(unknown)}, which this version does not know; it"
            " was written by a later one: use that, or another folder"
        )
    held = {name for name, _, _ in has}
    lacking = [(name, kind) for name, kind, nullable in due if name not in held and not nullable]
    retyped = [name for name, kind, _ in has if types[name] != kind]
    if has and (retyped or any(not kind.endswith("[]") for _, kind in lacking)):
        names = ", ".join(retyped or [name for name, _ in lacking])
        raise WarehouseError(
            f"{path}: {table.name} cannot be brought up to date ({names}); load the documents into"
            " a new folder"
        )
    if has:
        con.execute(statement("load/set_aside", table=table.name))
    kind = "facts" if table in facts() else "book"
    columns = ",\n    ".join(column.declared for column in table.columns)
    con.execute(statement(f"load/create_{kind}", table=table.name, columns=columns))
    if has:
        lists = "".join(f', [] AS "{name}"' for name, _ in lacking)
        con.execute(statement("load/take_over", table=table.name, lists=lists))
