"""A heading, question or lead -> whose people, where and what the numbers behind it are about.

Numbers are for `admission`; the labels of columns and of answers "(a)" for `notes`.
"""

from __future__ import annotations

from etl.extract.discourse.notes import asks, note_of
from etl.extract.discourse.peoples import (
    INSIDE,
    abroad,
    are_parts,
    foreigners,
    measures_said,
    numbered,
    outside_own,
    peoples_of,
)
from etl.extract.discourse.periods import is_past
from etl.extract.discourse.sections import take_section
from etl.extract.discourse.state import ALL, FOREIGN, Axis, Discourse, is_country
from etl.extract.discourse.wording import counts_something, said_by, spoken
from etl.extract.places import Form
from etl.extract.sentence.mentions import Sentence
from etl.vocabulary import Measure
from schemas.codes import NumberKind

_ALONE = 3
"""Tokens of a label that has nothing but what befell people: "Missing", "Still missing:"."""
_SHORT = 8
"""Tokens of a question that is about nothing else than its measure."""
_LABEL = 30
"""Characters of a label that tells of those who are left: "Still there."."""
_TURNS = frozenset(("now", "then", "and", "next", "the"))
"""Words that a label begins with, by which a text turns to other numbers."""


def take_frame(d: Discourse, s: Sentence) -> None:
    """Take over whose people, where and what from words that come without a number."""
    take_section(d, s)
    _take_people(d, s)
    _take_home(d, s)
    _take_turn_to_origins(d, s)
    take_those_left(d, s)
    if (turned := _turns_to(s)) is not None:
        d.measure = d.meant(turned)
    strong = measures_said(d, s)
    plain = not strong and d.measure is not None  # "The lost plane" loses no people
    if not strong and (s.heading or s.question) and (foreigners(s) or peoples_of(s)):
        weak = (d.meant(code) for _, kind, code in s.measures if kind == "weak")
        strong = [code for code in weak if d.measures[code].place]  # "our Ukrainian guests"
    if strong:
        if not plain:
            _take_measure(d, s, strong)
        for code in dict.fromkeys(strong):
            _take_sides(d, s, code)
    elif d.measure is not None and (s.question or s.heading):
        _take_foreigners(d, s, d.measure)


def take_question(d: Discourse, s: Sentence) -> None:
    """Take up the question that a sentence beginning with "(1)" answers."""
    if not s.marker or asks(s):
        return
    note = note_of(d, s.marker)
    if not note.measures:
        return
    d.measure = d.meant(note.measures[0])
    d.question.how_many = True
    if note.dates and note.dates[0].as_of is not None:
        d.frame(d.measure).as_of = note.dates[0].as_of


def _take_people(d: Discourse, s: Sentence) -> None:
    """Turn to the people that a short sentence of its own names: "Then the Eritreans."."""
    if not s.first_in_block or s.question or s.mentions or s.measures or len(s.tokens) > _SHORT:
        return
    peoples = peoples_of(s)
    if len(peoples) != 1 or len(s.places) != 1:
        return
    for frame in d.frames.values():
        if frame.axis is Axis.PLACE:
            frame.origin = next(iter(peoples))


def _take_home(d: Discourse, s: Sentence) -> None:
    """Turn to those in the country whose people are abroad: "Chad is itself a host"."""
    home = s.places[0] if s.places else None
    if home is None or home.prep is not None or home.form is not Form.NAME or home.first > 1:
        return
    if all(t.low != "itself" for t in s.tokens[home.last + 1 : home.last + 3]):
        return
    for code, frame in d.frames.items():
        rule = d.measures[code]
        if frame.axis is Axis.PLACE and frame.origin == home.code and not rule.event:
            frame.by_origin(home.code)
            frame.origin = None


def _take_turn_to_origins(d: Discourse, s: Sentence) -> None:
    """Go on with the people of the place counted last, after "By nationality:"."""
    labelled = d.text.find(":", s.start, s.end) >= 0
    if d.measure is None or not (s.question or s.heading or labelled):
        return  # before its tokens are looked at: most sentences without numbers have none yet
    first = s.mentions[0].at if s.mentions else len(s.tokens)
    lead = s.tokens[:first]
    label = any(t.low == ":" for t in lead[-3:])  # "By nationality: Poland 40"
    opens = s.question or s.heading or label
    if not opens or not spoken(lead, "by_nationality"):
        return
    frame = d.frame(d.measure)
    told = (r.place for r in reversed(d.recalled) if r.measure == d.measure and is_country(r.place))
    where = frame.place or next(told, None)
    announced = s.first_in_block and spoken(s.tokens[:2], "by_nationality")
    if where is not None and (frame.axis is None or announced):
        frame.by_origin(where)
    elif frame.axis is Axis.ORIGIN and frame.place is None:
        frame.place = where


