"""ReportData -> one HTML file that needs nothing else and can ask for nothing else.

Markup stands in `templates/`; this module hands them what they show, and judges nothing (findings).
Every text of a document is hostile until escaped: the templates escape all, invisible signs are
named, only http(s) addresses become links, and the page's own policy forbids every script and style
that is not ours and every request.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from etl.reconcile.rules import load_rules
from etl.reports import words
from etl.reports.comparison import count_label, hedge_marks
from etl.reports.data import ReportData
from etl.reports.evidence import Mark, MarkKind, Piece, cut
from etl.reports.findings import Finding, build_findings, resolved, verdict_sentence
from etl.reports.pictures import draw_history, draw_series
from etl.reports.series import build_series
from etl.reports.source_chains import build_matrices
from schemas.codes import Severity, Standing
from schemas.records import Document

SERIES = 6
"""Pictures of series shown before the page says how many more there are."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document with its whole text cut at every number."""

    document: Document
    pieces: tuple[Piece, ...]
    counts: int
    aside: int
    claims: int
    findings: tuple[Finding, ...]


def render_html(data: ReportData) -> str:
    """The whole report as one self-contained HTML document."""
    findings = build_findings(data)
    css, script = _asset("report.css"), _asset("report.js")
    series = build_series(data)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            data=data,
            verdict=verdict_sentence(data),
            failed=[f for f in findings if f.failed],
            noted=[f for f in findings if f.check.severity is Severity.INFO and not f.unmade],
            unmade=[f for f in findings if f.unmade],
            passed=[f for f in findings if f.check.severity is Severity.OK and not f.unmade],
            resolved=resolved(data),
            tally=_tally(data, findings),
            choices=_choices(findings, data),
            views=document_views(data, findings),
            made=_made(data),
            why={name: rule.why for name, rule in load_rules().rules.items()},
            history=_history(data),
            series=series[:SERIES],
            series_left=len(series) - SERIES,
            matrices=build_matrices(data),
            draw_series=draw_series,
            draw_history=draw_history,
            document_link=_document_link,
            check_link=_check_link,
            css=Markup(css),
            script=Markup(script),
            policy=_policy(css, script),
        )
    )


def document_views(data: ReportData, findings: Sequence[Finding]) -> tuple[DocumentView, ...]:
    """Each document with all of its marks, in the order of the documents."""
    marks: dict[str, list[Mark]] = {d.document_id: [] for d in data.documents}
    for count in data.counts:
        label = f"count: {count_label(count, data.countries)}: {words.count_words(count)}"
        mark = Mark(count.start, count.end, MarkKind.COUNT, label)
        marks.setdefault(count.document_id, []).extend((mark, *hedge_marks(count)))
    for claim in data.claims:
        label = f"claim: {claim.kind}, {claim.relation}"
        mark = Mark(claim.start, claim.end, MarkKind.CLAIM, label)
        marks.setdefault(claim.document_id, []).append(mark)
    for document_id, numbers in data.numbers.items():
        marks.setdefault(document_id, []).extend(
            Mark(n.start, n.end, MarkKind.ASIDE, f"set aside: {n.kind}: {n.reason}")
            for n in numbers
            if not n.used
        )
    by_document: dict[str, list[Finding]] = {}
    for finding in findings:
        for document in finding.documents:
            by_document.setdefault(document.document_id, []).append(finding)
    return tuple(
        _view(d, marks[d.document_id], by_document.get(d.document_id, ())) for d in data.documents
    )


def _view(document: Document, marks: Sequence[Mark], findings: Sequence[Finding]) -> DocumentView:
    kinds = Counter(mark.kind for mark in marks)
    return DocumentView(
        document,
        cut(document.text, 0, len(document.text), marks),
        kinds[MarkKind.COUNT],
        kinds[MarkKind.ASIDE],
        kinds[MarkKind.CLAIM],
        tuple(findings),
    )


def _tally(data: ReportData, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """How many findings of each severity, and how they stand against the snapshot before."""
    now = Counter(f.check.severity for f in findings if not f.unmade)
    standing = Counter((f.check.severity, f.standing) for f in findings)
    gone = Counter(check.severity for check in resolved(data))
    return [
        {
            "severity": severity,
            "now": now[severity],
            "new": standing[severity, Standing.NEW],
            "open": standing[severity, Standing.OPEN],
            "resolved": gone[severity],
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


def _document_link(document_id: str, at: int | None = None) -> str:
    """Where a document's text, or the mark at an offset of it, stands in the page."""
    return f"#doc-{document_id}" if at is None else f"#at-{document_id}-{at}"


def _check_link(check_id: str) -> str:
    return f"#check-{check_id}"


def _by_label(labels: dict[Any, str]) -> list[tuple[str, str]]:
    return sorted(labels.items(), key=lambda item: (item[1].casefold(), item[0]))


def _policy(css: str, script: str) -> str:
    """Content-Security-Policy: our style and script by their digests, nothing else at all."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(css)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return files("etl.reports").joinpath("templates", name).read_text(encoding="utf-8")


def _web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: http or https with a host; else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _shown(value: object) -> object:
    """What every expression of a template passes through before it is escaped."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else words.visible(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("etl.reports"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        area=words.area_words,
        measure=words.measure_words,
        number=words.number_words,
        moment=words.moment_words,
        day=words.day_words,
        web_address=_web_address,
        of=words.of,
    )
    return environment
