"""Clause -> shares of a total and changes over time: what is said in per cent or as a fraction.

Ranks have no figures and are read by `ranks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.extract.claims.clauses import Clause, Cue, Said, hedge, of_country
from etl.extract.numbers import NumberClass
from etl.extract.places import Form, Place
from etl.extract.tokens import Token
from schemas.codes import ClaimKind, Qualifier
from schemas.records import Count

_WHOLE = (
    *("measure.people", "measure.said", "measure.events", "grammar.person", "grammar.foreign"),
    *("grammar.of_whom", "grammar.every_country", "place.people", "place.adjectives"),
)
"""Words that a whole may be named by: "of all Indians jailed abroad"."""
_PEOPLE = ("measure.people", "measure.events", "measure.said", "grammar.person")
Share = tuple[Count, int, int]
"""The count that is a part of the total, and the span of the words that name it."""


class Figure(NamedTuple):
    """A percentage or fraction; `first` and `last` are the indexes of its tokens, hedge and all."""

    first: int
    last: int
    value: float
    value_high: float | None
    qualifier: Qualifier


def shares(clause: Clause) -> Iterator[Said]:
    """Give what part of the total one country has, in per cent."""
    if not clause.named("claim.share"):
        return
    for figure in _figures(clause.tokens):
        found = _apposed(clause, figure) or _made_up(clause, figure) or _of_all(clause, figure)
        if found is None or clause.told.unsettled(found[0]):
            continue
        count, start, end = found
        first, last = clause.tokens[figure.first], clause.tokens[figure.last]
        start, end = min(start, first.start), max(end, last.end)
        yield _said(ClaimKind.SHARE, count, "of the total", start, end, figure)


def changes(clause: Clause) -> Iterator[Said]:
    """Give by how many per cent a number is up or down (negative) since a date."""
    if clause.named("claim.change"):
        for figure in _figures(clause.tokens):
            way = _direction(clause, figure)
            if way is not None:
                sign = 1.0 if way.value == "up" else -1.0
                start = min(way.start, clause.tokens[figure.first].start)
                end = max(way.end, clause.tokens[figure.last].end)
                yield from _change(clause, start, end, _signed(figure, sign))
    for cue in clause.named("claim.multiplied"):
        i = clause.at(cue.start)
        figure = Figure(i, i, float(str(cue.value)), None, hedge(clause.tokens, i)[0])
        yield from _change(clause, cue.start, cue.end, figure)


def _said(
    kind: ClaimKind, count: Count, relation: str, start: int, end: int, figure: Figure
) -> Said:
    value = round(figure.value, 1)
    high = None if figure.value_high is None else round(figure.value_high, 1)
    return Said(kind, count, relation, start, end, value, high, figure.qualifier)


def _figures(tokens: Sequence[Token]) -> Iterator[Figure]:
    for i, token in enumerate(tokens):
        number = token.number
        if number is None:
            continue
        follows = tokens[i + 1] if i + 1 < len(tokens) else None
        if number.cls is NumberClass.FRACTION and 0 < number.value < 1:
            last, factor = i, 100.0
        elif follows is not None and "grammar.percent" in follows.classes:
            last, factor = i + 1, 1.0
        else:
            continue
        qualifier, first = hedge(tokens, i)
        high = None if number.value_high is None else number.value_high * factor
        if high is not None:
            qualifier = Qualifier.RANGE
        yield Figure(first, last, number.value * factor, high, qualifier)


def _apposed(clause: Clause, figure: Figure) -> Share | None:
    """As in "1,209 of them, or more than 70 per cent", "76,181 Britons (87.2%)"."""
    i = figure.first - 1
    while i >= 0 and clause.tokens[i].low in clause.listed("apposed"):
        i -= 1
    if i < 1 or clause.tokens[i].low not in ("(", ",") or not _closed(clause, figure):
        return None
    mark = clause.tokens[i].start
    count = next((c for c in reversed(clause.counts) if c.start < mark), None)
    if count is None or not of_country(count) or count.origin == "ALL":
        return None
    first = clause.at(count.start)
    if any(t.low in ("of", "among") for t in clause.tokens[max(0, first - 2) : first]):
        return None  # "one of the 97, or 1 per cent"
    between = clause.tokens[clause.at(count.end) : i]
    if len(between) > 6 or any(
        t.number or not (t.classes or t.low in clause.listed("plain")) for t in between
    ):
        return None
    return count, count.start, count.end


def _made_up(clause: Clause, figure: Figure) -> Share | None:
    """As in "Moroccans, 1,022 in number, make up 9.6 per cent of all inmates"."""
    opens = clause.tokens[figure.first].start
    cue = next(
        (c for c in clause.named("claim.making_up") if clause.at(c.end) == figure.first), None
    )
    before = clause.between(clause.tokens[0].start, opens)
    if cue is None or len(before) != 1 or not _closed(clause, figure):
        return None
    place = before[0]
    start, end = clause.span(place)
    if not _one_country(clause, place):
        return None
    told = [c for c in clause.counts if start - 20 <= c.start < opens and of_country(c)]
    if told:
        about = told[-1] if place.code in (told[-1].place, told[-1].origin) else None
    else:
        about = clause.elsewhere({place.code})
    return None if about is None else (about, min(start, about.start) if told else start, end)


def _of_all(clause: Clause, figure: Figure) -> Share | None:
    """As in "Half of all Bangladeshis jailed abroad are in Saudi Arabia"."""
    i = figure.last + 1
    if figure.first > 0 or i >= len(clause.tokens) or not clause.tokens[i].low.startswith("of"):
        return None
    opens = clause.tokens[i].start
    place = next(
        (p for p in clause.places if p.first > i and p.prep in ("in", "from") and p.first > 1), None
    )
    if place is None or not _one_country(clause, place):
        return None
    between = clause.tokens[i : place.first]
    if any(
        t.low not in clause.listed("plain")
        and t.number is None
        and not any(k in t.classes for k in _WHOLE)
        for t in between
    ):
        return None
    after = clause.tokens[place.last + 1 : place.last + 2]
    if any(t.low not in clause.listed("closers") for t in after):
        return None
    start, end = clause.span(place)
    codes = {p.code for p in clause.between(opens, start)} | {place.code}
    here = [c for c in clause.counts if of_country(c) and codes <= {c.place, c.origin}]
    count = here[0] if here else clause.elsewhere(codes)
    return None if count is None else (count, start, end)


def _closed(clause: Clause, figure: Figure) -> bool:
    """Tell whether no words follow that say what a figure is a share of, or only all of them."""
    if figure.last + 1 >= len(clause.tokens):
        return True
    after = clause.tokens[figure.last + 1]
    whole = [c for c in clause.named("claim.of_all") if c.start == after.start]
    if not whole:
        return after.low in clause.listed("closers")
    rest = clause.tokens[clause.at(whole[0].end) :]
    named = next((t for t in rest if not any(k in t.classes for k in _PEOPLE)), None)
    return named is None or named.low in clause.listed("closers")


def _one_country(clause: Clause, place: Place) -> bool:
    alone = sum(p.group == place.group for p in clause.places) == 1
    return alone and place.form not in (Form.REGION, Form.WITHIN)


def _direction(clause: Clause, figure: Figure) -> Cue | None:
    """Give the word that says whether a figure is one of more or of fewer."""
    first, last = clause.tokens[figure.first].start, clause.tokens[figure.last].end
    for cue in clause.named("claim.change"):
        low = clause.text[cue.start : cue.end].lower()
        if cue.start >= last and clause.at(cue.start) == figure.last + 1:
            return cue if low in clause.listed("behind") and _ended(clause, cue) else None
        between = clause.tokens[clause.at(cue.end) : figure.first]
        ahead = cue.end <= first and len(between) <= 5 and low not in clause.listed("compared")
        if ahead and all(t.low in clause.listed("leading") or t.number for t in between):
            return cue
    return None


def _ended(clause: Clause, cue: Cue) -> bool:
    """Tell "9 per cent more than in 2012" from "9 per cent more women"."""
    after = clause.tokens[clause.at(cue.end) :][:1]
    plain = clause.listed("closers") | {"than", "on", "the", "that"}
    return all(t.low in plain or t.date is not None or t.low.endswith(" than") for t in after)


def _signed(figure: Figure, sign: float) -> Figure:
    ends = [sign * v for v in (figure.value, figure.value_high) if v is not None]
    return figure._replace(value=min(ends), value_high=max(ends) if len(ends) > 1 else None)


def _change(clause: Clause, start: int, end: int, figure: Figure) -> Iterator[Said]:
    count = _changed(clause, start, end)
    if count is None:
        return
    what = (count.measure, count.place, count.origin)
    around = clause.told.between(clause.before[0], clause.sentence[1])
    told = [count, *(c for c in around if (c.measure, c.place, c.origin) == what)]
    now = max(told, key=lambda c: c.as_of or "9")
    if clause.told.unsettled(now):
        return
    earlier = sorted(c.as_of for c in told if c.as_of and c.as_of != now.as_of)
    dates = [
        t.date.as_of
        for t in clause.tokens
        if t.date is not None and t.start >= start and t.date.as_of and t.date.as_of != now.as_of
    ]
    since = [d for d in (*earlier[-1:], *dates) if now.as_of is None or d < now.as_of]
    relation = f"since {since[0] if since else 'the date before'}"
    yield _said(ClaimKind.CHANGE, now, relation, start, end, figure)


def _changed(clause: Clause, start: int, end: int) -> Count | None:
    """Give the count that a change is said of: right before it, behind "to", or just told."""
    before = [c for c in clause.counts if c.start < start]
    if before:
        return before[-1] if _set_off(clause, before[-1], start) else None
    for count in clause.counts:
        i = clause.at(count.start)
        ahead = clause.tokens[hedge(clause.tokens, i)[1] - 1] if i else None
        if count.start >= end and ahead is not None and ahead.low == "to":
            return count
    just = clause.told.between(*clause.before)
    same = {(c.measure, c.place, c.origin) for c in just}
    pointed = clause.tokens[0].low in ("that", "this", "which", "it")
    return just[-1] if pointed and len(same) == 1 and not clause.counts else None


def _set_off(clause: Clause, count: Count, start: int) -> bool:
    """Tell whether only a comma, bracket or dash stands before a change said of a count."""
    between = list(clause.tokens[clause.at(count.end) : clause.at(start)])
    others = any(t.number is not None or t.low == "and" for t in between)
    if len(between) > 14 or others or clause.narrow(count.end, start):
        return False
    while between and between[-1].low in clause.listed("apposed"):
        between.pop()
    return not between or between[-1].low in ("(", ",", "–", "—", "-")
