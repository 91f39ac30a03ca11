"""A table block -> readings: what each column counts, what each row is about.

The layout is found by `blocks`; a caption speaks through the discourse's state.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.blocks import Block
from etl.extract.discourse import (
    ALL,
    FOREIGN,
    Discourse,
    Reading,
    names_are_origins,
    note_of,
)
from etl.extract.grids import Cell
from etl.extract.numbers import NumberClass
from etl.extract.places import Form, Place
from etl.extract.sentence import HELD, Head, Mention, Sentence, read_hedge
from schemas.codes import NumberKind

_TOTAL = frozenset(["total", "totals", "all", "sum", "overall", "altogether"])
_SKIP = frozenset(
    [
        "share",
        "rank",
        "change",
        "per",
        "rate",
        "fatality",
        "percent",
        "increase",
        "decrease",
        "difference",
        "no",
        "%",
        "place",
        "position",
        "new",
    ]
)
_LABEL_BY_ORIGIN = frozenset(
    ["nationality", "nationalities", "citizenship", "origin", "citizens", "nationals"]
)
_NO_HEADER = frozenset(("measure.weak", "measure.sites", "measure.open", "measure.close"))
_LETTER = re.compile(r"\(([0-9]{1,2}|[a-z])\)")


@dataclass(slots=True)
class Column:
    """What the numbers under a header are."""

    measure: str | None = None
    as_of: str | None = None
    dated: bool = False
    skip: NumberKind | None = None
    worded: bool = False
    """The header has words."""
    named: bool = False
    """The header itself names a measure."""


def read_table(rows: Sequence[Sequence[Sentence]], block: Block, discourse: Discourse) -> None:
    """Read the cells of a table, each given as a sentence, into the discourse's readings."""
    if _read_turned(rows, discourse):
        return
    header_size = _header_size(rows)
    label = _label_column(rows[header_size:])
    if label is None:
        for row in rows:
            for cell in row:
                for m in cell.mentions:
                    m.set_aside = m.set_aside or NumberKind.NO_COUNTRY
        return
    width = max(len(r) for r in rows)
    columns = _columns(rows[:header_size], block, width, label, discourse)
    by_origin = _by_origin(rows[:header_size], label, discourse)
    _skip_years(rows[header_size:], columns)
    for row, cells in zip(rows[header_size:], block.rows[header_size:], strict=True):
        _read_row(row, cells, label, columns, block, by_origin, discourse, header_size)


def _skip_years(rows: Sequence[Sequence[Sentence]], columns: list[Column]) -> None:
    """Set aside a column of nothing but years: "Last execution"."""
    for k, column in enumerate(columns):
        cells = [row[k] for row in rows if k < len(row) and row[k].mentions]
        years = [c for c in cells if any(t.date is not None for t in c.tokens) or _is_year(c)]
        if not column.dated and len(years) >= 3 and len(years) == len(cells):
            column.skip = NumberKind.YEAR


def _is_year(cell: Sentence) -> bool:
    number = cell.mentions[0].number
    return number.end - number.start == 4 and 1800 <= number.value <= 2100


def _read_turned(rows: Sequence[Sequence[Sentence]], discourse: Discourse) -> bool:
    """Read a table that names countries in its header and dates in its first column."""
    header = rows[0] if rows else ()
    named = {
        k: cell.places[0]
        for k, cell in enumerate(header)
        if cell.places and cell.places[0].form is not Form.WITHIN
    }
    body = [row for row in rows[1:] if row and any(t.date is not None for t in row[0].tokens)]
    if len(named) < 2 or len(body) < 2 or len(body) < len(rows) - 2 or discourse.measure is None:
        return False
    for row in body:
        when = next(t.date for t in row[0].tokens if t.date is not None)
        column = Column(measure=discourse.measure, as_of=when.as_of or "", dated=True)
        shift = len(header) - len(row)
        for k, cell in enumerate(row[1:], start=1):
            place = named.get(k + shift)
            words = header[k + shift].tokens if 0 <= k + shift < len(header) else ()
            total = place is None and any(t.low in _TOTAL for t in words)
            _read_cell(cell, column, place, total, None, discourse, ALL)
    return True


def _header_size(rows: Sequence[Sequence[Sentence]]) -> int:
    size = 0
    for row in rows[:3]:
        numbers = [
            m
            for cell in row
            for m in cell.mentions
            if m.number.cls is not NumberClass.ZERO and not _is_label_number(cell, m)
        ]
        places = any(cell.places and cell.places[0].form is not Form.REGION for cell in row[:2])
        if (numbers and places) or (len(row) == 1 and numbers):
            break
        if numbers and any(t.low in _TOTAL for t in row[0].tokens):
            break
        size += 1
    return min(size, len(rows))


def _is_label_number(cell: Sentence, m: Mention) -> bool:
    return (len(cell.tokens) <= 3 and cell.tokens[0].low == "(") or any(t.date for t in cell.tokens)


