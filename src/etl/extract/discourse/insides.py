"""Numbers set aside for a place inside a country -> what they count there.

They are no counts, for which a country is the smallest place; but they are parts of one.
"""

from __future__ import annotations

from etl.extract.discourse.periods import period_of
from etl.extract.discourse.state import Axis, Discourse, Draft
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Inside, Mention, Sentence
from schemas.codes import NumberKind

_IN = (["in"], ["("])
"""What stands between a town and its country."""
_PARTS = (Form.WITHIN, Form.SEAT)


def take_town(d: Discourse, draft: Draft, p: Place) -> None:
    """Keep what a number counts that was set aside for the town `p`."""
    frame = draft.frame
    origin = frame.origin if frame.axis is Axis.PLACE else None
    _keep(d, draft.sentence, draft.mention, p, (draft.measure, origin, period_of(d, draft)))


def town_before(draft: Draft, p: Place) -> Place | None:
    """Give the town of "Callao in Peru, where 97 are held", "Callao (Peru) holds 97"."""
    s, m = draft.sentence, draft.mention
    if draft.rule.event or m.right or m.direct or p.form is not Form.NAME:
        return None
    k = next((k for k, q in enumerate(s.places) if q is p), 0)
    town = s.places[k - 1] if k else None
    if town is None or town.form is not Form.WITHIN or town.code != p.code:
        return None
    return town if [t.low for t in s.tokens[town.last + 1 : p.first]] in _IN else None


def take_provinces(d: Discourse, s: Sentence) -> None:
    """Keep what numbers count that were set aside for their "province".

    "In Sofala province 97, in Manica 12": once a sentence says it, for its other numbers too.
    """
    said = False
    for m in s.mentions:
        narrow = m.set_aside is NumberKind.NARROWER_GROUP and m.head is Head.NONE
        if narrow and m.inside is None and len(m.places) == 1:
            said = said or m.places[0].strict
            if said:
                _keep(d, s, m, m.places[0], (None, None, None))


def _keep(
    d: Discourse, s: Sentence, m: Mention, p: Place, told: tuple[str | None, str | None, str | None]
) -> None:
    """Keep it, unless it is hedged: what may be others cannot be added up to the last person."""
    if m.hedge is not None or m.number.value_high is not None or p.form not in _PARTS:
        return
    measure, origin, as_of = told
    if m.people:
        origin = m.people[0] if len(m.people) == 1 else None
    name = d.text[s.tokens[p.first].start : s.tokens[p.last].end]
    m.inside = Inside(measure, p.code, name, origin, as_of)
