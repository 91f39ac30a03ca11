"""Document, sentences and counts -> Claim records, in the order of the text.

Each way of claiming has a module of its own; here they are asked one after the other.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from etl.extract.claims.clauses import Clause, Said, Told, clauses
from etl.extract.claims.countries import numbers_of_countries
from etl.extract.claims.figures import changes, shares
from etl.extract.claims.orders import orders
from etl.extract.claims.ranks import comparisons, ranks
from etl.extract.lexicon import Lexicon
from etl.extract.sentence import Sentence
from etl.vocabulary import Vocabulary
from schemas.records import Claim, Count, Document

_READERS: tuple[Callable[[Clause], Iterator[Said]], ...] = (
    ranks,
    comparisons,
    orders,
    shares,
    changes,
    numbers_of_countries,
)


def read_claims(
    document: Document,
    sentences: Sequence[Sentence],
    counts: Sequence[Count],
    vocabulary: Vocabulary,
) -> tuple[Claim, ...]:
    """Give the claims of a document; `sentences` are its sentences, in order.

    `text[start:end]` of a claim is what says it, its quote the whole sentence. Only what is said
    of a count of the document is claimed.
    """
    if not counts:
        return ()
    hits = _lexicon(vocabulary).scan(document.text)
    found = [
        (said, clause.sentence)
        for clause in clauses(document.text, sentences, Told(counts), hits, vocabulary)
        for read in _READERS
        for said in read(clause)
    ]
    found.sort(key=lambda f: (f[0].start, f[0].end, f[0].kind, f[0].relation))
    return with_claim_ids([_record(document, said, sentence) for said, sentence in found])


def with_claim_ids(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give the claims of one document, in its order, with their identifiers."""
    seen: Counter[str] = Counter()
    out = []
    for c in claims:
        what = (c.document_id, c.kind, c.measure, c.place, c.origin, c.as_of, c.relation)
        key = "\x1f".join(str(x) for x in what)
        nth = seen.get(key, 0)
        seen[key] = nth + 1
        claim_id = hashlib.sha256(f"{key}\x1f{nth}".encode()).hexdigest()[:16]
        out.append(replace(c, claim_id=claim_id))
    return tuple(out)


def _record(document: Document, said: Said, sentence: tuple[int, int]) -> Claim:
    about, (start, end) = said.about, sentence
    return Claim(
        claim_id="",
        document_id=document.document_id,
        kind=said.kind,
        measure=about.measure,
        place=about.place,
        origin=about.origin,
        as_of=about.as_of,
        relation=said.relation,
        value=said.value,
        value_high=said.value_high,
        qualifier=said.qualifier,
        start=said.start,
        end=said.end,
        quote=document.text[start:end],
        quote_start=start,
    )


@lru_cache(maxsize=4)
def _lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Give the automaton of the cues; apart from that of the counts, whose words cues may hold."""
    return Lexicon(vocabulary.claim_words())
