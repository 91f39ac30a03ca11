"""words typed by a person -> one stage run on what they name, printed, with an exit status.

No stage's work is done here, and no chain of all stages: that is flows/ingest.py. Each verb imports
what it needs when it runs, so that `extract` starts without the libraries of the warehouse.

Exit status: 0 fine; 1 a check failed at or above --fail-on; 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import HeadcountError, UsageError
from schemas.codes import GRAVE, FailOn, ReportFormat, RowFormat, Severity

if TYPE_CHECKING:
    from etl.answers import Answer
    from etl.reports import ReportData

WAREHOUSE = Path("data/warehouse")
TEXT = argparse.RawDescriptionHelpFormatter


def main(argv: list[str] | None = None) -> int:
    """Run one verb; returns the exit status. A HeadcountError becomes one line on stderr."""
    # The same bytes in each locale; of a character only half of which is there, \udcNN.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = _parser().parse_args(argv)
    try:
        status: int = args.verb(args)
        sys.stdout.flush()
    except HeadcountError as error:
        return complain(str(error))
    except BrokenPipeError:  # the reader has seen enough; what is still buffered goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def complain(message: str) -> int:
    """Print what went wrong as one line on stderr; returns the exit status for it, 2."""
    print(f"headcount: {one_line(message)}", file=sys.stderr)
    return 2


def one_line(text: str) -> str:
    """`text` on one line, with control characters written out: a file's name may hold any."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


# ---- verbs that read documents --------------------------------------------------------------


def _extract(args: argparse.Namespace) -> int:
    """Documents -> one JSON object a line."""
    answers = Answers(args.paths)
    for answer in answers:
        print(answer.as_json(numbers=args.numbers))
    return 2 if answers.failed else 0


def _check(args: argparse.Namespace) -> int:
    """Documents -> what was found and what was wrong with it, for people."""
    answers = Answers(args.paths)
    severities: list[Severity] = []
    for answer in answers:
        counts = _number(len(answer.extraction.counts), "count")
        print(f"{one_line(answer.document.document)}: {counts}")
        for check in answer.checks:
            severities.append(check.severity)
            print(f"  {check.severity:8}{check.kind}, {check.verdict}: {one_line(check.message)}")
    told = [f"{severities.count(s):,} {s}" for s in Severity if s in severities]
    print(": ".join([_number(len(severities), "check"), *([", ".join(told)] if told else [])]))
    if answers.failed:
        return 2
    return int(not GRAVE[args.fail_on].isdisjoint(severities))


class Answers:
    """Paths -> the answer for each document, sorted by path.

    A document that cannot be read is told on stderr and counted in `failed`; the others follow.
    """

    def __init__(self, paths: list[Path]) -> None:
        self.failed = 0
        self._paths = paths

    def __iter__(self) -> Iterator[Answer]:
        from etl.answers import read_batch
        from etl.documents import find_documents

        roots: dict[Path, Path] = {}
        for path in self._paths:
            try:
                roots |= dict.fromkeys(find_documents(path), path)
            except UsageError as error:
                self._tell(str(error))
        for path in sorted(roots):
            batch = read_batch([path], roots[path])
            for failure in batch.failures:
                self._tell(failure.message)
            yield from batch.answers

    def _tell(self, message: str) -> None:
        self.failed += 1
        complain(message)


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


# ---- verbs that read the warehouse ----------------------------------------------------------


def _report(args: argparse.Namespace) -> int:
    """Published warehouse -> a snapshot's report in one format; prints it, or its path."""
    from etl.reports import failing, read_report, render_report, write_pages, write_text
    from etl.snapshots import rows

    data = read_report(rows(args.warehouse), args.snapshot)
    if args.format is ReportFormat.HTML and args.output is None:
        path = write_pages(data, args.reports or args.warehouse / "reports")
        print(path)
        if args.open:
            _open(path)
    else:
        never = args.fail_on is FailOn.NEVER
        text = render_report(data, args.format, FailOn.ERROR if never else args.fail_on)
        if args.output is None:
            sys.stdout.write(text)
        else:
            write_text(text, args.output)
    return int(any(check.severity in GRAVE[args.fail_on] for check in failing(data)))


def _open(path: Path) -> None:
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        print("headcount: no browser here; open the file above in one", file=sys.stderr)


def write_report(warehouse: Path, folder: Path) -> tuple[Path, ReportData]:
    """Write the newest snapshot's HTML report into `folder`, whole or not at all.

    Returns its path and the data that it was made from. Raises WarehouseError.
    """
    from etl.reports import read_report, write_pages
    from etl.snapshots import rows

    data = read_report(rows(warehouse))
    return write_pages(data, folder), data


def _snapshots(args: argparse.Namespace) -> int:
    """Published warehouse -> its snapshots, the newest first."""
    return _query(args, (files("etl.sql") / "cli_snapshots.sql").read_text("utf-8"))


