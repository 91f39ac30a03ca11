"""checks by section -> what the filters of a divided report look through, as JSON of a set size.

Each check is a row of numbers that point into lists of rules, measures, places and documents; its
place on its page follows from its order. Markup is the templates' business.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from etl.reports import words
from schemas.codes import Severity

Row = list[object]


@dataclass(frozen=True, slots=True)
class Told:
    """What a filter may ask of one check."""

    section: str
    """The anchor of its section."""
    page: str
    """The key of its page there."""
    severity: Severity
    rule: str
    measure: str | None
    message: str
    documents: tuple[str, ...]
    """Their ids."""
    titles: tuple[str, ...]
    """Of these documents."""
    places: tuple[str, ...]
    """Codes of countries."""


@dataclass(slots=True)
class _Names:
    """The words of one facet, each numbered when it is first met."""

    label: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))


def render_rows(
    sections: Mapping[str, str],
    told: Iterable[Told],
    checks: int,
    countries: Mapping[str, str],
    room: int,
) -> str:
    """JSON of at most about `room` letters, safe inside a script element.

    `sections` are titles by anchor, `told` the `checks` in the order of their pages, of which no
    more are taken than there is room for. What is left out for want of room, the last first, is
    told in it: rows (`left`), and words of rows (`silent`).
    """
    rules, measures, places, documents = _Names(), _Names(), _Names(dict(countries)), _Names()
    rows: dict[str, list[Row]] = {anchor: [] for anchor in sections}
    pages: dict[str, dict[str, int]] = {anchor: {} for anchor in sections}
    size = 0
    kept: list[tuple[Row, str]] = []
    for one in told:
        titles = dict(zip(one.documents, one.titles, strict=True))
        new = [title for own, title in titles.items() if own not in documents.numbers]
        documents.label |= titles
        row = _row(one, rules, measures, places, documents)
        size += len(_json(row)) + 1 + sum(len(_json(title)) + 1 for title in new)
        size += 0 if one.page in pages[one.section] else len(one.page) + len('["",50],')
        if size > room:
            break
        rows[one.section].append(row)
        pages[one.section][one.page] = pages[one.section].get(one.page, 0) + 1
        kept.append((row, words.visible(one.message)))
    silent = 0
    for row, message in kept:
        size += len(_json(message)) + 1
        if size > room:
            silent += 1
        else:
            row.append(message)
    return _json(
        {
            "rules": list(rules.numbers),
            "measures": [[code, words.measure_words(code)] for code in measures.numbers],
            "places": [[code, words.area_words(code, countries)] for code in places.numbers],
            "documents": [words.visible(documents.label[d]) for d in documents.numbers],
            "sections": [
                [anchor, title, rows[anchor], [*pages[anchor].items()]]
                for anchor, title in sections.items()
            ],
            "left": checks - len(kept),
            "silent": silent,
        }
    )


def _row(one: Told, rules: _Names, measures: _Names, places: _Names, documents: _Names) -> Row:
    return [
        one.severity.value[0],
        rules.number(one.rule),
        measures.number(one.measure) if one.measure else -1,
        [places.number(code) for code in one.places],
        [documents.number(own) for own in one.documents],
    ]


def _json(value: object) -> str:
    """JSON in which no letter can end a script element or begin a comment."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
