"""data/raw -> data/warehouse -> report: the one place where all stages are chained.

No stage's work is done here. `quote` spares Prefect the walk through all records of a batch.
"""

from __future__ import annotations

import sys
from pathlib import Path

from prefect import State, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import deployment, flow_run
from prefect.states import Failed
from prefect.utilities.annotations import quote

from etl.answers import compare
from etl.batches import BATCH_BYTES, Plan, States, find_files, plan
from etl.cli import accepted, conclude, ingest_options, new_run, write_report
from etl.frames import build_frames
from etl.logs import logged
from etl.settings import Settings
from etl.settings.given import read_settings
from etl.snapshots import Lake, LoadResult, Run, Writer, share, writing
from etl.summary import ChecksFailed, Summary, summarise
from flows.announce import announce, rejections_announced
from flows.reading import forget, stage_all
from schemas.codes import FailOn

writes = task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 5])  # full disks empty
publish, share = writes(Writer.publish), writes(share)


@task(cache_policy=NO_CACHE)
def load(writer: Writer, due: Plan, read: States, run: Run) -> LoadResult:
    """Compare all documents, and load what is staged and what was found by comparing in one go."""
    checks = compare([*writer.staged(), *writer.held(due.unchanged)])
    frames = build_frames((), (), (), checks, accepted())
    return writer.load(frames, [*read, *due.unchanged], run, read | due.touched)


@writes
def report(settings: Settings, loaded: LoadResult) -> Summary:
    """Write the report of what is published; a summary with its path goes to Prefect."""
    written, data = write_report(settings.warehouse, settings.reports_folder)
    announce(data, written.index, published=loaded.snapshot_id is not None)
    return summarise(loaded, data, written)


@flow
def ingest(
    raw: Path | None = None,
    warehouse: Path | None = None,
    reports: Path | None = None,
    fail_on: FailOn = FailOn.NEVER,
    wait_seconds: float = 0,
    verify: bool = False,
    batch_bytes: int = BATCH_BYTES,
    lake: str | None = None,
    runner: str | None = None,
) -> Summary | State[Summary]:
    """Bring the warehouse up to date with all documents below `raw`, and report on it."""
    given = {"raw": raw, "warehouse": warehouse, "reports": reports, "lake": lake}
    settings = read_settings().settled(**given, runner=runner)
    run = new_run(flow_run.id, deployment.name or "by hand")
    with logged(flow_run.id, settings) as log, rejections_announced():
        found = find_files(settings.raw)
        log.started(len(found), settings.raw, settings.warehouse, run.trigger)
        with writing(settings.warehouse, wait_seconds) as writer:
            due = plan(found, writer.known(), settings, verify=verify)
            read = stage_all(writer, due, settings, log, batch_bytes)
            loaded = log.loaded(load(writer, quote(due), quote(read), run))
            forget(settings)
            publish(writer)
        summary = report(settings, loaded)
        share(settings.warehouse, Lake.of(settings))
        log.ended(summary.report, len(summary.failing))
    failed = summary.failed(fail_on)
    return Failed(message=failed, data=ChecksFailed(summary, failed)) if failed else summary


def main(argv: list[str] | None = None) -> int:
    """Run the flow by hand and show what it did; returns the exit status."""
    options = ingest_options().parse_args(argv)
    outcome = ingest(**vars(options), return_state=True).result(raise_on_failure=False)
    return conclude(outcome, options.fail_on)


if __name__ == "__main__":
    sys.exit(main())
