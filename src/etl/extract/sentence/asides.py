"""Words near a number -> why it is no count: a narrower group, a rate, a forecast, a thing.

What the number token itself betrays (money, age, date) is for `kinds`; which words tell a part of
the people, for `parts` and `houses`; which tell something else, for `things`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.extract.beside import before_hedges
from etl.extract.numbers import NumberForm
from etl.extract.sentence.clause import Clause
from etl.extract.sentence.forecasts import is_forecast, is_plan
from etl.extract.sentence.houses import (
    has_house,
    in_one_house,
    in_one_site,
    of_name_alone,
    of_named_house,
    of_towns_police,
)
from etl.extract.sentence.mentions import Head
from etl.extract.sentence.parts import (
    again_of_them,
    beside_narrow,
    included,
    narrowed,
    of_a_countrys,
    of_counted_people,
    of_countries_listed,
    of_one_people,
    of_them_by_trade,
    of_them_counted,
    of_those_there,
    splits_the_last,
)
from etl.extract.sentence.rates import is_one_in_so_many, is_rate, is_threshold
from etl.extract.sentence.shares import are_of_a_trade, of_those_in, of_whole_told
from etl.extract.sentence.things import (
    are_some_kinds,
    do_otherwise,
    do_otherwise_listed,
    is_crime_tried,
    is_denied,
    is_done_otherwise,
    is_kinds,
    is_label_of_plan,
    is_label_of_things,
    is_of_speakers,
    is_of_two_measures,
    is_room_for,
    is_thing,
    is_traffic,
)
from etl.extract.tokens import Token
from schemas.codes import NumberKind

_STOPS: tuple[list[str], ...] = ([], [","], ["."], [";"], ["("], [")"])
"""What may stand behind "12 in", if nobody is in a place."""

_BRIEF = frozenset(["week", "day", "days", "hours", "weekend"])
"""What only the new ones of are told behind "New applications in the week:"."""


_SHORT_TIMES = frozenset(
    ["day", "night", "evening", "afternoon", "morning", "hour", "week", "weekend", "month"]
)


class _Aside(NamedTuple):
    """One reason to set a number aside."""

    holds: Callable[[Clause], bool]
    kind: NumberKind
    reason: str
    """"{}" stands for the word behind the number."""
    carries: bool = False
    heads: frozenset[Head] = frozenset(Head)
    """What may stand behind the number; it is not asked of others."""


def read_asides(c: Clause) -> None:
    """Set the clause's number aside if its words say that it is no count of people."""
    for aside in _ASIDES_OF[c.m.head]:
        if aside.holds(c):
            thing = c.tokens[c.m.at + 1].low if c.m.at + 1 < len(c.tokens) else ""
            c.m.set_aside, c.m.reason = aside.kind, aside.reason.format(thing)
            c.m.carries = aside.carries and not c.m.zero
            return


def _is_new_only(c: Clause) -> bool:
    event = c.m.head is Head.EVENT
    if event and any(t.low in ("new", "fresh") for t in c.tokens[c.m.at : c.m.head_end]):
        return True
    label = " ".join(t.low for t in c.tokens[: c.m.at]).split()
    if c.tokens[0].low != "new" or ":" not in label:
        return False
    return event or not _BRIEF.isdisjoint(label)  # "New in the week to 3 May: 97"


def _is_number_of_names(c: Clause) -> bool:
    """As in "Chad, Mali and Togo, 3 in all"."""
    listed = c.m.joint and len(c.m.places) == c.m.number.value
    return listed and "grammar.altogether" in c.behind.classes


def _is_single(c: Clause) -> bool:
    """As in "asked about a single prisoner": any one of them."""
    m = c.m
    return c.tokens[m.at].low == "a single" and m.hedge is not None and not (m.places or m.people)


def _is_speaker(c: Clause) -> bool:
    """As in "one passenger said": somebody of the story."""
    m = c.m
    person = m.head not in (Head.NONE, Head.EVENT) and m.number.value == 1
    return person and c.behind.low in ("said", "says", "told", "recalled", "wrote")


def _is_one_of_list(c: Clause) -> bool:
    """As in "two Italians, one Swiss woman and a Chinese man": a list of peoples, one by one."""
    m, others = c.m, c.s.mentions
    if m.number.value != 1 or not m.people:
        return False
    if m.nth:
        before = others[m.nth - 1]
        return before.people not in ([], m.people) and _is_joint(c, before.head_end, m.at)
    if len(others) == 1:
        return False
    return others[1].people not in ([], m.people) and _is_joint(c, m.head_end, others[1].at)


