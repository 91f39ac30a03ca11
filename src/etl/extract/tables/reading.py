"""Cells of a table, each given as a sentence -> readings: what each row, or column, is about.

Where a table's cells are is for `blocks`, what its columns count for `columns`; a caption speaks
through the discourse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from etl.extract.discourse import ALL, FOREIGN, Axis, Discourse, Header, is_country
from etl.extract.discourse.areas import AREA
from etl.extract.discourse.wording import among
from etl.extract.numbers import NumberClass
from etl.extract.places import Form
from etl.extract.sentence import Mention, Sentence
from etl.extract.tables.aligning import places_of_cells
from etl.extract.tables.cells import Column, Subject, read_cell, says_total, says_whole
from etl.extract.tables.columns import measures_of, read_columns, skip_years
from etl.extract.tables.sums import skip_sums, take_sum
from schemas.codes import NumberKind

Row: TypeAlias = Sequence[Sentence]

_LEAD = 3
"""Sentences before a table that may say what its rows are."""
_INSIDE = frozenset(["in", "from"])
"""Prepositions before the country in which those of a row are, or which they leave."""
_TWO = 2
_FEW = 3
"""Rows that make a list."""
_GROUP = 3
"""Words that name the countries listed so far: "All seven states"."""
_REST = frozenset(("other", "others", "rest", "remaining", "unknown"))
"""What the row of all countries that are not listed begins with."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table is set."""

    columns: Sequence[Column]
    label: int
    """The column with the names of the rows."""
    by_origin: bool | None
    """The names say whose people they are; None where the header does not tell."""


def read_table(rows: Sequence[Row], d: Discourse) -> None:
    """Read a table into the discourse's readings; what is no count is set aside in its cell."""
    rows = _names_first(_unfolded(rows))
    if _read_turned(rows, d):
        return
    size = _header_size(rows)
    header, body = rows[:size], rows[size:]
    label = _label_column(body)
    header = _header_above(d, header, body)
    if label is None:
        for m in (m for row in rows for cell in row for m in cell.mentions):
            m.set_aside = m.set_aside or NumberKind.NO_COUNTRY
        return
    if not header and len(body[0]) > label:
        _take_label_of_all(d, body[0][label])
    _take_measure_that_fits(d, [cell for row in body for cell in row[label + 1 :]])
    columns = read_columns(d, header, max(len(row) for row in rows), label)
    skip_years(columns, body)
    skip_sums(columns, body, label)
    take_sum(columns, body, label, d.about)
    _share_frame(d, columns[label + 1 :])
    by_origin = _by_origin(header, label)
    if by_origin is None and any("by_nationality" in s.lists for s in d.seen[-_LEAD:]):
        by_origin = True
    if by_origin is None and _lists_own_place(d, columns[label + 1 :], header, body, label):
        by_origin = False
        for code in {c.measure for c in columns[label + 1 :] if c.measure is not None}:
            d.frame(code).axis = d.frame(code).place = None
    layout = _Layout(columns, label, by_origin)
    if by_origin is False:
        _turn_to_hosts(d, columns[label + 1 :])
    full = max(body, key=len)
    listed = 0
    for row in body:
        if len(row) > label:
            _read_row(d, row, full, layout, listed)
            listed += bool(_name_cell(row, label).places)
    told = {c.measure for c in columns[label + 1 :] if c.measure is not None and c.skip is None}
    if d.measure is None and len(told) == 1:
        d.measure = told.pop()


def _header_above(d: Discourse, header: Sequence[Row], body: Sequence[Row]) -> Sequence[Row]:
    """Give a table its header, or that of the one above, of which headings only part it."""
    told, since = d.header, d.seen[d.header.seen :]
    width = max((len(row) for row in body), default=0)
    if not header and width == told.width and all(s.heading and not s.mentions for s in since):
        header = told.rows
    d.header = Header(header, width, len(d.seen))
    return header


def _take_measure_that_fits(d: Discourse, cells: Sequence[Sentence]) -> None:
    """Leave a measure whose total a part would exceed: "127,350 cases; 38 died. Peru | 30,692"."""
    totals: dict[str, int] = {}
    for r in d.recalled:
        if not is_country(r.place):
            totals[r.measure] = max(totals.get(r.measure, 0), int(r.mention.number.value))
    if d.measure not in totals or len(totals) < _TWO:
        return
    figures = (m.number.value for cell in cells for m in cell.mentions if _is_figure(cell, m))
    largest = max(figures, default=0)
    fitting = [code for code, total in totals.items() if total >= largest]
    if d.measure not in fitting and len(fitting) == 1:
        d.measure = fitting[0]


