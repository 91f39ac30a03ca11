"""How long a corpus takes end to end, and its memory: ingest_scale.py FOLDER N [served].

Run by hand: `.venv/bin/python tests/benchmarks/ingest_scale.py /tmp/scale 10000`. Writes N
documents of tests/corpus.py below FOLDER, ingests them, again with nothing changed, twice with 50
changed, and holds every count and every sum against what the generator says. Each run is a process
of its own, as `make run` starts it. Seconds are told twice: those that passed and, since a machine
may be shared, those of the processor. Memory is what the run and its workers hold together (Pss);
Prefect's server is told apart.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from flows.serve import wait_for  # noqa: E402
from tests import corpus  # noqa: E402

CHANGED = 50
PORT = "4299"
API = f"http://127.0.0.1:{PORT}/api"
RESET = Path("/proc/self/clear_refs")
PAUSE = 0.5
"""Seconds between two looks at the memory."""


Spent = dict[str, list[float]]
"""Stage -> seconds that passed, seconds of this process's processor time, MB that it held."""


def held_at_most() -> float:
    """MB of the most that this process held resident since that was last forgotten."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def timed(spent: Spent, stage: str, owner: object, name: str) -> None:
    """Add to `spent` the seconds in a function, or between the items of a generator."""
    inner = getattr(owner, name)

    def run(call: Callable[[], object]) -> object:
        began = time.perf_counter(), time.process_time()
        RESET.write_text("5")
        try:
            return call()
        finally:
            taken = spent.setdefault(stage, [0.0, 0.0, 0.0])
            taken[0] += time.perf_counter() - began[0]
            taken[1] += time.process_time() - began[1]
            taken[2] = max(taken[2], held_at_most())

    @functools.wraps(inner)
    def outer(*args: object, **given: object) -> object:
        made = run(lambda: inner(*args, **given))
        return through(made) if isinstance(made, Iterator) else made

    def through(items: Iterator[object]) -> Iterator[object]:
        end = object()
        while (item := run(lambda: next(items, end))) is not end:
            yield item

    setattr(owner, name, outer)


def child(raw: str, warehouse: str) -> None:
    """One run, in this process; prints its seconds by stage as JSON."""
    began = time.perf_counter()
    import flows.ingest as ingest
    import flows.loading as loading
    import flows.reading as reading
    from etl.snapshots import Writer

    spent: Spent = {"import": [time.perf_counter() - began, time.process_time(), held_at_most()]}
    timed(spent, "look at files", ingest, "find_files")
    timed(spent, "look at files", ingest, "plan")
    timed(spent, "what is known", Writer, "known")
    timed(spent, "read", reading, "_in_turn")
    timed(spent, "keep bytes", Writer, "archive")
    timed(spent, "stage", Writer, "stage")
    timed(spent, "compare", loading, "compare")
    timed(spent, "load", Writer, "load")
    timed(spent, "publish", Writer, "publish")
    timed(spent, "report", ingest, "write_report")
    timed(spent, "announce", ingest, "announce")
    timed(spent, "flow", ingest, "ingest")
    ingest.ingest(Path(raw), Path(warehouse))
    spent["whole"] = [time.perf_counter() - began, time.process_time(), held_at_most()]
    print(json.dumps(spent), flush=True)


def watch(root: int, most: Counter[str], processor: dict[int, Counter[str]]) -> None:
    """Look at a process and those below it: MB that they hold together, and processor time."""
    held: Counter[str] = Counter()
    for process in below(root):
        try:
            command = Path(f"/proc/{process}/cmdline").read_bytes().decode()
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            times = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        pss = next(int(x.split()[1]) for x in rollup.splitlines() if x.startswith("Pss:")) // 1024
        server = "uvicorn" in command or "prefect.server" in command
        kind = "server" if server else "run" if process == root else "workers"
        held["server" if server else "run and workers"] += pss
        most[f"largest of {kind}"] = max(most[f"largest of {kind}"], pss)
        ticks = int(times[11]) + int(times[12])
        processor[process] = Counter({kind: ticks})
    for kind, size in held.items():
        most[kind] = max(most[kind], size)


def below(root: int) -> list[int]:
    """A process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(
                    (entry / "stat").read_text().rpartition(")")[2].split()[1]
                )
            except OSError:
                continue
    found = [root]
    for one in found:
        found += [process for process, parent in parents.items() if parent == one]
    return found


