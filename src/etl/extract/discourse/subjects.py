"""A heading, question or lead -> whose people, where and what the numbers behind it are about.

Numbers are for `admission`.
"""

from __future__ import annotations

from itertools import chain

from etl.extract.dates import DateSpan
from etl.extract.discourse.peoples import (
    abroad,
    foreigners,
    measures_said,
    names_of,
    numbered,
    peoples_of,
)
from etl.extract.discourse.periods import is_past
from etl.extract.discourse.state import ACTS, ALL, FOREIGN, RECALLED, Discourse, measure_meant
from etl.extract.discourse.survey import INSIDE
from etl.extract.places import Form
from etl.extract.sentence.mentions import Sentence
from etl.vocabulary import Measure


def take_question(d: Discourse, s: Sentence) -> None:
    """Take up the question that a sentence beginning with "(1)" answers."""
    if not s.marker or s.question:
        return
    measures, dates = column_note(d, s.marker)
    if measures:
        d.measure = measure_meant(d, measures[0])
        d.asked = True
        if dates and dates[0].as_of is not None:
            d.frame(d.measure).as_of = dates[0].as_of


_CITIZENSHIP = frozenset(("nationality", "nationalities", "citizenship"))
_SOME_PEOPLE = frozenset(("grammar.person", "grammar.trade", "region.people"))


def take_frame(d: Discourse, s: Sentence) -> None:
    """Take over whose people, where and what from words that come without a number."""
    _take_section(d, s)
    _take_turn_to_origins(d, s)
    if strong := measures_said(d, s):
        _take_measure(d, s, strong)
        for code in dict.fromkeys(strong):
            _take_sides(d, s, code)
    elif d.measure is not None and (s.question or s.heading):
        _take_foreigners(d, s, d.measure)


def _take_section(d: Discourse, s: Sentence) -> None:
    """A line with nothing but a country begins its section."""
    names = names_of(s)
    if not s.first_in_block or s.mentions or not names:
        return
    if names[0].first != 0 or len(s.tokens) > names[0].last + 3:
        return
    d.section_place = names[0].code
    if not s.heading:
        d.block_place = names[0].code
    for frame in d.frames.values():
        if frame.axis == "origin":
            frame.place = names[0].code


def _take_turn_to_origins(d: Discourse, s: Sentence) -> None:
    """ "By nationality:" goes on with the people of the place counted last."""
    opens = s.question or s.heading or s.tokens[-1].low == ":"
    if d.measure is None or not opens or not any(t.low in _CITIZENSHIP for t in s.tokens):
        return
    frame = d.frame(d.measure)
    told = (
        r.place
        for r in reversed(d.readings[-RECALLED:])
        if r.measure == d.measure and r.place and len(r.place) == 3 and r.place != ALL
    )
    where = frame.place or next(told, None)
    if where is not None and frame.axis is None or frame.axis == "origin" and frame.place is None:
        frame.axis, frame.place = "origin", where


def _take_measure(d: Discourse, s: Sentence, strong: list[str]) -> None:
    """Take the one measure that a heading, or a lead on some people, announces."""
    live = any(m.set_aside is None for m in s.mentions)
    acts = {c for c in strong if c in ACTS}
    means = acts if len(acts) == 1 else set(strong)
    if d.measure in ACTS and any(
        code == d.measure for _, kind, code in s.measures if kind == "weak"
    ):
        means = {d.measure}
    if len(means) != 1 or live and not s.heading:
        return
    (one,) = means
    early_act = d.measure is None and s.heading and not live and len(d.seen) <= 6 and one in ACTS
    nouns = any(kind in ("people", "events") for _, kind, _ in s.measures)
    some = d.measure is None and any(_SOME_PEOPLE & set(t.classes) for t in s.tokens)
    if early_act or s.heading and nouns or peoples_of(s) or foreigners(s) or abroad(s) or some:
        d.measure = one


def _take_sides(d: Discourse, s: Sentence, code: str) -> None:
    """Take whose people, or which place, the numbers of a measure are about."""
    frame = d.frame(code)
    live = any(m.set_aside is None for m in s.mentions)
    peoples = peoples_of(s)
    left = {p.code for p in s.places if p.prep == "from" and p.form is Form.NAME}
    label = (s.heading or s.first_in_block) and len(s.tokens) <= 12 and not live
    if code == "released" and label and len(left) == 1 and not peoples:
        frame.place, frame.axis, frame.origin = next(iter(left)), "origin", None
        dates = (t.date.as_of for t in s.tokens if t.date is not None and is_past(d, t.date))
        frame.as_of = next(dates, None)
        d.measure = code
    everywhere = abroad(s) or numbered(s) and not d.measures[code].event
    if len(peoples) == 1 and everywhere and not foreigners(s) and d.measures[code].nationality:
        frame.origin, frame.axis = next(iter(peoples)), "place"
        if not live:
            d.totals[code] = (ALL, frame.origin)
    elif not abroad(s):
        _take_foreigners(d, s, code)


def _take_foreigners(d: Discourse, s: Sentence, code: str) -> None:
    """ "The foreigners in Peru": the numbers behind are of peoples in one place."""
    sites = {p.code for p in s.places if p.site or p.prep in INSIDE and p.form is Form.NAME}
    sites = sites or {p.code for p in s.places if p.prep in INSIDE and p.form is Form.REGION}
    if not foreigners(s) or len(sites) != 1:
        return
    frame = d.frame(code)
    frame.place, frame.axis, frame.origin = next(iter(sites)), "origin", None
    if not any(m.set_aside is None for m in s.mentions):
        d.totals[code] = (frame.place, FOREIGN)


def names_are_origins(d: Discourse, rule: Measure, code: str | None = None) -> bool:
    """Tell whether a bare country name says whose people they are, not where they are."""
    frame = d.frame(rule.code)
    if (
        frame.axis == "origin"
        and code is not None
        and frame.place is not None
        and within(d, code, frame.place)
    ):
        return False
    if frame.axis is not None:
        return frame.axis == "origin"
    return rule.nationality and (rule.event or not rule.place) and d.by_nationality


def within(d: Discourse, code: str, region: str) -> bool:
    """Tell whether a country, or the region by another name, is a part of a region."""
    members = d.regions.get(region[7:].lower(), ())
    return (
        code in members
        or code.startswith("REGION:")
        and bool(members)
        and d.regions.get(code[7:].lower()) == members
    )


def column_note(d: Discourse, letter: str) -> tuple[list[str], list[DateSpan]]:
    """Give the measures and dates that the text says for a column "(a)" or "Column 1"."""
    for s in chain(d.seen[:RECALLED], d.seen[RECALLED:][-RECALLED:]):
        if s.marker == letter and s.question:
            found = [
                str(c)
                for t in s.tokens
                for k, c in t.classes.items()
                if k in ("measure.said", "measure.people", "measure.events")
            ]
            if found:
                return found, [t.date for t in s.tokens if t.date is not None]
        for i, t in enumerate(s.tokens):
            if (
                t.low == letter
                and i
                and (s.tokens[i - 1].low in ("(", "column"))
                or t.low == f"column {letter}"
            ):
                measures: list[str] = []
                dates: list[DateSpan] = []
                for u in s.tokens[i + 1 :]:
                    if u.low in (";", ".") or u.low == "(" and measures:
                        break
                    measures += [
                        str(c)
                        for k, c in u.classes.items()
                        if k in ("measure.said", "measure.people", "measure.events")
                    ]
                    if u.date is not None:
                        dates.append(u.date)
                if measures:
                    return measures, dates
    return [], []
