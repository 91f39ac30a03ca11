"""Counts -> checks of the rule `contradiction`: two numbers of one document for the same thing.

Numbers of other dates, measures or segments are never compared; those of other documents are
the business of `conflicts`.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable

from etl.reconcile.breakdowns import PLACE, Breakdown
from etl.reconcile.findings import check
from etl.reconcile.rules import Rules
from etl.reconcile.wording import Wording, number
from schemas.codes import CheckKind, Qualifier, Verdict
from schemas.records import Check, Count, Extraction

Cell = tuple[str, str | None, str | None, str | None, str | None]

NESTED = "on_board"
"""Passengers, crew and everybody aboard are told under one measure: never a contradiction."""


def contradiction_checks(
    extraction: Extraction, rules: Rules, wording: Wording
) -> tuple[Check, ...]:
    """One check for each pair of different exact values of one cell, in the order of the text."""
    made: list[Check] = []
    for stated in cells(extraction.counts).values():
        exact = {c.value: c for c in reversed(stated) if c.qualifier is Qualifier.EXACT}
        ordered = sorted(exact.values(), key=lambda c: c.start)
        for one, two in itertools.combinations(ordered, 2):
            if one.measure != NESTED:
                made.append(_contradiction(one, two, rules, wording))
    return tuple(made)


def cells(counts: Iterable[Count]) -> dict[Cell, list[Count]]:
    """Counts by measure, place, origin, date and segment, each list in the order of the text."""
    found: dict[Cell, list[Count]] = defaultdict(list)
    for c in sorted(counts, key=lambda c: (c.start, c.count_id)):
        found[c.measure, c.place, c.origin, c.as_of, c.segment].append(c)
    return found


def _contradiction(one: Count, two: Count, rules: Rules, wording: Wording) -> Check:
    breakdown = Breakdown(PLACE, one.measure, one.origin, one.as_of, one.segment, (one, two))
    return check(
        rules,
        "contradiction",
        CheckKind.CONTRADICTION,
        Verdict.CONTRADICTION,
        f"The text states {number(one.value)} and {number(two.value)} for the same thing "
        f"({wording.scope(breakdown, one.place)}); "
        f"they differ by {number(abs(one.value - two.value))}.",
        key=f"{one.place} {one.segment} {two.count_id}",
        document_id=one.document_id,
        measure=one.measure,
        fixed=one.origin,
        as_of=one.as_of,
        values=(one.value, two.value),
        imbalance=two.value - one.value,
        total_id=one.count_id,
        count_ids=(one.count_id, two.count_id),
    )
