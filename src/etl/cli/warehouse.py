"""a warehouse's folder -> what the verbs print, write, verify or bring back of it.

How it is done is the business of `etl.snapshots` and `etl.reports`; new documents get in by
flows/ingest.py alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from etl.cli.telling import complain, number
from etl.errors import HeadcountError, UsageError
from etl.settings import DEFAULTS, Settings
from schemas.codes import GRAVE, FailOn, ReportFormat, RowFormat

if TYPE_CHECKING:
    from etl.answers import Batch
    from etl.frames import Frames
    from etl.reports import ReportData, Written
    from etl.snapshots import Run
    from schemas.records import Acceptance


def report(args: argparse.Namespace) -> int:
    """Published warehouse -> a snapshot's report in one format; prints it, or its path."""
    from etl.reports import failing, read_report, render_report, write_pages, write_text
    from etl.snapshots import rows

    warehouse = rows(args.warehouse)
    if args.format is ReportFormat.HTML and args.output is None:
        folder = args.reports or args.warehouse / "reports"
        written, data = write_pages(warehouse, folder, args.snapshot)
        print(written.index)
        if written.told:
            print(written.told, file=sys.stderr)
        if args.open:
            _open(written.index)
    else:
        data = read_report(warehouse, args.snapshot)
        never = args.fail_on is FailOn.NEVER
        text = render_report(data, args.format, FailOn.ERROR if never else args.fail_on)
        if args.output is None:
            sys.stdout.write(text)
        else:
            write_text(text, args.output)
    return int(any(check.severity in GRAVE[args.fail_on] for check in failing(data)))


def write_report(warehouse: Path, folder: Path) -> tuple[Written, ReportData]:
    """Write the newest snapshot's HTML report into `folder`, whole or not at all.

    Returns what was written and what it tells. Raises WarehouseError.
    """
    from etl.reports import write_pages
    from etl.snapshots import rows

    return write_pages(rows(warehouse), folder)


def accepted() -> tuple[Acceptance, ...]:
    """The findings that a person lets stand today, for a run to keep with its snapshot."""
    from datetime import UTC, datetime

    from etl.reports import read_acceptances

    return read_acceptances(datetime.now(UTC).date())


def snapshots(args: argparse.Namespace) -> int:
    """Published warehouse -> its snapshots, the newest first; with --restore, one more of them."""
    if args.restore is not None:
        return _restore(args)
    return _query(args, (files("etl.sql") / "cli_snapshots.sql").read_text("utf-8"))


def diff(args: argparse.Namespace) -> int:
    """Two snapshots -> the counts that differ."""
    sql = (files("etl.sql") / "cli_diff.sql").read_text("utf-8")
    return _query(args, sql, (args.a, args.b))


def sql(args: argparse.Namespace) -> int:
    """A query -> its rows."""
    return _query(args, args.query)


def export(args: argparse.Namespace) -> int:
    """Published warehouse -> a folder for others; prints the path of what describes it."""
    from etl.snapshots import export as write

    print(write(args.warehouse, args.into, args.suppress_below, args.format))
    return 0


def verify(args: argparse.Namespace) -> int:
    """A snapshot, the archive -> each row that the documents no longer say."""
    from etl.answers import versions
    from etl.snapshots import verify as compare

    found = compare(args.warehouse, partial(rebuild, settings=args.given.settings), args.snapshot)
    for d in found.differences:
        print(f"{d.document}: {d.table} {d.key} {', '.join(d.differs)}")
    documents = number(found.documents, "document")
    differences = number(len(found.differences), "difference")
    print(f"Snapshot {found.snapshot.snapshot_id}: {documents}, {differences}")
    if found.differences and versions() != (
        found.snapshot.extractor_version,
        found.snapshot.vocabulary_digest,
    ):
        print("It was made by other rules or other words than those here.")
    return int(bool(found.differences))


