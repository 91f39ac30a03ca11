"""What was fetched -> kept for good: bodies by their SHA-256, and a table of what is known.

What is written here is on the disk before the call returns. Nothing is ever removed, and what
stands in data/raw is not the store's business.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, fields
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

from etl.sources.outcomes import Result

TABLE = "collected.sqlite"
BODIES = "bodies"
BUSY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Known:
    """The row of one address."""

    address: str
    source: str
    last_checked: str
    document: str | None = None
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    first_fetched: str | None = None
    last_changed: str | None = None
    vanished: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """Headers of a request for anything newer than this."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}


COLUMNS = ", ".join(field.name for field in fields(Known))


class Store:
    """One folder; several processes and threads may use it, each with a value of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        with closing(self._connected()) as con:
            con.execute("PRAGMA journal_mode = WAL")
            con.executescript(_statement("store"))

    def known(self, address: str) -> Known | None:
        """What is known of an address, None for a new one."""
        return next(iter(self._rows("address = ?", address)), None)

    def of_source(self, source: str) -> list[Known]:
        """All addresses of a source, in the order of their names."""
        return self._rows("source = ?", source)

    def body(self, sha256: str) -> bytes:
        """Bytes that were kept; FileNotFoundError where somebody removed them."""
        return self._place(sha256).read_bytes()

    def keep(self, body: bytes) -> str:
        """Write a body to the disk, unless it is there; returns its SHA-256."""
        sha256 = hashlib.sha256(body).hexdigest()
        place = self._place(sha256)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, body)
        return sha256

    def record(
        self,
        known: Known | None,
        result: Result,
        fetched: str,
        answer: tuple[str, int, Mapping[str, str]] | None = None,
    ) -> None:
        """Acknowledge one result: on the disk when this returns, with what is `known` from now on.

        `answer` is the address after redirects, the status and the headers.
        """
        address, status, headers = answer or (None, None, {})
        note = {
            "address": result.address,
            "fetched": fetched,
            "outcome": result.outcome.value,
            "final_address": address,
            "status": status,
            "headers": json.dumps(dict(headers)),
            "sha256": known.sha256 if known else None,
            "message": result.message,
        }
        with closing(self._connected()) as con, con:
            if known is not None:
                con.execute(_statement("remember"), asdict(known))
            con.execute(_statement("note"), note)

    def checked(self, known: Known) -> None:
        """Note that an address is as before; no request is told for it."""
        with closing(self._connected()) as con, con:
            con.execute(_statement("remember"), asdict(known))

    def _rows(self, where: str, value: str) -> list[Known]:
        query = f"SELECT {COLUMNS} FROM addresses WHERE {where} ORDER BY address"  # noqa: S608
        with closing(self._connected()) as con:
            return [
                Known(**dict(zip(COLUMNS.split(", "), row, strict=True)))
                for row in con.execute(query, [value])
            ]

    def _connected(self) -> sqlite3.Connection:
        con = sqlite3.connect(self._folder / TABLE, timeout=BUSY_SECONDS)
        con.execute("PRAGMA synchronous = FULL")
        return con

    def _place(self, sha256: str) -> Path:
        return self._folder / BODIES / sha256[:2] / sha256


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or as before, and on the disk when this returns."""
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(new, 0o644)
            os.replace(new, path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _statement(name: str) -> str:
    return (files("etl.sources") / f"{name}.sql").read_text(encoding="utf-8")
