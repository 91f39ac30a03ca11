import os
import shutil
import sys
from dataclasses import replace

import pytest

from etl.errors import WarehouseError
from etl.reports import render_report, write_pages, write_text
from schemas.codes import ReportFormat
from tests.reports.conftest import publish as published


@pytest.mark.parametrize("form", ReportFormat)
def test_each_format_gives_the_same_text_for_the_same_data(form, report):
    assert render_report(report(), form) == render_report(report(), form) != ""


@pytest.fixture
def publish(tmp_path):
    """publish(data, "run") -> how to ask the warehouse that then holds it."""
    return lambda data, run_id="one": published(data, tmp_path / "warehouse", run_id)


def times(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}


def test_pages_of_an_older_report_of_the_same_name_are_gone(report, publish, tmp_path, monkeypatch):
    query, folder = publish(report()), tmp_path / "reports"
    with monkeypatch.context() as patched:
        patched.setattr("etl.reports.outline.WHOLE", 0)
        written, _ = write_pages(query, folder)
    assert len(times(folder)) == written.pages > 2
    whole, _ = write_pages(query, folder)
    assert (whole.index, whole.removed) == (written.index, written.pages - 1)
    assert list(folder.rglob("*")) == [whole.index]


def test_only_pages_that_changed_are_written_and_stale_ones_removed(
    report, document, publish, tmp_path, monkeypatch
):
    monkeypatch.setattr("etl.reports.outline.WHOLE", 0)
    one, two, three = (document(document=f"{n}.txt") for n in range(3))
    data, folder = replace(report(one), documents=(one, two)), tmp_path / "reports"
    first, _ = write_pages(publish(data), folder)
    assert (first.written, first.removed) == (first.pages, 0)
    again, _ = write_pages(publish(data), folder)
    assert (again.pages, again.written, again.removed) == (first.pages, 0, 0)
    assert again.told == f"0 of {first.pages} pages written"
    before = times(folder)
    shutil.rmtree(tmp_path / "warehouse")  # as if it were filled anew, so that it is snapshot 1
    third, _ = write_pages(publish(replace(data, documents=(one, three))), folder)
    now = times(folder)
    assert third.removed == 1
    assert sum(before.get(path) == at for path, at in now.items()) == third.pages - third.written
    assert third.written < third.pages


def test_pages_of_the_report_before_are_taken_as_they_would_be_rendered(
    report, document, publish, tmp_path, monkeypatch
):
    monkeypatch.setattr("etl.reports.outline.WHOLE", 0)
    texts = [document(document=f"{n}.txt") for n in range(4)]
    data = replace(report(texts[0]), documents=tuple(texts))
    write_pages(publish(data), tmp_path / "reports")
    texts[3] = document(document="3.txt", title="Told anew", text=texts[3].text + " Or so.")
    query = publish(replace(data, documents=tuple(texts)), "two")
    written, _ = write_pages(query, tmp_path / "reports")
    assert written.index.name == "snapshot-2.html"
    rendered = "what failed, one text, the list, what leads to the index, the index"
    assert written.taken == written.pages - 5, rendered
    assert written.told.endswith(f"{written.taken} of them as in the report before")
    write_pages(query, tmp_path / "fresh")
    for page in (tmp_path / "fresh").rglob("*"):
        there = tmp_path / "reports" / page.relative_to(tmp_path / "fresh")
        assert page.is_dir() or there.read_bytes() == page.read_bytes(), there


