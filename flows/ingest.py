"""data/raw -> data/warehouse -> report: the one place where all stages are chained.

No stage's work is done here.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from prefect import State, flow
from prefect.runtime import deployment, flow_run
from prefect.states import Failed

from etl.batches import BATCH_BYTES, find_files, plan
from etl.cli import conclude, ingest_options, new_run, write_report
from etl.logs import logged
from etl.settings import Settings
from etl.settings.given import read_settings
from etl.snapshots import Lake, LoadResult, share, writing
from etl.summary import ChecksFailed, Summary, summarise
from flows.announce import announce, rejections_announced
from flows.loading import load_and_publish, writes
from flows.reading import stage_all
from schemas.codes import FailOn

share = writes(share)


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
    since: date | None = None,
    until: date | None = None,
    batch_bytes: int = BATCH_BYTES,
    lake: str | None = None,
    runner: str | None = None,
) -> Summary | State[Summary]:
    """Bring the warehouse up to date with all documents below `raw`, and report on it.

    With `verify` each file is opened, whatever its size and times say. With `since` or `until` only
    documents of these days are read, all of them; what is held of others stays as it is.
    """
    given = {"raw": raw, "warehouse": warehouse, "reports": reports, "lake": lake}
    settings = read_settings().settled(**given, runner=runner)
    run = new_run(flow_run.id, deployment.name or "by hand")
    with logged(flow_run.id, settings) as log, rejections_announced():
        found = find_files(settings.raw)
        log.started(len(found), settings.raw, settings.warehouse, run.trigger)
        with writing(settings.warehouse, wait_seconds) as writer:
            due = plan(found, writer.known(), settings, verify=verify, since=since, until=until)
            del found  # with each batch that is read, what is known of its files can go
            read = stage_all(writer, due, settings, log, batch_bytes)
            loaded = log.loaded(load_and_publish(writer, due, read, run))
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
