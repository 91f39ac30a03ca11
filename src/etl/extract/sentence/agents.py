"""Words for those who hold people by force -> whether, and as what, they hold a number's people.

What the words of a clause say otherwise is for `measuring`.
"""

from __future__ import annotations

from etl.extract.sentence.clause import Clause
from etl.extract.sentence.mentions import Said, Sentence

_BY = 3
"""Words, at most, of "by armed militants"."""
_AGENTS = 6
"""So many tokens may tell where those are who hold people: "Rebels in northern Mali still hold"."""
_JOINED = 4
"""So many tokens from "and" to a second verb: "and went on holding 97"."""


def held_by(c: Clause, said: Said) -> Said | None:
    """As in "97 are held by pirates": who holds them tells what they are."""
    s, (at, _, code) = c.s, said
    if code in c.known.acts or at + 1 == len(s.tokens) or s.tokens[at + 1].low != "by":
        return None
    by = (one for one in s.measures if one[1] == "agents" and 1 < one[0] - at <= _BY)
    who = next(by, None)
    if who is None or any(t.low == "," for t in s.tokens[at : who[0]]):
        return None  # "97 are held by Peru, rebels among them"
    return who


def they_do(s: Sentence, at: int, verbs: set[int]) -> bool:
    """As in "Pirates now hold 97", "Rebels in northern Mali still hold 97"."""
    if {at + 1, at + 2} & verbs:
        return True
    if any(s.tokens[k + 1].low == "by" for k in range(max(0, at - _BY), at - 1) if k in verbs):
        return True  # "97 have been held by armed rebels"
    verb = min((k for k in verbs if at < k), default=at)
    between = range(at + 1, verb)
    named = {k for p in s.places for k in range(p.first, p.last + 1)}
    joined = max((k for k in between if s.tokens[k].low in ("and", "but")), default=verb)
    if joined < verb <= joined + _JOINED and named.isdisjoint(range(joined, verb)):
        return not any(t.classes for t in s.tokens[joined + 1 : verb])  # "freed two and still hold"
    if len(between) > _AGENTS or named.isdisjoint(between):
        return False
    passed = ("preposition", "transparent", "midway", "be")
    return all(k in named or any(kind in s.tokens[k].plain for kind in passed) for k in between)
