"""the command lines of `headcount` and of flows/ingest.py: verbs, options, help with examples.

What a verb does stands in `documents` and `warehouse`; the parsed options name the function.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from etl.cli import documents, warehouse
from etl.cli.completion import completion
from etl.cli.doctor import doctor
from etl.errors import UsageError
from etl.settings import DEFAULTS, Settings
from etl.settings.given import Given
from schemas.codes import ExportFormat, FailOn, ReportFormat, RowFormat, Shell

TEXT = argparse.RawDescriptionHelpFormatter

Verb = Callable[[argparse.Namespace], int]
Parser = argparse.ArgumentParser


def headcount_options(given: Given) -> Parser:
    """The options of `headcount`; `verb` is the function to call with them, and `given`.

    What settings say holds where an option is not typed.
    """
    settings = given.settings
    parser = Parser(
        prog="headcount",
        description="Counts of people by country: read out of texts, checked, traceable.",
        epilog="headcount VERB --help shows an example of each. `make run` chains all stages.",
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)

    def add(verb: Verb, says: str, *examples: str) -> Parser:
        added = verbs.add_parser(
            verb.__name__,
            help=says,
            description=f"{says[0].upper()}{says[1:]}.",
            epilog="\n  ".join(("example:", *(f"headcount {example}" for example in examples))),
            formatter_class=TEXT,
        )
        added.set_defaults(verb=verb, given=given)
        return added

    _document_verbs(add)
    _warehouse_verbs(add, settings)
    says = "look at versions, folders, lock, disk and server, and say what to do"
    look = add(doctor, says, "doctor")
    _add_raw(look, settings)
    _add_warehouse(look, settings)
    says = "print a script that completes verbs, options and paths in a shell"
    script = add(
        completion, says, "completion bash > ~/.local/share/bash-completion/completions/headcount"
    )
    script.add_argument("shell", type=Shell, choices=list(Shell), help="which shell")
    return parser


def ingest_options() -> Parser:
    """The options of flows/ingest.py, which chains all stages."""
    parser = Parser(
        prog="flows/ingest.py",
        description="Bring the warehouse up to date with all documents, and report on it.",
        epilog='example:\n  make run ARGS="--raw data/raw --fail-on error"',
        formatter_class=TEXT,
    )
    _add_raw(parser)
    _add_warehouse(parser)
    _add_reports(parser)
    _add_fail_on(parser, default=FailOn.NEVER)
    _add_lake(parser)
    says = f"processes, dask, or a Dask scheduler's address (default: {DEFAULTS.runner})"
    parser.add_argument("--runner", metavar="WHERE", help=says)
    says = "open every file, also those whose size and times are as they were"
    parser.add_argument("--verify", action="store_true", help=says)
    for name, which in (("--since", "from this day on"), ("--until", "up to this day")):
        says = f"read documents {which}, again if need be, and leave the others as they are"
        parser.add_argument(name, type=date.fromisoformat, metavar="YYYY-MM-DD", help=says)
    return parser


def _document_verbs(add: Callable[..., Parser]) -> None:
    extract = add(
        documents.extract,
        "print what documents say, one JSON object a line",
        "extract --numbers data/raw | head -n 1",
    )
    says = "add every number of the text and what became of it"
    extract.add_argument("--numbers", action="store_true", help=says)
    check = add(
        documents.check,
        "extract, reconcile and print the findings for people",
        "check --fail-on warning data/raw",
        "check --hedges narrower.yml data/raw",
    )
    _add_fail_on(check, default=FailOn.ERROR)
    says = "only what would come out otherwise if schemas/hedges.yml were this file"
    check.add_argument("--hedges", type=Path, metavar="FILE", help=says)
    for reader in (extract, check):
        says = "a document, or a folder of documents"
        reader.add_argument("paths", metavar="PATH", nargs="+", type=Path, help=says)


def _warehouse_verbs(add: Callable[..., Parser], settings: Settings) -> None:
    _report_verb(add, settings)
    snapshots = add(
        warehouse.snapshots,
        "list the snapshots, the newest first, or bring an earlier one back",
        "snapshots --format csv",
        "snapshots --restore 3",
    )
    says = "publish what snapshot N held, as a new snapshot"
    snapshots.add_argument("--restore", metavar="N", type=int, help=says)
    diff = add(warehouse.diff, "list the counts that differ between two snapshots", "diff 3 4")
    diff.add_argument("a", metavar="A", type=int, help="the earlier snapshot's number")
    diff.add_argument("b", metavar="B", type=int, help="the later snapshot's number")
    sql = add(
        warehouse.sql,
        "run a query on the published warehouse, which nothing can change",
        'sql "SELECT place_name, value FROM counts ORDER BY value DESC LIMIT 5"',
    )
    sql.add_argument("query", metavar="QUERY", help="one SQL statement")
    for reader in (snapshots, diff, sql):
        says = (
            "default: table on a terminal, else csv, where text that a spreadsheet would run "
            "gets an apostrophe; parquet is for a file (> rows.parquet)"
        )
        reader.add_argument("--format", type=RowFormat, choices=list(RowFormat), help=says)
    export = add(
        warehouse.export,
        "write the newest snapshot as a Frictionless Data Package and as SDMX-CSV",
        "export shared/headcount --suppress-below 5",
    )
    export.add_argument("into", metavar="FOLDER", type=Path, help="where it is written")
    says = "leave out counts of fewer people than N, and what they could be computed from"
    export.add_argument("--suppress-below", metavar="N", type=int, default=0, help=says)
    _add_export_format(export)
    verify = add(
        warehouse.verify,
        "read a snapshot's documents again and list each row that is not what they say",
        "verify",
        "verify --snapshot 3",
    )
    replay = add(
        warehouse.replay,
        "build a snapshot again from its documents, in a folder of its own, and compare",
        "replay /tmp/again --snapshot 3",
    )
    replay.add_argument("into", metavar="FOLDER", type=Path, help="an empty folder")
    for reader in (verify, replay):
        _add_snapshot(reader)
    for reader in (snapshots, diff, sql, export, verify, replay):
        _add_warehouse(reader, settings)


def _report_verb(add: Callable[..., Parser], settings: Settings) -> None:
    report = add(
        warehouse.report,
        "write a snapshot's report",
        "report --open",
        "report --snapshot 3 --format sarif -o checks.sarif",
    )
    _add_reports(report, settings)
    report.add_argument(
        "--format",
        type=ReportFormat,
        choices=list(ReportFormat),
        default=ReportFormat.HTML,
        help="html (the default) goes into the folder of reports, all else to where -o says",
    )
    _add_snapshot(report)
    says = "one file (default: standard output)"
    report.add_argument("-o", "--output", type=Path, metavar="FILE", help=says)
    _add_fail_on(report, default=FailOn.NEVER)
    report.add_argument("--open", action="store_true", help="show it in the browser")
    _add_warehouse(report, settings)


def _add_export_format(parser: Parser) -> None:
    says = f"of the tables (default: {ExportFormat.CSV})"
    parser.add_argument(
        "--format",
        type=ExportFormat,
        choices=list(ExportFormat),
        default=ExportFormat.CSV,
        help=says,
    )


def _add_snapshot(parser: Parser) -> None:
    says = "the snapshot's number (default: the newest)"
    parser.add_argument("--snapshot", type=int, metavar="N", help=says)


def _add_raw(parser: Parser, settings: Settings | None = None) -> None:
    """Without settings, what is not typed stays None, for the flow to settle."""
    says = f"the documents, a folder or s3://BUCKET/PREFIX (default: {(settings or DEFAULTS).raw})"
    raw = settings and settings.raw
    parser.add_argument("--raw", type=Path, default=raw, metavar="FOLDER", help=says)


def _add_warehouse(parser: Parser, settings: Settings | None = None) -> None:
    says = f"the warehouse's folder (default: {(settings or DEFAULTS).warehouse})"
    warehouse = settings and settings.warehouse
    parser.add_argument("--warehouse", type=Path, default=warehouse, metavar="FOLDER", help=says)


def _add_reports(parser: Parser, settings: Settings | None = None) -> None:
    says = "where reports are written (default: reports in the warehouse)"
    reports = settings and settings.reports
    parser.add_argument("--reports", type=Path, default=reports, metavar="FOLDER", help=says)


def _add_lake(parser: Parser) -> None:
    says = "share it there too: 'ducklake:postgres:dbname=lake host=db user=me warehouse=canada'"
    parser.add_argument("--publish", dest="lake", type=_lake, metavar="LAKE", help=says)


def _lake(address: str) -> str:
    """The address of a lake as it is, if it is one: told before a run that would end there."""
    from etl.snapshots import Lake

    try:
        Lake.at(address)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return address


def _add_fail_on(parser: Parser, default: FailOn) -> None:
    says = f"the severity from which the exit status is 1 (default: {default})"
    parser.add_argument("--fail-on", type=FailOn, choices=list(FailOn), default=default, help=says)
