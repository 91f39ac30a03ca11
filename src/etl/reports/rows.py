"""sections of findings -> what the filters of a divided report look through, as JSON of a set size.

Each check is a row of numbers that point into lists of rules, measures, places and documents; its
page and its place there follow from its order. Markup is the templates' business.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from etl.reports import words
from etl.reports.findings import Finding
from schemas.records import Document

Row = list[object]


class Group(Protocol):
    """One section of the report."""

    @property
    def anchor(self) -> str:
        """What the names of its pages begin with."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Its findings, in the order of its pages."""


@dataclass(slots=True)
class _Names:
    """The words of one facet, each numbered when it is first met."""

    label: Mapping[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))


def render_rows(
    groups: Sequence[Group], countries: Mapping[str, str], cards: int, room: int
) -> str:
    """JSON of at most about `room` letters, safe inside a script element.

    `groups` hold the findings by section; `cards` stand on a page. What is left out for want of
    room, the last first, is told in it: rows (`left`), and words of rows (`silent`).
    """
    rules, measures, places = _Names(), _Names(), _Names(countries)
    documents = _Names({d.document_id: d.title or d.document for d in _documents(groups)})
    found: list[tuple[int, Finding]] = [
        (n, finding) for n, group in enumerate(groups) for finding in group.findings
    ]
    sections: list[list[Row]] = [[] for _ in groups]
    size = 0
    kept: list[tuple[Row, str]] = []
    for n, finding in found:
        new = [d for d in finding.documents if d.document_id not in documents.numbers]
        row = _row(finding, rules, measures, places, documents)
        titles = (documents.label[document.document_id] for document in new)
        size += len(_json(row)) + 1 + sum(len(_json(title)) + 1 for title in titles)
        if size > room:
            break
        sections[n].append(row)
        kept.append((row, words.visible(finding.check.message)))
    silent = 0
    for row, message in kept:
        size += len(_json(message)) + 1
        if size > room:
            silent += 1
        else:
            row.append(message)
    return _json(
        {
            "cards": cards,
            "rules": list(rules.numbers),
            "measures": [[code, words.measure_words(code)] for code in measures.numbers],
            "places": [[code, words.area_words(code, countries)] for code in places.numbers],
            "documents": [words.visible(documents.label[d]) for d in documents.numbers],
            "sections": [
                [group.anchor, group.title, rows]
                for group, rows in zip(groups, sections, strict=True)
            ],
            "left": len(found) - len(kept),
            "silent": silent,
        }
    )


def _row(
    finding: Finding, rules: _Names, measures: _Names, places: _Names, documents: _Names
) -> Row:
    check = finding.check
    return [
        check.severity.value[0],
        rules.number(check.rule),
        measures.number(check.measure) if check.measure else -1,
        [places.number(code) for code in finding.places],
        [documents.number(document.document_id) for document in finding.documents],
    ]


def _documents(groups: Sequence[Group]) -> Iterator[Document]:
    for group in groups:
        for finding in group.findings:
            yield from finding.documents


def _json(value: object) -> str:
    """JSON in which no letter can end a script element or begin a comment."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
