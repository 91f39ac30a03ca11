"""ReportData -> whole texts, each cut at every number: a count, a claim, or set aside and why.

Markup is the templates' business; what a number is was decided by the extractor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.reports.comparison import count_label, hedge_marks, page_marks
from etl.reports.data import ReportData
from etl.reports.evidence import Mark, MarkKind, Piece, cut
from etl.reports.findings import Finding
from etl.reports.words import count_words
from schemas.codes import Severity
from schemas.records import Document, SeenNumber


@dataclass(frozen=True, slots=True)
class About:
    """A check that a document is about, as its text leads to it."""

    check_id: str
    severity: Severity
    rule: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One document with its whole text cut at every mark."""

    document: Document
    pieces: tuple[Piece, ...]
    counts: int
    claims: int
    aside: int
    checks: tuple[About, ...]


def mark_texts(data: ReportData, about: Mapping[str, Sequence[About]]) -> Iterator[MarkedText]:
    """Each document with its marks, and with the checks `about` its id, in the order of `data`."""
    marks = _marks(data)
    for document in data.documents:
        own = document.document_id
        yield _marked(document, marks.pop(own), about.get(own, ()))


def about_documents(findings: Sequence[Finding]) -> dict[str, list[About]]:
    """The checks of each document by its id, in the order of the findings."""
    about: dict[str, list[About]] = defaultdict(list)
    for finding in findings:
        check = finding.check
        for document in finding.documents:
            about[document.document_id].append(About(check.check_id, check.severity, check.rule))
    return about


def _marks(data: ReportData) -> dict[str, list[Mark]]:
    """All marks by `document_id`."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for document in data.documents:
        marks[document.document_id] += page_marks(document)
    counted = {(count.document_id, count.start) for count in data.counts}
    for count in data.counts:
        label = f"count: {count_label(count, data.countries)}: {count_words(count)}"
        mark = Mark(count.start, count.end, MarkKind.COUNT, label)
        marks[count.document_id] += (mark, *hedge_marks(count))
    for claim in data.claims:
        label = f"claim: {claim.kind}, {claim.relation}"
        marks[claim.document_id].append(Mark(claim.start, claim.end, MarkKind.CLAIM, label))
    for document_id, numbers in data.numbers.items():
        marks[document_id] += (
            _number(number) for number in numbers if (document_id, number.start) not in counted
        )
    return marks


def _number(number: SeenNumber) -> Mark:
    """A number that no count begins at: set aside, or part of one (a repetition, a range's end)."""
    if number.used:
        return Mark(number.start, number.end, MarkKind.AGAIN, f"counted: {number.reason}")
    return Mark(number.start, number.end, MarkKind.ASIDE, f"set aside: {number.reason}")


def _marked(document: Document, marks: Sequence[Mark], about: Sequence[About]) -> MarkedText:
    kinds = Counter(mark.kind for mark in marks)
    return MarkedText(
        document=document,
        pieces=cut(document.text, 0, len(document.text), marks),
        counts=kinds[MarkKind.COUNT],
        claims=kinds[MarkKind.CLAIM],
        aside=kinds[MarkKind.ASIDE],
        checks=tuple(about),
    )
