"""All sentences -> Overview: a first guess of how each measure is broken down.

What a sentence then says for certain is for `subjects`, what one is worth here for `evidence`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from etl.extract.discourse.evidence import Evidence, weigh
from etl.extract.discourse.framing import frame_of, told_of
from etl.extract.discourse.leads import weigh_leads
from etl.extract.discourse.matters import lacks_measure, matter_of, matters_of, signs_of_matter
from etl.extract.discourse.peoples import (
    DEPARTED,
    INSIDE,
    abroad,
    foreigners,
    measures_said,
    peoples_of,
)
from etl.extract.discourse.periods import date_of_brackets
from etl.extract.discourse.sections import headed_by_peoples, numbers_land
from etl.extract.discourse.senders import weigh_senders
from etl.extract.discourse.state import Axis, Discourse, Frame, is_country
from etl.extract.discourse.wording import is_counting_aside, spoken
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence

_LOCAL = INSIDE | frozenset(("near", "outside", "off", "over", "around"))
"""Prepositions before a country in which something happens."""
_MANY = 3
"""Countries with a number, of a region, from which on a list goes through them."""
_LETTERHEAD = 8
"""Tokens of a line with a town and a date."""
_MASTHEAD = 20
"""Tokens of a line with a paper's name, its town and a date."""
_MATTER = 4
"""How much a text has to speak of a matter; the beginning counts twice."""
_BEGINNING = 10
"""Sentences that say whether a text is about hostages."""
_BRIEF = 8
"""Sentences of a text that is not much more than a note."""
_MEANT = frozenset(("said", "people", "events", "sites"))
"""Kinds of words that mean a measure wherever they stand."""
_EARLY = 6
"""Sentences of the beginning, which tell most of what a text is about."""


def survey(d: Discourse, sentences: Sequence[Sentence]) -> dict[str, Evidence]:
    """Look over the whole document before it is read; the title, if there is one, comes first.

    Gives the evidence that its frames rest on, by measure.
    """
    d.overview.brief = len(sentences) <= _BRIEF
    d.overview.hostages = _is_on_hostages(sentences)
    d.overview.event_place = _event_place(sentences)
    d.overview.dateline = next((s.dateline for s in sentences if s.dateline), None)
    d.overview.event_early = d.overview.event_place in {
        p.code for s in sentences[:4] for p in s.places if _is_land(p)
    }
    d.dates.bracket = next((on for s in sentences if (on := date_of_brackets(s))), None)
    d.overview.title = sentences[0] if sentences else None
    d.dates.title = _year_of_title(sentences[0]) if sentences else None
    if sentences and not any(measures_said(d, s) for s in sentences[1:]):
        only = set(measures_said(d, sentences[0]))
        d.measure = next(iter(only)) if len(only) == 1 else None  # only the title says it
    if d.implied is not None and not any(measures_said(d, s) for s in sentences):
        d.measure = d.implied  # "Weekly polio digest: Pakistan 56"
    d.overview.matters = matters_of(d.weights.matters, signs_of_matter(sentences))
    if d.measure is None and lacks_measure(d, sentences):
        d.overview.matter = matter_of(d.overview.matters, d.measures.keys() - d.silent)
    d.overview.topic = _topic(sentences)
    lands = [numbers_land(s) for s in sentences]
    d.overview.numbered = any(lands) and not any(a and b for a, b in pairwise(lands))
    d.overview.one_site = any("one_site" in s.lists for s in sentences[:_EARLY])
    evidence = _gather(d, sentences)
    _weigh_home(d, sentences, evidence)
    weigh_leads(d, sentences, evidence)
    weigh_senders(d, sentences, evidence)
    if sentences:
        _take_headline(d, sentences[0])
    d.overview.spread = {code for code, e in evidence.items() if len(e.bound) > 1}
    for code, told in told_of(d, sentences, evidence).items():
        d.frames[code] = frame_of(d.weights, d.measures[code], told)
    _frame_by_where_they_left(d, sentences)
    d.overview.common = _common(d, evidence)
    _frame_like_the_others(d, evidence)
    d.overview.by_nationality = _by_nationality(d, evidence)
    d.overview.headed_by_peoples = headed_by_peoples(d, sentences)
    return evidence


