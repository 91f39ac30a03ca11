"""ReportData -> SARIF 2.1.0: each check a result at the characters of the text that it is about.

Editors and code hosts show it beside the document. Offsets count Unicode code points, as ours do.
Passed checks are results too (`pass`), as are those that could not be made (`notApplicable`).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from etl.reconcile.rules import load_rules
from etl.reports.data import ReportData
from etl.reports.findings import Finding, build_findings, resolved
from etl.reports.words import visible
from schemas.codes import Severity, Standing
from schemas.records import Check, Count, Document, Failure

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_BASELINE = {Standing.NEW: "new", Standing.OPEN: "unchanged", Standing.ACCEPTED: "unchanged"}


def render_sarif(data: ReportData) -> str:
    """One SARIF log with one run; file names are relative to the folder of raw documents."""
    findings = build_findings(data)
    texts = {document.document_id: _Lines(document) for document in data.documents}
    rules = sorted({check.rule for check in (*data.checks, *resolved(data))})
    results = [_result(finding, texts, rules, data) for finding in findings]
    results += [_resolved(check, texts, rules) for check in resolved(data)]
    run = {
        "tool": {
            "driver": {
                "name": "Headcount",
                "version": str(data.snapshot.get("code_version") or "unknown"),
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(f) for f in data.failures],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"RAW": {"description": {"text": "The folder of raw documents."}}},
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=1) + "\n"


def _rule(name: str) -> dict[str, Any]:
    """A rule with its reason out of checks.yml, where it has one."""
    known = load_rules().rules.get(name)
    return {"id": name} | ({"fullDescription": {"text": known.why}} if known else {})


class _Lines:
    """The line ends of a document, to turn offsets into lines and columns."""

    def __init__(self, document: Document) -> None:
        self.uri = quote(document.document.encode("utf-8", "surrogatepass"))
        self.starts = [0]
        for line in document.text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def region(self, count: Count) -> dict[str, object]:
        first = bisect_right(self.starts, count.start) - 1
        last = bisect_right(self.starts, count.end) - 1
        return {
            "startLine": first + 1,
            "startColumn": count.start - self.starts[first] + 1,
            "endLine": last + 1,
            "endColumn": count.end - self.starts[last] + 1,
            "charOffset": count.start,
            "charLength": count.end - count.start,
            "snippet": {"text": visible(count.number)},
        }


def _result(
    finding: Finding, texts: Mapping[str, _Lines], rules: list[str], data: ReportData
) -> dict[str, Any]:
    check = finding.check
    result = _shell(check, rules)
    result |= _kind(finding)
    if finding.standing in _BASELINE and data.previous is not None:
        result["baselineState"] = _BASELINE[finding.standing]
    if finding.accepted is not None:
        reason = visible(f"{finding.accepted.reason} ({finding.accepted.by})")
        result["suppressions"] = [{"kind": "external", "justification": reason}]
    places = [_location(count, texts) for count in finding.counts if count.document_id in texts]
    if places:
        result["locations"] = places[:1]
        result["relatedLocations"] = [{**p, "id": n} for n, p in enumerate(places[1:], 1)]
    elif finding.documents:
        result["locations"] = [_whole(texts[finding.documents[0].document_id])]
    return result


def _resolved(check: Check, texts: Mapping[str, _Lines], rules: list[str]) -> dict[str, Any]:
    result = _shell(check, rules) | {"kind": "fail", "baselineState": "absent"}
    result["level"] = _LEVEL[check.severity]
    if check.document_id is not None and check.document_id in texts:
        result["locations"] = [_whole(texts[check.document_id])]
    return result


def _shell(check: Check, rules: list[str]) -> dict[str, Any]:
    properties = {"verdict": check.verdict, "measure": check.measure, "blame": check.blame}
    return {
        "ruleId": check.rule,
        "ruleIndex": rules.index(check.rule),
        "message": {"text": visible(check.message)},
        "partialFingerprints": {"checkId/v1": check.check_id},
        "properties": {name: value for name, value in properties.items() if value},
    }


def _kind(finding: Finding) -> dict[str, str]:
    """SARIF says how bad only of what failed."""
    if finding.check.severity in _LEVEL:
        return {"kind": "fail", "level": _LEVEL[finding.check.severity]}
    if finding.unmade:
        return {"kind": "notApplicable", "level": "none"}
    passed = finding.check.severity is Severity.OK
    return {"kind": "pass" if passed else "open", "level": "none"}


def _location(count: Count, texts: Mapping[str, _Lines]) -> dict[str, Any]:
    place = _whole(texts[count.document_id])
    place["physicalLocation"]["region"] = texts[count.document_id].region(count)
    return place


def _whole(lines: _Lines) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": lines.uri, "uriBaseId": "RAW"}}}


def _notification(failure: Failure) -> dict[str, Any]:
    uri = quote(failure.document.encode("utf-8", "surrogatepass"))
    location = {"artifactLocation": {"uri": uri, "uriBaseId": "RAW"}}
    return {
        "level": "error",
        "message": {"text": visible(failure.message)},
        "locations": [{"physicalLocation": location}],
    }
