"""Names that stand with a number -> place or origin.

A side that no name tells is for `filling`.
"""

from __future__ import annotations

from etl.extract.discourse.actors import did_it, is_actor
from etl.extract.discourse.alike import has_like_the_one_before, is_parallel
from etl.extract.discourse.fetching import are_fetched_from, fetches, goes_on_from
from etl.extract.discourse.insides import take_town, town_before
from etl.extract.discourse.peoples import DEPARTED, INSIDE
from etl.extract.discourse.rejection import set_aside
from etl.extract.discourse.senders import sends, takes_sender
from etl.extract.discourse.state import ALL, Axis, Discourse, Draft, is_country
from etl.extract.discourse.subjects import names_are_origins
from etl.extract.discourse.wholes import whole_with
from etl.extract.discourse.wording import among, spoken
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head
from schemas.codes import NumberKind

_WATERS = frozenset(("off", "near"))
"""Prepositions before the land by which a ship, or an aircraft, is."""
_BOUND_FOR = frozenset(("for", "to", "from", "at"))
"""Prepositions before a town that a ship, or an aircraft, calls at."""
_TOGETHER = frozenset(["together", "between", "combined"])
"""Beside a number they make it that of several countries."""
_OF_THEM_FROM = frozenset(["of them", "of whom", "of which", "from", "were", "came"])
_PEOPLE = (Head.PERSON, Head.PEOPLE, Head.MEASURE, Head.TRADE)
"""What a whole is of which some are from a country."""
_BESIDE = 2
"""A number in brackets stands at most so many tokens behind the name that it is of."""
_CITIZENS = "citizens"
"""The way of writing a list that "citizens of" has opened."""
_TOWNS = 3
"""So many towns with a number each make a text one about towns: a capital is one of them."""


def take_sides(d: Discourse, draft: Draft) -> None:
    """Give a draft the origins and places that are named with its number.

    A number for a town, in a text about countries, is set aside.
    """
    m, frame = draft.mention, draft.frame
    people = list(dict.fromkeys(m.people))
    if (
        m.people_from
        and draft.rule.leaving
        and frame.axis is Axis.PLACE
        and m.people != [frame.origin]
    ):
        draft.places.extend(people)  # "12 freed from Italy", where the text is about one people
    elif not draft.rule.nationality and frame.axis is None and not d.overview.by_nationality:
        draft.places.extend(people)  # "177 British patients", of a disease
    else:
        draft.origins.extend(people)
    apart = len(m.places) > 1 and (m.zero or _too_few(draft))  # "no Dane in Peru or Chile"
    if m.joint and m.places and not apart:
        _take_joint(d, draft)
        return
    if m.named_before:
        origins = names_are_origins(d, draft.rule, m.named_before[0])
        (draft.origins if origins else draft.places).extend(m.named_before)
    if m.home:
        last = d.last_within(draft.sentence)
        here = last.place if last is not None and is_country(last.place) else None
        draft.origins.append(here or frame.place or d.overview.event_place)
    for p in m.places:
        if _is_home(draft, p):
            draft.origins.append(p.code)  # "38 prisoners were transferred to Peru"
            frame.by_place(p.code)
            continue
        if _is_no_side(d, draft, p):
            continue
        _take_name(d, draft, p)
        if m.set_aside is not None:
            return
    draft.origins = list(dict.fromkeys(draft.origins))
    draft.places = list(dict.fromkeys(draft.places))


def _too_few(draft: Draft) -> bool:
    """As in "Peru, Chile and Cuba one", "Peru and Chile 0": of each of them, for want of more."""
    m, tokens = draft.mention, draft.sentence.tokens
    exact = m.hedge is None and not m.number.value_high
    beside = m.direct and not m.right and m.places[0].prep is None
    between = tokens[m.places[0].first : m.head_end + 3]
    return (
        exact
        and beside
        and m.number.value < len(m.places)
        and not _TOGETHER & {t.low for t in between}
    )


