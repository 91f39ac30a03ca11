"""Documents -> pairs of them that tell nearly the same words: syndicated, cut or retouched copies.

None is dropped: which of them confirm each other, and whether their numbers agree, is the business
of `etl.reconcile`. Numbers weigh no more than words, so a copy with other numbers is a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from schemas.records import Document

WORD = re.compile(r"\w+")
RUN = 3
"""Words that make one shingle."""
MOST_WORDS = 20_000
"""Words at the head of a text that are compared."""
LEAST = 20
"""Shared shingles below which two texts are too short to be copies."""
SHARE = 0.6
"""Of the shorter text's shingles. Articles of the same day on the same figures share 0.14 at most
(measured on data/raw); one word in twenty exchanged leaves 0.77, a copy cut in half has all."""
PERMUTATIONS, BANDS = 128, 64
"""Two rows a band: a pair whose likeness is a quarter is found with 0.98, of a half always."""
SEED = 20
MOST_CANDIDATES = 50
"""Documents that one is compared with; of larger families each is tied to some others."""


def find_copies(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield `document_id` of copies in pairs, the earlier of the two in `documents` first.

    Candidates are found by MinHash and bands (Broder 1997; Leskovec, Rajaraman, Ullman, chapter 3)
    and held against each other word by word. Texts that are empty are left out.
    """
    from rensa import RMinHash, RMinHashLSH

    told = [d for d in documents if d.text]
    shingles = [frozenset(_shingles(d.text)) for d in told]
    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    for n, own in enumerate(shingles):
        if len(own) < LEAST:
            continue
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(sorted(own))
        for other in sorted(index.query(sketch))[:MOST_CANDIDATES]:
            if _alike(own, shingles[other]):
                yield told[other].document_id, told[n].document_id
        index.insert(n, sketch)


def _shingles(text: str) -> Iterable[str]:
    words = [
        match[0].casefold()
        for match, _ in zip(WORD.finditer(text), range(MOST_WORDS), strict=False)
    ]
    return (" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    shared = len(one & two)
    return shared >= max(LEAST, SHARE * min(len(one), len(two)))
