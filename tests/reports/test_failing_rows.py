import csv
import io
from dataclasses import replace

from etl.reports import Refused, render_csv


def rows(data):
    return list(csv.DictReader(io.StringIO(render_csv(data), newline="")))


def test_each_count_behind_a_failed_check_is_a_whole_row(report):
    assert [(row["rule"], row["number"], row["value"], row["place"]) for row in rows(report())] == [
        ("contradiction", "97", "97", "CHN"),
        ("contradiction", "100", "100", "CHN"),
    ]


def test_refused_rows_are_there_whole(report):
    refused = Refused("counts", '{"value": -1}', "value", "at least 0", "-1")
    assert rows(report(refused=(refused,)))[-1]["refused_row"] == '{"value": -1}'


def test_no_cell_is_a_formula(report):
    data = report()
    data = replace(data, checks=tuple(replace(c, hint='=cmd("x")') for c in data.checks))
    assert {row["hint"] for row in rows(data)} == {'\'=cmd("x")'}
