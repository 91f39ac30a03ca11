"""ReportData -> JUnit XML: each check a test case, each document a suite, for any CI to show.

Failures are the checks at or above a severity that the caller names; what could not be compared is
skipped, files that could not be read are errors. The exit status of a run is the CLI's business.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from xml.etree import ElementTree

from etl.reports.comparison import page_number
from etl.reports.data import ReportData
from etl.reports.findings import Finding, build_findings
from etl.reports.words import area_words, measure_words, visible
from schemas.codes import GRAVE, FailOn, Severity
from schemas.records import Failure


def render_junit(data: ReportData, grave: Set[Severity] = GRAVE[FailOn.ERROR]) -> str:
    """The checks as test suites; checks of the severities in `grave` are failures."""
    suites: dict[str, list[Finding]] = {d.document: [] for d in data.documents}
    for finding in build_findings(data):
        one = len(finding.documents) == 1
        name = finding.documents[0].document if one else "several documents"
        suites.setdefault(name, []).append(finding)
    root = ElementTree.Element("testsuites", name="headcount")
    for name, findings in suites.items():
        if findings:
            root.append(_suite(name, findings, data, grave))
    if data.failures:
        root.append(_unread(data.failures))
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(
    name: str, findings: Sequence[Finding], data: ReportData, grave: Set[Severity]
) -> ElementTree.Element:
    failed = {
        f.check.check_id for f in findings if f.check.severity in grave and f.accepted is None
    }
    suite = ElementTree.Element(
        "testsuite",
        name=visible(name),
        tests=str(len(findings)),
        failures=str(len(failed)),
        errors="0",
        skipped=str(sum(f.unmade and f.check.check_id not in failed for f in findings)),
    )
    for finding in findings:
        suite.append(_case(name, finding, data, finding.check.check_id in failed))
    return suite


def _case(name: str, finding: Finding, data: ReportData, failed: bool) -> ElementTree.Element:
    check = finding.check
    fixed = area_words(check.fixed, data.countries) if check.fixed else None
    by = f"by {check.by}" if check.by else None
    about = [measure_words(check.measure), by, fixed, check.as_of, f"[{check.check_id}]"]
    case = ElementTree.Element(
        "testcase",
        classname=visible(name),
        name=visible(f"{check.rule}: {', '.join(part for part in about if part)}"),
    )
    if failed:
        sort = f"{check.severity}: {check.verdict}"
        failure = ElementTree.SubElement(case, "failure", type=sort, message=visible(check.message))
        failure.text = visible(_evidence(finding))
    elif finding.unmade:
        ElementTree.SubElement(case, "skipped", message=visible(check.message))
    else:
        said = ElementTree.SubElement(case, "system-out")
        said.text = visible(f"{check.severity}: {check.message}")
    return case


def _evidence(finding: Finding) -> str:
    """The counts compared, each with where it stands and the sentence that says it."""
    lines = [f"hint: {finding.check.hint}"] if finding.check.hint else []
    documents = {document.document_id: document for document in finding.documents}
    for count in finding.counts:
        document = documents.get(count.document_id)
        where = document.document if document else count.document_id
        page = page_number(document, count.start) if document else None
        where += f", page {page}" if page else ""
        lines.append(f"{where} [{count.start}:{count.end}] {count.number}: {count.quote}")
    return "\n".join(lines)


def _unread(failures: Sequence[Failure]) -> ElementTree.Element:
    count = str(len(failures))
    suite = ElementTree.Element(
        "testsuite", name="files not read", tests=count, failures="0", errors=count, skipped="0"
    )
    for failure in failures:
        case = ElementTree.SubElement(
            suite, "testcase", classname="files not read", name=visible(failure.document)
        )
        ElementTree.SubElement(case, "error", type=failure.reason, message=visible(failure.message))
    return suite
