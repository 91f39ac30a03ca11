"""Numbers of a sentence -> those that tell a whole again of which a part is told, set aside.

A whole that is told for the first time, with what it counts, is for nobody here.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.sentence.mentions import Head, Mention, Sentence
from schemas.codes import NumberKind

_OF_THE = frozenset(["of the", "of these", "of those"])


def read_wholes(s: Sentence) -> None:
    """Set aside the 11 of "Eight of the 11 were Danes", "Two of those 11 died in Peru"."""
    for m, whole in pairwise(s.mentions):
        if m.set_aside is None and whole.set_aside is None and _is_part(s, m, whole):
            whole.set_aside, whole.reason = NumberKind.REPEATED, "the whole told again"


def _is_part(s: Sentence, m: Mention, whole: Mention) -> bool:
    """Tell whether it is said of some of a bare number whose people, or from where, they are."""
    if whole.head is not Head.NONE or whole.people or whole.number.value <= m.number.value:
        return False
    between = " ".join(t.low for t in s.tokens[m.at + 1 : whole.at])
    verb = s.tokens[whole.at + 1 : whole.at + 2]
    told = any({"be", "comes"} & t.plain or "measure.said" in t.classes for t in verb)
    named = any(whole.at + 1 < p.first <= whole.at + 3 for p in s.places)
    return between in _OF_THE and told and named