def _take_label_of_all(d: Discourse, name: Sentence) -> None:
    """Take what the first row says instead of a header: "Jailed in Peru, all nationalities"."""
    said = {d.meant(code) for code in measures_of(d, name.tokens)}
    if len(said) != 1 or not says_total(name.tokens):
        return
    (code,) = said
    d.measure = d.measure or code
    where = _where_all_are(name)
    if where is not None and d.measures[code].nationality:
        d.frame(code).by_origin(where)


def _where_all_are(name: Sentence) -> str | None:
    """Give the country of which a row tells all nationalities: "Jailed in Peru, all origins"."""
    named = [p for p in name.places if p.form is Form.NAME]
    inside = len(named) == 1 and named[0].prep in _INSIDE and bool(name.measures)
    peoples = "all nationalities" in name.words or "by_nationality" in name.lists
    return named[0].code if inside and peoples and says_total(name.tokens) else None


def _turn_to_hosts(d: Discourse, columns: Sequence[Column]) -> None:
    """Go on with the one people counted so far in a table of the countries where they are."""
    for code in {c.measure for c in columns if c.measure is not None and c.skip is None}:
        told = {r.origin for r in d.recalled if r.measure == code}
        one_people = len(told) == 1 and is_country(min(told, key=str))
        if one_people and d.frame(code).axis is not Axis.PLACE:
            d.frame(code).by_place(told.pop())


def _share_frame(d: Discourse, columns: Sequence[Column]) -> None:
    """Break all measures of a table down as the one that the text says it of."""
    codes = [c.measure for c in columns if c.measure is not None and c.skip is None]
    rules = [d.measures[code] for code in dict.fromkeys(codes)]
    frames = [d.frame(r.code) for r in rules if r.nationality]
    known = next((f for f in frames if f.axis is Axis.ORIGIN and f.place is not None), None)
    abroad = next((f for f in frames if f.axis is Axis.PLACE and is_country(f.origin)), None)
    for frame in frames:
        if known is not None and frame.axis is None:
            frame.by_origin(known.place)
        elif known is None and abroad is not None and frame.axis is None:
            frame.by_place(abroad.origin)


def _unfolded(rows: Sequence[Row]) -> Sequence[Row]:
    """Give one row for each name of a table set in two halves: "Nation Troops Nation Troops"."""
    header = [[t.low for t in cell.tokens] for cell in rows[0]]
    half = len(header) // 2
    if half < 2 or len(header) != 2 * half or header[:half] != header[half:] or not header[0]:
        return rows
    halves = [row[part : part + half] for part in (0, half) for row in rows[1:]]
    return [rows[0][:half], *(row for row in halves if row)]


def _names_first(rows: Sequence[Row]) -> Sequence[Row]:
    """Turn the rows "97 | Peru" round; not those of a ranking, "1 | Peru"."""
    body = [row for row in rows if len(row) == 2 and row[0].mentions]
    named = [row for row in body if row[1].places or says_whole(row[1].tokens)]
    told = any(m.number.cls is not NumberClass.ZERO for row in named for m in row[1].mentions)
    if told or not named or len(named) < len(body) or any(row[0].places for row in rows):
        return rows
    values = [row[0].mentions[0].number.value for row in named]
    ranks = [*range(1, len(values) + 1)]
    return rows if values == ranks else [row[::-1] for row in rows]


def _read_turned(rows: Sequence[Row], d: Discourse) -> bool:
    """Read a table that names countries in its header and dates in its first column.

    False: it is set the other way, and nothing was read.
    """
    header = rows[0] if rows else ()
    body = [row for row in rows[1:] if row and any(t.date is not None for t in row[0].tokens)]
    subjects = [_subject_of_column(cell) for cell in header]
    named = sum(subject.place is not None for subject in subjects)
    if named < 2 or len(body) < 2 or len(body) < len(rows) - 2 or d.about is None:
        return False
    for row in body:
        when = next(t.date for t in row[0].tokens if t.date is not None)
        column = Column(measure=d.about, as_of=when.as_of, dated=True)
        shift = len(header) - len(row)
        for k, cell in enumerate(row[1:], start=1 + shift):
            read_cell(d, cell, column, subjects[k] if 0 <= k < len(header) else Subject(None))
    return True


def _subject_of_column(cell: Sentence) -> Subject:
    """Give the country that a header names, or all together."""
    if cell.places and cell.places[0].form is not Form.WITHIN:
        return Subject(cell.places[0])
    return Subject(None, total=says_whole(cell.tokens))


