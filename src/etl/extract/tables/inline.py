"""A table that has lost its lines, read as one sentence -> readings.

Tables that have kept their lines are for `reading`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.extract.discourse import Discourse
from etl.extract.discourse.wording import among
from etl.extract.numbers import NumberClass
from etl.extract.places import Form
from etl.extract.sentence import Mention, Sentence
from etl.extract.tables.cells import Column, Subject, read_number, says_total
from etl.extract.tokens import Token
from schemas.codes import NumberKind

_HEADERS = frozenset(("measure.events", "measure.people", "measure.said", "measure.headers"))
"""Classes of words that name a measure in a header."""
_FEWEST = 3
"""Rows of a table: two names with figures may be a sentence."""


class _Row(NamedTuple):
    """A name and the figures behind it."""

    at: int
    """Token index where the row begins."""
    subject: Subject
    figures: list[Mention]


def read_inline(s: Sentence, d: Discourse) -> bool:
    """Read "Country Deaths Cases CHINA 12 18 EGYPT 6 14 IRAQ 2 2" into the discourse's readings.

    Three or more names, each followed by the same number of figures, two at least, behind as many
    measures. False: it is no table, and nothing was read.
    """
    if len(s.mentions) < 2 * _FEWEST:
        return False
    rows = _rows(s)
    if len(rows) < _FEWEST:
        return False
    width = len(rows[0].figures)
    said = [
        str(code)
        for t in s.tokens[: rows[0].at]
        for kind, code in t.classes.items()
        if kind in _HEADERS
    ]
    measures = list(dict.fromkeys(said))[-width:]
    columns = [Column(measure=d.meant(measure), named=True) for measure in measures]
    if len(columns) != width:
        columns = _sexes_and_total(s.tokens[: rows[0].at][-width:], d.measure)
    if len(columns) != width:
        return False
    for row in rows:
        for m, column in zip(row.figures, columns, strict=True):
            read_number(d, s, m, column, row.subject)
    listed = {id(m) for row in rows for m in row.figures}
    for m in s.mentions:
        if id(m) not in listed:
            m.set_aside = m.set_aside or NumberKind.NO_COUNTRY
    return True


def _sexes_and_total(header: Sequence[Token], measure: str | None) -> list[Column]:
    """Give the columns of "Men Women Total": the last is of the measure that the text is about."""
    columns = []
    for t in header:
        if says_total([t]):
            columns.append(Column(measure=measure, named=True))
        elif among([t], "grammar.narrow"):
            columns.append(Column(skip=NumberKind.NARROWER_GROUP))
    return columns if measure and any(c.measure for c in columns) else []


def _rows(s: Sentence) -> list[_Row]:
    """Give the rows: names, or words for all together, with the figures right behind them."""
    at = {m.at: m for m in s.mentions if m.number.cls is NumberClass.CARDINAL}
    names = {p.last: p for p in s.places if p.form is Form.NAME}
    rows: list[_Row] = []
    i = 0
    while i < len(s.tokens):
        here = s.tokens[i : i + 1]
        total = among(here, "grammar.every_country") or says_total(here)
        place = None if total else names.get(i)
        begin = i if place is None else place.first
        i += 1
        if place is None and not total:
            continue
        figures = []
        while i in at:
            figures.append(at[i])
            i += 1
        if len(figures) >= 2 and (not rows or len(rows[0].figures) == len(figures)):
            rows.append(_Row(begin, Subject(place, total), figures))
    return rows
