"""A number of a sentence -> readings, or the reason why it is none.

The chain only: each step has a module of its own.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.discourse.alone import paired
from etl.extract.discourse.counting import is_count
from etl.extract.discourse.filling import fill
from etl.extract.discourse.inheriting import inherited
from etl.extract.discourse.likelihood import admitted
from etl.extract.discourse.measuring import measure_for
from etl.extract.discourse.memory import remember
from etl.extract.discourse.order import told_in_order
from etl.extract.discourse.peoples import country_last_in
from etl.extract.discourse.periods import period_of
from etl.extract.discourse.rejection import (
    compared_with_no_count,
    goes_on_with_no_count,
    set_aside,
)
from etl.extract.discourse.repeats import is_repeated
from etl.extract.discourse.retelling import retold
from etl.extract.discourse.sides import take_sides
from etl.extract.discourse.standing import signs_of_number
from etl.extract.discourse.state import ALL, Axis, Discourse, Draft, Reading, Side
from etl.extract.discourse.those import take_those
from etl.extract.discourse.wording import among
from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.vocabulary import Measure
from schemas.codes import NumberKind

_ENDS = frozenset([";", ".", "and", "but"])
_ANSWER = 4
"""Words before the number that answers a question."""
_SPEAK = frozenset(["authority", "consular"])
"""Plain words of those who speak for a state's own people."""
_DENIED = frozenset((be, "not") for be in ("were", "are", "did", "do"))


def admit(d: Discourse, s: Sentence, m: Mention) -> None:
    """Read one number: it gives the discourse readings, or is set aside with a reason."""
    if compared_with_no_count(s, m):
        return
    _take_up(d, s, m)
    if goes_on_with_no_count(d, s, m):
        return
    if (again := told_in_order(d, s, m) or retold(d, s, m)) is not None:
        _retell(d, s, m, again)
        return
    if (pair := paired(d, s, m)) is not None:
        _take_pair(d, s, m, pair)
        return
    measure = measure_for(d, s, m)
    if measure is None:
        set_aside(m, NumberKind.NO_MEASURE, "nothing says what the people have in common")
        return
    frame, rule = d.frame(measure), d.measures[measure]
    if not _is_admitted(d, s, m, rule) or is_repeated(d, s, m, measure):
        return
    draft = Draft(s, m, rule, frame)
    take_sides(d, draft)
    if m.set_aside is None:
        _settle(d, draft)


def _is_admitted(d: Discourse, s: Sentence, m: Mention, rule: Measure) -> bool:
    """Tell whether a number is read: what rules say of it is one sign among many."""
    told = is_count(d, s, m, rule)
    if not (told or _is_undecided(m)):
        return False
    by_rules = "count" if m.set_aside is None else str(m.set_aside)
    return admitted(d, m, signs_of_number(d, s, m, rule, by_rules), told=told)


def _is_undecided(m: Mention) -> bool:
    """Tell whether a number may be a count though rules say no: "In 2019, it was 97"."""
    bare = m.head is Head.NONE and not (m.depth or m.each)
    return bare and m.set_aside is NumberKind.NO_COUNTRY


def _take_up(d: Discourse, s: Sentence, m: Mention) -> None:
    """Give a number the people asked about: "And Germans? Twelve"; "the rest" has no place."""
    asked = d.question.people
    opens = s.first_in_block and not _is_answer(d, s)
    answers = m is s.mentions[0] and m.at <= _ANSWER and not opens
    if asked is not None and answers and not m.people and not m.places:
        m.people = [asked]
    if not m.people and (own := _whose_people(d, s, m)) is not None:
        m.people = [own]
    if _are_not(d, s, m):
        m.foreign = True
    take_those(d, s, m)
    if _of_the_rest(s, m):
        d.named.rest = country_last_in(s) or d.named.place
        m.places = []


def _is_answer(d: Discourse, s: Sentence) -> bool:
    """As in "RIOS: 97", behind "HOST: Venezuelans?"."""
    speaks = s.tokens[1:2] and s.tokens[1].low == ":" and not (s.tokens[0].classes or s.item)
    return bool(speaks) and len(d.seen) > 1 and d.seen[-2].question


