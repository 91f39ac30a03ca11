"""Sentences in order -> readings: each number with its measure, place, origin and date filled in.

The chain only. What a text has said once holds until it says something else.
"""

from __future__ import annotations

from etl.extract.dates import DateKind
from etl.extract.discourse.admission import admit
from etl.extract.discourse.peoples import names_of, peoples_of
from etl.extract.discourse.periods import take_dates
from etl.extract.discourse.rejection import keep_topic
from etl.extract.discourse.state import ALL, Discourse, Reading
from etl.extract.discourse.subjects import take_frame, take_question
from etl.extract.places import Form
from etl.extract.sentence.mentions import Sentence
from schemas.codes import NumberKind


def read(d: Discourse, s: Sentence) -> None:
    """Read one sentence and keep what it says."""
    d.seen.append(s)
    d.tokens = s.tokens
    if s.first_in_block:
        d.block_place = None
    d.quoted = d.text[max(0, s.start - 2) : s.start].strip() == ">"
    take_frame(d, s)
    take_dates(d, s)
    take_question(d, s)
    before = len(d.readings)
    if s.first_in_block and not s.item:
        d.topic = None
    if any("grammar.animal" in t.classes for t in s.tokens) and not d.readings and s.mentions:
        d.beasts = True
    if d.asked_narrow and s.mentions:
        d.topic = NumberKind.NARROWER_GROUP
    d.asked_narrow = s.question and any("grammar.narrow" in t.classes for t in s.tokens)
    if (
        len(d.seen) > 3
        and s.first_in_block
        and not s.mentions
        and s.places
        and s.places[0].first == 0
        and s.places[0].form in (Form.WITHIN, Form.SEAT)
        and len(s.tokens) <= s.places[-1].last + 2
        and not s.heading
    ):
        d.topic = NumberKind.NARROWER_GROUP
    if any(
        "grammar.narrow" in t.classes and "grammar.person" not in t.classes for t in s.tokens[:2]
    ) and not any(m.people for m in s.mentions):
        d.topic = NumberKind.NARROWER_GROUP
    for m in s.mentions:
        if m.set_aside is None:
            admit(d, s, m)
        d.previous = m
    keep_topic(d, s, before)
    if s.first_in_block:
        d.block_measured = False
    if len(d.readings) > before:
        d.beasts = False
        d.last_seen = len(d.seen)
        if not (s.item and d.block_measured):
            d.measure = d.readings[before].measure
        d.block_measured = True
    for p in s.places:
        if p.form in (Form.NAME, Form.SEAT) or p.form is Form.ADJECTIVE and (p.site or p.owns):
            d.last_place = p.code
        if len(p.code) == 3 and p.form is not Form.PEOPLE:
            d.recent = [*d.recent[-19:], p.code]
    peoples = peoples_of(s)
    d.mentioned |= peoples
    if len(peoples) > 1:  # "speaks Spanish ... how many Venezuelans": the plural is a people
        peoples = {
            p.code
            for p in s.places
            if p.form is Form.PEOPLE and s.tokens[p.first].low.endswith("s")
        }
    if len(peoples) == 1:
        d.last_people = next(iter(peoples))
    if s.mentions or s.question or len(s.tokens) <= 5 and names_of(s):
        found = [p.code for p in names_of(s)]
        d.asked_place = (
            found[0]
            if (s.question or len(s.tokens) <= 5) and len(found) == 1 and not s.mentions
            else None
        )
    found = sorted(peoples_of(s))
    d.asked_people = (
        found[0]
        if s.question and len(found) == 1 and len(s.tokens) <= 5 and not s.mentions
        else None
    )
    d.asked = s.question and any(t.low == "many" for t in s.tokens) or d.asked and not s.mentions


def finish(d: Discourse) -> list[Reading]:
    """Settle what only the whole text tells: everybody together, or no nationality at all."""
    codes: dict[str, set[str]] = {}
    for r in d.readings:
        if r.origin is not None and len(r.origin) == 3 and r.origin not in (ALL,):
            codes.setdefault(r.measure, set()).add(r.origin)
    parted = {m for m, found in codes.items() if len(found) >= 2 or d.by_nationality}
    events = any(d.measures[m].event or not d.measures[m].place for m in parted)
    for r in d.readings:
        if r.origin is None and (r.measure in parted or events and d.measures[r.measure].event):
            r.origin = ALL
        elif r.origin == ALL and r.measure not in parted and not events:
            r.origin = None
    for r in d.readings:
        if (
            r.as_of is not None
            and len(r.as_of) == 4
            and d.status_day is not None
            and d.measures[r.measure].stock
        ):
            r.as_of += d.status_day
        if (
            r.as_of is None
            and d.status_date is not None
            and (
                r.mention.date is None
                or r.mention.date.as_of is None
                and r.mention.date.kind is DateKind.RELATIVE
            )
            and r.rule != "table dated"
        ):
            r.as_of = d.status_date
    return [r for r in d.readings if r.place is not None or r.origin is not None]
