"""A number behind brackets that name a country -> the country before them, if it is of that.

Where no brackets stand between, the place is for `binding`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.places import Form, Place
from etl.extract.sentence.mentions import Mention, Sentence

_SHORT = 3
"""So many words may stand between the brackets and the number: "... ) has had"."""
_PARTS = frozenset([",", ";", ".", "("])
"""Marks behind which something else begins."""


def named_before_brackets(s: Sentence, m: Mention, left: Sequence[Place]) -> Place | None:
    """Give Niger for "Niger (not to be mixed up with Nigeria): 97"; not for "Georgia (USA) 97"."""
    if not s.depths or s.depths[m.at] or len(left) < 2 or not s.depths[left[-1].first]:
        return None
    inner = left[-1]
    opening, closing = inner.first, inner.last
    while opening >= 0 and s.depths[opening]:
        opening -= 1
    while closing < m.at and s.depths[closing]:
        closing += 1
    outer = next((p for p in left if p.last == opening), None)
    if outer is None or outer.form is not Form.NAME or opening + 2 == inner.first:
        return None
    between = s.tokens[closing + 1 : m.at]
    near = len(between) <= _SHORT and all(t.low not in _PARTS for t in between)
    return outer if near and not any(p.first > closing for p in left) else None
