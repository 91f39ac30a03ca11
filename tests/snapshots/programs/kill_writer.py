"""Kill a writer at random points and see what is left: kill_writer.py FOLDER KILLS SEED.

Prints one JSON object, also where SIGTERM ends it before: kills, loads and publishes that were
acknowledged, kills that left a build behind, and every breach of what is promised. Forks from a
process that has no threads.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from making import frames_of, run_of

from etl.snapshots import query, writing

DOCUMENTS = 5
COUNTRIES = {"CAN": "Canada", "USA": "United States"}


def write_on(folder: Path, acknowledge: int, load: int) -> None:
    """Load and publish without end, telling each success."""
    while True:
        frames, present = frames_of(load, DOCUMENTS)
        with writing(folder) as writer:
            writer.load(frames, present, run_of(load))
            os.write(acknowledge, f"loaded {load}\n".encode())
            writer.publish(COUNTRIES)
            os.write(acknowledge, f"published {load}\n".encode())
        load += 1


def killed(folder: Path, load: int, after: float | None) -> list[tuple[str, int]]:
    """Fork a writer, kill it after some seconds, return what it had acknowledged.

    None lets it publish once, so that one knows how long that takes here and now.
    """
    reading, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write_on(folder, acknowledge, load)
        finally:
            os._exit(1)
    os.close(acknowledge)
    with os.fdopen(reading) as told:
        lines = [told.readline(), told.readline()] if after is None else []
        time.sleep(after or 0)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        lines += told.readlines()
    acknowledged = [(word, int(n)) for word, n in (line.split() for line in lines)]
    if not os.WIFSIGNALED(status):
        acknowledged.append(("ended", load))
    return acknowledged


def seen(folder: Path) -> int:
    """The load that the published file holds, 0 for none; ValueError if it holds parts of two."""
    sql = "SELECT value, count(*) FROM counts GROUP BY ALL"
    rows = query(folder, sql).rows
    if not rows:
        return 0
    if len(rows) != 1 or rows[0][1] != DOCUMENTS:
        raise ValueError(f"torn: {rows}")
    return int(str(rows[0][0]))


def main(folder: Path, kills: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    breaches: list[str] = []
    told = {"loaded": 0, "published": 0, "ended": 0}
    last = {"loaded": 0, "published": 0}
    left, load, took, done = 0, 1, 0.0, 0
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))
    frames_of(0)  # so that no child has to build the models first
    began = time.monotonic()
    for kill in range(kills):
        if stopped:
            break
        after = chance.uniform(0.1, 2) * took if kill else None
        acknowledged = killed(folder, load, after)
        took = took if kill else time.monotonic() - began
        for word, n in acknowledged:
            told[word] += 1
            last[word] = n
        left += bool(list(folder.glob("*.build*")))
        if (folder / "headcount.duckdb").exists():
            shown = seen(folder)
            if shown < last["published"]:
                breaches.append(f"load {last['published']} was acknowledged, {shown} is shown")
        with writing(folder) as writer:  # the next run completes
            writer.publish(COUNTRIES)
        shown = seen(folder)
        if shown < last["loaded"]:
            breaches.append(f"load {last['loaded']} was acknowledged, {shown} is there")
        load = max(shown, last["loaded"]) + 1
        last["published"] = shown
        done = kill + 1
    if told["ended"]:
        breaches.append("a writer ended by itself")
    return {"kills": done, **told, "left a build": left, "breaches": breaches}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
