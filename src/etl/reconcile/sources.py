"""Documents -> source chains: which documents tell the same source, and so confirm it once.

Two documents that count the same thing are of one chain if they name a common source, come from
one publisher, tell nearly the same words, or give lists that are nearly the same (a reprint keeps
its numbers). Whether their
numbers agree is told by `conflicts`.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from etl.documents.copies import compare_words
from etl.reconcile.basis import Basis, shipped
from schemas.codes import Qualifier
from schemas.records import Document, Extraction, Fact, Limits, Tie


@dataclass(frozen=True, slots=True)
class Sources:
    """Who tells the same source, each group named by its first document's id."""

    chain: Mapping[str, str]
    """document_id -> its source chain."""
    copies: Mapping[str, str]
    """document_id -> the documents that give nearly the same list."""
    bands: Mapping[str, array[int]] = field(default_factory=dict)
    """document_id -> a sketch of its words."""

    def beside(self, others: Mapping[str, Tie]) -> Sources:
        """Together with what is known of other documents."""
        chain = {document: tie.chain for document, tie in others.items()}
        copies = {document: tie.copies for document, tie in others.items()}
        return Sources({**chain, **self.chain}, {**copies, **self.copies}, self.bands)


def sources(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    basis: Basis,
    common: Collection[Fact] = (),
) -> Sources:
    """Group documents by source chain, and within it by list.

    `common` are facts that, with documents that are not given here, too many tell.
    """
    groups = _Groups([d.document_id for d in documents])
    copies = _Groups([d.document_id for d in documents])
    by_id = {e.document_id: e for e in extractions}
    named: dict[tuple[Hashable, ...], str] = {}
    for d in documents:
        topics = {(c.measure, c.place, c.origin) for c in by_id[d.document_id].counts}
        for topic in topics:
            for source in named_by(d):
                groups.join(d.document_id, named.setdefault((topic, source), d.document_id))
    for one, two in _reprints(extractions, basis, common):
        groups.join(one, two)
        copies.join(one, two)
    words = compare_words(documents)
    for one, two in words.copies:
        groups.join(one, two)
    heads = {d.document_id: groups.head(d.document_id) for d in documents}
    lists = {d.document_id: copies.head(d.document_id) for d in documents}
    return Sources(heads, lists, words.bands)


def named_by(document: Document) -> tuple[str, ...]:
    """Give the sources that a document names, and its publisher, as they are compared."""
    return tuple(sorted({_plain(s) for s in (*document.cites, document.publisher or "")} - {""}))


def limits(basis: Basis | None = None) -> Limits:
    """Give the thresholds by which documents are tied."""
    limit = (basis or shipped()).limit
    return Limits(int(limit("reprint_most")), int(limit("reprint_least")))


def marks(documents: Sequence[Document]) -> dict[str, Tie]:
    """Give by what documents are found to be tied to others, whose chains are not known yet."""
    bands = compare_words(documents).bands
    return {
        d.document_id: Tie("", "", named_by(d), bands.get(d.document_id, ())) for d in documents
    }


def ties(documents: Iterable[Document], found: Sources) -> dict[str, Tie]:
    """Give what later documents are tied to these by, by document_id."""
    return {
        d.document_id: Tie(
            found.chain[d.document_id],
            found.copies[d.document_id],
            named_by(d),
            found.bands.get(d.document_id, ()),
        )
        for d in documents
    }


def _plain(name: str) -> str:
    """A source's name as it is compared: small letters, no article, no punctuation."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold().replace("’", "'")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _reprints(
    extractions: Sequence[Extraction], basis: Basis, common: Collection[Fact]
) -> list[tuple[str, str]]:
    """Pairs of documents whose lists of numbers are nearly the same."""
    told: dict[str, set[Fact]] = {}
    tellers: dict[Fact, list[str]] = defaultdict(list)
    for e in extractions:
        exact = (c for c in e.counts if c.qualifier is Qualifier.EXACT and c.segment is None)
        told[e.document_id] = {(c.measure, c.place, c.origin, c.value) for c in exact}
        for fact in told[e.document_id]:
            tellers[fact].append(e.document_id)
    shared: Counter[tuple[str, str]] = Counter()
    for fact, who in tellers.items():
        if 1 < len(who) <= basis.limit("reprint_most") and fact not in common:
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
