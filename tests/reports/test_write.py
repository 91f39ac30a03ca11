import os
from dataclasses import replace

import pytest

from etl.errors import WarehouseError
from etl.reports import render_report, write_pages, write_text
from schemas.codes import ReportFormat


@pytest.mark.parametrize("form", ReportFormat)
def test_each_format_gives_the_same_text_for_the_same_data(form, report):
    assert render_report(report(), form) == render_report(report(), form) != ""


def test_pages_of_an_older_report_of_the_same_name_are_gone(report, document, tmp_path):
    long = document(document().text + " x" * 1_500_000)
    index = write_pages(report(long), tmp_path).index
    assert len(list(tmp_path.rglob("*.html"))) > 2
    assert write_pages(report(), tmp_path).index == index
    assert list(tmp_path.rglob("*")) == [index]


def test_only_pages_that_changed_are_written_and_stale_ones_removed(report, document, tmp_path):
    texts = [document().text + end for end in (" x" * 1_500_000, "", " And that is all.")]
    long, one, other = (document(text, f"{n}.txt") for n, text in enumerate(texts))
    data = replace(report(long), documents=(long, one))
    first = write_pages(data, tmp_path)
    assert (first.written, first.removed) == (first.pages, 0)
    again = write_pages(data, tmp_path)
    assert (again.pages, again.written, again.removed) == (first.pages, 0, 0)
    assert again.told == f"0 of {first.pages} pages written"
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    third = write_pages(replace(data, documents=(long, other)), tmp_path)
    now = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.html")}
    assert third.removed == 1
    assert sum(before.get(path) == at for path, at in now.items()) == third.pages - third.written
    assert third.written < third.pages


def test_a_report_that_cannot_be_written_leaves_the_old_one(report, tmp_path):
    index = write_pages(report(), tmp_path).index
    before = index.read_text()
    data = replace(report(), snapshot={"snapshot_id": 3, "created_at": "2030-01-01"})
    (tmp_path / f"snapshot-3.{os.getpid()}.build").write_text("in the way")
    with pytest.raises(WarehouseError, match=r"snapshot-3\.html: the report cannot be written"):
        write_pages(data, tmp_path)
    assert index.read_text() == before


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WarehouseError, match=r"file/report\.json: the report cannot be written"):
        write_text("{}", tmp_path / "file" / "report.json")
