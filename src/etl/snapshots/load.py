"""Frames -> rows of the state, each with the snapshots from and to which it holds.

One transaction, so that a load is there whole or not at all. Readers never see the state; what
they see is built by `publish`. Rows were validated by `etl.frames`; here only keys are audited.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import duckdb
import pandas as pd

from etl.errors import AuditFailed
from etl.snapshots import near, staging
from etl.snapshots.records import Changes, LoadResult, Run
from etl.snapshots.tables import Table, facts, quoted, schema_digest, statement
from schemas.codes import Change, SnapshotStatus


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run has to tell of itself beside what it changed."""

    documents_read: int = 0
    documents_present: int = 0
    failures: int = 0
    refused: int = 0
    cleaned: str | None = None
    """What a run before it that was cut off had left behind."""

    @classmethod
    def of(cls, con: duckdb.DuckDBPyConnection, present: int, cleaned: Collection[str]) -> Tally:
        """Count what is staged."""
        documents, failures, refused = (
            _one(con, statement("load/count_staged", table=table))
            for table in ("documents", "failures", "refused")
        )
        return cls(documents, present, failures, refused, ", ".join(cleaned) or None)


def load(
    con: duckdb.DuckDBPyConnection,
    present: Collection[str],
    run: Run,
    states: Mapping[str, str | None],
    cleaned: Collection[str] = (),
    *,
    some: bool = False,
) -> LoadResult:
    """Bring the state to what is staged, and record the run; nothing is staged afterwards.

    Rows of documents that the staged rows speak of are replaced, by their keys; rows of documents
    that are not in `present` end; rows of no document and all failures are replaced as a whole; all
    else stays. If nothing differs there is no snapshot. A run that is loaded already is left as it
    is and its result told again. `states` say what files of documents look like, where they were
    looked at anew: they are noted for the next run, and make no difference. With `some`, the checks
    over several documents are those of what is near the documents touched (`near`): those elsewhere
    stay.

    Raises AuditFailed, with nothing changed, if a table would not have unique keys.
    """
    if not some:
        touch(con, present)
    _seen(con, states)
    scope = partial(_scope, some=some)
    return _apply(con, scope, run, Tally.of(con, len(present), cleaned), restores=None)


def touch(con: duckdb.DuckDBPyConnection, present: Collection[str]) -> None:
    """Make the temporary table `touched` of the documents that change, come or go."""
    staging.spoken_of(con)
    _set(con, "present", present)
    con.execute(statement("load/touched"))


def restore(con: duckdb.DuckDBPyConnection, snapshot_id: int, run: Run) -> LoadResult:
    """Bring back what an earlier snapshot held, as a new snapshot; history is only added to.

    All documents count as unread afterwards: the next run reads them again, by then with the
    cause of the roll-back mended, it is hoped.
    """
    _set(con, "loaded", ())
    _set(con, "present", ())
    con.execute(statement("load/touched"))
    _seen(con, {})
    staging.empty(con)
    near.empty(con)
    staging.stage_earlier(con, snapshot_id)
    return _apply(con, lambda _: "true", run, Tally(), restores=snapshot_id)


def _scope(table: Table, some: bool) -> str:
    """SQL: which held rows a load replaces; all where rows belong to no document.

    Of the checks over several documents only those compared again, if `some` were.
    """
    if some and table.name == "checks":
        return statement("load/scope_of_again")
    if not table.has_document:
        return "true"
    return statement(f"load/scope_of_{'some' if table.some_have_document else 'documents'}")


def _apply(
    con: duckdb.DuckDBPyConnection,
    scope: Callable[[Table], str],
    run: Run,
    tally: Tally,
    restores: int | None,
) -> LoadResult:
    con.execute("BEGIN")
    try:
        if (before := _earlier_result(con, run.run_id)) is not None:
            con.execute("ROLLBACK")
            return before
        snapshot_id = _one(con, "SELECT coalesce(max(snapshot_id), 0) + 1 FROM history.snapshots")
        tables = {table.name: _replace(con, table, scope(table), snapshot_id) for table in facts()}
        con.execute(
            statement("load/note_readings"),
            {
                "extractor_version": run.extractor_version,
                "vocabulary_digest": run.vocabulary_digest,
            },
        )
        con.execute(statement("load/note_states"))
        for name, columns in near.TABLES.items():
            con.execute(statement("load/note_ties", table=name, columns=columns))
        changed = any(changes.any for changes in tables.values())
        if changed:
            _record_snapshot(con, snapshot_id, run, tables, restores)
        status = SnapshotStatus.STAGED if changed else SnapshotStatus.UNCHANGED
        result = LoadResult(snapshot_id if changed else None, status, tables)
        record_run(con, run, result, tally)
        con.execute("COMMIT")
        staging.empty(con)
        near.empty(con)
        return result
    except BaseException:
        with suppress(duckdb.Error):  # a COMMIT that failed has ended the transaction already
            con.execute("ROLLBACK")
        raise


