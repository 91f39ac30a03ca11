"""the setting `runner` -> where batches are read: processes of this machine, or a Dask cluster.

What is read there, and in which order it comes back, is the business of `flows.reading`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner

from etl.errors import UsageError

PROCESSES, DASK = "processes", "dask"
LEAST = 4
CONNECT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Pool:
    """Workers, which start when the first batch is given to them."""

    runner: TaskRunner[Any]
    name: str

    @property
    def here(self) -> bool:
        """Whether all of them are processes of this one, with its files and its code."""
        return self.name == PROCESSES

    def ahead(self) -> int:
        """Batches to be read, or wait to be taken, while one is staged; more only fill memory.

        Raises UsageError if there is no cluster at the address.
        """
        if self.here:
            return max(LEAST, 2 * (os.cpu_count() or 1))
        try:
            client = self.runner.client  # type: ignore[attr-defined]
        except OSError as error:
            raise UsageError(
                f"runner {self.name}: no Dask scheduler answers there ({error}); start one with"
                " `dask scheduler`, or use --runner processes"
            ) from error
        return max(LEAST, 2 * sum(client.nthreads().values()))


@contextmanager
def pool(name: str) -> Iterator[Pool]:
    """The workers that a setting names; they are ended afterwards, a cluster elsewhere is not.

    Raises UsageError for a name that is none, and where prefect-dask is not installed.
    """
    with _runner(name) as runner:
        yield Pool(runner, name)


def _runner(name: str) -> TaskRunner[Any]:
    if name == PROCESSES:
        return ProcessPoolTaskRunner()
    if name != DASK and "://" not in name:
        raise UsageError(f"runner {name}: is none; {PROCESSES}, {DASK}, or tcp://HOST:8786")
    try:
        from prefect_dask import DaskTaskRunner
    except ImportError as error:
        raise UsageError(f"runner {name}: {error}; install headcount[dask]") from error
    logging.getLogger("distributed").setLevel(
        logging.ERROR
    )  # it tells each worker's coming and going
    if name == DASK:
        local = {"threads_per_worker": 1, "dashboard_address": None}
        return DaskTaskRunner(cluster_kwargs=local)
    return DaskTaskRunner(address=name, client_kwargs={"timeout": CONNECT_SECONDS})
