"""Load and publish on a disk that is full: fill_disk.py FOLDER, a small disk of its own.

Prints one JSON object: what was said when there was no room to publish and none to load, what the
published file held meanwhile, and what it held when there was room again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from making import frames_of, run_of

from etl.errors import WarehouseError
from etl.snapshots import Writer, query, writing

COUNTRIES = {"CAN": "Canada", "USA": "United States"}


def fill(folder: Path, leave: int) -> Path:
    """Take all room but some bytes."""
    path = folder / "filler"
    with path.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(65_536)):
                pass
        except OSError:
            pass
        file.truncate(max(0, file.tell() - leave))
    return path


def refused(action: Callable[[Writer], object], folder: Path) -> str:
    """What is said when the action fails; empty if it does not."""
    try:
        with writing(folder) as writer:
            action(writer)
    except WarehouseError as error:
        return str(error)
    return ""


def main(folder: Path) -> dict[str, object]:
    warehouse = folder / "warehouse"
    padding = Random(1).randbytes(150_000).hex()  # does not compress
    held = []

    def look() -> None:
        held.append(query(warehouse, "SELECT min(value), max(value) FROM counts").rows[0])

    def load(n: int, writer: Writer) -> None:
        frames, present = frames_of(n, padding=padding if n > 1 else "")
        writer.load(frames, present, run_of(n))

    with writing(warehouse) as writer:
        load(1, writer)
        writer.publish(COUNTRIES)
    look()
    with writing(warehouse) as writer:
        load(2, writer)
    filler = fill(folder, leave=200_000)
    publishing = refused(lambda writer: writer.publish(COUNTRIES), warehouse)
    look()
    filler.unlink()
    filler = fill(folder, leave=200_000)
    loading = refused(lambda writer: load(3, writer), warehouse)
    look()
    filler.unlink()
    with writing(warehouse) as writer:
        load(4, writer)
        writer.publish(COUNTRIES)
    look()
    return {"publishing": publishing, "loading": loading, "held": held}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
