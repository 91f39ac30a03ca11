"""Words near a number -> whether it counts those of one offence only: "97 for murder".

Other parts of the people are for `parts`.
"""

from __future__ import annotations

from itertools import pairwise

from etl.extract.sentence.clause import Clause
from etl.extract.sentence.labels import label_of

_AGAINST = 4
"""So many tokens before an offence may say that it is what the police act against."""


def is_of_crime(c: Clause) -> bool:
    """As in "Fraud explains 406", "Theft (56)", "97 for murder"; not "97 on many offences"."""
    s = c.s
    if (c.says_before("grammar.crime") or s.says("grammar.crime", 0, 2)) and not _is_fought(c):
        return True
    if any("grammar.crime" in t.classes for t in label_of(c)):
        return True
    right = c.right[:7]
    return any(
        "grammar.crime" in t.classes and any(u.low == "for" for u in right[max(0, k - 3) : k])
        for k, t in enumerate(right)
    )


def _is_fought(c: Clause) -> bool:
    """As in "An operation against arms smuggling led to 97 arrests": they are all of its."""
    if "operations" not in c.s.lists:
        return False
    first = next(k for k in c.s.kinds["grammar.crime"])
    before = pairwise(c.tokens[max(0, first - _AGAINST) : first])
    return any("operations" in t.plain and u.low in ("against", "targeting") for t, u in before)
