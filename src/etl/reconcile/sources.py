"""Documents -> source chains: which documents tell the same source, and so confirm it once.

Two documents that count the same thing are of one chain if they name a common source, come from
one publisher, tell nearly the same words, or give lists that are nearly the same (a reprint keeps
its numbers). Whether their
numbers agree is told by `conflicts`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from etl.documents.copies import find_copies
from etl.reconcile.basis import Basis
from schemas.codes import Qualifier
from schemas.records import Document, Extraction

MOST_SHARED = 50
"""Documents that share one number; more of them say nothing about who copied whom."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Who tells the same source, each group named by its first document's id."""

    chain: Mapping[str, str]
    """document_id -> its source chain."""
    copies: Mapping[str, str]
    """document_id -> the documents that give nearly the same list."""


def sources(
    documents: Sequence[Document], extractions: Sequence[Extraction], basis: Basis
) -> Sources:
    """Group documents by source chain, and within it by list."""
    groups = _Groups([d.document_id for d in documents])
    copies = _Groups([d.document_id for d in documents])
    by_id = {e.document_id: e for e in extractions}
    named: dict[tuple[Hashable, ...], str] = {}
    for d in documents:
        topics = {(c.measure, c.place, c.origin) for c in by_id[d.document_id].counts}
        named_here = {_plain(s) for s in (*d.cites, d.publisher or "")} - {""}
        for topic in topics:
            for source in named_here:
                groups.join(d.document_id, named.setdefault((topic, source), d.document_id))
    for one, two in _reprints(extractions, basis):
        groups.join(one, two)
        copies.join(one, two)
    for one, two in find_copies(documents):
        groups.join(one, two)
    heads = {d.document_id: groups.head(d.document_id) for d in documents}
    return Sources(heads, {d.document_id: copies.head(d.document_id) for d in documents})


def _plain(name: str) -> str:
    """A source's name as it is compared: small letters, no article, no punctuation."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold().replace("’", "'")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _reprints(extractions: Sequence[Extraction], basis: Basis) -> list[tuple[str, str]]:
    """Pairs of documents whose lists of numbers are nearly the same."""
    told: dict[str, set[Hashable]] = {}
    tellers: dict[Hashable, list[str]] = defaultdict(list)
    for e in extractions:
        exact = (c for c in e.counts if c.qualifier is Qualifier.EXACT and c.segment is None)
        told[e.document_id] = {(c.measure, c.place, c.origin, c.value) for c in exact}
        for fact in told[e.document_id]:
            tellers[fact].append(e.document_id)
    shared: Counter[tuple[str, str]] = Counter()
    for who in tellers.values():
        if 1 < len(who) <= MOST_SHARED:
            shared.update(combinations(who, 2))
    least, share = basis.limit("reprint_least"), basis.limit("reprint_share")
    return [
        pair
        for pair, n in shared.items()
        if n >= least and n >= share * min(len(told[pair[0]]), len(told[pair[1]]))
    ]


class _Groups:
    """Disjoint sets of document ids, each with the first of them as its head."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._order = {i: n for n, i in enumerate(ids)}
        self._parent = {i: i for i in ids}

    def head(self, one: str) -> str:
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def join(self, one: str, two: str) -> None:
        a, b = sorted((self.head(one), self.head(two)), key=self._order.__getitem__)
        self._parent[b] = a
