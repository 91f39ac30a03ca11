"""The text before -> the place or the origin that a number leaves unsaid.

Words that point back ("there", "its prisons") are for `pointers`.
"""

from __future__ import annotations

from etl.extract.discourse.alike import is_parallel, where_the_other_holds_them
from etl.extract.discourse.areas import area_told
from etl.extract.discourse.fetching import turn_to_where_they_left
from etl.extract.discourse.peoples import country_last_in, peoples_of, who_are_foreign
from etl.extract.discourse.pointers import (
    opens_section,
    own_country,
    people_pointed_at,
    pointed_at,
    subject_of,
)
from etl.extract.discourse.senders import sender_meant, sender_of
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
from etl.extract.discourse.staying import are_others, stays
from etl.extract.discourse.turning import (
    turn_home,
    turn_to_one_place,
    turn_to_people_abroad,
    turn_to_same_people,
    turn_to_those_who_left,
)
from etl.extract.discourse.wholes import whole_with
from etl.extract.discourse.wording import among, spoken
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Mention

_AT = frozenset(("in", "at", "near", "off", "outside"))
"""Prepositions before the town where something happened."""
_BRINGS = 6
"""Tokens of "bringing this year's total to about"."""


def fill(d: Discourse, draft: Draft) -> None:
    """Give a draft the sides that are not said with its number; it has both afterwards.

    The frame of its measure changes with what the number shows of the text's way.
    """
    if not draft.rule.place:
        draft.places = [None]
    if _is_told_by_label(draft):
        draft.places.clear()
    if not draft.places:
        draft.places.extend(_place_asked_or_told(d, draft))
    pointed = sender_meant(d, draft, pointed_at(d, draft.sentence, draft.mention))
    here = d.last_within(draft.sentence) is not None
    if not draft.places and (pointed is None or here) and stays(d, draft):
        draft.places.append(d.last.place if d.last else None)
    turn_to_those_who_left(d, draft, pointed)
    turn_home(d, draft)
    turn_to_same_people(d, draft)
    _take_origin_beside(d, draft)
    people = people_pointed_at(d, draft.sentence, draft.mention)
    if people is not None and not draft.origins and draft.frame.axis is Axis.ORIGIN:
        draft.origins.append(people)
    bare = draft.mention.head is Head.NONE and not draft.mention.foreign
    elliptic = bare and not draft.origins and not draft.places
    if draft.mention.mixed and not draft.origins and draft.rule.nationality:
        draft.origins.append(FOREIGN if draft.mention.foreign else ALL)
        draft.frame.by_origin(_one_place(draft) or draft.frame.place or d.overview.event_place)
    turn_to_people_abroad(d, draft)
    turn_to_where_they_left(draft)
    if elliptic and not draft.mention.every:
        _take_total(d, draft, pointed)
    if not draft.origins and _goes_on_with_foreigners(d, draft):
        draft.origins.append(FOREIGN)
    if not draft.origins:
        draft.origins.append(_origin_of_frame(d, draft))
    turn_to_one_place(d, draft)
    if not draft.places and pointed is None and (town := _country_of_town(draft)) is not None:
        draft.places.append(town)
    if not draft.places:
        draft.places.append(_place_of_rest(d, draft) or _place_of_frame(d, draft, pointed))


def _is_told_by_label(draft: Draft) -> bool:
    """Tell whether a label says who tells it, not where: "Hanoi: six Vietnamese were killed".

    So do "EMBASSY OF GEORGIA (Cairo): nine Georgians", where all were in another country.
    """
    s, m, frame = draft.sentence, draft.mention, draft.frame
    if not m.people or m.right or len(m.places) != 1 or frame.axis is not Axis.ORIGIN:
        return False
    (told,) = m.places
    label = s.tokens[: m.at]
    if frame.place in (None, told.code) or not any(t.low == ":" for t in label[told.last :]):
        return False
    return told.form is not Form.NAME or spoken(label, "authority") or spoken(label, "envoys")


def _one_place(draft: Draft) -> str | None:
    """Give the country that a draft is for, if it is for one."""
    where = draft.places[0] if len(draft.places) == 1 else None
    return where if is_country(where) else None


