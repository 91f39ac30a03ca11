"""Counts -> checks of the rule `hedge`: a hedged number of a text against its exact one.

The intervals come from schemas/hedges.yml by way of the counts; sums of hedged numbers are `sums`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import NESTED, PLACE, Breakdown
from etl.reconcile.contradictions import cells
from etl.reconcile.findings import check
from etl.reconcile.intervals import Interval, interval
from etl.reconcile.wording import number
from schemas.codes import CheckKind, Qualifier, Verdict
from schemas.records import Check, Count, Extraction


def hedge_checks(extraction: Extraction, basis: Basis) -> tuple[Check, ...]:
    """One check for each hedged number and each other number of its cell, hedged ones in order."""
    made: list[Check] = []
    for stated in cells(extraction.counts).values():
        if stated[0].measure == NESTED:
            continue
        told = _distinct(stated)
        hedged = [c for c in told if c.qualifier is not Qualifier.EXACT]
        for n, one in enumerate(hedged):
            exact = [c for c in told if c.qualifier is Qualifier.EXACT]
            made.extend(_compared(one, two, basis) for two in exact + hedged[n + 1 :])
    return tuple(made)


def _distinct(stated: Sequence[Count]) -> list[Count]:
    """The first count of each value and interval."""
    return list({(c.value, c.low, c.high): c for c in reversed(stated)}.values())[::-1]


def _compared(one: Count, two: Count, basis: Basis) -> Check:
    breakdown = Breakdown(PLACE, one.measure, one.origin, one.as_of, one.segment, (one, two))
    verdict, says = _verdict(one, two, basis)
    apart = 100 * (two.value - one.value) / one.value if one.value else 0.0
    return check(
        basis,
        "hedge",
        CheckKind.HEDGE,
        verdict,
        f"{_told(one)} and {_told(two)} {says} ({basis.wording.scope(breakdown, one.place)}): "
        f"the second is {abs(apart):.1f} % {'above' if apart > 0 else 'below'} the first.",
        key=f"{one.place} {one.segment} {two.count_id}",
        document_id=one.document_id,
        measure=one.measure,
        fixed=one.origin,
        as_of=one.as_of,
        values=(one.value, two.value),
        total_id=one.count_id,
        count_ids=(one.count_id, two.count_id),
    )


def _verdict(one: Count, two: Count, basis: Basis) -> tuple[Verdict, str]:
    """Whether two numbers can be the same, with the words for it."""
    if interval(one).meets(interval(two)):
        return Verdict.AGREES, "agree"
    low, high = sorted((one.value, two.value))
    if high > basis.limit("contradiction_most") * low:
        return Verdict.NOT_COMPARABLE, "are so far apart that they may count different people"
    return Verdict.FAILS, "do not agree"


def _told(count: Count) -> str:
    """`nearly 100 (85 to 100)`, `97`."""
    if count.qualifier is Qualifier.EXACT:
        return number(count.value)
    if count.qualifier is Qualifier.RANGE:
        return str(Interval(count.value, count.value_high))
    return f"{count.hedge or count.qualifier} {number(count.value)} ({interval(count)})"
