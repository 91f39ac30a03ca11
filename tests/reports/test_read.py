"""Reports read from a real warehouse: three snapshots in which a check turns red and green."""

from dataclasses import replace

import pytest

from etl.errors import UsageError
from etl.reports import failing, new_findings, read_report, render_html
from etl.reports.findings import build_findings
from schemas.codes import Severity, Verdict
from schemas.records import Acceptance
from tests.reports.conftest import publish as published


@pytest.fixture
def publish(tmp_path, report):
    """publish("run", [checks]) loads the hand-made report's document with these checks."""

    def load(run_id, checks, accepted=()):
        held = {acceptance.check_id: acceptance for acceptance in accepted}
        return published(replace(report(), checks=tuple(checks), accepted=held), tmp_path, run_id)

    return load


def test_what_is_read_is_what_was_loaded(report, publish):
    data = report()
    read = read_report(publish("one", data.checks))
    assert read.documents == data.documents
    assert set(read.counts) == set(data.counts)
    assert set(read.checks) == set(data.checks)
    assert (read.claims, read.failures) == (data.claims, data.failures)
    assert read.numbers == data.numbers
    assert (read.snapshot["snapshot_id"], read.run["run_id"]) == (1, "one")
    assert read.previous is None


def test_a_number_for_a_town_is_evidence_though_it_is_no_count(report, tmp_path):
    data = report()
    [(own, (year, twelve))] = data.numbers.items()
    town = replace(twelve, measure="in_custody", place="CAN", inside="Ottawa", origin="CAN")
    ids = (data.counts[0].count_id, f"{own}:{town.start}")
    check = replace(data.checks[0], rule="inside", verdict=Verdict.OPEN, count_ids=ids)
    data = replace(data, numbers={own: (year, town)}, checks=(check,))
    [finding] = build_findings(read_report(published(data, tmp_path, "one")))
    assert [row.label for row in finding.rows] == ["Ottawa", "Not listed", "Stated total"]
    marked = [m.start for p in finding.passages for piece in p.pieces for m in piece.marks]
    assert town.start in marked
    assert "SELECT place, inside, measure, value\nFROM numbers" in finding.sql


def test_any_snapshots_report_can_be_made_again(report, publish):
    checks = report().checks
    first = render_html(read_report(publish("one", checks)))
    query = publish("two", checks[:1])
    assert render_html(read_report(query, 1)) == first
    assert len(read_report(query).checks) == 1


def test_acceptances_are_those_that_held_when_a_snapshot_was_made(report, publish):
    checks = report().checks
    clash = next(check for check in checks if check.severity is Severity.ERROR)
    accepted = Acceptance(clash.check_id, clash.message, "As quoted.", "R. Eader", "2024-05-05")
    publish("one", checks)
    publish("two", checks, [accepted])
    query = publish("three", checks)
    told = [len(failing(read_report(query, snapshot))) for snapshot in (1, 2, 3)]
    assert told == [1, 0, 1]
    assert new_findings(read_report(query, 3)) == (clash,)
    assert "As quoted." in render_html(read_report(query, 2))
    assert "As quoted." not in render_html(read_report(query, 3))
    [row] = query("SELECT reason, from_snapshot, to_snapshot FROM history.acceptances")
    assert tuple(row.values()) == ("As quoted.", 2, 3)


def test_red_since_counts_from_the_last_time_that_it_turned_red(report, publish):
    checks = report().checks
    clash = next(check for check in checks if check.severity is Severity.ERROR)
    fine = replace(clash, verdict=Verdict.AGREES, severity=Severity.OK)
    for run_id, check in [("one", clash), ("two", fine), ("three", clash)]:
        publish(run_id, [check])
    query = publish("four", [replace(clash, message="The same, in other words.")])
    created = {row["snapshot_id"]: row["created_at"] for row in query("SELECT * FROM snapshots")}
    assert read_report(query).since == {clash.check_id: str(created[3])}
    assert read_report(query, 2).since == {}
    assert [(point.snapshot_id, point.severity) for point in read_report(query).history] == [
        (1, "error"),
        (2, "ok"),
        (3, "error"),
        (4, "error"),
    ]


def test_a_snapshot_that_is_not_there_is_a_clear_error(report, publish):
    with pytest.raises(UsageError, match="snapshot 9: there is no such snapshot; the newest is 1"):
        read_report(publish("one", report().checks), 9)