def _place_asked_or_told(d: Discourse, draft: Draft) -> list[Side]:
    """Give the place that a question, a heading, or words around the number tell; at most one."""
    s, m = draft.sentence, draft.mention
    bare = m.head is Head.NONE and not m.people and bool(s.mentions) and m is s.mentions[0]
    counted = bare or (m.head in (Head.EVENT, Head.MEASURE) and not m.people)
    counted = counted or (m.head is Head.PERSON and m.said and not m.people)
    section = d.named.section if counted and opens_section(d, s, m) else None
    if section is not None:
        return [section]
    if bare and draft.frame.axis is not Axis.ORIGIN and d.question.place is not None:
        return [d.question.place]
    if (region := area_told(d, draft)) is not None:
        return [region]
    other = m.people[0] if m.people and own_country(s, m) else where_the_other_holds_them(d, draft)
    return [] if other is None else [other]


def _take_origin_beside(d: Discourse, draft: Draft) -> None:
    """Take the origin of "everyone", or of the number that this one stands parallel to."""
    m = draft.mention
    if m.everyone and not draft.origins:
        parted = d.overview.by_nationality or draft.frame.axis is Axis.PLACE
        draft.origins.append(ALL if parted else None)
    if not draft.origins and _is_whole_of_people(draft):
        draft.origins.append(ALL)
    abroad = draft.rule.by_origin and draft.rule.place and m.right and bool(m.places)
    if abroad and not draft.origins:
        sender = sender_of(d, draft)
        draft.origins.extend([sender] if sender else [])
    if not draft.origins and are_others(d, draft) and d.last is not None:
        draft.origins.append(d.last.origin)
    last = d.last_within(draft.sentence)
    if draft.origins or last is None:
        return
    if m.of_them and is_country(last.origin) and not d.measures[last.measure].place:
        draft.origins.append(last.origin)  # "With 12 Danes aboard it sank; five of them died"
    if draft.origins or not draft.places:
        return
    if m.places and is_parallel(d, draft, m.places[0]):
        draft.origins.append(last.origin)
    elif m.of_them and m.places and last.measure == draft.measure and is_country(last.origin):
        draft.origins.append(last.origin)  # "5,127 Turks, 2,406 of them in Germany"
    elif _goes_on_with_people(last, m):
        draft.origins.append(last.origin)
        if last.mention.people:
            draft.frame.by_place(last.origin)
            draft.frame.place = None


def _is_whole_of_people(draft: Draft) -> bool:
    """As in "Peru has 97 inmates, 12 of them Danes": the 97 are not of that one people."""
    s, m, frame = draft.sentence, draft.mention, draft.frame
    part = s.mentions[m.nth + 1] if m.nth + 1 < len(s.mentions) else None
    if part is None or part.set_aside is not None or m.people or m.foreign:
        return False
    among_them = among(s.tokens[m.head_end : part.at], "grammar.of_whom")
    if not (part.of_them or among_them):
        return False
    less = part.number.value < m.number.value
    return frame.axis is Axis.PLACE and part.people == [frame.origin] and less


def _goes_on_with_people(last: Reading, m: Mention) -> bool:
    """As in "1,083 Peruvians in custody in Chile, 940 in Argentina"."""
    return m.head is Head.NONE and m.right and last.mention.right and is_country(last.origin)


def _take_total(d: Discourse, draft: Draft, pointed: str | None) -> None:
    """Take place and origin of the paragraph's label, or of the last total, for a bare number."""
    label = d.named.block
    if label is not None and _is_of_peoples(d, draft, label):
        draft.origins.append(label)
    elif label is not None:
        draft.places.append(label)
    elif pointed is None and (section := _place_of_section(d, draft)) is not None:
        draft.places.append(section)
    elif pointed is None and (whole := _whole_told_again(d, draft)) is not None:
        draft.places.append(whole[0])
        draft.origins.append(whole[1])
    elif pointed is None and draft.measure in d.counted.totals:
        place, origin = d.counted.totals[draft.measure]
        section = d.named.section
        if draft.frame.axis is Axis.ORIGIN and section == draft.frame.place and is_country(place):
            place = section or place  # "NIGER / Held: four", behind the total of Mali
        draft.origins.append(ALL if origin == FOREIGN and _has_foreigners(draft) else origin)
        draft.places.append(place)


def _whole_told_again(d: Discourse, draft: Draft) -> tuple[Side, Side] | None:
    """As in "In all 97 died. Peru lost 45 people. / The year before, the figure was 31"."""
    s, words = draft.sentence, draft.sentence.tokens[: draft.mention.at]
    total = any(t.low in ("total", "totals") for t in words)
    if s.places or not (total or (s.first_in_block and spoken(words, "total_word"))):
        return None
    return d.counted.wholes.get(draft.measure)


