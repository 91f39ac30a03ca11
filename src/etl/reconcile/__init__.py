"""Extractions -> checks: whether the numbers of a text, and of several texts, agree.

Numbers are neither read nor corrected here: a finding is a row that names the counts it compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.reconcile.balances import balance_checks
from etl.reconcile.basis import Basis, shipped
from etl.reconcile.breakdowns import breakdowns
from etl.reconcile.claims import claim_checks
from etl.reconcile.completeness import completeness
from etl.reconcile.conflicts import adopted, cell_checks, cell_of, chain_checks, told
from etl.reconcile.contradictions import contradiction_checks
from etl.reconcile.coverage import coverage_checks
from etl.reconcile.hedges import hedge_checks
from etl.reconcile.intake import intake_checks
from etl.reconcile.parts import select
from etl.reconcile.rankings import ranking_checks
from etl.reconcile.sources import limits, marks, sources, ties
from etl.reconcile.sums import sum_checks
from etl.reconcile.times import date_checks, series, series_checks, stated_scopes
from schemas.records import Check, Document, Extraction, Neighbourhood, Tie

__all__ = [
    "intake_checks",
    "limits",
    "marks",
    "reconcile",
    "reconcile_documents",
    "reconcile_neighbourhood",
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
    pairs = tuple(zip(documents, extractions, strict=True))
    return reconcile_neighbourhood(Neighbourhood(pairs), basis)[0]


def reconcile_neighbourhood(
    near: Neighbourhood, basis: Basis | None = None
) -> tuple[tuple[Check, ...], dict[str, Tie]]:
    """The same of a neighbourhood's cells and chains, and the ties of the documents touched.

    Over all documents together, neighbourhood after neighbourhood gives what one look at all of
    them gives.
    """
    basis = basis or shipped()
    touched = [e for _, e in near.touched]
    found = sources([d for d, _ in near.touched], touched, basis, near.common)
    every = sorted((*near.touched, *near.beside), key=lambda pair: pair[0].document)
    counts = [c for _, e in every for c in e.counts]
    cells = told([d for d, _ in every], counts, found.beside(near.ties))
    compared = [c for c in counts if near.cells is None or cell_of(c) in near.cells]
    jumps = series_checks(series(compared), basis, stated_scopes([e for _, e in every]))
    dates = (c for pair in adopted(cells, touched) for c in date_checks(*pair, basis))
    checks = (
        *cell_checks(cells, basis, near.cells),
        *chain_checks(cells, basis, found.chain),
        *(c for c in jumps if c.document_id is None),
        *(replace(c, document_id=None) for c in dates),  # the date is another document's
    )
    return checks, ties([d for d, _ in near.touched], found)
