"""The command line, mostly as a shell runs it."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from etl.cli import main
from etl.frames import build_frames
from etl.snapshots import Run, query, writing

VERBS = [
    "extract", "check", "report", "snapshots", "diff", "sql", "export", "verify", "replay",
    "doctor", "completion",
]  # fmt: skip
HEADCOUNT = [sys.executable, "-m", "etl.cli"]
COUNT = (
    "measure value value_high qualifier place origin as_of start end number quote segment"
    " low high role obs_status"
)
TEXT = "In all 30 Canadians are jailed abroad: 20 Canadians in China and 10 Canadians in Japan.\n"
TOO_MANY = TEXT.replace("10 Canadians", "15 Canadians")


@pytest.fixture
def raw(tmp_path):
    """A folder with two documents."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "fine.txt").write_text(TEXT)
    (folder / "over.txt").write_text(TOO_MANY)
    return folder


def run(*args, **given):
    return subprocess.run([*HEADCOUNT, *args], capture_output=True, check=False, **given)


def test_extract_prints_one_object_a_document_sorted_by_path(raw, capsys):
    assert main(["extract", str(raw)]) == 0
    fine, over = map(json.loads, capsys.readouterr().out.splitlines())
    assert [fine["document"], over["document"]] == ["fine.txt", "over.txt"]
    assert list(fine) == ["document", "document_id", "published", "counts", "claims", "checks"]
    assert set(fine["counts"][0]) == set(COUNT.split())
    assert [(c["value"], c["place"]) for c in fine["counts"]] == [
        (30, "ALL"), (20, "CHN"), (10, "JPN"),
    ]  # fmt: skip
    (check,) = [check for check in over["checks"] if check["kind"] == "sum"]
    assert (check["total"], check["parts_sum"], check["verdict"]) == (30, 35, "over")


def test_extract_numbers_adds_each_number_with_what_became_of_it(raw, capsys):
    main(["extract", "--numbers", str(raw / "fine.txt")])
    (answer,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert [n["value"] for n in answer["numbers"]] == [30, 20, 10]
    assert all(n["used"] and n["reason"] for n in answer["numbers"])


def test_extract_prints_the_same_bytes_whatever_the_locale(raw):
    (raw / "curly.txt").write_text("“97 Canadians are jailed in China,” it says.\n", "utf-8")
    first = run("extract", "--numbers", raw, env={**os.environ, "PYTHONHASHSEED": "1"})
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "2"}
    second = run("extract", "--numbers", raw, env={**os.environ, **locale})
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == second.stdout
    assert "“" in first.stdout.decode()


def test_extract_starts_fast(raw):
    run("extract", raw / "fine.txt")  # compiles the modules once
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run("extract", raw / "fine.txt")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime) < 1.0


def test_a_document_that_cannot_be_read_is_told_and_the_others_follow(raw, capsys):
    (raw / "empty.txt").touch()
    (raw / "pic\nture.txt").write_bytes(b"\x89PNG\0")
    assert main(["extract", str(raw)]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    empty, picture = err.splitlines()
    assert "empty.txt" in empty
    assert r"pic\nture.txt" in picture


def test_a_folder_that_does_not_exist_is_named(tmp_path, capsys):
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert "nowhere: no such file or folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("document", "fail_on", "status"),
    [("fine.txt", "warning", 0), ("over.txt", "error", 1), ("over.txt", "never", 0)],
)
def test_check_fails_at_or_above_a_severity(raw, capsys, document, fail_on, status):
    assert main(["check", "--fail-on", fail_on, str(raw / document)]) == status
    assert capsys.readouterr().out.startswith(f"{document}: 3 counts\n")


