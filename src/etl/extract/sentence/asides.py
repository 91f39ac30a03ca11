"""Words near a number -> why it is no count: a narrower group, a rate, a forecast, a thing.

What the number token itself betrays (money, age, date) is for `kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.numbers import NumberForm
from etl.extract.places import FUNCTION
from etl.extract.sentence.measuring import segment_of
from etl.extract.sentence.mentions import Head, Mention, Sentence
from etl.extract.tokens import Token
from schemas.codes import NumberKind

_MODALS = frozenset(("may", "might", "could", "would", "will"))


def read_asides(s: Sentence, m: Mention, mentions: list[Mention], text: str) -> None:
    tokens = s.tokens
    i, j = segment_of(tokens, m, mentions)
    wide = tokens[max(0, i) : min(len(tokens), j)]
    m.every = any("grammar.every_country" in t.classes for t in wide)
    m.of_them = any(
        "grammar.of_whom" in t.classes for t in tokens[m.at + 1 : min(len(tokens), m.head_end + 2)]
    ) or (
        m.at > 0
        and "grammar.of_whom" in tokens[m.at - 1].classes
        or m.at > 1
        and tokens[m.at - 1].low == ","
        and "grammar.of_whom" in tokens[m.at - 2].classes
        and tokens[m.at - 2].low.startswith("of ")
    )
    right = tokens[m.head_end : j]
    behind = tokens[m.head_end] if m.head_end < len(tokens) else None
    if m.head is Head.EVENT and any(t.low == "new" for t in tokens[m.at : m.head_end]):
        m.set_aside, m.reason, m.carries = NumberKind.CHANGE, "new ones only", True
    elif (
        m.joint
        and behind is not None
        and "grammar.altogether" in behind.classes
        and len(m.places) == m.number.value
    ):
        m.set_aside, m.reason = NumberKind.COUNTRIES, "counts the countries before it"
    elif m.head is Head.NARROW:
        m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a narrower group"
    elif m.head is Head.THING:
        m.set_aside, m.reason, m.carries = (
            NumberKind.OTHER_THING,
            f"counts {tokens[m.at + 1].low}",
            True,
        )
    elif (
        behind is not None
        and (behind.low == "per" or "grammar.rate" in behind.classes)
        or behind is not None
        and behind.low == "to"
        and m.head_end + 1 < len(tokens)
        and tokens[m.head_end + 1].low in ("a", "each", "every")
        or any("grammar.rate" in t.classes for t in tokens[i : m.at])
        or _one_in(tokens, m)
    ):
        m.set_aside, m.reason, m.carries = NumberKind.RATE, "a rate", True
    elif m.hedge and any(
        t.low in ("each", "none", "nobody", "every", "any") for t in tokens[max(0, m.at - 8) : m.at]
    ):
        m.set_aside, m.reason = NumberKind.RATE, "a threshold"
    elif (
        m.head is not Head.PEOPLE
        and not m.foreign
        and not m.places
        and _rest_label(tokens[i : m.at])
    ):
        m.set_aside, m.reason = NumberKind.NO_COUNTRY, "other or unknown countries"
    elif (
        m.head is Head.NONE
        and m.at
        and (
            not m.places
            and tokens[m.at - 1].low in ("on", "in")
            or not m.right
            and tokens[m.at - 1].low == "in"
            and m.number.form is NumberForm.WORDS
        )
        and not m.of_them
    ):
        m.set_aside, m.reason = NumberKind.NO_COUNTRY, "a number of something named before"
    elif any("grammar.narrowing" in t.classes for t in wide) or _of_a_crime(tokens, m, i, right):
        m.set_aside, m.reason, m.carries = (
            NumberKind.NARROWER_GROUP,
            "a narrower group",
            not m.of_them,
        )
    elif _one_site(tokens, i, j, text):
        m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "one prison"
    elif _narrow_beside(tokens, m, i, right):
        m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a narrower group"
    elif any("grammar.increment" in t.classes for t in [*tokens[: m.at], *right]) or any(
        "grammar.increment_behind" in t.classes for t in right[:4]
    ):
        m.set_aside, m.reason, m.carries = (
            NumberKind.CHANGE,
            "what was added since the last count",
            True,
        )
    elif (
        m.head is Head.NONE
        and not m.right
        and not m.people
        and _of_the_counted(tokens, m, mentions)
    ):
        m.set_aside, m.reason, m.carries = (
            NumberKind.NARROWER_GROUP,
            "a part of those of one country",
            True,
        )
    elif m.head is Head.NONE and not m.places and not m.people and _part_of_them(tokens, m):
        m.set_aside, m.reason = NumberKind.NARROWER_GROUP, "a part of them"
    elif (
        m.at >= 2
        and tokens[m.at - 2].low == "to"
        and tokens[m.at - 1].low.isalpha()
        and not tokens[m.at - 1].classes
        and tokens[m.at - 1].low not in FUNCTION
    ):
        m.set_aside, m.reason, m.carries = NumberKind.FORECAST, "a plan", True
    elif (
        _foretold(tokens, m, mentions)
        or any(t.low in ("is expected", "are expected") for t in right[:3])
        or behind is not None
        and behind.low in ("could", "may", "might", "would", "will")
        and not (m.at and tokens[m.at - 1].low == "only")
    ):
        m.set_aside, m.reason, m.carries = (
            NumberKind.FORECAST,
            "a forecast, promise or condition",
            True,
        )
    m.everyone = (
        behind is not None
        and behind.low == "of"
        and m.head_end + 1 < len(tokens)
        and tokens[m.head_end + 1].low == "all nationalities"
        or behind is not None
        and behind.low == "of all"
        or any(
            t.low == "population"
            for t in tokens[max([0, *(o.head_end for o in mentions if o.at < m.at)]) : m.at]
        )
    )
    if (
        m.head is Head.NONE
        and not m.people
        and not m.foreign
        and not m.places
        and any(
            "grammar.foreign" in t.classes and t.low != "foreign" or t.low == "foreign"
            for t in tokens[i : m.at]
        )
    ):
        m.foreign = not any(t.low in ("foreign jails", "foreign prisons") for t in tokens[i : m.at])
    m.totalish = (
        any(
            t.low
            in (
                "number",
                "figure",
                "figures",
                "tally",
                "toll",
                "it",
                "sum",
                "says",
                "makes",
                "population",
                "detainees",
                "prisoners",
                "share",
            )
            or "grammar.every_country" in t.classes
            or "grammar.altogether" in t.classes
            or t.low in ("a total of", "total of")
            for t in tokens[max(0, i - 1) : m.at]
        )
        or behind is not None
        and "grammar.altogether" in behind.classes
    )


def _part_of_them(tokens: Sequence[Token], m: Mention) -> bool:
    """ "Six of the injured", "214 of the returnees": some of those counted before."""
    j = m.at + 1
    if j + 1 >= len(tokens) or not (
        tokens[j].low in ("of", "of the") or tokens[j].low.startswith("of the ")
    ):
        return False
    k = j + 1
    while k < len(tokens) and tokens[k].low in ("the", "those", "foreign"):
        k += 1
    return k < len(tokens) and any(
        kind in ("measure.people", "measure.events", "grammar.person") for kind in tokens[k].classes
    )


def _of_the_counted(tokens: Sequence[Token], m: Mention, mentions: list[Mention]) -> bool:
    """ "Of the dead in Mozambique 212 were found in one town": a part of a country's own count."""
    start = max([0, *(o.head_end for o in mentions if o.at < m.at)])
    while start < m.at and tokens[start].low in (",", "and", ";", "but"):
        start += 1
    if (
        start + 3 >= m.at
        or not tokens[start].low.startswith("of")
        or start
        and tokens[start - 1].low not in (",", ";", "and", "but")
    ):
        return False
    named = any(
        "measure.people" in t.classes or "measure.events" in t.classes or t.low == "those"
        for t in tokens[start + 1 : start + 4]
    )
    return named and bool(m.places)


