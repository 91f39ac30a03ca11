"""Names that stand with a number -> place or origin.

A side that no name tells is for `filling`.
"""

from __future__ import annotations

from etl.extract.discourse.state import Discourse, Frame
from etl.extract.discourse.subjects import names_are_origins
from etl.extract.discourse.survey import INSIDE
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention
from etl.vocabulary import Measure
from schemas.codes import NumberKind

HOSTED = frozenset(("displaced",))


def sides_of(
    d: Discourse, m: Mention, measure: str, frame: Frame
) -> tuple[list[str | None], list[str | None]]:
    origins: list[str | None] = list(dict.fromkeys(m.people))
    places: list[str | None] = []
    rule = d.measures[measure]
    if (
        m.people_from
        and measure == "released"
        and frame.axis == "place"
        and m.people != [frame.origin]
    ):
        origins, places = [], list(origins)
    if m.zero and len(m.places) > 1:
        m.joint = False
    if m.joint and m.places:
        words = d.text[d.tokens[m.places[0].first].start : d.tokens[m.places[-1].last].end]
        (places if _is_place(d, m.places[0], m, rule, frame) else origins).append("REGION:" + words)
        return origins, places
    if m.home:
        origins.append(frame.place or d.event_place)
    for p in m.places:
        if p.agency and (m.every or m.people == [p.code] or p.code == frame.origin):
            continue
        if (
            p.code == frame.origin
            and frame.axis == "place"
            and p.form is Form.NAME
            and p.code not in d.mentioned
            and not m.right
            and m.head is not Head.NONE
        ):
            frame.axis, frame.origin, frame.place = (
                None,
                None,
                p.code,
            )  # the text begins with its own country
            places.append(p.code)
            continue
        if (
            p.code == frame.origin
            and frame.axis == "place"
            and not p.site
            and not m.foreign
            and p.prep not in INSIDE
            and p.prep != "outside"
            and not m.people
        ):
            continue  # "the Pentagon's own count": who counts, not where
        if p.prep == "to" and (p.code in m.people or p.code == frame.origin):
            continue  # "brought back to Spain"
        if p.form is Form.SEAT and frame.axis == "origin" and p.code == frame.place and m.direct:
            m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
            return origins, places
        if p.form is Form.SEAT and d.city_list and m.direct:
            m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
            return origins, places
        d.city_list = p.form is Form.WITHIN and m.direct
        if p.form is Form.WITHIN and p.strict:
            m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
            return origins, places
        if p.form is Form.WITHIN:
            if rule.event or not rule.place:
                continue
            m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a place inside a country"
            return origins, places
        if _is_place(d, p, m, rule, frame):
            places.append(code_of(p))
        else:
            origins.append(code_of(p))
    return list(dict.fromkeys(origins)), list(dict.fromkeys(places))


def _is_place(d: Discourse, p: Place, m: Mention, rule: Measure, frame: Frame) -> bool:
    if p.form is Form.PEOPLE and m.right:
        return False
    if p.site or p.prep in INSIDE or p.prep == "outside" or m.people or m.foreign:
        return True
    if p.form in (Form.PEOPLE, Form.ADJECTIVE):
        return frame.axis == "place" and frame.origin is not None and p.code != frame.origin
    if p.prep == "from" and p.code != frame.place:
        return rule.code == "released" and frame.axis != "origin" or frame.axis == "place"
    itself = p.last + 1 < len(d.tokens) and d.tokens[p.last + 1].low == "itself"
    if p.agency or p.prep == "from" and p.code == frame.place and not itself:
        return True
    if (
        p.form is Form.NAME
        and p.prep is None
        and not m.right
        and not m.direct
        and m.head is Head.MEASURE
        and rule.code in HOSTED
        and not m.each
    ):
        return True  # "Croatia had 12,872 asylum applicants"
    return parallel(d, p, m) or not names_are_origins(d, rule, p.code)


def parallel(d: Discourse, p: Place, m: Mention) -> bool:
    """ "Jamaica holds 14 British nationals and Barbados two": the second name stands where the first did."""
    last = d.readings[-1] if d.readings else None
    if (
        last is None
        or last.sentence is not d.seen[-1]
        or m.right
        or m.head is not Head.NONE
        or p.form is not Form.NAME
    ):
        return False
    named = [q for q in last.mention.places if q.form is Form.NAME]
    return (
        bool(last.mention.people and named)
        and not last.mention.right
        and last.place == named[0].code
    )


def code_of(p: Place) -> str:
    if p.prep == "outside":
        return f"NOT:{p.code}" if len(p.code) == 3 else "REGION:outside " + p.code[7:]
    return p.code
