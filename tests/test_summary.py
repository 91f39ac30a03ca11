"""What the terminal shows of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from etl.reports import Flip
from etl.snapshots import Changes
from etl.summary import Summary, show, watched
from schemas.codes import FailOn, Severity, Verdict
from schemas.records import Failure


@pytest.fixture
def summary(a_check):
    """summary(severity, ...) -> the summary of a run with a check of each."""

    def make(*severities, failures=()):
        checks = [a_check(None, severity=s, verdict=Verdict.OVER) for s in severities]
        counts = Changes(added=1_234_567, reflagged=2, stable=7_654_321)
        report = Path("data/warehouse/reports/" + "long/" * 20 + "snapshot-3.html")
        made = tuple(checks)
        tally = Counter((check.severity, check.verdict) for check in made)
        return Summary(Changes(added=1), counts, failures, tally, made, 3, True, report)

    return make


def test_it_is_readable_at_80_columns_and_the_report_stays_whole(summary, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")
    failure = Failure("a.txt", "UnreadableDocument", "a.txt: is no UTF-8 " + "and so on " * 20)
    shown = summary(*Severity, failures=(failure,))
    show(shown)
    *lines, last = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert last.endswith(str(shown.report))
    assert "1,234,567 new, 2 changed, 7,654,321 unchanged, 0 removed" in "\n".join(lines)


def test_verdicts_that_other_words_changed_are_told(summary, capsys):
    flip = Flip("a.txt", "hedge", Verdict.AGREES, Verdict.FAILS, "nearly 100 and 97 do not agree.")
    show(replace(summary(Severity.OK), flips=(flip,) * 21))
    out = " ".join(capsys.readouterr().out.split())
    assert "21 changed by other words or rules" in out
    assert "a.txt: hedge, agrees → fails: nearly 100" in out
    assert "and 1 more; the view flips has them" in out


def test_the_gravest_findings_come_first(summary, capsys):
    show(summary(Severity.OK, Severity.ERROR, Severity.ERROR))
    out = capsys.readouterr().out
    assert out.index("2 error: 2 over") < out.index("1 ok: 1 over")


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        (Severity.ERROR, FailOn.ERROR, 1),
        (Severity.WARNING, FailOn.ERROR, 0),
        (Severity.WARNING, FailOn.WARNING, 1),
        (Severity.INFO, FailOn.WARNING, 0),
        (Severity.ERROR, FailOn.NEVER, 0),
    ],
)
def test_the_exit_status_follows_the_gravest_check(summary, severity, fail_on, status):
    assert summary(Severity.OK, severity).status(fail_on) == status


def test_a_file_that_cannot_be_read_goes_before_all_checks(summary):
    failure = Failure("a.txt", "UnreadableDocument", "a.txt: is empty")
    assert summary(Severity.ERROR, failures=(failure,)).status(FailOn.NEVER) == 2


def test_a_thousand_failures_do_not_flood_the_terminal(summary, capsys):
    failures = tuple(Failure(f"{n}.txt", "UnreadableDocument", "is empty") for n in range(1_000))
    show(summary(failures=failures))
    out = capsys.readouterr().out
    assert "1,000 failed" in out
    assert "and 980 more" in out
    assert len(out.splitlines()) < 30


def test_what_is_watched_passes_through():
    read = [([1, 2], "a"), ([3], "b")]
    assert list(watched(iter(read), 3)) == read
