"""Counts -> checks of the rule `contradiction`: two numbers of one document for the same thing.

Numbers of other dates, measures or segments are never compared; those of other documents are
the business of `conflicts`.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import PLACE, Breakdown
from etl.reconcile.findings import check
from etl.reconcile.hints import one_digit
from etl.reconcile.wording import number
from schemas.codes import Blame, CheckKind, Qualifier, Verdict
from schemas.records import Check, Count, Extraction

Cell = tuple[str, str | None, str | None, str | None, str | None]

NESTED = "on_board"
"""Passengers, crew and everybody aboard are told under one measure: never a contradiction."""


def contradiction_checks(
    extraction: Extraction, basis: Basis, sums: Iterable[Check] = ()
) -> tuple[Check, ...]:
    """One check for each pair of different exact values of one cell, in the order of the text.

    `sums` are the sum checks of the same document: they tell which value of a pair adds up.
    """
    made: list[Check] = []
    closing = {i for s in sums if s.verdict is Verdict.EQUAL for i in s.count_ids}
    for stated in cells(extraction.counts).values():
        exact = {c.value: c for c in reversed(stated) if c.qualifier is Qualifier.EXACT}
        ordered = sorted(exact.values(), key=lambda c: c.start)
        for one, two in itertools.combinations(ordered, 2):
            if one.measure != NESTED:
                adding_up = {c.value for c in stated if c.count_id in closing}
                made.append(_contradiction(one, two, _hint(one, two, adding_up), basis))
    return tuple(made)


def _hint(one: Count, two: Count, adding_up: set[int]) -> str | None:
    """That the two are one slip of a digit apart, and which of them adds up with the others."""
    found = []
    if one_digit(one.value, two.value):
        found.append("one slip of a digit apart")
    if len(right := adding_up & {one.value, two.value}) == 1:
        found.append(f"{number(right.pop())} is the one that adds up with the other counts")
    return "; ".join(found) or None


def cells(counts: Iterable[Count]) -> dict[Cell, list[Count]]:
    """Counts by measure, place, origin, date and segment, each list in the order of the text."""
    found: dict[Cell, list[Count]] = defaultdict(list)
    for c in sorted(counts, key=lambda c: (c.start, c.count_id)):
        found[c.measure, c.place, c.origin, c.as_of, c.segment].append(c)
    return found


def _contradiction(one: Count, two: Count, hint: str | None, basis: Basis) -> Check:
    breakdown = Breakdown(PLACE, one.measure, one.origin, one.as_of, one.segment, (one, two))
    return check(
        basis,
        "contradiction",
        CheckKind.CONTRADICTION,
        Verdict.CONTRADICTION,
        f"The text states {number(one.value)} and {number(two.value)} for the same thing "
        f"({basis.wording.scope(breakdown, one.place)}); "
        f"they differ by {number(abs(one.value - two.value))}.",
        key=f"{one.place} {one.segment} {two.count_id}",
        document_id=one.document_id,
        measure=one.measure,
        fixed=one.origin,
        as_of=one.as_of,
        values=(one.value, two.value),
        blame=Blame.SOURCE,
        hint=hint,
        imbalance=two.value - one.value,
        total_id=one.count_id,
        count_ids=(one.count_id, two.count_id),
    )
