"""A word of a measure -> whether it tells nothing of the numbers beside it.

It was not done, or only says when something else was so.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.sentence.clause import Clause
from etl.extract.sentence.mentions import Head
from etl.extract.tokens import Token

_DENIED = 4
"""So many tokens stand between "not" and what was not done: "have not yet been set free"."""
_AUXILIARY = frozenset(["have", "has", "had"])
_YET = frozenset(["yet", "still"])
_IT = frozenset(["it", "that"])
_STANDS = frozenset(["was", "is", "were", "been", "at"])
"""What "it" does before the number that it was."""


def is_not_done(tokens: Sequence[Token], i: int) -> bool:
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
    k = m.at - 1
    while k > 0 and "hedge.before" in tokens[k].classes:
        k -= 1
    it = next((j for j in range(k - 1, max(at, k - 3), -1) if tokens[j].low in _IT), None)
    stands = it is not None and tokens[k].low in _STANDS
    return stands and any(t.low == "," for t in tokens[at:it])
