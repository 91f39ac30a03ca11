import json
from dataclasses import replace

from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from etl.reports import render_sarif


def results(data):
    log = json.loads(render_sarif(data))
    Sarif.model_validate(log)
    return log["runs"][0]["results"]


def test_the_log_keeps_to_the_schema(report):
    data = report()
    assert [r["kind"] for r in results(data)] == ["fail", "open", "notApplicable"]
    assert results(replace(data, documents=(), counts=(), checks=())) == []


def test_a_region_gives_the_number_back_by_offset_and_by_line_and_column(report, document):
    text = document().text.replace("OTTAWA", "𝟏 OTTAWA", 1)
    for result in results(report(document(text))):
        for place in result.get("locations", []) + result.get("relatedLocations", []):
            region = place["physicalLocation"]["region"]
            number = region["snippet"]["text"]
            at = region["charOffset"]
            assert text[at : at + region["charLength"]] == number
            line = text.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == number


def test_names_with_spaces_and_signs_become_addresses(report, document):
    first = results(report(document(document="a b/ü#?.txt")))[0]
    location = first["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "a%20b/%C3%BC%23%3F.txt"


def test_the_baseline_says_what_is_new_and_what_is_gone(report):
    data = report()
    clash = next(check for check in data.checks if check.rule == "contradiction")
    gone = replace(clash, check_id="gone")
    states = [r.get("baselineState") for r in results(replace(data, previous=(clash, gone)))]
    assert states == ["unchanged", None, None, "absent"]
