"""The values of the numbers layer: `Number` is what is read, `Atom` what it is made of.

No reading happens here.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class NumberForm(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    MIXED = "mixed"
    RANGE = "range"


class NumberClass(StrEnum):
    """What sort of number it is by its own letters; what it counts is the grammar's question."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    DECIMAL = "decimal"
    """Not whole: "47.2", "two and a half"."""
    FRACTION = "fraction"
    """A part of one: "half", "two-thirds", "one in five"."""
    MULTIPLE = "multiple"
    """Vague or a factor: "dozens", "hundreds of thousands", "several hundred", "twice"."""
    LABEL = "label"
    """Part of a name or a code: the 380 of "A380", the 47 of "No. 47"."""
    UNIT = "unit"
    """A unit is glued to it: the 29 of "29km"."""
    TIME = "time"
    ZERO = "zero"
    """A word that says that there are none."""
    DATE_DIGITS = "date digits"
    """A whole date in digits, or a decade: "14/07/2023", "2016-06", "1990s"."""
    YEAR_SPAN = "year span"
    """Two years in digits: "2012-13", "2009–2013"."""


class Number(NamedTuple):
    """One number of a text: `text[start:end]` is the number as it stands."""

    start: int
    end: int
    value: int | float
    """The lower end of a range or span; the hour of a time; the year of a date that has one."""
    value_high: int | float | None
    """The upper end, for ranges and year spans only."""
    form: NumberForm
    cls: NumberClass
    second: tuple[int, int] | None = None
    """Span of the upper number of a range."""


class Kind(IntEnum):
    """How an atom joins its neighbours."""

    PIECE = 0
    """A word below a hundred."""
    HUNDRED = 1
    SCALE = 2
    DOZEN = 3
    VAGUE = 4
    DIGITS = 5
    ORDINAL = 6
    PART = 7
    """A plural ordinal, which divides: the "fifths" of "three fifths"."""
    HALF = 8
    """"half" and "quarter"."""
    MULTIPLE = 9
    ZERO = 10
    SIGN = 11
    CLOSED = 12
    """Complete as it is; `cls` says what."""


class Atom(NamedTuple):
    """A vocabulary word or a run of digits, before it is joined with its neighbours."""

    start: int
    end: int
    kind: Kind
    value: int | float
    scale: int = 1
    """The multiplier that is glued to digits: 1_000 in "12k"."""
    cls: NumberClass = NumberClass.CARDINAL
    high: int | None = None


def exact(value: int | float) -> int | float:
    """Give the integer that a product of a decimal and a scale stands for, if it is one."""
    if isinstance(value, int):
        return value
    whole = round(value)
    return whole if abs(value - whole) < 1e-9 * max(abs(value), 1.0) else value
