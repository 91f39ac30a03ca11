"""A cell, its column and what its row is about -> a reading, or the reason why it is none.

What a column counts is for `columns`, what a row is about for `reading`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.extract.discourse import (
    ALL,
    FOREIGN,
    Axis,
    Discourse,
    Reading,
    Side,
    date_here,
    names_are_origins,
)
from etl.extract.discourse.rejection import set_aside
from etl.extract.discourse.wording import among, spoken
from etl.extract.places import Form, Place
from etl.extract.sentence import Head, Mention, Sentence, read_hedge
from etl.extract.tokens import Token
from etl.vocabulary import Measure
from schemas.codes import NumberKind


@dataclass(slots=True)
class Column:
    """What the numbers under a header are."""

    measure: str | None = None
    as_of: str | None = None
    """The header's ISO date, if certain."""
    dated: bool = False
    """The header has a date, certain or not: no other may take its place."""
    skip: NumberKind | None = None
    """Why the column's numbers are no counts."""
    worded: bool = False
    """The header has words."""
    named: bool = False
    """The header itself names a measure."""
    event: bool = False
    """It names it by an event: "Death sentences", not "Under sentence of death"."""
    thing: bool = False
    """It names things that are no people: "Raids 2020"."""
    done: bool = False
    """It says only what was done: "Used"."""
    maybe_part: bool = False
    """It names a trade that may be all that is counted: "Police"."""
    part: bool = False
    """It says that it is a part of the one before: "Of which drugs"."""
    whole: bool = False
    """It may add up others: "Total", "Killed and injured"."""
    land: Side = None
    """The country that the header names, where several columns have one: "Danes | Finns"."""
    peoples: bool | None = None
    """That country is whose people they are; None where the header does not say."""


class Subject(NamedTuple):
    """What the numbers of a row, or of a turned table's column, are about."""

    place: Place | None
    """The country named; None for all together, and where nothing is named."""
    total: bool = False
    """The row of all countries together; only where no country is named."""
    by_origin: bool | None = None
    """The country is whose people they are; None where the table does not say."""
    everybody: str = ALL
    """Who "all together" are: everybody, FOREIGN, or the group that the row names."""


def says_total(tokens: Sequence[Token]) -> bool:
    """Tell whether a label says "total" or the like."""
    return spoken(tokens, "total_label")


def says_whole(tokens: Sequence[Token]) -> bool:
    """Tell whether a label means all countries together: "Total", "World"."""
    return says_total(tokens) or among(tokens, "grammar.every_country")


def read_cell(d: Discourse, cell: Sentence, column: Column, subject: Subject) -> None:
    """Read the number of a cell into the discourse; a second one is only a remark."""
    counted = False
    for m in cell.mentions:
        if _is_settled(m):
            continue
        if counted and m.said and m.measure is not None and m.measure != column.measure:
            own = Column(measure=d.meant(m.measure), as_of=column.as_of, dated=column.dated)
            read_number(d, cell, m, own, subject)  # "3,912 cases, 11 deaths" in one cell
            continue
        if m.date is not None and m.depth and m.date.as_of is not None:
            then = Column(measure=column.measure, as_of=m.date.as_of, dated=True)
            read_number(d, cell, m, then, subject)  # "97 (2014: 90)" in one cell
            read_hedge(cell, m)
            continue
        if counted:
            set_aside(m, NumberKind.NARROWER_GROUP, "a remark in a cell")
            continue
        counted = True
        read_number(d, cell, m, column, subject)
        if m.set_aside is None:
            read_hedge(cell, m)


def _is_settled(m: Mention) -> bool:
    """Tell whether a number is none of the cell's: set aside by its words, or a "no" among them."""
    if m.zero and not m.alone:
        return True
    remark = m.set_aside is NumberKind.NARROWER_GROUP and m.head is Head.NONE and m.at == 0
    return m.set_aside is not None and m.set_aside is not NumberKind.PRONOUN and not remark


def read_number(d: Discourse, s: Sentence, m: Mention, column: Column, subject: Subject) -> None:
    """Add the reading of one number, or set it aside for what its column or row is."""
    if column.skip is not None:
        set_aside(m, column.skip, "the column's header")
    elif column.measure is None:
        set_aside(m, NumberKind.NO_MEASURE, "neither header nor text says what is counted")
    elif subject.place is None and not subject.total:
        set_aside(m, NumberKind.NO_COUNTRY, "the row names no country")
    elif subject.place is not None and subject.place.form is Form.WITHIN:
        set_aside(m, NumberKind.NARROWER_GROUP, "the row names a place inside a country")
    else:
        m.set_aside = None
        rule = d.measures[column.measure]
        place, origin = _sides(d, rule, subject, column)
        as_of = column.as_of if column.dated else date_here(d, d.frame(rule.code).as_of)
        if column.dated and as_of and len(as_of) == 4 and rule.stock:
            as_of += d.dates.columns or ""
        way = "table dated" if column.dated else "table"
        d.add(Reading(m, s, rule.code, place, origin, as_of or None, way))


def _crossed(d: Discourse, rule: Measure, subject: Subject, column: Column) -> tuple[Side, Side]:
    """Give place and origin: the row is the one, the column the other."""
    named = subject.everybody if subject.place is None else subject.place.code
    by_origin = None if column.peoples is None else not column.peoples
    if by_origin is None:
        by_origin = subject.by_origin
    if by_origin is None:
        by_origin = names_are_origins(d, rule, named)
    return (column.land, named) if by_origin else (named, column.land)


def _sides(d: Discourse, rule: Measure, subject: Subject, column: Column) -> tuple[Side, Side]:
    """Give place and origin: one is the row's, the other the column's or that of the text."""
    if column.land is not None:
        return _crossed(d, rule, subject, column)
    frame = d.frame(rule.code)
    named = None if subject.place is None else subject.place.code
    by_origin = subject.by_origin
    if by_origin is None:
        by_origin = names_are_origins(d, rule, named)
    code = named or subject.everybody
    if by_origin:
        return (frame.place or d.overview.event_place) if rule.place else None, code
    _, of_total = d.counted.totals.get(rule.code, (None, None))
    foreign = frame.axis is Axis.ORIGIN and of_total == FOREIGN
    return code if rule.place else None, frame.origin or (FOREIGN if foreign else None)
