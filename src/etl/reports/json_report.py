"""ReportData -> JSON, as `report.schema.json` beside this module describes it.

The same findings in the same order as on the page. Texts of documents are left out (the warehouse
has them); the sentences of the evidence are in it. How a finding is worded is decided elsewhere.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from datetime import date, datetime

from etl.reports.comparison import page_number
from etl.reports.data import ReportData
from etl.reports.findings import Finding, build_findings, resolved, verdict_sentence
from schemas.codes import Role, Severity
from schemas.records import Count, Document

FORMAT = "headcount-report/1"


def render_json(data: ReportData) -> str:
    """One JSON object and a line end; the same text for the same data."""
    findings = build_findings(data)
    counted = Counter(count.document_id for count in data.counts)
    report = {
        "format": FORMAT,
        "verdict": verdict_sentence(data),
        "snapshot": dict(data.snapshot),
        "run": dict(data.run),
        "compared_with_previous": data.previous is not None,
        "checks": {s.value: sum(c.severity is s for c in data.checks) for s in Severity},
        "findings": [_finding(finding) for finding in findings],
        "resolved": [
            {"check_id": c.check_id, "severity": c.severity, "message": c.message}
            for c in resolved(data)
        ],
        "not_checked": {
            "balances": [finding.check.check_id for finding in findings if finding.unmade],
            "files": [asdict(failure) for failure in data.failures],
            "rows": [asdict(row) for row in data.refused],
        },
        "documents": [_document(document, counted) for document in data.documents],
    }
    return json.dumps(report, ensure_ascii=True, indent=1, default=_plain) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    check = asdict(finding.check)
    check.pop("count_ids")
    check["document"] = finding.documents[0].document if finding.check.document_id else None
    check["standing"] = finding.standing
    check["since"] = finding.since
    check["accepted"] = asdict(finding.accepted) if finding.accepted else None
    check["evidence"] = [_evidence(count, finding) for count in finding.counts]
    return check


def _evidence(count: Count, finding: Finding) -> dict[str, object]:
    """One count with the words that say it; offsets are into the document's text."""
    is_total = count.count_id == finding.check.total_id
    own = {document.document_id: document for document in finding.documents}.get(count.document_id)
    return {
        "count_id": count.count_id,
        "document": own.document if own else None,
        "page": page_number(own, count.start) if own else None,
        "stands_as": Role.TOTAL if is_total else Role.PART,
        "place": count.place,
        "origin": count.origin,
        "as_of": count.as_of,
        "value": count.value,
        "value_high": count.value_high,
        "qualifier": count.qualifier,
        "start": count.start,
        "end": count.end,
        "number": count.number,
        "quote": count.quote,
        "quote_start": count.quote_start,
    }


def _document(document: Document, counted: Counter[str]) -> dict[str, object]:
    about = asdict(document)
    about.pop("text")
    about["counts"] = counted[document.document_id]
    return about


def _plain(value: object) -> object:
    """What JSON has no word for: moments as ISO, anything else as text."""
    return value.isoformat() if isinstance(value, datetime | date) else str(value)
