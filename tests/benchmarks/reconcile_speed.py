"""How long the checks take for each count, inside documents and between them, and their memory.

Run by hand: `.venv/bin/python tests/benchmarks/reconcile_speed.py [documents]`; ten counts each.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from itertools import pairwise

from etl.reconcile import reconcile, reconcile_documents
from schemas.codes import ObsStatus, Qualifier, Role
from schemas.records import Count, Document, Extraction

CODES = [
    *("USA", "CHN", "AUS", "JPN", "GBR", "TUR", "MEX"),
    *("CUB", "VNM", "SGP", "FRA", "DEU", "ESP", "ITA"),
]
ORIGINS = ["CAN", "IRL", "IND", "PAK", "PHL"]
DATES = [None, "2019", "2020", "2021-05-01"]
PER_DOCUMENT = 10


def corpus(n: int) -> tuple[list[Document], list[Extraction]]:
    """Documents of a total and nine parts of one nationality, a third of them five short."""
    chance = random.Random(n)
    documents, extractions = [], []
    for i in range(n):
        values = [chance.randrange(1, 900) for _ in range(PER_DOCUMENT - 1)]
        origin, as_of = chance.choice(ORIGINS), chance.choice(DATES)
        told = [("ALL", sum(values) + chance.choice([0, 0, 5]))]
        told += zip(chance.sample(CODES, len(values)), values, strict=True)
        counts = tuple(
            Count(
                f"{i}-{k}", f"{i:016x}", "in_custody", v, None, Qualifier.EXACT, place, origin,
                as_of, 20 * k, 20 * k + 3, str(v), "", 20 * k, None, None, v, v, Role.PART,
                ObsStatus.NORMAL, "benchmark",
            )
            for k, (place, v) in enumerate(told)
        )  # fmt: skip
        extractions.append(Extraction(f"{i:016x}", counts, (), ()))
        cites = (f"source {i % max(1, n // 4)}",)
        documents.append(Document(f"{i}.txt", f"{i:016x}", "", "", cites=cites))
    return documents, extractions


def main(n: int) -> None:
    for size in (n // 10, n):
        documents, extractions = corpus(size)
        reconcile(extractions[0])  # the rules and the vocabulary are read once
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start = time.process_time()
        inside = sum(len(reconcile(e)) for e in extractions)
        middle = time.process_time()
        between = len(reconcile_documents(documents, extractions))
        end = time.process_time()
        counts = size * PER_DOCUMENT
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        each = [
            (later - earlier) / counts * 1e6 for earlier, later in pairwise((start, middle, end))
        ]
        print(
            f"{counts:>9,} counts: inside documents {each[0]:.1f} us a count ({inside:,} checks), "
            f"between them {each[1]:.1f} us ({between:,} checks); "
            f"{peak:,.0f} MB, {held:,.0f} of them the counts"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
