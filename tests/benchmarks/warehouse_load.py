"""How fast and how big the warehouse is: warehouse_load.py FOLDER ROWS SNAPSHOTS.

Loads ROWS counts from nothing, then SNAPSHOTS changes of 0.1% (whole documents arrive, four in
five of their counts changed, one in ten gone, one in ten new), publishes, and asks. Prints JSON.
Frames are made directly: how fast records become frames is measured apart, with fewer.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from etl.frames import Frames  # noqa: E402
from etl.snapshots import Run, query, writing  # noqa: E402
from schemas.tables import FACTS  # noqa: E402

COUNTS_PER_DOCUMENT = 100
PLACES = [f"{a}{b}A" for a in "ABCDEFGHIJKLM" for b in "NOPQRSTUVWXYZ"]
COUNTRIES = {"CAN": "Canada"} | {code: f"Country {code}" for code in PLACES}


def a_run(n: int) -> Run:
    """The run of one load."""
    return Run(f"run-{n}", datetime.now(UTC), "0.1.0", "1", "v1")


def frames_of(documents: np.ndarray, load: int) -> Frames:
    """The frames of some documents as they are in one load."""
    n = len(documents) * COUNTS_PER_DOCUMENT
    owner = np.repeat(documents, COUNTS_PER_DOCUMENT)
    place = np.tile(np.arange(COUNTS_PER_DOCUMENT), len(documents))
    # a tenth of the counts is another one in each load; a tenth never changes
    occurrence = np.where(place % 10 == 0, load, 0)
    value = (owner * 7919 + place * 104_729 + np.where(place % 10 == 9, 0, load) * 31) % 100_000
    ids = [f"{o:010x}{p:03x}{k:03x}" for o, p, k in zip(owner, place, occurrence, strict=True)]
    words = value.astype(str).astype(object)
    names = [PLACES[p] for p in place]
    quotes = [
        f"{v} Canadians are held in {p}, officials said in {o}."
        for v, p, o in zip(words, names, owner, strict=True)
    ]
    counts = frame(
        "counts",
        n,
        count_id=ids,
        document_id=[f"{o:016x}" for o in owner],
        measure=["in_custody"] * n,
        value=value,
        qualifier=["exact"] * n,
        place=names,
        origin=["CAN"] * n,
        start=place * 60,
        end=place * 60 + 5,
        number=words,
        quote=quotes,
        quote_start=place * 60,
        low=value,
        high=value,
        role=["part"] * n,
        obs_status=["A"] * n,
        rule=["by hand"] * n,
    )
    m = len(documents)
    held = frame(
        "documents",
        m,
        document_id=[f"{o:016x}" for o in documents],
        document=[f"{o}.txt" for o in documents],
        cites=[()] * m,
        published=["2024-01-01"] * m,
        sha256=[f"{o:032x}{load:032x}" for o in documents],
        text=[f"text {o} {load} " * 20 for o in documents],
    )
    rest = {name: FACTS[name].empty() for name in FACTS if name not in ("counts", "documents")}
    return Frames(counts=counts, documents=held, **rest)


def frame(table: str, n: int, **given: object) -> pd.DataFrame:
    columns = FACTS[table].to_schema().columns
    kinds = {name: str(column.dtype) for name, column in columns.items()}
    kinds = {name: "str" if kind == "string[python]" else kind for name, kind in kinds.items()}
    cells = {name: given.get(name, [None] * n) for name in columns}
    return pd.DataFrame({name: pd.Series(cells[name], dtype=kinds[name]) for name in columns})


def timed(action: Callable[[], object], times: int = 1) -> float:
    """Milliseconds of the fastest of some times: on a shared machine the others tell of others."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        took.append((time.perf_counter() - began) * 1000)
    return round(min(took), 1)


def both(action: Callable[[], object], times: int = 1) -> list[float]:
    """The same by the clock and in processor time, which tells less of others."""
    took = []
    for _ in range(times):
        clock, spent = time.perf_counter(), time.process_time()
        action()
        took.append((time.perf_counter() - clock, time.process_time() - spent))
    return [round(min(times) * 1000, 1) for times in zip(*took, strict=True)]


def copied(folder: Path, frames: Frames) -> float:
    """Seconds of the floor: the same rows into a bare table, committed and checkpointed."""
    con = duckdb.connect(str(folder / "bare.duckdb"))
    counts = frames.counts
    began = time.perf_counter()
    con.execute("CREATE TABLE counts AS SELECT * FROM counts")
    con.execute("CHECKPOINT")
    took = time.perf_counter() - began
    con.close()
    del counts
    return took


