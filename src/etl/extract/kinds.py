"""A number beside its neighbours -> why it is no count of people, or nothing.

Looks at the words that touch the number only; groups of people, forecasts and places are for
`sentence.asides`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from etl.extract.ages import (
    is_age_below,
    is_age_in_brackets,
    is_age_in_commas,
    is_age_of,
    is_age_when,
    is_aged,
)
from etl.extract.beside import PEOPLE_KINDS, REGION_KINDS, Here, are_states, plural_thing
from etl.extract.changes import is_change_by, is_change_of, is_difference, is_signed_change
from etl.extract.manners import is_manner
from etl.extract.numbers import Number, NumberClass, NumberForm
from etl.extract.references import (
    WEEKDAYS,
    is_clock,
    is_coded,
    is_day_of_week,
    is_hour,
    is_item_mark,
    is_length_of_ranking,
    is_number_of_item,
    is_of_listed_spans,
    is_of_telephone,
    is_of_thing,
    is_of_those_named,
    is_old_year,
    is_rank_in_line,
    is_rank_in_run,
    is_reference,
    is_said_twice,
    is_side,
    is_time_of_four_digits,
    is_year_in_line,
    is_year_of_event,
)
from etl.extract.tokens import EDGE, Token
from schemas.codes import NumberKind

_BY_CLASS = {
    NumberClass.ORDINAL: NumberKind.ORDINAL,
    NumberClass.FRACTION: NumberKind.RATE,
    NumberClass.MULTIPLE: NumberKind.VAGUE,
    NumberClass.LABEL: NumberKind.REFERENCE,
    NumberClass.TIME: NumberKind.TIME,
    NumberClass.UNIT: NumberKind.MEASUREMENT,
    NumberClass.DATE_DIGITS: NumberKind.DATE,
    NumberClass.YEAR_SPAN: NumberKind.YEAR,
    NumberClass.DECIMAL: NumberKind.MEASUREMENT,
}
_BY_WORD_BEHIND = (
    ("grammar.percent", NumberKind.PERCENT),
    ("grammar.money_after", NumberKind.MONEY),
    ("grammar.age_after", NumberKind.AGE),
    ("grammar.duration", NumberKind.DURATION),
    ("grammar.rate", NumberKind.RATE),
)
_ADJECTIVE_KINDS = frozenset(
    ["grammar.modifier", "region.adjectives", "region.words", "place.adjectives"]
)
_QUANTITY_KINDS = frozenset(["grammar.duration", "grammar.unit", "grammar.money_after"])
_HOURS = 12
"""Of a clock whose hours are told in words."""
_FEW_COUNTRIES = 9
"""That a text may tell of together as "all three"."""
_WORLD = 4
"""Tokens behind "eight" and before "14" in "eight of the world's 14 highest mountains"."""
_OWNED = 2
"""Tokens behind "12" and before "18" in "12 of its 18 departments"."""
_PIECES = 4
"""Into so many pieces, at most, a thing breaks."""


def kind_of(tokens: Sequence[Token], i: int, number: Number, text: str) -> NumberKind | None:
    """Tell what `number`, token `i`, is, if its neighbours say that it counts no people."""
    here = Here(
        tokens,
        i,
        text,
        number,
        before2=tokens[i - 2] if i > 1 else EDGE,
        before=tokens[i - 1] if i else EDGE,
        after=tokens[i + 1] if i + 1 < len(tokens) else EDGE,
        after2=tokens[i + 2] if i + 2 < len(tokens) else EDGE,
    )
    behind = here.after.classes
    for kind, meaning in _BY_WORD_BEHIND if behind else ():
        if kind in behind:
            return meaning
    for rules in (
        _OF_WORD_BEHIND if behind else (),
        _BY_LOW_BEHIND.get(here.after.low, ()),
        _OF_ANY,
        _OF_WORD_BEFORE if here.before.classes else (),
        _OF_FIRST if i == 0 else (),
        _BY_WORD_BEFORE.get(here.before.low, ()),
        _OF_COMPARED,
    ):
        for holds, meaning in rules:
            if holds(here):
                return meaning
    if number.cls in _BY_CLASS:
        return _BY_CLASS[number.cls]
    if isinstance(number.value, float):
        return NumberKind.MEASUREMENT
    for holds, meaning in _OF_CARDINALS:
        if holds(here):
            return meaning
    return None


def _has_unit(h: Here) -> bool:
    """As in "97 km"; not "97m", which is 97,000,000."""
    if "grammar.unit" not in h.after.classes:
        return False
    return not (isinstance(h.number.value, int) and h.number.value >= 100_000)


def _is_national_money(h: Here) -> bool:
    """As in "97 Jamaican dollars"."""
    return "place.adjectives" in h.after.classes and "grammar.money_after" in h.after2.classes


def _is_of_you(h: Here) -> bool:
    return h.after.low == "of" and h.after2.low == "you"


def _is_rounding(h: Here) -> bool:
    """As in "rounded to the nearest ten"."""
    return h.before2.low == "the"


def _is_hyphened(h: Here) -> bool:
    return h.after.low == "-" and h.after.start == h.number.end


def _is_hyphened_duration(h: Here) -> bool:
    """As in "97-day"."""
    return _is_hyphened(h) and "grammar.duration" in h.after2.classes


def _is_hyphened_measure(h: Here) -> bool:
    """As in "97-metre", "97-strong"; not "97-plus"."""
    if not _is_hyphened(h):
        return False
    beyond = h.after2
    strange = beyond.low.isalpha() and beyond.low != "plus" and not beyond.classes
    counted = "grammar.unit" in beyond.classes or "grammar.things_before" in beyond.classes
    return counted or (strange and beyond.start == h.after.end)


def _is_money(h: Here) -> bool:
    before = h.before
    if "grammar.money_before" in before.classes:
        return True
    return before.low != "" and unicodedata.category(before.low[-1]) == "Sc"


def _is_per_one(h: Here) -> bool:
    """As in "97 to a cell"."""
    return h.after.low == "to" and "per_one" in h.after2.plain


def _is_of_countries(h: Here) -> bool:
    """As in "97 neighbouring countries", "the six Gulf states", "the two small Baltic states"."""
    if h.after.low in ("other countries", "foreign countries", "other states"):
        return True
    if not REGION_KINDS.isdisjoint(h.after.classes):
        return are_states(h.after) or "grammar.countries" in h.after2.classes
    noun = _noun_behind(h)
    return "grammar.countries" in noun.classes or are_states(noun)


def _is_said_of_countries(h: Here) -> bool:
    """As in "the Gulf states, being six,"."""
    named = h.tokens[h.i - 3] if h.i > 2 else EDGE
    return h.before2.low == "," and (
        "grammar.countries" in named.classes or bool(REGION_KINDS & named.classes.keys())
    )


def _is_past_the_hour(h: Here) -> bool:
    """As in "at half past two", "at a quarter past nine"."""
    return h.before2.low in ("half", "quarter", "a quarter") and h.number.value <= _HOURS


def _are_those_countries(h: Here) -> bool:
    """As in "88 per cent of the executions took place in these five."."""
    inside = h.before2.low in ("in", "from", "by")
    return inside and 1 < h.number.value <= _FEW_COUNTRIES and not h.after.low.isalpha()


def _is_label_of_all(h: Here) -> bool:
    """As in "All three: 97 dead", below lines on three countries."""
    return h.after.low == ":" and 1 < h.number.value <= _FEW_COUNTRIES


def _noun_behind(h: Here) -> Token:
    """Give the word behind the number, over up to two adjectives."""
    for t in h.tokens[h.i + 1 : h.i + 4]:
        if t.classes and (_ADJECTIVE_KINDS.isdisjoint(t.classes) or are_states(t)):
            return t
        adjective = t.low in ("most", "more", "other") or "function" not in t.plain
        if not t.low.isalpha() or not adjective:
            break
    return h.after


def _is_one_of_a_noun(h: Here) -> bool:
    """As in "A sad one", "a jailed one"."""
    if h.number.value != 1 or "one_before" not in h.before2.plain:
        return False
    plain = not h.before.classes or h.before2.low in ("a", "an")
    return plain and h.before.low.isalpha()


def _is_in_pieces(h: Here) -> bool:
    """As in "broke in two"; "divided into 27 and 13" tells of parts."""
    return h.number.value <= _PIECES and "breaks" in h.before2.plain


def _is_one_of_many(h: Here) -> bool:
    """As in "it is one of nine scenarios", "one of 5 that year": the one is meant."""
    first = h.before2.number
    one = h.before.low == "of" and first is not None and first.value == 1
    return one and PEOPLE_KINDS.isdisjoint(h.after.classes)


def _is_base_of_rate(h: Here) -> bool:
    """As in "41 victims for every 100,000 people", "per 1,000 inmates"."""
    return h.before.low in ("every", "per") and h.number.value >= 10


def _is_population(h: Here) -> bool:
    """As in "a country of 18 million people"."""
    if h.before.low == "population" and h.before2.low in (",", "("):
        return True  # "the Vatican, population 800"
    return h.before.low == "of" and "peopled" in h.before2.plain


def _is_some_of_countries(h: Here) -> bool:
    """As in "thirteen of the 47 countries", "three of these states"."""
    words = h.tokens[h.i + 1 : h.i + 6]
    if not words or not words[0].low.startswith("of"):
        return False
    for t in words[1:]:
        if "grammar.countries" in t.classes:
            return True
        if t.number is None and "of_part" not in t.plain and t.low not in ("these", "all"):
            return False
    return False


def _is_some_of_things(h: Here) -> bool:
    """As in "an emergency in 12 of its 18 departments", "two of its nine doctors"."""
    words = h.tokens[h.i + 1 : h.i + 8]
    at = next((k for k, t in enumerate(words) if t.number is not None), None)
    if at is None or not words[0].low.startswith("of") or at > _WORLD or at + 1 >= len(words):
        return False
    if words[at - 1].low in ("'s", "’s") and any(plural_thing(t) for t in words[at + 1 : at + 3]):
        return True  # "eight of the world's 14 highest mountains"
    noun = words[at + 1]
    narrow = "grammar.narrow" in noun.classes and noun.low.endswith("s")
    return at <= _OWNED and (plural_thing(noun) or narrow)


def _is_end_of_span(h: Here) -> bool:
    """As in "Two years or 30"."""
    return h.before.low in ("or", "to") and not _QUANTITY_KINDS.isdisjoint(h.before2.classes)


def _is_pronoun(h: Here) -> bool:
    """As in "This one", "one could", "one another"; not "lost one of ..."."""
    if h.number.value != 1 or h.number.form is not NumberForm.WORDS:
        return False
    before, after = h.before, h.after
    if (
        before.low == "the"
        and "place.people" in after.classes
        and "measure.said" in h.after2.classes
    ):
        return False  # "the one Japanese aboard"
    adjective = "place.adjectives" in before.classes or "region.adjectives" in before.classes
    if adjective and "place.names" not in before.classes:
        return True
    lost = "lost_one" in before.plain
    if after.low.startswith("of ") and not lost:
        return True
    stands_in = "pronoun_before" in before.plain or "pronoun_behind" in after.plain
    return stands_in and not (after.low == "of" and lost)


_Rules = tuple[tuple[Callable[[Here], bool], NumberKind], ...]
_OF_WORD_BEHIND: _Rules = (
    (_has_unit, NumberKind.MEASUREMENT),
    (_is_national_money, NumberKind.MONEY),
)
"""What a vocabulary word behind a number makes of it; of all rules the first that holds is it."""
_BY_LOW_BEHIND: dict[str, _Rules] = {
    "of": ((_is_of_you, NumberKind.OTHER_THING),),
    "by": ((is_side, NumberKind.MEASUREMENT),),
    "-": (
        (_is_hyphened_duration, NumberKind.DURATION),
        (_is_hyphened_measure, NumberKind.MEASUREMENT),
    ),
}
"""The same, by the word or mark behind it."""
_OF_ANY: _Rules = (
    (_is_money, NumberKind.MONEY),
    (is_aged, NumberKind.AGE),
    (is_coded, NumberKind.REFERENCE),
)
"""The same, for all words before it."""
_OF_WORD_BEFORE: _Rules = ((is_of_thing, NumberKind.REFERENCE),)
"""The same, for a vocabulary word before it."""
_OF_FIRST: _Rules = ((is_clock, NumberKind.TIME), (is_rank_in_line, NumberKind.RANK))
"""The same, where a sentence begins with it."""
_REFERENCE: _Rules = ((is_reference, NumberKind.REFERENCE),)
_BY_WORD_BEFORE: dict[str, _Rules] = {
    "(": (
        (is_said_twice, NumberKind.REPEATED),
        (is_item_mark, NumberKind.REFERENCE),
        (is_age_in_brackets, NumberKind.AGE),
    ),
    "of": ((is_change_of, NumberKind.CHANGE), (is_age_of, NumberKind.AGE)),
    "by": ((is_change_by, NumberKind.CHANGE),),
    "in": ((_is_in_pieces, NumberKind.OTHER_THING), (is_old_year, NumberKind.YEAR)),
    **dict.fromkeys(("from", "to"), ((is_old_year, NumberKind.YEAR),)),
    "the": ((is_year_of_event, NumberKind.YEAR), (is_manner, NumberKind.OTHER_THING)),
    "/": ((is_year_in_line, NumberKind.YEAR),),
    "past": ((_is_past_the_hour, NumberKind.TIME),),
    "these": ((_are_those_countries, NumberKind.COUNTRIES),),
    "all": ((_is_label_of_all, NumberKind.COUNTRIES),),
    "being": ((_is_said_of_countries, NumberKind.COUNTRIES),),
    "nearest": ((_is_rounding, NumberKind.MEASUREMENT),),
    **dict.fromkeys(("[", "#"), _REFERENCE),
    "+": ((is_signed_change, NumberKind.CHANGE), *_REFERENCE),
    **dict.fromkeys(("-", "–", "−"), ((is_signed_change, NumberKind.CHANGE),)),
    **dict.fromkeys(WEEKDAYS, ((is_day_of_week, NumberKind.DATE),)),
}
"""The same, by the word before it."""
_OF_COMPARED: _Rules = (
    (_is_per_one, NumberKind.RATE),
    (is_difference, NumberKind.CHANGE),
)
"""The same, for words that compare it."""
_OF_CARDINALS: _Rules = (
    (_is_base_of_rate, NumberKind.RATE),
    (is_of_telephone, NumberKind.REFERENCE),
    (is_of_listed_spans, NumberKind.DURATION),
    (is_number_of_item, NumberKind.REFERENCE),
    (_is_population, NumberKind.OTHER_THING),
    (is_hour, NumberKind.TIME),
    (is_time_of_four_digits, NumberKind.TIME),
    (is_age_below, NumberKind.AGE),
    (is_age_when, NumberKind.AGE),
    (_is_some_of_countries, NumberKind.COUNTRIES),
    (_is_some_of_things, NumberKind.OTHER_THING),
    (is_age_in_commas, NumberKind.AGE),
    (_is_of_countries, NumberKind.COUNTRIES),
    (is_length_of_ranking, NumberKind.RANK),
    (is_rank_in_run, NumberKind.RANK),
    (_is_one_of_a_noun, NumberKind.PRONOUN),
    (_is_one_of_many, NumberKind.PRONOUN),
    (_is_end_of_span, NumberKind.DURATION),
    (is_of_those_named, NumberKind.PRONOUN),
    (_is_pronoun, NumberKind.PRONOUN),
)
"""The same for numbers that are not told by their own form."""