def _common(d: Discourse, evidence: Mapping[str, Evidence]) -> Frame:
    """Give the frame of the measure of which most numbers are told."""
    most = max(evidence.items(), key=lambda found: found[1].told, default=None)
    return d.frames[most[0]] if most is not None else Frame()


def _frame_like_the_others(d: Discourse, evidence: Mapping[str, Evidence]) -> None:
    """Take what befell people of no country as what the text has most of, if by no people.

    "A quake killed 50 people in Iran and 10 in Iraq. 400 were injured": in both of them.
    """
    for code, e in evidence.items():
        if not e.told and d.measures[code].event and d.overview.common.axis is None:
            d.frames[code] = replace(d.overview.common)


def _frame_by_where_they_left(d: Discourse, sentences: Sequence[Sentence]) -> None:
    """Take the one country that people are said to get out of: "the airlift from Chad"."""
    frames = [f for code, f in d.frames.items() if d.measures[code].leaving]
    if all(frame.axis is not Axis.ORIGIN for frame in frames):
        return
    left = {p.code for s in sentences for p in s.places if p.left and p.form is Form.NAME}
    for frame in frames if len(left) == 1 else ():
        if frame.axis is Axis.ORIGIN:
            (frame.place,) = left


def _by_nationality(d: Discourse, evidence: Mapping[str, Evidence]) -> bool:
    """Tell whether a text speaks of nationalities, counts three peoples, or goes through them."""
    spoken_of = any(e.nationality or (e.passing and not e.weak) for e in evidence.values())
    counted = {code for e in evidence.values() for code in e.counted}
    goes = any(frame.axis is Axis.ORIGIN for frame in d.frames.values())
    return spoken_of or len(counted) >= _MANY or goes


def _is_on_hostages(sentences: Sequence[Sentence]) -> bool:
    """Tell whether "held" means hostages: the beginning says so, or all that is said of ransom."""
    if any(code == "hostages" for s in sentences[:_BEGINNING] for code in _said_in(s)):
        return True
    told = {code for s in sentences for code in _said_in(s)}
    if "in_custody" in told:
        return False  # sites of it are among what is said
    return "hostages" in told or any("ransom" in s.lists for s in sentences)


def _said_in(s: Sentence) -> Iterator[str]:
    return (code for _, kind, code in s.measures if kind in _MEANT)


def _year_of_title(s: Sentence) -> str | None:
    """Give the one year that a title names; a day is that of the text or of what happened."""
    told = {t.date.as_of for t in s.tokens if t.date is not None}
    bare = {str(m.number.value) for m in s.mentions if m.head is Head.NONE and _is_year(m)}
    (year,) = years if len(years := told | bare) == 1 else (None,)
    return year if year is not None and len(year) == 4 else None


def _is_year(m: Mention) -> bool:
    return m.number.end - m.number.start == 4 and 1900 <= m.number.value <= 2100


def _topic(sentences: Sequence[Sentence]) -> str | None:
    """Give the measure that is the matter of a text: that of a mission is its troops."""
    said: Counter[str] = Counter()
    for k, s in enumerate(sentences):
        for _, kind, code in s.measures:
            if kind == "topics":
                said[code] += 2 if s.heading or k < _EARLY else 1
    return next((code for code, times in said.most_common(1) if times >= _MATTER), None)


def _is_land(p: Place) -> bool:
    """Tell whether a country itself is named, or what is in it, not its people."""
    return is_country(p.code) and p.form is not Form.PEOPLE


