"""a divided report on the disk <-> its ledger: what each page was made of, and how long it is.

With the ledger a report made again finds which of its pages are as they should be, and which stand
in the report before, without rendering them. Digests of data are the outline's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

FILE = "pages.txt"
"""Its name, in the folder of further pages: a line of what rendered them all, one of the report and
its index, and one a page."""
ENGINES = ("jinja2", "markupsafe", "duckdb")
"""What a page, or its digest, also depends on."""


class Entry(NamedTuple):
    """What is known of a page."""

    digest: int
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known of a report."""

    of: str = ""
    """What it tells, as `told_of`."""
    index: int = 0
    """The size of its first page, in bytes."""
    pages: Mapping[str, Entry] = field(default_factory=dict)
    """The others, by their way from the folder."""


def read_ledger(folder: Path, by: str) -> Ledger:
    """The ledger of a report's folder; empty where there is none, or it was made otherwise."""
    try:
        with (folder / FILE).open(encoding="utf-8") as lines:
            if next(lines, "").strip() != by:
                return Ledger()
            of, index = next(lines, "").split()
            return Ledger(of, int(index), dict(map(_entry, lines)))
    except (OSError, ValueError):
        return Ledger()


def write_ledger(ledger: Ledger, folder: Path, by: str) -> None:
    """Write the ledger of a report's folder."""
    with (folder / FILE).open("w", encoding="utf-8") as file:
        file.write(f"{by}\n{ledger.of} {ledger.index}\n")
        pages = sorted(ledger.pages.items())
        file.writelines(f"{path} {page.digest} {page.size}\n" for path, page in pages)


def rendered_by(countries: Mapping[str, str]) -> str:
    """A digest of all code, templates and words that make a page out of its data."""
    return hashlib.sha256(f"{_code()} {json.dumps(countries)}".encode()).hexdigest()


def told_of(snapshot: Mapping[str, object]) -> str:
    """A digest of a snapshot's own row: of what is published, it never changes what it holds."""
    return hashlib.sha256(json.dumps(snapshot, default=str).encode()).hexdigest()


@cache
def _code() -> str:
    digest = hashlib.sha256(" ".join(map(version, ENGINES)).encode())
    for package in ("etl", "schemas"):
        for path, raw in _files(files(package), package):
            digest.update(hashlib.sha256(path.encode()).digest() + hashlib.sha256(raw).digest())
    return digest.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _files(item, f"{name}/{item.name}")
        elif item.is_file():
            yield f"{name}/{item.name}", item.read_bytes()


def _entry(line: str) -> tuple[str, Entry]:
    path, digest, size = line.split()
    return path, Entry(int(digest), int(size))