def _take_joint(d: Discourse, draft: Draft) -> None:
    """Take the countries of one number as a region: "97 in Peru, Chile and Bolivia together"."""
    first, last = draft.mention.places[0], draft.mention.places[-1]
    tokens = draft.sentence.tokens
    words = d.text[tokens[first.first].start : tokens[last.last].end]
    for area in d.named_as_one:  # "China, Hong Kong and Macau": a number of the first one named
        listed = all(p.code in area for p in draft.mention.places)
        if listed and words.startswith(d.countries[area[0]]):
            draft.places.append(area[0])
            return
    (draft.places if _is_place(d, draft, first) else draft.origins).append("REGION:" + words)


def _is_no_side(d: Discourse, draft: Draft, p: Place) -> bool:
    """Tell whether a country only counts, or is where people are brought to."""
    m, frame = draft.mention, draft.frame
    own = p.code == frame.origin
    if not draft.rule.place and p.form is Form.NAME and p.prep in _WATERS:
        return True  # "sank off Peru with 97 aboard": of whom nobody need be from there
    town = p.form in (Form.SEAT, Form.WITHIN) and not (m.direct or m.right)
    left = p.first > 0 and draft.sentence.tokens[p.first - 1].low in DEPARTED
    if not draft.rule.place and town and (left or p.prep in _BOUND_FOR):
        return True  # "left Oslo for Lima with 97 aboard"
    teller = p.code in m.people and not m.right and (m.direct or p.prep is None)
    elsewhere = frame.axis is Axis.ORIGIN and frame.place not in (None, p.code)
    asks = p.form is Form.SEAT and draft.rule.event and elsewhere  # "Cotonou asked for news of"
    if teller and (asks or draft.rule.leaving or _tells_of(draft, p)):
        return True  # "Jakarta: 897 Indonesians are out": who tells, not where
    seat = p.form in (Form.WITHIN, Form.SEAT) or m.people == [p.code]
    if m.every and seat and not m.right:
        return True  # "the ministry in Lima knows of 97 Peruvians abroad"
    if p.agency and (m.every or own or m.people == [p.code]):
        return True  # "the Italian foreign ministry counts 97 Italians abroad"
    if own and frame.axis is Axis.PLACE:
        if _is_first_own_place(d, draft, p):
            return False
        inside = p.site or p.prep in INSIDE or p.prep == "outside"
        if not (inside or m.foreign or m.people):
            return True  # "the Pentagon's own count": who counts, not where
    there = frame.axis is Axis.ORIGIN and p.code == frame.place and draft.rule.event
    if there and p.form in (Form.SEAT, Form.WITHIN) and p.prep in ("to", "from"):
        return True  # "flew from Oslo to Lima and came down in the sea, killing 97"
    if p.prep == "from" and p.code in m.people and not draft.rule.leaving:
        return True  # "405 Congolese from the DRC"
    beside = draft.rule.leaving and (m.direct or m.own) and bool(m.people)
    brought = own or p.code in m.people or beside
    return p.prep == "to" and brought  # "brought back to Spain", "moved to Qatar, two Poles"


def _is_home(draft: Draft, p: Place) -> bool:
    """Tell whether people are sent to their own country: "deported to Peru"."""
    if p.prep != "to" or not draft.rule.leaving or draft.origins or draft.mention.foreign:
        return False
    return spoken(draft.sentence.tokens[max(0, p.first - 4) : p.first], "sent_home")


def _tells_of(draft: Draft, p: Place) -> bool:
    """As in "Ottawa confirmed that six Canadians had been killed": a state tells of its own.

    So do "Peru says that 97 Peruvians are in jail there, Chad that 45 Chadians are".
    """
    tokens = draft.sentence.tokens[p.last + 1 : draft.mention.at]
    if spoken(tokens, "pointer") and not draft.rule.event:
        return False  # "Peru says it holds 97 Peruvians"
    tells = among(tokens, "grammar.reporting") or spoken(tokens, "tells")
    return tells or [t.low for t in tokens[:1]] == ["that"]