def _label_column(rows: Sequence[Sequence[Sentence]]) -> int | None:
    seen: Counter[int] = Counter()
    for row in rows:
        for k, cell in enumerate(row):
            if cell.places:
                seen[k] += 1
                break
    if not seen:
        return None
    best, n = seen.most_common(1)[0]
    return best if n >= 2 or n == len(rows) else None


def _columns(
    header: Sequence[Sequence[Sentence]], block: Block, width: int, label: int, discourse: Discourse
) -> list[Column]:
    columns = [Column() for _ in range(width)]
    for row in header:
        shift = width - len(row) if len(row) < width else 0
        for k, cell in enumerate(row):
            if k + shift < width:
                _read_header(cell, columns[k + shift], discourse)
    values = [c for k, c in enumerate(columns) if k > label]
    named = [c for c in values if c.measure is not None]
    dated = [c for c in values if c.dated]
    for c in values:
        if c.skip is not None:
            continue
        if len(dated) >= 2 and not c.dated and c.worded and not c.named:
            c.skip = NumberKind.OTHER_THING  # "Source", "Row" beside the years
            continue
        if (
            c.measure is None
            and named
            and not c.dated
            and c.named is False
            and any(x is not c for x in named)
            and header
        ):
            c.skip = NumberKind.OTHER_THING
        elif c.measure is None:
            c.measure = discourse.measure
    return columns


def _read_header(cell: Sentence, column: Column, discourse: Discourse) -> None:
    words = {t.low for t in cell.tokens}
    column.worded = column.worded or any(word.isalpha() for word in words)
    measures = [
        str(code)
        for t in cell.tokens
        for kind, code in t.classes.items()
        if kind.startswith("measure.") and kind not in _NO_HEADER
    ]
    letter = _LETTER.match("".join(t.low for t in cell.tokens[:3]))
    dates = [t.date for t in cell.tokens if t.date is not None]
    if letter is not None:
        said, when = note_of(discourse, letter.group(1))
        measures = measures or said
        dates = dates or when
    if (
        words & _SKIP
        or any("grammar.percent" in t.classes or "grammar.rate" in t.classes for t in cell.tokens)
        or "of which" in words
    ):
        column.skip = (
            NumberKind.RANK if words & {"rank", "no", "position", "place"} else NumberKind.PERCENT
        )
        return
    if any("grammar.narrow" in t.classes or "grammar.narrowing" in t.classes for t in cell.tokens):
        column.skip = NumberKind.NARROWER_GROUP
        return
    if any(
        "grammar.money_after" in t.classes or "grammar.money_before" in t.classes
        for t in cell.tokens
    ):
        column.skip = NumberKind.MONEY
        return
    if measures:
        held = measures[0] == "in_custody" and "held" in " ".join(t.low for t in cell.tokens)
        column.measure = discourse.meant(HELD if held else measures[0])
        column.named = True
    elif words & _TOTAL or words & {"number", "persons", "people", "count"}:
        column.named = True
        column.measure = discourse.measure
    for d in dates:
        column.dated = True
        if d.as_of is not None and not d.since:
            column.as_of = d.as_of
        elif d.since:
            column.as_of = ""


def _by_origin(
    header: Sequence[Sequence[Sentence]], label: int, discourse: Discourse
) -> bool | None:
    for row in header:
        if label < len(row) and any(t.low in _LABEL_BY_ORIGIN for t in row[label].tokens):
            return True
        if label < len(row) and any(
            t.low in ("country", "host", "where") for t in row[label].tokens
        ):
            if any(t.low in ("host", "where") for t in row[label].tokens):
                return False
    return None


def _read_row(
    row: Sequence[Sentence],
    cells: Sequence[Cell],
    label: int,
    columns: list[Column],
    block: Block,
    by_origin: bool | None,
    discourse: Discourse,
    header_size: int,
) -> None:
    if len(row) <= label:
        return
    name = (
        row[label]
        if row[label].places or label == 0
        else next((c for c in row[: label + 1] if c.tokens), row[label])
    )
    if not name.places and label > 0 and any(t.low in _TOTAL for t in row[0].tokens):
        name = row[0]
    foreign = any("grammar.foreign" in t.classes for t in name.tokens)
    rest = bool(name.tokens) and name.tokens[0].low.split()[0] in (
        "other",
        "others",
        "rest",
        "remaining",
        "unknown",
    )
    total = not rest and (
        foreign or any(t.low in _TOTAL or "grammar.every_country" in t.classes for t in name.tokens)
    )
    place = name.places[0] if name.places else None
    for m in name.mentions:
        m.set_aside = m.set_aside or NumberKind.RANK
    offset = len(columns) - len(row) if len(row) < len(columns) else 0
    for k, cell in enumerate(row):
        if cell is name or (k < label and not total):
            for m in cell.mentions:
                m.set_aside = NumberKind.RANK
            continue
        column = columns[_column_of(k, cells, block, header_size, offset)]
        _read_cell(
            cell,
            column,
            place,
            total and place is None,
            by_origin,
            discourse,
            FOREIGN if foreign else ALL,
        )