def test_a_reader_that_has_seen_enough_is_no_error(raw):
    for n in range(200):
        (raw / f"{n}.txt").write_text(TEXT)
    extract = subprocess.Popen(
        [*HEADCOUNT, "extract", "--numbers", raw], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    extract.stdout.readline()
    extract.stdout.close()
    assert extract.stderr.read() == b""
    assert extract.wait() == 0


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_an_example(verb, capsys):
    with pytest.raises(SystemExit) as stop:
        main([verb, "--help"])
    assert stop.value.code == 0
    assert f"example:\n  headcount {verb}" in capsys.readouterr().out


def test_wrong_usage_ends_with_status_2(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["check", "--fail-on", "sometimes", "."])
    assert stop.value.code == 2
    assert "sometimes" in capsys.readouterr().err


# ---- verbs that read the warehouse


def test_sql_prints_rows_in_each_format(ingested, capsys):
    def sql(form):
        query = "SELECT 1 AS n, 'a,b' AS w"
        assert main(["sql", query, "--warehouse", str(ingested), "--format", form]) == 0
        return capsys.readouterr().out

    assert sql("csv") == 'n,w\n1,"a,b"\n'
    assert sql("json") == '{"n": 1, "w": "a,b"}\n'
    assert sql("table").split() == ["n", "w", "1", "a,b"]
    assert sql("markdown") == "| n | w |\n| --- | --- |\n| 1 | a,b |\n"


def test_sql_writes_a_parquet_file_with_the_types_of_its_rows(ingested, tmp_path):
    query = "SELECT count_id, value, value_high FROM counts ORDER BY 1 -- all"
    told = [*HEADCOUNT, "sql", query, "--warehouse", str(ingested), "--format", "parquet"]
    with (tmp_path / "rows.parquet").open("wb") as file:
        subprocess.run(told, stdout=file, check=True)
    rows = duckdb.sql(f"SELECT typeof(value_high), * FROM '{tmp_path}/rows.parquet'").fetchall()
    assert rows[0][0] == "BIGINT"
    assert len(rows) > 100


def test_sql_in_parquet_reads_and_writes_nothing_else(ingested, tmp_path):
    for wrong in ("SELECT * FROM read_text('/etc/passwd')", "SELECT 1; SELECT 2", "nonsense"):
        told = [*HEADCOUNT, "sql", wrong, "--warehouse", str(ingested), "--format", "parquet"]
        done = subprocess.run(told, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert "the query failed" in done.stderr


def test_sql_that_makes_no_sense_is_one_line_and_status_2(ingested, capsys):
    assert main(["sql", "SELECT nothing", "--warehouse", str(ingested)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "nothing" in line


def test_snapshots_lists_the_first_one(ingested, capsys):
    assert main(["snapshots", "--warehouse", str(ingested), "--format", "json"]) == 0
    (snapshot,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert snapshot["snapshot"] == 1


def test_a_snapshot_does_not_differ_from_itself(ingested, capsys):
    assert main(["diff", "1", "1", "--warehouse", str(ingested), "--format", "json"]) == 0
    assert capsys.readouterr().out == ""


def test_report_is_written_where_asked_and_its_path_printed(ingested, tmp_path, capsys):
    where = ["--warehouse", str(ingested), "--reports", str(tmp_path)]
    assert main(["report", *where]) == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert [path] == [str(file) for file in tmp_path.iterdir()]


def test_report_in_a_format_for_machines_goes_where_o_says(ingested, tmp_path, capsys):
    told = ["report", "--warehouse", str(ingested), "--format", "json", "--snapshot", "1"]
    assert main([*told, "-o", str(tmp_path / "report.json")]) == 0
    assert main(told) == 0
    assert capsys.readouterr().out == (tmp_path / "report.json").read_text("utf-8")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["snapshot"]["snapshot_id"] == 1


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("never", 0)])
@pytest.mark.parametrize("form", ["html", "junit"])
def test_report_fails_at_or_above_a_severity(ingested, tmp_path, fail_on, status, form):
    where = ["--warehouse", str(ingested), "-o", str(tmp_path / "report")]
    assert main(["report", *where, "--format", form, "--fail-on", fail_on]) == status
    assert (tmp_path / "report").stat().st_size


def test_report_of_a_snapshot_that_is_not_there_is_refused(ingested, capsys):
    assert main(["report", "--warehouse", str(ingested), "--snapshot", "77"]) == 2
    assert "snapshot 77: there is no such snapshot" in capsys.readouterr().err


def test_what_was_loaded_is_what_the_documents_say(ingested, tmp_path, capsys):
    where = ["--warehouse", str(ingested)]
    assert main(["verify", *where]) == 0
    assert "23 documents, 0 differences" in capsys.readouterr().out
    assert main(["replay", str(tmp_path / "again"), *where]) == 0
    assert "the same" in capsys.readouterr().out


def test_a_difference_between_warehouse_and_documents_is_listed(ingested, tmp_path, capsys):
    copy = shutil.copytree(ingested, tmp_path / "copy")
    shutil.rmtree(copy / "archive")
    assert main(["verify", "--warehouse", str(copy)]) == 1
    *rows, last = capsys.readouterr().out.splitlines()
    assert len(rows) == 23
    assert last == "Snapshot 1: 23 documents, 23 differences"


def test_an_earlier_snapshot_is_brought_back_and_published(ingested, tmp_path, capsys):
    copy = shutil.copytree(ingested, tmp_path / "copy")
    with writing(copy) as writer:
        writer.load(build_frames((), (), (), ()), (), Run("gone", datetime.now(UTC), "1", "1", "1"))
        writer.publish()
    assert main(["snapshots", "--restore", "1", "--warehouse", str(copy)]) == 0
    assert "Snapshot 3 brings back what 1 held" in capsys.readouterr().out
    assert query(copy, "FROM diff(1, 3)").rows == []
    assert main(["snapshots", "--restore", "9", "--warehouse", str(copy)]) == 2
    assert "no snapshot 9" in capsys.readouterr().err


def test_export_prints_the_path_of_what_describes_it(ingested, tmp_path, capsys):
    assert main(["export", str(tmp_path / "out"), "--warehouse", str(ingested)]) == 0
    package = json.loads(Path(capsys.readouterr().out.strip()).read_text("utf-8"))
    assert package["name"] == "headcount"


@pytest.mark.parametrize(
    "verb", [["report"], ["snapshots"], ["diff", "1", "2"], ["sql", "FROM x"], ["verify"]]
)
def test_a_warehouse_that_is_not_there_is_named(tmp_path, capsys, verb):
    assert main([*verb, "--warehouse", str(tmp_path / "none")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "none" in line
