"""ReportData -> HTML: one self-contained page, or an index with further pages beside it.

What a page shows is gathered here; markup stands in `templates/`, safety in templating, and what
counts as a finding is decided in findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markupsafe import Markup

from etl.reconcile.rules import load_rules
from etl.reports import words
from etl.reports.data import ReportData
from etl.reports.findings import (
    Finding,
    build_findings,
    resolved,
    unchecked,
    verdict_sentence,
)
from etl.reports.pictures import draw_history, draw_series
from etl.reports.rows import render_rows
from etl.reports.series import build_series
from etl.reports.source_chains import build_matrices
from etl.reports.templating import render_page
from etl.reports.texts import MarkedText, mark_texts
from schemas.codes import Severity, Standing

WHOLE = 2_000_000
"""Letters that a report may be guessed to have before it is divided into several files."""
CARDS = 100
"""Findings on a further page."""
ROWS = 400
"""Documents on a page of the list of documents."""
LISTED = 300
"""Failed checks listed on the index of a divided report; the page says how many more there are."""
INDEX = 2_900_000
"""Letters that the index of a divided report may have; what its filters look through is cut to it.
"""
SERIES = 6
"""Pictures, and tables of accounts, shown before the page says how many more there are."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report that is a list of findings."""

    anchor: str
    title: str
    findings: tuple[Finding, ...]
    folded: bool = False
    pages: tuple[str, ...] = ()
    """File names of its further pages; empty where the report is one file."""


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
    texts = mark_texts(data, findings)
    return render_page("report.html.j2", _index_values(data, findings, texts, _sections(findings)))


def render_files(data: ReportData, name: str) -> Iterator[tuple[str, str]]:
    """The report as (path, HTML): `NAME.html` alone, or with further pages in a folder `NAME/`.

    A report of many findings or long texts is divided, so that its index stays small and quick.
    Paths are relative, with forward slashes; the index comes last, when all it links to is there.
    """
    if _guessed_size(data) <= WHOLE:
        yield f"{name}.html", render_html(data)
        return
    findings, shared = build_findings(data), _shared(data)
    sections = [_paged(section) for section in _sections(findings)]
    pages = {
        finding.check.check_id: section.pages[index // CARDS]
        for section in sections
        for index, finding in enumerate(section.findings)
    }
    index = f"../{name}.html"
    yield from _card_pages(shared, name, sections, Links("", index, pages))
    texts = mark_texts(data, findings)
    links = Links("../", f"../{index}", pages)
    for text in texts:
        values = shared | {"text": text, "links": links}
        page = render_page("text.html.j2", values, styles=("text.css",), scripts=())
        yield f"{name}/documents/{text.document.document_id}.html", page
    lists = tuple(_list_pages(shared, name, texts, Links("", index, pages)))
    yield from lists
    values = _index_values(data, findings, (), sections, tuple(path for path, _ in lists))
    values |= {"links": Links(f"{name}/", f"{name}.html", pages)}
    yield f"{name}.html", _index(values, sections, data)


def _index(values: dict[str, object], sections: Sequence[Section], data: ReportData) -> str:
    """The first page of a divided report, with as many rows to be filtered as there is room for."""
    scripts = ("divided.js", "report.js")
    bare = render_page("report.html.j2", values, scripts=scripts)
    rows = render_rows(sections, data.countries, CARDS, INDEX - len(bare))
    return render_page("report.html.j2", values | {"rows": Markup(rows)}, scripts=scripts)


def _guessed_size(data: ReportData) -> int:
    """About how many letters one file would have: texts, marks and cards."""
    marks = len(data.counts) + sum(len(numbers) for numbers in data.numbers.values())
    texts = sum(len(document.text) for document in data.documents)
    return texts + 120 * marks + 4_000 * len(data.checks) + 700 * len(data.documents)


def _sections(findings: Sequence[Finding]) -> list[Section]:
    """The findings by what a reader does with them."""

    def those(wanted: object) -> tuple[Finding, ...]:
        return tuple(finding for finding in findings if _kind(finding) == wanted)

    return [
        Section("failed", "What failed", those("failed")),
        Section("accepted", "Accepted", those("accepted")),
        Section("open", "Open, but no fault", those("open")),
        Section("unmade", "Checks with nothing to compare", those("unmade"), folded=True),
        Section("passed", "What passed", those("passed"), folded=True),
    ]


def _kind(finding: Finding) -> str:
    if finding.accepted is not None:
        return "accepted"
    if finding.failed:
        return "failed"
    if finding.unmade:
        return "unmade"
    return "passed" if finding.check.severity is Severity.OK else "open"


def _paged(section: Section) -> Section:
    count = -(-len(section.findings) // CARDS)
    pages = tuple(f"{section.anchor}-{number:03}.html" for number in range(1, count + 1))
    return Section(section.anchor, section.title, section.findings, section.folded, pages)


def _card_pages(
    shared: dict[str, object], name: str, sections: Sequence[Section], links: Links
) -> Iterator[tuple[str, str]]:
    for section in sections:
        for number, page in enumerate(section.pages):
            values = shared | {
                "section": section,
                "number": number,
                "first": number * CARDS + 1,
                "findings": section.findings[number * CARDS : (number + 1) * CARDS],
                "links": links,
            }
            yield f"{name}/{page}", render_page("cards.html.j2", values)


def _list_pages(
    shared: dict[str, object], name: str, texts: Sequence[MarkedText], links: Links
) -> Iterator[tuple[str, str]]:
    for start in range(0, len(texts), ROWS):
        part = texts[start : start + ROWS]
        values = shared | {"texts": part, "first": start + 1, "links": links}
        page = f"{name}/documents-{start // ROWS + 1:03}.html"
        yield page, render_page("documents.html.j2", values)


def _shared(data: ReportData) -> dict[str, object]:
    """What every page may show."""
    return {
        "data": data,
        "verdict": verdict_sentence(data),
        "why": {name: rule.why for name, rule in load_rules().rules.items()},
        "made": _made(data),
    }


def _index_values(
    data: ReportData,
    findings: Sequence[Finding],
    texts: Sequence[MarkedText],
    sections: Sequence[Section],
    lists: Sequence[str] = (),
) -> dict[str, object]:
    """What the first page shows; `texts` are left out where they have pages of their own."""
    series, matrices = build_series(data), build_matrices(data)
    return _shared(data) | {
        "sections": {section.anchor: section for section in sections},
        "listed": LISTED,
        "resolved": resolved(data),
        "unchecked": unchecked(data),
        "tally": _tally(data, findings),
        "choices": {} if lists else _choices(findings, data),
        "rows": "{}" if lists else None,
        "texts": texts,
        "lists": lists,
        "history": _history(data),
        "series": series[:SERIES],
        "series_left": len(series) - SERIES,
        "matrices": matrices[:SERIES],
        "matrices_left": len(matrices) - SERIES,
        "draw_series": cache(draw_series),
        "draw_history": cache(draw_history),
        "links": Links(),
    }


def _tally(data: ReportData, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """How many findings of each severity, and how they stand against the snapshot before."""
    now = Counter(f.check.severity for f in findings if not f.unmade and f.accepted is None)
    standing = Counter((f.check.severity, f.standing) for f in findings)
    gone = Counter(check.severity for check in resolved(data))
    return [
        {
            "severity": severity,
            "now": now[severity],
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
