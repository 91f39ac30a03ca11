"""The published file -> rows: read-only, and shut off from all other files.

Nothing here needs the lock or sees the state. SQL comes from the caller; ours stands in `etl/sql`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

import duckdb

from etl.errors import UsageError, WarehouseError, WarehouseTooNew
from etl.snapshots.publish import PUBLISHED, SPILL
from etl.snapshots.records import Result
from etl.snapshots.tables import BOUNDED, OFFLINE, Config, books, facts, statement


def published(folder: Path) -> Path:
    """The published file of a warehouse.

    Raises WarehouseError if there is none.
    """
    path = folder / PUBLISHED
    if not path.is_file():
        raise WarehouseError(f"{path}: nothing is published there yet; run the flow first")
    return path


def query(folder_or_file: Path, sql: str, parameters: Sequence[object] = ()) -> Result:
    """Run SQL on the published file (or on any file of its kind) and fetch all rows.

    Raises UsageError if the SQL is wrong or wants to write, WarehouseError if there is no file.
    """
    con = connect(folder_or_file)
    try:
        return _run(con, sql, parameters)
    finally:
        con.close()


def write_parquet(
    folder_or_file: Path, sql: str, into: Path, parameters: Sequence[object] = ()
) -> None:
    """Run SQL on the published file and write all rows into a Parquet file, with their types.

    Raises UsageError if the SQL is wrong, wants to write or gives no rows to keep, WarehouseError
    if there is no file.
    """
    con = connect(folder_or_file, into)
    try:
        found = con.extract_statements(sql)
        if len(found) != 1:
            raise UsageError(f"the query failed: {len(found)} statements, where one is written")
        query = found[0].query.rstrip().rstrip(";")
        path = str(into).replace("'", "''")
        _run(con, statement("export/parquet", query=query, path=path), parameters)
    except duckdb.Error as error:
        raise UsageError(f"the query failed: {error}") from error
    finally:
        con.close()


def rows(folder_or_file: Path) -> Callable[[str], list[Mapping[str, object]]]:
    """A function that runs SQL and gives rows by column name, all of one published state.

    It is for a report of the whole: what its engine cannot hold waits on the disk, beside the file.
    Raises WarehouseError if an earlier version published the file, without all that is kept now.
    """
    path = _path(folder_or_file)
    con = connect(path, bounds=BOUNDED | {"temp_directory": f"{path}.{uuid4().hex}{SPILL}"})
    has = {row[0] for row in con.execute(statement("publish/has")).fetchall()}
    due = {f"{t.name}.{c.name}" for t in (*facts(), *books()) for c in t.columns}
    if due - has:
        con.close()
        raise WarehouseError(
            f"{folder_or_file}: was published by an earlier version, without"
            f" {', '.join(sorted(due - has)[:3])}; run the flow once, which brings it up to date"
        )

    def run(sql: str) -> list[Mapping[str, object]]:
        result = _run(con, sql, ())
        return [dict(zip(result.columns, row, strict=True)) for row in result.rows]

    return run


def connect(
    folder_or_file: Path, writes: Path | None = None, bounds: Config = OFFLINE
) -> duckdb.DuckDBPyConnection:
    """Open a published file so that SQL can read it and touch nothing else, but for one file.

    The file is attached to a database in memory, never opened by itself: an engine in this process
    that still has an earlier file of the same name would be handed out again.
    """
    con = attached(folder_or_file, bounds)
    con.execute("USE headcount")
    con.execute("SET allowed_paths = $paths", {"paths": [str(writes)] if writes else []})
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def attached(folder_or_file: Path, bounds: Config = OFFLINE) -> duckdb.DuckDBPyConnection:
    """The published file, attached read-only as `headcount`, in an engine that may hold more."""
    path = _path(folder_or_file)
    con = duckdb.connect(config=OFFLINE | bounds)
    try:
        con.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS headcount (READ_ONLY)")
    except duckdb.Error as error:
        con.close()
        if "version number" in str(error):
            raise WarehouseTooNew(f"{path}: was written by a later DuckDB ({error})") from error
        raise WarehouseError(f"{path}: is no warehouse that can be read: {error}") from error
    return con


def _path(folder_or_file: Path) -> Path:
    return folder_or_file if folder_or_file.is_file() else published(folder_or_file)


def _run(con: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object]) -> Result:
    try:
        cursor = con.execute(sql, list(parameters)) if parameters else con.execute(sql)
        columns = tuple(column[0] for column in cursor.description or ())
        return Result(columns, cursor.fetchall())
    except duckdb.Error as error:
        raise UsageError(f"the query failed: {error}") from error
