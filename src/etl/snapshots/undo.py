"""A run whose load was never published -> the state as it was before it.

Only what no reader has seen is taken back; to bring back an earlier snapshot is `load.restore`. The
run itself stays in the books, as one that was rejected.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import duckdb

from etl.errors import WarehouseError
from etl.snapshots.reading import query
from etl.snapshots.tables import facts, statement
from schemas.codes import SnapshotStatus


def undo(con: duckdb.DuckDBPyConnection, folder: Path, run_id: str) -> bool:
    """Take back the snapshot of a run, if it has made one that is not published.

    Its documents count as unread afterwards. Returns whether anything was taken back.
    """
    sql = "SELECT snapshot_id FROM history.snapshots WHERE run_id = ?"
    found = con.execute(sql, [run_id]).fetchone()
    if found is None or found[0] <= _published(folder):
        return False
    at = {"snapshot": found[0]}
    con.execute("BEGIN")
    try:
        for table in facts():
            if table.has_document:
                con.execute(statement("undo/readings", table=table.name), at)
            con.execute(statement("undo/brought", table=table.name), at)
            con.execute(statement("undo/ended", table=table.name), at)
        con.execute(statement("undo/ties"))
        for book in ("loads", "snapshots"):
            con.execute(statement("undo/book", table=book), at)
        con.execute(statement("undo/run"), {"run": run_id, "status": SnapshotStatus.REJECTED})
        con.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):
            con.execute("ROLLBACK")
        raise
    return True


def _published(folder: Path) -> int:
    """The newest snapshot that readers have; 0 without one."""
    try:
        rows = query(folder, "SELECT coalesce(max(snapshot_id), 0) FROM snapshots").rows
    except WarehouseError:
        return 0
    return int(str(rows[0][0]))
