"""The whole chain, run as `make run` runs it, on small folders of documents."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import re
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import pytest
from prefect import Flow, Task, get_client
from prefect.artifacts import Artifact
from prefect.events.worker import EventsWorker
from prefect.settings import get_current_settings

from etl.documents import document_id
from etl.snapshots import Lake, query, share, writing
from etl.summary import ChecksFailed
from flows.ingest import ingest, main
from schemas.records import Acceptance

TEXT = "In all 30 Canadians are jailed abroad: 20 Canadians in China and 10 Canadians in Japan.\n"
TOO_MANY = TEXT.replace("10 Canadians", "15 Canadians")


@pytest.fixture
def raw(tmp_path):
    """A folder with two documents that add up."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT)
    return folder


@pytest.fixture
def warehouse(tmp_path):
    return tmp_path / "warehouse"


@pytest.fixture
def run(raw, warehouse, capsys):
    """run("--fail-on", "error") -> exit status, what stood on stdout and on stderr."""

    def once(*options):
        status = main(["--raw", str(raw), "--warehouse", str(warehouse), *options])
        told = capsys.readouterr()
        return status, " ".join(told.out.split()), told.err

    return once


def documents(warehouse):
    return [name for (name,) in query(warehouse, "SELECT document FROM documents ORDER BY 1").rows]


def snapshots(warehouse):
    return query(warehouse, "SELECT count(*) FROM snapshots").rows[0][0]


def test_a_run_says_what_it_did_and_where_the_report_is(run, warehouse):
    status, out, _ = run()
    assert status == 0
    assert "2 new, 0 changed, 0 unchanged, 0 removed, 0 failed" in out
    assert "2 ok: 2 equal" in out
    assert out.endswith(f"Report {warehouse / 'reports/snapshot-1.html'}")
    assert query(warehouse, "SELECT count(*), sum(value) FROM counts").rows == [(6, 120)]


def test_the_summary_is_kept_as_an_artifact(run, warehouse):
    run()
    artifact = Artifact.get("ingest")
    assert "2 documents" in artifact.data
    assert str(warehouse / "reports/snapshot-1.html") in artifact.data


def test_a_run_that_changes_nothing_makes_no_snapshot_and_extracts_nothing(run, warehouse):
    run()
    status, out, _ = run()
    assert status == 0
    assert "0 new, 0 changed, 2 unchanged, 0 removed" in out
    assert snapshots(warehouse) == 1


def test_an_added_a_changed_and_a_removed_document_make_one_snapshot(run, raw, warehouse):
    (raw / "c.txt").write_text(TEXT)
    run()
    (raw / "a.txt").write_text(TOO_MANY)
    (raw / "b.txt").unlink()
    (raw / "d.txt").write_text(TEXT)
    _, out, _ = run()
    assert "1 new, 1 changed, 1 unchanged, 1 removed" in out
    assert snapshots(warehouse) == 2
    assert documents(warehouse) == ["a.txt", "c.txt", "d.txt"]


def test_batches_are_loaded_as_one_run(raw, warehouse):
    ingest(raw, warehouse, batch_bytes=1)
    assert snapshots(warehouse) == 1
    assert documents(warehouse) == ["a.txt", "b.txt"]


def test_a_backfill_brings_the_documents_of_its_days_and_no_others(run, raw, warehouse):
    run()
    for name, day in (("old.txt", "1998-05-01"), ("older.txt", "1997-05-01")):
        (raw / name).write_text(f"date {day} {TEXT}")
    _, out, _ = run("--since", "1998-01-01", "--until", "1998-12-31")
    assert "1 new, 0 changed, 2 unchanged, 0 removed" in out
    assert documents(warehouse) == ["a.txt", "b.txt", "old.txt"]
    _, out, _ = run("--since", "1998-01-01", "--until", "1998-12-31")
    assert "0 new, 0 changed, 3 unchanged, 0 removed" in out


def test_a_load_that_cannot_be_published_is_taken_back(run, raw, warehouse, monkeypatch):
    run()
    (raw / "c.txt").write_text(TEXT)
    with monkeypatch.context() as broken:
        broken.setattr("etl.snapshots.publish.audit", lambda *_: ["a row too many"])
        status, _, err = run()
    assert status == 2
    assert "a row too many" in err
    with writing(warehouse) as writer:
        assert len(writer.known()) == 2
    _, out, _ = run()
    assert "1 new, 0 changed, 2 unchanged" in out
    assert snapshots(warehouse) == 2