def _header_size(rows: Sequence[Row]) -> int:
    """Give how many rows, three at most, come before the first with a name and a number."""
    for size, row in enumerate(rows[:3]):
        numbered = any(_is_figure(cell, m) for cell in row for m in cell.mentions)
        named = any(c.places for c in row[:2])
        if numbered and (named or len(row) == 1 or says_total(row[0].tokens)):
            return size
    return min(3, len(rows))


def _is_figure(cell: Sentence, m: Mention) -> bool:
    """Tell whether a number is a figure, not "no", the mark "(1)" of a column, or a date."""
    mark = len(cell.tokens) <= 3 and cell.tokens[0].low == "("
    aside = "(" in [t.low for t in cell.tokens[m.at + 1 : m.at + 3]]  # "12+ (2020: 14)"
    dated = any(t.date is not None for t in (cell.tokens[: m.at] if aside else cell.tokens))
    return m.number.cls is not NumberClass.ZERO and not mark and not dated


def _label_column(body: Sequence[Row]) -> int | None:
    """Give the column in which most rows have their first name; None where no column has two."""
    first = (_first_named(row) for row in body)
    seen = Counter(k for k in first if k is not None)
    if not seen:
        return None
    best, n = seen.most_common(1)[0]
    return best if n >= 2 or n == len(body) else None


def _first_named(row: Row) -> int | None:
    """Give the first cell with a country; with a region, if there is none: "Europe | Chad | 97"."""
    named = [k for k, cell in enumerate(row) if cell.places]
    lands = (k for k in named if row[k].places[0].form is not Form.REGION)
    return next(lands, named[0] if named else None)


def _by_origin(header: Sequence[Row], label: int) -> bool | None:
    """Tell what the header says of the names below it: whose people, or where they are."""
    for row in header:
        if label < len(row) and "origin_header" in row[label].lists:
            return True
        if label < len(row) and "place_header" in row[label].lists:
            return False
    return None


def _lists_own_place(
    d: Discourse, columns: Sequence[Column], header: Sequence[Row], body: Sequence[Row], label: int
) -> bool:
    """Tell whether a list headed "Country" has the very country where the people are held to be."""
    cells = [row[label] for row in header if label < len(row)]
    if not any(among(cell.tokens, "grammar.countries") for cell in cells):
        return False
    codes = {c.measure for c in columns if c.measure is not None and c.skip is None}
    where = {d.frame(code).place for code in codes if d.frame(code).axis is Axis.ORIGIN}
    names = [row[label].places[0] for row in body if label < len(row) and row[label].places]
    return any(p.form is Form.NAME and p.code in where for p in names) and len(names) >= _FEW


def _read_row(d: Discourse, row: Row, full: Row, layout: _Layout, listed: int) -> None:
    """Read the cells of a row behind its name; those before it are ranks, except for a total.

    `full` is a row with all cells, `listed` how many rows before it name a country.
    """
    name = _name_cell(row, layout.label)
    foreign = among(name.tokens, "grammar.foreign")
    words = " ".join(t.low for t in name.tokens).split()
    rest = any(word in _REST for word in words[: 1 + (words[:1] == ["all"])])  # "All other"
    group = _group_of(name, listed)
    total = (foreign or says_whole(name.tokens) or group is not None) and not rest
    place = name.places[0] if name.places and _where_all_are(name) is None else None
    everybody = group or (FOREIGN if foreign else ALL)
    subject = Subject(place, total and place is None, layout.by_origin, everybody)
    for k, cell in zip(places_of_cells(row, full, len(layout.columns)), row, strict=True):
        if cell is name or (k < layout.label and not total):
            for m in cell.mentions:
                m.set_aside = NumberKind.RANK
        elif len(name.places) > 1 and cell.has("grammar.each"):
            for each in name.places:  # "Fiji, Hungary, Latvia | 1 each"
                one = Subject(each, False, layout.by_origin, everybody)
                read_cell(d, cell, layout.columns[k], one)
        else:
            read_cell(d, cell, layout.columns[k], subject)


def _group_of(name: Sentence, listed: int) -> str | None:
    """Give the countries listed so far as an area: "All seven", "The region" below so many."""
    words = [t.low for t in name.tokens if t.low.isalnum()]
    short = len(words) <= _GROUP
    counted = short and any(m.number.value == listed for m in name.mentions)
    counted = counted or (short and not name.mentions and "area" in name.lists)
    if name.places or listed < _FEW or not counted or not _REST.isdisjoint(words):
        return None
    return AREA + " ".join(words)


def _name_cell(row: Row, label: int) -> Sentence:
    """Give the cell that names the row: that of the column of names, or one filled before it."""
    name = row[label]
    if name.places:
        return name
    return next((cell for cell in row[:label] if cell.tokens), name)