def _has_foreigners(draft: Draft) -> bool:
    """Tell whether foreigners are one part of it: "170: 132 Saudis, 38 foreigners".

    Also "There were 201, of whom 53 were foreigners".
    """
    s, m = draft.sentence, draft.mention
    opens = m.head_end < len(s.tokens) and s.tokens[m.head_end].low == ":"
    return any(o.foreign and o.at > m.at and (opens or o.of_them) for o in s.mentions)


def _is_of_peoples(d: Discourse, draft: Draft, label: str) -> bool:
    """Tell whether labels are of peoples, all in one place: "CANADA: Over 1,000 have left"."""
    frame = draft.frame
    elsewhere = frame.place not in (None, label) or d.overview.headed_by_peoples
    return frame.axis is Axis.ORIGIN and elsewhere and is_country(label)


def _goes_on_with_foreigners(d: Discourse, draft: Draft) -> bool:
    """Tell whether a bare number with a place is one of foreigners, like those before."""
    m, last = draft.mention, d.last
    if not draft.places or m.head is not Head.NONE or last is None:
        return False
    whole = whole_with(d, draft, draft.places[0]) if len(draft.places) == 1 else None
    if whole is not None and whole.origin == FOREIGN:
        return True  # "Peru and Chile hold 97 foreigners. Peru has 57 of them"
    _, origin = d.counted.totals.get(draft.measure, (None, None))
    region = (draft.frame.place or "").startswith("REGION")
    if origin == FOREIGN and (region or opens_section(d, draft.sentence, m)):
        return True  # "Europe holds 9,000 foreigners: Peru 97"
    foreign = last.measure == draft.measure and last.origin == FOREIGN
    return foreign and last.sentence is draft.sentence


def _origin_of_frame(d: Discourse, draft: Draft) -> Side:
    """Give whose people the text is about."""
    s, m, frame = draft.sentence, draft.mention, draft.frame
    if m.foreign:
        return who_are_foreign(s, m, draft.places[0] if draft.places else frame.place)
    subject = subject_of(s, m)
    label = d.named.block
    if d.overview.headed_by_peoples and label and _is_of_peoples(d, draft, label):
        return None if m.totalish else label  # "GREECE", over "Four dead"
    if frame.axis is Axis.ORIGIN:
        elsewhere = m.right and bool(draft.places) and draft.places[0] != frame.place
        return subject if elsewhere and subject not in draft.places else None
    known = frame.origin in d.named.peoples | peoples_of(s)
    if m.every and d.named.people is not None and not known:
        frame.by_place(d.named.people)
    return frame.origin or subject


def _place_of_rest(d: Discourse, draft: Draft) -> Side:
    """Give everywhere but one country for "the rest of the world"."""
    s = draft.sentence
    if not s.has("grammar.rest"):
        return None
    other = d.named.rest or country_last_in(s) or d.named.place
    return None if other is None else f"NOT:{other}"


def _place_of_frame(d: Discourse, draft: Draft, pointed: str | None) -> Side:
    """Give where the people are, by the frame, a label, a pointer or the event; else everywhere."""
    m, frame = draft.mention, draft.frame
    if frame.axis is Axis.ORIGIN:
        if pointed is not None and (
            _goes_on_with_state(d, draft, pointed) or draft.sentence.tokens[0].low == "there"
        ):
            return pointed  # "In Chile it was quieter. There the police counted 97 arrests"
        if m.people == [frame.place] and pointed is not None:
            return pointed  # "India says that 97 Pakistanis are in its jails"
        sends = draft.rule.by_origin and d.named.section in d.overview.senders
        where = (None if sends else d.named.section) or frame.place or d.overview.dateline
        everybody = all(origin is None for origin in draft.origins)
        everywhere = everybody or _total_is_everywhere(d, draft)
        return ALL if where is None and everywhere else where
    if m.every:
        return ALL
    if (subject := _brought_to(draft)) is not None:
        return subject
    if d.named.block is not None and not _is_of_peoples(d, draft, d.named.block):
        return d.named.block
    if pointed is not None:
        return pointed
    if frame.axis is None and _is_there(d, draft):
        return d.overview.event_place
    own = frame.origin is not None and m.people == [frame.origin]
    if own and is_country(d.named.section) and d.named.section != frame.origin:
        return d.named.section  # "Rwanda", over "62,440 refugees from Burundi remain"
    told = _place_of_paragraph(d, draft) or _subject_before(d, draft)
    return told or _place_left(d, draft) or ALL


def _goes_on_with_state(d: Discourse, draft: Draft, pointed: str) -> bool:
    """As in "Peru holds nine Danes. Chile holds 45 people. In 2010 it had held 97"."""
    m, last = draft.mention, d.last
    same = last is not None and last.place == pointed and last.measure == draft.measure
    return same and not (draft.rule.event or m.people or m.foreign)