def made_of(client):
    """Asset -> the assets that it was made of, as far as the server has digested the events."""
    body = {"filter": {"event": {"prefix": ["prefect.asset.materialization.succeeded"]}}}
    events = client.request("POST", "/events/filter", json=body).json()["events"]
    return {
        event["resource"]["prefect.resource.id"]: {
            related["prefect.resource.id"]
            for related in event["related"]
            if related["prefect.resource.role"] == "asset"
        }
        for event in events
    }


def test_lineage_goes_from_documents_to_counts_to_the_warehouse(run):
    run()
    EventsWorker.drain_all()
    deadline = time.monotonic() + 60
    with get_client(sync_client=True) as client:
        while len(made := made_of(client)) < 2 and time.monotonic() < deadline:
            time.sleep(0.2)
    assert made == {
        "headcount://counts": {"headcount://documents"},
        "headcount://warehouse": {"headcount://counts"},
    }


def test_events_are_kept_for_a_week():
    assert get_current_settings().server.events.retention_period == timedelta(days=7)


def test_each_task_has_a_time_limit_and_no_flow_is_tried_again():
    modules = [importlib.import_module(f"flows.{path.stem}") for path in Path("flows").glob("*.py")]
    found = [value for module in modules for value in vars(module).values()]
    tasks = [one for one in found if isinstance(one, Task)]
    assert len({task.name for task in tasks}) >= 7
    assert all(task.timeout_seconds for task in tasks)
    assert not any(one.retries for one in found if isinstance(one, Flow))


def test_a_new_document_is_compared_with_those_that_were_read_before(run, raw, warehouse):
    (raw / "c.txt").write_text("date 2024-10-16 In Japan 10 Canadians are in prison.\n")
    run()
    (raw / "d.txt").write_text("date 2024-10-16 In Japan 12 Canadians are in prison.\n")
    run()
    across = "SELECT message FROM checks WHERE document_id IS NULL"
    ((message,),) = query(warehouse, across).rows
    assert "10" in message
    assert "12" in message
    run()
    assert snapshots(warehouse) == 2


def test_what_cannot_be_read_is_named_and_the_others_are_loaded(run, raw, warehouse):
    (raw / "empty.txt").touch()
    (raw / "binary.txt").write_bytes(b"PK\3\4\0\0")
    (raw / "lost.txt").symlink_to(raw / "nowhere")
    (raw / "sheet.xlsx").write_bytes(b"PK")
    (raw / "sidecar.txt").write_text(TEXT)
    (raw / "sidecar.meta.json").write_text("{url: ")
    with (raw / "vast.txt").open("wb") as file:
        file.truncate(50_000_000)
    status, out, _ = run()
    assert status == 2
    assert "2 new, 0 changed, 0 unchanged, 0 removed, 6 failed" in out
    names = {"empty.txt", "binary.txt", "lost.txt", "sheet.xlsx", "vast.txt"}
    assert all(f"{name}:" in out for name in names | {"sidecar.meta.json"})
    failures = query(warehouse, "SELECT document FROM failures").rows
    assert {name for (name,) in failures} == names | {"sidecar.txt"}
    assert documents(warehouse) == ["a.txt", "b.txt"]


def test_a_document_that_became_unreadable_is_withdrawn(run, raw, warehouse):
    run()
    (raw / "a.txt").write_bytes(b"\0")
    status, out, _ = run()
    assert status == 2
    assert "1 unchanged, 1 removed, 1 failed" in out
    assert documents(warehouse) == ["b.txt"]


@pytest.mark.parametrize("gone", ["renamed", "emptied"])
def test_a_folder_without_documents_empties_no_warehouse(run, raw, warehouse, gone):
    run()
    for file in raw.iterdir():
        file.unlink()
    if gone == "renamed":
        raw.rmdir()
    status, _, err = run()
    assert status == 2
    assert str(raw) in err
    assert len(err.splitlines()) == 1
    assert documents(warehouse) == ["a.txt", "b.txt"]


def test_a_second_run_at_the_same_time_is_refused(run, raw, warehouse):
    run()
    with writing(warehouse):
        status, _, err = run()
    assert status == 2
    assert str(os.getpid()) in err
    assert documents(warehouse) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("never", 0)])
def test_a_failed_check_ends_with_status_1_if_asked_for(run, raw, fail_on, status):
    (raw / "a.txt").write_text(TOO_MANY)
    assert run("--fail-on", fail_on)[0] == status


