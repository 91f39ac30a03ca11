"""What a corpus of any size would cost, from points measured here: scaling_model.py FOLDER.

Run by hand: `.venv/bin/python tests/benchmarks/scaling_model.py /tmp/scaling`. Ingests corpora of
tests/corpus.py, each in a process of its own and without Prefect, and takes for each stage the
processor's seconds, the memory that it leaves behind and the bytes on disk. A line through all
points but the largest foretells that one, which shows how far lines can be trusted; then they
run a simulation of readers and the one writer for archives that nobody has here.
"""

from __future__ import annotations

import heapq
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import linear_regression

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from etl.batches import BATCH_FILES  # noqa: E402 - documents in a batch, for these are short

POINTS = (500, 1_500, 4_500, 9_000)
ARCHIVES = ((1_000_000, 2), (1_000_000, 8), (100_000_000, 8), (100_000_000, 64))
"""Documents, and readers of one core each."""
TASK_SECONDS = 0.1
"""What Prefect and Dask need around a batch; assumed."""
STREAMED, AT_THE_END = ("archive", "stage"), ("compare", "load", "publish", "report")
STAGES = ("look", "read", *STREAMED, *AT_THE_END)

Point = dict[str, float]


def measure(folder: Path, documents: int) -> Point:
    """Ingest a corpus; seconds by stage, bytes of memory and of disk."""
    from etl.answers import versions
    from etl.batches import find_files, plan, read_frames, states_of
    from etl.cli import write_report
    from etl.comparing import compare
    from etl.frames import build_frames
    from etl.settings import DEFAULTS
    from etl.snapshots import Run, writing
    from tests import corpus

    corpus.write(folder / "raw", range(documents))
    settings = replace(DEFAULTS, raw=folder / "raw", warehouse=folder / "warehouse")
    run = Run("scaling", datetime.now(UTC), "0", *versions(), "by hand")
    spent: Point = {"documents": documents}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        spent[name] = spent.get(name, 0) + time.process_time() - began

    with writing(settings.warehouse) as writer:
        with stage("look"):
            due = plan(find_files(settings.raw), writer.known(), settings)
        states = {}
        for batch in due.batches():
            with stage("read"):
                frames = read_frames([wanted.path for wanted in batch], settings)
            with stage("archive"):
                writer.archive(settings.raw, frames.documents.itertuples(), settings)
            with stage("stage"):
                writer.stage(frames)
            states |= states_of(batch, frames)
        before = memory()
        with stage("compare"):
            compare(writer, [*states])
        spent["memory"] = memory() - before
        with stage("load"):
            writer.load(build_frames((), (), (), ()), [*states], run, states)
        with stage("publish"):
            writer.publish()
    with stage("report"):
        write_report(settings.warehouse, settings.reports_folder)
    with writing(settings.warehouse) as writer, stage("look again"):
        plan(find_files(settings.raw), writer.known(), settings)
    spent["warehouse"] = size(settings.warehouse, "*.duckdb")
    spent["archived"] = size(settings.warehouse / "archive")
    spent["reports"] = size(settings.reports_folder)
    spent["raw"] = size(settings.raw)
    spent["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return spent


def memory() -> int:
    """Bytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def size(folder: Path, names: str = "**/*") -> int:
    """Bytes of files below a folder, hard links once."""
    found = {f.stat().st_ino: f.stat().st_size for f in folder.glob(names) if f.is_file()}
    return sum(found.values())


@dataclass(frozen=True)
class Line:
    """What something costs: once, and for each document."""

    once: float
    each: float

    def at(self, documents: int) -> float:
        return self.once + self.each * documents


def lines(points: list[Point]) -> dict[str, Line]:
    """A line through the points of each measure."""
    sizes = [point["documents"] for point in points]
    fitted = {}
    for name in points[0].keys() - {"documents"}:
        slope, intercept = linear_regression(sizes, [point[name] for point in points])
        fitted[name] = Line(max(0.0, intercept), slope)
    return fitted


def simulate(cost: dict[str, Line], documents: int, readers: int) -> dict[str, float]:
    """Hours until the last reader has read, the writer has staged, and all is published.

    Readers take batches as they come free, at most two for each ahead of the writer, who takes them
    in their order; what comes before and after is the writer's alone.
    """
    batches = -(-documents // BATCH_FILES)
    read = cost["read"].each * BATCH_FILES + TASK_SECONDS
    staged = sum(cost[name].each for name in STREAMED) * BATCH_FILES
    began = cost["look"].at(documents)
    free = [began] * readers
    done = writer = began
    taken: list[float] = []
    for batch in range(batches):
        open_from = taken[batch - 2 * readers] if batch >= 2 * readers else began
        done = max(heapq.heappop(free), open_from) + read
        heapq.heappush(free, done)
        writer = max(writer, done) + staged
        taken.append(writer)
    end = writer + sum(cost[name].at(documents) for name in AT_THE_END)
    return {"read": done / 3600, "staged": writer / 3600, "published and told": end / 3600}


def tell(points: list[Point]) -> None:
    """Points, how far lines hold, and the archives."""
    names = sorted(points[0].keys() - {"documents"})
    foretold, last = lines(points[:-1]), points[-1]
    print(f"{'':12}" + "".join(f"{p['documents']:>14,.0f}" for p in points) + f"{'foretold':>14}")
    for name in names:
        row = "".join(f"{point[name]:14,.2f}" for point in points)
        expected = foretold[name].at(int(last["documents"]))
        off = f"{expected / last[name] - 1:+8.0%}" if last[name] else ""
        print(f"{name:12}{row}{expected:14,.2f}{off}")
    whole = sum(last[name] for name in STAGES)
    expected = sum(foretold[name].at(int(last["documents"])) for name in STAGES)
    print(f"all stages: {whole:,.0f} s, foretold {expected:,.0f} s, {expected / whole - 1:+.0%}")
    cost = lines(points)
    print("\nprocessor seconds for a million documents")
    for name in (*STAGES, "look again"):
        print(f"  {name:12}{cost[name].at(1_000_000):12,.0f}")
    busy = cost["read"].each / sum(cost[name].each for name in STREAMED)
    print(f"readers that one writer keeps up with: {busy:.1f}")
    for documents, readers in ARCHIVES:
        hours = simulate(cost, documents, readers)
        told = ", ".join(f"{name} {value:,.1f} h" for name, value in hours.items())
        # Not the peak: these corpora are too small for the engine to have met its bound.
        held = {n: cost[n].at(documents) / 1e9 for n in ("warehouse", "archived", "reports")}
        sizes = ", ".join(f"{name} {value:,.0f} GB" for name, value in held.items())
        print(f"\n{documents:,} documents, {readers} readers: {told}\n  {sizes}")


def main(folder: Path) -> None:
    points = []
    for documents in POINTS:
        where = folder / str(documents)
        if not (kept := where / "point.json").exists():
            where.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, __file__, "--point", where, str(documents)], check=True)
        points.append(json.loads(kept.read_text()))
    tell(points)


if __name__ == "__main__":
    if sys.argv[1] == "--point":
        found = measure(Path(sys.argv[2]), int(sys.argv[3]))
        (Path(sys.argv[2]) / "point.json").write_text(json.dumps(found))
    else:
        main(Path(sys.argv[1]))
