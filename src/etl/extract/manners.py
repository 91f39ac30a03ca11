"""A number beside its neighbours -> whether it tells how something happens, and not how often.

What else a number may be is for `kinds`.
"""

from __future__ import annotations

from etl.extract.beside import Here
from etl.extract.numbers import NumberForm

_MANY = 10
"""The least of which one says that they come by so many."""


def is_manner(h: Here) -> bool:
    """As in "they died by the thousand": in what numbers, and not how many."""
    worded = h.number.form is NumberForm.WORDS and h.number.value >= _MANY
    ends = not h.after.low.isalpha() or "function" in h.after.plain
    return worded and h.before2.low == "by" and ends