def turn_by_turn(
    old: Path, young: Path, documents: np.ndarray, present: set[str], snapshots: int
) -> dict[str, object]:
    """Load ten changes both after all the others and after none, in turn: what history costs.

    The first ten and the last ten of a long run are minutes apart, and a shared machine is not the
    same then.
    """
    chance, spent = np.random.default_rng(2), {old: [], young: []}
    for n in range(snapshots + 1, snapshots + 11):
        frames = frames_of(chance.choice(documents, max(1, len(documents) // 1000), False), n)
        for folder, times in spent.items():
            with writing(folder) as writer:
                began = time.process_time()
                writer.load(frames, present, a_run(n))
                times.append((time.process_time() - began) * 1000)
    median = {folder: statistics.median(times) for folder, times in spent.items()}
    return {
        "without and with history, ms": [round(median[young]), round(median[old])],
        "ratio": round(median[old] / median[young], 2),
    }


def main(folder: Path, rows: int, snapshots: int) -> dict[str, object]:
    folder.mkdir(parents=True, exist_ok=True)
    documents = np.arange(rows // COUNTS_PER_DOCUMENT)
    present = {f"{o:016x}" for o in documents}
    whole = frames_of(documents, 0)
    floor = copied(folder, whole)
    loads: list[float] = []
    spent: list[float] = []
    chance = np.random.default_rng(1)

    with writing(folder) as writer:
        first = timed(lambda: writer.load(whole, present, a_run(0)))
        again = timed(lambda: writer.load(whole, present, a_run(-1)))
        first_publish = both(lambda: writer.publish(COUNTRIES))
        one_copy = (folder / "headcount.duckdb").stat().st_size
    young = shutil.copytree(folder, folder / "young")
    for n in range(1, snapshots + 1):  # each in a session of its own, as runs are
        some = chance.choice(documents, max(1, len(documents) // 1000), replace=False)
        frames = frames_of(some, n)
        with writing(folder) as writer:
            began = time.process_time()
            loads.append(timed(lambda f=frames, n=n: writer.load(f, present, a_run(n))))
            spent.append((time.process_time() - began) * 1000)
    grown = turn_by_turn(folder, young, documents, present, snapshots)
    with writing(folder) as writer:
        last_publish = both(lambda: writer.publish(COUNTRIES))
    size = (folder / "headcount.duckdb").stat().st_size
    last, middle = snapshots + 11, snapshots // 2
    by_place = "SELECT place_name, sum(value), count(*) FROM {} GROUP BY ALL ORDER BY ALL"
    con = duckdb.connect(str(folder / "headcount.duckdb"), read_only=True)
    ask = {
        "counts": by_place.format("counts"),
        "as of 1": by_place.format("counts_at(1)"),
        "as of the middle": by_place.format(f"counts_at({middle})"),
        "as of a time": by_place.format("counts_as_of(now()::TIMESTAMP)"),
        "diff of neighbours": f"FROM diff({last - 1}, {last})",
        "diff of ten apart": f"FROM diff({last - 10}, {last})",
        "diff of all": f"SELECT change, count(*) FROM diff(1, {last}) GROUP BY ALL",
        "changes of one": f"FROM changes WHERE snapshot_id = {middle}",
        "evidence": "FROM evidence((SELECT max(count_id) FROM counts))",
    }
    asked = {
        name: both(lambda sql=sql: con.execute(sql).fetchall(), 10) for name, sql in ask.items()
    }
    con.close()
    whole_query = timed(lambda: query(folder, "SELECT count(*) FROM counts"), 10)
    return {
        "rows": rows,
        "floor rows/s": round(rows / floor),
        "load rows/s": round(rows / first * 1000),
        "load of the same rows, ms": again,
        "load of 0.1%, first ten, ms": round(statistics.median(loads[:10]), 1),
        "load of 0.1%, last ten, ms": round(statistics.median(loads[-10:]), 1),
        "load of 0.1%, worst, ms": max(loads),
        "the same in processor time, first and last ten, ms": [
            round(statistics.median(spent[:10])),
            round(statistics.median(spent[-10:])),
        ],
        "ten more loads in turn, processor time": grown,
        "publish, first and last, by the clock and processor time, ms": [
            first_publish,
            last_publish,
        ],
        "file, MB, one copy and all snapshots": [round(b / 1e6, 1) for b in (one_copy, size)],
        "open and ask, ms": whole_query,
        "queries, by the clock and processor time, ms": asked,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])), indent=1))
