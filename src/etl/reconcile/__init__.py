"""Extraction -> checks: whether the numbers of a text agree with each other.

Numbers are neither read nor corrected here: a finding is a row that names the counts it compares.
"""

from __future__ import annotations

from etl.reconcile.balances import balance_checks
from etl.reconcile.breakdowns import breakdowns
from etl.reconcile.contradictions import contradiction_checks
from etl.reconcile.hedges import hedge_checks
from etl.reconcile.rules import Rules, load_rules
from etl.reconcile.sums import sum_checks
from etl.reconcile.wording import Wording
from schemas.records import Check, Extraction

__all__ = ["reconcile"]


def reconcile(
    extraction: Extraction, rules: Rules | None = None, wording: Wording | None = None
) -> tuple[Check, ...]:
    """All checks inside one document (level L1), sums first, in the order of the text.

    `rules` are those of schemas/checks.yml unless others are given. Without `wording` the messages
    name measures and countries by their codes. Nothing is raised for numbers that disagree.
    """
    rules = rules or load_rules()
    wording = wording or Wording()
    broken_down = breakdowns(extraction.counts)
    balances = balance_checks(extraction, broken_down, rules, wording)
    balanced = frozenset(c.total_id for c in balances if c.total_id)
    sums = sum_checks(extraction, broken_down, rules, wording, balanced)
    return (
        *sums,
        *balances,
        *contradiction_checks(extraction, rules, wording, sums),
        *hedge_checks(extraction, rules, wording),
    )
