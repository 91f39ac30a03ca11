"""A number beside its neighbours -> why it is no count of people, or nothing.

Looks at the words that touch the number only; groups of people, forecasts and places are for
`sentence.asides`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etl.extract.numbers import Number, NumberClass, NumberForm
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
_PEOPLE_KINDS = frozenset(["place.people", "measure.people", "grammar.person"])
_OLDEST = 110
_LONGEST_RANKING = 100


@dataclass(slots=True)
class _Here:
    """A number and the tokens beside it; `EDGE` stands where the sentence ends."""

    tokens: Sequence[Token]
    i: int
    text: str
    number: Number
    before2: Token
    before: Token
    after: Token
    after2: Token


def kind_of(tokens: Sequence[Token], i: int, number: Number, text: str) -> NumberKind | None:
    """Tell what `number`, token `i`, is, if its neighbours say that it counts no people."""
    here = _Here(
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
    for rules in (_OF_ANY, _BY_WORD_BEFORE.get(here.before.low, ()), _OF_COMPARED):
        for holds, meaning in rules:
            if holds(here):
                return meaning
    if number.cls in _BY_CLASS:
        return _BY_CLASS[number.cls]
    if isinstance(number.value, float):
        return NumberKind.MEASUREMENT
    return next((meaning for holds, meaning in _OF_CARDINALS if holds(here)), None)


def _has_unit(h: _Here) -> bool:
    """As in "97 km"; not "97m", which is 97,000,000."""
    millions = isinstance(h.number.value, int) and h.number.value >= 100_000
    return "grammar.unit" in h.after.classes and not millions


def _is_national_money(h: _Here) -> bool:
    """As in "97 Jamaican dollars"."""
    return "place.adjectives" in h.after.classes and "grammar.money_after" in h.after2.classes


def _is_of_you(h: _Here) -> bool:
    return h.after.low == "of" and h.after2.low == "you"


def _is_hyphened(h: _Here) -> bool:
    return h.after.low == "-" and h.after.start == h.number.end


def _is_hyphened_duration(h: _Here) -> bool:
    """As in "97-day"."""
    return _is_hyphened(h) and "grammar.duration" in h.after2.classes


def _is_hyphened_measure(h: _Here) -> bool:
    """As in "97-metre", "97-strong"; not "97-plus"."""
    if not _is_hyphened(h):
        return False
    beyond = h.after2
    strange = beyond.low.isalpha() and beyond.low != "plus" and not beyond.classes
    counted = "grammar.unit" in beyond.classes or "grammar.things_before" in beyond.classes
    return counted or (strange and beyond.start == h.after.end)


def _is_money(h: _Here) -> bool:
    before = h.before
    if "grammar.money_before" in before.classes:
        return True
    return before.low != "" and unicodedata.category(before.low[-1]) == "Sc"


def _is_aged(h: _Here) -> bool:
    """As in "Aged 15", "aged between 30 and 40", "aged 15 to 17"."""
    if "grammar.age_before" in h.before.classes:
        return True
    for t in h.tokens[max(0, h.i - 4) : h.i]:
        if "grammar.age_before" in t.classes:
            return all(
                "between_ages" in between.plain or between.number is not None or between.classes
                for between in h.tokens[max(0, h.i - 2) : h.i]
            )
    return False


def _is_of_thing(h: _Here) -> bool:
    """As in "Flight 97", "number 47"; not "Thais number 47": the verb, not the noun."""
    verb = h.before.low == "number" and _is_subject_of_number(h)
    return "grammar.things_before" in h.before.classes and not verb


def _is_subject_of_number(h: _Here) -> bool:
    """As in "Thais number 47", "Foreign prisoners in Peru now number 97"; not "cell number 47"."""
    if not _PEOPLE_KINDS.isdisjoint(h.before2.classes):
        return True
    if not h.before2.classes and "number_verb" not in h.before2.plain:
        return False
    subject = h.tokens[max(0, h.i - 8) : h.i - 1]
    return any(not _PEOPLE_KINDS.isdisjoint(t.classes) and t.low.endswith("s") for t in subject)


def _is_said_twice(h: _Here) -> bool:
    """As in "Sixty-four (64)"."""
    first = h.before2.number
    return first is not None and first.value == h.number.value


def _is_item_mark(h: _Here) -> bool:
    """As in "(4)" where a sentence or its list begins."""
    opens = h.i == 1 or h.before2.low in (":", ";", ".")
    return h.after.low == ")" and h.number.value <= 20 and opens


def _is_change_by(h: _Here) -> bool:
    """As in "Rose within a year by 97"."""
    return any("grammar.change" in t.classes for t in h.tokens[max(0, h.i - 5) : h.i])


def _is_year_of_event(h: _Here) -> bool:
    """As in "The 2013 Census"."""
    n, after = h.number, h.after
    year = n.end - n.start == 4 and h.text[n.start : n.end].isdigit() and 1800 <= n.value <= 2100
    if not year or after is EDGE or after.classes:
        return False
    return h.text[after.start].isupper()


def _is_change_of(h: _Here) -> bool:
    """As in "A rise of 97"."""
    return "change_noun" in h.before2.plain


def _is_age_of(h: _Here) -> bool:
    """As in "The age of 97", "a girl of 7"."""
    if h.before2.low in ("age", "ages"):
        return True
    return "one_person" in h.before2.plain and h.number.value <= _OLDEST


def _is_clock(h: _Here) -> bool:
    """As in "18.50 Turkey says ...": the time before an entry of a live blog."""
    if h.number.cls is not NumberClass.DECIMAL or h.i:
        return False
    hour, _, minute = h.text[h.number.start : h.number.end].partition(".")
    return len(minute) == 2 and len(hour) <= 2 and int(hour) < 24 and int(minute) < 60


def _is_reference(_: _Here) -> bool:
    """As in "+97", "[4]", "#4"."""
    return True


def _is_age_in_brackets(h: _Here) -> bool:
    """As in "Ann Other (44)"."""
    if h.after.low != ")" or h.number.value > _OLDEST:
        return False
    return _ends_name(h.tokens, h.i - 2, h.text)


def _is_per_one(h: _Here) -> bool:
    """As in "97 to a cell"."""
    return h.after.low == "to" and "per_one" in h.after2.plain


def _is_difference(h: _Here) -> bool:
    """As in "97 fewer", "97 more than"; not "97 more"."""
    return "compared" in h.after.plain and (h.after2.low == "than" or h.after.low != "more")


def _is_age_in_commas(h: _Here) -> bool:
    """As in "Ann Other, 44, from ...": set off by commas behind a name or a person."""
    if h.before.low != "," or h.before2 is EDGE or h.number.value > _OLDEST:
        return False
    if h.after is not EDGE and h.after.low not in (",", ".", ";"):
        return False
    word = h.before2
    if word.number is not None or word.date is not None:
        return False
    if h.i == 2 and "place.names" in word.classes and _verb_behind(h):
        return True  # "JORDAN, 31, GETS 18 MONTHS"
    if word.classes:
        return "place.names" in word.classes and _ends_name(h.tokens, h.i - 2, h.text)
    return h.text[word.start].isupper() or "occupation" in word.plain


def _verb_behind(h: _Here) -> bool:
    """Tell whether behind "name, number," a strange word stands, which is what somebody does."""
    if h.after.low != "," or h.after2 is EDGE:
        return False
    return h.after2.low.isalpha() and not h.after2.classes and "function" not in h.after2.plain


def _ends_name(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Tell whether token `i` looks like the last word of somebody's name."""
    if i < 1:
        return False
    name, first = tokens[i], tokens[i - 1]
    if not (text[first.start].isupper() and first.low.isalpha()):
        return False
    if name.classes:
        place = "place.names" in name.classes or "place.within" in name.classes
        return place and not first.classes and i >= 2
    word = text[name.start : name.end]
    return name.low.isalpha() and word[0].isupper() and not word.isupper()


