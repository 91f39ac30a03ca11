"""Our snapshots beside three other ways, in one run: warehouse_rivals.py FOLDER ROWS SNAPSHOTS.

Each change (as in warehouse_load.py) is loaded by all, one after the other, so that a busy machine
is busy for all. A full copy costs the same whatever came before, so only the first and the last ten
are made. The lake has its catalog in a PostgreSQL of its own. Prints JSON.

Ours gets whole documents and finds out what changed, the lake likewise; dbt gets the whole table.
Ours keeps documents beside the counts, the others counts alone.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(Path(__file__).parent)]

from warehouse_load import COUNTRIES, COUNTS_PER_DOCUMENT, a_run, frames_of  # noqa: E402

from etl.snapshots import lake, writing  # noqa: E402
from tests.postgresql import USER, programs, running  # noqa: E402

SQL = Path(__file__).parent / "rivals"
BEGAN = datetime(2026, 1, 1)
EDGE = 10
"""Loads at each end that are compared."""
BY_PLACE = "SELECT place, sum(value), count(*) FROM ({}) GROUP BY ALL"


def statement(name: str, **parts: str) -> str:
    """The SQL of a file in rivals."""
    return (SQL / f"{name}.sql").read_text().format(**parts)


def differs(other: str, columns: list[str]) -> str:
    """SQL: whether a row of `held` is not the same as one of another table."""
    names = [name for name in columns if name != "count_id"]
    one, two = (", ".join(f'{t}."{n}"' for n in names) for t in ("{}", other))
    return f"row({one.format(*['held'] * len(names))}) IS DISTINCT FROM row({two})"


class Ours:
    """The state of a warehouse, loaded in a session of its own each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "ours"

    def load(self, frames, present, n: int) -> None:
        with writing(self.folder) as writer:
            writer.load(frames, present, a_run(n))

    def publish(self) -> None:
        with writing(self.folder) as writer:
            writer.publish(COUNTRIES)

    def size(self) -> float:
        return (self.folder / "headcount.duckdb").stat().st_size / 1e6

    def queries(self, a: int, b: int) -> dict[str, str]:
        return {"as of": BY_PLACE.format(f"FROM counts_at({a})"), "diff": f"FROM diff({a}, {b})"}

    def open(self) -> duckdb.DuckDBPyConnection:
        return duckdb.connect(str(self.folder / "headcount.duckdb"), read_only=True)


class InOneFile:
    """What the rivals that are one DuckDB file share."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{self.name}.duckdb"

    @contextmanager
    def session(self, counts: pd.DataFrame):
        con = duckdb.connect(str(self.path))
        con.register("incoming", counts)
        try:
            yield con
        finally:
            con.close()

    def open(self) -> duckdb.DuckDBPyConnection:
        return duckdb.connect(str(self.path), read_only=True)

    def size(self) -> float:
        return self.path.stat().st_size / 1e6


class Copies(InOneFile):
    """Every snapshot whole, in one table."""

    name = "copies"

    def load(self, source: pd.DataFrame, n: int) -> None:
        with self.session(source) as con:
            made = n == 0
            sql = "CREATE TABLE copies AS" if made else "INSERT INTO copies"
            con.execute(f"{sql} SELECT *, {n} AS snapshot FROM incoming")

    def queries(self, a: int, b: int) -> dict[str, str]:
        at = "FROM copies WHERE snapshot = {}"
        both = {"before": at.format(a), "after": at.format(b)}
        return {"as of": BY_PLACE.format(at.format(a)), "diff": statement("diff", **both)}


class Dbt(InOneFile):
    """SCD2 as dbt snapshots do it in DuckDB: from the whole source table, by time."""

    name = "dbt"

    def load(self, source: pd.DataFrame, n: int) -> None:
        now = BEGAN + timedelta(days=n)
        with self.session(source) as con:
            if n == 0:
                con.execute(
                    "CREATE TABLE dbt_counts AS SELECT *, $now AS dbt_updated_at,"
                    " $now AS dbt_valid_from, CAST(NULL AS TIMESTAMP) AS dbt_valid_to,"
                    " md5(count_id || '|' || CAST($now AS VARCHAR)) AS dbt_scd_id FROM incoming",
                    {"now": now},
                )
                return
            con.execute("CREATE TEMP VIEW source AS FROM incoming")
            same = differs("source", list(source.columns)).replace("held.", "snapshotted.")
            con.execute(statement("dbt_snapshot", differs=same), {"now": now})
            con.execute("BEGIN")
            con.execute(statement("dbt_end"))
            con.execute(statement("dbt_insert"))
            con.execute("COMMIT")

    def queries(self, a: int, b: int) -> dict[str, str]:
        at = (
            "FROM dbt_counts WHERE dbt_valid_from <= '{0}'"
            " AND (dbt_valid_to > '{0}' OR dbt_valid_to IS NULL)"
        )
        both = {k: at.format(BEGAN + timedelta(days=n)) for k, n in (("before", a), ("after", b))}
        return {"as of": BY_PLACE.format(both["before"]), "diff": statement("diff", **both)}


class DuckLake:
    """DuckLake's own snapshots, its catalog in PostgreSQL."""

    def __init__(self, folder: Path, port: int) -> None:
        self.data = folder / "lake"
        catalog = f"ducklake:postgres:dbname=postgres host=127.0.0.1 port={port} user={USER}"
        self.attach = f"ATTACH '{catalog}' AS lake (DATA_PATH '{self.data}')"
        self.first = 0

    def open(self) -> duckdb.DuckDBPyConnection:
        con = duckdb.connect()
        with lake.loaded(con):
            con.execute(self.attach)
        return con

    def load(self, counts: pd.DataFrame, n: int) -> None:
        con = self.open()
        con.register("incoming", counts)
        if n == 0:
            con.execute("CREATE TABLE lake.counts AS FROM incoming")
            sql = "SELECT max(snapshot_id) FROM ducklake_snapshots('lake')"
            self.first = con.execute(sql).fetchall()[0][0]
        else:
            con.execute("BEGIN")
            same = differs("incoming", list(counts.columns))
            con.execute(statement("lake_changed", differs=same))
            con.execute("DELETE FROM lake.counts WHERE count_id IN (SELECT count_id FROM gone)")
            con.execute("INSERT INTO lake.counts FROM fresh")
            con.execute("COMMIT")
        con.close()

    def size(self) -> float:
        return sum(path.stat().st_size for path in self.data.rglob("*") if path.is_file()) / 1e6

    def queries(self, a: int, b: int) -> dict[str, str]:
        at = "FROM lake.counts AT (VERSION => {})"
        both = {"before": at.format(a + self.first), "after": at.format(b + self.first)}
        return {"as of": BY_PLACE.format(both["before"]), "diff": statement("diff", **both)}


