"""wanted files -> their frames, batch after batch, each read in a process of its own.

What a batch says is kept beside the warehouse until it is loaded, under the digests of its
documents: a run that is killed leaves to the next one what it has read.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

from prefect import task
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.context import TaskRunContext
from prefect.futures import PrefectFuture
from prefect.utilities.annotations import quote
from prefect.utilities.hashing import hash_objects

from etl.answers import versions
from etl.batches import Plan, States, Wanted, read_frames, states_of
from etl.frames import Frames
from etl.logs import RunLog
from etl.settings import Settings
from etl.snapshots import Writer
from etl.summary import watched

KEPT = "reading"  # folder in the warehouse
READ_SECONDS = 3600
"""For one batch. A megabyte of text takes some seconds; of scanned pages, minutes."""
AHEAD = 4
"""Batches that are read, or wait to be taken, while one is staged; more would only fill memory."""


def by_digest(_: TaskRunContext, given: dict[str, Any]) -> str:
    """Name what a batch says: by its documents' names and digests, the rules and the words."""
    documents = [(str(wanted.path), wanted.sha256) for wanted in given["batch"]]
    return str(
        hash_objects("read", documents, versions(), given["settings"], raise_on_failure=True)
    )


@task(
    cache_policy=CacheKeyFnPolicy(cache_key_fn=by_digest),
    persist_result=True,
    cache_result_in_memory=False,
    timeout_seconds=READ_SECONDS,
)
def read(batch: Sequence[Wanted], settings: Settings) -> Frames:
    """Read a batch of documents; see `etl.batches.read_frames`."""
    return read_frames([wanted.path for wanted in batch], settings)


def stage_all(writer: Writer, due: Plan, settings: Settings, log: RunLog, size: int) -> States:
    """Read what is wanted, keep its bytes, and stage what it says, one batch after the other."""
    states: States = {}
    read = _in_turn(due.batches(size), settings)
    for batch, frames in watched(read, len(due.wanted)):
        log.batch(frames)
        writer.archive(settings.raw, frames.documents.itertuples(), settings)
        writer.stage(frames)
        states |= states_of(batch, frames)
    return states


def forget(settings: Settings) -> None:
    """Remove what batches said; it is loaded now."""
    shutil.rmtree(settings.warehouse / KEPT, ignore_errors=True)


def _in_turn(
    batches: Iterator[list[Wanted]], settings: Settings
) -> Iterator[tuple[list[Wanted], Frames]]:
    """Read batches in the processes of the flow's task runner, and give them in their order.

    A single batch is read here, in less time than a process takes to start.
    """
    reading = read.with_options(result_storage=settings.warehouse.absolute() / KEPT)
    first, second = next(batches, None), next(batches, None)
    if first and not second:
        yield first, reading(quote(first), settings)
        return
    waiting: deque[tuple[list[Wanted], PrefectFuture[Frames]]] = deque()
    for batch in (*filter(None, (first, second)), *batches, *repeat(None, AHEAD)):
        if batch:
            waiting.append((batch, reading.submit(quote(batch), settings)))
        if waiting and (batch is None or len(waiting) > AHEAD):
            done, future = waiting.popleft()
            yield done, future.result()