def _is_first_own_place(d: Discourse, draft: Draft, p: Place) -> bool:
    """Tell whether a text on the people of one country counts what is in that country itself."""
    m = draft.mention
    if draft.rule.by_origin and draft.rule.place:
        return False  # "Fiji had 97 soldiers on operations": who sent them
    behind = draft.sentence.tokens[p.last + 1 : p.last + 3]
    itself = any(t.low == "itself" for t in behind)
    named = p.form is Form.NAME and (itself or p.code not in d.named.peoples)
    return named and not m.right and m.head is not Head.NONE


def _take_name(d: Discourse, draft: Draft, p: Place) -> None:
    """Take one name as place or origin, or set the number aside if it is for a town."""
    m, frame = draft.mention, draft.frame
    p = town_before(draft, p) or p
    goes_on = _goes_on_with_peoples(d, draft, p) or _goes_on_with_citizens(d, draft, p)
    if goes_on or _are_parts_of_last(d, draft, p):
        draft.origins.append(p.code)
        if draft.rule.place and not draft.places and d.last is not None:
            draft.places.append(d.last.place)
        return
    if takes_sender(d, draft, p):
        return
    owns = p.owns and frame.axis is Axis.ORIGIN and p.code != frame.place
    sender = draft.rule.by_origin and draft.rule.place and p.prep is None
    sender = sender and (m.every or owns or sends(draft.sentence, m))
    if sender and not m.right and p.form in (Form.NAME, Form.SEAT):
        draft.origins.append(p.code)  # "Norway has 89 soldiers abroad", "Norway's force, 97"
        if m.every:
            frame.by_place(p.code)
        elif frame.place == p.code:
            frame.place = None  # "Peru sent 97 soldiers, Chile 45": to nowhere told
        return
    if p.code == frame.origin and frame.axis is Axis.PLACE and _is_first_own_place(d, draft, p):
        frame.axis, frame.origin, frame.place = None, None, p.code
        draft.places.append(p.code)
        return
    if _is_told_in(draft, p):
        draft.origins.append(p.code)
    elif _is_town(d, draft, p):
        set_aside(m, NumberKind.NARROWER_GROUP, "a place inside a country")
        take_town(d, draft, p)
    elif p.form is Form.WITHIN and draft.rule.by_origin and draft.rule.place:
        sent = p.prep == "from" and frame.axis is Axis.ORIGIN and p.code != frame.place
        (draft.origins if sent else draft.places).append(p.code)  # "from Lima there were 97"
    elif p.form is not Form.WITHIN:
        (draft.places if _is_place(d, draft, p) else draft.origins).append(_code_of(p))


def _is_told_in(draft: Draft, p: Place) -> bool:
    """As in "five deaths had been announced in Ottawa", of an accident elsewhere: its people.

    So in "Chile's embassy mourns seven nationals".
    """
    frame, tokens = draft.frame, draft.sentence.tokens
    elsewhere = frame.axis is Axis.ORIGIN and is_country(frame.place) and p.code != frame.place
    if not elsewhere or not draft.rule.event:
        return False
    if p.owns and not draft.mention.right and among(tokens[p.last + 1 :][:1], "grammar.mission"):
        return True
    town = p.form in (Form.WITHIN, Form.SEAT) and p.prep == "in"
    return town and spoken(tokens[: p.first], "tells_in")


def _is_town(d: Discourse, draft: Draft, p: Place) -> bool:
    """Tell whether a number is for a town or province only: "Rome 12, Milan 7"."""
    m, frame = draft.mention, draft.frame
    if p.form is Form.WITHIN and m.of_them and m.right:
        return True  # "785, of which 418 in Bihar"
    if p.form is Form.SEAT and m.direct:
        listed = frame.axis is Axis.ORIGIN and p.code == frame.place
        if listed or d.aside.towns:
            return True
    if p.form is Form.SEAT and d.aside.towns_listed >= _TOWNS:
        return True  # "Baghdad had 10", below a list of towns
    d.aside.towns = p.form is Form.WITHIN and m.direct
    d.aside.towns_listed += d.aside.towns
    if p.form is not Form.WITHIN:
        return False
    base = draft.rule.by_origin and m.head is Head.NONE  # "the battlegroup at Rukla numbered 1,362"
    return p.strict or (draft.rule.place and not draft.rule.event and not base)


