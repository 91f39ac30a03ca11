"""Words near a number -> whether it is a rate or a threshold: "one in five", "at least 100 each".

Other reasons why a number is no count are for `asides`.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.beside import PEOPLE_KINDS, plural_thing
from etl.extract.numbers import NumberForm
from etl.extract.sentence.clause import Clause
from etl.extract.tokens import EDGE

_LISTED = frozenset(["all_countries", "listed_place"])
_THRESHOLD = 8
"""So many words before a hedged number may make it a threshold."""
_PER = frozenset(10**k for k in range(1, 7))
"""What rates are for: "118 for 100 places"; "36 people for nine hours" is none."""
_OF_SO_MANY = (10, 100, 1000)
"""What a share is told in: "7 of 10 prisoners"."""
_EVERY = frozenset(["every", "each"])
_USUAL = 6
"""So many words reach from "on average" to its number."""
_RATED = 9
"""So many words reach from "for every ..." to the number that is its rate."""


def is_rate(c: Clause) -> bool:
    """As in "97 per million", "97 prisoners to a cell", "one Australian in five"."""
    behind = c.behind
    if behind.low == "per" or "grammar.rate" in behind.classes:
        return True
    k = c.m.head_end + 1
    beyond = c.tokens[k] if k < len(c.tokens) else EDGE
    if behind.low == "to" and "per_one" in beyond.plain and not _is_land(c, k + 1):
        return True  # "97 prisoners to a cell"; not "97 foreigners to a country outside"
    round_one = beyond.number is not None and beyond.number.value in _PER
    if behind.low == "for" and (beyond.low in ("every", "each") or round_one):
        return True  # "353 prisoners for every 100,000 inhabitants", "118 for 100 places"
    base = beyond.low in ("every", "each") or (beyond.number is not None and round_one)
    if behind.low in ("in", "out of") and base and beyond.low != "each":
        return True  # "13 in every 100,000 inhabitants"
    if any(t.low == "average" for t in c.tokens[max(c.start, c.m.at - _USUAL) : c.m.at]):
        return True  # "an average of 97", "in an average winter 97 people die"
    if _is_looked_after(c):
        return True
    for k, t in enumerate(c.tokens[: min(3, c.m.at)]):
        said = t.low.startswith("per ") or (t.low == "per" and c.tokens[k + 1].number is not None)
        if said and not t.low.startswith("per the"):
            return True  # "Per 100,000 inhabitants it gives 328 prisoners for Russia"
    if not _EVERY.isdisjoint(c.s.words):
        words = c.tokens[max(c.start, c.m.at - _RATED + 1) : c.m.at]
        if any(t.low == "for" and u.low in _EVERY for t, u in pairwise(words)):
            return True  # "For every 100,000 inhabitants there are 111 prisoners"
    bracketed = c.before().low == "(" or (c.before().low == "," == c.behind.low)
    bracketed = bracketed or (c.before().low == "or" and c.before(2).low == ",")
    # "half of them (32)", "over half, 32, are ...": its number
    return not bracketed and c.says_before("grammar.rate")


def _is_looked_after(c: Clause) -> bool:
    """As in "1 guard looks after 26 prisoners in Peru, after 14 in Chile", "each nurse for 97"."""
    tokens = c.tokens[: c.m.at]
    each = tokens[:1] and (tokens[0].low in _EVERY or tokens[0].low in ("one", "1"))
    return bool(each) and any("serves" in t.plain for t in tokens[2:4])


def _is_land(c: Clause, k: int) -> bool:
    return any("grammar.countries" in t.classes for t in c.tokens[k : k + 2])


def is_one_in_so_many(c: Clause) -> bool:
    """As in both numbers of "one arrest in four"."""
    return _is_one_in(c) or _is_in_so_many(c)


def _is_one_in(c: Clause) -> bool:
    """As in "97 out of 100", "one Australian in five"."""
    end, n = c.m.head_end, c.m.number
    behind = c.tokens[end : end + 4]
    at = c.m.at + 1
    part = c.before(2).number
    if part is not None and c.before().low == "of" and n.value in _OF_SO_MANY:
        return part.value < n.value
    if n.value < 100 and at < len(c.tokens) and c.tokens[at].low == "of":
        whole = [t.number.value for t in c.tokens[at + 1 : at + 2] if t.number is not None]
        if whole in ([10], [100]):
            return True  # "88 of a hundred patients"
    if n.value <= 100 and any(t.low == "out" for t in behind[:2]):
        return any(t.number is not None for t in behind)
    if len(behind) < 2 or n.value > 10 or n.form is not NumberForm.WORDS:
        return False
    second = behind[1].number
    return behind[0].low in ("in", "out of") and second is not None and second.value > n.value


def _is_in_so_many(c: Clause) -> bool:
    """As in the second number of "nine in ten"."""
    m = c.m
    if m.number.value in _OF_SO_MANY and _out_of(c):
        return True
    if m.number.value > 100 or m.number.form is not NumberForm.WORDS or m.head_end != m.at + 1:
        return False
    out = c.before().low == "of" and c.before(2).low == "out"  # "one case out of six"
    if m.at < 2 or not (c.before().low == "in" or out):
        return False
    first = max(0, m.at - (4 if out else 3))
    firsts = (t.number.value for t in c.tokens[first : m.at - 1] if t.number)
    return any(value <= 10 for value in firsts)


def _out_of(c: Clause) -> bool:
    """As in the second number of "12 out of 100", "9 beds in 10"."""
    tokens, at = c.tokens, c.m.at
    out = c.before().low == "of" and c.before(2).low == "out"
    if not out and c.before().low != "in":
        return False
    first = at - 3 if out or tokens[at - 2].number is None else at - 2
    part = tokens[first].number if first >= 0 else None
    noun = c.behind.low.isalpha() and "function" not in c.behind.plain
    counted = plural_thing(c.behind) or not PEOPLE_KINDS.isdisjoint(c.behind.classes)
    noun = noun and (counted or not out)
    return part is not None and part.value < c.m.number.value and not noun  # "12 out of 100 end in"


def is_threshold(c: Clause) -> bool:
    """As in "each of them had at least 100", "countries with fewer than five"; not "every year"."""
    ranged = c.m.number.value_high is not None
    if not (c.m.hedge or ranged):
        return False
    zeros = [o.at + 1 for o in c.s.mentions[: c.m.nth] if o.zero and o.places and c.m.places]
    before = c.tokens[max(0, c.m.at - _THRESHOLD, *zeros) : c.m.at]  # "none in Mali, at least 97"
    if not c.s.places and not ranged and c.behind.low in ("each", "apiece"):
        return True  # "Five areas had fewer than seven cases each"
    if any(t.low == "," for t in before[-2:]):
        return False  # "if the guesses are any good, some 97"
    if not ranged and any(
        "every_one" in t.plain and "grammar.duration" not in following.classes
        for t, following in pairwise([*before, EDGE])
    ):
        return True
    return any(
        ("grammar.countries" in t.classes or _LISTED & t.plain) and "having" in following.plain
        for t, following in pairwise(before)
    )
