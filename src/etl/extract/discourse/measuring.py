"""A number and the text before it -> its measure.

A measure said in the same sentence was found by `sentence.measuring`.
"""

from __future__ import annotations

from etl.extract.discourse.state import RECALLED, Discourse, measure_meant
from etl.extract.sentence.mentions import HELD, Head, Mention


def measure_for(d: Discourse, m: Mention) -> str | None:
    said = measure_meant(d, m.measure) if m.measure is not None else None
    if said == "killed" and d.measure == "executed" and len(d.seen) - d.last_seen <= 1:
        said = "executed"  # "thirteen have been executed. Nine died in Singapore"
    if said is not None and m.said:
        return said
    if d.measure is not None and d.measure in m.weak:
        return d.measure
    if said is None and m.weak and d.measure not in m.weak:
        beside = any("measure.weak" in t.classes for t in d.tokens[m.at + 1 : m.at + 2])
        if m.head is Head.PEOPLE or m.head is Head.NONE and beside:
            told_of = [c for c in sorted(m.weak) if measure_meant(d, c) in d.told]
            if told_of:
                return told_of[0]
            if m.later in m.weak:
                return m.later
            if m.weak == {"displaced"}:
                return None
    spoken = (
        [
            c
            for at, kind, c in d.seen[-1].measures
            if kind == "weak" and at < m.at and measure_meant(d, c) in d.told
        ]
        if d.seen
        else []
    )
    if said is None and spoken and d.measure not in spoken:
        return measure_meant(d, spoken[-1])
    if said is None and m.places and d.quoted:
        for r in reversed(d.readings[-RECALLED:]):
            if r.mention.number.value == m.number.value and r.place == m.places[0].code:
                return r.measure
    if said is not None:
        return said
    if d.measure is None and m.later is not None:
        return measure_meant(d, m.later)
    if m.weak and (m.people or m.head in (Head.PERSON, Head.TRADE)) and "in_custody" in m.weak:
        return measure_meant(d, HELD)
    return d.measure
