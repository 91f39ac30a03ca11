"""The text before -> the place or the origin that a number leaves unsaid.

Words that point back ("there", "its prisons") are for `pointers`.
"""

from __future__ import annotations

from etl.extract.discourse.peoples import peoples_of
from etl.extract.discourse.pointers import opens_section, pointed_at, subject_of
from etl.extract.discourse.sides import parallel
from etl.extract.discourse.state import ALL, FOREIGN, RECALLED, Discourse, Frame
from etl.extract.discourse.subjects import within
from etl.extract.sentence.mentions import Head, Mention, Sentence
from schemas.codes import NumberKind


def inherited(
    d: Discourse,
    s: Sentence,
    m: Mention,
    measure: str,
    origins: list[str | None],
    places: list[str | None],
) -> list[tuple[str | None, str | None]]:
    """Sides of the number before in the same sentence: "49 cases, 39 deaths", "120 in 2019, 97 in 2020"."""
    last = d.readings[-1] if d.readings else None
    if (
        last is None
        or last.sentence is not s
        or m.every
        or m.foreign
        or m.people
        or origins
        or places
    ):
        return []
    if m.head in (Head.PERSON, Head.TRADE) and not m.other and not m.said:
        return []
    dated = (
        m.date is not None and m.date is not last.mention.date or m.rule in ("brackets", "compared")
    )
    goes_on = (
        m.date is None
        and last.mention.date is not None
        and m.at > 0
        and s.tokens[m.at - 1].low in ("had", "has", "have")
    )
    if (
        measure == last.measure
        and not (dated and m.head is Head.NONE)
        and not m.of_them
        and not goes_on
    ):
        return []
    if pointed_at(d, s, m) is not None and not dated:
        return []
    rule = d.measures[measure]
    return [
        (r.place if rule.place else None, r.origin) for r in d.readings[-RECALLED:] if r.mention is last.mention
    ]


