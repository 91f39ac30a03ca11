"""Read in a loop while files are published: read_on.py FOLDER PUBLISHES READERS.

Prints one JSON object: publishes, reads, and every error or torn read that any reader had.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from making import frames_of, run_of

from etl.snapshots import query, writing

DOCUMENTS = 5
COUNTRIES = {"CAN": "Canada", "USA": "United States"}
SQL = """
SELECT min(value), max(value), count(*), (SELECT max(snapshot_id) FROM snapshots),
       (SELECT sum(value) FROM counts_at((SELECT max(snapshot_id) FROM snapshots)))
FROM counts
"""


def read_on(folder: Path) -> dict[str, object]:
    """Read until told to stop; a load's number is its snapshot's, so that a torn read shows."""
    told_to_stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: told_to_stop.append(number))
    reads, newest, errors = 0, 0, []
    while not told_to_stop or not reads:
        try:
            low, high, n, snapshot, total = query(folder, SQL).rows[0]
        except Exception as error:
            errors.append(str(error))
            continue
        reads += 1
        if not (low == high == snapshot and n == DOCUMENTS and total == n * low >= newest * n):
            errors.append(f"torn: {low} {high} {n} {snapshot} {total} after {newest}")
        newest = low
    return {"reads": reads, "errors": errors}


def started(folder: Path) -> tuple[int, int]:
    """Fork a reader; return its process and the pipe that it tells its findings through."""
    reading, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(telling, json.dumps(read_on(folder)).encode())
        finally:
            os._exit(0)
    os.close(telling)
    return child, reading


def main(folder: Path, publishes: int, readers: int) -> dict[str, object]:
    publish(folder, 1)
    children = [started(folder) for _ in range(readers)]
    for load in range(2, publishes + 1):
        publish(folder, load)
    found = []
    for child, reading in children:
        os.kill(child, signal.SIGTERM)
        with os.fdopen(reading) as told:
            found.append(json.loads(told.read()))
        os.waitpid(child, 0)
    errors = [error for each in found for error in each["errors"]]
    return {"publishes": publishes, "reads": [each["reads"] for each in found], "errors": errors}


def publish(folder: Path, load: int) -> None:
    frames, present = frames_of(load, DOCUMENTS)
    with writing(folder) as writer:
        writer.load(frames, present, run_of(load))
        writer.publish(COUNTRIES)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