class Watch:
    """Clock and processor time of what each did, in ms."""

    def __init__(self) -> None:
        self.clock: dict[str, list[float]] = defaultdict(list)
        self.spent: dict[str, list[float]] = defaultdict(list)

    def __call__(self, name: str, action: Callable[[], object]) -> None:
        clock, spent = time.perf_counter(), time.process_time()
        action()
        self.clock[name].append((time.perf_counter() - clock) * 1000)
        self.spent[name].append((time.process_time() - spent) * 1000)

    def edges(self, name: str) -> dict[str, object]:
        """Medians of the first and the last loads after the very first one."""
        told: dict[str, object] = {"from nothing, s": round(self.clock[name][0] / 1000, 1)}
        for kind, all_of_them in (("clock", self.clock), ("processor", self.spent)):
            loads = all_of_them[name][1:]
            first, last = (statistics.median(part) for part in (loads[:EDGE], loads[-EDGE:]))
            told[f"{kind}, first and last ten, ms"] = [round(first), round(last)]
            told[f"{kind}, last to first"] = round(last / first, 2)
        return told


def asked(rival, a: int, b: int) -> dict[str, object]:
    """Milliseconds, fastest of seven, of each query; rows of the diff, to see that all agree."""
    con = rival.open()
    con.execute("SET threads = 2")
    told: dict[str, object] = {}
    for name, sql in rival.queries(a, b).items():
        watch = Watch()
        for _ in range(7):
            watch(name, lambda sql=sql: con.execute(sql).fetchall())
        fastest = (min(times[name]) for times in (watch.clock, watch.spent))
        told[f"{name}, clock and processor, ms"] = [round(ms) for ms in fastest]
    told["rows of the diff"] = len(con.execute(rival.queries(a, b)["diff"]).fetchall())
    con.close()
    return told


def main(folder: Path, rows: int, snapshots: int, port: int) -> dict[str, object]:
    documents = np.arange(rows // COUNTS_PER_DOCUMENT)
    present = {f"{o:016x}" for o in documents}
    chance, watch = np.random.default_rng(1), Watch()
    ours, copies, dbt, ducklake = Ours(folder), Copies(folder), Dbt(folder), DuckLake(folder, port)
    frames = frames_of(documents, 0)
    source = frames.counts.set_index("document_id", drop=False)
    one_copy = 0.0
    for n in range(snapshots + 1):
        if n:
            some = chance.choice(documents, max(1, len(documents) // 1000), replace=False)
            frames = frames_of(some, n)
            kept = source[~source.index.isin(frames.counts["document_id"])]
            source = pd.concat([kept, frames.counts.set_index("document_id", drop=False)])
        whole = source.reset_index(drop=True)
        watch("ours", lambda f=frames, n=n: ours.load(f, present, n))
        watch("DuckLake", lambda f=frames, n=n: ducklake.load(f.counts, n))
        watch("dbt", lambda w=whole, n=n: dbt.load(w, n))
        if not EDGE < n <= snapshots - EDGE:
            watch("full copies", lambda w=whole, n=n: copies.load(w, n))
            watch("publish", ours.publish)
        if n == 0:
            one_copy = ours.size()
        print(n, {name: round(times[-1]) for name, times in watch.clock.items()}, file=sys.stderr)
    copy = copies.size() / len(watch.clock["full copies"])
    sizes = {
        "ours": ours.size(),
        "DuckLake": ducklake.size(),
        "dbt": dbt.size(),
        "full copies": copy * (snapshots + 1),
        "ours, one snapshot": one_copy,
        "one full copy": copy,
    }
    a, b = snapshots - 1, snapshots
    return {
        "rows": rows,
        "snapshots": snapshots,
        "loads": {name: watch.edges(name) for name in ("ours", "DuckLake", "dbt", "full copies")},
        "publish of ours": watch.edges("publish"),
        "size, MB": {name: round(size, 1) for name, size in sizes.items()},
        "queries, the last two": {
            "ours": asked(ours, a + 1, b + 1),  # ours begin with 1
            "DuckLake": asked(ducklake, a, b),
            "dbt": asked(dbt, a, b),
            "full copies": asked(copies, a, b),
        },
    }


if __name__ == "__main__":
    with running(programs()) as port:
        told = main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), port)
    print(json.dumps(told, indent=1))
