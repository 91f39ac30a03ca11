"""a function that runs SQL on the published warehouse -> ReportData.

The SQL stands in `sql/report/*.sql`; which engine runs it is the caller's business, and so are
locks, paths and versions of the warehouse. Nothing is judged here: rows become records as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from string import Template

from etl.errors import UsageError
from etl.reports.data import Flip, Refused, ReportData, RunCount
from etl.rows import record, records
from schemas.records import Acceptance, Check, Claim, Count, Document, Failure, SeenNumber

Query = Callable[[str], Sequence[Mapping[str, object]]]
"""Runs one SELECT and gives its rows by column name."""

NEWEST = 2**31 - 2
"""Stands for the newest snapshot where none is asked for."""


def read_report(query: Query, snapshot: int | None = None) -> ReportData:
    """Read one snapshot with all that it holds; the newest one if none is named.

    Raises UsageError if there is no such snapshot; the engine's errors pass through.
    """
    data = read_frame(query, snapshot)
    at = number_of(data)
    return replace(
        data,
        documents=records(Document, query(statement("documents", snapshot=at))),
        counts=records(Count, query(statement("counts", snapshot=at))),
        claims=records(Claim, query(statement("claims", snapshot=at))),
        checks=records(Check, query(statement("checks", snapshot=at))),
        numbers=numbers_of(query(statement("numbers", snapshot=at))),
        insides=records(Count, query(statement("insides", snapshot=at))),
    )


def read_frame(query: Query, snapshot: int | None = None) -> ReportData:
    """Read what a snapshot has but for its documents, and what was found in them."""
    found = query(statement("snapshot", snapshot=NEWEST if snapshot is None else snapshot))
    if not found or snapshot not in (None, found[0]["snapshot_id"]):
        newest = f"the newest is {found[0]['snapshot_id']}" if found else "there is none at all"
        raise UsageError(f"snapshot {snapshot}: there is no such snapshot; {newest}")
    at = whole(found[0], "snapshot_id")
    parent = parent_of(found[0])

    def rows(name: str) -> Sequence[Mapping[str, object]]:
        return query(statement(name, snapshot=at))

    runs = rows("run")
    return ReportData(
        snapshot=dict(found[0]),
        run=dict(runs[0]) if runs else {},
        documents=(),
        counts=(),
        checks=(),
        failures=records(Failure, rows("failures")),
        refused=records(Refused, rows("refused")),
        previous=_failed(query, parent) if parent else None,
        since={str(row["check_id"]): str(row["since"]) for row in rows("since")},
        history=records(RunCount, rows("history")),
        flips=records(Flip, rows("flips")),
        accepted=_accepted(query, at),
        accepted_before=_accepted(query, parent) if parent else {},
        countries={str(row["code"]): str(row["name"]) for row in rows("countries")},
    )


def number_of(data: ReportData) -> int:
    """The number of the snapshot that was read."""
    return whole(data.snapshot, "snapshot_id")


def parent_of(snapshot: Mapping[str, object]) -> int:
    """The number of the snapshot before; 0 where there is none."""
    return int(str(snapshot.get("parent") or 0))


def whole(row: Mapping[str, object], name: str) -> int:
    """The whole number in a column of a row."""
    return int(str(row[name]))


def numbers_of(rows: Iterable[Mapping[str, object]]) -> dict[str, tuple[SeenNumber, ...]]:
    """Numbers by `document_id`."""
    numbers: dict[str, list[SeenNumber]] = {}
    for row in rows:
        numbers.setdefault(str(row["document_id"]), []).append(record(SeenNumber, row))
    return {document_id: tuple(found) for document_id, found in numbers.items()}


def statement(name: str, which: str = "true", **values: object) -> str:
    """The statement `sql/report/NAME.sql` with these values, about `which` of the rows."""
    sql = (files("etl.sql") / "report" / f"{name}.sql").read_text(encoding="utf-8")
    return Template(sql).substitute(values, which=which)


def _accepted(query: Query, snapshot: int) -> dict[str, Acceptance]:
    rows = records(Acceptance, query(statement("acceptances", snapshot=snapshot)))
    return {acceptance.check_id: acceptance for acceptance in rows}


def _failed(query: Query, snapshot: int) -> tuple[Check, ...]:
    failed = "severity IN ('error', 'warning')"
    return records(Check, query(statement("checks", failed, snapshot=snapshot)))
