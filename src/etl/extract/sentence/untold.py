"""A word of a measure -> whether it tells nothing of the numbers beside it.

It was not done, or only says when something else was so.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.beside import before_hedges
from etl.extract.sentence.clause import Clause, Known
from etl.extract.sentence.mentions import Head, Said
from etl.extract.tokens import Token

_DENIED = 4
"""So many tokens stand between "not" and what was not done: "have not yet been set free"."""
_AUXILIARY = frozenset(["have", "has", "had"])
_YET = frozenset(["yet", "still"])
_OUT = ("taken out of", "led out of", "ferried out of")
"""What is done to people who leave a country, and to others."""
_IT = frozenset(["it", "that"])
_STANDS = frozenset(["was", "is", "were", "been", "at"])
"""What "it" does before the number that it was."""


def tells_nothing(tokens: Sequence[Token], i: int, kind: str, known: Known) -> bool:
    """Tell whether a word means no measure here, for what stands beside it."""
    if kind == "measure.people" and (_do_it(tokens, i) or _tells_who(tokens, i)):
        return True
    act = kind == "measure.said" and tokens[i].classes[kind] in known.acts
    if _is_of_vehicle(tokens, i):
        return True
    return (act and _is_not_done(tokens, i)) or _publishes(tokens, i) or _leaves(tokens, i)


def _is_of_vehicle(tokens: Sequence[Token], i: int) -> bool:
    """As in "the missing aircraft": what is said of it is not said of those aboard."""
    behind = tokens[i + 1 : i + 2]
    return tokens[i].low == "missing" and any("vehicle" in t.plain for t in behind)


def _do_it(tokens: Sequence[Token], i: int) -> bool:
    """As in "shot by soldiers", "12 by Peruvian troops": who did it, and is not counted."""
    for t in reversed(tokens[max(0, i - 3) : i]):
        if t.number is not None or not t.low.isalpha():
            return False
        if "function" in t.plain or "preposition" in t.plain:
            return t.low == "by"
    return False


def _tells_who(tokens: Sequence[Token], i: int) -> bool:
    """As in "Six were Danes, the crew of a trawler": who they were, not what is counted."""
    before, behind = [t.low for t in tokens[max(0, i - 2) : i]], tokens[i + 1 : i + 2]
    return before == [",", "the"] and any(t.low.split(" ")[0] == "of" for t in behind)


def _publishes(tokens: Sequence[Token], i: int) -> bool:
    """As in "figures released on Monday", "the census that it brought out": nobody's release."""
    if tokens[i].low not in ("released", "brought out"):
        return False
    for t in tokens[i + 1 : i + 4]:
        if t.number is not None or "grammar.person" in t.classes:
            break
        if "grammar.publication" in t.classes or "by_nationality" in t.plain:
            return True  # "released the nationalities of the passengers"
    for t in reversed(tokens[max(0, i - (4 if tokens[i].low == "released" else 9)) : i]):
        if t.number is not None:
            return False
        if "grammar.publication" in t.classes or t.low.endswith(("list", "manifest")):
            return True
    return False


def _leaves(tokens: Sequence[Token], i: int) -> bool:
    """As in "just two have left three hundred behind them", "22 held Danish passports".

    Those who are "taken out of the fountain" have left no country.
    """
    if tokens[i].low.endswith(_OUT):
        named = ("place." in kind for t in tokens[i + 1 : i + 4] for kind in t.classes)
        return not any(named)
    if tokens[i].low == "held":
        return any("papers" in t.plain for t in tokens[i + 1 : i + 4])
    return tokens[i].low == "have left" and any(t.number is not None for t in tokens[i + 1 : i + 2])


def _is_not_done(tokens: Sequence[Token], i: int) -> bool:
    """As in "have not been freed", "were never set free", "had yet to be released"."""
    for k in range(i - 1, max(-1, i - 1 - _DENIED), -1):
        t = tokens[k]
        if "denies" in t.plain:
            return True
        if t.low in _YET:
            return tokens[k + 1].low == "to"
        if not ("be" in t.plain or t.low in _AUXILIARY or t.low == "to"):
            return False
    return False


def tells_when(c: Clause, at: int) -> bool:
    """As in "When the prisoners had come home, it was 97": of those whom the text counts."""
    m, tokens = c.m, c.tokens
    if m.head is not Head.NONE or m.people or m.places or "in_time" not in tokens[0].plain:
        return False
    k = before_hedges(tokens, m.at)
    it = next((j for j in range(k - 1, max(at, k - 3), -1) if tokens[j].low in _IT), None)
    stands = it is not None and tokens[k].low in _STANDS
    return stands and any(t.low == "," for t in tokens[at:it])


def is_of_traffic(c: Clause, said: Said) -> bool:
    """Tell whether a noun is of those who were set aside: "97 passengers cross it each year"."""
    at, _, code = said
    return code in c.known.aboard and any(
        o.set_aside is not None and o.at < at < o.head_end for o in c.s.mentions[: c.m.nth]
    )