def _of_the_rest(s: Sentence, m: Mention) -> bool:
    """As in "97 in the rest of the world"; not in "Chad 97; the remaining countries have none"."""
    if not s.has("grammar.rest"):
        return False
    words = s.tokens[m.at : m.head_end + 6]
    end = next((k for k, t in enumerate(words[1:], 1) if t.low in _ENDS or t.number), len(words))
    return among(words[:end], "grammar.rest")


def _are_not(d: Discourse, s: Sentence, m: Mention) -> bool:
    """As in "1,993 were Swiss; 4,913, or 71 per cent, were not": foreigners, there too."""
    told = d.last is not None and d.last.origin == d.last.place and d.just_counted
    if not told or m.head is not Head.NONE:
        return False
    behind = [t.low for t in s.tokens[m.at + 1 : m.at + 9]]
    at = next((k for k, pair in enumerate(pairwise(behind)) if pair in _DENIED), None)
    aside = at == 0 or (at is not None and behind[0] == "," == behind[at - 1])
    return at is not None and aside and not any(w.isalnum() for w in behind[at + 2 : at + 3])


def _whose_people(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """As in "Egypt lost most. It reports 294 of its people missing".

    Or "We asked the Egyptian embassy. 294 of its citizens are missing".
    """
    behind = s.tokens[m.at + 1 : m.at + 3]
    its = len(behind) > 1 and behind[0].low == "of its" and "grammar.person" in behind[1].classes
    if not its or s.tokens[0].low == "it":
        return d.named.place if its else None
    told = {p.code for before in d.seen[-2:-1] for p in before.places if _is_mission(before, p)}
    return told.pop() if len(told) == 1 and not s.places and not s.first_in_block else None


def _is_mission(s: Sentence, p: Place) -> bool:
    """As in "the Egyptian embassy", "the Egyptian foreign ministry"."""
    words = s.tokens[p.last + 1 : p.last + 3]
    theirs = p.form in (Form.ADJECTIVE, Form.PEOPLE)
    return theirs and any(
        "grammar.mission" in t.classes or not _SPEAK.isdisjoint(t.plain) for t in words
    )


def _retell(d: Discourse, s: Sentence, m: Mention, again: Reading) -> None:
    """Read a number for the very thing that another was read for."""
    draft = Draft(s, m, d.measures[again.measure], d.frame(again.measure))
    as_of = period_of(d, draft) if m.date is not None else again.as_of
    d.add(Reading(m, s, again.measure, again.place, again.origin, as_of, "retold"))


def _take_pair(d: Discourse, s: Sentence, m: Mention, pair: Reading) -> None:
    """Read the second of two numbers for what the second of two was read before."""
    first = d.last_within(s)
    if first is not None:
        as_of = first.as_of if pair.as_of is None else pair.as_of
        d.add(Reading(m, s, pair.measure, first.place, first.origin, as_of, "pair"))


def _settle(d: Discourse, draft: Draft) -> None:
    """Turn a draft into readings: one for each pair of place and origin."""
    as_of = period_of(d, draft)
    rule = draft.mention.rule or _rule_of(draft.mention)
    pairs = inherited(d, draft)
    headed = d.overview.headed_by_peoples and d.named.block is not None
    told = bool(draft.origins) or bool(pairs) or headed
    if not pairs:
        fill(d, draft)
        pairs = [(place, origin) for place in draft.places for origin in draft.origins]
    for place, origin in pairs:
        if origin == place and not (told or _uprooted_at_home(draft, place)):
            origin = None  # their own people, in their own country: nothing says that
        if origin is not None and place == f"NOT:{origin}":
            place = ALL
        d.add(Reading(draft.mention, draft.sentence, draft.measure, place, origin, as_of, rule))
    remember(d, draft, pairs, as_of)


def _uprooted_at_home(draft: Draft, place: Side) -> bool:
    """Tell whether a text on the refugees of one country counts those who have not left it."""
    return draft.rule.hosted and draft.frame.axis is Axis.PLACE and draft.frame.origin == place


def _rule_of(m: Mention) -> str:
    """Name the way of writing by what stands with the number."""
    if m.each:
        return "each"
    if m.right:
        return "right"
    if m.places:
        return "left"
    return "people" if m.people else "total"
