"""Rows of a query as a command prints them."""

from __future__ import annotations

import io
import json

import pytest

from etl.listing import write_rows
from schemas.codes import RowFormat

ROWS = [("Côte d'Ivoire", 7), ("[bold]Peru[/]", None), ("a\nb", 1_234)]


@pytest.fixture
def written():
    def write(form, rows=ROWS):
        out = io.StringIO()
        write_rows(["place", "value"], rows, form, out)
        return out.getvalue()

    return write


def test_a_table_shows_text_as_text_and_numbers_to_the_right(written):
    head, first, second, *_ = written(RowFormat.TABLE).splitlines()
    assert head.split() == ["place", "value"]
    assert first.rstrip().endswith("    7")
    assert "[bold]Peru[/]" in second


def test_json_has_one_object_a_row_and_null_for_what_is_missing(written):
    rows = [json.loads(line) for line in written(RowFormat.JSON).splitlines()]
    assert [tuple(row.values()) for row in rows] == ROWS


def test_csv_has_a_header_even_without_rows(written):
    assert written(RowFormat.CSV, rows=[]) == "place,value\n"


def test_csv_has_no_cell_that_a_spreadsheet_runs(written):
    rows = [("=cmd|' /C calc'!A0", -1), ("@SUM(A1)", None), ("1=1", 2)]
    lines = written(RowFormat.CSV, rows).splitlines()
    assert lines == ["place,value", "'=cmd|' /C calc'!A0,-1", "'@SUM(A1),", "1=1,2"]


def test_markdown_keeps_each_row_on_its_line_and_each_value_in_its_cell(written):
    lines = written(RowFormat.MARKDOWN, rows=[("a|b\n<b>", None)]).splitlines()
    assert lines == ["| place | value |", "| --- | --- |", "| a\\|b<br>&lt;b> |  |"]
