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
from etl.snapshots.archive import folder_of
from etl.snapshots.load import incoming
from etl.snapshots.reading import published
from etl.snapshots.tables import Table, facts, quoted, statement

BATCH = 200
"""Documents that are rebuilt at a time."""

Rebuild = Callable[[Sequence[tuple[Path, Path]]], Frames]
"""Files, each with the folder that it was read from, -> their frames."""


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

    snapshot_id: int
    documents: int
    extractor_version: str
    vocabulary_digest: str
    differences: tuple[Difference, ...]


def verify(folder: Path, rebuild: Rebuild, snapshot_id: int | None = None) -> Verification:
    """Rebuild a snapshot (by default the newest) from the archive and compare every column.

    Rows of no document, such as checks over several, are not compared. With other versions of the
    extractor or the vocabulary than the snapshot's, differences are to be expected.
    Raises UsageError if there is no such snapshot, WarehouseError if nothing is published.
    """
    con = duckdb.connect()
    try:
        path = str(published(folder)).replace("'", "''")
        con.execute(f"ATTACH '{path}' AS headcount (READ_ONLY)")
        made_by = _snapshot(con, folder, snapshot_id)
        manifest = con.execute(statement("publish/manifest"), {"snapshot": made_by[0]}).fetchall()
        names = {document_id: document for document, document_id, _ in manifest}
        differences: list[Difference] = []
        for start in range(0, len(manifest), BATCH):
            batch = manifest[start : start + BATCH]
            missing = [name for name, _, sha256 in batch if not _kept(folder, name, sha256)]
            differences += [
                Difference(name, "documents", "", ("(bytes not in the archive)",))
                for name in missing
            ]
            there = [row for row in batch if row[0] not in missing]
            differences += _compare(con, folder, rebuild, made_by[0], there, names)
    finally:
        con.close()
    return Verification(made_by[0], len(manifest), made_by[1], made_by[2], tuple(differences))


def _snapshot(
    con: duckdb.DuckDBPyConnection, folder: Path, snapshot_id: int | None
) -> tuple[int, str, str]:
    rows = con.execute(statement("publish/made_by")).fetchall()
    found = {row[0]: row for row in rows}
    if (wanted := snapshot_id or max(found, default=0)) not in found:
        raise UsageError(f"{folder}: there is no snapshot {wanted}; there are {len(found)}")
    number, extractor_version, vocabulary_digest = found[wanted]
    return number, extractor_version, vocabulary_digest


def _kept(folder: Path, name: str, sha256: str) -> bool:
    return (folder_of(folder, sha256) / name).is_file()


def _compare(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    rebuild: Rebuild,
    snapshot_id: int,
    documents: Sequence[tuple[str, str, str]],
    names: dict[str, str],
) -> list[Difference]:
    """Rebuild some documents and compare their rows, table by table."""
    homes = [(folder_of(folder, sha256), name) for name, _, sha256 in documents]
    frames = rebuild([(home / name, home) for home, name in homes])
    asked = pd.DataFrame({"document_id": pd.array([row[1] for row in documents], dtype="str")})
    con.register("asked", asked)
    found: list[Difference] = []
    for table in facts():
        if table.has_document:
            con.register("incoming", incoming(table, getattr(frames, table.name)))
            casts = ", ".join(column.incoming for column in table.columns)
            con.execute(statement("load/stage", columns=casts))
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
