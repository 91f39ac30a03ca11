"""Frames -> the temporary tables of one load, a batch at a time, so that no batch stays in memory.

How they are compared with what is held is the business of `load`. The tables are the connection's
own and go with it; what of them is too much for the engine's memory it puts beside the state.
"""

from __future__ import annotations

import json

import duckdb
import pandas as pd

from etl.frames import Frames
from etl.snapshots.tables import Table, facts, statement


def empty(con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables, or make them anew."""
    for table in facts():
        columns = ",\n    ".join(column.declared for column in table.columns)
        con.execute(statement("load/staged", table=table.name, columns=columns))


def stage(con: duckdb.DuckDBPyConnection, frames: Frames) -> None:
    """Add the rows of some frames to what is staged."""
    for table in facts():
        frame = getattr(frames, table.name)
        if len(frame):
            con.register("incoming", incoming(table, frame))
            casts = ", ".join(column.incoming for column in table.columns)
            con.execute(statement("load/stage", table=table.name, columns=casts))
            con.unregister("incoming")


def stage_earlier(con: duckdb.DuckDBPyConnection, snapshot_id: int) -> None:
    """Stage all that an earlier snapshot held."""
    for table in facts():
        sql = statement("load/stage_earlier", table=table.name, columns=table.names)
        con.execute(sql, {"snapshot": snapshot_id})


def spoken_of(con: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `loaded`: the documents that any staged row belongs to."""
    con.execute(statement("load/loaded"))
    for table in facts():
        if table.has_document:
            con.execute(statement("load/spoken_of", table=table.name))


def incoming(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its lists as JSON: DuckDB guesses the type of an object column by sampling."""
    lists = {
        column.name: pd.array([json.dumps(list(cell)) for cell in frame[column.name]], dtype="str")
        for column in table.columns
        if column.type.endswith("[]")
    }
    return frame.assign(**lists)