def _event_place(sentences: Sequence[Sentence]) -> str | None:
    """Give the country that is named most often as the place of something."""
    seen: Counter[str] = Counter()
    ships = _ships(sentences)
    for k, s in enumerate(sentences):
        if s.dateline is not None and k < _EARLY:
            seen[s.dateline] += 3
        for p in s.places:
            if not is_country(p.code) or (p.code in ships and p.prep not in _LOCAL):
                continue
            if _is_port(s, p) or _some_come_from(s, p) or _is_flag(s, p):
                continue
            if _is_letterhead(s, p) or (k < _EARLY and _is_masthead(s, p)):
                seen[p.code] += 1
                continue
            if p.form in (Form.ADJECTIVE, Form.PEOPLE) and p.prep == "in" and not p.site:
                continue  # "in English": a language
            owner = p.owns and p.form is Form.NAME
            headline = k < 2 and _is_land(p) and (k == 0 or p.form is not Form.ADJECTIVE)
            headline = headline and not _is_home_town(p)
            town = p.form is Form.WITHIN and p.prep is None
            issued = p.prep == "of" and s.first_in_block and k < _EARLY
            issued = issued and spoken(
                s.tokens[: p.first], "authority"
            )  # "Ministry of Health of X"
            if p.first and "force_of" in s.tokens[p.first - 1].plain and p.form is Form.NAME:
                seen[p.code] += 4  # "International Force East Timor"
            if p.left:
                seen[p.code] += 2  # where things happen, rather than who gets people out
            if p.prep in _LOCAL or town or owner or headline or issued or p.left:
                seen[p.code] += 4 if k < _EARLY else 1
    if seen or ships:
        return seen.most_common(1)[0][0] if seen else None
    named = ((s, p) for s in sentences[:_EARLY] for p in s.places if _is_land(p))
    lands = ((s, p) for s, p in named if not (_is_port(s, p) or _is_of_people(s, p)))
    return next((None if _is_label(s, p) else p.code for s, p in lands), None)


def _is_of_people(s: Sentence, p: Place) -> bool:
    """As in "Swiss citizens", "a Swiss woman": who, not where."""
    one = spoken(s.tokens[p.last + 1 : p.last + 2], "one_person")
    return (p.form is Form.ADJECTIVE and (one or p.code in peoples_of(s))) or _some_come_from(s, p)


def _is_flag(s: Sentence, p: Place) -> bool:
    """As in "the Austral Dawn (flag Bahamas)": where a ship is registered, not where it is."""
    return p.first > 0 and s.tokens[p.first - 1].low in ("flag", "flagged")


def _some_come_from(s: Sentence, p: Place) -> bool:
    """As in "97 people were killed, 45 of them from Chad and 12 from Mali": who, not where."""
    if p.prep != "from":
        return False
    told = any(m.right and p in m.places for m in s.mentions)
    return told and any(m.of_them and m.at < p.first for m in s.mentions)


def _is_home_town(p: Place) -> bool:
    """As in "a choir from Bergen": where they live, not where it happened."""
    return p.form is Form.WITHIN and p.prep == "from"


def _is_port(s: Sentence, p: Place) -> bool:
    """As in "The steamer left Oslo for Hull", "sailed from Oslo to Hull": where it did not sink."""
    if "ship" not in s.lists or p.form not in (Form.WITHIN, Form.SEAT) or not p.first:
        return False
    return p.prep in ("for", "to", "from") or s.tokens[p.first - 1].low in DEPARTED


def _ships(sentences: Sequence[Sentence]) -> set[str]:
    """Give the countries that ships are called after: "the ferry Peru"."""
    named: set[str] = set()
    for s in sentences:
        if s.unread:
            continue  # its words are not even cut
        for ship, t in pairwise(s.tokens) if "ship" in s.lists else ():
            if "ship" in ship.plain and "place.names" in t.classes:
                named.add(str(t.classes["place.names"]))
        named -= {p.code for p in s.places if p.first and "ship" in s.tokens[p.first - 1].plain}
    return named


