"""What one changed document costs, in warehouses that grow tenfold.

Run by hand: `.venv/bin/python tests/benchmarks/reconcile_again.py [documents...]`; ten counts and
120 words each, by default 1,000 and 10,000 documents, each size in a temporary folder. Times are
those of this process's processors: finding and comparing what it touches, loading the checks.
Changes are made in all of them in turn, so that what else the machine does weighs on each alike.
"""

from __future__ import annotations

import hashlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from string import ascii_uppercase

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from etl.comparing import compare  # noqa: E402
from etl.frames import build_frames  # noqa: E402
from etl.snapshots import Run, Writer, writing  # noqa: E402
from schemas.codes import ObsStatus, Qualifier, Role  # noqa: E402
from schemas.records import Count, Document, Extraction  # noqa: E402

PLACES = [a + b + "A" for a in "BCDFGHJKLM" for b in "NPRSTVWXYZ"]
ORIGINS = [a + b + c for a in ascii_uppercase for b in ascii_uppercase for c in ascii_uppercase]
PER_DOCUMENT, WORDS, CHAIN, BATCH = 10, 120, 4, 2000
DATES = 10
"""Sources, each with a date of its own, that tell of one origin."""
CHANGES = 7
"""Documents that change, one after the other."""


def digest(name: str) -> str:
    """An id as real ones are: without an order that the engine could skip rows by."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def pair(n: int, version: int = 0) -> tuple[Document, Extraction]:
    """Document n: a total and nine parts. Four documents tell one source, forty of one origin.

    So a larger warehouse has more sources and more origins, not longer series.
    """
    group = n // CHAIN
    shared, own = random.Random(group), random.Random(f"{n} {version}")
    origin, as_of = ORIGINS[group // DATES], f"{2010 + group % DATES}"
    values = [shared.randrange(1, 900) for _ in range(PER_DOCUMENT - 1)]
    values[own.randrange(len(values))] += own.randrange(2)
    codes = ["ALL", *shared.sample(PLACES, len(values))]
    text = " ".join(f"w{own.randrange(5000)}" for _ in range(WORDS)) + " "
    counts = []
    for k, (place, v) in enumerate(zip(codes, [sum(values), *values], strict=True)):
        counts.append(
            Count(
                digest(f"{n} {k}"), digest(f"{n:09}.txt"), "in_custody", v, None, Qualifier.EXACT,
                place, origin, as_of, len(text), len(text) + len(str(v)), str(v), str(v), len(text),
                None, None, v, v, Role.PART, ObsStatus.NORMAL, "benchmark",
            )
        )  # fmt: skip
        text += f"{v} "
    cites = (f"source {group}",)
    name = f"{n:09}.txt"
    document = Document(name, digest(name), text, f"{version:032x}{n:032x}", cites=cites)
    return document, Extraction(document.document_id, tuple(counts), (), ())


def stage(writer: Writer, pairs: Iterable[tuple[Document, Extraction]]) -> None:
    """Hand documents to the writer, a batch at a time."""
    left = iter(pairs)
    while batch := list(islice(left, BATCH)):
        documents, extractions = zip(*batch, strict=True)
        writer.stage(build_frames(documents, (), extractions, ()))


def take_in(writer: Writer, present: set[str], run: str) -> tuple[float, float]:
    """Compare what is staged with what it touches, and load it: seconds of each."""
    start = time.process_time()
    compare(writer, present)
    compared = time.process_time()
    frames = build_frames((), (), (), ())
    writer.load(frames, present, Run(run, datetime.now(UTC), "0", "1", "v"))
    return compared - start, time.process_time() - compared


def main(sizes: list[int]) -> None:
    with ExitStack() as opened:
        writers = [opened.enter_context(built(size)) for size in sizes]
        taken: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
        for n in range(CHANGES):
            for size, writer in zip(sizes, writers, strict=True):
                stage(writer, [pair(random.Random(n).randrange(size), version=n + 1)])
                taken[size].append(take_in(writer, everybody(size), f"change {n}"))
    for size, times in taken.items():
        compared, loaded = (median(t) for t in zip(*times, strict=True))
        print(
            f"{size:>8,} documents, one changed: found and compared in {compared * 1e3:.0f} ms, "
            f"loaded in {loaded * 1e3:.0f} ms"
        )


def everybody(size: int) -> set[str]:
    """The documents that there are."""
    return {digest(f"{n:09}.txt") for n in range(size)}


@contextmanager
def built(size: int) -> Iterator[Writer]:
    """A warehouse of so many documents, in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder, writing(Path(folder)) as writer:
        stage(writer, (pair(n) for n in range(size)))
        compared, loaded = take_in(writer, everybody(size), "first")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>8,} documents, {size * PER_DOCUMENT:>9,} counts: "
            f"all together compared in {compared:.1f} s "
            f"({compared / size / PER_DOCUMENT * 1e6:.0f} us a count), "
            f"loaded in {loaded:.1f} s; peak {peak:,.0f} MB",
            flush=True,
        )
        yield writer


if __name__ == "__main__":
    main([int(size.replace(",", "")) for size in sys.argv[1:]] or [1000, 10_000])
