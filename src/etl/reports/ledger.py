"""a divided report on the disk <-> its ledger: what each page was made of, and how long it is.

With the ledger a report made again finds which of its pages are as they should be, and which stand
in the report before, without rendering them. Digests of data are the outline's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

FILE = "pages.txt"
"""Its name, in the folder of further pages; a line a page, after one of what rendered them all."""
ENGINES = ("jinja2", "markupsafe", "duckdb")
"""What a page, or its digest, also depends on."""


class Entry(NamedTuple):
    """What is known of a page."""

    digest: int
    size: int
    """In bytes."""


Ledger = dict[str, Entry]
"""By the page's way from the folder."""


def read_ledger(folder: Path, by: str) -> Ledger:
    """The ledger of a report's folder; empty where there is none, or it was made otherwise."""
    try:
        with (folder / FILE).open(encoding="utf-8") as lines:
            return dict(map(_entry, lines)) if next(lines, "").strip() == by else {}
    except (OSError, ValueError):
        return {}


def write_ledger(entries: Iterable[tuple[str, Entry]], folder: Path, by: str) -> None:
    """Write the ledger of a report's folder."""
    with (folder / FILE).open("w", encoding="utf-8") as file:
        file.write(f"{by}\n")
        file.writelines(f"{path} {digest} {size}\n" for path, (digest, size) in entries)


def rendered_by(countries: Mapping[str, str]) -> str:
    """A digest of all code, templates and words that make a page out of its data."""
    return hashlib.sha256(f"{_code()} {json.dumps(countries)}".encode()).hexdigest()


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