def _is_label(s: Sentence, p: Place) -> bool:
    """Tell whether a country is only the first of a list: a cell of its own, "Senegal: 12"."""
    alone = not s.first_in_block and p.first == 0 and p.last == len(s.tokens) - 1
    return alone or any(p in m.places and not m.right for m in s.mentions)


def _is_letterhead(s: Sentence, p: Place) -> bool:
    """Tell whether a town is where a letter was written: "Hamburg, 2 August 2023"."""
    town = p.form in (Form.SEAT, Form.WITHIN) and p.first == 0
    return town and s.dated and s.first_in_block and len(s.tokens) <= _LETTERHEAD


def _is_masthead(s: Sentence, p: Place) -> bool:
    """Tell whether a line names a paper, its town and date: "The Lamp, Hamburg, May 2012"."""
    town = p.form in (Form.SEAT, Form.WITHIN) and p.prep is None
    line = s.heading or s.first_in_block
    counts = any(m.set_aside is None for m in s.mentions)
    return town and line and s.dated and len(s.tokens) <= _MASTHEAD and not (s.measures or counts)


def _gather(d: Discourse, sentences: Sequence[Sentence]) -> dict[str, Evidence]:
    """Give the evidence by measure; a sentence without one speaks for the one named last."""
    evidence: dict[str, Evidence] = {}
    last = d.about
    for k, s in enumerate(sentences):
        told = s.places or s.measures or s.mentions
        if is_counting_aside(s):
            continue
        if not told and d.text[s.start : s.end].rstrip()[-1:] != ":":
            continue  # "All the nationalities are:" may tell it by its colon alone
        weight = 3 if k == 0 else 2 if s.heading or k < _EARLY else 1
        said = measures_said(d, s)
        for code in dict.fromkeys(said or ([last] if last else [])):
            e = evidence.get(code)
            if e is None:
                e = evidence[code] = Evidence()
            weigh(d, s, e, weight, event=d.measures[code].event)
        last = said[0] if said else last
    return evidence


def _weigh_home(d: Discourse, sentences: Sequence[Sentence], evidence: dict[str, Evidence]) -> None:
    """Vote for the people of the country that heads the text, if it says "our soldiers abroad"."""
    opening = {
        p.code
        for s in sentences[:3]
        for p in s.places
        if is_country(p.code) and p.form in (Form.NAME, Form.ADJECTIVE, Form.SEAT)
    }
    if len(opening) != 1:
        return
    (home,) = opening
    for s in sentences[:12]:
        if peoples_of(s) or foreigners(s) or "foreign" in s.words:
            continue
        alone = {p.code for p in s.places if is_country(p.code)} <= {home}
        compatriots = {"compatriots", "consular"} <= s.lists
        for code in dict.fromkeys(measures_said(d, s)):
            if d.measures[code].event:
                continue
            sent = d.measures[code].by_origin and d.measures[code].place
            theirs = alone and (compatriots or (sent and abroad(s)))
            if theirs or (abroad(s) and "ours" in s.lists):
                evidence.setdefault(code, Evidence()).peoples[home] += 6


def _take_headline(d: Discourse, s: Sentence) -> None:
    """Take the one measure that the first sentence announces of a people, or abroad, or counted.

    "Danes in prison abroad", "Prison statistics, Peru".
    """
    d.named.peoples |= peoples_of(s)
    said = set(measures_said(d, s))
    announced = {code for code in said if d.measures[code].act} or said
    if len(announced) == 1 and (abroad(s) or peoples_of(s) or _are_counted(s)):
        d.measure = next(iter(announced))


def _are_counted(s: Sentence) -> bool:
    """As in "Prison statistics, Peru", "Execution figures": right before what is published."""
    behind = {k - 1 for k in s.kinds.get("grammar.publication", ())}
    return any(at in behind and kind in _MEANT for at, kind, _ in s.measures)
