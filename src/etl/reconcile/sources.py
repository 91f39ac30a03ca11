"""Documents -> source chains: which documents tell the same source, and so confirm it once.

Two documents that count the same thing are of one chain if they name a common source, come from
one publisher, tell nearly the same words, or give lists that are nearly the same (a reprint keeps
its numbers). Whether their
numbers agree is told by `conflicts`. A warehouse finds the same links by SQL (etl/sql/near).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter

from etl.documents.copies import MOST_CANDIDATES, alike, bands, find_copies
from etl.reconcile.basis import Basis, shipped
from etl.reconcile.groups import Groups
from schemas.codes import Qualifier
from schemas.records import Candidates, Document, Extraction, Limits, Link, Mark


@dataclass(frozen=True, slots=True)
class Sources:
    """Who tells the same source, and who gives nearly the same list."""

    chains: Groups
    copies: Groups


def sources(
    documents: Sequence[Document], extractions: Sequence[Extraction], basis: Basis
) -> Sources:
    """Group documents by source chain, and within it by list; each is told by its place."""
    lists = _same_lists(extractions, basis)
    other = [*_same_sources(documents, extractions), *find_copies(documents)]
    return grouped(len(documents), lists, other)


def grouped(size: int, lists: Iterable[Link], other: Iterable[Link]) -> Sources:
    """Group as many documents by links of their lists, and by other links."""
    found = Sources(Groups(size), Groups(size))
    for link in lists:
        found.chains.join(*link)
        found.copies.join(*link)
    for link in other:
        found.chains.join(*link)
    return found


def join_copies(chains: Groups, candidates: Iterable[Candidates]) -> None:
    """Join documents whose words are nearly the same, of pairs that may be such.

    Pairs that are joined already are not compared.
    """
    for some in candidates:
        for two, pairs in groupby(some.pairs, key=itemgetter(1)):
            own = frozenset(some.shingles[two])
            for one, _ in pairs:
                if not chains.joined(one, two) and alike(own, some.shingles[one]):
                    chains.join(one, two)


def named_by(document: Document) -> tuple[str, ...]:
    """Give the sources that a document names, and its publisher, as they are compared."""
    return tuple(sorted({_plain(s) for s in (*document.cites, document.publisher or "")} - {""}))


def limits(basis: Basis | None = None) -> Limits:
    """Give the thresholds by which documents are linked."""
    limit = (basis or shipped()).limit
    return Limits(
        int(limit("reprint_most")),
        int(limit("reprint_least")),
        limit("reprint_share"),
        MOST_CANDIDATES,
    )


def marks(documents: Iterable[Document]) -> dict[str, Mark]:
    """Give by what documents are found to tell the same source, by document_id."""
    return {d.document_id: Mark(named_by(d), bands(d.text)) for d in documents}


def _plain(name: str) -> str:
    """A source's name as it is compared: small letters, no article, no punctuation."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold().replace("’", "'")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _same_sources(
    documents: Sequence[Document], extractions: Sequence[Extraction]
) -> Iterator[Link]:
    """Documents that name a source for something that they count, with the first that does."""
    first: dict[tuple[Hashable, ...], int] = {}
    for n, (d, e) in enumerate(zip(documents, extractions, strict=True)):
        for topic in {(c.measure, c.place, c.origin) for c in e.counts}:
            for source in named_by(d):
                yield first.setdefault((topic, source), n), n


def _same_lists(extractions: Sequence[Extraction], basis: Basis) -> list[Link]:
    """Pairs of documents whose lists of numbers are nearly the same."""
    told: list[int] = []
    tellers: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for n, e in enumerate(extractions):
        exact = (c for c in e.counts if c.qualifier is Qualifier.EXACT and c.segment is None)
        facts = {(c.measure, c.place, c.origin, c.value) for c in exact}
        told.append(len(facts))
        for fact in facts:
            tellers[fact].append(n)
    shared: Counter[Link] = Counter()
    for who in tellers.values():
        if 1 < len(who) <= basis.limit("reprint_most"):
            shared.update(combinations(who, 2))
    least, share = basis.limit("reprint_least"), basis.limit("reprint_share")
    return [
        (one, two)
        for (one, two), n in shared.items()
        if n >= least and n >= share * min(told[one], told[two])
    ]
