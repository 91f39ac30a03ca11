"""wanted files -> their frames, batch after batch, each read in a process of its own.

Where they are is the business of `flows.runners`. What a batch says is kept beside the warehouse
until it is loaded, under its documents' digests: a killed run leaves to the next what it has read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from itertools import repeat

from prefect import task
from prefect.cache_policies import NO_CACHE, CacheKeyFnPolicy
from prefect.futures import PrefectFuture
from prefect.utilities.annotations import quote

from etl.answers import versions
from etl.batches import Plan, States, Wanted, name_of, read_frames, require_same, states_of
from etl.documents.shared import at_hand
from etl.frames import Frames
from etl.logs import RunLog
from etl.settings import Settings
from etl.snapshots import Writer
from etl.summary import watched
from flows.runners import Pool, pool

KEPT = "reading"  # folder in the warehouse
SECONDS = 3600  # for one batch; a megabyte of text takes some
AWAY = {"persist_result": False, "cache_result_in_memory": True, "cache_policy": NO_CACHE}
"""What a worker elsewhere keeps is out of our reach, so it gives its result itself."""


@task(
    cache_policy=CacheKeyFnPolicy(cache_key_fn=lambda _, it: name_of(it["batch"], it["settings"])),
    persist_result=True,
    cache_result_in_memory=False,
    timeout_seconds=SECONDS,
)
def read(
    batch: Sequence[Wanted],
    settings: Settings,
    by: tuple[str, str] | None = None,
    processes: Executor | None = None,
) -> Frames:
    """Read a batch of documents; a worker does, if it is `by` the versions of who asks."""
    paths = [wanted.path for wanted in batch]
    if processes:
        return processes.submit(read_frames, paths, settings).result(SECONDS)
    if by:
        require_same(batch, settings, by)
    return read_frames(paths, settings)


def stage_all(writer: Writer, due: Plan, settings: Settings, log: RunLog, size: int) -> States:
    """Read what is wanted, keep its bytes, and stage what it says, one batch after the other."""
    states: States = {}
    with pool(settings.runner) as workers:
        done = _in_turn(due.batches(size), settings, workers)
        for batch, frames in watched(done, len(due.wanted)):
            log.batch(frames)
            rows = list(frames.documents.itertuples())
            with at_hand((settings.raw / row.document for row in rows), settings) as here:
                writer.archive(here.raw, rows, here)
            writer.stage(frames)
            states |= states_of(batch, frames)
    return states


def _in_turn(
    batches: Iterator[list[Wanted]], settings: Settings, workers: Pool
) -> Iterator[tuple[list[Wanted], Frames]]:
    """Read batches by workers, in their order; a single one here, before a worker has started."""
    kept = read.with_options(result_storage=settings.warehouse.absolute() / KEPT)
    first, second = next(batches, None), next(batches, None)
    if not first or not second:
        yield from [(first, kept(quote(first), settings))] if first else []
        return
    reading = kept if workers.here else read.with_options(**AWAY)
    as_given = quote if workers.here else list  # Dask takes annotations apart
    ahead = workers.ahead()
    waiting: deque[tuple[list[Wanted], PrefectFuture[Frames]]] = deque()
    for batch in (first, second, *batches, *repeat(None, ahead)):
        if batch:
            given = {"batch": as_given(batch), "settings": settings, "by": versions()}
            waiting.append((batch, workers.runner.submit(reading, given | workers.given)))
        if waiting and (batch is None or len(waiting) > ahead):
            done, future = waiting.popleft()
            yield done, future.result()
