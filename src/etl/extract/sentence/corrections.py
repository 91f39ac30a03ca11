"""Numbers of a sentence -> those that the speaker takes back at once, set aside.

A correction of another text, or of an earlier sentence, is for nobody here.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.sentence.mentions import Mention, Sentence
from schemas.codes import NumberKind

_LONGEST = 9
"""Tokens between a number and the one that is put in its place."""


def read_corrections(s: Sentence) -> None:
    """Set aside the first number of "nine - no, sorry, eight", "ten, I mean eleven"."""
    if "sorry" not in s.lists:
        return
    named = {k for p in s.places for k in range(p.first, p.last + 1)}
    numbers = [m for m in s.mentions if not (m.zero and s.tokens[m.at].low == "no")]
    for m, better in pairwise(numbers):
        if m.set_aside is None and better.set_aside is None and _takes_back(s, m, better, named):
            m.set_aside, m.reason = NumberKind.REPEATED, "taken back at once"
            for no in s.mentions[m.nth + 1 : better.nth]:
                no.set_aside, no.reason = NumberKind.PRONOUN, "no statement of zero"


def _takes_back(s: Sentence, m: Mention, better: Mention, named: set[int]) -> bool:
    """Tell whether nothing but words of regret, and the country again, stand between two.

    `named` are the indexes of the tokens of places.
    """
    between = range(m.at + 1, better.at)
    if not between or len(between) > _LONGEST:
        return False
    words = [s.tokens[k] for k in between if k not in named]
    sorry = any("sorry" in t.plain for t in words)
    return sorry and all("sorry" in t.plain or "taking_back" in t.plain for t in words)
