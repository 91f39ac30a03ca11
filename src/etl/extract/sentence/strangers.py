"""Words behind a number -> whether they make those counted foreigners: "20 were foreigners".

What else they are is for `heads`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.tokens import Token


def foreign_follows(tokens: Sequence[Token], at: int) -> bool:
    """As in "the other 20 were foreigners", "11,135 of whom weren't British"."""
    words = [t for t in tokens[at + 1 : at + 6] if t.low not in ("a", "of them", "of whom")]
    if len(words) > 1 and "holds_paper" in words[0].plain and "foreign_paper" in words[1].plain:
        return True  # "2,705 held a foreign passport"
    for k in range(at + 1, min(at + 7, len(tokens))):
        t = tokens[k]
        classes = tokens[k + 1].classes if k + 1 < len(tokens) else {}
        if "grammar.foreign" in t.classes and (t.low != "foreign" or "measure.people" in classes):
            return k > at + 1
        if "negation" in t.plain and ("place.people" in classes or "place.adjectives" in classes):
            return True
        if "foreign_link" not in t.plain:
            return False
    return False


def from_others(tokens: Sequence[Token], at: int) -> bool:
    """As in "568 came from 43 other countries"."""
    words = [t.low for t in tokens[at + 1 : at + 7]]
    return "from" in words[:3] and any(low.startswith("other ") for low in words[2:])


def of_foreigners(tokens: Sequence[Token], at: int) -> bool:
    """As in "97 arrests of foreigners"; `at` is where "of" stands."""
    words = tokens[at : at + 2]
    foreign = len(words) > 1 and "grammar.foreign" in words[1].classes
    return foreign and words[0].low == "of" and words[1].low.endswith("s")


def are_from_abroad(tokens: Sequence[Token], at: int) -> bool:
    """As in "97 pilgrims from abroad", "97 from other countries"; not "from other jails"."""
    words = tokens[at : at + 1]
    return any("grammar.foreign" in t.classes and t.low.startswith("from ") for t in words)
