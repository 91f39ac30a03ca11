"""Words beside a number -> the area that only the text names: "the three countries", "the region".

Regions that the vocabulary knows are places like countries.
"""

from __future__ import annotations

from etl.extract.discourse.state import Discourse
from etl.extract.sentence.mentions import Mention, Sentence
from schemas.codes import NumberKind

_NEAR = 8
"""Words between a number and "the three countries" that it is for."""

_BESIDE = 8
"""Tokens between a number and the area that it is for."""


def area_beside(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give the area beside a number as `REGION:` and the text's words."""
    return _n_countries(d, s, m) or _area(d, s, m)


def _n_countries(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give "the three countries" beside a number as a region, in the text's words."""
    for o in s.mentions:
        behind, before = o.at - m.head_end, m.at - o.at
        near = 0 < behind <= _NEAR or (0 < before <= _NEAR and not m.places)
        if not near or o.set_aside is not NumberKind.COUNTRIES:
            continue
        if o.at == 0 or s.tokens[o.at - 1].low != "the":
            continue
        for t in s.tokens[o.at + 1 :]:
            if "grammar.countries" in t.classes:
                return "REGION:" + d.text[o.number.start : t.end]
    return None


def _area(d: Discourse, s: Sentence, m: Mention) -> str | None:
    """Give "the region", "the bloc" beside a number as a region, in the text's words."""
    for k in range(max(1, m.at - _BESIDE), min(len(s.tokens), m.head_end + _BESIDE)):
        t, first = s.tokens[k], k - 1
        lands = t.low.endswith(("countries", "states")) and "grammar.countries" in t.classes
        if k > 1 and lands and s.tokens[k - 1].low != "the":
            first = k - 2  # "the neighbouring countries, which accounted for 426"
        elif "area" not in t.plain:
            continue
        if s.tokens[first].low == "the":
            return "REGION:" + d.text[s.tokens[first].start : t.end]
    return None