def _is_place(d: Discourse, draft: Draft, p: Place) -> bool:
    """Tell whether a name says where the people are, not whose they are."""
    m, frame, tokens = draft.mention, draft.frame, draft.sentence.tokens
    if p.form is Form.PEOPLE and (m.right or p.prep in ("of", "outside")):
        return False  # "of the British, 2,500 were imprisoned abroad"
    if draft.rule.leaving and m.right and (p.left or _are_let_go_from(draft, p)):
        return True  # "97 people were sent out of Peru"
    if p.comes and not draft.rule.leaving:
        return False
    if p.prep == "to" and draft.rule.by_origin and draft.rule.place:
        return True  # "97 soldiers were sent to Mali"
    if p.prep == "to" and draft.rule.event and draft.rule.stock and m.right:
        return True  # "97 were dragged to Gaza as hostages"
    if p.form is Form.ADJECTIVE and among(tokens[p.last + 1 : p.last + 2], "measure.agents"):
        return True  # "in the hands of Somali pirates": who holds them, and where
    if p.site or p.prep in INSIDE or p.prep == "outside" or m.people or m.foreign:
        return True
    if did_it(draft, p):
        return True
    if draft.sentence.heading and d.named.section == p.code:
        return True  # "MALI (6)", over whose they are
    relative = [t.low for t in tokens[p.last + 1 : p.last + 3]] == [",", "where"]
    if relative and p.last < m.at and all(t.low != "," for t in tokens[p.last + 3 : m.at]):
        return True  # "Mali, where it once had 97"; not "Mali, where it stopped, with 97"
    if p.form in (Form.PEOPLE, Form.ADJECTIVE) and not p.agency:
        return frame.axis is Axis.PLACE and frame.origin is not None and p.code != frame.origin
    if p.prep == "from" and draft.rule.by_origin and frame.axis is Axis.ORIGIN:
        return False  # "From Paris came 480"
    if goes_on_from(d, draft, p) or are_fetched_from(draft, p):
        return True
    if fetches(draft, p):
        return False
    if _some_come_from(d, draft, p):
        return False
    if p.prep == "of" and p.code == frame.place and not m.right:
        return True  # "The ministry of Peru tells of 97 dead", in a text on those in Peru
    if p.prep == "from" and not m.right and frame.axis is not Axis.ORIGIN:
        return True  # "From Palau we heard of 200 cases": where the news is from
    if p.prep == "from" and p.code != frame.place:
        left = draft.rule.leaving and frame.axis is not Axis.ORIGIN
        return left or frame.axis is Axis.PLACE
    itself = p.last + 1 < len(tokens) and tokens[p.last + 1].low == "itself"
    if p.prep == "from" and not draft.rule.place:
        return False  # "Aboard were 12 from Chad"
    if p.agency or (p.prep == "from" and not itself):
        return True
    if _is_host(draft, p) or is_parallel(d, draft, p) or is_actor(draft, p):
        return True
    if has_like_the_one_before(d, draft, p):
        return True
    if p.form is Form.NAME and p.prep is None and whole_with(d, draft, p.code) is not None:
        return True
    whole = m.head in (Head.PERSON, Head.MEASURE) and not (m.right or m.direct)
    if p.code == frame.place and whole:
        return True  # "Peru had 97 people behind bars: 40 Poles, ..."
    return not names_are_origins(d, draft.rule, p.code)


