"""Sentences in order -> readings: each number with its measure, place, origin and date filled in.

The chain only. What a text has said once holds until it says something else.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from etl.extract.beside import plural_thing
from etl.extract.discourse.admission import admit
from etl.extract.discourse.alone import take_alone
from etl.extract.discourse.asking import turns, wishes_to_know
from etl.extract.discourse.brackets import keep_brackets, take_brackets
from etl.extract.discourse.insides import take_provinces
from etl.extract.discourse.keys import keep_key, take_key
from etl.extract.discourse.labels import why_listed_are_none
from etl.extract.discourse.order import take_order
from etl.extract.discourse.peoples import measures_said, names_of, peoples_of
from etl.extract.discourse.rejection import keep_topic
from etl.extract.discourse.repeats import take_repeats
from etl.extract.discourse.state import Discourse, Reading, is_country
from etl.extract.discourse.statuses import take_dates
from etl.extract.discourse.subjects import take_frame, take_question, take_those_left
from etl.extract.discourse.wording import (
    among,
    counts_something,
    is_counting_aside,
    spoken,
)
from etl.extract.places import Form
from etl.extract.sentence.mentions import Head, Sentence
from schemas.codes import NumberKind

_LANDS = (Form.NAME, Form.SEAT)
_ASKED = frozenset(["people", "events", "said"])
"""Words of a measure that tell whom "how many" asks for."""
_PARTLY = (NumberKind.CHANGE, NumberKind.NARROWER_GROUP)
"""What numbers are that count some of the people of a measure."""
_SEEK = (("looking", "for"), ("searching", "for"))
"""What "Thai police are looking for 97" does: those are no part of the people."""
_SEVERAL = 2
"""Numbers of an item that has a label."""
_ACTS = 6
"""Tokens before a number in which it is said who did it."""
_LINKS = frozenset(["preposition", "transparent"])
"""Plain words between somebody and the place where they are."""
_ENTRY_MARKS = frozenset([":", "-", "–", "—"])
"""What stands between the name and the number of an entry."""
_LONGEST_ENTRY = 8
"""Tokens of a line that is one entry of a list."""


def read(d: Discourse, s: Sentence) -> None:
    """Read one sentence of running text, the next of the document, and keep what it says."""
    d.seen.append(s)
    if s.first_in_block:
        d.named.block = _label_of(s) or d.named.senders
        if not s.item:
            d.previous = None  # "2,968 of them" goes on with no number of another paragraph
    if s.unread and d.text.find(":", s.start, s.end) < 0:
        _pass_over(d, s)
        return
    kept = {k: replace(f) for k, f in d.frames.items()} if is_counting_aside(s) else {}
    keep_brackets(d, s)
    keep_key(d, s)
    take_frame(d, s)
    take_dates(d, s)
    entry = _is_entry_with_mark(s)
    if s.first_in_block:
        _take_measure_of_entries(d, entry=entry or _is_name_alone(s))
    take_question(d, s)
    take_repeats(d, s)
    take_order(d, s)
    take_alone(d, s)
    take_brackets(d, s)
    take_key(d, s)
    _take_aside(d, s)
    _take_asked_date(d, s)
    before = len(d.counted.readings)
    for m in s.mentions:
        if m.set_aside is None:
            admit(d, s, m)
        if m.set_aside is not NumberKind.CHANGE:
            d.previous = m  # "97, 17 fewer than last year. Twelve of them": of the 97
    take_provinces(d, s)
    counted = len(d.counted.readings) > before
    keep_topic(d, s, counted=counted)
    if _announces_part(s):
        d.aside.topic = NumberKind.NARROWER_GROUP
    if s.first_in_block:
        d.block_measured = False
    if counted:
        if entry:
            d.entry = d.counted.readings[before]
            d.entries = d.entry.measure
        elif len(d.seen) > 1 and _is_name_alone(d.seen[-2]):
            d.entries = d.counted.readings[before].measure
        _keep_measure(d, s, d.counted.readings[before])
    elif d.counted.readings:
        _keep_topic_of(d, s)
    elif (asked := _measure_asked(s)) is not None:
        d.measure = d.meant(asked)
    _keep_names(d, s)
    _keep_question(d, s)
    d.frames.update(kept)


def _label_of(s: Sentence) -> str | None:
    """Give the country that labels an item: "Peru: 37 searches; 21 arrested", "Peru. Some 97"."""
    if s.item and _is_name_alone(s):
        return s.places[0].code
    if not s.item or not s.places or len(s.mentions) < _SEVERAL:
        return None
    p = s.places[0]
    behind = [t.low for t in s.tokens[p.last + 1 : p.last + 2]]
    return p.code if p.first == 0 and p.form is Form.NAME and behind == [":"] else None


def read_behind(d: Discourse, s: Sentence) -> None:
    """Read a sentence behind the last number of a document: it can only date the counts before."""
    d.seen.append(s)
    take_dates(d, s)


def _pass_over(d: Discourse, s: Sentence) -> None:
    """End what a sentence ends that says nothing of its own: a question, and in a new block more.

    Most sentences are such; what the steps below would do for one is done here at once.
    """
    if s.first_in_block:
        d.block_measured = False
        if not s.item:
            d.aside.topic = None
        take_those_left(d, s)
    d.question.narrow = d.question.things = False
    d.question.people = d.question.date = None


def _take_asked_date(d: Discourse, s: Sentence) -> None:
    """Give the answer of "Back in 2010? 97." the date that was asked for."""
    if d.question.date is None or not s.mentions or s.mentions[0].date is not None:
        return
    if s.mentions[0].head is Head.NONE and s.mentions[0].at <= 1:
        s.mentions[0].date = d.question.date


def _take_aside(d: Discourse, s: Sentence) -> None:
    """Take up what the numbers from here on count instead of people, or end that."""
    answer = s.item and s.marker.isalpha()  # "(b) In 2012, 1,240"
    if s.first_in_block and (d.aside.of_item or answer or not (s.item or _is_entry(s))):
        d.aside.topic = None
    if not d.counted.readings and _counts_animals(s):
        d.aside.beasts = True
    asked_for_part = d.question.narrow and bool(s.mentions)
    if (why := why_listed_are_none(s)) is not None:
        d.aside.topic = why
    if asked_for_part or _is_town_heading(d, s) or _opens_with_part(s):
        d.aside.topic = NumberKind.NARROWER_GROUP
    elif d.question.things and s.mentions:
        d.aside.topic = NumberKind.OTHER_THING
    d.question.narrow = s.question and (s.has("grammar.narrow") or _asks_for_crime(s))
    d.question.things = s.question and _asks_for_things(s)


def _asks_for_crime(s: Sentence) -> bool:
    """Tell whether a question is for those of one offence: "How many of the 97 for drugs?"."""
    if not s.has("grammar.crime"):
        return False
    pairs = pairwise(t.low.partition(" ")[0] for t in s.tokens)
    return ("many", "of") in pairs or s.tokens[0].low == "and"


def _asks_for_things(s: Sentence) -> bool:
    """Tell whether a question is for things: "How many consular visits were made?"."""
    at = next((k for k, t in enumerate(s.tokens[1:4], 1) if t.low == "many"), None)
    if at is None:
        return False
    for t in s.tokens[at + 1 : at + 4]:
        if plural_thing(t) or "grammar.publication" in t.classes:
            return True
        if t.classes or "function" in t.plain:
            return False
    return False


def _is_entry(s: Sentence) -> bool:
    """Tell whether a line is one entry of a list: "Britain: 11"."""
    entry = bool(s.places and s.mentions) and len(s.tokens) <= _LONGEST_ENTRY
    return entry and s.places[0].first == 0


def _is_entry_with_mark(s: Sentence) -> bool:
    """Tell whether a line begins as an entry of a ledger: "Peru - 12, of whom three died."."""
    if not (s.first_in_block and s.places and s.mentions) or s.places[0].first:
        return False
    mark, first = s.places[0].last + 1, s.mentions[0].at
    hedged = all("hedge.before" in t.classes for t in s.tokens[mark + 1 : first])
    return mark < first and s.tokens[mark].low in _ENTRY_MARKS and hedged


def _is_name_alone(s: Sentence) -> bool:
    """As in "PALAU. 253. Two deaths.", below "TONGA. 97 cases. One death."."""
    if not s.first_in_block or s.mentions or not s.places or s.places[0].first:
        return False
    return [t.low for t in s.tokens[s.places[0].last + 1 :]] == ["."]


def _take_measure_of_entries(d: Discourse, *, entry: bool) -> None:
    """Go back to what the entries count, if the one before told another fate at its end."""
    d.entry = None
    if not entry:
        d.entries = None
    elif d.entries is not None:
        d.measure = d.entries


def _counts_animals(s: Sentence) -> bool:
    """Tell whether beasts are counted: "South Africa lost 451 rhinos", "Cases in wild boar"."""
    animals = s.kinds.get("grammar.animal")
    if not animals:
        return False
    behind = any(0 < k - m.at <= 3 for m in s.mentions for k in animals)
    return (behind and bool(s.places or s.measures)) or (s.heading and bool(s.measures))


def _announces_part(s: Sentence) -> bool:
    """Tell whether a list of a part follows: "The number of Irish women was 29, as follows:"."""
    if not (s.measures or counts_something(s)):
        return False
    ends = [t.low for t in s.tokens[-3:]]
    follows = ends[-1:] == [":"] or "as follows" in ends or ends[:2] == ["as", "follows"]
    return follows and among(
        s.tokens[: s.mentions[0].at if s.mentions else len(s.tokens)], "grammar.narrow"
    )


def _is_town_heading(d: Discourse, s: Sentence) -> bool:
    """Tell whether a line is nothing but a town: what follows is about a part of the country."""
    if len(d.seen) <= 3 or not s.first_in_block or s.heading or s.mentions or not s.places:
        return False
    town = s.places[0].first == 0 and s.places[0].form in (Form.WITHIN, Form.SEAT)
    return town and len(s.tokens) <= s.places[-1].last + 2


def _opens_with_part(s: Sentence) -> bool:
    """Tell whether a sentence begins with a part of the people: "Women: Peru 12, Chile 7"."""
    if [t.low for t in s.tokens[:2]] == ["as", "for"]:
        noun = next((t for t in s.tokens[2:5] if t.low not in ("the", "those", "our", "its")), None)
        if noun is not None and (plural_thing(noun) or noun.low.endswith("men")):
            return True  # "As for the boatmen, Peru has 97"
    part = s.has("grammar.narrow") and any(
        "grammar.narrow" in t.classes and "grammar.person" not in t.classes for t in s.tokens[:2]
    )
    words = s.tokens[1:5]  # "Police in Peru arrested 97"; not "Police officers were arrested"
    act = spoken(s.tokens[:2], "authority") and among(words, "measure.said")
    act = (act and not spoken(words, "be")) or _captors_act(s)
    act = act or _count_events(s)
    act = act or any(pair in _SEEK for pair in pairwise(t.low for t in words)) or _they_tell(s)
    return part and not act and not any(m.people for m in s.mentions)


def _they_tell(s: Sentence) -> bool:
    """As in "Officials in Peru corrected the number of dead to 15", "Doctors counted 15 dead"."""
    words = s.tokens[1 : s.mentions[0].at + 1] if s.mentions else ()
    return not spoken(words, "be") and any(
        (t.low.endswith("ed") or among([t], "grammar.reporting"))
        and not (among([t], "measure.said") or spoken([t], "amount_verb"))
        and (following.number is not None or spoken([following], "measure_gap"))
        for t, following in pairwise(words)
    )


def _count_events(s: Sentence) -> bool:
    """As in "The police have made 97 arrests in Peru and 45 in Chile"."""
    told = bool(s.mentions) and s.mentions[0].head is Head.EVENT
    first = int(s.tokens[0].low == "the")  # not "Finnish police"
    return told and spoken(s.tokens[first : first + 1], "authority")


def _captors_act(s: Sentence) -> bool:
    """As in "Kidnappers took 15 in Peru", "Pirates off Peru seized 15": whom, not how many they."""
    first = s.mentions[0].at if s.mentions else 0
    words = s.tokens[1 : min(first, _ACTS)]
    named = {k for p in s.places for k in range(p.first, p.last + 1)}
    verbs = [
        t
        for k, t in enumerate(words, 1)
        if t.low.isalpha() and not t.plain & _LINKS and k not in named
    ]
    return among(s.tokens[:1], "measure.agents") and bool(verbs) and not spoken(words, "be")


def _keep_measure(d: Discourse, s: Sentence, first: Reading) -> None:
    """Keep the measure of a sentence's first reading.

    A later item of a list, and a part of those counted before, do not change it.
    """
    d.aside.beasts = False
    d.counted.sentence = len(d.seen)
    whole = _whole_of(s, first)
    if whole is not None:
        d.measure = d.meant(whole)
        return
    beside = s.tokens[max(0, first.mention.at - 2) : first.mention.at]
    part = first.mention.of_them or any(t.low == "with" for t in beside)  # "with six deaths"
    part = part or first.mention.zero  # "Chad has 97 cases. No deaths. Mali has twelve"
    part = part and d.measure is not None and d.measure in d.counted.measures
    if not (s.item and d.block_measured) and not part:
        d.measure = first.measure
    d.block_measured = True


def _measure_asked(s: Sentence) -> str | None:
    """Give what is asked for: "I ask each warden, how many have you under arrest?"."""
    if not s.question or "many" not in s.words:
        return None
    many = next(k for k, t in enumerate(s.tokens) if t.low == "many")
    said = (code for k, kind, code in s.measures if k > many and kind in _ASKED)
    return next(said, None)


def _keep_topic_of(d: Discourse, s: Sentence) -> None:
    """Keep what a sentence is about whose numbers count only a part: "21 patients remain"."""
    said = (o for o in s.mentions if o.set_aside in _PARTLY and o.head is Head.MEASURE)
    part = next((o.measure for o in said if o.measure is not None), None)
    if part is not None:
        d.measure = d.meant(part)


def _whole_of(s: Sentence, first: Reading) -> str | None:
    """Give whose part was counted: "65 of the patients have died" goes on with the patients."""
    at = first.mention.at + 1
    if at >= len(s.tokens) or not s.tokens[at].low.startswith("of"):
        return None
    nouns = (t.classes.get("measure.people") for t in s.tokens[at : at + 3])
    return next((str(code) for code in nouns if code not in (None, first.measure)), None)


def _keep_names(d: Discourse, s: Sentence) -> None:
    """Keep the countries and peoples of a sentence, for what points back to them."""
    if s.measures:
        d.named.trades |= {s.tokens[k].low for k in s.kinds.get("grammar.trade", ())}
    if not s.places:
        return
    for p in s.places:
        form = p.form
        if form in _LANDS or (form is Form.ADJECTIVE and (p.site or p.owns)):
            d.named.place = p.code
        if form is not Form.PEOPLE and is_country(p.code):
            d.named.recent.append(p.code)
    peoples = peoples_of(s)
    d.named.peoples |= peoples
    if len(peoples) > 1:  # "speaks Spanish ... how many Venezuelans": the plural is a people
        plural = [p for p in s.places if s.tokens[p.first].low.endswith("s")]
        peoples = frozenset(p.code for p in plural if p.form is Form.PEOPLE)
    if len(peoples) == 1:
        d.named.people = next(iter(peoples))


def _keep_question(d: Discourse, s: Sentence) -> None:
    """Keep what a question without numbers asks: how many, and of which country or people."""
    question = d.question
    if not (s.places or s.mentions or s.question):
        question.people = None
        return
    names = [p for p in names_of(s) if not p.people_of]  # not "citizens of Peru"
    peoples = peoples_of(s)
    short = (s.question or bool(names)) and len(s.tokens) <= 5
    wonders = wishes_to_know(s)
    if s.mentions or s.question or wonders or (short and names):
        one = len(names) == 1 and not s.mentions and (s.question or short)
        question.place = names[0].code if one else None
    goes_on = short or s.tokens[0].low == "and"  # "And the Danes, who came in numbers?"
    one_people = s.question and goes_on and len(peoples) == 1 and not s.mentions
    question.people = next(iter(peoples)) if one_people else None
    asks = s.question and ("many" in s.words or [t.low for t in s.tokens[:2]] == ["how", "much"])
    asks = asks or wonders
    about = s.question and bool(measures_said(d, s)) and not s.mentions and turns(s)
    another_time = s.question and s.dated and short and not (s.places or s.mentions)
    question.date = next((t.date for t in s.tokens if t.date), None) if another_time else None
    question.how_many = asks or about or another_time or (question.how_many and not s.mentions)
