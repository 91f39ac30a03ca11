"""A number without a side -> the frame goes over to what the number shows of the text's way.

Sides that it has all the same are for `filling`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.discourse.pointers import it_before, they_elsewhere
from etl.extract.discourse.state import ALL, Axis, Discourse, Draft, is_country
from etl.extract.discourse.subjects import within
from etl.extract.discourse.wording import among
from etl.extract.sentence.mentions import Head
from etl.extract.tokens import Token

_HELD = ("measure.sites", "measure.said", "measure.people")
"""Classes of words that say where, or as what, people are held."""


def turn_to_people_abroad(d: Discourse, draft: Draft) -> None:
    """Go over to the people asked about, or named last, where a number is for all places.

    "And Austria? It had 792 soldiers abroad".
    """
    m, frame = draft.mention, draft.frame
    if m.own and not draft.places and (m.every or _brings_home(draft)):
        frame.by_place(m.people[0])  # "Canada has brought home 97 of its citizens"
    elif m.own and m.right and draft.rule.event and _are_elsewhere(draft):
        frame.by_origin(draft.places[0] or "")  # "Peru says 97 of its citizens were hurt in Mali"
    if not m.every or m.foreign or draft.origins or frame.axis is Axis.PLACE:
        return
    asked = d.question.place if len(d.seen) > 1 and d.seen[-2].question else None
    if asked is not None:
        frame.by_place(asked)
    elif frame.axis is Axis.ORIGIN and d.named.people is not None:
        frame.by_place(d.named.people)


def _are_elsewhere(draft: Draft) -> bool:
    """Tell whether one country is named where people are, not their own."""
    where = draft.places[0] if len(draft.places) == 1 else None
    return is_country(where) and where not in draft.mention.people


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
    if not draft.places and (it := it_before(d, draft.sentence, m)) is not None:
        draft.places.append(it)
        frame.by_origin(it)
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


def turn_to_those_who_left(d: Discourse, draft: Draft, pointed: str | None) -> None:
    """Go over to one people in many places, where a number is of them in another country.

    "Chad took most. Its police list 97 Nigerians"; "Poles stay. 97 of them are in Chile".
    """
    m, frame = draft.mention, draft.frame
    if not draft.rule.place or not draft.rule.nationality or draft.rule.event:
        return
    they = they_elsewhere(d, draft.sentence, m) if not draft.origins else None
    if they is not None:
        draft.origins.append(they)
        frame.by_place(they)
    if not draft.rule.hosted or len(m.people) != 1 or frame.axis is Axis.PLACE:
        return
    (people,) = m.people
    here = frame.axis is Axis.ORIGIN and frame.place != people
    if not (here or draft.places) and pointed not in (None, people):
        draft.places.append(pointed)
        frame.by_place(people)


def turn_to_same_people(d: Discourse, draft: Draft) -> None:
    """Go over to one people in many places, where another state does the same to so many.

    "Peru deported 97 Danes. Chile deported 45"; "And the Danes abroad? Chile deported 45".
    """
    m, frame = draft.mention, draft.frame
    where = draft.places[0] if len(draft.places) == 1 else None
    bare = m.head is Head.NONE and not (draft.origins or m.foreign or m.every)
    if not bare or frame.axis is not Axis.ORIGIN or not is_country(where) or where == frame.place:
        return
    asked = d.question.people
    people = asked if asked and asked == frame.place else _only_people(d, draft)
    if people not in (None, where):
        draft.origins.append(people)
        frame.by_place(people)


def _only_people(d: Discourse, draft: Draft) -> str | None:
    """Give whose people the sentence of the last count told of, if they are of one country."""
    last = d.last
    if last is None or last.measure != draft.measure or not d.just_counted:
        return None
    if draft.sentence.first_in_block or "fetches_home" in draft.sentence.lists:
        return None  # "France evacuated 97 Danes. Spain evacuated 45": all of them
    told = {r.origin for r in d.recalled if r.sentence is last.sentence}
    one = last.origin if last.mention.people and len(told) == 1 else None
    return one if is_country(one) else None


def turn_home(d: Discourse, draft: Draft) -> None:
    """Go over to what the writer's own state does, in a text on its people abroad.

    "Last year we executed 14 people"; "We have 170 people on our own death row".
    """
    s, m, frame = draft.sentence, draft.mention, draft.frame
    elsewhere = frame.axis is Axis.ORIGIN and frame.place is not None
    if elsewhere or draft.places or m.people or m.every:
        return
    homes = {f.origin for f in d.frames.values() if f.axis is Axis.PLACE and is_country(f.origin)}
    if len(homes) != 1:
        return
    ours = any(
        (t.low, own.low) == ("our", "own") and among(s.tokens[k + 2 : k + 4], *_HELD)
        for k, (t, own) in enumerate(pairwise(s.tokens))
    )
    did = any(
        t.low == "we" and k < m.at and _does(s.tokens[k + 1 : k + 3], draft.measure)
        for k, t in enumerate(s.tokens)
    )
    if ours or (did and draft.rule.act and not draft.rule.leaving):
        frame.by_origin(homes.pop())
        frame.origin = None


def _does(words: Sequence[Token], measure: str) -> bool:
    return any(t.classes.get("measure.said") == measure for t in words)
