"""A snapshot, the archive -> every difference between what is held and what the bytes say.

How bytes become frames is the caller's business, who chains the stages; only the published file
and the archive are read here, so that no lock is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from etl.errors import UsageError
from etl.frames import Frames
from etl.snapshots import staging
from etl.snapshots.archive import folder_of
from etl.snapshots.reading import attached
from etl.snapshots.tables import Table, facts, quoted, statement

BATCH = 200
"""Documents that are rebuilt at a time."""

Rebuild = Callable[[Sequence[tuple[Path, Path]]], Frames]
"""Files, each with the folder that it was read from, -> their frames."""


@dataclass(frozen=True, slots=True)
class MadeBy:
    """A snapshot and the versions that made it."""

    snapshot_id: int
    extractor_version: str
    vocabulary_digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a snapshot's manifest."""

    document: str
    document_id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One row, or one document, that is not what its bytes say."""

    document: str
    table: str
    key: str
    differs: tuple[str, ...]
    """Columns that differ, or in brackets what is missing altogether."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was compared, by which versions the snapshot was made, and what differs."""

    snapshot: MadeBy
    documents: int
    differences: tuple[Difference, ...]


def verify(folder: Path, rebuild: Rebuild, snapshot_id: int | None = None) -> Verification:
    """Rebuild a snapshot (by default the newest) from the archive and compare every column.

    Rows of no document, such as checks over several, are not compared. With other versions of the
    extractor or the vocabulary than the snapshot's, differences are to be expected.
    Raises UsageError if there is no such snapshot, WarehouseError if nothing is published.
    """
    con = attached(folder)
    try:
        snapshot = snapshot_of(con, folder, snapshot_id)
        manifest = manifest_of(con, snapshot.snapshot_id)
        missing = {row.document for row in manifest if not is_kept(folder, row)}
        differences = [
            Difference(name, "documents", "", ("(bytes not in the archive)",))
            for name in sorted(missing)
        ]
        there = [row for row in manifest if row.document not in missing]
        for start in range(0, len(there), BATCH):
            batch = there[start : start + BATCH]
            differences += _compare(con, folder, rebuild, snapshot.snapshot_id, batch)
    finally:
        con.close()
    return Verification(snapshot, len(manifest), tuple(differences))


def snapshot_of(con: duckdb.DuckDBPyConnection, folder: Path, snapshot_id: int | None) -> MadeBy:
    """The snapshot with its versions, by default the newest; UsageError if there is none such."""
    found = {row[0]: MadeBy(*row) for row in con.execute(statement("publish/made_by")).fetchall()}
    if (wanted := snapshot_id or max(found, default=0)) not in found:
        raise UsageError(f"{folder}: there is no snapshot {wanted}; there are 1 to {len(found)}")
    return found[wanted]


def manifest_of(con: duckdb.DuckDBPyConnection, snapshot_id: int) -> list[Entry]:
    """The documents of a snapshot, sorted by name."""
    rows = con.execute(statement("publish/manifest"), {"snapshot": snapshot_id}).fetchall()
    return [Entry(*row) for row in rows]


def is_kept(folder: Path, entry: Entry) -> bool:
    """Whether the archive has the bytes of a document."""
    return (folder_of(folder, entry.sha256) / entry.document).is_file()


def _compare(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    rebuild: Rebuild,
    snapshot_id: int,
    entries: Sequence[Entry],
) -> list[Difference]:
    """Rebuild some documents and compare their rows, table by table."""
    names = {entry.document_id: entry.document for entry in entries}
    homes = [(folder_of(folder, entry.sha256), entry.document) for entry in entries]
    frames = rebuild([(home / name, home) for home, name in homes])
    asked = pd.DataFrame({"document_id": pd.array([*names], dtype="str")})
    con.register("asked", asked)
    staging.empty(con)
    staging.stage(con, frames)
    found: list[Difference] = []
    for table in facts():
        if table.has_document:
            rows = con.execute(_sql(table), {"snapshot": snapshot_id}).fetchall()
            found += [
                Difference(names[document_id], table.name, key, tuple(differs))
                for document_id, key, differs in rows
            ]
    return found


def _sql(table: Table) -> str:
    key = [name for name in table.key if name != "document_id"] or ["sha256"]
    return statement(
        "publish/rebuilt",
        table=table.name,
        columns=table.names,
        key=", ".join(map(quoted, key)),
        differs=table.differing("held", "staged"),
    )
