"""ReportData -> findings: each check with its standing, the rows compared and the words behind it.

The order, the sections and the verdict of the whole run are decided here, once for all formats.
No markup (html), no wording of single codes (words), no SQL but the lines that a reader can copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.reports.data import ReportData
from etl.reports.evidence import Mark, MarkKind, Piece, cut, shorten
from etl.reports.words import area_words, count_words, measure_words, of
from schemas.codes import CheckKind, Qualifier, Role, Severity, Standing, Verdict
from schemas.records import Check, Count, Document

KEEP = 240
"""Letters kept on each side of a highlighted number where a sentence is longer than a screen."""

_UNMADE = (Verdict.NO_TOTAL, Verdict.NOT_COMPARABLE)
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2, Severity.OK: 3}


@dataclass(frozen=True, slots=True)
class Row:
    """One number that was compared, or the residual that we worked out."""

    label: str
    value: int
    shown: str
    role: Role
    as_of: str | None = None
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, cut at its highlighted numbers."""

    document_id: str
    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One check as a reader meets it."""

    check: Check
    standing: Standing | None
    since: str | None
    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    passages: tuple[Passage, ...]
    places: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Whether somebody should look at it."""
        return self.check.severity in (Severity.ERROR, Severity.WARNING)

    @property
    def unmade(self) -> bool:
        """Whether there was nothing to compare with."""
        return self.check.verdict in _UNMADE


def build_findings(data: ReportData) -> tuple[Finding, ...]:
    """All checks of the snapshot as findings, the worst first, then as the texts run."""
    counts = {count.count_id: count for count in data.counts}
    documents = {document.document_id: document for document in data.documents}
    before = _severities(data.previous)
    findings = [_finding(check, counts, documents, before, data) for check in data.checks]
    return tuple(sorted(findings, key=_place_in_report))


def resolved(data: ReportData) -> tuple[Check, ...]:
    """Checks that failed in the snapshot before and fail no more (or are gone)."""
    failing = {check.check_id for check in data.checks if _fails(check)}
    return tuple(c for c in data.previous or () if _fails(c) and c.check_id not in failing)


def verdict_sentence(data: ReportData) -> str:
    """The outcome of the whole run in one sentence."""
    errors = sum(check.severity is Severity.ERROR for check in data.checks)
    warnings = sum(check.severity is Severity.WARNING for check in data.checks)
    unmade = sum(check.verdict in _UNMADE for check in data.checks)
    made = len(data.checks) - unmade
    if not data.checks:
        return f"Nothing could be checked in {of(len(data.documents), 'document')}."
    if errors or warnings:
        parts = [of(errors, "error")] if errors else []
        parts += [of(warnings, "warning")] if warnings else []
        said = f"{errors + warnings:,} of {of(made, 'check')} failed: {' and '.join(parts)}"
    else:
        said = f"None of {of(made, 'check')} failed"
    left = f"; {unmade:,} more could not be made" if unmade else ""
    return f"{said}{left}."


def _fails(check: Check) -> bool:
    return check.severity in (Severity.ERROR, Severity.WARNING)


def _severities(checks: Sequence[Check] | None) -> dict[str, Severity] | None:
    return None if checks is None else {c.check_id: c.severity for c in checks}


def _standing(check: Check, before: Mapping[str, Severity] | None) -> Standing | None:
    """New or still open, for failed checks where there is a snapshot to compare with."""
    if before is None or not _fails(check):
        return None
    failed_before = before.get(check.check_id) in (Severity.ERROR, Severity.WARNING)
    return Standing.OPEN if failed_before else Standing.NEW


