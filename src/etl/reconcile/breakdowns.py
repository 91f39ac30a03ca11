"""Counts -> breakdowns: the counts that differ in nothing but one dimension.

What is a total, which parts belong to it and whether they add up is not decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.codes import Qualifier
from schemas.records import Count

ALL, FOREIGN, NOT, REGION = "ALL", "FOREIGN", "NOT:", "REGION:"
PLACE, ORIGIN = "place", "origin"
NESTED = "on_board"
"""The measure under which a whole (everybody aboard) and its parts (passengers, crew) are told."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Counts of one measure, date and segment, told `by` one dimension, the other `fixed`."""

    by: str
    measure: str
    fixed: str | None
    as_of: str | None
    segment: str | None
    counts: tuple[Count, ...]

    def code(self, count: Count) -> str:
        """The count's code in the dimension that is broken down."""
        return code_of(count, self.by) or ""

    def exact(self) -> list[Count]:
        """The counts stated without a hedge, in the order of the text."""
        return [c for c in self.counts if c.qualifier is Qualifier.EXACT]


def breakdowns(counts: Iterable[Count]) -> tuple[Breakdown, ...]:
    """Group counts by everything but place, then by everything but origin; in text order."""
    found: dict[tuple[str, str, str | None, str | None, str | None], list[Count]] = defaultdict(
        list
    )
    for by in (PLACE, ORIGIN):
        for c in sorted(counts, key=lambda c: (c.start, c.count_id)):
            if code_of(c, by) is not None:
                found[by, c.measure, code_of(c, other(by)), c.as_of, c.segment].append(c)
    return tuple(Breakdown(*key, tuple(members)) for key, members in found.items())


def code_of(count: Count, by: str) -> str | None:
    """The count's place or origin."""
    return count.place if by == PLACE else count.origin


def other(by: str) -> str:
    """The dimension that is held fixed."""
    return ORIGIN if by == PLACE else PLACE


def is_aggregate(code: str) -> bool:
    """Whether a code stands for more than one country."""
    return code in (ALL, FOREIGN) or code.startswith((NOT, REGION))
