"""Extractions -> checks: whether the numbers of a text, and of several texts, agree.

Numbers are neither read nor corrected here: a finding is a row that names the counts it compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.reconcile.balances import balance_checks
from etl.reconcile.basis import Basis, shipped
from etl.reconcile.breakdowns import ORIGIN, PLACE, breakdowns
from etl.reconcile.claims import claim_checks
from etl.reconcile.completeness import completeness
from etl.reconcile.conflicts import adopted_checks, cell_checks, chain_checks, within
from etl.reconcile.contradictions import contradiction_checks
from etl.reconcile.coverage import coverage_checks
from etl.reconcile.hedges import hedge_checks
from etl.reconcile.insides import inside_checks, told_inside_checks
from etl.reconcile.intake import intake_checks
from etl.reconcile.parts import select
from etl.reconcile.rankings import ranking_checks
from etl.reconcile.retold import InOrder, retold
from etl.reconcile.sources import grouped, join_copies, limits, marks, sources
from etl.reconcile.sums import sum_checks
from etl.reconcile.times import date_checks, series, series_checks, stated_scopes
from schemas.records import Check, Document, Extraction

__all__ = [
    "grouped",
    "intake_checks",
    "join_copies",
    "limits",
    "marks",
    "reconcile",
    "reconcile_between",
    "reconcile_documents",
    "within",
]


def reconcile(
    extraction: Extraction, basis: Basis | None = None, document: Document | None = None
) -> tuple[Check, ...]:
    """All checks inside one document (level L1), sums first, in the order of the text.

    `basis` are the rules and the vocabulary of schemas/ unless others are given. With its
    `document` the dates of the counts are compared with the date of publication too (L2).
    Nothing is raised for numbers that disagree: a failed check is a row.
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
        *inside_checks(extraction, basis),
        *ranking_checks(extraction, selected, stated, basis),
        *contradiction_checks(extraction, basis, sums),
        *hedge_checks(extraction, basis),
        *claim_checks(extraction, basis),
        *coverage_checks(extraction, basis),
        *series_checks(series(extraction.counts), basis, stated_scopes([extraction])),
        *(date_checks(document, extraction, basis) if document is not None else ()),
    )


def reconcile_documents(
    documents: Sequence[Document], extractions: Sequence[Extraction], basis: Basis | None = None
) -> tuple[Check, ...]:
    """All checks over several documents (L3), and of series that run through several (L2).

    Each extraction is of one of the documents; no check belongs to a single one. Documents are
    grouped by source chain, the cells that several tell are compared, and the lists of a chain are
    added up together.
    """
    basis = basis or shipped()
    order = sorted(range(len(documents)), key=lambda n: documents[n].document)
    documents, extractions = [documents[n] for n in order], [extractions[n] for n in order]
    told = retold(documents, extractions, sources(documents, extractions, basis))
    return tuple(reconcile_between(told, basis))


def reconcile_between(told: InOrder, basis: Basis | None = None) -> Iterator[Check]:
    """The same of counts that come in order, however many: a group of them is held at a time."""
    basis = basis or shipped()
    yield from cell_checks(told.by_cell(), basis)
    for by in (PLACE, ORIGIN):
        yield from chain_checks(told.by_list(by), by, basis)
    yield from adopted_checks(told.by_text(), basis)
    yield from told_inside_checks(told.by_inside(), basis)
