"""The state -> a published file: built aside, audited, then put in place in one step.

What rows say is the business of `load`; what readers find in the file is declared in `surface`.
Nobody ever writes to a published file: it is replaced as a whole, and readers who have the old one
open keep it.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.snapshots import archive, surface
from etl.snapshots.load import checksum_by
from etl.snapshots.tables import BOUNDED, facts, statement
from schemas.codes import SnapshotStatus

PUBLISHED = "headcount.duckdb"
BUILD = "headcount.duckdb.build"
SPILL = ".tmp"
"""At the end of the name of a folder for what a report's engine cannot hold."""
LEFT = 86_400
"""Seconds after which no report is at work any more."""
ARCHIVED = "published"
KEPT = 5
"""How many published files stay for a roll-back without the writer."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the state says the built file must hold."""

    snapshot_id: int
    """The newest snapshot; 0 where there is none."""
    tables: Mapping[str, list[tuple[int, int, int, str | None, str]]]
    """By table: snapshot_id, rows brought, rows ended, checksum of the rows brought, made by."""


def clean(folder: Path) -> tuple[str, ...]:
    """Remove what a run that was cut off left behind; return the names."""
    spilt = folder.glob(f"{PUBLISHED}.*{SPILL}")
    old = (path for path in spilt if time.time() - path.stat().st_mtime > LEFT)
    new = folder.glob(f"{archive.NAME}/*/*{archive.NEW}")
    left = sorted({*folder.glob(f"{BUILD}*"), *new, *old})
    for path in left:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return tuple(path.relative_to(folder).as_posix() for path in left)


def read_ledger(con: duckdb.DuckDBPyConnection) -> Ledger:
    """Read from the state what each snapshot brought to each table and took from it."""
    newest = con.execute("SELECT coalesce(max(snapshot_id), 0) FROM history.snapshots").fetchall()
    sql = statement("publish/ledger")
    tables = {table.name: con.execute(sql, {"table": table.name}).fetchall() for table in facts()}
    return Ledger(newest[0][0], tables)


def build(folder: Path, state: Path, countries: Mapping[str, str]) -> Path:
    """Copy the closed state and dress it for readers; return the path of the build."""
    path = folder / BUILD
    try:
        shutil.copyfile(state, path)
        _dress(path, countries)
    except BaseException:
        clean(folder)
        raise
    return path


def _dress(path: Path, countries: Mapping[str, str]) -> None:
    con = duckdb.connect(str(path), config=BOUNDED)
    try:
        con.execute("BEGIN")  # one commit for all: each would wait for the disk
        con.execute("DROP SCHEMA writer CASCADE")
        mark(con, SnapshotStatus.PUBLISHED, None)
        surface.dress(con, countries)
        con.execute("COMMIT")
        con.execute("CHECKPOINT")
    finally:
        con.close()


def audit(path: Path, ledger: Ledger) -> list[str]:
    """Reopen the build, read every column of every row, ask every view, add up every breakdown.

    Returns what is wrong, a sentence each. Keys were audited by each load.
    """
    con = duckdb.connect(config=BOUNDED | {"temp_directory": f"{path}.tmp"})
    try:
        con.execute(f"ATTACH '{_escaped(path)}' AS built (READ_ONLY)")
        findings = [finding for table in facts() for finding in _compare(con, table.name, ledger)]
        con.execute("USE built")
        for view in surface.views(con):
            con.execute(statement("publish/probe", view=view))
        for check_id, rows, stated in con.execute(statement("publish/sums")).fetchall():
            findings.append(f"totals: rows of check {check_id} sum to {rows}, stated is {stated}")
        return findings
    except duckdb.Error as error:
        return [str(error)]
    finally:
        con.close()


def _compare(con: duckdb.DuckDBPyConnection, name: str, ledger: Ledger) -> list[str]:
    table = next(table for table in facts() if table.name == name)
    sql = statement("publish/tally", schema="built.history", table=name, columns=table.names)
    found = {row[0]: row[1:] for row in con.execute(sql).fetchall()}
    findings = []
    for snapshot_id, opened, closed, checksum, made_by in ledger.tables[name]:
        has = found.pop(snapshot_id, (0, 0, None))
        if has[:2] != (opened, closed):
            findings.append(
                f"{name}: snapshot {snapshot_id} brought {opened:,} rows and ended {closed:,},"
                f" the file has {has[0]:,} and {has[1]:,}"
            )
        elif made_by == checksum_by(table) and has[2] != checksum:
            findings.append(f"{name}: rows of snapshot {snapshot_id} are not those loaded")
    findings += [f"{name}: rows of snapshot {extra}, which is not in the books" for extra in found]
    return findings


def replace(folder: Path, build: Path, snapshot_id: int) -> Path:
    """Put the build in the place of the published file, in one step that a crash cannot halve."""
    path = folder / PUBLISHED
    build.chmod(0o444)
    _sync(build)
    os.replace(build, path)
    _sync(folder)
    _keep(folder, path, snapshot_id)
    return path


def mark(con: duckdb.DuckDBPyConnection, status: SnapshotStatus, findings: str | None) -> None:
    """Record what became of all snapshots that were not published before."""
    con.execute(statement("publish/mark_snapshots"), {"status": status})
    con.execute(statement("publish/mark_runs"), {"status": status, "findings": findings})


def _keep(folder: Path, path: Path, snapshot_id: int) -> None:
    """Keep the last published files under the numbers of their snapshots, sharing the bytes."""
    archived = folder / ARCHIVED
    archived.mkdir(exist_ok=True)
    kept = archived / f"headcount-{snapshot_id:06}.duckdb"
    kept.unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:  # a disk without hard links
        shutil.copy2(path, kept)
    for old in sorted(archived.glob("headcount-*.duckdb"))[:-KEPT]:
        old.unlink()


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")
