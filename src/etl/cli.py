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
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import HeadcountError, UnreadableDocument, UsageError, WarehouseError
from schemas.codes import FailOn, RowFormat, Severity

if TYPE_CHECKING:
    from etl.reports import ReportData
    from schemas.records import Check, Document, Extraction

WAREHOUSE = Path("data/warehouse")
TEXT = argparse.RawDescriptionHelpFormatter


def main(argv: list[str] | None = None) -> int:
    """Run one verb; returns the exit status. A HeadcountError becomes one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # the same bytes in each locale; a lone surrogate as \udcNN
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    args = _parser().parse_args(argv)
    try:
        status: int = args.verb(args)
        sys.stdout.flush()
    except HeadcountError as error:
        return complain(error)
    except BrokenPipeError:  # the reader has seen enough; what is still buffered goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def complain(error: HeadcountError) -> int:
    """Print an error as one line on stderr; returns the exit status that goes with it, 2."""
    print(f"headcount: {one_line(str(error))}", file=sys.stderr)
    return 2


def fails(severities: Iterable[Severity], fail_on: FailOn) -> bool:
    """Whether a check failed at or above `fail_on`."""
    grave = {
        FailOn.ERROR: {Severity.ERROR},
        FailOn.WARNING: {Severity.ERROR, Severity.WARNING},
        FailOn.NEVER: set(),
    }
    return not grave[fail_on].isdisjoint(severities)


def one_line(text: str) -> str:
    """`text` on one line, with control characters written out: a file's name may hold any."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


# ---- verbs that read documents --------------------------------------------------------------


def _extract(args: argparse.Namespace) -> int:
    """Documents -> one JSON object a line."""
    from etl.answers import as_json

    readings = Readings(args.paths)
    for document, extraction, checks in readings:
        print(as_json(document, extraction, checks, numbers=args.numbers))
    return 2 if readings.failed else 0


def _check(args: argparse.Namespace) -> int:
    """Documents -> what was found and what was wrong with it, for people."""
    readings = Readings(args.paths)
    severities = []
    for document, extraction, checks in readings:
        print(f"{one_line(document.document)}: {_number(len(extraction.counts), 'count')}")
        for check in checks:
            severities.append(check.severity)
            print(f"  {check.severity:8}{check.kind}, {check.verdict}: {one_line(check.message)}")
    by_severity = ", ".join(f"{severities.count(s)} {s}" for s in sorted(set(severities)))
    print(f"{_number(len(severities), 'check')}" + (f": {by_severity}" if severities else ""))
    if readings.failed:
        return 2
    return int(fails(severities, args.fail_on))


class Readings:
    """Paths -> each document with what was extracted and checked, sorted by path.

    A document that cannot be read is told on stderr and counted in `failed`; the others follow.
    """

    def __init__(self, paths: list[Path]) -> None:
        self.failed = 0
        self._paths = paths

    def __iter__(self) -> Iterator[tuple[Document, Extraction, tuple[Check, ...]]]:
        from etl.documents import find_documents, read_document
        from etl.extract import extract
        from etl.reconcile import reconcile
        from etl.reconcile.wording import Wording
        from etl.vocabulary import load_vocabulary

        found: dict[Path, Path] = {}
        for path in self._paths:
            try:
                found |= dict.fromkeys(find_documents(path), path)
            except UsageError as error:
                self._tell(error)
        vocabulary = load_vocabulary()
        wording = Wording.of(vocabulary)
        for path in sorted(found):
            try:
                document = read_document(path, found[path])
            except UnreadableDocument as error:
                self._tell(error)
                continue
            extraction = extract(document, vocabulary)
            yield document, extraction, reconcile(extraction, wording=wording)

    def _tell(self, error: HeadcountError) -> None:
        self.failed += 1
        complain(error)


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


# ---- verbs that read the warehouse ----------------------------------------------------------


def _report(args: argparse.Namespace) -> int:
    """Published warehouse -> HTML report; prints its path."""
    from etl.reports import read_report
    from etl.snapshots import query

    data = read_report(lambda sql: query(args.warehouse, sql).records)
    path = write_report(data, args.reports or args.warehouse / "reports")
    print(path)
    if args.open:
        import webbrowser

        if not webbrowser.open(path.resolve().as_uri()):
            print("headcount: no browser here; open the file above in one", file=sys.stderr)
    return 0


def write_report(data: ReportData, folder: Path) -> Path:
    """Write one snapshot's HTML report into `folder`, whole or not at all; returns its path."""
    from etl.reports import render_html

    path = folder / f"snapshot-{data.snapshot.get('snapshot_id', 0)}.html"
    building = path.with_suffix(f".{os.getpid()}.build")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        building.write_text(render_html(data), encoding="utf-8")
        building.replace(path)
    except OSError as error:
        building.unlink(missing_ok=True)
        raise WarehouseError(
            f"{path}: the report cannot be written ({error.strerror}); mend that or name --reports"
        ) from error
    return path


def _snapshots(args: argparse.Namespace) -> int:
    """Published warehouse -> its snapshots, the newest first."""
    return _query(args, "SELECT * FROM snapshots ORDER BY snapshot_id DESC")


def _diff(args: argparse.Namespace) -> int:
    """Two snapshots -> the counts that differ."""
    return _query(args, "SELECT * FROM diff(?, ?)", (args.a, args.b))


def _sql(args: argparse.Namespace) -> int:
    """A query -> its rows."""
    return _query(args, args.query)


def _query(args: argparse.Namespace, sql: str, parameters: tuple[object, ...] = ()) -> int:
    from etl.answers import write_rows
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
    add_fail_on(check)
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
        "write the newest snapshot's HTML report and print its path",
        "headcount report --open",
    )
    report.add_argument(
        "--reports",
        type=Path,
        metavar="FOLDER",
        help="where reports are written (default: reports in the warehouse)",
    )
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
        reader.add_argument(
            "--warehouse",
            type=Path,
            default=WAREHOUSE,
            metavar="FOLDER",
            help=f"the warehouse's folder (default: {WAREHOUSE})",
        )
    for reader in (snapshots, diff, sql):
        reader.add_argument(
            "--format",
            type=RowFormat,
            choices=list(RowFormat),
            help="default: table on a terminal, else csv",
        )
    return parser


def add_fail_on(parser: argparse.ArgumentParser, default: FailOn = FailOn.ERROR) -> None:
    """Add --fail-on; the flow has the same option."""
    parser.add_argument(
        "--fail-on",
        type=FailOn,
        choices=list(FailOn),
        default=default,
        help=f"the severity from which the exit status is 1 (default: {default})",
    )


if __name__ == "__main__":
    sys.exit(main())