def _is_joint(c: Clause, start: int, end: int) -> bool:
    return all(t.low in (",", "and") for t in c.tokens[start:end])


def _is_narrow(c: Clause) -> bool:
    return c.m.head is Head.NARROW and not _is_one_of_list(c) and not _are_all_men(c)


def _is_narrow_by_name(c: Clause) -> bool:
    """As in "97 men", "97 suspects": a list may go on with others of all kinds."""
    words = c.tokens[c.m.at : c.m.head_end]
    named = c.m.head is Head.NARROW and any("narrow_name" in t.plain for t in words)
    return named and not _is_one_of_list(c) and not _are_all_men(c)


def _are_all_men(c: Clause) -> bool:
    """As in "Chad hanged ten men", where no women are told of: those whom a state executes."""
    if c.m.measure != "executed" or c.tokens[c.m.at + 1].low not in ("men", "man"):
        return False
    return len(c.s.kinds["grammar.narrow"]) == 1


def _is_of_body(c: Clause) -> bool:
    """As in "a medical team of 11", "a poll of some 900 Danes"."""
    k = before_hedges(c.tokens, c.m.at)
    return k > 0 and c.tokens[k].low in ("of", "among") and "bodies" in c.tokens[k - 1].plain


def _is_all_but(c: Clause) -> bool:
    """As in "All but three of them", "all except the two Georgians"."""
    back = 1 if c.before().low != "the" else 2
    return c.before(back).low in ("but", "except") and c.before(back + 1).low in ("all", "of all")


def _is_sample(c: Clause) -> bool:
    """As in "The researchers talked to 110 prisoners", "Of 1,200 Danes asked"."""
    if c.behind.low in ("asked", "polled", "surveyed"):
        beyond = [t.low for t in c.tokens[c.m.head_end + 1 : c.m.head_end + 2]]
        return beyond not in (["for"], ["to"])  # "97 Danes asked for asylum"
    if "sampled" not in c.s.lists:
        return False
    return any("sampled" in t.plain for t in c.tokens[max(0, c.m.at - 3) : c.m.at])


def _is_of_what_is_theirs(c: Clause) -> bool:
    """As in "the rights of 51 Danes", "confirm the nationality of 12 prisoners"."""
    k = before_hedges(c.tokens, c.m.at)
    return k > 0 and c.tokens[k].low == "of" and "theirs" in c.tokens[k - 1].plain


def _is_of_one_day(c: Clause) -> bool:
    """As in "The worst evening was that of 3 May, with 97 arrests", "May was the weakest month"."""
    if "extreme" not in c.s.lists:
        return False
    before = c.tokens[: c.m.at]
    return any("extreme" in t.plain and u.low in _SHORT_TIMES for t, u in pairwise(before))


def _is_further(c: Clause) -> bool:
    """As in "1,200 more people wait": beside those who are counted; not "15 more in Peru"."""
    m = c.m
    behind = c.tokens[m.at + 1].low if m.at + 1 < len(c.tokens) else ""
    return behind in ("more", "further") and not (m.people or m.places)


def _is_of_the_rest(c: Clause) -> bool:
    """As in "Other / unknown countries: 7,216", "Others 34"."""
    m = c.m
    if m.head is Head.PEOPLE or m.foreign or m.places:
        return False
    if "rest_label" not in c.s.lists or _befell_the_others(c):
        return False
    before = c.tokens[c.start : m.at]
    at = next((k for k, t in enumerate(before) if "rest_label" in t.plain), None)
    return at is not None and all(
        "rest_goes_on" in t.plain or "grammar.countries" in t.classes for t in before[at + 1 :]
    )


def _befell_the_others(c: Clause) -> bool:
    """As in "The other five were injured": all of them, where the first four were killed."""
    the = (c.before(2).low, c.before().low) == ("the", "other")
    return the and c.m.head in _OTHERS and c.m.said and c.m.measure in c.known.acts


def _is_of_something_before(c: Clause) -> bool:
    """As in "held on 97", "in four": of what was named before."""
    m, before = c.m, c.before().low
    if m.head is not Head.NONE or m.of_them:
        return False
    if not m.places and (before in ("on", "in") or (before == "at" and m.number.value == 1)):
        return True
    return not m.right and before == "in" and m.number.form is NumberForm.WORDS


