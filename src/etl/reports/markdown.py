"""ReportData -> a short summary in Markdown, for a Prefect artifact or a pull request.

The whole report is HTML; here stand the verdict, the tally and the first findings, with the number
of those left out. Texts of documents cannot become markup: Markdown and HTML signs are escaped.
"""

from __future__ import annotations

import re

from etl.reports.data import ReportData
from etl.reports.findings import (
    Finding,
    build_findings,
    resolved,
    unchecked,
    verdict_sentence,
)
from etl.reports.words import of, visible

SHOWN = 20
"""Findings listed before the summary says how many more there are."""

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>:@])")


def render_markdown(data: ReportData) -> str:
    """The summary: verdict, what was read, failed checks, what was not checked."""
    findings = build_findings(data)
    failed = [finding for finding in findings if finding.failed]
    lines = [f"## {verdict_sentence(data)}", "", _read(data), ""]
    if failed:
        lines += ["| | Finding | Document |", "|---|---|---|"]
        lines += [_line(finding) for finding in failed[:SHOWN]]
        left = len(failed) - SHOWN
        lines += [f"\n{of(left, 'more finding')} in the report." if left > 0 else "", ""]
    gone = resolved(data)
    if gone:
        lines += [f"Resolved since the snapshot before: {of(len(gone), 'finding')}.", ""]
    lines += _unchecked(data)
    return "\n".join(lines).rstrip() + "\n"


def escape_markdown(text: object) -> str:
    """Text that Markdown, and HTML inside it, shows as it stands, on one line."""
    plain = " ".join(visible(text).split())
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return _SIGNS.sub(r"\\\1", plain)


def _read(data: ReportData) -> str:
    snapshot = data.snapshot.get("snapshot_id")
    name = "No snapshot" if snapshot is None else f"Snapshot {snapshot}"
    read = (
        of(data.n_documents, "document"),
        of(data.n_counts, "count"),
        of(data.tally.total(), "check"),
    )
    return f"{name}: {', '.join(read)}."


def _line(finding: Finding) -> str:
    check = finding.check
    standing = f" ({finding.standing})" if finding.standing else ""
    where = ", ".join(escape_markdown(d.title or d.document) for d in finding.documents)
    return f"| **{check.severity}**{standing} | {escape_markdown(check.message)} | {where} |"


def _unchecked(data: ReportData) -> list[str]:
    left_out = unchecked(data)
    lines = [f"Not checked: {', '.join(left_out)}."] if left_out else []
    for failure in data.failures[:SHOWN]:
        lines.append(f"- {escape_markdown(failure.document)}: {escape_markdown(failure.message)}")
    left = len(data.failures) - SHOWN
    return lines + ([f"- {of(left, 'more file')} not read"] if left > 0 else [])