def _are_let_go_from(draft: Draft, p: Place) -> bool:
    """As in "105 captives were released from Gaza": right behind what was done."""
    words = draft.sentence.tokens[max(0, p.first - 2) : p.first]  # or one word: "released from"
    return p.prep == "from" and among(words, "measure.said")


def _some_come_from(d: Discourse, draft: Draft, p: Place) -> bool:
    """As in "97 people were killed, 45 of them from Chad"; not in "97 cases, 45 of them from"."""
    m = draft.mention
    last = d.last_within(draft.sentence) or (d.last if d.just_counted else None)
    if p.prep != "from" or not (m.of_them and m.right) or draft.rule.leaving or last is None:
        return False
    beside = draft.sentence.tokens[m.head_end : p.first]
    near = all("be" in t.plain or t.low in _OF_THEM_FROM for t in beside)
    return near and last.mention.head in _PEOPLE and last.measure == draft.measure


def _goes_on_with_peoples(d: Discourse, draft: Draft, p: Place) -> bool:
    """Tell whether a list of peoples goes on: "seven are from Bulgaria, three from Greece"."""
    last, m = d.last_within(draft.sentence), draft.mention
    if last is None or p.prep != "from" or not m.right or m.head not in (Head.NONE, Head.PERSON):
        return False
    if draft.rule.hosted and is_country(last.place) and last.origin in (None, ALL):
        return last.measure == draft.measure and last.place != p.code  # "808,000 from Peru"
    if last.measure != draft.measure or draft.rule.leaving:
        return False
    told = last.mention
    behind = told.right and bool(told.places) and told.places[0].prep == "from"
    return told.people_from or (behind and last.origin == told.places[0].code)


def _goes_on_with_citizens(d: Discourse, draft: Draft, p: Place) -> bool:
    """As in "citizens of Poland (97), India (34) and Chad (12)": whose people all of them are."""
    last, m = d.last_within(draft.sentence), draft.mention
    if last is None or last.measure != draft.measure or m.head is not Head.NONE or m.people:
        return False
    before = last.mention
    if m.right or not m.direct or p.form is not Form.NAME or p.prep is not None:
        return False
    named = (q for q in draft.sentence.places if q.form is Form.NAME and q.prep == "of")
    beside = {q.code for q in named if 0 < before.at - q.last <= _BESIDE}
    opened = before.people == [last.origin] and last.origin in beside
    goes_on = [q.code for q in before.places] == [last.origin] and before.rule == _CITIZENS
    if opened or goes_on:
        m.rule = _CITIZENS
    return opened or goes_on


def _are_parts_of_last(d: Discourse, draft: Draft, p: Place) -> bool:
    """As in "Peru has 970 refugees. Poland is where 97 of them come from"."""
    last = d.last
    same = last is not None and last.measure == draft.measure and is_country(last.place)
    return same and p.comes and draft.mention.of_them


def _is_host(draft: Draft, p: Place) -> bool:
    """Tell whether a name is a country that took people in: "Croatia had 12,872 applicants"."""
    m = draft.mention
    bare = p.form is Form.NAME and p.prep is None and not m.right and not m.direct
    if not bare or m.each or m.people:
        return False
    if m.head is Head.EVENT:  # "Greece felt the shock but had no deaths"
        return spoken(draft.sentence.tokens[max(0, m.at - 3) : m.at], "keeps")
    if m.head is not Head.MEASURE:
        return False
    words = draft.sentence.tokens[p.last + 1 : m.at]
    keeps = draft.rule.stock and draft.rule.place and not draft.rule.by_origin
    keeps = keeps and not (draft.rule.event and draft.frame.axis is Axis.ORIGIN)
    keeps = keeps and spoken(words[-4:], "keeps")
    return draft.rule.hosted or keeps  # "Peru, which in 2019 had 97 inmates"


def _code_of(p: Place) -> str:
    """Give the code of a place; "outside Peru" is everywhere but there."""
    if p.prep != "outside":
        return p.code
    return f"NOT:{p.code}" if len(p.code) == 3 else "REGION:outside " + p.code[7:]