def _diff(args: argparse.Namespace) -> int:
    """Two snapshots -> the counts that differ."""
    sql = (files("etl.sql") / "cli_diff.sql").read_text("utf-8")
    return _query(args, sql, (args.a, args.b))


def _sql(args: argparse.Namespace) -> int:
    """A query -> its rows."""
    return _query(args, args.query)


def _query(args: argparse.Namespace, sql: str, parameters: tuple[object, ...] = ()) -> int:
    from etl.listing import write_rows
    from etl.snapshots import query

    result = query(args.warehouse, sql, parameters)
    form = args.format or (RowFormat.TABLE if sys.stdout.isatty() else RowFormat.CSV)
    write_rows(result.columns, result.rows, form, sys.stdout)
    return 0


# ---- the command line -----------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="headcount",
        description="Counts of people by country: read out of texts, checked, traceable.",
        epilog="headcount VERB --help shows an example of each. `make run` chains all stages.",
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)

    def verb(name: str, run: object, says: str, example: str) -> argparse.ArgumentParser:
        added = verbs.add_parser(
            name,
            help=says,
            description=f"{says[0].upper()}{says[1:]}.",
            epilog=f"example:\n  {example}",
            formatter_class=TEXT,
        )
        added.set_defaults(verb=run)
        return added

    extract = verb(
        "extract",
        _extract,
        "print what documents say, one JSON object a line",
        "headcount extract --numbers data/raw | head -n 1",
    )
    extract.add_argument(
        "--numbers", action="store_true", help="add every number of the text and what became of it"
    )
    check = verb(
        "check",
        _check,
        "extract, reconcile and print the findings for people",
        "headcount check --fail-on warning data/raw",
    )
    _add_fail_on(check, default=FailOn.ERROR)
    for reader in (extract, check):
        reader.add_argument(
            "paths",
            metavar="PATH",
            nargs="+",
            type=Path,
            help="a document, or a folder of documents",
        )

    report = verb(
        "report",
        _report,
        "write a snapshot's report",
        "headcount report --open\n  headcount report --snapshot 3 --format sarif -o checks.sarif",
    )
    _add_reports(report)
    report.add_argument(
        "--format",
        type=ReportFormat,
        choices=list(ReportFormat),
        default=ReportFormat.HTML,
        help="html (the default) goes into the folder of reports, all else to where -o says",
    )
    report.add_argument(
        "--snapshot", type=int, metavar="N", help="the snapshot's number (default: the newest)"
    )
    report.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="one file (default: standard output)"
    )
    _add_fail_on(report, default=FailOn.NEVER)
    report.add_argument("--open", action="store_true", help="show it in the browser")
    snapshots = verb(
        "snapshots",
        _snapshots,
        "list the snapshots, the newest first",
        "headcount snapshots --format csv",
    )
    diff = verb(
        "diff", _diff, "list the counts that differ between two snapshots", "headcount diff 3 4"
    )
    diff.add_argument("a", metavar="A", type=int, help="the earlier snapshot's number")
    diff.add_argument("b", metavar="B", type=int, help="the later snapshot's number")
    sql = verb(
        "sql",
        _sql,
        "run a query on the published warehouse, which nothing can change",
        'headcount sql "SELECT place_name, value FROM counts ORDER BY value DESC LIMIT 5"',
    )
    sql.add_argument("query", metavar="QUERY", help="one SQL statement")
    for reader in (report, snapshots, diff, sql):
        _add_warehouse(reader)
    for reader in (snapshots, diff, sql):
        reader.add_argument(
            "--format",
            type=RowFormat,
            choices=list(RowFormat),
            help="default: table on a terminal, else csv",
        )
    return parser


def ingest_options() -> argparse.ArgumentParser:
    """The options of flows/ingest.py, which chains all stages."""
    parser = argparse.ArgumentParser(
        prog="flows/ingest.py",
        description="Bring the warehouse up to date with all documents, and report on it.",
        epilog='example:\n  make run ARGS="--raw data/raw --fail-on error"',
        formatter_class=TEXT,
    )
    raw = Path("data/raw")
    parser.add_argument("--raw", type=Path, default=raw, metavar="FOLDER", help=f"default: {raw}")
    _add_warehouse(parser)
    _add_reports(parser)
    _add_fail_on(parser, default=FailOn.NEVER)
    return parser


def _add_warehouse(parser: argparse.ArgumentParser) -> None:
    says = f"the warehouse's folder (default: {WAREHOUSE})"
    parser.add_argument("--warehouse", type=Path, default=WAREHOUSE, metavar="FOLDER", help=says)


def _add_reports(parser: argparse.ArgumentParser) -> None:
    says = "where reports are written (default: reports in the warehouse)"
    parser.add_argument("--reports", type=Path, metavar="FOLDER", help=says)


def _add_fail_on(parser: argparse.ArgumentParser, default: FailOn) -> None:
    says = f"the severity from which the exit status is 1 (default: {default})"
    parser.add_argument("--fail-on", type=FailOn, choices=list(FailOn), default=default, help=says)


if __name__ == "__main__":
    sys.exit(main())
