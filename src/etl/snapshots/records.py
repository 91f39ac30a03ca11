"""The values that the warehouse hands out and takes in: runs, results of loads and of queries.

Only frozen values; what they are made from stands in `load`, `publish` and `reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from schemas.codes import SnapshotStatus


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the flow, as the caller knows it; `run_id` makes a load idempotent."""

    run_id: str
    started_at: datetime
    """With a time zone."""
    code_version: str
    extractor_version: str
    vocabulary_digest: str
    trigger: str = "by hand"


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows of one table came, went, changed and stayed."""

    added: int = 0
    withdrawn: int = 0
    revised: int = 0
    reflagged: int = 0
    stable: int = 0

    @property
    def any(self) -> bool:
        """Whether there is anything but stable rows."""
        return bool(self.added or self.withdrawn or self.revised or self.reflagged)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did. The five words speak of counts; `tables` has them for each table."""

    snapshot_id: int | None
    """None where nothing had changed."""
    status: SnapshotStatus
    tables: Mapping[str, Changes] = field(default_factory=dict)

    @property
    def counts(self) -> Changes:
        """The changes of the table `counts`."""
        return self.tables.get("counts", Changes())

    @property
    def added(self) -> int:
        """Counts that are new."""
        return self.counts.added

    @property
    def withdrawn(self) -> int:
        """Counts that are gone."""
        return self.counts.withdrawn

    @property
    def revised(self) -> int:
        """Counts whose value changed."""
        return self.counts.revised

    @property
    def reflagged(self) -> int:
        """Counts of which anything else changed."""
        return self.counts.reflagged

    @property
    def stable(self) -> int:
        """Counts that stayed as they were."""
        return self.counts.stable


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of a query, in its order."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
