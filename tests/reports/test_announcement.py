from dataclasses import replace

from etl.reports.announcement import LONGEST, SHOWN, announcement, new_findings
from schemas.codes import Severity


def clashes(data, number):
    clash = next(check for check in data.checks if check.severity is Severity.ERROR)
    return tuple(replace(clash, check_id=f"{n:016x}") for n in range(number))


def test_only_what_is_new_is_told(report):
    data = report()
    old, new = clashes(data, 2)
    told = announcement(replace(data, checks=(old, new), previous=(old,)))
    assert [finding["check_id"] for finding in told["new"]] == [new.check_id]
    assert new_findings(replace(data, checks=(old, new), previous=(old, new))) == ()


def test_the_first_snapshot_tells_all(report):
    assert len(announcement(report())["new"]) == 1


def test_findings_beyond_the_first_are_counted(report):
    data = report()
    told = announcement(replace(data, checks=clashes(data, SHOWN + 3)))
    assert (len(told["new"]), told["new_left_out"]) == (SHOWN, 3)
    assert told["text"].endswith("- and 3 more")


def test_a_long_message_is_cut_with_dots(report):
    data = report()
    long = replace(clashes(data, 1)[0], message="x" * 10_000)
    message = announcement(replace(data, checks=(long,)))["new"][0]["message"]
    assert len(message) == LONGEST
    assert message.endswith("…")