def _one_in(tokens: Sequence[Token], m: Mention) -> bool:
    """ "One Australian in five", "nine in ten"."""
    j = m.head_end
    if (
        m.number.value <= 100
        and any(t.low == "out" for t in tokens[j : j + 2])
        and any(t.number is not None for t in tokens[j : j + 4])
    ):
        return True
    ahead = (
        m.number.value <= 10
        and j + 1 < len(tokens)
        and tokens[j].low in ("in", "out of")
        and tokens[j + 1].number is not None
    )
    after = (
        m.number.value <= 100
        and m.at >= 2
        and tokens[m.at - 1].low == "in"
        and any(
            t.number is not None and t.number.value <= 10
            for t in tokens[max(0, m.at - 3) : m.at - 1]
        )
        and m.number.form.value == "words"
        and j == m.at + 1
    )
    return ahead and m.number.form.value == "words" or after


def _rest_label(before: Sequence[Token]) -> bool:
    """ "Other / unknown countries: 7,216", "Others 34"."""
    at = next(
        (
            k
            for k, t in enumerate(before)
            if t.low in ("other", "others", "unknown", "unspecified", "remaining")
        ),
        None,
    )
    return at is not None and all(
        t.low in ("/", ":", "-", "–", "or", "and", "unknown", "(")
        or "grammar.countries" in t.classes
        for t in before[at + 1 :]
    )