def _is_of_countries(h: _Here) -> bool:
    """As in "97 neighbouring countries", "the six Gulf states"."""
    if h.after.low in ("other countries", "foreign countries", "other states"):
        return True
    if any(kind.startswith("region.") for kind in h.after.classes):
        named = h.after.low.endswith(("states", "countries", "nations", "republics"))
        return named or "grammar.countries" in h.after2.classes
    return "grammar.countries" in _noun_behind(h).classes


def _noun_behind(h: _Here) -> Token:
    """Give the word behind the number, over up to two adjectives."""
    for t in h.tokens[h.i + 1 : h.i + 4]:
        if t.classes and _ADJECTIVE_KINDS.isdisjoint(t.classes):
            return t
        adjective = t.low in ("most", "more", "other") or "function" not in t.plain
        if not t.low.isalpha() or not adjective:
            break
    return h.after


def _is_length_of_ranking(h: _Here) -> bool:
    """As in "The top 10"."""
    return "leading" in h.before.plain and h.number.value <= _LONGEST_RANKING


def _is_one_of_a_noun(h: _Here) -> bool:
    """As in "A sad one"."""
    if h.number.value != 1 or "one_before" not in h.before2.plain:
        return False
    return not h.before.classes and h.before.low.isalpha()


def _is_base_of_rate(h: _Here) -> bool:
    """As in "41 victims for every 100,000 people", "per 1,000 inmates"."""
    return h.before.low in ("every", "per") and h.number.value >= 10


