"""A heading, question or lead -> whose people, where and what the numbers behind it are about.

Numbers are for `admission`.
"""

from __future__ import annotations

from etl.extract.dates import DateSpan
from etl.extract.discourse.peoples import measures_said, peoples_of
from etl.extract.discourse.periods import is_past
from etl.extract.discourse.state import ACTS, ALL, FOREIGN, Discourse, measure_meant
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


def take_frame(d: Discourse, s: Sentence) -> None:
    """Take over whose people, where and what from words that come without a number."""
    strong = [c for c in measures_said(d, s)]
    live = [m for m in s.mentions if m.set_aside is None]
    names = [p for p in s.places if p.form is Form.NAME]
    if (
        s.first_in_block
        and not s.mentions
        and names
        and names[0].first == 0
        and len(s.tokens) <= names[0].last + 3
    ):
        d.section_place = names[0].code
        if not s.heading:
            d.block_place = names[0].code
        for code in {d.measure or "", *(c for c in d.frames if d.frames[c].axis == "origin")}:
            if code in d.frames and d.frames[code].axis == "origin":
                d.frames[code].place = names[0].code
    if (
        d.measure is not None
        and (s.question or s.heading or s.tokens[-1].low == ":")
        and any(t.low in ("nationality", "nationalities", "citizenship") for t in s.tokens)
    ):
        frame = d.frame(d.measure)
        where = frame.place or next(
            (
                r.place
                for r in reversed(d.readings)
                if r.measure == d.measure and r.place and len(r.place) == 3 and r.place != ALL
            ),
            None,
        )
        if (
            where is not None
            and frame.axis is None
            or frame.axis == "origin"
            and frame.place is None
        ):
            frame.axis, frame.place = "origin", where
    if not strong:
        return
    every = any("grammar.every_country" in t.classes for t in s.tokens)
    peoples = peoples_of(s)
    foreign = any(
        "grammar.foreign" in t.classes and t.low not in ("foreign", "foreigner", "foreign national")
        for t in s.tokens
    )
    sites = {p.code for p in s.places if p.site or p.prep in INSIDE and p.form is Form.NAME}
    sites = sites or {p.code for p in s.places if p.prep in INSIDE and p.form is Form.REGION}
    nouns = {measure_meant(d, code) for _, kind, code in s.measures if kind in ("people", "events")}
    acts = [c for c in strong if c in ACTS]
    means = set(acts) if len(set(acts)) == 1 else set(strong)
    if d.measure in ACTS and any(
        code == d.measure for _, kind, code in s.measures if kind == "weak"
    ):
        means = {d.measure}
    if (
        d.measure is None
        and s.heading
        and not live
        and len(means) == 1
        and len(d.seen) <= 6
        and next(iter(means)) in ACTS
    ):
        d.measure = next(iter(means))
    persons = d.measure is None and any(
        "grammar.person" in t.classes
        or "grammar.trade" in t.classes
        or "region.people" in t.classes
        for t in s.tokens
    )
    if (
        (not live or s.heading)
        and len(means) == 1
        and (s.heading and nouns or peoples or foreign or every or persons)
    ):
        d.measure = next(iter(means))
    left = {p.code for p in s.places if p.prep == "from" and p.form is Form.NAME}
    for code in set(strong):
        frame = d.frame(code)
        if (
            code == "released"
            and (s.heading or s.first_in_block)
            and len(s.tokens) <= 12
            and not live
            and len(left) == 1
            and not peoples
        ):
            frame.place, frame.axis, frame.origin = next(iter(left)), "origin", None
            frame.as_of = next(
                (t.date.as_of for t in s.tokens if t.date is not None and is_past(d, t.date)), None
            )
            d.measure = code
        if len(peoples) == 1 and every and not foreign and d.measures[code].nationality:
            frame.origin, frame.axis = next(iter(peoples)), "place"
            if not live:
                d.totals[code] = (ALL, frame.origin)
        elif foreign and len(sites) == 1 and not every:
            frame.place, frame.axis, frame.origin = next(iter(sites)), "origin", None
            if not live:
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
    for s in d.seen:
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
