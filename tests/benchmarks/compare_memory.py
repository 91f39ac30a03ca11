"""What staging, comparing, loading and publishing hold in memory, in archives that grow.

Run by hand: `.venv/bin/python tests/benchmarks/compare_memory.py FOLDER [documents...]`, by default
5,000, 10,000 and 20,000 of tests/corpus.py. They are read once, by two processes, into FOLDER; then
each size is loaded in a process of its own, without Prefect and without a report. Seconds are
those of the processor, MB the most that the process held resident in each stage.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from etl.batches import BATCH_FILES  # noqa: E402 - documents in a batch, for these are short

MOST = Path("/proc/self/status")
RESET = Path("/proc/self/clear_refs")


def read(folder: Path, first: int) -> None:
    """Read one batch of the corpus and keep its frames."""
    from etl.batches import find_files, read_frames
    from etl.settings import DEFAULTS
    from tests import corpus

    if (kept := folder / f"{first:09}.pickle").exists():
        return
    with tempfile.TemporaryDirectory() as name:
        corpus.write(Path(name), range(first, first + BATCH_FILES))
        frames = read_frames([*find_files(Path(name))], replace(DEFAULTS, raw=Path(name)))
    kept.write_bytes(pickle.dumps(frames))


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Tell seconds and memory of a stage."""
    RESET.write_text("5")
    began = time.process_time()
    yield
    spent = time.process_time() - began
    most = next(line.split()[1] for line in MOST.read_text().splitlines() if "VmHWM" in line)
    print(f"  {name:10}{spent:10.1f} s{int(most) / 1024:10,.0f} MB", flush=True)


def load(folder: Path, documents: int) -> None:
    """Load the first documents, as the flow does."""
    from etl.answers import versions
    from etl.comparing import compare
    from etl.frames import build_frames
    from etl.snapshots import Run, writing

    run = Run("memory", datetime.now(UTC), "0", *versions(), "by hand")
    print(f"{documents:,} documents")
    with tempfile.TemporaryDirectory(dir=folder) as name, writing(Path(name)) as writer:
        states: dict[str, str | None] = {}
        with stage("stage"):
            for first in range(0, documents, BATCH_FILES):
                frames = pickle.loads((folder / f"{first:09}.pickle").read_bytes())
                writer.stage(frames)
                states |= dict.fromkeys(frames.documents["document_id"])
        with stage("compare"):
            compare(writer, [*states])
        with stage("load"):
            writer.load(build_frames((), (), (), ()), [*states], run, states)
        with stage("publish"):
            writer.publish()


def main(folder: Path, sizes: list[int]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    firsts = range(0, max(sizes), BATCH_FILES)
    with ProcessPoolExecutor(2) as readers:
        list(readers.map(read, [folder] * len(firsts), firsts))
    for size in sizes:
        subprocess.run([sys.executable, __file__, "--load", folder, str(size)], check=True)


if __name__ == "__main__":
    if sys.argv[1] == "--load":
        load(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        sizes = [int(size.replace(",", "")) for size in sys.argv[2:]]
        main(Path(sys.argv[1]), sizes or [5_000, 10_000, 20_000])
