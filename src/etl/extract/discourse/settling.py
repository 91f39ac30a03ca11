"""All readings -> those that say where or whose, with what only the whole text tells filled in.

Nothing is read here; no reading is added.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.dates import DateKind
from etl.extract.discourse.likelihood import drop_unlikely
from etl.extract.discourse.peoples import foreigners
from etl.extract.discourse.scopes import settle_areas, settle_left_out
from etl.extract.discourse.state import ALL, FOREIGN, Discourse, Reading, Side, is_country

_HEAD = 3
"""Sentences that head a text."""
_AMONG = 4
"""Tokens of "among the at least"."""


def finish(d: Discourse) -> list[Reading]:
    """Settle origins and dates; give the readings that have a place or an origin, in order."""
    _settle_origins(d)
    _settle_foreigners(d)
    settle_left_out(d)
    settle_areas(d)
    _part_changes(d)
    days = _days_told(d)
    for r in d.counted.readings:
        _settle_date(d, r, days)
    drop_unlikely(d)
    return [r for r in d.counted.readings if r.place is not None or r.origin is not None]


def _settle_origins(d: Discourse) -> None:
    """Tell everybody together (ALL) from no nationality at all (None).

    A measure that the text breaks down by nationality has all of them where none is said.
    """
    codes: dict[tuple[str, Side], set[str]] = {}
    told: dict[str, set[Side]] = {}
    for r in d.counted.readings:
        told.setdefault(r.measure, set()).add(r.place)
        if r.origin is not None and is_country(r.origin):
            codes.setdefault((r.measure, r.place), set()).add(r.origin)
    parted = {key for key, found in codes.items() if len(found) >= 2}
    measures = {measure for measure, _ in parted}
    places = {place for measure, place in parted if d.measures[measure].event or place is None}
    events = any(d.measures[m].event or not d.measures[m].place for m in measures)
    wholes = _wholes(d)
    everywhere = {r.measure for r in d.counted.readings if r.mention.every}
    for r in d.counted.readings:
        rule = d.measures[r.measure]
        anywhere = rule.hosted or rule.by_origin or not is_country(r.place)
        same = (r.measure, r.place) in parted or (anywhere and r.measure in measures)
        there = r.place in places and len(told[r.measure]) == 1  # the dead are; so are the injured
        befell = rule.event or (rule.leaving and events)  # and so are those saved
        everybody = same or (befell and there) or not rule.place or id(r) in wholes
        if r.origin is None and everybody:
            r.origin = ALL
        elif r.origin == ALL and not events and not everybody:
            r.origin = None
        nowhere = told[r.measure] <= {ALL, None} and not parted.isdisjoint(
            {(r.measure, None), (r.measure, ALL)}
        )
        if rule.event and r.origin is not None and nowhere:
            # "52 drowned: 31 Swedes, 21 Danes", of whom nobody says where; or "worldwide"
            r.place = ALL if r.measure in everywhere else None


def _wholes(d: Discourse) -> set[int]:
    """Give the readings, by id, of which the same sentence tells whose people a part is.

    "Eight people died in Peru, five of them Danes"; "Five Danes are among the eight dead".
    """
    own = {(r.measure, r.place) for r in d.counted.readings if r.origin == r.place}
    named: set[tuple[int, str, Side]] = set()
    parts: set[tuple[int, str, Side]] = set()
    wholes: set[int] = set()
    for r in d.counted.readings:
        key = (id(r.sentence), r.measure, r.place)
        if _tells_people(r, own):
            named.add(key)
        elif key in named and _are_among(r):
            wholes.add(id(r))
    for r in reversed(d.counted.readings):
        key = (id(r.sentence), r.measure, r.place)
        if r.mention.of_them and _tells_people(r, own):
            parts.add(key)
        elif key in parts:
            wholes.add(id(r))
    return wholes


def _tells_people(r: Reading, own: set[tuple[str, Side]]) -> bool:
    """Tell whether a reading has a people; foreigners beside nationals (`own`) are none."""
    if r.origin == FOREIGN:
        return (r.measure, r.place) not in own
    return r.origin not in (None, ALL)


def _are_among(r: Reading) -> bool:
    """As in "Five Danes are among the eight dead"."""
    before = r.sentence.tokens[max(0, r.mention.at - _AMONG) : r.mention.at]
    return any(t.low == "among" for t in before)


def _settle_foreigners(d: Discourse) -> None:
    """Give a table's total to foreigners where "Foreign inmates in Peru" heads the text.

    Not where its own people are listed too, or where the foreigners have a number of their own.
    """
    if not any(foreigners(s) for s in d.seen[:_HEAD]):
        return
    own = {(r.measure, r.place) for r in d.counted.readings if r.origin == r.place}
    told = {(r.measure, r.place, r.as_of) for r in d.counted.readings if r.origin == FOREIGN}
    for r in d.counted.readings:
        total = r.origin == ALL and r.rule.startswith("table") and is_country(r.place)
        among = (r.measure, r.place) in own or (r.measure, r.place, r.as_of) in told
        if total and not among:
            r.origin = FOREIGN


def _part_changes(d: Discourse) -> None:
    """Take the date from the first number of "fell from 97 to 90", which is an earlier one's."""
    for first, second in pairwise(d.counted.readings):
        same = (first.measure, first.place, first.origin) == (
            second.measure,
            second.place,
            second.origin,
        )
        changed = second.rule == "changed" and first.sentence is second.sentence and same
        if changed and first.mention.date is None and first.as_of == second.as_of:
            first.as_of = None


def _days_told(d: Discourse) -> dict[tuple[str, str], set[str]]:
    """Give the days for which the text states a measure, by the measure and their year or month."""
    days: dict[tuple[str, str], set[str]] = {}
    for r in d.counted.readings:
        if r.as_of is not None and len(r.as_of) == 10 and r.rule != "table dated":
            for length in (4, 7):
                days.setdefault((r.measure, r.as_of[:length]), set()).add(r.as_of)
    return days


def _settle_date(d: Discourse, r: Reading, days: dict[tuple[str, str], set[str]]) -> None:
    """Give a yearly figure its day, and an undated one the date of the whole text."""
    if r.as_of is not None:
        told = days.get((r.measure, r.as_of), set())
        if r.rule == "table dated" and d.measures[r.measure].stock and len(told) == 1:
            r.as_of = min(told)  # "... 8,214 on 30 June 2024", and a column "2024"
            return
        if len(r.as_of) == 4 and d.dates.day is not None and d.measures[r.measure].stock:
            r.as_of += d.dates.day
        return
    own = r.mention.date
    open_date = own is None or (own.as_of is None and own.kind is DateKind.RELATIVE)
    if open_date and r.rule != "table dated":
        r.as_of = d.dates.note