def _total_is_everywhere(d: Discourse, draft: Draft) -> bool:
    """As in "The UN had 97 soldiers in 16 missions. Peru sent 45": a part of all, anywhere."""
    if not draft.rule.by_origin:
        return False
    wholes = (r for r in d.recalled if r.measure == draft.measure and r.origin in (ALL, None))
    first = next(wholes, None)
    return first is not None and first.place == ALL


def _brought_to(draft: Draft) -> str | None:
    """Give whose total it is: "Peru hanged two men, bringing this year's total to 97"."""
    s, m = draft.sentence, draft.mention
    k = next((k for k in range(m.at - 1, max(0, m.at - _BRINGS), -1) if s.tokens[k].low == "to"), 0)
    if not k or not spoken(s.tokens[max(0, k - _BRINGS) : k], "brings"):
        return None
    first = s.places[0] if s.places else None
    subject = first is not None and first.first <= 1 and first.form is Form.NAME
    named = {p.code for p in s.places if p.first < m.at}
    return first.code if first is not None and subject and len(named) == 1 else None


def _country_of_town(draft: Draft) -> str | None:
    """Give where "In 2016 a coach went off the road near Lima, with 16 dead" was."""
    s, m = draft.sentence, draft.mention
    named = {p.code for p in s.places}
    counted = draft.rule.event and m.head is Head.MEASURE and not (m.people or m.foreign)
    if not counted or len(named) != 1:
        return None
    if among(s.tokens[s.places[-1].last + 1 : m.at], "grammar.reporting"):
        return None  # "a doctor in Hamburg said that 97 had died"
    towns = all(p.form is Form.WITHIN and p.prep in _AT and p.last < m.at for p in s.places)
    return named.pop() if towns else None


def _place_of_section(d: Discourse, draft: Draft) -> str | None:
    """Give the country whose name heads the section: "Greece", over "It began with 14,002"."""
    m = draft.mention
    bare = m.head is Head.NONE and not m.people and draft.frame.axis is Axis.PLACE
    return d.named.section if bare and d.named.section != draft.frame.origin else None


def _subject_before(d: Discourse, draft: Draft) -> str | None:
    """Give the country that the sentence before was about: "Samoa lost most. It had 97 dead"."""
    s, m = draft.sentence, draft.mention
    before = d.seen[-2] if len(d.seen) > 1 else None
    if before is None or s.first_in_block or m.totalish or before.mentions or m.people:
        return None
    everywhere = s.has("grammar.every_country", "grammar.altogether")
    if everywhere or spoken(s.tokens[: m.at], "total_word"):
        return None
    named = [p for p in before.places if p.form is Form.NAME]
    subject = len(named) == 1 and named[0].first <= 1 and named[0].prep in (None, "in")
    return named[0].code if subject and not s.places else None


def _place_left(d: Discourse, draft: Draft) -> str | None:
    """Give where those set free had been held, where the text has told of them by origin."""
    last = d.last
    if not draft.rule.leaving or draft.frame.axis is not None or last is None:
        return None
    before = d.frame(last.measure)
    held = before.axis is Axis.ORIGIN and not d.measures[last.measure].leaving
    return before.place if held and is_country(before.place) else None


def _place_of_paragraph(d: Discourse, draft: Draft) -> str | None:
    """Give where the count before in the paragraph was: "Nine died in Peru. Three are missing."."""
    s, m, last = draft.sentence, draft.mention, d.last
    driven = draft.rule.hosted and not m.people  # "... More than 97 were driven from their homes"
    if last is None or m.totalish or not (draft.rule.event or driven):
        return None
    if not is_country(last.place):
        return None
    bare = (m.head is Head.NONE or driven) and m is s.mentions[0] and not m.people
    same = s is last.sentence or (bare and not s.first_in_block and d.just_counted)
    return last.place if same and d.measures[last.measure].event else None


def _is_there(d: Discourse, draft: Draft) -> bool:
    """Tell whether people are where the event was: one country, named early, and no other."""
    event = draft.rule.event or (draft.rule.leaving and d.overview.hostages)
    one = not _is_over_countries(d, draft.measure) or d.overview.by_nationality
    return event and d.overview.event_early and one


def _is_over_countries(d: Discourse, measure: str) -> bool:
    """Tell whether the event befell several countries: a storm has dead in two of them."""
    befell = (code for code in d.overview.spread if d.frame(code).axis is None)
    rules = (d.measures[code] for code in befell)
    return measure in d.overview.spread or any(r.event or not r.nationality for r in rules)