def _finding(
    check: Check,
    counts: Mapping[str, Count],
    documents: Mapping[str, Document],
    before: Mapping[str, Severity] | None,
    data: ReportData,
) -> Finding:
    evidence = [counts[count_id] for count_id in check.count_ids if count_id in counts]
    ids = dict.fromkeys([check.document_id, *(count.document_id for count in evidence)])
    areas = (area for count in evidence for area in (count.place, count.origin))
    return Finding(
        check=check,
        standing=_standing(check, before),
        since=data.since.get(check.check_id),
        documents=tuple(documents[i] for i in ids if i is not None and i in documents),
        rows=_rows(check, evidence, data.countries),
        passages=_passages(check, evidence),
        places=tuple(dict.fromkeys(area for area in areas if area and ":" not in area)),
    )


def _rows(check: Check, evidence: Sequence[Count], countries: Mapping[str, str]) -> tuple[Row, ...]:
    """Parts, then the residual, then the total; the numbers in their order for other checks."""
    rows = [_row(check, count, countries) for count in evidence]
    if check.kind is not CheckKind.SUM:
        return tuple(rows)
    totals = [row for row in rows if row.role is Role.TOTAL]
    parts = [row for row in rows if row.role is not Role.TOTAL]
    parts.sort(key=lambda row: -row.value)
    if check.residual is not None and check.residual > 0:
        shown = f"{check.residual:,}"
        parts.append(Row("Not listed", check.residual, shown, Role.RESIDUAL))
    return tuple(parts + totals)


def _row(check: Check, count: Count, countries: Mapping[str, str]) -> Row:
    is_total = check.kind is CheckKind.SUM and count.count_id == check.total_id
    role = Role.TOTAL if is_total else Role.PART
    if check.kind is CheckKind.SUM:
        area = count.origin if check.by == "origin" else count.place
        label = "Stated total" if is_total else area_words(area, countries)
    else:
        label = count_label(count, countries)
    hedged = count.qualifier is not Qualifier.EXACT
    return Row(label, count.value, count_words(count), role, count.as_of, hedged)


def count_label(count: Count, countries: Mapping[str, str]) -> str:
    """What a count is of: `in custody, in China, origin Canada`."""
    words = [measure_words(count.measure)]
    if count.place:
        words.append(f"place {area_words(count.place, countries)}")
    if count.origin:
        words.append(f"origin {area_words(count.origin, countries)}")
    return ", ".join(words)


def _passages(check: Check, evidence: Sequence[Count]) -> tuple[Passage, ...]:
    """The sentences of the evidence, one each, with all of its numbers highlighted."""
    sentences: dict[tuple[str, int, str], list[Mark]] = {}
    for count in evidence:
        marks = sentences.setdefault((count.document_id, count.quote_start, count.quote), [])
        is_total = count.count_id == check.total_id
        kind = MarkKind.TOTAL if is_total else MarkKind.COUNT
        marks.append(Mark(count.start, count.end, kind, count_words(count)))
        marks += _hedge_mark(count)
    passages = []
    for (document_id, start, quote), marks in sorted(sentences.items(), key=lambda item: item[0]):
        shifted = [Mark(m.start - start, m.end - start, m.kind, m.label) for m in marks]
        pieces = shorten(cut(quote, 0, len(quote), shifted), KEEP)
        passages.append(Passage(document_id, start, start + len(quote), pieces))
    return tuple(passages)


def _hedge_mark(count: Count) -> list[Mark]:
    """Where the hedge's words stand: the nearest before the number, else the first after it."""
    if not count.hedge:
        return []
    number = count.start - count.quote_start
    at = count.quote.rfind(count.hedge, 0, max(number, 0))
    at = count.quote.find(count.hedge, number) if at < 0 else at
    if at < 0:
        return []
    start = count.quote_start + at
    return [Mark(start, start + len(count.hedge), MarkKind.HEDGE, f"hedge: {count.qualifier}")]


def _place_in_report(finding: Finding) -> tuple[object, ...]:
    check = finding.check
    first = finding.documents[0].document if finding.documents else ""
    start = finding.passages[0].start if finding.passages else 0
    return (_ORDER[check.severity], finding.unmade, first, start, check.check_id)
