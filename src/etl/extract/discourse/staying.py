"""A number behind another -> whether it is of the same place, or of the same people.

Sides that a draft has not got by then are for `filling`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.discourse.state import (
    ALL,
    FOREIGN,
    Axis,
    Discourse,
    Draft,
    Reading,
    Side,
    is_country,
)
from etl.extract.discourse.subjects import within
from etl.extract.discourse.wording import among, spoken
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention

_THEY = frozenset(("they", "these", "those"))
_OPENS = frozenset((":", ";", "("))
"""What stands between a whole and the list of its parts."""
_MORE = frozenset(("another", "further"))
"""Words before a number of those that are like the ones before: "another four"."""


def stays(d: Discourse, draft: Draft) -> bool:
    """Tell whether another people is where the last was: "Peru holds 97 Poles. It has 12 Danes"."""
    m, frame, last = draft.mention, draft.frame, d.last
    told = m.people or [o for o in draft.origins if o is not None and len(o) == 3]
    if not told or m.every or last is None or not is_country(last.place):
        return False
    if last.measure != draft.measure:
        return not m.places and _goes_on_there(d, draft, last, told)
    if not d.just_counted and last.sentence is not draft.sentence:
        return False
    if (
        m.of_them
        or _is_among(draft, last)
        or (frame.axis is Axis.PLACE and told[0] != frame.origin)
    ):
        return True
    if frame.axis is not Axis.PLACE and _are_parts_of(d, draft, last):  # or the next sentence's
        return True
    if last.sentence is not draft.sentence:
        return False
    abroad = bool(last.mention.people) and last.place != last.origin
    beside = abroad and not last.mention.right and not draft.rule.event
    return beside or within(d, last.place or "", frame.place or "")


def _is_among(draft: Draft, last: Reading) -> bool:
    """As in "97 people, among them the mayor and two Danes, were arrested in Peru"."""
    words = draft.sentence.tokens[last.mention.head_end : draft.mention.at]
    return last.sentence is draft.sentence and among(words, "grammar.of_whom")


def _goes_on_there(d: Discourse, draft: Draft, last: Reading, told: Sequence[Side]) -> bool:
    """As in "97 Danes were hurt in Peru. No Dane died"."""
    events = draft.rule.event and d.measures[last.measure].event
    return events and told[0] == last.origin


def _are_parts_of(d: Discourse, draft: Draft, last: Reading) -> bool:
    """As in "Peru hosts 97 refugees: 40 Poles, 31 Danes"; "They include 40 from Poland"."""
    if not draft.rule.nationality or draft.mention.head is Head.MEASURE:
        return False
    parts = sum(int(o.number.value) for o in draft.sentence.mentions if _counts_a_people(o))
    inside = within(d, last.place or "", draft.frame.place or "")
    inside = inside and parts == last.mention.number.value  # "Mali had three. One Dane, two Poles"
    elsewhere = draft.frame.place not in (None, last.place)
    if elsewhere and not (draft.rule.hosted or inside or _whole_is_told(d, draft, last)):
        return False  # the text has a place of its own for them
    if last.origin in (None, ALL, FOREIGN):
        return True
    told = any(p.code == last.place for p in last.mention.places)
    return not told


def _counts_a_people(m: Mention) -> bool:
    """As in "40 Poles", "Polish 40"."""
    return bool(m.people) or any(p.form is Form.PEOPLE for p in m.places[:1])


def _whole_is_told(d: Discourse, draft: Draft, last: Reading) -> bool:
    """As in "In Peru there are 97: 40 Poles, 31 Danes", in a text on those in Chile.

    Also in "Peru has 97. They include 40 Poles".
    """
    s, m = draft.sentence, draft.mention
    if s.tokens[0].low in _THEY and last.mention.number.value > m.number.value:
        return True
    here = [r for r in d.recalled if r.sentence is s and r.measure == draft.measure]
    if not here or here[0].place != last.place or here[0].mention.people:
        return False
    whole = here[0].mention
    behind = s.tokens[whole.head_end : m.at]
    opens = any(t.low in _OPENS for t in behind)
    return bool(whole.places) and opens and m.number.value < whole.number.value


def are_others(d: Discourse, draft: Draft) -> bool:
    """As in "97 Danes were hurt in Peru. Another four were killed", "Twelve remain in hospital"."""
    s, m, last = draft.sentence, draft.mention, d.last
    if last is None or not draft.rule.nationality:
        return False
    bare = m.head is Head.NONE and not (m.foreign or m.places)
    more = m.at > 0 and s.tokens[m.at - 1].low in _MORE
    another = (more or spoken(s.tokens[m.head_end : m.head_end + 1], "stays")) and d.just_counted
    told = {r.origin for r in d.recalled if r.sentence is last.sentence}
    one = bool(last.mention.people) and is_country(last.origin) and len(told) == 1
    return bare and another and one