def _is_narrowed_of_them(c: Clause) -> bool:
    return c.m.of_them and narrowed(c)


def _moved(behind: Sequence[Token]) -> bool:
    """As in "Peru: 12 in, 9 out (sick)"."""
    stop = [t.low for t in behind[1:]]
    return [t.low for t in behind[:1]] in (["in"], ["out"]) and stop in _STOPS


def _is_increment(c: Clause) -> bool:
    """As in "97 more since yesterday"."""
    s, m = c.s, c.m
    k = before_hedges(s.tokens, m.at)
    if s.tokens[k].low in ("added", "adds") and m.head in (Head.EVENT, Head.MEASURE):
        return True  # "the last week added some 388 cases"
    moved = m.head is Head.NONE and c.behind.low in ("in", "out")
    moved = moved and not any("fetches" in t.plain for t in c.tokens[max(0, m.at - 5) : m.at])
    if moved and _moved(c.tokens[m.head_end : m.head_end + 2]):
        return True
    last = s.mentions[m.nth - 1] if m.nth else None
    changed = last is not None and last.set_aside is NumberKind.CHANGE
    if changed and last and [t.low for t in c.tokens[last.head_end : m.at]] == ["and"]:
        return m.head is Head.EVENT  # "and 21 deaths"
    if s.says("grammar.increment", 0, m.at) or s.says("grammar.increment", m.head_end, c.end):
        return True
    if "grammar.increment_behind" not in s.kinds:
        return False
    verb = any("moves" in t.plain for t in s.tokens[m.head_end : m.head_end + 3])
    if verb and any("each_time" in t.plain for t in c.tokens[c.start : m.at]):
        return True
    reach = c.end if verb else min(m.head_end + 4, c.end)
    return s.says("grammar.increment_behind", m.head_end, reach)  # "97 cross the border every day"


