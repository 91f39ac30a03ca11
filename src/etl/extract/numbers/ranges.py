"""Runs -> Numbers: two numbers that say one thing together become a range or a share.

Hedges are not read here: "more than 20" is 20.
"""

from __future__ import annotations

import re

from etl.extract.numbers.atoms import Number, NumberClass, NumberForm, exact
from etl.extract.numbers.runs import Run

_FARTHEST = 16
"""Characters of the longest words between the two numbers of a range."""
_ABOUT = "about|around|roughly|some|perhaps|possibly|approximately"
_GAP = re.compile(
    rf"\s*(?:(?P<dash>[-–‑~])|(?P<share>in(?: every)?|out of(?: every)?)"
    rf"|-?(?P<word>to|and|or)(?:\s(?:{_ABOUT}))?-?)\s*"
)
_FIRST = frozenset(" \n-–‑~\xa0")
"""What a gap begins with: most neighbours are told apart by this alone."""
_BETWEEN = re.compile(rf"\bbetween\s(?:an\s)?(?:(?:{_ABOUT}|estimated)\s)?$")
_MOVED = re.compile(
    r"\b(?:by|up|down|another|rose|rising|climbed|climbing|grew|increased|jumped|surged|soared|gained"
    r"|added|edged|slipped|fell|falling|dropped|declined|decreased"
    r"|(?<!ranging )(?<!range )(?<!ranges )(?<!ranged )(?<!anywhere )(?<!anything )(?<!: )"
    r"(?<![-–—] )from)\s$"
)
"""Words before "5 to 12" that make it a change: two numbers and no range."""
_SPANS_OF_TIME = re.compile(r"[ -](?:second|minute|hour|day|week|month|year|countr)")
_WHOLE = (NumberClass.CARDINAL, NumberClass.DECIMAL)


def join_ranges(text: str, runs: list[Run]) -> list[Number]:
    """Give the numbers of `text`, ranges and shares made of two of them joined."""
    numbers: list[Number] = []
    previous: Run | None = None
    for run in runs:
        number = run.number
        if previous is not None and number.start - previous.number.end < _FARTHEST:
            both = _join(text, previous, run)
            if both is not None:
                numbers[-1] = both
                previous = None
                continue
        numbers.append(number)
        previous = run
    return numbers


def _join(text: str, low: Run, high: Run) -> Number | None:
    """Join two neighbours, or give None."""
    a, b = low.number, high.number
    if a.cls not in _WHOLE or b.cls not in _WHOLE:
        return None
    gap = text[a.end : b.start].lower()
    if gap[:1] not in _FIRST or gap.isspace():
        return None
    match = _GAP.fullmatch(gap)
    if match is None or "\n\n" in gap or "\t" in gap or (match["dash"] and "\n" in gap):
        return None
    if match["share"]:
        return _share(text, a, b)
    bottom = _bottom(low, high)
    if bottom >= b.value or (_year_like(text, a) and _year_like(text, b)):
        return None
    before = text[max(0, a.start - 28) : a.start].lower()
    if match["word"] and _year_like(text, a) and before.endswith("in "):
        return None  # "from 97 in 2021 to 3,512 in 2022"
    if not (_dashed(match["dash"], gap, a, b, bottom) if match["dash"] else
            _worded(match["word"], before, b, bottom)):  # fmt: skip
        return None
    whole = isinstance(bottom, int) and isinstance(b.value, int)
    cls = NumberClass.CARDINAL if whole else NumberClass.DECIMAL
    return Number(a.start, b.end, bottom, b.value, NumberForm.RANGE, cls, (b.start, b.end))


def _bottom(low: Run, high: Run) -> int | float:
    """Give the lower end with the scale that it shares: 20,000 in "20 to 30 thousand"."""
    value, top = low.number.value, high.number.value
    shares = low.scale == 1 and high.scale > 1 and not high.bare and value * high.scale < top
    return exact(value * high.scale) if shares else value


def _worded(word: str, before: str, b: Number, bottom: int | float) -> bool:
    """Tell a range from a list ("20 and 30") and from a change ("rose by 2 to 14")."""
    if word == "and":
        return _BETWEEN.search(before) is not None
    if word == "or":
        return b.value <= 3 * bottom
    return _MOVED.search(before) is None


def _dashed(dash: str, gap: str, a: Number, b: Number, bottom: int | float) -> bool:
    """Tell "20-30" and "five-six" from numbers that a spaced dash keeps apart."""
    if a.form is NumberForm.WORDS:
        return gap == dash and b.value == bottom + 1
    if gap != dash and b.form is NumberForm.WORDS:
        return False  # "LIMA, Aug 6 - Eleven Poles"
    return gap == dash or b.value <= 5 * bottom


def _year_like(text: str, number: Number) -> bool:
    digits = text[number.start : number.end]
    return len(digits) == 4 and digits.isdigit() and 1800 <= number.value < 2200


def _share(text: str, a: Number, b: Number) -> Number | None:
    """Read "one in five", "nine out of 10"; "97 in 2016" and "two in 10 days" are none."""
    low, high = a.value, b.value
    if not 0 < low < high or low > 9 or not isinstance(high, int) or 1500 <= high < 2200:
        return None
    usual = high <= 10 or high in (100, 1000) or (low == 1 and high % 5 == 0)
    if not usual or _SPANS_OF_TIME.match(text, b.end):
        return None
    form = a.form if a.form is b.form else NumberForm.MIXED
    return Number(a.start, b.end, low / high, None, form, NumberClass.FRACTION)