def test_what_is_accepted_is_kept_with_the_snapshot_and_fails_no_more(
    run, raw, warehouse, monkeypatch
):
    (raw / "a.txt").write_text(TOO_MANY)
    assert run("--fail-on", "error")[0] == 1
    ((check_id, said),) = query(
        warehouse, "SELECT check_id, message FROM checks WHERE severity = 'error'"
    ).rows
    known = Acceptance(check_id, said, "As quoted.", "R. Eader", "2024-05-05")
    monkeypatch.setattr("flows.loading.accepted", lambda: (known,))
    assert run("--fail-on", "error")[0] == 0
    assert query(warehouse, "SELECT reason FROM acceptances").rows == [("As quoted.",)]
    assert snapshots(warehouse) == 2


def test_a_failed_check_marks_the_flow_as_failed_if_asked_for(raw, warehouse):
    (raw / "a.txt").write_text(TOO_MANY)
    state = ingest(raw, warehouse, fail_on="error", return_state=True)
    assert state.is_failed()
    assert state.message == "1 of 2 checks failed"
    with pytest.raises(ChecksFailed, match=r"^1 of 2 checks failed$"):
        state.result()
    assert documents(warehouse) == ["a.txt", "b.txt"]


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of 32 MB, which only root can make."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=32m", "headcount-test", folder]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(path):
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"\0" * 4096):
            pass


def test_a_full_disk_leaves_the_last_published_warehouse(raw, small_disk, capsys):
    options = ["--raw", str(raw), "--warehouse", str(small_disk), "--reports", str(raw.parent)]
    assert main(options) == 0
    (raw / "c.txt").write_text(TEXT)
    ballast = small_disk / "ballast"
    fill(ballast)
    capsys.readouterr()
    assert main(options) == 2
    assert str(small_disk) in capsys.readouterr().err
    assert documents(small_disk) == ["a.txt", "b.txt"]
    ballast.unlink()
    assert main(options) == 0
    assert documents(small_disk) == ["a.txt", "b.txt", "c.txt"]


def logged(err):
    return [json.loads(line) for line in err.splitlines() if line.startswith("{")]


def test_a_log_has_the_ids_of_run_and_documents_and_no_word_of_their_texts(
    run, raw, warehouse, monkeypatch
):
    monkeypatch.setenv("HEADCOUNT_LOG", "json")
    (raw / "broken.txt").write_bytes(b"jailed\0 Canadians")
    (raw / "a.txt").write_text(TOO_MANY)
    _, _, err = run()
    lines = logged(err)
    ((run_id,),) = query(warehouse, "SELECT run_id FROM runs").rows
    assert {line["run_id"] for line in lines} == {run_id}
    assert [line["event"] for line in lines] == [
        "run started", "document read", "document read", "document not read", "loaded", "run ended",
    ]  # fmt: skip
    assert lines[1]["document_id"] == document_id("a.txt")
    words = set(re.findall(r"[A-Za-z]{4,}", TEXT))
    assert words >= {"Canadians", "jailed", "China"}
    assert not words & set(re.findall(r"[A-Za-z]+", err))


def test_in_debug_a_log_has_the_words_of_each_count(run, monkeypatch):
    monkeypatch.setenv("HEADCOUNT_LOG", "json")
    monkeypatch.setenv("HEADCOUNT_LOG_LEVEL", "debug")
    counts = [line for line in logged(run()[2]) if line["event"] == "count"]
    assert {line["value"] for line in counts} == {10, 20, 30}
    assert all(line["quote"] in TEXT for line in counts)


def test_a_run_that_is_given_up_is_the_last_line_of_its_log(run, warehouse, monkeypatch):
    monkeypatch.setenv("HEADCOUNT_LOG", "json")
    with writing(warehouse):
        _, _, err = run()
    assert logged(err)[-1]["error"] == "WarehouseBusy"


def test_a_wrong_setting_ends_a_run_with_one_line(run, monkeypatch):
    monkeypatch.setenv("HEADCOUNT_LOG", "xml")
    status, _, err = run()
    assert (status, len(err.splitlines())) == (2, 1)
    assert "HEADCOUNT_LOG is 'xml'" in err


def test_a_run_shares_what_it_publishes_and_a_lake_that_is_away_keeps_it_from_nothing_else(
    run, warehouse, database, tmp_path
):
    lake = f"{database} data_path={tmp_path}/lake"
    assert run("--publish", lake)[0] == 0
    assert share(warehouse, Lake.at(f"{lake} warehouse=shared")) == 1
    status, _, err = run("--publish", lake.replace("dbname=", "dbname=no_"))
    assert status == 2
    assert "does not exist" in err
    assert list(warehouse.glob("reports/*.html"))