def _replace(con: duckdb.DuckDBPyConnection, table: Table, scope: str, snapshot_id: int) -> Changes:
    """Bring one table to what is staged, within the scope."""
    names = [column.name for column in table.columns if column.name not in table.key]
    key = ", ".join(quoted(name) for name in table.key)
    con.execute(
        statement(
            "load/compare",
            table=table.name,
            scope=scope,
            key=key,
            first_key=quoted(table.key[0]),
            is_revised=table.differs(table.revised_by),
            is_changed=table.differs(tuple(names)),
        )
    )
    count_held = statement("load/count_held", table=table.name)
    held = _one(con, count_held)
    found = dict(con.execute("SELECT change, count(*) FROM compared GROUP BY ALL").fetchall())
    tallied = {str(change): found.get(change, 0) for change in Change}
    tallied["stable"] = held - sum(tallied[word] for word in ("withdrawn", "revised", "reflagged"))
    changes = Changes(**tallied)
    if not changes.any:
        return changes
    columns = ", ".join(f"staged.{column.quoted}" for column in table.columns)
    at = {"snapshot": snapshot_id}
    con.execute(statement("load/fresh", table=table.name, columns=columns, key=key))
    con.execute(statement("load/close", table=table.name), at)
    con.execute(statement("load/open", table=table.name, columns=table.names), at)
    _audit(con, table, key, held + changes.added - changes.withdrawn, _one(con, count_held))
    checksum = _one(con, statement("load/checksum", columns=table.names))
    con.execute(
        "INSERT INTO history.loads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [snapshot_id, table.name, *_words(changes), checksum, checksum_by(table)],
    )
    return changes


def _audit(con: duckdb.DuckDBPyConnection, table: Table, key: str, due: int, held: int) -> None:
    """Raise AuditFailed if two rows that hold have one key, or there are not as many as due."""
    doubled = _one(con, statement("load/doubled", table=table.name, key=key))
    if doubled or due != held:
        raise AuditFailed(
            f"{table.name}: {held:,} rows where {due:,} were due, {doubled:,} keys twice; nothing"
            " was loaded. Two rows were given the same key: mend what makes the keys and run again"
        )


def checksum_by(table: Table) -> str:
    """What a checksum depends on beside the rows: they compare only where this is the same."""
    return f"duckdb {duckdb.__version__}, columns {table.digest}"


def _record_snapshot(
    con: duckdb.DuckDBPyConnection,
    snapshot_id: int,
    run: Run,
    tables: dict[str, Changes],
    restores: int | None,
) -> None:
    documents, input_digest = _row(con, statement("load/input"))
    latest = _one(con, "SELECT max(created_at) FROM history.snapshots")
    now = datetime.now(UTC).replace(tzinfo=None)
    if latest is not None and now <= latest:  # a clock that was set back must not reorder history
        now = latest + timedelta(microseconds=1)
    con.execute(
        "INSERT INTO history.snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            snapshot_id,
            now,
            run.run_id,
            snapshot_id - 1 or None,
            restores,
            run.code_version,
            run.extractor_version,
            run.vocabulary_digest,
            schema_digest(),
            input_digest,
            documents,
            *_words(tables["counts"]),
            SnapshotStatus.STAGED,
        ],
    )


def record_run(
    con: duckdb.DuckDBPyConnection,
    run: Run,
    result: LoadResult,
    tally: Tally,
    findings: str | None = None,
) -> None:
    """Add the run to the books; a rejected run that is tried again leaves one row, the last."""
    con.execute("DELETE FROM history.runs WHERE run_id = ?", [run.run_id])
    con.execute(
        "INSERT INTO history.runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            run.run_id,
            run.started_at.astimezone(UTC).replace(tzinfo=None),
            datetime.now(UTC).replace(tzinfo=None),
            run.trigger,
            run.code_version,
            run.extractor_version,
            run.vocabulary_digest,
            tally.documents_read,
            tally.documents_present,
            tally.failures,
            tally.refused,
            result.snapshot_id,
            result.status,
            findings,
            tally.cleaned,
        ],
    )


def _earlier_result(con: duckdb.DuckDBPyConnection, run_id: str) -> LoadResult | None:
    """What this run did when it was loaded before; None if nothing of it was."""
    row = con.execute(
        "SELECT snapshot_id, status FROM history.runs"
        " WHERE run_id = ? AND (status <> ? OR snapshot_id IS NOT NULL)",
        [run_id, SnapshotStatus.REJECTED],
    ).fetchone()
    if row is None:
        return None
    rows = con.execute(
        "SELECT table_name, added, withdrawn, revised, reflagged, stable"
        " FROM history.loads WHERE snapshot_id = ?",
        [row[0]],
    ).fetchall()
    tables = {name: Changes(*words) for name, *words in rows}
    return LoadResult(row[0], SnapshotStatus(row[1]), tables)


def _set(con: duckdb.DuckDBPyConnection, name: str, document_ids: Collection[str]) -> None:
    """Make a temporary table of document_ids."""
    incoming = pd.DataFrame({"document_id": pd.array(list(document_ids), dtype="str")})
    con.register("incoming", incoming)
    con.execute(statement("load/set", name=name))
    con.unregister("incoming")


def _seen(con: duckdb.DuckDBPyConnection, states: Mapping[str, str | None]) -> None:
    """Make the temporary table of what documents' files look like."""
    ids, seen = (pd.array(list(column), dtype="str") for column in (states, states.values()))
    incoming = pd.DataFrame({"document_id": ids, "file_state": seen})
    con.register("incoming", incoming)
    con.execute(statement("load/set", name="seen"))
    con.unregister("incoming")


def _words(changes: Changes) -> tuple[int, int, int, int, int]:
    return changes.added, changes.withdrawn, changes.revised, changes.reflagged, changes.stable


def _row(con: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    row = con.execute(sql).fetchone()
    assert row is not None  # aggregates give one row
    return row


def _one(con: duckdb.DuckDBPyConnection, sql: str) -> Any:
    return _row(con, sql)[0]
