"""A reading -> what the text behind it takes over: measure, date, total, frame.

What comes without a number is for `subjects`.
"""

from __future__ import annotations

from etl.extract.dates import DateKind
from etl.extract.discourse.periods import is_stamp
from etl.extract.discourse.state import ALL, FOREIGN, Axis, Discourse, Draft, Side, is_country
from etl.extract.discourse.wholes import whole_with
from etl.extract.discourse.wording import is_compared
from etl.extract.places import Form
from etl.extract.sentence.clause import asides_of
from etl.extract.sentence.mentions import Head

_EARLIER = frozenset(["earlier", "previous", "preceding", "former"])
"""Says that another matter than the text's own is told of."""
_ROUND = 20
"""A number is off by this part of it, at most, where it is rounded."""
_CLAUSE = 6
"""Tokens before a number in which its verb stands."""


def remember(d: Discourse, draft: Draft, pairs: list[tuple[Side, Side]], as_of: str | None) -> None:
    """Keep what a count said; `pairs` are its places and origins, `as_of` its ISO date."""
    if d.measure is None:
        d.measure = draft.measure
    _keep_date(d, draft, as_of)
    if len(pairs) != 1:
        return
    ((place, origin),) = pairs
    m = draft.mention
    everybody = not m.people and m.head is not Head.NONE and not m.of_them
    if everybody or (m.foreign and not m.of_them) or place == ALL:
        _keep_total(d, draft.measure, place, origin)
        if place == ALL:
            d.counted.wholes[draft.measure] = place, origin
    _turn_frame(d, draft, place, origin)


def _keep_date(d: Discourse, draft: Draft, as_of: str | None) -> None:
    """Date the list behind; a comparison with an earlier year does not move it on."""
    m, frame = draft.mention, draft.frame
    if m.date is None or as_of is None or as_of != m.date.as_of:
        return
    if m.depth or is_stamp(d, m.date) or _looks_back(d, draft):
        return
    if draft.places and draft.measure in d.counted.undated and m.date.kind is DateKind.RELATIVE:
        return  # "Peru 97, Chile 45 ... Togo reports none this year"
    held = frame.as_of or d.dates.status
    undated = held is None and _told_undated(d, draft)
    if undated and d.published and int(as_of[:4]) < int(d.published[:4]):
        return  # an undated total came first, and is the text's own
    if held is not None and as_of < held and m.date.kind is DateKind.RELATIVE:
        return  # "One week earlier: 97"
    if held is None or as_of[:4] >= held[:4]:
        frame.as_of = as_of


def _told_undated(d: Discourse, draft: Draft) -> bool:
    """Tell whether a count came without a date, other than a rounding of this: "close to 3,000"."""
    if draft.measure not in d.counted.undated:
        return False
    value = draft.mention.number.value
    told = [r.mention for r in d.recalled if r.measure == draft.measure and r.as_of is None]
    return not all(m.hedge and abs(m.number.value - value) <= value / _ROUND for m in told)


def _looks_back(d: Discourse, draft: Draft) -> bool:
    """As in "... 120. In 2019 all countries had arrested 97": the list goes on with today's."""
    s, m = draft.sentence, draft.mention
    if any(a < m.at < b for a, b in asides_of(s)):
        return True  # "Peru, which in 2009 had held 45, now holds 97"
    if is_compared(s.tokens, m.at):
        return True
    had = any(t.low == "had" for t in s.tokens[max(0, m.at - _CLAUSE) : m.at])
    if "had" in s.words and any(t.low in _EARLIER for t in s.tokens[: m.at]):
        return True  # "An earlier raid, in 2016, had led to 97 arrests"
    if all(r.mention is m or r.measure != draft.measure for r in d.recalled):
        return False
    return had and s.tokens[-1].low != ":"


def _keep_total(d: Discourse, measure: str, place: Side, origin: Side) -> None:
    """Keep the first total of a sentence: "3,679 people, 2,441 Norwegians and 1,238 foreigners"."""
    key = (len(d.seen), measure)
    if d.counted.total_of != key:
        d.counted.total_of = key
        d.counted.totals[measure] = (place, origin)


def _turn_frame(d: Discourse, draft: Draft, place: Side, origin: Side) -> None:
    """Go over to the way of breaking down that a count shows."""
    m, frame = draft.mention, draft.frame
    if _is_host(draft, place, origin):
        frame.place = None
        frame.by_place(None)
    elif frame.axis is None and is_country(place) and any(p.comes for p in m.places):
        frame.by_origin(place)  # "Peru is where 97 of them come from, Chile 45"
    elif frame.axis is Axis.ORIGIN and m.places and whole_with(d, draft, place) is not None:
        frame.place = place  # "Peru and Chile hold 97 foreigners. Chile has 40: 30 are Poles"
    elif frame.axis is Axis.ORIGIN and m.joint and m.foreign and not (m.of_them or m.zero):
        frame.place = place  # "Peru and Chile together hold 97 foreigners. 60 are Poles"
    elif (
        draft.rule.nationality
        and (place == ALL or (place in d.named.areas and draft.rule.hosted))
        and is_country(origin)
        and frame.axis is not Axis.ORIGIN
        and (m.people or m.every)
    ):
        frame.by_place(origin)  # "3,120 Britons are held worldwide"
    elif (
        (m.foreign or origin in (None, ALL))
        and is_country(place)
        and m.places
        and frame.axis is Axis.ORIGIN
        and frame.place is None
        and not (m.zero or m.of_them)
    ):
        frame.place = place  # "Qatar has 1,204 foreign prisoners": the peoples behind are there


def _is_host(draft: Draft, place: Side, origin: Side) -> bool:
    """Tell whether another country "has" people: "Croatia had 12,872 asylum applicants"."""
    m, frame = draft.mention, draft.frame
    return (
        draft.rule.hosted
        and frame.axis is Axis.ORIGIN
        and m.head is Head.MEASURE
        and origin in (None, ALL, FOREIGN)
        and place != frame.place
        and not m.right
        and any(p.form is Form.NAME and p.prep is None for p in m.places)
    )
