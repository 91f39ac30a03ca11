"""Documents -> pairs of them that tell nearly the same words: syndicated, cut or retouched copies.

None is dropped: which of them confirm each other, and whether their numbers agree, is the business
of `etl.reconcile`. Numbers weigh no more than words, so a copy with other numbers is a copy.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Likeness:
    """What was found by comparing the words of some documents."""

    copies: tuple[tuple[str, str], ...]
    """`document_id` of copies in pairs, the earlier of the two first."""
    bands: Mapping[str, array[int]]
    """By document_id: 64 numbers, of which two documents share one at least if they may be copies.

    Texts that are too short to be copies have none."""


def find_copies(documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """Give `document_id` of copies in pairs, the earlier of the two in `documents` first."""
    return compare_words(documents).copies


def compare_words(documents: Sequence[Document]) -> Likeness:
    """Find the copies among some documents, and sketch each for those that come later.

    Candidates are found by MinHash and bands (Broder 1997; Leskovec, Rajaraman, Ullman, chapter 3)
    and held against each other word by word. Texts that are empty are left out. Shingles are made
    anew for each comparison: those of all documents together would fill the memory.
    """
    from rensa import RMinHash, RMinHashLSH

    told = [d for d in documents if d.text]
    of = lru_cache(MOST_CANDIDATES)(lambda n: frozenset(_shingles(told[n].text)))
    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    copies, bands = [], {}
    for n, document in enumerate(told):
        own = of(n)
        if len(own) < LEAST:
            continue
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(sorted(own))
        for other in sorted(index.query(sketch))[:MOST_CANDIDATES]:
            if _alike(own, of(other)):
                copies.append((told[other].document_id, document.document_id))
        index.insert(n, sketch)
        bands[document.document_id] = _bands(sketch.digest())
    return Likeness(tuple(copies), bands)


def _bands(digest: Sequence[int]) -> array[int]:
    """Two rows a band, as one number of 64 bits with a sign."""
    pairs = zip(digest[::2], digest[1::2], strict=True)
    return array("q", ((a << 32 | b) - (1 << 63) for a, b in pairs))


def _shingles(text: str) -> Iterable[str]:
    words = [
        match[0].casefold()
        for match, _ in zip(WORD.finditer(text), range(MOST_WORDS), strict=False)
    ]
    return (" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    shared = len(one & two)
    return shared >= max(LEAST, SHARE * min(len(one), len(two)))
