"""Words beside a number -> the hedge that blurs it.

What a hedge allows is for schemas/hedges.yml and `counts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.sentence.mentions import Mention, Sentence
from etl.extract.tokens import EDGE, Token

_OF_THE_NEXT = frozenset(["at least", "at most", "plus", "approximately", "roughly"])
"""Hedges behind a number that are the next number's, if one follows."""
_GAP = 3
"""A hedge before a number stands at most so many tokens before it."""


def read_hedge(s: Sentence, m: Mention) -> None:
    """Fill in `hedge` and `hedge_words`: the words that blur the number, before or behind it."""
    tokens = s.tokens
    i = m.at - 1
    while i >= 0 and "hedge_gap" in tokens[i].plain and "hedge.before" not in tokens[i].classes:
        i -= 1
    if i >= 0 and tokens[i].low == "up to" and _moved(s, i):
        return
    if i >= 0 and "hedge.before" in tokens[i].classes and m.at - i <= _GAP:
        _take(m, str(tokens[i].classes["hedge.before"]), tokens[i], tokens[i])
    else:
        _read_behind(tokens, m)


def _moved(s: Sentence, k: int) -> bool:
    """Tell whether a number went up to what it is: "Total up to 131. Spain down to 64"."""
    total = k > 0 and "total_label" in s.tokens[k - 1].plain
    return total or any(p.last == k - 1 and p.prep is None for p in s.places)


def _read_behind(tokens: Sequence[Token], m: Mention) -> None:
    for j in range(m.at + 1, min(m.head_end + 2, len(tokens))):
        t = tokens[j]
        following = tokens[j + 1] if j + 1 < len(tokens) else EDGE
        if t.low in ("-", "–") and following.low == "plus":
            _take(m, "over", t, following)
            return
        signed = t.low == "+" and tokens[j - 1].low == "("  # "970 (+12)"
        of_the_next = (t.low in _OF_THE_NEXT or signed) and following.number is not None
        if "hedge.after" in t.classes and not of_the_next:
            _take(m, str(t.classes["hedge.after"]), t, t)
            return


def _take(m: Mention, hedge: str, first: Token, last: Token) -> None:
    m.hedge, m.hedge_words = hedge, (first.start, last.end)