def _is_number_of_item(h: _Here) -> bool:
    """As in "141. Mr Mannion asked the Minister": what follows is a sentence of its own."""
    if h.i or h.after.low != "." or h.after2 is EDGE or h.number.form is NumberForm.WORDS:
        return False
    return h.after.start == h.number.end and h.text[h.after2.start].isupper()


def _is_population(h: _Here) -> bool:
    """As in "a country of 18 million people"."""
    if h.before.low == "population" and h.before2.low in (",", "("):
        return True  # "the Vatican, population 800"
    return h.before.low == "of" and "peopled" in h.before2.plain


def _is_age_below(h: _Here) -> bool:
    """As in "six men under 25", "those below the age of 25", "people over 65"."""
    if "age_limit" not in h.before.plain or h.number.value > _OLDEST:
        return False
    person = {"grammar.person", "grammar.narrow", "grammar.foreign", "measure.people"}
    return not person.isdisjoint(h.before2.classes) and not _counts_people(h.after)


def _counts_people(t: Token) -> bool:
    return any(kind in t.classes for kind in ("grammar.person", "measure.people", "place.people"))


def _is_some_of_countries(h: _Here) -> bool:
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


def _is_end_of_span(h: _Here) -> bool:
    """As in "Two years or 30"."""
    return h.before.low in ("or", "to") and not _QUANTITY_KINDS.isdisjoint(h.before2.classes)


def _is_pronoun(h: _Here) -> bool:
    """As in "This one", "one could", "one another"; not "lost one of ..."."""
    if h.number.value != 1 or h.number.form is not NumberForm.WORDS:
        return False
    before, after = h.before, h.after
    adjective = "place.adjectives" in before.classes or "region.adjectives" in before.classes
    if adjective and "place.names" not in before.classes:
        return True
    lost = "lost_one" in before.plain
    if after.low.startswith("of ") and not lost:
        return True
    stands_in = "pronoun_before" in before.plain or "pronoun_behind" in after.plain
    return stands_in and not (after.low == "of" and lost)


_Rules = tuple[tuple[Callable[[_Here], bool], NumberKind], ...]
_OF_ANY: _Rules = (
    (_has_unit, NumberKind.MEASUREMENT),
    (_is_national_money, NumberKind.MONEY),
    (_is_of_you, NumberKind.OTHER_THING),
    (_is_hyphened_duration, NumberKind.DURATION),
    (_is_hyphened_measure, NumberKind.MEASUREMENT),
    (_is_money, NumberKind.MONEY),
    (_is_aged, NumberKind.AGE),
    (_is_of_thing, NumberKind.REFERENCE),
    (_is_clock, NumberKind.TIME),
)
"""What the words beside a number make of it; the first that holds is it."""
_REFERENCE: _Rules = ((_is_reference, NumberKind.REFERENCE),)
_BY_WORD_BEFORE: dict[str, _Rules] = {
    "(": (
        (_is_said_twice, NumberKind.REPEATED),
        (_is_item_mark, NumberKind.REFERENCE),
        (_is_age_in_brackets, NumberKind.AGE),
    ),
    "of": ((_is_change_of, NumberKind.CHANGE), (_is_age_of, NumberKind.AGE)),
    "by": ((_is_change_by, NumberKind.CHANGE),),
    "the": ((_is_year_of_event, NumberKind.YEAR),),
    "+": _REFERENCE,
    "[": _REFERENCE,
    "#": _REFERENCE,
}
"""The same, by the word before it."""
_OF_COMPARED: _Rules = (
    (_is_per_one, NumberKind.RATE),
    (_is_difference, NumberKind.CHANGE),
)
"""The same, for words that compare it."""
_OF_CARDINALS: _Rules = (
    (_is_base_of_rate, NumberKind.RATE),
    (_is_number_of_item, NumberKind.REFERENCE),
    (_is_population, NumberKind.OTHER_THING),
    (_is_age_below, NumberKind.AGE),
    (_is_some_of_countries, NumberKind.COUNTRIES),
    (_is_age_in_commas, NumberKind.AGE),
    (_is_of_countries, NumberKind.COUNTRIES),
    (_is_length_of_ranking, NumberKind.RANK),
    (_is_one_of_a_noun, NumberKind.PRONOUN),
    (_is_end_of_span, NumberKind.DURATION),
    (_is_pronoun, NumberKind.PRONOUN),
)
"""The same for numbers that are not told by their own form."""
