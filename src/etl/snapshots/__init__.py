"""Frames -> versioned rows in DuckDB, and the published file that everybody queries.

The only package that knows DuckDB. Whether rows are right is decided before (`etl.frames`,
`etl.reconcile`); how they are shown is decided after (`etl.reports`, `etl.cli`).
"""

from etl.snapshots.export import export
from etl.snapshots.lake import Lake, share
from etl.snapshots.lock import holder
from etl.snapshots.reading import published, query, rows, write_parquet
from etl.snapshots.records import Changes, LoadResult, Result, Run
from etl.snapshots.replay import Replay, replay
from etl.snapshots.verify import Difference, Verification, verify
from etl.snapshots.writer import Writer, writing

__all__ = [
    "Changes",
    "Difference",
    "Lake",
    "LoadResult",
    "Replay",
    "Result",
    "Run",
    "Verification",
    "Writer",
    "export",
    "holder",
    "published",
    "query",
    "replay",
    "rows",
    "share",
    "verify",
    "write_parquet",
    "writing",
]
