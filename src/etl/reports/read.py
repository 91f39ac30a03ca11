"""a function that runs SQL on the published warehouse -> ReportData.

The SQL stands in `sql/report_*.sql`; which engine runs it is the caller's business, and so are
locks, paths and versions of the warehouse. Nothing is judged here: rows become records as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files

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
    found = query(_sql("snapshot", NEWEST if snapshot is None else snapshot))
    if not found or snapshot not in (None, found[0]["snapshot_id"]):
        newest = f"the newest is {found[0]['snapshot_id']}" if found else "there is none at all"
        raise UsageError(f"snapshot {snapshot}: there is no such snapshot; {newest}")
    at = int(str(found[0]["snapshot_id"]))
    parent = found[0].get("parent")
    runs = query(_sql("run", at))
    numbers: dict[str, list[SeenNumber]] = {}
    for row in query(_sql("numbers", at)):
        numbers.setdefault(str(row["document_id"]), []).append(record(SeenNumber, row))
    return ReportData(
        snapshot=dict(found[0]),
        run=dict(runs[0]) if runs else {},
        documents=records(Document, query(_sql("documents", at))),
        counts=records(Count, query(_sql("counts", at))),
        claims=records(Claim, query(_sql("claims", at))),
        checks=records(Check, query(_sql("checks", at))),
        numbers={document_id: tuple(rows) for document_id, rows in numbers.items()},
        failures=records(Failure, query(_sql("failures", at))),
        refused=records(Refused, query(_sql("refused", at))),
        previous=None if parent is None else _checks(query, int(str(parent))),
        since={str(row["check_id"]): str(row["since"]) for row in query(_sql("since", at))},
        history=records(RunCount, query(_sql("history", at))),
        flips=records(Flip, query(_sql("flips", at))),
        accepted=_accepted(query, at),
        accepted_before={} if parent is None else _accepted(query, int(str(parent))),
        countries={str(row["code"]): str(row["name"]) for row in query(_sql("countries", at))},
    )


def _accepted(query: Query, snapshot: int) -> dict[str, Acceptance]:
    rows = records(Acceptance, query(_sql("acceptances", snapshot)))
    return {acceptance.check_id: acceptance for acceptance in rows}


def _checks(query: Query, snapshot: int) -> tuple[Check, ...]:
    return records(Check, query(_sql("checks", snapshot)))


def _sql(name: str, snapshot: int) -> str:
    """The statement `sql/report_NAME.sql`, about that snapshot."""
    sql = files("etl.sql").joinpath(f"report_{name}.sql").read_text(encoding="utf-8")
    return sql.replace("$snapshot", str(snapshot))
