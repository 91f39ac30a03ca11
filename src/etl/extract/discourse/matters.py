"""A whole text -> the measure that it is likely to be about.

Logistic regression, as in `framing`: what words weigh for a measure stands in schemas/matters.json
and was learned from annotated documents, by tests/extract/golden/matters.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp, fsum

from etl.extract.discourse.peoples import measures_said
from etl.extract.discourse.signs import signs_in, where_in_text
from etl.extract.discourse.state import Discourse
from etl.extract.sentence.mentions import Sentence

_LIKELY = 0.6
"""The probability from which on a text is taken to be about a measure."""


def lacks_measure(d: Discourse, sentences: Sequence[Sentence]) -> bool:
    """Tell whether there are numbers before one of which it is said what people have in common."""
    numbered = (s for s in sentences if any(m.set_aside is None for m in s.mentions))
    first = next(numbered, None)
    return first is not None and not measures_said(d, first)


def signs_of_matter(sentences: Sequence[Sentence]) -> set[str]:
    """Give the signs of a text; the first sentence is the title."""
    told: set[str] = set()
    for k, s in enumerate(sentences):
        if s.unread:
            continue
        found = signs_in(s, k)
        told |= found
        where = where_in_text(s, k)
        numbered = any(m.set_aside is None for m in s.mentions)
        if numbered:
            told |= {f"beside {sign}" for sign in found if sign.startswith("word ")}
        for _, kind, code in s.measures:
            told |= {f"{kind} {code}", f"{where} {code}"}
            if numbered:
                told.add(f"beside {code}")
    return told


def matters_of(
    weights: Mapping[str, Mapping[str, float]], signs: Iterable[str]
) -> dict[str, float]:
    """Give how likely a text is about each measure, or about none, by its signs: 0 to 1."""
    weighed = {code: [base] for code, base in weights[""].items()}
    for sign in weights.keys() & signs:
        for code, weight in weights[sign].items():
            weighed[code].append(weight)
    told = {code: fsum(weights_of) for code, weights_of in weighed.items()}
    most = max(told.values())
    odds = {code: exp(much - most) for code, much in told.items()}
    every = fsum(odds.values())
    return {code: much / every for code, much in odds.items()}


def matter_of(likely: Mapping[str, float], measures: Collection[str]) -> str | None:
    """Give the one of `measures` that a text is about, by how likely each is, or None."""
    code = max(likely, key=likely.__getitem__)
    return code if code in measures and likely[code] >= _LIKELY else None
