"""Documents, what was extracted -> their counts as they are compared, in the orders of `conflicts`.

All of it in memory, for some documents; those of a warehouse are put in order by SQL, and come one
after the other (`etl.snapshots.near`). What is compared is not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from etl.reconcile.breakdowns import code_of
from etl.reconcile.conflicts import in_cell, in_list, in_text, within
from etl.reconcile.insides import in_country
from etl.reconcile.sources import Sources
from etl.reconcile.times import stated_scopes
from schemas.records import Document, Extraction, Listed, Retold, ToldInside


class InOrder(Protocol):
    """Counts to be compared, as often as they are asked for, in the order that each check needs."""

    def by_cell(self) -> Iterable[Retold]:
        """All that is compared by cell, as `in_cell` orders it."""

    def by_list(self, by: str) -> Iterable[Retold]:
        """All that is compared by source chain, as `in_list` orders it."""

    def by_text(self) -> Iterable[Retold]:
        """The counts of documents that state no date, as `in_text` orders them."""

    def by_inside(self) -> Iterable[ToldInside]:
        """Numbers for places inside a country, as `in_country` orders them."""


@dataclass(frozen=True, slots=True)
class InMemory:
    """Counts of some documents, of no part of a text in particular."""

    told: tuple[Retold, ...]
    undated: frozenset[str]
    """`document_id` of documents that state no date at all."""
    insides: tuple[ToldInside, ...] = ()

    def by_cell(self) -> Iterable[Retold]:
        """All counts, sorted by cell."""
        return sorted(self.told, key=in_cell)

    def by_list(self, by: str) -> Iterable[Retold]:
        """Those with a code, sorted by list."""
        return sorted((x for x in self.told if code_of(x.count, by)), key=partial(in_list, by=by))

    def by_text(self) -> Iterable[Retold]:
        """Those of documents that state no date."""
        undated = (x for x in self.told if x.document.document_id in self.undated)
        return sorted(undated, key=in_text)

    def by_inside(self) -> Iterable[ToldInside]:
        """Those of places inside a country, sorted."""
        return sorted(self.insides, key=in_country)


def retold(
    documents: Sequence[Document], extractions: Sequence[Extraction], found: Sources
) -> InMemory:
    """Give each count the date by which it is compared, and its source chain."""
    chains, copies = (
        [documents[n].document_id for n in g.heads()] for g in (found.chains, found.copies)
    )
    lists = sorted(_lists(documents, extractions, copies), key=_in_copies)
    dates = {(d, measure, origin): date for d, measure, origin, date in within(lists)}
    scopes = stated_scopes(extractions)
    told = tuple(
        Retold(
            c if c.as_of else replace(c, as_of=dates[c.document_id, c.measure, c.origin]),
            c.as_of is not None,
            chain,
            d,
            scopes.get(c.count_id),
        )
        for d, e, chain in zip(documents, extractions, chains, strict=True)
        for c in e.counts
        if c.segment is None
    )
    undated = (e.document_id for e in extractions if all(c.as_of is None for c in e.counts))
    insides = tuple(
        ToldInside(n, chain, d)
        for d, e, chain in zip(documents, extractions, chains, strict=True)
        for n in e.numbers
        if n.inside is not None
    )
    return InMemory(told, frozenset(undated), insides)


def _lists(
    documents: Sequence[Document], extractions: Sequence[Extraction], copies: Sequence[str]
) -> Iterable[Listed]:
    copied = Counter(copies)
    for d, e, head in zip(documents, extractions, copies, strict=True):
        whole = (c for c in e.counts if c.segment is None)
        sizes = Counter((c.measure, c.origin, c.as_of) for c in whole)
        for (measure, origin, as_of), n in sizes.items():
            yield Listed(head, copied[head], measure, origin, d.document_id, d.published, as_of, n)


def _in_copies(x: Listed) -> tuple[str, str, str]:
    return x.copies, x.measure, x.origin or ""
