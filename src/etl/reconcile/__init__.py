"""Extraction -> checks: whether the numbers of a text agree with each other.

Numbers are neither read nor corrected here: a finding is a row that names the counts it compares.
"""

from __future__ import annotations

from etl.reconcile.balances import balance_checks
from etl.reconcile.basis import Basis, shipped
from etl.reconcile.breakdowns import breakdowns
from etl.reconcile.claims import claim_checks
from etl.reconcile.completeness import completeness
from etl.reconcile.contradictions import contradiction_checks
from etl.reconcile.hedges import hedge_checks
from etl.reconcile.parts import select
from etl.reconcile.rankings import ranking_checks
from etl.reconcile.sums import sum_checks
from schemas.records import Check, Extraction

__all__ = ["reconcile"]


def reconcile(extraction: Extraction, basis: Basis | None = None) -> tuple[Check, ...]:
    """All checks inside one document (level L1), sums first, in the order of the text.

    `basis` are the rules and the vocabulary of schemas/ unless others are given. Nothing is raised
    for numbers that disagree: a failed check is a row.
    """
    basis = basis or shipped()
    broken_down = breakdowns(extraction.counts)
    selected = [(b, select(b, basis)) for b in broken_down]
    stated = completeness(extraction, [s for _, found in selected for s in found], basis)
    balances = balance_checks(extraction, broken_down, basis)
    balanced = frozenset(c.total_id for c in balances if c.total_id)
    sums = sum_checks(extraction, selected, stated, basis, balanced)
    return (
        *sums,
        *balances,
        *ranking_checks(extraction, selected, stated, basis),
        *contradiction_checks(extraction, basis, sums),
        *hedge_checks(extraction, basis),
        *claim_checks(extraction, basis),
    )
