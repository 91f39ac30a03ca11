"""A number beside its neighbours -> why it is no count of people, or nothing.

Looks at the words that touch the number only; groups of people, forecasts and places are the business
of `mentions`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from etl.extract.numbers import Number, NumberClass
from etl.extract.places import FUNCTION
from etl.extract.tokens import Token
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
}
_AFTER = (
    ("grammar.percent", NumberKind.PERCENT),
    ("grammar.money_after", NumberKind.MONEY),
    ("grammar.age_after", NumberKind.AGE),
    ("grammar.duration", NumberKind.DURATION),
    ("grammar.rate", NumberKind.RATE),
    ("grammar.unit", NumberKind.MEASUREMENT),
)
_LEADING = frozenset("top first last largest next leading biggest".split())
_PRONOUN_BEFORE = frozenset(
    "the this that which every no each last any another latter former only".split()
)


def kind_of(tokens: Sequence[Token], i: int, text: str) -> NumberKind | None:
    """Tell what the number token `i` is, if its neighbours say that it counts no people."""
    number = tokens[i].number
    assert number is not None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    before = tokens[i - 1] if i else None
    for kind, meaning in _AFTER:
        if (
            after is not None
            and kind in after.classes
            and not (meaning is NumberKind.MEASUREMENT and _glued_m(number))
        ):
            return meaning
    if (
        after is not None
        and i + 2 < len(tokens)
        and "place.adjectives" in after.classes
        and "grammar.money_after" in tokens[i + 2].classes
    ):
        return NumberKind.MONEY
    if (
        after is not None
        and i + 2 < len(tokens)
        and after.low == "of"
        and tokens[i + 2].low == "you"
    ):
        return NumberKind.OTHER_THING
    if after is not None and after.low == "-" and i + 2 < len(tokens) and after.start == number.end:
        beyond = tokens[i + 2]
        if "grammar.duration" in beyond.classes:
            return NumberKind.DURATION
        if (
            "grammar.unit" in beyond.classes
            or beyond.low.isalpha()
            and beyond.low != "plus"
            and beyond.start == after.end
            and not beyond.classes
        ):
            return NumberKind.MEASUREMENT
    if before is not None:
        if "grammar.money_before" in before.classes or unicodedata.category(before.low[-1]) == "Sc":
            return NumberKind.MONEY
        if "grammar.age_before" in before.classes or _aged(tokens, i):
            return NumberKind.AGE
        if "grammar.things_before" in before.classes and not (
            before.low == "number" and _people_number(tokens, i)
        ):
            return NumberKind.REFERENCE
        if (
            before.low == "("
            and i >= 2
            and tokens[i - 2].number is not None
            and tokens[i - 2].number.value == number.value
        ):
            return NumberKind.REPEATED
        if (
            before.low == "("
            and after is not None
            and after.low == ")"
            and number.value <= 20
            and (i == 1 or tokens[i - 2].low in (":", ";", "."))
        ):
            return NumberKind.REFERENCE
        if before.low == "by" and any(
            "grammar.change" in t.classes for t in tokens[max(0, i - 5) : i]
        ):
            return NumberKind.CHANGE
        if (
            before.low == "the"
            and _year_like(number, text)
            and after is not None
            and not after.classes
            and text[after.start].isupper()
        ):
            return NumberKind.YEAR
        if before.low == "of" and i >= 2 and tokens[i - 2].low in _CHANGE:
            return NumberKind.CHANGE
        if before.low == "of" and i >= 2 and tokens[i - 2].low in ("age", "ages"):
            return NumberKind.AGE
        if before.low == "of" and i >= 2 and tokens[i - 2].low in _ONE and number.value <= 110:
            return NumberKind.AGE
        if before.low == "+":
            return NumberKind.REFERENCE
        if before.low == "[" or before.low == "#":
            return NumberKind.REFERENCE
        if (
            before.low == "("
            and _named(tokens, i - 1, text)
            and after is not None
            and after.low == ")"
            and number.value <= 110
        ):
            return NumberKind.AGE
    if (
        after is not None
        and after.low == "to"
        and i + 2 < len(tokens)
        and tokens[i + 2].low in ("a", "each", "every")
    ):
        return NumberKind.RATE
    if (
        after is not None
        and after.low in ("more", "fewer", "less")
        and i + 2 < len(tokens)
        and (tokens[i + 2].low == "than" or after.low != "more")
    ):
        return NumberKind.CHANGE
    if number.cls in _BY_CLASS:
        return _BY_CLASS[number.cls]
    if number.cls is NumberClass.DECIMAL or isinstance(number.value, float):
        return NumberKind.MEASUREMENT
    if _age_between_commas(tokens, i, text):
        return NumberKind.AGE
    if after is not None and (
        "grammar.countries" in _head(tokens, i).classes
        or after.low in ("other countries", "foreign countries")
    ):
        return NumberKind.COUNTRIES
    if before is not None and before.low in _LEADING and not _long(number):
        return NumberKind.RANK
    if (
        number.value == 1
        and i >= 2
        and tokens[i - 2].low in ("a", "an", "the", "this", "another")
        and not tokens[i - 1].classes
        and tokens[i - 1].low.isalpha()
    ):
        return NumberKind.PRONOUN
    if (
        i >= 2
        and before is not None
        and before.low in ("or", "to")
        and any(
            k in tokens[i - 2].classes
            for k in ("grammar.duration", "grammar.unit", "grammar.money_after")
        )
    ):
        return NumberKind.DURATION
    if number.value == 1 and number.form.value == "words" and _is_pronoun(tokens, i):
        return NumberKind.PRONOUN
    return None


def _year_like(number: Number, text: str) -> bool:
    return (
        number.end - number.start == 4
        and text[number.start : number.end].isdigit()
        and 1800 <= number.value <= 2100
    )


def _people_number(tokens: Sequence[Token], i: int) -> bool:
    """ "Thais number 47": the verb, not the noun."""
    return i >= 2 and any(
        k in tokens[i - 2].classes for k in ("place.people", "measure.people", "grammar.person")
    )


def _long(number: Number) -> bool:
    return number.value > 100


def _glued_m(number: Number) -> bool:
    return isinstance(number.value, int) and number.value >= 100_000


def _head(tokens: Sequence[Token], i: int) -> Token:
    """Give the word after the number, over up to two adjectives."""
    for j in range(i + 1, min(i + 4, len(tokens))):
        token = tokens[j]
        if (
            token.classes
            and "grammar.modifier" not in token.classes
            and "region.adjectives" not in token.classes
            and "region.words" not in token.classes
            and "place.adjectives" not in token.classes
        ):
            return token
        if (
            not token.low.isalpha()
            or token.low in FUNCTION
            and token.low not in ("most", "more", "other")
        ):
            break
    return tokens[min(i + 1, len(tokens) - 1)]


def _aged(tokens: Sequence[Token], i: int) -> bool:
    """ "aged between 30 and 40", "aged 15 to 17"."""
    return any("grammar.age_before" in t.classes for t in tokens[max(0, i - 4) : i]) and all(
        t.low in ("between", "and", "to", "from", "under", "over", "about", "-", "–")
        or t.number
        or "grammar.age_before" in t.classes
        or t.classes
        for t in tokens[max(0, i - 2) : i]
    )


def _named(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Tell whether the token before `i` looks like somebody's name."""
    if i < 1:
        return False
    name = tokens[i - 1]
    if name.classes and not ({"place.names", "place.within"} & set(name.classes)):
        return False
    if name.classes:
        return (
            i >= 2
            and not tokens[i - 2].classes
            and text[tokens[i - 2].start].isupper()
            and tokens[i - 2].low.isalpha()
            and i >= 3
        )
    return (
        name.low.isalpha()
        and text[name.start].isupper()
        and not text[name.start : name.end].isupper()
        and i >= 2
        and text[tokens[i - 2].start].isupper()
        and tokens[i - 2].low.isalpha()
    )


