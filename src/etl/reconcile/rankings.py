"""Selections -> checks of the rule `ranking`: can a list with this remainder be a ranking?

If a list names the largest countries, each unlisted one has at most as many as its smallest
member; so the remainder needs at least remainder / smallest further countries. Where there
cannot be so many, the list is a selection. Ranks stated in words are checked in `claims`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.reconcile.basis import Basis
from etl.reconcile.breakdowns import Breakdown, is_aggregate
from etl.reconcile.completeness import Completeness
from etl.reconcile.findings import check
from etl.reconcile.parts import Selected, Selection
from etl.reconcile.rules import any_of
from etl.reconcile.wording import counted, number
from schemas.codes import CheckKind, ClaimKind, Verdict
from schemas.records import Check, Count, Extraction


def ranking_checks(
    extraction: Extraction,
    selected: Sequence[Selected],
    claims: Completeness,
    basis: Basis,
) -> tuple[Check, ...]:
    """One check for each list in falling order that is told as a ranking and leaves a remainder."""
    made = []
    for breakdown, selections in selected:
        for selection in selections:
            if _told_as_ranking(extraction, breakdown, selection, basis):
                made.append(_check(extraction.document_id, breakdown, selection, claims, basis))
    return tuple(made)


def _told_as_ranking(
    extraction: Extraction, breakdown: Breakdown, selection: Selection, basis: Basis
) -> bool:
    parts = _in_list_order(extraction, selection, basis)
    if len(parts) < basis.limit("ranking_least") or selection.parts_sum >= selection.total.value:
        return False
    if any(is_aggregate(breakdown.code(p)) for p in parts) or parts[-1].value == 0:
        return False
    if any(a.value < b.value for a, b in pairwise(parts)):
        return False
    begin, end = min(p.start for p in parts), max(p.end for p in parts)
    ranks = (ClaimKind.RANK, ClaimKind.ORDER)
    if any(c.kind in ranks and c.start < end and begin < c.end for c in extraction.claims):
        return True
    words = any_of(basis.rules.ranking_words)
    return any(words.search(p.quote) for p in parts[:2])


def _in_list_order(extraction: Extraction, selection: Selection, basis: Basis) -> list[Count]:
    """The parts as the list has them: one that is told before the list too has its place there."""
    gap = basis.limit("list_gap")
    starts = [p.start for p in selection.parts]
    told = [(int(n.value), n.start) for n in extraction.numbers if n.used and n.value is not None]

    def place(part: Count) -> int:
        again = [part.start, *(start for value, start in told if value == part.value)]
        return max(again, key=lambda at: sum(abs(at - s) <= gap for s in starts if s != part.start))

    return sorted(selection.parts, key=place)


def _check(
    document: str,
    breakdown: Breakdown,
    selection: Selection,
    claims: Completeness,
    basis: Basis,
) -> Check:
    remainder = selection.total.value - selection.parts_sum
    smallest = min(p.value for p in selection.parts)
    needed = -(-remainder // smallest)
    known = claims.countries_of(selection)
    left = known - len(selection.parts) if known else int(basis.limit("further_countries"))
    holds = needed <= left
    needs = counted(needed, "further country is", "further countries are")
    return check(
        basis,
        "ranking",
        CheckKind.CLAIM,
        Verdict.HOLDS if holds else Verdict.FAILS,
        f"If the {len(selection.parts)} listed countries were the largest, each other would have "
        f"at most {number(smallest)}, and at least {needs} needed for the {number(remainder)} "
        f"that remain of {number(selection.total.value)}: "
        + ("that can be." if holds else "the list is a selection, not a ranking."),
        key=breakdown.segment or "",
        document_id=document,
        measure=breakdown.measure,
        by=breakdown.by,
        fixed=breakdown.fixed,
        as_of=breakdown.as_of,
        total=selection.total.value,
        parts_sum=selection.parts_sum,
        n_parts=len(selection.parts),
        residual=remainder,
        imbalance=0,
        total_id=selection.total.count_id,
        count_ids=(selection.total.count_id, *(p.count_id for p in selection.parts)),
    )
