"""a check and its counts -> the rows that were compared and the sentences that say them.

Which checks there are, in what order and with what standing is decided in findings; markup in html.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from etl.documents import page_of
from etl.reports.evidence import Mark, MarkKind, Piece, cut, shorten
from etl.reports.place_words import place_marks
from etl.reports.words import area_words, count_words, measure_words
from schemas.codes import CheckKind, Role
from schemas.records import Cell, Check, Count, Document

KEEP = 240
"""Letters kept on each side of a highlighted number where a sentence is longer than a screen."""

APART = 2
"""Letters that may stand between two sentences that are shown as one passage."""


@dataclass(frozen=True, slots=True)
class Row:
    """One number that was compared, or the residual that we worked out."""

    label: str
    value: int
    shown: str
    role: Role
    as_of: str | None = None
    document: str = ""
    offset: int = 0
    """Where its bar begins, in people: the sum of the parts before it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, cut at its highlighted numbers."""

    document_id: str
    document: str
    at: int
    """Offset of its first highlighted number in the document's text."""
    page: int | None
    """The page that it stands on, in a document that has pages."""
    pieces: tuple[Piece, ...]


def compared_rows(
    check: Check, evidence: Sequence[Count], names: Mapping[str, str], countries: Mapping[str, str]
) -> tuple[Row, ...]:
    """Parts by size, then the residual, then the total; for other checks the counts as they come.

    `names` gives a document's title by its id, `countries` a country's name by its code.
    """
    if check.kind is not CheckKind.SUM:
        return tuple(
            Row(
                count_label(count, countries, check.measure),
                count.value,
                count_words(count),
                Role.PART,
                count.as_of,
                names.get(count.document_id, ""),
            )
            for count in evidence
        )
    parts = [
        Row(_part_label(check, count, countries), count.value, count_words(count), count.role)
        for count in evidence
        if count.count_id != check.total_id
    ]
    parts.sort(key=lambda row: -row.value)
    if check.residual is not None and check.residual > 0:
        residual = check.residual
        parts.append(Row("Not listed", residual, f"{residual:,}", Role.RESIDUAL))
    return (*_end_to_end(parts), *_total(check, evidence))


def count_label(count: Count, countries: Mapping[str, str], known: str | None = None) -> str:
    """What a count is of: `in custody: China, from Canada`, without a measure `known` anyway."""
    return people_label((count.measure, count.place, count.origin), countries, known)


def people_label(cell: Cell, countries: Mapping[str, str], known: str | None = None) -> str:
    """The same of the people themselves."""
    measure, *areas = cell
    place, origin = (None if area is None else area_words(area, countries) for area in areas)
    said = [place] if place else []
    said += [f"from {origin}"] if origin else []
    told = "" if said and measure == known else measure_words(measure)
    return ": ".join(part for part in (told, ", ".join(said)) if part)


def passages(
    check: Check, evidence: Sequence[Count], documents: Mapping[str, Document]
) -> tuple[Passage, ...]:
    """The sentences of the evidence with their numbers, hedges and places highlighted.

    Sentences, or lines of a table, that follow each other stand together; none stands twice.
    """
    marks: dict[str, list[Mark]] = defaultdict(list)
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for told in evidence:
        count = _in_its_line(told, documents)
        is_total = check.kind is CheckKind.SUM and count.count_id == check.total_id
        kind = MarkKind.TOTAL if is_total else MarkKind.COUNT
        number = Mark(count.start, count.end, kind, count_words(count))
        marks[count.document_id] += (number, *hedge_marks(count), *place_marks(count))
        span = (count.quote_start, count.quote_start + len(count.quote))
        spans[count.document_id].append(span)
    return tuple(
        _passage(documents[document_id], start, end, marks[document_id])
        for document_id in spans
        if document_id in documents
        for start, end in _joined(spans[document_id])
    )


def _in_its_line(count: Count, documents: Mapping[str, Document]) -> Count:
    """A count whose quote is a bare number, as in a table, with its whole line as the quote."""
    document = documents.get(count.document_id)
    if document is None or any(letter.isalpha() for letter in count.quote):
        return count
    start = document.text.rfind("\n", 0, count.start) + 1
    end = document.text.find("\n", count.end)
    line = document.text[start : end if end >= 0 else None]
    return replace(count, quote=line, quote_start=start)


def _passage(document: Document, start: int, end: int, marks: Sequence[Mark]) -> Passage:
    numbers = [m.start for m in marks if m.kind in (MarkKind.TOTAL, MarkKind.COUNT)]
    first = min(at for at in numbers if start <= at < end)
    pieces = shorten(cut(document.text, start, end, [*marks, *page_marks(document)]), KEEP)
    title = document.title or document.document
    return Passage(document.document_id, title, first, page_number(document, first), pieces)


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order; those that touch, or are a line end or two apart, made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + APART:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def page_number(document: Document, at: int) -> int | None:
    """The page of an offset, from 1; None in a document without pages."""
    return None if document.pages is None else page_of(document.text, at)


def page_marks(document: Document) -> list[Mark]:
    """The ends of pages, in a document that has some."""
    ends = enumerate(re.finditer("\f\n?", document.text), 2) if document.pages else ()
    return [Mark(end.start(), end.end(), MarkKind.PAGE, f"page {page}") for page, end in ends]


def hedge_marks(count: Count) -> list[Mark]:
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


def _part_label(check: Check, count: Count, countries: Mapping[str, str]) -> str:
    return area_words(count.origin if check.by == "origin" else count.place, countries)


def _end_to_end(rows: Sequence[Row]) -> list[Row]:
    """Each bar begins where the one before it ends, so that together they reach the total."""
    placed, offset = [], 0
    for row in rows:
        placed.append(replace(row, offset=offset))
        offset += row.value
    return placed


def _total(check: Check, evidence: Sequence[Count]) -> list[Row]:
    stated = [count for count in evidence if count.count_id == check.total_id]
    return [
        Row("Stated total", count.value, count_words(count), Role.TOTAL, count.as_of)
        for count in stated
    ]
