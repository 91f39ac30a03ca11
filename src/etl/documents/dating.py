"""A raw file -> the date to look for it under, without reading what it says.

Which date its counts are of is the business of `etl.extract`; `Document.published` is what a reader
finds, who opens the whole file.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from etl.documents.sidecars import SIDECAR, read_sidecar

FIRST_LINE_DATE = re.compile(
    r"[ \t]*date:?[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9-])", re.IGNORECASE
)
HEAD = 200
"""Bytes in which a first line may say its date."""
FIRST_DAY = "0001-01-01"


def date_of(path: Path, limit: int) -> str:
    """The date of a file as YYYY, YYYY-MM or YYYY-MM-DD.

    `published` of its sidecar (of at most `limit` bytes), else its first line's, else `retrieved`
    of the sidecar, else the day when the file was last written to (UTC), else the first of all.
    """
    said = {}
    with suppress(OSError, ValueError), path.with_suffix(SIDECAR).open("rb") as file:
        said = read_sidecar(file.read(limit))
    if published := said.get("published"):
        return str(published)
    with suppress(OSError), path.open("rb") as file:
        head = file.read(HEAD).decode("utf-8-sig", "replace")
        if found := FIRST_LINE_DATE.match(head):
            return found[1]
    if retrieved := said.get("retrieved"):
        return str(retrieved)
    with suppress(OSError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    return FIRST_DAY


def within(told: str, since: date | None, until: date | None) -> bool:
    """Whether any day of a date, which may be a year or a month, lies between two days."""
    late = since is None or told >= since.isoformat()[: len(told)]
    return late and (until is None or told <= until.isoformat()[: len(told)])
