"""A snapshot, the archive -> a warehouse of its own that holds the same again.

What differs row by row is told by `verify`; here all is built anew from the bytes, through the same
stages, and one digest over every byte of every row is compared.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl.errors import WarehouseError
from etl.snapshots.archive import folder_of
from etl.snapshots.reading import attached
from etl.snapshots.records import Run
from etl.snapshots.tables import facts, quoted, statement
from etl.snapshots.verify import Rebuild, is_kept, manifest_of, snapshot_of
from etl.snapshots.writer import writing


@dataclass(frozen=True, slots=True)
class Replay:
    """A snapshot as it is held and as it was built again."""

    snapshot_id: int
    path: Path
    """The published file that was built."""
    held: str
    """Digest over all rows of documents that the snapshot holds."""
    rebuilt: str

    @property
    def same(self) -> bool:
        """Whether every byte of every row is the same."""
        return self.held == self.rebuilt


def replay(
    folder: Path, rebuild: Rebuild, into: Path, code_version: str, snapshot_id: int | None = None
) -> Replay:
    """Build a snapshot (by default the newest) again from the archive, into a folder of its own.

    Files that could not be read then have left no bytes, so that `failures` is not compared.
    Raises UsageError if there is no such snapshot, WarehouseError if bytes are missing or the
    folder is in use already.
    """
    if (into / "state.duckdb").exists():
        raise WarehouseError(f"{into}: holds a warehouse already; choose an empty folder")
    con = attached(folder)
    try:
        snapshot = snapshot_of(con, folder, snapshot_id)
        manifest = manifest_of(con, snapshot.snapshot_id)
        held = _digest(con, snapshot.snapshot_id)
    finally:
        con.close()
    missing = [row.document for row in manifest if not is_kept(folder, row)]
    if missing:
        raise WarehouseError(
            f"{folder}: the archive has no bytes of {', '.join(missing)}; these documents were"
            " loaded without being archived, so the snapshot cannot be built again"
        )
    homes = [(folder_of(folder, row.sha256), row.document) for row in manifest]
    frames = rebuild([(home / name, home) for home, name in homes])
    run = Run(
        run_id=f"replay of snapshot {snapshot.snapshot_id}".replace(" ", "-"),
        started_at=datetime.now(UTC),
        code_version=code_version,
        extractor_version=snapshot.extractor_version,
        vocabulary_digest=snapshot.vocabulary_digest,
        trigger="replay",
    )
    with writing(into) as writer:
        writer.load(frames, {row.document_id for row in manifest}, run)
        path = writer.publish()
    con = attached(into)
    try:
        return Replay(snapshot.snapshot_id, path, held, _digest(con, 1))
    finally:
        con.close()


def _digest(con: duckdb.DuckDBPyConnection, snapshot_id: int) -> str:
    """One digest over all rows of documents in a snapshot."""
    whole = hashlib.sha256()
    for table in facts():
        if table.has_document:
            key = ", ".join(map(quoted, table.key))
            sql = statement("publish/content", table=table.name, columns=table.names, key=key)
            whole.update(con.execute(sql, {"snapshot": snapshot_id}).fetchall()[0][0].encode())
    return whole.hexdigest()
