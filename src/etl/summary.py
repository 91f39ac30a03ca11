"""what a run did -> its summary on the terminal and its exit status.

Nothing is read or judged here: the flow hands over what the load and the report say. How a finding
is worded for readers is the business of `etl.reports`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from etl.reports import Flip, ReportData, Written, failing
from etl.snapshots import Changes, LoadResult
from schemas.codes import GRAVE, FailOn, Severity, Verdict
from schemas.records import Check, Failure

SHOWN = 20
"""Failures that are named on the terminal."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.OK: "green"}

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Summary:
    """All that the terminal shows of a run."""

    documents: Changes
    counts: Changes
    failures: tuple[Failure, ...]
    checks: Mapping[tuple[Severity, Verdict], int]
    """All checks of the published snapshot, not of the documents of this run alone."""
    failing: tuple[Check, ...]
    """Those that failed and that nobody has accepted."""
    snapshot: object
    """The published snapshot's number."""
    made: bool
    """Whether this run made it."""
    report: Path
    pages: str = ""
    """How many of its pages were written, where it has several."""
    flips: tuple[Flip, ...] = ()
    """Checks that this run's words or rules made come out otherwise."""

    def failed(self, fail_on: FailOn) -> str | None:
        """Say how many checks failed at or above `fail_on`; None where none did."""
        grave = [check for check in self.failing if check.severity in GRAVE[fail_on]]
        return f"{len(grave):,} of {sum(self.checks.values()):,} checks failed" if grave else None

    def status(self, fail_on: FailOn) -> int:
        """The exit status: 2 where a file could not be read, 1 where a check failed, else 0."""
        return 2 if self.failures else int(self.failed(fail_on) is not None)


class ChecksFailed(Exception):
    """What a run ends with whose caller wants it to fail; all is published all the same."""

    def __init__(self, summary: Summary, message: str) -> None:
        super().__init__(summary, message)
        self.summary = summary
        self.message = message

    def __str__(self) -> str:
        return self.message


def summarise(loaded: LoadResult, data: ReportData, report: Written) -> Summary:
    """Put together what a load did and what the published snapshot says."""
    return Summary(
        documents=loaded.tables.get("documents", Changes()),
        counts=loaded.counts,
        failures=data.failures,
        checks=data.tally,
        failing=failing(data),
        snapshot=data.snapshot.get("snapshot_id"),
        made=loaded.snapshot_id is not None,
        report=report.index,
        pages=report.told,
        flips=data.flips if loaded.snapshot_id is not None else (),
    )


def watched(
    read: Iterable[tuple[Sequence[_Item], _Result]], total: int
) -> Iterator[tuple[Sequence[_Item], _Result]]:
    """Pass on what is read; a bar on stderr, if that is a terminal, shows how far of `total`."""
    columns = (TextColumn("Documents"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        done = bar.add_task("", total=total)
        for items, result in read:
            bar.advance(done, len(items))
            yield items, result


def show(summary: Summary) -> None:
    """Print the summary, readable at 80 columns; the last line holds the report's path whole."""
    table = Table(box=None, show_header=False, pad_edge=False, title_justify="left")
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    table.add_row("Documents", f"{_told(summary.documents)}, {len(summary.failures):,} failed")
    table.add_row("Counts", _told(summary.counts))
    for index, (severity, line) in enumerate(_findings(summary.checks)):
        table.add_row("" if index else "Checks", Text(line, STYLES.get(severity, "")))
    for index, line in enumerate(_flips(summary.flips)):
        table.add_row("" if index else "Verdicts", Text(line))
    table.add_row("Snapshot", _snapshot(summary))
    if summary.pages:
        table.add_row("Pages", summary.pages)
    for failure in summary.failures[:SHOWN]:
        table.add_row(Text("Failed", STYLES[Severity.ERROR]), Text(failure.message))
    if left := len(summary.failures) - len(summary.failures[:SHOWN]):
        table.add_row("", f"and {left:,} more; the report and the table failures name them")
    console = Console()
    console.print(table)
    console.print(f"Report     {summary.report}", soft_wrap=True, highlight=False, markup=False)


def _told(changes: Changes) -> str:
    """For example `1 new, 0 changed, 12 unchanged, 0 removed`."""
    changed = changes.revised + changes.reflagged
    return (
        f"{changes.added:,} new, {changed:,} changed, {changes.stable:,} unchanged,"
        f" {changes.withdrawn:,} removed"
    )


def _findings(checks: Mapping[tuple[Severity, Verdict], int]) -> Iterator[tuple[Severity, str]]:
    """One line a severity, the gravest first, with its verdicts."""
    for severity in reversed(Severity):
        verdicts = Counter({v: number for (of, v), number in checks.items() if of is severity})
        if verdicts:
            told = ", ".join(f"{verdicts[v]:,} {v}" for v in Verdict if v in verdicts)
            yield severity, f"{verdicts.total():,} {severity}: {told}"


def _flips(flips: Sequence[Flip]) -> Iterator[str]:
    """How many verdicts other words or rules changed, and which."""
    if flips:
        yield f"{len(flips):,} changed by other words or rules, no document had changed"
    for flip in flips[:SHOWN]:
        where = flip.document or "several documents"
        yield f"{where}: {flip.rule}, {flip.before} → {flip.after}: {flip.message}"
    if left := len(flips) - len(flips[:SHOWN]):
        yield f"and {left:,} more; the view flips has them"


def _snapshot(summary: Summary) -> str:
    made = "made by this run" if summary.made else "nothing changed, so there is no new one"
    return f"{summary.snapshot} ({made})"
