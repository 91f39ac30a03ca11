"""A total told again -> what the list behind it is about: "The 553, in full:".

Counts are for `admission`; what a lead says without a number is for `subjects`.
"""

from __future__ import annotations

from etl.extract.discourse.rejection import set_aside
from etl.extract.discourse.state import ALL, FOREIGN, Axis, Discourse, Reading, is_country
from etl.extract.sentence.mentions import Head, Mention, Sentence
from schemas.codes import NumberKind

_POINTS = ("the", "these", "those", "of the", "of these", "of those")
"""Words before a number that was told before."""
_WHOLE = (Head.NONE, Head.PERSON, Head.EVENT, Head.MEASURE)
"""What stands behind a number of which a part is told: "117 of the 201 arrests"."""
_FEWEST = 10
"""Below it, a number is met again by chance."""
_SURE = 100
"""From it on, a bare number is hardly met again by chance."""


def take_repeats(d: Discourse, s: Sentence) -> None:
    """Set aside totals told again, and go on with what they count."""
    for m in s.mentions:
        if m.set_aside is not None or not _points_back(s, m):
            continue
        told = next((r for r in reversed(d.recalled) if _is_same(r, m)), None)
        if told is None:
            continue
        _go_on_with(d, told)
        set_aside(m, NumberKind.REPEATED, "told before")


def is_repeated(d: Discourse, s: Sentence, m: Mention, measure: str) -> bool:
    """Set aside a bare number that only says again what was counted: "How can 137 become 200?"."""
    bare = m.head is Head.NONE and not (m.places or m.people or m.foreign or m.every)
    if not bare or m.date is not None or m.number.value < _SURE or m.hedge is not None:
        return False
    same = (r for r in d.recalled if r.measure == measure and r.sentence is not s)
    if all(r.mention.number.value != m.number.value for r in same):
        return False
    set_aside(m, NumberKind.REPEATED, "told before")
    return True


def _points_back(s: Sentence, m: Mention) -> bool:
    if m.at == 0 or m.number.value < _FEWEST or m.places or m.people or m.date is not None:
        return False
    whole = s.tokens[m.at - 1].low == "of the" or (
        m.at > 1 and (s.tokens[m.at - 2].low, s.tokens[m.at - 1].low) == ("of", "the")
    )
    heads = _WHOLE if whole else (Head.NONE, Head.PERSON)
    return m.head in heads and s.tokens[m.at - 1].low in _POINTS


def _is_same(r: Reading, m: Mention) -> bool:
    total = ALL in (r.place, r.origin) or FOREIGN in (r.place, r.origin) or r.origin is None
    return total and r.mention.number.value == m.number.value


def _go_on_with(d: Discourse, told: Reading) -> None:
    """Break down as the total is: by origin for foreigners in one place, by place for a people."""
    d.measure = told.measure
    frame = d.frame(told.measure)
    back = told.origin is None and frame.axis is Axis.ORIGIN  # "By passport, the 214 are: ..."
    if (back or told.origin in (FOREIGN, ALL)) and is_country(told.place):
        frame.by_origin(told.place)
    elif told.place == ALL and is_country(told.origin):
        frame.by_place(told.origin)
