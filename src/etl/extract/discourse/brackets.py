"""What a text says of its brackets -> the measures of the numbers before and within them.

"Cases, with the dead in brackets: Chad 40 (3), Mali 12 (none)". Dates are for `periods`.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.discourse.state import Brackets, Discourse
from etl.extract.sentence.measuring import strong_measures
from etl.extract.sentence.mentions import Head, Mention, Sentence

_COUNTED = (Head.NONE, Head.EVENT, Head.MEASURE)
_NEAR = 5
"""Tokens beside "brackets" in which it stands what is in them."""


def keep_brackets(d: Discourse, s: Sentence) -> None:
    """Keep what a sentence says of brackets, before the text goes over to what it speaks of."""
    d.brackets = _told(d, s) or d.brackets


def take_brackets(d: Discourse, s: Sentence) -> None:
    """Give the numbers of a sentence before and within brackets what they count."""
    if d.brackets is None:
        return
    for m, within in pairwise(s.mentions):
        if m.head not in _COUNTED or m.set_aside is not None or not _is_within(s, m, within):
            continue
        if m.head is Head.NONE:
            m.measure, m.said = d.brackets.before, True
        within.measure, within.said = d.brackets.within, True
        within.places, within.people, within.right = [*m.places], [*m.people], m.right
        within.named_before, within.direct = m.named_before, m.direct
        if within.zero:
            within.set_aside = None


def _told(d: Discourse, s: Sentence) -> Brackets | None:
    """Give the two measures of "cases first and the dead in brackets", "cases (deaths)"."""
    said = {at: d.meant(code) for at, _, code in strong_measures(s)}
    at = _what_is_within(s, said)
    if at is None:
        return None
    others = [code for k, code in said.items() if k < at and code != said[at]]
    before = others[-1] if others else d.measure or d.implied
    return Brackets(before, said[at]) if before is not None and before != said[at] else None


def _what_is_within(s: Sentence, said: dict[int, str]) -> int | None:
    """Give the word for what stands in brackets."""
    words = [t.low for t in s.tokens]
    for k, t in enumerate(s.tokens):
        if "brackets" in t.plain:
            before = [i for i in range(k - 1, max(-1, k - 1 - _NEAR), -1) if i in said]
            behind = [i for i in range(k + 1, k + 1 + _NEAR) if i in said]
            opens = words[max(0, k - 2) : k] in (["(", "in"], [",", "in"]) or k < 2
            return next(iter(behind if opens else before + behind), None)
    first = s.mentions[0].at if s.mentions else len(words)
    marks = (k for k in range(2, min(first, len(words)) - 1) if words[k - 1] == "(")
    return next((k for k in marks if {k, k - 2} <= said.keys() and words[k + 1] == ")"), None)


def _is_within(s: Sentence, m: Mention, within: Mention) -> bool:
    """Tell whether a number is all that stands in the brackets behind another: "40 (3)"."""
    between = [t.low for t in s.tokens[m.head_end : within.at]]
    return between == ["("] and [t.low for t in s.tokens[within.head_end :][:1]] == [")"]