def run(folder: Path, name: str, documents: int, standing: psutil.Process | None) -> None:
    """One run and what it took."""
    environment = environment_of(folder)
    if standing:
        environment["PREFECT_API_URL"] = API
    worked = processor_of(standing)
    command = [sys.executable, __file__, "--child", str(folder / "raw"), str(folder / "warehouse")]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, env=environment, cwd=ROOT, text=True
    )
    most: Counter[str] = Counter()
    processor: dict[int, Counter[str]] = {}
    while process.poll() is None:
        watch(process.pid, most, processor)
        time.sleep(PAUSE)
    if process.returncode:
        sys.exit(f"{name}: the run failed")
    spent: Spent = json.loads(process.communicate()[0].splitlines()[-1])
    whole, flow, start = (spent.pop(stage) for stage in ("whole", "flow", "import"))
    stages = (sum(seconds[n] for seconds in spent.values()) for n in (0, 1))
    rest = [a - b - c for a, b, c in zip(whole[:2], start[:2], stages, strict=True)]
    print(f"\n{name}: {whole[0]:,.1f} s, {documents / whole[0]:,.0f} documents/s")
    for stage, seconds in {**spent, "import": start, "Prefect, rest": rest}.items():
        held = "".join(f", {size:7,.0f} MB" for size in seconds[2:])
        print(f"  {stage:14} {seconds[0]:9.2f} s, processor {seconds[1]:9.2f} s{held}")
    print(f"  in the flow {flow[0]:,.1f} s, processor {flow[1]:,.1f} s")
    total = sum(processor.values(), Counter())
    tick = os.sysconf("SC_CLK_TCK")
    print("  processor: " + ", ".join(f"{kind} {n / tick:,.1f} s" for kind, n in total.items()))
    if standing:
        print(f"  processor: standing server {processor_of(standing) - worked:,.1f} s")
    print(
        "  memory: " + ", ".join(f"{kind} {size:,} MB" for kind, size in most.items()), flush=True
    )


def environment_of(folder: Path) -> dict[str, str]:
    return {**os.environ, "PREFECT_HOME": str(folder / "prefect"), "DO_NOT_TRACK": "1"}


def processor_of(process: psutil.Process | None) -> float:
    """Seconds of processor time of a process and of all below it."""
    if process is None:
        return 0.0
    each = [process, *process.children(recursive=True)]
    return sum(one.cpu_times().user + one.cpu_times().system for one in each)


@contextmanager
def server(folder: Path) -> Iterator[psutil.Process]:
    """A Prefect server that stands while the block runs."""
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", PORT]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = subprocess.Popen(command, env=environment_of(folder), cwd=ROOT, **quiet)
    try:
        wait_for(started, API)
        yield psutil.Process(started.pid)
    finally:
        started.terminate()
        started.wait(60)


def main(folder: Path, documents: int, standing: psutil.Process | None = None) -> None:
    began = time.perf_counter()
    corpus.write(folder / "raw", range(documents))
    size = sum(f.stat().st_size for f in (folder / "raw").rglob("*.txt")) / 1e6
    print(
        f"{documents:,} documents, {size:,.1f} MB, written in {time.perf_counter() - began:,.0f} s"
    )
    run(folder, "first run", documents, standing)
    print(
        f"  {len(corpus.wrong(folder / 'warehouse', range(documents))):,} documents wrong",
        flush=True,
    )
    run(folder, "nothing changed", documents, standing)
    changed: set[int] = set()
    for night in ("first", "second"):
        step = max(1, documents // CHANGED)
        new = set(range(len(changed), documents, step))
        corpus.write(folder / "raw", new, edition=1)
        changed |= new
        run(folder, f"{len(new)} changed, the {night} night", documents, standing)
        wrong = corpus.wrong(folder / "warehouse", range(documents), changed)
        print(f"  {len(wrong):,} documents wrong", flush=True)
    for path in sorted((folder / "warehouse").iterdir()):
        files = [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file()]
        size = sum(f.stat().st_size for f in files) / 1e6
        print(f"  {path.name:20} {size:10,.1f} MB, {len(files):,} files")


if __name__ == "__main__":
    if sys.argv[1] == "--child":
        child(*sys.argv[2:])
    elif "served" in sys.argv:
        with server(Path(sys.argv[1])) as standing:
            main(Path(sys.argv[1]), int(sys.argv[2]), standing)
    else:
        main(Path(sys.argv[1]), int(sys.argv[2]))
