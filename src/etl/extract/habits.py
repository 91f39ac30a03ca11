"""Numbers as a text writes them -> numbers as it means them: dots that group, blanks that are lost.

What a number is by itself is for `numbers`; here one number is judged by all others of its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.lexicon import Hit
from etl.extract.numbers import Number, NumberClass, NumberForm

_GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]")
_HEAD = 20_000
"""Letters of a text that show how it writes names."""
_FEW_WORDS = 20
_FEW_CAPITALS = 0.05
_FEW_DOTS = 3
_MANY_DOTS = 0.6
"""How many of a text's dots have to group digits, if the others stand in times of day."""


def without_capitals(text: str) -> bool:
    """Tell whether a text is written in small letters throughout, names as well."""
    words = text[:_HEAD].split()
    if len(words) < _FEW_WORDS:
        return False
    enough = _FEW_CAPITALS * len(words)
    capitals = 0
    for word in words:  # most texts have enough of them long before the end
        capitals += word[0].isupper()
        if capitals >= enough:
            return False
    return True


def freed(numbers: list[Number], hits: Sequence[Hit]) -> list[Number]:
    """Take numbers that a lost blank joined to a country for numbers: "Germany61Netherlands34"."""
    if all(n.cls is not NumberClass.LABEL for n in numbers):
        return numbers
    names = {h.end for h in hits if "place.names" in h.classes}
    return [
        n._replace(cls=NumberClass.CARDINAL)
        if n.cls is NumberClass.LABEL and n.start in names
        else n
        for n in numbers
    ]


def dots_group(text: str, numbers: Sequence[Number]) -> bool:
    """Tell whether a text writes 5.418 for 5,418: all its dots have three digits behind them.

    A few may be those of a clock: "163.220 people ... open from 9.00 to 17.30".
    """
    decimals = [n for n in numbers if _is_decimal(text, n)]
    grouped = [n for n in decimals if _GROUPED.fullmatch(text, n.start, n.end)]
    if len(grouped) < _FEW_DOTS or len(grouped) < _MANY_DOTS * len(decimals):
        return False
    others = len(decimals) - len(grouped)
    return not others or others == sum(_is_clock(text, n) for n in decimals)


def _is_clock(text: str, n: Number) -> bool:
    return _CLOCK.fullmatch(text, n.start, n.end) is not None


def ungrouped(text: str, number: Number) -> Number:
    """Give the whole number of a text whose dots group digits."""
    if not _is_decimal(text, number) or _is_clock(text, number):
        return number
    digits = text[number.start : number.end].replace(".", "")
    return number._replace(value=int(digits), cls=NumberClass.CARDINAL)


def _is_decimal(text: str, n: Number) -> bool:
    if n.cls is not NumberClass.DECIMAL or n.form is not NumberForm.DIGITS:
        return False
    return "." in text[n.start : n.end]
