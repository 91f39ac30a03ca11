"""Documents -> pairs of them that tell nearly the same words: syndicated, cut or retouched copies.

None is dropped: which of them confirm each other, and whether their numbers agree, is the business
of `etl.reconcile`. Numbers weigh no more than words, so a copy with other numbers is a copy.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from schemas.records import Document

if TYPE_CHECKING:
    from rensa import RMinHash

Shingle = TypeVar("Shingle")
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


def find_copies(documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """Give copies in pairs, by their places in `documents`, the earlier of the two first.

    Candidates are found by MinHash and bands (Broder 1997; Leskovec, Rajaraman, Ullman, chapter 3)
    and held against each other word by word. Texts that are empty are left out. Shingles are made
    anew for each comparison: those of all documents together would fill the memory.
    """
    from rensa import RMinHashLSH

    of = lru_cache(MOST_CANDIDATES)(lambda n: shingles(documents[n].text))
    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    for n, document in enumerate(documents):
        own = of(n) if document.text else frozenset()
        if len(own) < LEAST:
            continue
        sketch = _sketch(own)
        for other in sorted(index.query(sketch))[:MOST_CANDIDATES]:
            if alike(own, of(other)):
                yield other, n
        index.insert(n, sketch)


def bands(text: str) -> Sequence[int]:
    """64 numbers, of which two documents share one at least if they may be copies.

    A text that is too short to be a copy has none.
    """
    own = shingles(text)
    return _bands(_sketch(own).digest()) if len(own) >= LEAST else ()


def shingles(text: str) -> frozenset[str]:
    """All runs of three words at the head of a text."""
    words = [found[0].casefold() for found in islice(WORD.finditer(text), MOST_WORDS)]
    return frozenset(map(" ".join, zip(*(words[n:] for n in range(RUN)), strict=False)))


def numbered(text: str) -> array[int]:
    """The shingles of a text as numbers of 64 bits, which are the same in one process only.

    Nobody who writes texts can foresee them, so that no two shingles are made to have one number.
    """
    return array("q", map(hash, shingles(text)))


def alike(one: frozenset[Shingle], two: Collection[Shingle]) -> bool:
    """Whether two texts of these shingles, words or numbers, are copies."""
    shared = len(one.intersection(two))
    return shared >= max(LEAST, SHARE * min(len(one), len(two)))


def _sketch(own: frozenset[str]) -> RMinHash:
    from rensa import RMinHash

    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(own)
    return sketch


def _bands(digest: Sequence[int]) -> array[int]:
    """Two rows a band, as one number of 64 bits with a sign."""
    pairs = zip(digest[::2], digest[1::2], strict=True)
    return array("q", [(a << 32 | b) - (1 << 63) for a, b in pairs])
