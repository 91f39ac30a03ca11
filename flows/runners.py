"""the setting `runner` -> where batches are read: processes of this machine, or a Dask cluster.

What is read there, and in which order it comes back, is the business of `flows.reading`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from loky import ProcessPoolExecutor
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from etl.errors import UsageError

PROCESSES, DASK = "processes", "dask"
LEAST, CONNECT_SECONDS = 4, 10


@dataclass(frozen=True, slots=True)
class Pool:
    """Workers, which start when the first batch is given to them."""

    runner: TaskRunner[Any]
    name: str
    given: dict[str, object] = field(default_factory=dict)
    """What each task is given beside its batch."""

    @property
    def here(self) -> bool:
        """Whether all of them are processes of this one, with its files and its code."""
        return self.name == PROCESSES

    def ahead(self) -> int:
        """See `ahead_of`; raises UsageError if there is no cluster at the address."""
        if self.here:
            return ahead_of(os.cpu_count() or 1)
        try:
            client = self.runner.client  # type: ignore[attr-defined]
        except OSError as error:
            raise UsageError(
                f"runner {self.name}: no Dask scheduler answers there ({error}); start one with"
                " `dask scheduler`, or use --runner processes"
            ) from error
        return ahead_of(sum(client.nthreads().values()))


@contextmanager
def pool(name: str) -> Iterator[Pool]:
    """The workers that a setting names; they are ended afterwards, a cluster elsewhere is not.

    Raises UsageError for a name that is none, and where prefect-dask is not installed.
    """
    if name != PROCESSES:
        with _dask(name) as runner:
            yield Pool(runner, name)
        return
    # Tasks are threads here, which have batches read by processes that know nothing of Prefect:
    # a task in one would import it and, where there is no server, start one of its own.
    processes = ProcessPoolExecutor(os.cpu_count())
    try:
        with ThreadPoolTaskRunner(max_workers=ahead_of(os.cpu_count() or 1)) as runner:
            yield Pool(runner, name, {"processes": quote(processes)})
    finally:
        processes.shutdown(kill_workers=True)


def ahead_of(workers: int) -> int:
    """Batches to be read, or wait to be taken, while one is staged; more only fill memory."""
    return max(LEAST, 2 * workers)


def _dask(name: str) -> TaskRunner[Any]:
    if name != DASK and "://" not in name:
        raise UsageError(f"runner {name}: is none; {PROCESSES}, {DASK}, or tcp://HOST:8786")
    try:
        from prefect_dask import DaskTaskRunner
    except ImportError as error:
        raise UsageError(f"runner {name}: {error}; install headcount[dask]") from error
    # It tells each worker's coming and going.
    logging.getLogger("distributed").setLevel(logging.ERROR)
    if name == DASK:
        local = {"threads_per_worker": 1, "dashboard_address": None}
        return DaskTaskRunner(cluster_kwargs=local)
    return DaskTaskRunner(address=name, client_kwargs={"timeout": CONNECT_SECONDS})
