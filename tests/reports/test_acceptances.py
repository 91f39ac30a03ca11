import json
from dataclasses import replace
from datetime import date

import pytest

from etl.errors import VocabularyError
from etl.reports import failing, new_findings, render_html, render_json, verdict_sentence
from etl.reports.acceptances import read_acceptances
from schemas.codes import Severity

DAY = date(2024, 5, 4)
ENTRY_A = "{check_id: a, message: m, reason: r, by: b, date: 2024-05-05}"
ONE = "accepted: [{{check_id: a, message: m, reason: r, by: b, date: {date}, until: {until}}}]"
ENTRY = """
accepted:
  - check_id: {check_id}
    message: {message}
    reason: The note is quoted as it stands.
    by: R. Eader
    date: 2024-05-05
    until: {until}
"""


@pytest.fixture
def accepting(report):
    """accepting(until=..., message=...) -> the report with its one error accepted."""

    def make(until="2030-01-01", message=None):
        data = report()
        clash = next(check for check in data.checks if check.severity is Severity.ERROR)
        text = ENTRY.format(
            check_id=clash.check_id, until=until, message=json.dumps(message or clash.message)
        )
        accepted = read_acceptances(DAY, text)
        return replace(data, accepted={one.check_id: one for one in accepted})

    return make


def test_an_accepted_finding_is_shown_with_its_reason_and_fails_no_more(accepting):
    data = accepting()
    assert failing(data) == ()
    assert verdict_sentence(data) == (
        "None of 2 checks failed; 1 more is accepted; 1 could not be made."
    )
    assert "The note is quoted as it stands." in render_html(data)
    assert json.loads(render_json(data))["findings"][0]["standing"] == "accepted"


def test_an_acceptance_lapses_when_the_finding_says_something_else(accepting):
    assert len(failing(accepting(message="97 and nearly 200 are said of the same people."))) == 1


def test_an_acceptance_ends_on_its_date(accepting):
    assert len(failing(accepting(until="2024-05-04"))) == 1
    assert len(failing(accepting(until="2024-05-05"))) == 0


def test_a_finding_whose_acceptance_lapsed_is_new_again(accepting):
    data = accepting()
    lapsed = replace(data, accepted={}, accepted_before=data.accepted, previous=data.checks)
    assert [check.severity for check in new_findings(lapsed)] == [Severity.ERROR]
    assert json.loads(render_json(lapsed))["findings"][0]["standing"] == "new"
    still = replace(lapsed, accepted_before={})
    assert new_findings(still) == ()


def test_the_shipped_file_can_be_read():
    assert read_acceptances(DAY) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("accepted: [{check_id: a}]", "entry 1: has .*it must have check_id, message"),
        ("accepted: yes", "'accepted' must be a list"),
        ("accepted: [", "not valid YAML"),
        ("accepted: [{date: 2024-13-40}]", "not valid YAML"),
        (ONE.format(date="2024-05-05", until="soon"), "entry 1: until is 'soon'; write a date"),
        (ONE.format(date="May 5", until="2030-01-01"), "entry 1: date is 'May 5'"),
        (ONE.format(date="''", until="2030-01-01"), "entry 1: date is empty"),
        (f"accepted: [{ENTRY_A}, {ENTRY_A}]", "a stands there twice"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(text, says):
    with pytest.raises(VocabularyError, match=says):
        read_acceptances(DAY, text)
