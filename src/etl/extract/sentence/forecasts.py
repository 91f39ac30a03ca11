"""Words near a number -> whether it is planned, feared or promised only.

Other reasons why a number is no count are for `asides`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.sentence.clause import Clause, said_before
from etl.extract.sentence.mentions import Head
from etl.extract.tokens import EDGE, Token

_SEEMS = frozenset(["surprise", "astonish", "shock", "seem", "sound", "look"])
"""What a number that stands already may do."""
_FEARED = frozenset(["feared", "expected"])
_EXPECTED = frozenset(["is expected", "are expected"])
_ARE_TO = (["are", "to"], ["is", "to"])
_PUT_OFF = frozenset(["postponed", "delayed", "put off", "cancelled"])
_MAY_BE = frozenset(["possible", "impossible", "conceivable", "thinkable", "likely", "unlikely"])
_WEIGHED = 8
"""Words behind a number in which it may be weighed whether it comes about."""
_ASIDE = 4
"""Words of an aside before its participle, with the comma: ", once so feared,"."""
_MAY_COME = frozenset(["could", "may", "might", "would", "will"])
_ASSUMED = frozenset(["assumed", "estimated", "reckoned", "supposed", "presumed"])
"""What may be done to a number that is there already: "may be assumed"."""


def is_plan(c: Clause) -> bool:
    """As in "to deport 97"."""
    verb = c.before()
    if c.before(2).low != "to" or not verb.low.isalpha():
        return False
    return not verb.classes and not {"function", "namely"} & verb.plain


def is_forecast(c: Clause) -> bool:
    """As in "97 could follow", "97 are expected", "fears that 97"; not "only 97 will"."""
    if c.m.head is Head.PEOPLE and c.before().low == "the":
        return False  # "to the delight of the four Indians aboard"
    if _foretold(c):
        return True
    right = c.right
    near = [t.low for t in right[:5]]
    if near[:2] in _ARE_TO or not _PUT_OFF.isdisjoint(near[:2]):
        return True  # "97 soldiers are to help", "the departure of 12 postponed to May"
    if not _FEARED.isdisjoint(near[:2]) or not _EXPECTED.isdisjoint(near[:3]):
        return True  # "more than 15 French dead feared"
    if not _MAY_BE.isdisjoint(t.low for t in right[:_WEIGHED]):
        return True  # "400 cases there by March are not impossible"
    if not _SEEMS.isdisjoint(near[1:]):
        return False  # "Pakistan's 97 may come as a surprise"
    verb = c.behind
    if c.m.of_them and verb.low.startswith("of ") and len(right) > 1:
        verb = right[1]  # "20 of them might"
    if any(t.low in _ASSUMED for t in right[1:3]):
        return False  # "around 97 may be assumed"
    return verb.low in _MAY_COME and c.before().low != "only"


def _foretold(c: Clause) -> bool:
    """Tell whether the words before speak of what may come; not before "said that"."""
    if "grammar.forecast" not in c.s.kinds:
        return False
    comma, apart, counted, said_last = False, False, False, EDGE
    begin = said_before(c.s, c.m)
    for k in range(c.m.at - 1, begin - 1, -1):
        t = c.tokens[k]
        if "clause_end" in t.plain:
            return False
        if t.low == "," and said_last.low.endswith("ing"):
            return False  # "before it was due to land, killing 15"
        foretells = "grammar.forecast" in t.classes and not (comma and "modal" in t.plain)
        set_off = said_last.low == "," and _is_set_off(c.tokens[max(begin, k - _ASIDE) : k + 1])
        if foretells and not (
            set_off or _found(t, said_last) or (counted and "room_for" in t.plain)
        ):
            return True
        comma = comma or t.low == ","
        apart = apart or comma or "measure.weak" in t.classes
        counted = counted or (apart and t.number is not None)
        said_last = t if t.low != "only" else said_last
    return False


def _is_set_off(words: Sequence[Token]) -> bool:
    """As in "Togo, once so feared, holds 97": said of the subject."""
    short = any(t.low == "," for t in words[:-1]) and words[-1].low.endswith("ed")
    return short and not any("be" in t.plain or "preposition" in t.plain for t in words)


def _found(t: Token, following: Token) -> bool:
    """As in "there you will find 97", "he could add 946"."""
    return "modal" in t.plain and "finds" in following.plain
