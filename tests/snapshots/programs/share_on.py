"""Several teams share at once while somebody reads: share_on.py FOLDER ADDRESS TEAMS LOADS.

Prints one JSON object: the last snapshot of each team, reads, and every error or torn read. Forks
from a process that has no threads; all begin with an empty lake.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
from making import frames_of, run_of

from etl.errors import WarehouseError
from etl.snapshots import Lake, lake, share, writing

DOCUMENTS = 5
COUNTRIES = {"CAN": "Canada", "USA": "United States"}
TRIES = 20
SQL = """
SELECT min(value), max(value), count(*), (SELECT max(snapshot_id) FROM {0}.snapshots),
       (SELECT sum(value) FROM {0}.counts_at((SELECT max(snapshot_id) FROM {0}.snapshots)))
FROM {0}.counts
"""


def write_on(folder: Path, where: Lake, loads: int) -> dict[str, object]:
    """Load, publish and share; a new lake that another team is just making is tried again."""
    shared, tried = 0, []
    for load in range(1, loads + 1):
        frames, present = frames_of(load, DOCUMENTS)
        with writing(folder) as writer:
            writer.load(frames, present, run_of(load))
            writer.publish(COUNTRIES)
        for _ in range(TRIES):
            try:
                shared = share(folder, where)
                break
            except WarehouseError as error:
                tried.append(str(error))
    return {"shared": shared, "errors": tried[-1:] if shared < loads else [], "tried": len(tried)}


def read_on(address: str, teams: list[str]) -> dict[str, object]:
    """Read until told to stop; a load's number is its snapshot's, so that a torn read shows."""
    told_to_stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: told_to_stop.append(number))
    con, reads, errors = duckdb.connect(), 0, []
    newest = dict.fromkeys(teams, 0)
    with lake.loaded(con):
        while not told_to_stop:
            try:
                con.execute(f"ATTACH '{address}' AS theirs (READ_ONLY); USE theirs")
            except duckdb.Error:  # no lake yet
                continue
            for team in teams:
                try:
                    row = con.execute(SQL.format(team)).fetchall()[0]
                except duckdb.CatalogException:  # nothing of this team yet
                    if newest[team]:
                        errors.append(f"{team} is gone")
                    continue
                except duckdb.Error as error:
                    errors.append(str(error))
                    continue
                low, high, n, snapshot, total = row
                if not (low == high == snapshot and n == DOCUMENTS and total == n * low):
                    errors.append(f"torn: {row} of {team}")
                if low < newest[team]:
                    errors.append(f"back: {low} after {newest[team]} of {team}")
                newest[team] = low
                reads += 1
            con.execute("USE memory; DETACH theirs")
    return {"reads": reads, "errors": errors}


def started(work: Callable[[], dict[str, object]]) -> tuple[int, int]:
    """Fork a process; return it and the pipe that it tells its findings through."""
    reading, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(telling, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(telling)
    return child, reading


def ended(child: int, reading: int) -> dict[str, object]:
    """Wait for a process; return its findings."""
    with os.fdopen(reading) as told:
        found: dict[str, object] = json.loads(told.read() or '{"errors": ["died"], "shared": 0}')
    os.waitpid(child, 0)
    return found


def main(folder: Path, address: str, teams: int, loads: int) -> dict[str, object]:
    frames_of(0)  # so that no child has to build the models first
    names = [f"team_{n}" for n in range(teams)]
    reader = started(lambda: read_on(address, names))
    writers = {
        name: started(
            lambda name=name: write_on(
                folder / name,
                Lake.at(f"{address} warehouse={name} data_path='{folder / 'lake'}'"),
                loads,
            )
        )
        for name in names
    }
    found = {name: ended(*writer) for name, writer in writers.items()}
    os.kill(reader[0], signal.SIGTERM)
    seen = ended(*reader)
    return {
        "shared": {name: told["shared"] for name, told in found.items()},
        "tried again": sum(int(str(told.get("tried", 0))) for told in found.values()),
        "reads": seen.get("reads", 0),
        "errors": [error for told in (*found.values(), seen) for error in told["errors"]],
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))