def _turns_to(s: Sentence) -> str | None:
    """Give the measure that "As to the injured, ..." turns to."""
    first = [t.low for t in s.tokens[:2]]
    if first not in (["as", "to"], ["as", "for"], ["as", "regards"]):
        return None
    said = (
        code for at, kind, code in s.measures if kind in ("people", "events", "said") and at <= 4
    )
    return next(said, None)


def take_those_left(d: Discourse, s: Sentence) -> None:
    """Turn from those let go to those held: "Still there." opens a paragraph, or heads it."""
    if not s.first_in_block or s.end - s.start > _LABEL or d.measure is None or s.mentions:
        return
    held = "hostages" if d.overview.hostages else "in_custody"
    let_go = d.measures[d.measure].leaving and not measures_said(d, s)
    if let_go and held in d.frames and spoken(s.tokens, "stays"):
        d.measure = held


def _take_measure(d: Discourse, s: Sentence, strong: list[str]) -> None:
    """Take the one measure that a heading, or a lead on some people, announces."""
    live = counts_something(s)
    acts = {code for code in strong if d.measures[code].act}
    means = acts if len(acts) == 1 else _befell(d, s, strong)
    if d.measure is not None and d.measures[d.measure].act:
        kept = any(code == d.measure for _, kind, code in s.measures if kind == "weak")
        means = {d.measure} if kept else means
    if len(means) != 1 or (live and not s.heading):
        return
    (one,) = means
    if s.heading and s.first_in_block and not live and d.counted.readings:
        d.measure = one  # "Who could be executed", over a section
    if _opens_with_act(d, s, one) or _announces(d, s):
        d.measure = one


def _befell(d: Discourse, s: Sentence, strong: list[str]) -> set[str]:
    """Give what befell guests: "Migrants arrested" is about arrests, "Refugees" about refugees."""
    said = {d.meant(code) for _, kind, code in s.measures if kind == "said"}
    guests = {code for code in strong if d.measures[code].hosted}
    befell = (said & set(strong)) - guests
    return befell if guests and befell else set(strong)


def _opens_with_act(d: Discourse, s: Sentence, code: str) -> bool:
    """Tell whether a headline says what was done: "Freed at last"."""
    headline = d.measure is None and s.heading and not counts_something(s) and len(d.seen) <= 6
    return headline and d.measures[code].act


def _announces(d: Discourse, s: Sentence) -> bool:
    """Tell whether a sentence speaks of people of whom numbers may follow."""
    story = s.mentions[0] if s.mentions else None
    if story is not None and story.at == 0 and story.set_aside is NumberKind.PRONOUN:
        return False  # "One of the Syrians has been released"
    nouns = any(kind in ("people", "events") for _, kind, _ in s.measures)
    first = next((t.low for t in s.tokens if t.low.isalpha()), "")  # behind "12.11 -"
    opens = first in _TURNS or s.tokens[-1].low == ":"
    label = opens and len(s.tokens) <= 5 and bool(d.counted.readings) and not counts_something(s)
    subject = any(
        (kind == "people" and at <= 4 and d.measures[code].event)
        or (kind == "events" and at <= 1 and spoken(s.tokens[at + 1 : at + 2], "subject_verb"))
        for at, kind, code in s.measures
    )
    at_those = _those(s)
    those = any(at == at_those + 1 for at, _, _ in s.measures)
    started = bool(d.counted.readings) or (those and d.measure is not None)
    turns = (subject or those) and started and not counts_something(s)
    parted = "broken_down" in s.lists or said_by(s.tokens, "by_country", "by_nationality")
    if parted and not counts_something(s):
        return True  # "... a breakdown of those on board.", "Deaths in Chad, by nation."
    befell = any(kind == "said" for _, kind, _ in s.measures)
    alone = befell and len(s.tokens) <= _ALONE and not s.mentions
    if befell and s.tokens[-1].low == ":" and not counts_something(s):
        return True  # "Nationalities aboard flight 97:"
    if alone or (nouns and (s.heading or label)) or ((nouns or those) and turns):
        return True  # "Missing", "Now the injured.", "Those missing come from 19 countries."
    if peoples_of(s) or foreigners(s) or abroad(s):
        return True
    if s.question and (len(s.tokens) <= _SHORT or any(t.low == "many" for t in s.tokens[:4])):
        return True  # "How many have been put to death?", "Is anybody on death row?"
    if d.measure is None and nouns and _is_caption(s):
        return True  # "Executions in 2022. Iran: 576"
    some = s.has("grammar.person", "grammar.trade", "region.people")
    return d.measure is None and some


