"""Runs -> Numbers: two numbers that say one thing together become a range or a share.

Hedges are not read here: "more than 20" is 20.
"""

from __future__ import annotations

import re

from etl.extract.numbers.atoms import Number, NumberClass, NumberForm, exact
from etl.extract.numbers.runs import Run

_MOVED = frozenset(
    (
        *("from", "by", "up", "down", "another", "rose", "rising", "climbed", "climbing", "grew"),
        *("increased", "jumped", "surged", "soared", "gained", "added", "edged", "slipped"),
        *("fell", "falling", "dropped", "declined", "decreased"),
    )
)
"""Words before "5 to 12" that make it a change: two numbers and no range."""
_WORD = re.compile(r"[a-z]+$")
_WHOLE = (NumberClass.CARDINAL, NumberClass.DECIMAL)
_GAPS = frozenset((
    "to", "and", "or", "-", "–", "‑", "~", "-to-", "in", "out of", "in every", "out of every",
))  # fmt: skip


def join_ranges(text: str, runs: list[Run]) -> list[Number]:
    """Give the numbers of `text`, ranges and shares made of two of them joined."""
    numbers: list[Number] = []
    i, count = 0, len(runs)
    while i < count:
        number = runs[i].number
        i += 1
        if i < count and runs[i].number.start - number.end < 14:
            both = _join(text, runs[i - 1], runs[i])
            if both is not None:
                number = both
                i += 1
        numbers.append(number)
    return numbers


def _join(text: str, low: Run, high: Run) -> Number | None:
    """Join two neighbours, or give None."""
    a, b = low.number, high.number
    if a.cls not in _WHOLE or b.cls not in _WHOLE:
        return None
    gap = text[a.end : b.start].lower()
    words = " ".join(gap.split())
    if words not in _GAPS or "\n\n" in gap or "\t" in gap:
        return None
    if words in ("in", "out of", "in every", "out of every"):
        return _share(a, b)
    low_value = _scaled(low, high)
    if low_value >= b.value or not _is_range(text, a, b, words, low_value, gap):
        return None
    cls = (
        NumberClass.CARDINAL
        if isinstance(low_value, int) and isinstance(b.value, int)
        else NumberClass.DECIMAL
    )
    return Number(a.start, b.end, low_value, b.value, NumberForm.RANGE, cls, (b.start, b.end))


def _scaled(low: Run, high: Run) -> int | float:
    """Give the lower value with the scale that it shares: 20,000 in "20 to 30 thousand"."""
    value = low.number.value
    if (
        low.scale == 1
        and high.scale > 12
        and value < 1000
        and value < high.number.value / high.scale
    ):
        return exact(value * high.scale)
    return value


def _is_range(text: str, a: Number, b: Number, words: str, low: int | float, gap: str) -> bool:
    """Tell a range from a change, a list, or years, by what stands between and before."""
    match = _WORD.search(text[max(0, a.start - 12) : a.start].lower().rstrip())
    before = match[0] if match else ""
    if words == "and":
        return before == "between" and not (_year_like(a, text) and _year_like(b, text))
    if words == "or":
        return b.value <= 3 * low
    if words in ("to", "-to-"):
        return before not in _MOVED and not (_year_like(a, text) and _year_like(b, text))
    if gap in ("-", "–", "‑") and a.form is NumberForm.WORDS:
        return b.value == low + 1
    return gap in ("-", "–", "‑", "~") or b.value <= 5 * low


def _year_like(number: Number, text: str) -> bool:
    return (
        number.end - number.start == 4
        and text[number.start : number.end].isdigit()
        and 1800 <= number.value < 2200
    )


def _share(a: Number, b: Number) -> Number | None:
    """Read "one in five", "nine out of 10"; "97 in 2016" and "one in 14 countries" are none."""
    low, high = a.value, b.value
    if not (isinstance(low, int) and isinstance(high, int)) or not 0 < low < high:
        return None
    if (
        low > 9
        or 1500 <= high < 2200
        or not (high <= 10 or high in (100, 1000) or (low == 1 and high % 5 == 0))
    ):
        return None
    form = a.form if a.form is b.form else NumberForm.MIXED
    return Number(a.start, b.end, low / high, None, form, NumberClass.FRACTION)
