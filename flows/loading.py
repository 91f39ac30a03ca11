"""what is staged -> the warehouse, published; or, if that fails, as it was before.

How it is compared, loaded and built is not decided here: see etl.reconcile and etl.snapshots. The
assets are what Prefect shows as lineage; their keys are names, as paths may have letters that keys
may not.
"""

from __future__ import annotations

import shutil

from prefect import task
from prefect.assets import Asset, AssetProperties, add_asset_metadata, materialize
from prefect.cache_policies import NO_CACHE
from prefect.tasks import TaskOptions
from prefect.transactions import Transaction, transaction
from prefect.utilities.annotations import quote

from etl.batches import Plan, States
from etl.cli import accepted
from etl.comparing import compare
from etl.frames import build_frames
from etl.snapshots import LoadResult, Run, Writer
from flows.reading import KEPT

HOUR = 3600
"""Seconds that a task of the writer may take. 100,000 documents are loaded in minutes."""


def _asset(name: str, says: str) -> Asset:
    properties = AssetProperties(name=name, description=says)
    return Asset(key=f"headcount://{name}", properties=properties)


DOCUMENTS = _asset("documents", "Raw files and their sidecars.")
COUNTS = _asset("counts", "What the documents say, and how it agrees: the writer's state.")
WAREHOUSE = _asset("warehouse", "The published file that everybody queries.")

TRIED_AGAIN = TaskOptions(
    cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5], timeout_seconds=HOUR
)
"""A full disk may have room a moment later."""
writes = task(**TRIED_AGAIN)


@materialize(COUNTS, asset_deps=[DOCUMENTS], cache_policy=NO_CACHE, timeout_seconds=HOUR)
def load(writer: Writer, due: Plan, read: States, run: Run) -> LoadResult:
    """Compare what changed with all it touches, and load that and what is staged in one go."""
    present = due.present(read)
    compare(writer, present)
    frames = build_frames((), (), (), (), accepted())
    loaded = writer.load(frames, present, run, read | due.touched)
    told = {"run": run.run_id, "snapshot": loaded.snapshot_id, "documents": len(read)}
    add_asset_metadata(COUNTS, told)
    return loaded


@load.on_rollback
def take_back(loading: Transaction) -> None:
    """Leave nothing of a load that could not be published; the next run does it again."""
    loading.get("undo")()


@materialize(WAREHOUSE, asset_deps=[COUNTS], **TRIED_AGAIN)
def publish(writer: Writer) -> None:
    """Build, audit and publish what is loaded."""
    add_asset_metadata(WAREHOUSE, {"file": str(writer.publish())})


def load_and_publish(writer: Writer, due: Plan, read: States, run: Run) -> LoadResult:
    """Both, or neither; then what batches said is loaded, and need not be kept."""
    with transaction() as both:
        # A function: values are copied deeply when they are asked for, and a writer cannot be.
        both.set("undo", lambda: writer.undo(run.run_id))
        loaded = load(writer, quote(due), quote(read), run)
        publish(writer)
    shutil.rmtree(writer.folder / KEPT, ignore_errors=True)
    return loaded
