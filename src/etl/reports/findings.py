"""ReportData -> findings: each check with its standing, the rows compared and the words behind it.

The order of the findings and the verdict of the whole run are decided here, once for all formats.
No markup (html), no wording of single codes (words), no evidence (comparison).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from etl.reports.comparison import Passage, Row, compared_rows, passages
from etl.reports.data import ReportData
from etl.reports.words import of
from schemas.codes import CheckKind, Severity, Standing, Verdict
from schemas.records import Acceptance, Check, Count, Document

_UNMADE = (Verdict.NO_TOTAL, Verdict.NOT_COMPARABLE)
_FAILED = (Severity.ERROR, Severity.WARNING)
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2, Severity.OK: 3}


@dataclass(frozen=True, slots=True)
class Finding:
    """One check as a reader meets it."""

    check: Check
    standing: Standing | None
    since: str | None
    accepted: Acceptance | None
    """Who lets it stand, and why."""
    documents: tuple[Document, ...]
    counts: tuple[Count, ...]
    """The evidence, the total first."""
    rows: tuple[Row, ...]
    passages: tuple[Passage, ...]
    places: tuple[str, ...]
    """Codes of the countries that its counts are of, as place or origin."""
    sql: str
    """Statements that show the check and its counts again from the warehouse."""

    @property
    def whole(self) -> int:
        """The length of a full bar, in people: the larger of total and sum of parts."""
        return max(self.check.total or 0, self.check.parts_sum or 0)

    @property
    def failed(self) -> bool:
        """Whether somebody should look at it."""
        return self.check.severity in _FAILED and self.accepted is None

    @property
    def unmade(self) -> bool:
        """Whether there was nothing to compare with."""
        return is_unmade(self.check.severity, self.check.verdict)


def build_findings(data: ReportData) -> tuple[Finding, ...]:
    """All checks of the snapshot as findings, the worst first, then as the texts run."""
    counts = {count.count_id: count for count in (*data.counts, *data.insides)}
    documents = {document.document_id: document for document in data.documents}
    findings = [
        _finding(check, counts, documents, standing, data) for check, standing in standings(data)
    ]
    if data.order:
        return tuple(sorted(findings, key=lambda finding: data.order[finding.check.check_id]))
    return tuple(sorted(findings, key=_place_in_report))


def standings(data: ReportData) -> Iterator[tuple[Check, Standing | None]]:
    """Each check with how it stands against the snapshot before."""
    before = None if data.previous is None else failed_before(data)
    for check in data.checks:
        yield check, _standing(check, before, data)


def resolved(data: ReportData) -> tuple[Check, ...]:
    """Checks that failed in the snapshot before and fail no more (or are gone)."""
    failing = {check.check_id for check in data.checks if check.severity in _FAILED}
    before = [check for check in data.previous or () if check.severity in _FAILED]
    return tuple(check for check in before if check.check_id not in failing)


def failing(data: ReportData) -> tuple[Check, ...]:
    """The checks that failed and that nobody has accepted."""
    return tuple(
        check
        for check in data.checks
        if check.severity in _FAILED and accepted(check, data) is None
    )


def accepted(check: Check, data: ReportData) -> Acceptance | None:
    """The acceptance that covers a check as it stands, if there is one."""
    return _holding(check, data.accepted)


def failed_before(data: ReportData) -> frozenset[str]:
    """`check_id` of what failed in the snapshot before, and was not accepted there."""
    return frozenset(
        check.check_id
        for check in data.previous or ()
        if check.severity in _FAILED and _holding(check, data.accepted_before) is None
    )


def _holding(check: Check, acceptances: Mapping[str, Acceptance]) -> Acceptance | None:
    """The acceptance of a check, as long as the check says what it said then."""
    known = acceptances.get(check.check_id)
    return known if known is not None and known.message == check.message else None


def verdict_sentence(data: ReportData) -> str:
    """The outcome of the whole run in one sentence."""
    failed = Counter(check.severity for check in failing(data))
    errors, warnings = failed[Severity.ERROR], failed[Severity.WARNING]
    unmade = _unmade(data)
    made = data.tally.total() - unmade
    if not data.tally:
        return f"Nothing could be checked in {of(data.n_documents, 'document')}."
    if errors or warnings:
        parts = [of(errors, "error")] if errors else []
        parts += [of(warnings, "warning")] if warnings else []
        said = f"{errors + warnings:,} of {of(made, 'check')} failed: {' and '.join(parts)}"
    else:
        said = f"None of {of(made, 'check')} failed"
    stands = sum(check.severity in _FAILED for check in data.checks) - errors - warnings
    said += f"; {stands:,} more {'is' if stands == 1 else 'are'} accepted" if stands else ""
    return f"{said}; {unmade:,} could not be made." if unmade else f"{said}."


def unchecked(data: ReportData) -> tuple[str, ...]:
    """What was not checked, as phrases with numbers; empty if all was."""
    unmade = _unmade(data)
    phrases = (
        (unmade, f"{of(unmade, 'check')} with nothing to compare"),
        (len(data.failures), f"{of(len(data.failures), 'file')} that could not be read"),
        (len(data.refused), f"{of(len(data.refused), 'row')} refused"),
    )
    return tuple(phrase for number, phrase in phrases if number)


def is_unmade(severity: Severity, verdict: Verdict) -> bool:
    """Whether a check that came out so had nothing to compare with."""
    return verdict in _UNMADE and severity not in _FAILED


def _unmade(data: ReportData) -> int:
    return sum(number for came_out, number in data.tally.items() if is_unmade(*came_out))


def _standing(check: Check, before: Set[str] | None, data: ReportData) -> Standing | None:
    """For failed checks: accepted, or new or still open if there is a snapshot to compare with."""
    if check.severity not in _FAILED:
        return None
    if accepted(check, data) is not None:
        return Standing.ACCEPTED
    if before is None:
        return None
    return Standing.OPEN if check.check_id in before else Standing.NEW


def _finding(
    check: Check,
    counts: Mapping[str, Count],
    documents: Mapping[str, Document],
    standing: Standing | None,
    data: ReportData,
) -> Finding:
    evidence = [counts[count_id] for count_id in check.count_ids if count_id in counts]
    ids = dict.fromkeys([check.document_id, *(count.document_id for count in evidence)])
    behind = tuple(documents[i] for i in ids if i is not None and i in documents)
    names = {document.document_id: document.title or document.document for document in behind}
    areas = (area for count in evidence for area in (count.place, count.origin))
    return Finding(
        check=check,
        standing=standing,
        since=data.since.get(check.check_id),
        accepted=accepted(check, data),
        documents=behind,
        counts=tuple(evidence),
        rows=compared_rows(check, evidence, names, data.countries),
        passages=passages(check, evidence, documents),
        places=tuple(dict.fromkeys(area for area in areas if area and area in data.countries)),
        sql=_sql(check),
    )


def _sql(check: Check) -> str:
    """The statements of `sql/report/reproduce_*.sql` for this check."""
    names = ["check", "counts"] if check.count_ids else ["check"]
    if any(_is_inside(count_id) for count_id in check.count_ids):
        names.append("inside")
    elif check.kind is CheckKind.SUM and check.total_id:
        names.append("sum")
    sql = "\n".join(_statement(name) for name in names)
    ids = ", ".join(f"'{_quoted(count_id)}'" for count_id in check.count_ids)
    sql = sql.replace("$count_ids", ids).replace("$check_id", _quoted(check.check_id))
    return sql.replace("$total", _quoted(check.total_id or "")).strip()


def _is_inside(count_id: str) -> bool:
    """Whether it names a number for a place inside a country: `document_id:start`."""
    return ":" in count_id


@cache
def _statement(name: str) -> str:
    return (files("etl.sql") / "report" / f"reproduce_{name}.sql").read_text("utf-8")


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _place_in_report(finding: Finding) -> tuple[int, bool, str, int, str]:
    check = finding.check
    first = finding.documents[0].document if finding.documents else ""
    at = finding.passages[0].at if finding.passages else 0
    return (_ORDER[check.severity], finding.unmade, first, at, check.check_id)
