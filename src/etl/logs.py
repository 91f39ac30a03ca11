"""what a run does -> one JSON object a line on stderr, if the settings ask for a log.

Each event is a method, so that what a log may hold stands here alone: names, ids, numbers and the
kind of an error. No text of a document is in it above debug; that goes for messages of errors too,
since a library may quote what it stumbled over. They stand in the table `failures`.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TextIO

import pandas as pd

from etl.documents import document_id
from etl.frames import Frames
from etl.settings import Settings
from etl.snapshots import LoadResult
from schemas.codes import LogForm

LOGGER = "headcount"


def set_up(settings: Settings, stream: TextIO | None = None) -> None:
    """Log to `stream` (default: stderr) as the settings say, and no longer as was said before."""
    logger = logging.getLogger(LOGGER)
    for old in list(logger.handlers):
        logger.removeHandler(old)
    logger.propagate = False
    if settings.log is LogForm.OFF:
        logger.addHandler(logging.NullHandler())
        logger.setLevel(logging.CRITICAL + 1)
        return
    from pythonjsonlogger.json import JsonFormatter

    handler = logging.StreamHandler(stream or sys.stderr)
    names = {"levelname": "level", "message": "event"}
    made = JsonFormatter("{levelname}{message}", style="{", rename_fields=names, timestamp="time")
    handler.setFormatter(made)
    logger.addHandler(handler)
    logger.setLevel(settings.log_level.upper())


@contextmanager
def logged(run_id: str, settings: Settings) -> Iterator[RunLog]:
    """The log of a run; an error that ends it is told, and goes on."""
    set_up(settings)
    log = RunLog(run_id)
    try:
        yield log
    except BaseException as error:
        log.given_up(error)
        raise


@dataclass(frozen=True, slots=True)
class RunLog:
    """The log of one run; every line has its `run_id`."""

    run_id: str
    since: float = field(default_factory=time.monotonic)

    def started(self, documents: int, raw: object, warehouse: object, trigger: str) -> None:
        """Say where the run reads and writes, and how many files it has found."""
        told = {"raw": str(raw), "warehouse": str(warehouse), "trigger": trigger}
        self._tell(logging.INFO, "run started", documents=documents, **told)

    def batch(self, frames: Frames) -> None:
        """Say what was found in each document of a batch, and which could not be read."""
        if logging.getLogger(LOGGER).isEnabledFor(logging.INFO):
            self._read(frames)
        for row in _rows(frames.failures):
            about = {"document_id": document_id(row.document), "document": row.document}
            self._tell(logging.WARNING, "document not read", **about, error=row.reason)
            self._tell(logging.DEBUG, "document not read", **about, reason=row.message)

    def _read(self, frames: Frames) -> None:
        tables = ("counts", "claims", "numbers", "checks")
        found = {name: getattr(frames, name)["document_id"].value_counts() for name in tables}
        for row in _rows(frames.documents):
            about = {"document_id": row.document_id, "document": row.document}
            told = {name: int(found[name].get(row.document_id, 0)) for name in tables}
            self._tell(logging.INFO, "document read", **about, characters=len(row.text), **told)
        for row in _rows(frames.counts):
            words = {"count_id": row.count_id, "value": row.value, "quote": row.quote}
            self._tell(logging.DEBUG, "count", document_id=row.document_id, **words)

    def loaded(self, result: LoadResult) -> LoadResult:
        """Say which snapshot was made, if any."""
        told = {"snapshot_id": result.snapshot_id, "status": str(result.status)}
        self._tell(logging.INFO, "loaded", **told)
        return result

    def ended(self, report: object, checks_failed: int) -> None:
        """Say how the run ended, and after how many seconds."""
        told = {"report": str(report), "checks_failed": checks_failed}
        self._tell(logging.INFO, "run ended", seconds=self._seconds(), **told)

    def given_up(self, error: BaseException) -> None:
        """Say that the run was given up, and because of what kind of error."""
        kind = type(error).__name__
        self._tell(logging.ERROR, "run given up", error=kind, seconds=self._seconds())
        self._tell(logging.DEBUG, "run given up", error=kind, reason=str(error))

    def _seconds(self) -> float:
        return round(time.monotonic() - self.since, 3)

    def _tell(self, level: int, event: str, **fields: object) -> None:
        logging.getLogger(LOGGER).log(level, event, extra={"run_id": self.run_id, **fields})


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows, each with its columns as attributes, whose types the table's model has checked."""
    return iter(frame.itertuples(index=False))