def _one_site(tokens: Sequence[Token], i: int, j: int, text: str) -> bool:
    """ "Helsinki Prison had 301 inmates": one prison, by its name."""
    for k in range(max(1, i), min(j, len(tokens))):
        t, before = tokens[k], tokens[k - 1]
        if (
            "measure.sites" in t.classes
            and text[t.start].isupper()
            and not text[t.start : t.end].isupper()
            and not t.low.endswith("s")
        ):
            known = {"place.names", "place.adjectives"} & set(before.classes)
            if text[before.start].isupper() and (not known or "place.stands_for" in before.classes):
                return True
    return False


def _of_a_crime(tokens: Sequence[Token], m: Mention, i: int, right: Sequence[Token]) -> bool:
    """ "Fraud explains 406", "Theft (56)", "97 for murder"; not "held on a range of offences"."""
    if any("grammar.crime" in t.classes for t in tokens[i : m.at]) or any(
        "grammar.crime" in t.classes for t in tokens[:2]
    ):
        return True
    if any("grammar.crime" in t.classes for t in _label(tokens, m)):
        return True
    return any(
        "grammar.crime" in t.classes and any(u.low == "for" for u in right[max(0, k - 3) : k])
        for k, t in enumerate(right[:7])
    )


def _label(tokens: Sequence[Token], m: Mention) -> Sequence[Token]:
    """The words of the label that a number fills: "Foreigners on remand, same day: 103"."""
    if not m.at or tokens[m.at - 1].low != ":":
        return ()
    i = m.at - 1
    while i > 0 and tokens[i - 1].number is None and tokens[i - 1].low not in (";", ":", "."):
        i -= 1
    return tokens[i : m.at]


def _foretold(tokens: Sequence[Token], m: Mention, mentions: list[Mention]) -> bool:
    """Tell whether the clause of the number speaks of what may come; not before "said that"."""
    start = max([0, *(o.head_end for o in mentions if o.at < m.at and o.set_aside is None)])
    comma = False
    for k in range(m.at - 1, start - 1, -1):
        if tokens[k].low in (";", "that", "said", "says", "found"):
            return False
        comma = comma or tokens[k].low == ","
        if "grammar.forecast" in tokens[k].classes and not (comma and tokens[k].low in _MODALS):
            return True
    return False


def _narrow_beside(tokens: Sequence[Token], m: Mention, i: int, right: Sequence[Token]) -> bool:
    """ "97 of them are women", "Women: 141", "women make up 473"."""
    for k, t in enumerate(right[:6]):
        if "grammar.narrow" in t.classes:
            if right[0].low in ("including", "included"):
                return False  # "153 including infant": some are, not all
            return all(
                "measure.people" in u.classes
                or "measure.events" in u.classes
                or u.low
                in (
                    "of",
                    "of the",
                    "them",
                    "these",
                    "those",
                    "were",
                    "are",
                    "was",
                    "is",
                    "the",
                    "whom",
                    "of them",
                    "of whom",
                    "of these",
                    "of those",
                    ",",
                    "being",
                )
                or "grammar.modifier" in u.classes
                or "place.adjectives" in u.classes
                for u in right[:k]
            )
    before = [t for t in tokens[max(i, m.at - 4) : m.at]]
    if (
        m.at >= 2
        and tokens[m.at - 1].low in (",", ":")
        and "grammar.narrow" in tokens[m.at - 2].classes
    ):
        return True
    if (
        len(right) > 3
        and [t.low for t in right[:3]] == ["the", "number", "of"]
        and "grammar.narrow" in right[3].classes
    ):
        return True
    for k in range(max(0, m.at - 4), m.at):
        if tokens[k].low == "of whom" and any(
            "grammar.narrow" in t.classes for t in tokens[max(0, k - 3) : k]
        ):
            return True
    return any("grammar.narrow" in t.classes for t in before) and any(
        t.low in ("make", "makes", "up", "numbered", "were", "number") for t in before
    )
