"""A number of a sentence -> readings, or the reason why it is none.

The chain and the last test; each side of a count has a module of its own.
"""

from __future__ import annotations

from etl.extract.discourse.filling import fill, inherited
from etl.extract.discourse.measuring import measure_for
from etl.extract.discourse.memory import remember
from etl.extract.discourse.periods import bracket_date, period_of
from etl.extract.discourse.pointers import BEING, opens_section, pointed_at
from etl.extract.discourse.rejection import CARRIED, antecedent, goes_with_rejected
from etl.extract.discourse.sides import sides_of
from etl.extract.discourse.state import ALL, Discourse, Frame, Reading, measure_meant
from etl.extract.sentence.heads import plural_thing
from etl.extract.sentence.mentions import Head, Mention, Sentence
from schemas.codes import NumberKind


def admit(d: Discourse, s: Sentence, m: Mention) -> None:
    if goes_with_rejected(d, s, m):
        return
    if d.asked_people is not None and m is s.mentions[0] and not m.people and not m.places:
        m.people = [d.asked_people]
    if any("grammar.rest" in t.classes for t in s.tokens[m.at : m.head_end + 6]):
        d.rest = next((p.code for p in reversed(s.places) if len(p.code) == 3), d.last_place)
        m.places = []
    previous = antecedent(d, s, m)
    if previous is not None and previous.depth > m.depth:
        previous = None
    if d.beasts and m.head is Head.NONE and not m.people and not m.foreign:
        m.set_aside, m.reason, m.carries = NumberKind.OTHER_THING, "counts animals", True
        return
    if (
        d.topic is not None
        and m.head is Head.NONE
        and not m.said
        and not m.people
        and (not m.date or d.topic is NumberKind.NARROWER_GROUP)
    ):
        m.set_aside, m.reason, m.carries = d.topic, "goes on with what was counted before", True
        return
    if previous is not None and previous.set_aside in CARRIED and not m.people:
        parallel = m.zero and m.at - previous.head_end <= 4
        listed = previous.carries and (
            bool(previous.places) or not m.places or previous.set_aside is NumberKind.RATE
        )
        if (
            m.of_them
            or m.head is Head.NONE
            and not m.said
            and (listed or parallel and previous.carries)
        ):
            m.set_aside, m.reason, m.carries = previous.set_aside, previous.reason, True
            return
    beside = s.tokens[max(0, m.at - 1) : m.at + 2]
    if (
        any("grammar.of_whom" in t.classes for t in beside)
        and m.head is Head.NONE
        and not (m.said or m.places or m.people or m.foreign or m.weak or m.date)
    ):
        m.set_aside, m.reason, m.carries = (
            NumberKind.NARROWER_GROUP,
            "some of those counted before",
            True,
        )
        return
    measure = measure_for(d, m)
    if measure is None:
        m.set_aside, m.reason = NumberKind.NO_MEASURE, "nothing says what the people have in common"
        return
    frame = d.frame(measure)
    if not is_count(d, s, m, frame):
        return
    origins, places = sides_of(d, m, measure, frame)
    if m.set_aside is not None:
        return
    as_of = period_of(d, m, frame, d.measures[measure])
    rule = m.rule or (
        "each"
        if m.each
        else "right"
        if m.right
        else "left"
        if m.places
        else "people"
        if m.people
        else "total"
    )
    pairs = inherited(d, s, m, measure, origins, places)
    told = bool(origins)
    if not pairs:
        fill(d, s, m, measure, frame, origins, places)
        pairs = [(place, origin) for place in places for origin in origins]
    for place, origin in pairs:
        if origin == place and not told:
            origin = None
        if origin is not None and place == f"NOT:{origin}":
            place = ALL
        d.add(Reading(m, s, measure, place, origin, as_of, rule))
    remember(d, m, measure, frame, pairs, as_of)


def is_count(d: Discourse, s: Sentence, m: Mention, frame: Frame) -> bool:
    bound = (
        bool(m.places or m.people or m.home)
        or m.head is Head.NONE
        and m.totalish
        and pointed_at(d, s, m) is not None
    )
    if m.zero:
        named = m.alone or m.head is not Head.NONE
        if s.tokens[m.at].low in ("nobody", "no one") and not m.said and not m.direct:
            bound = False
        if m.alone and d.asked_place is not None and m is s.mentions[0]:
            return True
        if m.alone and m.said and d.block_place is not None:
            return True
        if (bound and named or m.alone and m.date is not None and m.at <= 3) and not s.question:
            return True
        m.set_aside, m.reason = NumberKind.PRONOUN, "no statement of zero"
        return False
    if m.head in (Head.MEASURE, Head.EVENT) or m.foreign or bound:
        return True
    if m.head in (Head.PERSON, Head.TRADE) and (
        m.said or (m.measure or m.later or m.weak) and (m.every or m.totalish)
    ):
        return True
    if m.head is Head.PERSON and s.tokens[0].low == "it" and m.totalish and d.measure is not None:
        return True  # "It came to 2,217 persons"
    if m.head is Head.PERSON and d.measure in m.weak and d.frame(d.measure or "").place is not None:
        return True
    if (
        m.head is Head.PERSON
        and (m.measure or m.later)
        and not d.measures[measure_meant(d, m.measure or m.later or "")].place
        and m is next((o for o in s.mentions if o.set_aside is None), None)
    ):
        return True
    if m.head is Head.NONE and (m.totalish or m.every or m.said or is_dated(d, s, m)):
        return True
    if (
        m.head is Head.NONE
        and m is s.mentions[0]
        and (d.asked or d.asked_place is not None or opens_section(d, s, m))
    ):
        return True
    if (
        m.at >= 2
        and (s.tokens[m.at - 2].low, s.tokens[m.at - 1].low) in (("up", "from"), ("down", "from"))
        and d.readings
        and d.readings[-1].sentence is s
    ):
        m.rule = "compared"
        return True
    if m.depth and d.readings and d.readings[-1].sentence is s and bracket_date(d, s) is not None:
        m.rule = "brackets"
        return True
    m.set_aside, m.reason = NumberKind.NO_COUNTRY, "no country and no total is said with it"
    return False


def is_dated(d: Discourse, s: Sentence, m: Mention) -> bool:
    """Tell whether a bare number is a figure for a date: "2012: 71,723", "in 2022 it had been 90"."""
    if m.date is None or m.number.value <= 1:
        return False
    if m.rule == "respectively":
        return True
    if 0 <= m.number.start - m.date.end <= 3 or 0 <= m.date.cue_start - m.number.end <= 3:
        return True
    before = s.tokens[max(0, m.at - 6) : m.at]
    if any(
        plural_thing(t) or "grammar.unit" in t.classes for t in s.tokens[max(0, m.at - 8) : m.at]
    ):
        return False
    return (
        any(t.low in BEING for t in before)
        or m.at + 1 < len(s.tokens)
        and s.tokens[m.at + 1].low == "did"
    )
