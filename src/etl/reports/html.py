"""ReportData -> HTML: one self-contained page, and what the index of a divided report shows.

What a page shows is gathered here; markup stands in `templates/`, safety in templating, and what
counts as a finding is decided in findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from etl.reconcile.rules import load_rules
from etl.reports import words
from etl.reports.data import ReportData
from etl.reports.findings import (
    Finding,
    accepted,
    build_findings,
    is_unmade,
    resolved,
    standings,
    unchecked,
    verdict_sentence,
)
from etl.reports.outline import LISTED, SECTIONS
from etl.reports.pictures import draw_history, draw_series
from etl.reports.series import Series, build_series
from etl.reports.source_chains import Matrix, build_matrices
from etl.reports.templating import render_page
from etl.reports.texts import about_documents, mark_texts
from schemas.codes import Severity, Standing

SERIES = 6
"""Pictures, and tables of accounts, shown before the page says how many more there are."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report that is a list of findings."""

    anchor: str
    findings: tuple[Finding, ...]
    """All of them in a report of one file, else those that its index may list."""
    checks: int
    """How many it has."""
    pages: tuple[str, ...] = ()
    """File names of its further pages; empty where the report is one file."""

    @property
    def title(self) -> str:
        """Its heading."""
        return SECTIONS[self.anchor]

    @property
    def folded(self) -> bool:
        """Whether its cards are closed at first."""
        return self.anchor in ("unmade", "passed")


@dataclass(frozen=True, slots=True)
class Links:
    """Where the parts of a report stand, seen from one of its pages."""

    folder: str = ""
    """Way from this page to the folder of further pages; unused in a report of one file."""
    index: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    """`check_id` -> file name of the page with its card; empty in a report of one file."""

    def document(self, document_id: str, at: int | None = None) -> str:
        """A document's text, or the mark at an offset of it."""
        if not self.index:
            return f"#doc-{document_id}" if at is None else f"#at-{document_id}-{at}"
        mark = "" if at is None else f"#at-{document_id}-{at}"
        return f"{self.folder}documents/{document_id}.html{mark}"

    def check(self, check_id: str) -> str:
        """A check's card."""
        page = f"{self.folder}{self.pages[check_id]}" if self.index else ""
        return f"{page}#check-{check_id}"

    def rule(self, rule: str) -> str:
        """The explanation of a rule."""
        return f"{self.index}#rule-{rule}"


def render_html(data: ReportData) -> str:
    """The whole report as one self-contained HTML document, however long it gets."""
    findings = build_findings(data)
    by_section = sections_of(findings)
    sections = [Section(name, found, len(found)) for name, found in by_section.items()]
    values = index_values(data, sections, build_series(data), build_matrices(data)) | {
        "choices": _choices(findings, data),
        "rows": None,
        "texts": list(mark_texts(data, about_documents(findings))),
    }
    return render_page("report.html.j2", values)


def sections_of(findings: Sequence[Finding]) -> dict[str, tuple[Finding, ...]]:
    """The findings by what a reader does with them, under the anchors of SECTIONS."""
    found: dict[str, list[Finding]] = {anchor: [] for anchor in SECTIONS}
    for finding in findings:
        found[_kind(finding)].append(finding)
    return {anchor: tuple(those) for anchor, those in found.items()}


def _kind(finding: Finding) -> str:
    if finding.accepted is not None:
        return "accepted"
    if finding.failed:
        return "failed"
    if finding.unmade:
        return "unmade"
    return "passed" if finding.check.severity is Severity.OK else "open"


def shared_values(data: ReportData) -> dict[str, object]:
    """What every page may show."""
    return {
        "data": data,
        "verdict": verdict_sentence(data),
        "why": {name: rule.why for name, rule in load_rules().rules.items()},
        "made": _made(data),
    }


def index_values(
    data: ReportData,
    sections: Sequence[Section],
    series: Sequence[Series],
    matrices: Sequence[Matrix],
    more: tuple[int, int] = (0, 0),
) -> dict[str, object]:
    """What the first page shows; `more` series and matrices there are than are at hand."""
    return shared_values(data) | {
        "sections": {section.anchor: section for section in sections},
        "listed": LISTED,
        "resolved": resolved(data),
        "unchecked": unchecked(data),
        "tally": _tally(data),
        "choices": {},
        "texts": (),
        "lists": (),
        "history": _history(data),
        "series": series[:SERIES],
        "series_left": len(series) + more[0] - SERIES,
        "matrices": matrices[:SERIES],
        "matrices_left": len(matrices) + more[1] - SERIES,
        "draw_series": cache(draw_series),
        "draw_history": cache(draw_history),
        "links": Links(),
    }


def _tally(data: ReportData) -> list[dict[str, Any]]:
    """How many findings of each severity, and how they stand against the snapshot before."""
    standing = Counter((check.severity, standing) for check, standing in standings(data))
    made: Counter[Severity] = Counter()
    for (severity, verdict), number in data.tally.items():
        made[severity] += 0 if is_unmade(severity, verdict) else number
    for check in data.checks:
        if accepted(check, data) and not is_unmade(check.severity, check.verdict):
            made[check.severity] -= 1
    gone = Counter(check.severity for check in resolved(data))
    return [
        {
            "severity": severity,
            "now": made[severity],
            "new": standing[severity, Standing.NEW],
            "open": standing[severity, Standing.OPEN],
            "resolved": gone[severity],
            "accepted": standing[severity, Standing.ACCEPTED],
        }
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.OK)
    ]


def _choices(findings: Sequence[Finding], data: ReportData) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: values with their labels, by label."""
    rules = {f.check.rule: f.check.rule for f in findings}
    measures = {f.check.measure: words.measure_words(f.check.measure) for f in findings}
    places = {p: words.area_words(p, data.countries) for f in findings for p in f.places}
    documents = {d.document_id: d.title or d.document for f in findings for d in f.documents}
    return {
        "rule": _by_label(rules),
        "measure": _by_label({k: v for k, v in measures.items() if k}),
        "place": _by_label(places),
        "document": _by_label(documents),
    }


def _by_label(labels: dict[Any, str]) -> list[tuple[str, str]]:
    return sorted(labels.items(), key=lambda item: (item[1].casefold(), item[0]))


def _history(data: ReportData) -> list[dict[str, Any]]:
    """One line a snapshot with its checks by severity, for the table beside the picture."""
    lines: dict[int, dict[str, Any]] = {}
    for point in data.history:
        line = lines.setdefault(
            point.snapshot_id,
            {"snapshot_id": point.snapshot_id, "created_at": point.created_at}
            | {severity.value: 0 for severity in Severity},
        )
        line[point.severity] = point.checks
    return list(lines.values())


def _made(data: ReportData) -> list[tuple[str, object]]:
    """What the snapshot was made with, for the foot of the page."""
    shown = {
        "code_version": "Code",
        "extractor_version": "Extractor",
        "vocabulary_digest": "Vocabulary",
        "input_digest": "Input",
        "run_id": "Run",
    }
    return [(label, data.snapshot[key]) for key, label in shown.items() if data.snapshot.get(key)]
