"""Breakdowns -> checks of the rule `balance`: totals and parts of which some are hedged.

Exact numbers are compared to the last person in `sums`; here only what the words allow counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import Breakdown
from etl.reconcile.findings import check
from etl.reconcile.intervals import added, balance, interval
from etl.reconcile.parts import Selection, select
from etl.reconcile.wording import counted, number
from schemas.codes import CheckKind, Qualifier, Verdict
from schemas.records import Check, Count, Extraction


def balance_checks(
    extraction: Extraction, broken_down: Sequence[Breakdown], basis: Basis
) -> tuple[Check, ...]:
    """One check for each total that is hedged itself or has hedged parts, two parts at least."""
    return tuple(
        _check(extraction.document_id, breakdown, selection, basis)
        for breakdown in broken_down
        for selection in _hedged(breakdown, basis)
    )


def _hedged(breakdown: Breakdown, basis: Basis) -> Iterator[Selection]:
    if all(_exact(c) for c in breakdown.counts):
        return
    for selection in select(breakdown, basis, hedged=True):
        hedged = not all(_exact(c) for c in (selection.total, *selection.parts))
        if hedged and len(selection.parts) > 1:
            yield selection


def _exact(count: Count) -> bool:
    return count.qualifier is Qualifier.EXACT


def _check(document: str, breakdown: Breakdown, selection: Selection, basis: Basis) -> Check:
    total, parts = interval(selection.total), added(selection.parts)
    verdict = balance(total, parts)
    excess = number(parts.low - (total.high or 0))
    ends = {
        Verdict.CLOSED: "they can be the same.",
        Verdict.OPEN: f"{total.minus(parts)} remain unlisted.",
        Verdict.CONTRADICTION: f"that is at least {excess} too many.",
    }
    scope = basis.wording.scope(breakdown, breakdown.code(selection.total))
    listed = counted(len(selection.parts), "listed part", "listed parts")
    return check(
        basis,
        "balance",
        CheckKind.SUM,
        verdict,
        f"The stated total allows {total} ({scope}), {listed} together allow {parts}; "
        f"{ends[verdict]}",
        key=breakdown.segment or "",
        document_id=document,
        measure=breakdown.measure,
        by=breakdown.by,
        fixed=breakdown.fixed,
        as_of=breakdown.as_of,
        total=selection.total.value,
        parts_sum=selection.parts_sum,
        n_parts=len(selection.parts),
        imbalance=0,
        total_id=selection.total.count_id,
        count_ids=(selection.total.count_id, *(p.count_id for p in selection.parts)),
    )
