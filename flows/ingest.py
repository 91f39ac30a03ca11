"""data/raw -> data/warehouse -> report: the one place where all stages are chained.

No stage's work is done here. `quote` spares Prefect the walk through all records of a batch.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from prefect import State, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import deployment, flow_run
from prefect.states import Failed
from prefect.utilities.annotations import quote

from etl.answers import Batch, compare, read_batch, versions
from etl.cli import WAREHOUSE, complain, ingest_options, write_report
from etl.documents import find_documents
from etl.errors import HeadcountError, UsageError
from etl.frames import build_frames
from etl.snapshots import LoadResult, Run, Writer, writing
from etl.summary import ChecksFailed, Summary, batches, show, summarise
from flows.announce import announce, rejections_announced
from schemas.codes import FailOn

read = task(read_batch, name="read", cache_policy=NO_CACHE)
writes = task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])  # full disks empty
publish = writes(Writer.publish)


@task(cache_policy=NO_CACHE)
def load(writer: Writer, raw: Path, batch: Batch, run: Run) -> LoadResult:
    """Keep the bytes, compare all documents, validate frames, load what changed in one go."""
    writer.archive(raw, batch.documents)
    checks = [*batch.checks, *compare(batch, writer.held(batch.unread))]
    frames = build_frames(batch.documents, batch.failures, batch.extractions, checks)
    return writer.load(frames, batch.present, run)


@writes
def report(warehouse: Path, reports: Path, loaded: LoadResult) -> Summary:
    """Write the report of what is published; a summary with its path goes to Prefect."""
    path, data = write_report(warehouse, reports)
    announce(data, path, published=loaded.snapshot_id is not None)
    return summarise(loaded, data, path)


@flow
def ingest(
    raw: Path = Path("data/raw"),
    warehouse: Path = WAREHOUSE,
    reports: Path | None = None,
    fail_on: FailOn = FailOn.NEVER,
    batch_size: int = 200,
    wait_seconds: float = 0,
) -> Summary | State[Summary]:
    """Bring the warehouse up to date with all documents below `raw`, and report on it."""
    if not (found := find_documents(raw)):
        raise UsageError(f"{raw}: no documents there; put .txt or .md files into it")
    trigger = deployment.name or "by hand"
    run = Run(flow_run.id, datetime.now(UTC), version("headcount"), *versions(), trigger)
    with rejections_announced(), writing(warehouse, wait_seconds) as writer:
        known = quote(writer.known())
        done = [read(quote(paths), raw, known) for paths in batches(found, batch_size)]
        loaded = load(writer, raw, quote(Batch.joined(done)), run)
        publish(writer)
    summary = report(warehouse, reports or warehouse / "reports", loaded)
    failed = summary.failed(fail_on)
    return Failed(message=failed, data=ChecksFailed(summary, failed)) if failed else summary


def main(argv: list[str] | None = None) -> int:
    """Run the flow by hand and show what it did; returns the exit status."""
    options = ingest_options().parse_args(argv)
    outcome = ingest(**vars(options), return_state=True).result(raise_on_failure=False)
    summary = outcome.summary if isinstance(outcome, ChecksFailed) else outcome
    if isinstance(summary, Summary):
        show(summary)
        return summary.status(options.fail_on)
    if isinstance(outcome, HeadcountError):
        return complain(str(outcome))
    raise outcome


if __name__ == "__main__":
    sys.exit(main())