_OTHERS = (Head.NONE, Head.PERSON)
"""What stands behind "the other five" where they are people."""
_BARE = frozenset([Head.NONE])
_EVENT = frozenset([Head.EVENT])
_MEASURED = frozenset([Head.MEASURE])
_NARROW = frozenset([Head.NARROW])
_THING = frozenset([Head.THING])
_SOMEBODY = frozenset(Head) - _BARE - _EVENT
_ASIDES = (
    _Aside(_is_new_only, NumberKind.CHANGE, "new ones only", True, heads=_BARE | _EVENT),
    _Aside(_is_number_of_names, NumberKind.COUNTRIES, "counts the countries before it"),
    _Aside(_is_single, NumberKind.PRONOUN, "any one of them"),
    _Aside(_is_speaker, NumberKind.PRONOUN, "somebody of the story", heads=_SOMEBODY),
    _Aside(are_some_kinds, NumberKind.OTHER_THING, "counts kinds"),
    _Aside(_is_narrow_by_name, NumberKind.NARROWER_GROUP, "a narrower group", heads=_NARROW),
    _Aside(_is_narrow, NumberKind.NARROWER_GROUP, "a narrower group", True, heads=_NARROW),
    _Aside(is_crime_tried, NumberKind.OTHER_THING, "counts {}", heads=_EVENT),
    _Aside(is_kinds, NumberKind.OTHER_THING, "counts {}", heads=_THING),
    _Aside(is_thing, NumberKind.OTHER_THING, "counts {}", True, heads=_THING),
    _Aside(is_denied, NumberKind.OTHER_THING, "said to be wrong"),
    _Aside(is_of_two_measures, NumberKind.NO_MEASURE, "of two measures together"),
    _Aside(is_of_speakers, NumberKind.OTHER_THING, "those who write", heads=_BARE),
    _Aside(is_traffic, NumberKind.OTHER_THING, "how many are carried over a time"),
    _Aside(is_label_of_things, NumberKind.OTHER_THING, "counts what its label names", heads=_BARE),
    _Aside(is_label_of_plan, NumberKind.FORECAST, "what there is room for, or planned"),
    _Aside(is_one_in_so_many, NumberKind.RATE, "a rate"),
    _Aside(is_rate, NumberKind.RATE, "a rate", True),
    _Aside(is_room_for, NumberKind.OTHER_THING, "how many there is room for"),
    _Aside(_is_further, NumberKind.CHANGE, "more than those counted"),
    _Aside(is_threshold, NumberKind.RATE, "a threshold"),
    _Aside(_is_of_the_rest, NumberKind.NO_COUNTRY, "other or unknown countries"),
    _Aside(
        _is_of_something_before,
        NumberKind.NO_COUNTRY,
        "a number of something named before",
        heads=_BARE,
    ),
    _Aside(_is_narrowed_of_them, NumberKind.NARROWER_GROUP, "a narrower group"),
    _Aside(narrowed, NumberKind.NARROWER_GROUP, "a narrower group", True),
    _Aside(_is_of_body, NumberKind.NARROWER_GROUP, "some who were sent"),
    _Aside(_is_all_but, NumberKind.NARROWER_GROUP, "all but these"),
    _Aside(_is_of_what_is_theirs, NumberKind.NARROWER_GROUP, "some of whom more is told"),
    _Aside(_is_of_one_day, NumberKind.NARROWER_GROUP, "those of one day"),
    _Aside(_is_sample, NumberKind.NARROWER_GROUP, "those who were asked"),
    _Aside(in_one_site, NumberKind.NARROWER_GROUP, "one prison"),
    _Aside(of_named_house, NumberKind.NARROWER_GROUP, "one house"),
    _Aside(of_name_alone, NumberKind.NARROWER_GROUP, "one place inside a country"),
    _Aside(in_one_house, NumberKind.NARROWER_GROUP, "one house"),
    _Aside(has_house, NumberKind.NARROWER_GROUP, "one house"),
    _Aside(of_towns_police, NumberKind.NARROWER_GROUP, "one town", True),
    _Aside(beside_narrow, NumberKind.NARROWER_GROUP, "a narrower group", True),
    _Aside(_is_increment, NumberKind.CHANGE, "what was added since the last count", True),
    _Aside(
        of_them_by_trade, NumberKind.NARROWER_GROUP, "those of one trade", heads=_BARE | _MEASURED
    ),
    _Aside(of_those_there, NumberKind.NARROWER_GROUP, "some of those counted there", heads=_BARE),
    _Aside(of_one_people, NumberKind.NARROWER_GROUP, "some of one country's", heads=_BARE),
    _Aside(
        of_counted_people,
        NumberKind.NARROWER_GROUP,
        "a part of those of one country",
        True,
        heads=_BARE,
    ),
    _Aside(of_whole_told, NumberKind.NARROWER_GROUP, "a part of them", True, heads=_BARE),
    _Aside(of_those_in, NumberKind.NARROWER_GROUP, "a part of them", True, heads=_BARE),
    _Aside(are_of_a_trade, NumberKind.NARROWER_GROUP, "those of one trade", heads=_BARE),
    _Aside(of_a_countrys, NumberKind.NARROWER_GROUP, "some of one country's", heads=_BARE),
    _Aside(splits_the_last, NumberKind.NARROWER_GROUP, "one kind of those before"),
    _Aside(again_of_them, NumberKind.NARROWER_GROUP, "one kind of those before", heads=_BARE),
    _Aside(included, NumberKind.NARROWER_GROUP, "a part of those before"),
    _Aside(
        of_countries_listed,
        NumberKind.NARROWER_GROUP,
        "those of the countries behind it",
        heads=_BARE,
    ),
    _Aside(
        of_them_counted,
        NumberKind.NARROWER_GROUP,
        "a part of them",
        True,
        heads=_BARE | {Head.PERSON},
    ),
    _Aside(
        is_done_otherwise,
        NumberKind.OTHER_THING,
        "something else is said of them",
        heads=frozenset([Head.MEASURE, Head.PERSON]),
    ),
    _Aside(do_otherwise_listed, NumberKind.OTHER_THING, "something else is said of them", True),
    _Aside(do_otherwise, NumberKind.OTHER_THING, "something else is said of them"),
    _Aside(is_plan, NumberKind.FORECAST, "a plan", True),
    _Aside(is_forecast, NumberKind.FORECAST, "a forecast, promise or condition", True),
)
"""The first that holds is the reason."""
_ASIDES_OF = {head: tuple(a for a in _ASIDES if head in a.heads) for head in Head}
"""By what stands behind a number: those that it is asked, as most are of one kind only."""