def _age_between_commas(tokens: Sequence[Token], i: int, text: str) -> bool:
    """`Name Surname, 44, from ...`: a number of at most 110 set off by commas after a name or a person."""
    number = tokens[i].number
    assert number is not None
    if number.value > 110 or i < 2 or tokens[i - 1].low != ",":
        return False
    closed = i + 1 < len(tokens) and tokens[i + 1].low in (",", ".", ";") or i + 1 >= len(tokens)
    word = tokens[i - 2]
    if not closed or word.number or word.date:
        return False
    if word.classes:
        return "place.names" in word.classes and _named(tokens, i - 1, text)
    if text[word.start].isupper():
        return True
    return word.low in _PERSONS


_CHANGE = frozenset("increase decrease rise fall drop decline growth reduction".split())
_ONE = frozenset("girl boy man woman child youth teenager baby lad grandmother".split())
_PERSONS = frozenset(
    "captain consul teacher woman man student businesswoman businessman hairdresser author guide driver engineer lawyer spokesman spokeswoman grandmother officer resident pilot".split()
)


def _is_pronoun(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1].low if i else ""
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if (
        i
        and "place.names" not in tokens[i - 1].classes
        and any(k in tokens[i - 1].classes for k in ("place.adjectives", "region.adjectives"))
    ):
        return True
    if after.startswith("of ") and before not in ("lost", "buried"):
        return True
    if before in _PRONOUN_BEFORE or after in (
        "of",
        "another",
        "'s",
        "thing",
        "or",
        "could",
        "can",
        "might",
        "would",
        "must",
        "should",
        "reason",
        "day",
        "who",
        "that",
    ):
        return not (after == "of" and before in ("lost", "buried"))
    return False