def _is_caption(s: Sentence) -> bool:
    """As in "Executions in 2022.", "Prisoners by country.": a noun, and when or where."""
    named = {k for p in s.places for k in range(p.first, p.last + 1)}
    return not counts_something(s) and all(
        k in named or t.date is not None or not t.low.isalpha() or "function" in t.plain
        for k, t in enumerate(s.tokens[1:], 1)
    )


def _those(s: Sentence) -> int:
    """Give where "those" opens a sentence: "Those missing", "The number of those arrested"."""
    if s.tokens[0].low == "those":
        return 0
    at = next((k for k, t in enumerate(s.tokens[:3]) if t.low == "of those"), 0)
    return at if at and spoken(s.tokens[at - 1 : at], "tally") else len(s.tokens)


def _take_sides(d: Discourse, s: Sentence, code: str) -> None:
    """Take whose people, or which place, the numbers of a measure are about."""
    frame = d.frame(code)
    own = outside_own(s)
    peoples = peoples_of(s) if own is None else {own}
    _take_left(d, s, code)
    everywhere = abroad(s) or own is not None or (numbered(s) and not d.measures[code].event)
    everywhere = everywhere and not (foreigners(s) or are_parts(s))
    if len(peoples) == 1 and everywhere and d.measures[code].nationality:
        frame.by_place(next(iter(peoples)))
        if not counts_something(s):
            d.counted.totals[code] = (ALL, frame.origin)
    elif not abroad(s):
        _take_foreigners(d, s, code)


def _take_left(d: Discourse, s: Sentence, code: str) -> None:
    """Take where people were let go: "Freed from Libya, 3 May 2021"."""
    left = {p.code for p in s.places if p.prep == "from" and p.form is Form.NAME}
    label = (s.heading or s.first_in_block) and len(s.tokens) <= 12 and not counts_something(s)
    if not d.measures[code].leaving or not label or len(left) != 1 or peoples_of(s):
        return
    frame = d.frame(code)
    frame.by_origin(next(iter(left)))
    frame.origin = None
    dates = (t.date.as_of for t in s.tokens if t.date is not None and is_past(d, t.date))
    frame.as_of = next(dates, None)
    d.measure = code


def _take_foreigners(d: Discourse, s: Sentence, code: str) -> None:
    """Take the place of "the foreigners in Peru": the numbers behind are of peoples there."""
    sites = {p.code for p in s.places if p.site or (p.prep in INSIDE and p.form is Form.NAME)}
    sites = sites or {p.code for p in s.places if p.prep in INSIDE and p.form is Form.REGION}
    sites = sites or {p.code for p in s.places if p.form is Form.NAME and p.prep is None}
    if not foreigners(s) or len(sites) != 1:
        return
    frame = d.frame(code)
    frame.by_origin(next(iter(sites)))
    frame.origin = None
    if not counts_something(s):
        d.counted.totals[code] = (frame.place, FOREIGN)


def names_are_origins(d: Discourse, rule: Measure, code: str | None = None) -> bool:
    """Tell whether a bare country name says whose people they are, not where they are.

    `rule` is the measure counted; `code` the country, if one is meant.
    """
    frame = d.frame(rule.code)
    if frame.axis is None:
        return rule.nationality and not rule.place and d.overview.by_nationality
    if frame.axis is Axis.ORIGIN and code is not None and frame.place is not None:
        return not within(d, code, frame.place)
    return frame.axis is Axis.ORIGIN


def within(d: Discourse, code: str, region: str) -> bool:
    """Tell whether a country, or the region by another name, is a part of a region."""
    members = d.regions.get(region[7:].lower(), ())
    if code in members:
        return True
    same = d.regions.get(code[7:].lower()) == members
    return code.startswith("REGION:") and bool(members) and same
