import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator, ValidationError

from etl.reports import render_json
from schemas.codes import Blame, CheckKind, CheckLevel, Qualifier, Severity, Verdict


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(files("etl.reports").joinpath("report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_report_keeps_to_the_published_schema(report, validator):
    data = report()
    validator.validate(json.loads(render_json(data)))
    validator.validate(json.loads(render_json(replace(data, checks=(), documents=(), counts=()))))


def test_the_schema_refuses_an_unknown_verdict(report, validator):
    written = json.loads(render_json(report()))
    written["findings"][0]["verdict"] = "perhaps"
    with pytest.raises(ValidationError):
        validator.validate(written)


def test_evidence_can_be_found_again_in_the_text(report):
    data = report()
    text = data.documents[0].text
    for finding in json.loads(render_json(data))["findings"]:
        for count in finding["evidence"]:
            assert text[count["start"] : count["end"]] == count["number"]
            assert text[count["quote_start"] :].startswith(count["quote"])


def test_the_schema_knows_every_word_of_a_check():
    schema = json.loads(files("etl.reports").joinpath("report.schema.json").read_text("utf-8"))
    said = schema["$defs"]["finding"]["properties"]
    words = {"kind": CheckKind, "verdict": Verdict, "severity": Severity, "level": CheckLevel}
    for name, choices in words.items():
        assert set(said[name]["enum"]) == set(choices), name
    assert set(said["blame"]["enum"]) == {None, *Blame}
    assert set(schema["$defs"]["evidence"]["properties"]["qualifier"]["enum"]) == set(Qualifier)


def test_a_page_is_told_where_there_are_pages(report, document, validator):
    told = json.loads(render_json(report(document(document().text + "\f", pages=2))))
    validator.validate(told)
    assert {count["page"] for finding in told["findings"] for count in finding["evidence"]} == {1}


def test_standing_tells_new_from_still_open_and_resolved(report):
    data = report()
    clash = next(check for check in data.checks if check.severity is Severity.ERROR)
    gone = replace(clash, check_id="gone")
    known = json.loads(render_json(replace(data, previous=(clash, gone))))
    fresh = json.loads(render_json(replace(data, previous=())))
    assert known["findings"][0]["standing"] == "still open"
    assert [check["check_id"] for check in known["resolved"]] == ["gone"]
    assert fresh["findings"][0]["standing"] == "new"