def _column_of(k: int, cells: Sequence[Cell], block: Block, header_size: int, offset: int) -> int:
    """Give the column of a cell; in a table set with spaces a missing cell shifts those behind it."""
    return k + offset


def _read_cell(
    cell: Sentence,
    column: Column,
    place: Place | None,
    total: bool,
    by_origin: bool | None,
    discourse: Discourse,
    everybody: str,
) -> None:
    counted = False
    for m in cell.mentions:
        remark = m.set_aside is NumberKind.NARROWER_GROUP and m.head is Head.NONE and m.at == 0
        if (m.set_aside is not None and m.set_aside is not NumberKind.PRONOUN and not remark) or (
            m.zero and not m.alone
        ):
            continue
        if counted:
            m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a remark in a cell"
            continue
        if column.skip is not None:
            m.set_aside, m.reason = column.skip, "the column's header"
        elif column.measure is None:
            m.set_aside, m.reason = (
                NumberKind.NO_MEASURE,
                "neither header nor text says what is counted",
            )
        elif place is None and not total:
            m.set_aside, m.reason = NumberKind.NO_COUNTRY, "the row names no country"
        else:
            m.set_aside = None
            read_hedge(cell, m)
            _count(cell, m, column, place, by_origin, discourse, everybody)
        counted = True


def _count(
    cell: Sentence,
    m: Mention,
    column: Column,
    place: Place | None,
    by_origin: bool | None,
    discourse: Discourse,
    everybody: str = ALL,
) -> None:
    assert column.measure is not None
    measure = discourse.measures[column.measure]
    frame = discourse.frame(column.measure)
    origin_side = (
        names_are_origins(discourse, measure, place.code if place else None)
        if by_origin is None
        else by_origin
    )
    code = everybody if place is None else place.code
    as_of = (
        column.as_of
        if column.dated
        else discourse.dates.section or frame.as_of or discourse.dates.status
    ) or None
    rule = "table dated" if column.dated else "table"
    if origin_side:
        where = (frame.place or discourse.overview.event_place) if measure.place else None
        found = Reading(m, cell, column.measure, where, code, as_of, rule)
    else:
        foreign = (
            frame.axis == "origin"
            and discourse.counted.totals.get(column.measure, (None, None))[1] == FOREIGN
        )
        origin = frame.origin or (FOREIGN if foreign else None)
        found = Reading(
            m, cell, column.measure, code if measure.place else None, origin, as_of, rule
        )
    discourse.add(found)


def read_inline(s: Sentence, discourse: Discourse) -> bool:
    """Read a table that has lost its lines: "Country Deaths Cases CHINA 12 18 EGYPT 6 14 IRAQ 2 2".

    Three or more names, each followed by the same number of figures, two at least. False: it is none.
    """
    rows = _inline_rows(s)
    if len(rows) < 3:
        return False
    width = len(rows[0][1])
    first = rows[0][0].first if rows[0][0] is not None else rows[0][1][0].at
    said = [
        str(c)
        for t in s.tokens[:first]
        for k, c in t.classes.items()
        if k in ("measure.events", "measure.people", "measure.said", "measure.headers")
    ]
    measures = list(dict.fromkeys(said))[-width:]
    if len(measures) != width:
        return False
    columns = [Column(measure=discourse.meant(m), named=True) for m in measures]
    for place, mentions in rows:
        for m, column in zip(mentions, columns, strict=True):
            m.set_aside = None
            _count(s, m, column, place, None, discourse)
    listed = {id(m) for _, mentions in rows for m in mentions}
    for m in s.mentions:
        if id(m) not in listed:
            m.set_aside = m.set_aside or NumberKind.NO_COUNTRY
    return True


def _inline_rows(s: Sentence) -> list[tuple[Place | None, list[Mention]]]:
    at = {m.at: m for m in s.mentions if m.number.cls is NumberClass.CARDINAL}
    names = {p.last: p for p in s.places if p.form is Form.NAME}
    rows: list[tuple[Place | None, list[Mention]]] = []
    i = 0
    while i < len(s.tokens):
        total = "grammar.every_country" in s.tokens[i].classes or s.tokens[i].low in _TOTAL
        if i not in names and not total:
            i += 1
            continue
        j = i + 1
        figures = []
        while j in at:
            figures.append(at[j])
            j += 1
        if len(figures) >= 2 and (not rows or len(rows[0][1]) == len(figures)):
            rows.append((None if total else names[i], figures))
        i = max(j, i + 1)
    return rows
