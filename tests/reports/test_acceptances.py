import json
from dataclasses import replace

import pytest

from etl.errors import VocabularyError
from etl.reports import failing, render_html, render_json, verdict_sentence
from etl.reports.acceptances import read_acceptances
from schemas.codes import Severity

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
        return replace(data, accepted=read_acceptances(text))

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


def test_the_shipped_file_can_be_read():
    assert isinstance(read_acceptances(), dict)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("accepted: [{check_id: a}]", "entry 1: has .*it must have check_id, message"),
        ("accepted: yes", "'accepted' must be a list"),
        ("accepted: [", "not valid YAML"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(text, says):
    with pytest.raises(VocabularyError, match=says):
        read_acceptances(text)
