"""A whole text -> the measure that it is likely to be about.

Logistic regression, as in `framing`: what words weigh for a measure stands in schemas/matters.json
and was learned from annotated documents, by tests/extract/golden/matters.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import exp, fsum

from etl.extract.discourse.peoples import measures_said
from etl.extract.discourse.signs import signs_in, where_in_text
from etl.extract.discourse.state import Discourse
from etl.extract.sentence.mentions import Mention, Sentence

_LIKELY = 0.6
"""The probability from which on a text is taken to be about a measure."""

_NEAR = 3
"""Tokens on each side of a number that are signs of what it counts."""


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
        numbers = [m for m in s.mentions if m.set_aside is None]
        if numbers:
            told |= {f"beside {sign}" for sign in found if sign.startswith("word ")}
        for m in numbers:
            told |= {f"head {m.head}", *_words_at(s, m)}
        for _, kind, code in s.measures:
            told |= {f"{kind} {code}", f"{where} {code}"}
            if numbers:
                told.add(f"beside {code}")
    return told


def _words_at(s: Sentence, m: Mention) -> Iterator[str]:
    """Give the words right before and behind a number as signs."""
    before, behind = s.tokens[max(0, m.at - _NEAR) : m.at], s.tokens[m.at + 1 : m.at + 1 + _NEAR]
    for side, tokens in (("before", before), ("behind", behind)):
        yield from (f"{side} {t.low}" for t in tokens if t.low.isalpha())


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
