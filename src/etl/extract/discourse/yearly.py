"""A number beside a year that it is for: "than in 2013 (80)", "in 2019, the first year, 41".

What else makes a bare number a count is for `counting`.
"""

from __future__ import annotations

from etl.extract.dates import DateSpan
from etl.extract.discourse.state import Discourse
from etl.extract.sentence.mentions import Mention, Sentence

_YEAR_BACK = 4
"""Tokens before the number of "than in 2013 (80)"."""
_COMPARES = frozenset(("than", "from", "against", "after"))
_ASIDE = 9
"""Tokens of ", the first year of the index"."""
_TOLD = 5
"""Tokens before a number in which it is said what it is compared with."""


def is_of_year_in_brackets(d: Discourse, s: Sentence, m: Mention) -> bool:
    """As in "97 were jailed, a fifth more than in 2013 (80)"."""
    if not m.depth or m.at < _YEAR_BACK or d.last_within(s) is None:
        return False
    year = s.tokens[m.at - 2].date
    told = year is not None and s.tokens[m.at - 3].low in ("in", "of", "from", "for", "than")
    before = s.tokens[max(0, m.at - _TOLD) : m.at]
    if told and any(t.low.split(" ")[-1] in _COMPARES for t in before):
        m.date, m.rule = year, "compared"
        return True
    return False


def is_behind_aside(s: Sentence, m: Mention, date: DateSpan) -> bool:
    """As in "and in 2019, the first year of the index, 238", "In 2006, after the war, 97 were"."""
    if s.tokens[m.at - 1].low != ",":
        return False
    at = next((k for k in range(m.at - 3, 0, -1) if s.tokens[k].date is date), 0)
    aside = s.tokens[at + 1 : m.at - 1]
    told = any(t.low == "," for t in aside[1:])
    told = told or any(at < o.at < m.at and o.set_aside is None for o in s.mentions)
    return at > 0 and aside[0].low == "," and 1 < len(aside) <= _ASIDE and not told