def test_pages_in_common_are_one_file_and_the_older_report_stays_as_it_was(
    report, document, publish, tmp_path, monkeypatch
):
    monkeypatch.setattr("etl.reports.outline.WHOLE", 0)
    folder, one, two = tmp_path / "reports", document(document="1.txt"), document(document="2.txt")
    data = replace(report(one), documents=(one, two))
    write_pages(publish(data), folder)
    before = {path: path.read_bytes() for path in times(folder)}
    again = replace(data, documents=(one, replace(two, title="Told anew")))
    write_pages(publish(again, "two"), folder)
    same, changed = (f"documents/{own.document_id}.html" for own in (one, two))
    first, second = folder / "snapshot-1", folder / "snapshot-2"
    assert (second / same).samefile(first / same)
    assert "Told anew" in (second / changed).read_text()
    write_pages(publish(data, "three"), folder)
    (second / same).write_bytes(b"")  # and so is that of the others
    written, _ = write_pages(publish(data, "three"), folder)
    assert written.index.name == "snapshot-3.html"
    assert (folder / "snapshot-3" / same).read_bytes() == before[first / same]
    (first / same).write_bytes(before[first / same])
    assert {path: path.read_bytes() for path in before} == before


def test_a_report_that_is_there_is_told_without_a_look_at_what_it_is_made_of(
    report, publish, tmp_path, monkeypatch
):
    monkeypatch.setattr("etl.reports.outline.WHOLE", 0)
    query, folder = publish(report()), tmp_path / "reports"
    first, told = write_pages(query, folder)
    monkeypatch.setattr("etl.reports.write.read_outline", None)
    again, same = write_pages(query, folder)
    assert (again.pages, again.written) == (first.pages, 0)
    assert same == told


def test_a_killed_report_is_made_whole_by_the_next(report, publish, tmp_path, monkeypatch):
    monkeypatch.setattr("etl.reports.outline.WHOLE", 0)
    query, folder = publish(report()), tmp_path / "reports"
    write_pages(query, tmp_path / "whole")
    left = folder / "snapshot-1.1.build"
    with monkeypatch.context() as killed:
        killed.setattr("etl.reports.folder.render_index", lambda *_: sys.exit("killed"))
        with pytest.raises(SystemExit):
            write_pages(query, folder)
    left.mkdir(parents=True)
    (left / "open.html").write_text("half")
    os.utime(left, (0, 0))
    write_pages(query, folder)
    assert not left.exists()
    for page in (tmp_path / "whole").rglob("*.*"):
        there = folder / page.relative_to(tmp_path / "whole")
        assert there.read_bytes() == page.read_bytes(), there


@pytest.mark.parametrize("harm", ["gone", "cut", "other code", "no ledger"])
def test_pages_that_are_not_as_they_should_be_are_written_again(
    harm, report, publish, tmp_path, monkeypatch
):
    monkeypatch.setattr("etl.reports.outline.WHOLE", 0)
    query, folder = publish(report()), tmp_path / "reports"
    first, _ = write_pages(query, folder)
    before = {path: path.read_bytes() for path in times(folder)}
    further = first.index.with_suffix("")
    [page], ledger = further.glob("open-*.html"), further / "pages.txt"
    if harm == "gone":
        page.unlink()
    elif harm == "cut":
        page.write_bytes(before[page][:1000])
    elif harm == "no ledger":
        ledger.unlink()
    else:
        ledger.write_text(ledger.read_text().replace("\n", "0\n", 1))
    again, _ = write_pages(query, folder)
    assert again.written == int(harm in ("gone", "cut"))
    assert {path: path.read_bytes() for path in times(folder)} == before


def test_a_report_that_cannot_be_written_leaves_the_old_one(report, publish, tmp_path):
    folder = tmp_path / "reports"
    index = write_pages(publish(report()), folder)[0].index
    before = index.read_text()
    (folder / f"snapshot-1.{os.getpid()}.build").write_text("in the way")
    shutil.rmtree(tmp_path / "warehouse")
    with pytest.raises(WarehouseError, match=r"snapshot-1\.html: the report cannot be written"):
        write_pages(publish(report(), "another"), folder)
    assert index.read_text() == before


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WarehouseError, match=r"file/report\.json: the report cannot be written"):
        write_text("{}", tmp_path / "file" / "report.json")