def replay(args: argparse.Namespace) -> int:
    """A snapshot, the archive -> a warehouse of its own; says whether it holds the same."""
    from importlib.metadata import version

    from etl.snapshots import replay as build

    by = partial(_rebuild_all, settings=args.given.settings)
    made = build(args.warehouse, by, args.into, version("headcount"), args.snapshot)
    outcome = "the same" if made.same else "not the same"
    print(f"Snapshot {made.snapshot_id}: {outcome}, {made.path}")
    return int(not made.same)


def _restore(args: argparse.Namespace) -> int:
    """An earlier snapshot -> the newest one, published and shared as all are."""
    from uuid import uuid4

    from etl.snapshots import Lake, share, writing

    lake = Lake.of(args.given.settings)
    run = new_run(uuid4().hex, "restore")
    with writing(args.warehouse) as writer:
        made = writer.restore(args.restore, run)
        writer.publish()
    share(args.warehouse, lake)
    if made.snapshot_id is None:
        print(f"Snapshot {args.restore} holds what the newest one holds; nothing was done")
    else:
        print(f"Snapshot {made.snapshot_id} brings back what {args.restore} held")
    return 0


def new_run(run_id: str, trigger: str) -> Run:
    """Who writes, from now on: this version of the code, its rules and its words."""
    from datetime import UTC, datetime
    from importlib.metadata import version

    from etl.answers import versions
    from etl.snapshots import Run

    return Run(run_id, datetime.now(UTC), version("headcount"), *versions(), trigger)


def conclude(outcome: object, fail_on: FailOn) -> int:
    """What a run ended with -> its summary, or a complaint; returns the exit status.

    Raises what is no error of ours.
    """
    from etl.summary import ChecksFailed, Summary, show

    summary = outcome.summary if isinstance(outcome, ChecksFailed) else outcome
    if isinstance(summary, Summary):
        show(summary)
        return summary.status(fail_on)
    if isinstance(outcome, HeadcountError):
        return complain(str(outcome))
    raise outcome if isinstance(outcome, BaseException) else TypeError(repr(outcome))


def rebuild(files: Sequence[tuple[Path, Path]], settings: Settings = DEFAULTS) -> Frames:
    """Files, each with the folder that it was read from -> their frames, by the stages of today."""
    from etl.frames import build_frames

    batch = _read(files, settings)
    return build_frames(batch.documents, batch.failures, batch.extractions, batch.checks)


def _rebuild_all(files: Sequence[tuple[Path, Path]], settings: Settings) -> Frames:
    """The same of all files of a snapshot, compared with each other as well."""
    from etl.answers import compare
    from etl.frames import build_frames

    batch = _read(files, settings)
    told = zip(batch.documents, batch.extractions, strict=True)
    checks = [*batch.checks, *compare(told)]
    return build_frames(batch.documents, batch.failures, batch.extractions, checks)


def _read(files: Sequence[tuple[Path, Path]], settings: Settings) -> Batch:
    from etl.answers import Batch, read_batch

    return Batch.joined(read_batch([path], root, settings=settings) for path, root in files)


def _query(args: argparse.Namespace, sql: str, parameters: tuple[object, ...] = ()) -> int:
    from etl.listing import write_rows
    from etl.snapshots import query

    form = args.format or (RowFormat.TABLE if sys.stdout.isatty() else RowFormat.CSV)
    if form is RowFormat.PARQUET:
        return _write_parquet(args.warehouse, sql, parameters)
    result = query(args.warehouse, sql, parameters)
    write_rows(result.columns, result.rows, form, sys.stdout)
    return 0


def _write_parquet(warehouse: Path, sql: str, parameters: tuple[object, ...]) -> int:
    """A query -> its rows on standard output as a Parquet file, which is no text."""
    import shutil
    from tempfile import TemporaryDirectory

    from etl.snapshots import write_parquet

    if sys.stdout.isatty():
        raise UsageError("parquet is not for a terminal: write it into a file, with > rows.parquet")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        write_parquet(warehouse, sql, path, parameters)
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    return 0


def _open(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        print("headcount: no browser here; open the file above in one", file=sys.stderr)
