"""Hedged numbers -> what they allow: intervals, their sum, and whether two of them can agree.

The bounds of a single count come with it (schemas/hedges.yml); no hedge is read here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from etl.reconcile.wording import number
from schemas.codes import Verdict
from schemas.records import Count


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole numbers from `low` to `high`, both allowed; `high` None is open."""

    low: int
    high: int | None

    def __str__(self) -> str:
        """`85 to 100`, `100 or more`, `97`."""
        if self.high is None:
            return f"{number(self.low)} or more"
        low, high = number(self.low), number(self.high)
        return low if self.low == self.high else f"{low} to {high}"

    def meets(self, other: Interval) -> bool:
        """Whether some number is allowed by both."""
        return not (self.above(other) or other.above(self))

    def above(self, other: Interval) -> bool:
        """Whether every number of this one exceeds every number of the other."""
        return other.high is not None and self.low > other.high

    def minus(self, other: Interval) -> Interval:
        """What can remain of this one when the other is taken away; never below zero."""
        low = 0 if other.high is None else max(0, self.low - other.high)
        return Interval(low, None if self.high is None else max(0, self.high - other.low))


def interval(count: Count) -> Interval:
    """What a count's words allow."""
    return Interval(count.low, count.high)


def overlap(counts: Iterable[Count]) -> bool:
    """Whether one number is allowed by all counts."""
    told = [(c.low, c.high) for c in counts]
    highs = [high for _, high in told if high is not None]
    return max(low for low, _ in told) <= min(highs, default=math.inf)


def added(counts: Iterable[Count]) -> Interval:
    """What the sum of some counts can be."""
    low, high = 0, 0
    bounded = True
    for c in counts:
        low += c.low
        bounded = bounded and c.high is not None
        high += c.high or 0
    return Interval(low, high if bounded else None)


def balance(total: Interval, parts: Interval) -> Verdict:
    """`closed` if the parts can make up the total, `open` if they stay below, else `contradiction`.

    The three outcomes of a balance edit on intervals: no value in them closes it from above.
    """
    if parts.meets(total):
        return Verdict.CLOSED
    return Verdict.CONTRADICTION if parts.above(total) else Verdict.OPEN