def fill(
    d: Discourse,
    s: Sentence,
    m: Mention,
    measure: str,
    frame: Frame,
    origins: list[str | None],
    places: list[str | None],
) -> None:
    rule = d.measures[measure]
    if not rule.place:
        places[:] = [None]
    if (
        not places
        and m.head is Head.NONE
        and not m.people
        and s.mentions
        and m is s.mentions[0]
        and frame.axis != "origin"
    ):
        if d.asked_place is not None:
            places.append(d.asked_place)
        elif d.section_place is not None and opens_section(d, s, m):
            places.append(d.section_place)
    if not places and not m.every:
        region = _n_countries(d, s, m)
        if region is not None:
            places.append(region)
    if not places and m.people and _own_country(d, s, m):
        places.append(m.people[0])
    pointed = pointed_at(d, s, m)
    told = m.people or [o for o in origins if o is not None and len(o) == 3]
    if not places and told and pointed is None and not m.every and d.readings:
        last = d.readings[-1]
        stays = (
            m.of_them
            or frame.axis == "place"
            and told[0] != frame.origin
            or last.sentence is s
            and within(d, last.place or "", frame.place or "")
        )
        if (
            stays
            and last.measure == measure
            and last.place is not None
            and len(last.place) == 3
            and last.place != ALL
            and len(d.seen) - d.last_seen <= 1
        ):
            places.append(last.place)
    if m.everyone and not origins:
        origins.append(ALL if d.by_nationality or frame.axis == "place" else None)
    if not origins and places and m.places and parallel(d, m.places[0], m):
        origins.append(d.readings[-1].origin)
    elliptic = m.head is Head.NONE and not origins and not places and not m.foreign
    if m.every and frame.axis != "place" and not origins and not m.foreign:
        asked = d.asked_place if len(d.seen) > 1 and d.seen[-2].question else None
        if asked is not None:  # "And Austria? It had 792 soldiers abroad"
            frame.axis, frame.origin = "place", asked
        elif frame.axis == "origin" and d.last_people is not None:
            frame.axis, frame.origin = "place", d.last_people
    if elliptic and d.block_place is not None and not m.every:
        places.append(d.block_place)
    elif elliptic and pointed is None and measure in d.totals and not m.every:
        place, origin = d.totals[measure]
        origins.append(origin)
        places.append(place)
    if not origins and places and m.head is Head.NONE and d.readings:
        last = d.readings[-1]
        abroad = (frame.place or "").startswith("REGION") and d.totals.get(measure, ("", ""))[
            1
        ] == FOREIGN
        if abroad or last.measure == measure and last.origin == FOREIGN and last.sentence is s:
            origins.append(FOREIGN)
    if not origins:
        if m.foreign:
            origins.append(FOREIGN)
        elif frame.axis != "origin":
            subject = subject_of(d, s, m)
            if (
                m.every
                and d.last_people is not None
                and frame.origin not in d.mentioned | peoples_of(s)
            ):
                frame.origin, frame.axis = d.last_people, "place"
            origins.append(frame.origin or subject)
        else:
            origins.append(None)
    if not places and m.people and m.every and frame.axis == "origin":
        places.append(ALL)
        frame.axis, frame.origin = "place", m.people[0]
    if not places and m.foreign and frame.axis is None and d.readings:
        last = d.readings[-1]
        if (
            last.measure == measure
            and last.place is not None
            and len(last.place) == 3
            and last.place != ALL
        ):
            places.append(last.place)
            frame.axis, frame.place = "origin", last.place
    if (
        not places
        and m.foreign
        and frame.axis == "place"
        and frame.origin is not None
        and not m.every
    ):
        places.append(
            frame.origin
        )  # foreigners in a text on people abroad: those in their own country
    if m.foreign and frame.axis == "place" and places and places[0] == frame.origin:
        frame.axis, frame.place, frame.origin = "origin", places[0], None
        d.section_place = None
    if not places and any("grammar.rest" in t.classes for t in s.tokens):
        other = d.rest or next(
            (p.code for p in reversed(s.places) if len(p.code) == 3), d.last_place
        )
        if other is not None:
            places.append(f"NOT:{other}")
    if not places:
        if frame.axis == "origin":
            places.append(d.section_place or frame.place)
        elif d.block_place is not None and not m.every:
            places.append(d.block_place)
        elif pointed is not None and not m.every:
            places.append(pointed)
        elif (
            frame.axis is None
            and (rule.event or measure == "released" and d.hostages)
            and not m.every
            and d.event_place in d.early_places
            and _one_place(d, measure)
        ):
            places.append(d.event_place)
        else:
            places.append(ALL)


def _own_country(d: Discourse, s: Sentence, m: Mention) -> bool:
    """ "More than 370 Malians and at least 120 Burkinabè are hostages in their own countries"."""
    return any(
        t.low == "own" and following.low in ("country", "countries") and before.low == "their"
        for before, t, following in zip(
            s.tokens[m.at :], s.tokens[m.at + 1 :], s.tokens[m.at + 2 :], strict=False
        )
    )


def _n_countries(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """ "in the three countries" behind a number: a region in the text's words."""
    for o in s.mentions:
        near = 0 < o.at - m.head_end <= 8 or 0 < m.at - o.at <= 8 and not m.places
        if (
            near
            and o.set_aside is NumberKind.COUNTRIES
            and o.at
            and s.tokens[o.at - 1].low == "the"
        ):
            end = o.at + 1
            while end < len(s.tokens) and "grammar.countries" not in s.tokens[end].classes:
                end += 1
            if end < len(s.tokens):
                return "REGION:" + d.text[o.number.start : s.tokens[end].end]
    return None


def _one_place(d: Discourse, measure: str) -> bool:
    """Tell whether the text has named no more than one country for a measure so far."""
    return measure not in d.spread or d.by_nationality
