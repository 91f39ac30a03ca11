"""A number without a side -> the frame goes over to what the number shows of the text's way.

Sides that it has all the same are for `filling`.
"""

from __future__ import annotations

from etl.extract.discourse.state import ALL, Axis, Discourse, Draft, is_country
from etl.extract.discourse.subjects import within
from etl.extract.sentence.mentions import Head


def turn_to_people_abroad(d: Discourse, draft: Draft) -> None:
    """Go over to the people asked about, or named last, where a number is for all places.

    "And Austria? It had 792 soldiers abroad".
    """
    m, frame = draft.mention, draft.frame
    if m.own and not draft.places and (m.every or _brings_home(draft)):
        frame.by_place(m.people[0])  # "Canada has brought home 97 of its citizens"
    if not m.every or m.foreign or draft.origins or frame.axis is Axis.PLACE:
        return
    asked = d.question.place if len(d.seen) > 1 and d.seen[-2].question else None
    if asked is not None:
        frame.by_place(asked)
    elif frame.axis is Axis.ORIGIN and d.named.people is not None:
        frame.by_place(d.named.people)


def _brings_home(draft: Draft) -> bool:
    """As in "Peru brought back 97 of its nationals", where the text names no place they left."""
    frame = draft.frame
    elsewhere = frame.axis is not None and frame.place not in (None, draft.mention.people[0])
    return draft.rule.leaving and not elsewhere


def turn_to_one_place(d: Discourse, draft: Draft) -> None:
    """Take the place of foreigners, or everywhere for one people, and break down like that."""
    m, frame, last = draft.mention, draft.frame, d.last
    if not draft.places and m.people and m.every and frame.axis is Axis.ORIGIN:
        draft.places.append(ALL)
        frame.by_place(m.people[0])
    if not m.foreign or m.number.value == 1:  # "the hanging of one more foreigner" turns no list
        return
    same = last is not None and last.measure == draft.measure and is_country(last.place)
    if last is not None and same and not draft.places and frame.axis is None:
        draft.places.append(last.place)
        frame.by_origin(last.place)
    if frame.axis is not Axis.PLACE:
        where = (draft.places[0] if draft.places else None) or ""
        if (
            is_country(where)
            and m.head is not Head.NONE
            and not within(d, where, frame.place or "")
        ):
            frame.by_origin(where)  # "Peru holds 97 foreigners: 40 Poles"
        return
    if not draft.places and frame.origin is not None and not m.every:
        # in a text on people abroad: those in their own country, if no section is another's
        draft.places.append(d.named.section or frame.origin)
    if draft.places and draft.places[0] == frame.origin:
        frame.by_origin(frame.origin)
        frame.origin = None
        d.named.section = None
