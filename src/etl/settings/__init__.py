"""What a run is told from outside, as one frozen value: its folders, its limits, its log.

Nothing is read here. The edges (`etl.cli`, flows/) read them once, by `etl.settings.given`, and
pass the value on; docs/settings.md is the table for people, held against these fields by a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from schemas.codes import LogForm, LogLevel


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders, limits and log of a run; every number is a limit, and has to be above zero."""

    raw: Path = Path("data/raw")
    """Where documents are read from; may hold an address, see `etl.documents.shared`."""
    warehouse: Path = Path("data/warehouse")
    reports: Path | None = None
    """Where reports are written; None: `reports` in the warehouse."""
    lake: str | None = None
    """The lake that each run shares its warehouse with: see `etl.snapshots.lake`."""
    runner: str = "processes"
    """Where batches are read: `processes` of this machine, `dask`, or a scheduler's address."""
    log: LogForm = LogForm.OFF
    log_level: LogLevel = LogLevel.INFO
    max_document_bytes: int = 20_000_000
    """A document is held in memory whole, with all its hits. 20 MB of text is about three million
    words, more than any report or debate; above it stands a dump that somebody should cut first."""
    max_sidecar_bytes: int = 1_000_000
    """A sidecar is a page of metadata; a megabyte of it is something else under that name."""
    max_unpacked_bytes: int = 200_000_000
    """What a compressed file may grow to. Office files shrink their XML to a tenth."""
    reader_seconds: int = 60
    """For one file in a worker. A page takes 0.05 s, a report of 300 pages a few seconds."""
    reader_memory_bytes: int = 2_000_000_000
    """Address space of a worker; 0.4 GB of it are its libraries."""

    @property
    def reports_folder(self) -> Path:
        """Where reports are written."""
        return self.reports or self.warehouse / "reports"


DEFAULTS = Settings()
