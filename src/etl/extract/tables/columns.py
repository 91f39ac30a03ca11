"""The header of a table, and the text before it -> what each column counts.

What a row is about is for `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.extract.beside import plural_thing
from etl.extract.discourse import Discourse, note_of
from etl.extract.discourse.peoples import peoples_of
from etl.extract.discourse.wording import among, spoken
from etl.extract.numbers import Number
from etl.extract.sentence import HELD, Sentence
from etl.extract.tables.cells import Column, says_total
from etl.extract.tables.crossing import cross
from etl.extract.tokens import Token
from schemas.codes import NumberKind

_UNSURE = frozenset(
    ("measure.weak", "measure.sites", "measure.open", "measure.close", "measure.before")
)
"""Classes of words that name no measure in a header."""
_SIGNS = frozenset(["+", "/", "-", "−", "–", "±", "%", "(", ")"])
"""What heads a column of changes: "+/-"."""
_WOMEN = frozenset(["f", "w"])
"""Letters that head a column of women, beside one of men."""
_BRIEF = frozenset(["days", "hours", "week", "weeks", "fortnight"])
_LEGEND = 6
"""So many sentences before a table may explain its columns."""
_LABEL = 8
"""Tokens of "Second figure, after the slash:"."""
_OLDEST = 100
"""Years that somebody may be old."""
_TWO = 2
_MARK = re.compile(r"\(([0-9]{1,2}|[a-z])\)")


def read_columns(
    d: Discourse, header: Sequence[Sequence[Sentence]], width: int, label: int
) -> list[Column]:
    """Give the `width` columns of a table; `label` is the one with the names of the rows."""
    columns = [Column() for _ in range(width)]
    for row in header:
        shift = max(0, width - len(row))
        for cell, column in zip(row, columns[shift:], strict=False):
            _read_header(d, cell, column)
    _skip_sexes(columns, header)
    cross(columns, header, label, d.about)
    values = columns[label + 1 :]
    if header and not any(c.named or c.dated or c.skip for c in values):
        _read_legend(d, header[-1][-len(values) :], values)
    if not header and len(values) > 1:
        _read_lead(d, values)
    for c in values:
        if c.maybe_part and any(o.named and o is not c for o in values):
            c.skip = NumberKind.NARROWER_GROUP  # "Police" beside "Troops"; not by itself
    if columns[label].as_of is not None and not any(c.dated for c in values):
        for c in values:  # "Nation, 30 June 2021 | Troops"
            c.dated, c.as_of = True, columns[label].as_of
    named = sum(c.measure is not None for c in values)
    years = sum(c.dated for c in values) >= 2
    states = {c.measure for c in values if c.named and not c.event}
    for c in values:
        if c.event and c.measure in states and d.measures[c.measure or ""].stock:
            c.skip = NumberKind.OTHER_THING  # "Death sentences" beside "Under sentence of death"
    of_names = _measure_of_names(d, header, label) if d.about is None and not named else None
    _skip_things(values, named)
    _skip_listed(d, values)
    parted = any(c.skip is NumberKind.NARROWER_GROUP for c in values) and not named
    first_part = next((k for k, c in enumerate(values) if c.part), len(values))
    for k, c in enumerate(values):
        if c.skip is not None:
            continue
        if k > first_part and c.worded and not (c.named or c.dated):
            c.skip = NumberKind.NARROWER_GROUP  # "Cases", "Of which drugs", "Final"
        if parted and c.worded and not c.dated:
            c.skip = NumberKind.NARROWER_GROUP  # "Transfer sought" beside "Dual nationals"
        if years and c.worded and not c.dated and not c.named:
            c.skip = NumberKind.OTHER_THING  # "Source", "Row" beside the years
        elif c.measure is None and named and (c.thing or not c.dated) and not c.named and header:
            c.skip = NumberKind.OTHER_THING  # "Ships", "Raids 2020" beside "Deaths"
        elif c.measure is None:
            before = next((o.measure for o in reversed(values[:k]) if o.named), None)
            year = c.as_of is not None and len(c.as_of) == 4  # "Executions 2018", "2019"
            c.measure = d.about or of_names or (before if year else None)
    return columns


def _skip_sexes(columns: Sequence[Column], header: Sequence[Sequence[Sentence]]) -> None:
    """Set aside the men and the women of "M | F | Together", "Total | w | m"."""
    for row in header:
        letters = [cell.tokens[0].low if cell.tokens else "" for cell in row]
        if "m" not in letters or _WOMEN.isdisjoint(letters):
            continue
        for letter, column in zip(letters, columns[len(columns) - len(row) :], strict=False):
            if letter == "m" or letter in _WOMEN:
                column.skip = NumberKind.NARROWER_GROUP


def _skip_things(columns: Sequence[Column], named: int) -> None:
    """Set aside what a table counts that has no people: "Beds | Kits", "Doses | Used"."""
    worded = [c for c in columns if c.worded and c.skip is None]
    none = all((c.thing or c.done) and not c.dated for c in worded)
    if len(worded) < _TWO or named or not none or not any(c.thing for c in worded):
        return
    for c in worded:
        c.skip = NumberKind.OTHER_THING


def _skip_listed(d: Discourse, columns: Sequence[Column]) -> None:
    """Set aside what a heading says is listed below: "New cases this week"."""
    if d.aside.topic is None or any(c.named or c.dated for c in columns):
        return
    for c in columns:
        c.skip = c.skip or d.aside.topic


def _measure_of_names(d: Discourse, header: Sequence[Sequence[Sentence]], label: int) -> str | None:
    """Give what the header of the names says is counted: "Contingent", "Prisoners from"."""
    cells = (row[label] for row in header if label < len(row))
    said = {d.meant(code) for cell in cells for code in measures_of(d, cell.tokens)}
    return said.pop() if len(said) == 1 else None


def _read_header(d: Discourse, cell: Sentence, column: Column) -> None:
    """Read one cell of the header into its column; a header may have several rows."""
    column.worded = column.worded or any(t.low.isalpha() for t in cell.tokens)
    column.part = column.part or any(t.low == "of which" for t in cell.tokens)
    skip = _why_no_count(cell.tokens)
    if skip is NumberKind.NARROWER_GROUP and _heads_measure(d, cell):
        skip, column.maybe_part = None, True
    if skip is not None:
        column.skip = skip
        return
    measures = measures_of(d, cell.tokens)
    dates = [t.date for t in cell.tokens if t.date is not None]
    mark = _MARK.match("".join(t.low for t in cell.tokens[:3]))
    if mark is not None:
        note = note_of(d, mark.group(1))
        measures, dates = measures or note.measures, dates or note.dates
    if measures:
        told = _what_befell(d, measures)
        told = _done_to(d, told, cell)
        held = told == "in_custody" and "held" in " ".join(t.low for t in cell.tokens)
        column.measure, column.named = d.meant(HELD if held else told), True
        column.event = among(cell.tokens, "measure.events")
        column.whole = len(set(measures)) > 1
        peoples = peoples_of(cell)
        if len(peoples) == 1 and d.measures[column.measure].nationality:
            d.frame(column.measure).by_place(next(iter(peoples)))  # "Canadians in prison"
    elif says_total(cell.tokens) or "people_header" in cell.lists:
        column.measure, column.named = d.about, True
        column.whole = says_total(cell.tokens)
    else:
        column.thing = any(map(plural_thing, cell.tokens)) or among(cell.tokens, "grammar.unit")
        column.done = len(cell.tokens) == 1 and cell.tokens[0].low.endswith("ed")
    year = cell.mentions[0].number if len(cell.tokens) == 1 and cell.mentions else None
    if not dates and year is not None and is_year(year):
        column.dated, column.as_of = True, str(year.value)
    for date in dates:
        column.dated = True
        if date.since:
            column.as_of = None
        elif date.as_of is not None:
            column.as_of = date.as_of


def _what_befell(d: Discourse, measures: Sequence[str]) -> str:
    """Give the measure of "Crew kidnapped", "Migrants jailed": what befell those people."""
    first = d.measures[measures[0]]
    if first.place and not first.hosted:
        return measures[0]
    return next((code for code in measures if code != first.code), first.code)


def _done_to(d: Discourse, told: str, cell: Sentence) -> str:
    """Give what is done to the "Prisoners" of a table headed "Under sentence of death"."""
    rule = d.measures.get(d.about or "")
    people = not among(cell.tokens, "measure.said", "measure.sites", "measure.events")
    if rule is None or not people or not d.measures[told].stock:
        return told
    return rule.code if rule.act and rule.stock else told


def _heads_measure(d: Discourse, cell: Sentence) -> bool:
    """Tell whether a trade heads the measure of the text: "Police", in one on a mission."""
    said = {str(t.classes.get("measure.headers")) for t in cell.tokens} - {"None"}
    return bool(said) and said <= {d.measure, d.overview.topic}


def _read_legend(d: Discourse, cells: Sequence[Sentence], columns: Sequence[Column]) -> None:
    """Read what explains columns that are headed by letters: "A: arrests", "First figure: ..."."""
    letters = ["".join(t.low for t in cell.tokens) for cell in cells]
    if any(len(letter) != 1 for letter in letters):
        return
    nth = 0
    for s in d.seen[-_LEGEND:]:
        colon = next((k for k, t in enumerate(s.tokens[:4]) if t.low in (":", "=")), None)
        if colon is None:
            continue
        if s.tokens[colon - 1].low in letters:
            _read_header(d, s, columns[letters.index(s.tokens[colon - 1].low)])
        elif spoken(s.tokens[:1], "nth") and nth < len(columns):
            _read_header(d, s, columns[nth])
            nth += 1


def _read_lead(d: Discourse, columns: Sequence[Column]) -> None:
    """Read the columns of a table without a header from the sentence before it.

    "Executed in 2020 / 2021 / 2022" above three columns; "that of 2020 standing first" above two,
    where the text counts in two years; "By country: cases / deaths".
    """
    tokens = d.seen[-1].tokens if d.seen else ()
    said = [t.date.as_of for t in tokens if t.date is not None and t.date.as_of is not None]
    if len(said) == 1 and len(columns) == _TWO and any(t.low == "first" for t in tokens):
        others = {r.as_of for r in d.recalled if r.measure == d.measure and r.as_of} - {said[0]}
        said += sorted(others)
    if len(said) == len(columns) == len(set(said)):
        for column, as_of in zip(columns, said, strict=True):
            column.dated = True
            column.as_of = as_of + said[0][4:] if len(as_of) == 4 else as_of  # "end of 2019, 2020"
        return
    told = _header_in_prose(d, len(columns)) or _told_in_order(d)
    if len(told) == len(columns):
        for column, s in zip(columns, told, strict=True):
            _read_header(d, s, column)
        return
    measures = list(dict.fromkeys(measures_of(d, tokens)))
    if len(measures) == len(columns):
        for column, measure in zip(columns, measures, strict=True):
            column.measure, column.named = d.meant(measure), True


def _header_in_prose(d: Discourse, width: int) -> list[Sentence]:
    """Give the headers that the sentence before a table names: "Country, cases, deaths."."""
    s = d.seen[-1] if d.seen else None
    if s is None or not among(s.tokens, "grammar.countries") or any(m.said for m in s.mentions):
        return []
    cuts = [k for k, t in enumerate(s.tokens) if t.low == ","]
    parts = [s.tokens[a + 1 : b] for a, b in pairwise([-1, *cuts, len(s.tokens)])]
    if len(parts) != width + 1 or not among(parts[0], "grammar.countries"):
        return []
    headers = [
        Sentence(s.start, s.end, part, places=[], mentions=[], measures=[]) for part in parts[1:]
    ]
    return headers if measures_of(d, parts[1]) else []


def _told_in_order(d: Discourse) -> list[Sentence]:
    """Give what explains the figures of each row, in their order.

    "First figure: the jailed. Second figure, in italics: the freed"; or behind the table "(Before
    the stroke: the jailed. After it: the freed)".
    """
    told = []
    for s in (*d.seen[-_LEGEND:], *d.ahead[:_LEGEND]):
        if d.text.find(":", s.start, s.end) < 0 or any(m.set_aside is None for m in s.mentions):
            continue
        colon = next((k for k, t in enumerate(s.tokens[:_LABEL]) if t.low == ":"), 0)
        label = s.tokens[:colon]
        if spoken(label[:1], "nth") or spoken(label, "figure_side"):
            told.append(s)
    return [s for s in told if measures_of(d, s.tokens)]


def measures_of(d: Discourse, tokens: Sequence[Token]) -> list[str]:
    """Give the measures that words name surely, in order."""
    return [
        str(code)
        for t in tokens
        for kind, code in t.classes.items()
        if kind.startswith("measure.") and kind not in _UNSURE and code not in d.silent
    ]


def _why_no_count(tokens: Sequence[Token]) -> NumberKind | None:
    """Tell why the numbers under a header are no counts, or None where they may be."""
    if spoken(tokens, "rank_header"):
        return NumberKind.RANK
    part = any(t.low == "of which" for t in tokens)
    if part or among(tokens, "grammar.percent", "grammar.rate") or spoken(tokens, "share_header"):
        return NumberKind.PERCENT
    if tokens and all(t.low in _SIGNS for t in tokens):
        return NumberKind.CHANGE
    if among(tokens, "grammar.animal") or spoken(tokens[:2], "papers") or _befell_things(tokens):
        return NumberKind.OTHER_THING  # "Passports lost"
    if spoken(tokens[:2], "asked_header"):
        return NumberKind.OTHER_THING  # "Asked", beside what they answered
    if among(tokens, "grammar.narrow", "grammar.narrowing") or _is_part(tokens) or _is_age(tokens):
        return NumberKind.NARROWER_GROUP
    if _is_recent(tokens):
        return NumberKind.CHANGE
    if among(tokens, "grammar.money_after", "grammar.money_before"):
        return NumberKind.MONEY
    if among(tokens, "grammar.forecast"):
        return NumberKind.FORECAST
    return None


def _is_age(tokens: Sequence[Token]) -> bool:
    """As in "Under 5 (2024)", "Over 60"."""
    return any(
        t.low in ("under", "over", "aged") and n.number is not None and n.number.value <= _OLDEST
        for t, n in pairwise(tokens)
    )


def _befell_things(tokens: Sequence[Token]) -> bool:
    """As in "Homes lost", "Bridges lost or damaged": what befell no people."""
    words = [t for t in tokens if t.low.isalpha()]
    befell = among(words[1:2], "measure.said", "measure.weak")
    return befell and (plural_thing(words[0]) or among(words[:1], "grammar.unit"))


def _is_recent(tokens: Sequence[Token]) -> bool:
    """As in "Last 7 days", "Past 24 hours": what was added of late."""
    words = " ".join(t.low for t in tokens).split()
    opens = words[:1] in (["last"], ["past"], ["previous"])
    return opens and not _BRIEF.isdisjoint(words)


def _is_part(tokens: Sequence[Token]) -> bool:
    """As in "of whom lived abroad", "of the cases, nurses"; not "of whom died": another measure."""
    opens = tokens[0].low if tokens else ""
    said = [any(kind.startswith("measure.") for kind in t.classes) for t in tokens]
    at = next((k for k, t in enumerate(tokens) if t.low == "among"), 0)
    if at and not any(said[:at]):
        return True  # "Nurses among the dead"; not "Deaths among the cases"
    if opens == "of":
        return sum(said) == 1 and not said[-1]
    return opens in ("of whom", "of them", "of these") and not any(said)


def skip_years(columns: Sequence[Column], body: Sequence[Sequence[Sentence]]) -> None:
    """Set aside a column of nothing but years: "Last execution"."""
    for k, column in enumerate(columns):
        cells = [row[k] for row in body if k < len(row) and row[k].mentions]
        years = sum(
            any(t.date is not None for t in c.tokens[: c.mentions[0].at])
            or is_year(c.mentions[0].number)
            for c in cells
        )
        if not column.dated and years >= 3 and years == len(cells):
            column.skip = NumberKind.YEAR


def is_year(number: Number) -> bool:
    """Tell whether a number looks like a year."""
    return number.end - number.start == 4 and 1800 <= number.value <= 2100
