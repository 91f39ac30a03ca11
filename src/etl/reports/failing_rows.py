"""ReportData -> CSV: the rows behind every failed check, and the rows that were refused, complete.

One line a count of the evidence (a failed check without counts has one line of its own). The page
and the other formats tell the story; this is for a spreadsheet or another program.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from etl.cells import guarded
from etl.reports.comparison import page_number
from etl.reports.data import ReportData
from etl.reports.findings import Finding, build_findings
from etl.reports.words import visible
from schemas.codes import Role
from schemas.records import Count

COLUMNS = (
    "check_id", "severity", "standing", "since", "rule", "verdict", "message", "total",
    "parts_sum", "residual", "imbalance", "blame", "hint", "document", "page", "url", "stands_as",
    "measure", "place", "origin", "as_of", "value", "value_high", "qualifier", "number",
    "start", "end", "quote", "count_id", "refused_table", "refused_column", "refused_row",
)  # fmt: skip
_OF_A_COUNT = (
    "measure", "place", "origin", "as_of", "value", "value_high", "qualifier", "number",
    "start", "end", "quote", "count_id",
)  # fmt: skip


def render_csv(data: ReportData) -> str:
    """All failing rows with a header line, CRLF line ends as RFC 4180 has it.

    A cell of text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for finding in build_findings(data):
        if finding.failed:
            writer.writerows(_shown(row) for row in _rows(finding))
    for refused in data.refused:
        row: dict[str, object] = {
            "severity": "error",
            "rule": "schema",
            "message": f"{refused.check}: {refused.failure_case}",
            "refused_table": refused.table,
            "refused_column": refused.column,
            "refused_row": refused.row,
        }
        writer.writerow(_shown(row))
    return out.getvalue()


def _rows(finding: Finding) -> Iterator[dict[str, object]]:
    check = finding.check
    shared: dict[str, object] = {name: getattr(check, name, None) for name in COLUMNS[:13]}
    shared |= {"standing": finding.standing, "since": finding.since, "measure": check.measure}
    if finding.documents:
        shared |= {"document": finding.documents[0].document, "url": finding.documents[0].url}
    if not finding.counts:
        yield shared
    for count in finding.counts:
        yield shared | _count(count, finding)


def _count(count: Count, finding: Finding) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(count, name) for name in _OF_A_COUNT}
    is_total = count.count_id == finding.check.total_id
    row["stands_as"] = Role.TOTAL if is_total else Role.PART
    for document in finding.documents:
        if document.document_id == count.document_id:
            row |= {"document": document.document, "url": document.url}
            row["page"] = page_number(document, count.start)
    return row


def _shown(row: dict[str, object]) -> dict[str, object]:
    return {
        name: visible(guarded(value)) if isinstance(value, str) else value
        for name, value in row.items()
    }
