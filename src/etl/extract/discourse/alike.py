"""A name that stands where the one before stood -> whether it is a place as that one is.

Names that stand for themselves are for `sides`.
"""

from __future__ import annotations

from etl.extract.discourse.state import ALL, FOREIGN, Axis, Discourse, Draft, is_country
from etl.extract.discourse.wording import spoken
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence

_OPENS = frozenset([":", "(", "–", "—", "-"])
"""Marks that open a list of the peoples of those before."""


def has_like_the_one_before(d: Discourse, draft: Draft, p: Place) -> bool:
    """As in "Lebanon has 97 foreign prisoners. Cyprus has 45": both are where they are."""
    m, last = draft.mention, d.last
    if last is None or last.measure != draft.measure or draft.rule.by_origin or m.right:
        return False
    first = next(r for r in d.recalled if r.sentence is last.sentence)
    told = first.mention.places[:1]
    if first.place != draft.frame.place or [q.code for q in told] != [first.place]:
        return False
    return _subject_has(draft.sentence, m, p) and _subject_has(
        first.sentence, first.mention, told[0]
    )


def _subject_has(s: Sentence, m: Mention, p: Place) -> bool:
    """Tell whether a sentence begins with a name that "has", or "holds", its first number."""
    if m.nth or p.form is not Form.NAME or p.first > 1 or p.last >= m.at:
        return False
    return spoken(s.tokens[p.last + 1 : p.last + 3], "keeps")


def is_parallel(d: Discourse, draft: Draft, p: Place) -> bool:
    """Tell whether a name stands where the one of the number before did.

    "Jamaica holds 14 British nationals and Barbados two".
    """
    last, m = d.last_within(draft.sentence), draft.mention
    if last is None or m.right or m.each or m.head is not Head.NONE or p.form is not Form.NAME:
        return False
    named = [q for q in last.mention.places if q.form is Form.NAME]
    told = last.mention.people or (is_country(last.origin) and not draft.rule.event)
    everybody = last.origin in (None, ALL) and last.mention.head is Head.MEASURE
    words = draft.sentence.tokens[last.mention.head_end : p.first]
    everybody = everybody or (last.origin == FOREIGN and all(t.low not in _OPENS for t in words))
    told = told or (everybody and draft.rule.stock and not draft.rule.by_origin)
    if not named or not told or last.mention.right:
        return False
    if last.place == last.origin and draft.frame.axis is Axis.ORIGIN:
        return False  # "Bangladesh 366, Yemen itself 112, Somalia 88"
    return last.place == named[0].code


def where_the_other_holds_them(d: Discourse, draft: Draft) -> str | None:
    """Give Chad for "97 Malians" where Chad holds Malians, and Mali Chadians."""
    people = draft.mention.people
    if len(people) != 1 or draft.mention.places or draft.mention.every:
        return None
    pairs = {(r.place, r.origin) for r in d.recalled if r.measure == draft.measure}
    others = {place for place, origin in pairs if origin == people[0] and is_country(place)}
    mutual = [place for place in others if (people[0], place) in pairs and place != people[0]]
    return mutual[0] if len(mutual) == len(others) == 1 else None
